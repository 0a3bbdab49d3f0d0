//! A suggestion with everything that must be said with it, for the screen and for paper: first the
//! step, why, what to do and what about the parents; the rest is folded (`suggestion_rest`).

use leptos::prelude::*;

use crate::{
    domain::{
        assessment::Reasoned,
        municipality::Phone,
        next_step::{Note, Parents, Step, texts::ShownRule},
    },
    view::{
        component::{Notice, Phones, Tone, button},
        context::{App, Content},
    },
    workflow::screen::Screen,
};

/// Whom to call while contact with the parents is barred.
const BARRED: [&str; 4] = ["112", "akutvagt", "114", "beredskab"];
/// Whom to call otherwise.
const OPEN: [&str; 2] = ["akutvagt", "familieraadgivning"];

/// Whom to call about an underretning.
pub(super) fn phones_for(content: &Content, parents: Parents) -> Vec<Phone> {
    let ids: &[&str] = if parents.is_barred() { &BARRED } else { &OPEN };
    let phones = content.municipality.phones.iter();
    phones
        .filter(|phone| ids.contains(&phone.id.as_str()))
        .cloned()
        .collect()
}

/// The step, its main reason, what to do now, and what about the parents: before everything to do
/// where contact with them is barred. `act`: with whom to call and the way to the underretning,
/// where that is the step.
pub(super) fn suggestion_now(
    reasoned: &Reasoned,
    content: &Content,
    act: Option<App>,
) -> impl IntoView + use<> {
    let suggestion = &reasoned.suggestion;
    let rules = &content.rules;
    let municipality = &content.municipality;
    let main = suggestion
        .main()
        .and_then(|hit| rules.show(hit, suggestion.parents, &reasoned.facts, municipality));
    let notes: Vec<_> = suggestion
        .notes
        .iter()
        .filter(|note| **note != Note::MissingKnowledge)
        .map(|note| rules.note(*note, municipality))
        .collect();
    let missing = suggestion
        .says_missing_knowledge()
        .then(|| rules.note(Note::MissingKnowledge, municipality));
    let underretning = suggestion.step.at_least(Step::Underretning);
    let act = act
        .filter(|_| underretning)
        .map(|app| act_now(app, phones_for(content, suggestion.parents)));
    let parents = parents_card(suggestion.parents, content);
    let barred = suggestion.parents.is_barred() && main.is_some();
    let (inside, after) = if barred {
        (parents, None)
    } else {
        (None, parents)
    };
    view! {
        {main.map(|main| main_card(main, underretning, inside, act))}
        {after}
        {missing.map(|text| view! { <Notice tone=Tone::Careful><p>{text}</p></Notice> })}
        {notes_card(notes)}
    }
}

/// The rules of danger now: whom to call stands before what the parents may know.
const LIFE_FIRST: [u8; 2] = [1, 2];

fn main_card(
    main: ShownRule,
    severe: bool,
    parents: Option<AnyView>,
    act: Option<AnyView>,
) -> impl IntoView {
    let class = if severe {
        "card suggestion suggestion--severe"
    } else {
        "card suggestion"
    };
    // A life comes before everything. Elsewhere the contact itself is the danger.
    let (first, then) = if LIFE_FIRST.contains(&main.number) {
        (None, parents)
    } else {
        (parents, None)
    };
    view! {
        <section class=class>
            <p class="suggestion__word">"Forslag"</p>
            <h2 class="suggestion__title">{main.title}</h2>
            {first}
            <p>{main.reason}</p>
            {steps(main.actions)}
            {then}
            {act}
        </section>
    }
}

/// What to do, in order.
pub(super) fn steps(actions: Vec<String>) -> AnyView {
    let actions: Vec<_> = actions
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect();
    view! { <ol class="stack stack--s">{actions}</ol> }.into_any()
}

/// Whom to call, and the way to the underretning.
fn act_now(app: App, phones: Vec<Phone>) -> AnyView {
    view! {
        <div class="phones screen-only">
            <Phones phones />
        </div>
        {button("button button--main button--big screen-only", "Skriv underretning", move || app.go(Screen::Underretninger))}
    }
    .into_any()
}

fn parents_card(parents: Parents, content: &Content) -> Option<AnyView> {
    let tone = match parents {
        Parents::Ja => Tone::Calm,
        Parents::Vent => Tone::Careful,
        Parents::MaaIkke => Tone::Danger,
    };
    let text = content.rules.parents(parents).cloned();
    text.map(|text| {
        view! {
            <Notice tone>
                <h2>{format!("Forældrene: {}", text.title)}</h2>
                <p>{text.text}</p>
            </Notice>
        }
        .into_any()
    })
}

fn notes_card(notes: Vec<String>) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let notes = notes
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect_view();
        view! {
            <section class="card">
                <h2>"Husk"</h2>
                <ul class="stack stack--s">{notes}</ul>
            </section>
        }
    })
}
