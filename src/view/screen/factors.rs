//! Risiko og ressourcer: what works and what protects first, then what may make it hard. Nothing
//! here is counted, and nothing here changes the suggestion.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        assessment::Assessment,
        factors::{Factor, FactorAnswers, FactorKind, FactorList, FactorLists},
        next_step::Answer3,
    },
    view::{
        component::{
            Back, ChoiceLayout, ChoiceText, Choices, FieldKind, Heading, Notice, Onward, TextField,
            Tone, When, button, fold, memo,
        },
        context::{App, app},
        effects, factors,
    },
    workflow::screen::Screen,
};

/// The lists beside the form.
#[component]
pub fn FactorsScreen() -> impl IntoView {
    let app = app();
    let lists = app
        .with_assessment_untracked(|a| app.content().factors_of(&a.factors.edition))
        .flatten()
        .unwrap_or_else(|| Arc::clone(&app.content().factors));
    let age = untrack(|| {
        app.with_child(|child| (!child.unborn).then(|| child.age_months(effects::today())))
    })
    .flatten();
    let role = app.with_assessment_untracked(|a| a.author.profession.role());
    let shown: Vec<_> = lists
        .lists
        .iter()
        .filter(|list| role.is_some_and(|role| list.is_for(role, age)))
        .map(|list| section(app, &lists, list))
        .collect();
    let has_form = app
        .with_assessment_untracked(|a| a.response.is_some())
        .unwrap_or_default();
    let ready = memo(move || app.suggestion().is_some());
    view! {
        <Heading text="Risiko og ressourcer" />
        <p>"Til at tænke med. Svar på det, du ved noget om, og spring resten over. Intet tælles sammen, og intet her ændrer forslaget."</p>
        <section class="card">
            {typed(
                app,
                ("Hvad virker, og hvad er barnet og familien gode til?", "strengths"),
                "Ressourcer: det, I kan bygge videre på.",
                |a| &a.strengths,
                |a, text| a.strengths = text,
            )}
        </section>
        {shown}
        <section class="card">
            {typed(
                app,
                ("Sådan forstår jeg det", "factors-understood"),
                "Din egen forståelse. Den står for sig, når det printes.",
                |a| &a.understood,
                |a, text| a.understood = text,
            )}
        </section>
        <p class="small muted">{lists.status.clone()}</p>
        <Onward>
            {if has_form {
                view! { <Back text="Gennemse svarene" on_click=Callback::new(move |()| app.go(Screen::Review)) /> }
            } else {
                view! { <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) /> }
            }}
            <When
                on=move || ready.get()
                otherwise=move || button("button button--main button--big", "Jeg har set dem: videre", move || looked(app, onward(app)))
            >
                {button("button button--main button--big", "Jeg har set dem: se forslaget", move || looked(app, Screen::NextStep))}
            </When>
        </Onward>
    }
}

/// Notes that what protects was looked at, and goes on.
fn looked(app: App, to: Screen) {
    app.edit(|a| a.factors.looked = true);
    app.go(to);
}

/// Where an assessment goes on that has no suggestion yet.
fn onward(app: App) -> Screen {
    app.with_assessment_untracked(|a| {
        if a.response.is_some() && a.position.is_none() {
            Screen::Position
        } else if a.scores.child.is_none() {
            Screen::Ruler
        } else {
            Screen::Acute
        }
    })
    .unwrap_or(Screen::Child)
}

fn section(app: App, lists: &Arc<FactorLists>, list: &FactorList) -> AnyView {
    let open = list.kind == FactorKind::Protective;
    let body = {
        let (lists, list) = (Arc::clone(lists), list.clone());
        move || {
            let groups: Vec<_> = list
                .groups
                .iter()
                .map(|group| {
                    let items: Vec<_> = group
                        .items
                        .iter()
                        .map(|factor| question(app, &lists.edition, factor))
                        .collect();
                    view! {
                        <div class="stack">
                            <h3 class="muted">{group.title.clone()}</h3>
                            {items}
                        </div>
                    }
                })
                .collect();
            view! {
                <div class="stack">
                    <p>{list.intro.clone()}</p>
                    {groups}
                </div>
            }
            .into_any()
        }
    };
    if open {
        return view! {
            <section class="card" aria-label=list.title.clone()>
                <h2>{list.title.clone()}</h2>
                {body()}
            </section>
        }
        .into_any();
    }
    let summary = view! { <strong>{list.title.clone()}</strong> }.into_any();
    fold("card", summary, false, RwSignal::new(false), Box::new(body))
}

fn question(app: App, edition: &str, factor: &Factor) -> AnyView {
    let chosen = {
        let id = factor.id.clone();
        memo(move || {
            app.with_assessment(|a| a.factors.answers.get(&id).copied())
                .flatten()
        })
    };
    let options = Answer3::ALL
        .iter()
        .map(|answer| ChoiceText::plain(factors::answer(*answer)))
        .collect();
    let selected = Signal::derive(move || {
        let chosen = chosen.get()?;
        Answer3::ALL.iter().position(|answer| *answer == chosen)
    });
    let (id, edition) = (factor.id.clone(), edition.to_owned());
    let on_pick = Callback::new(move |index: usize| {
        if let Some(answer) = Answer3::ALL.get(index) {
            app.edit(|a| a.factors.answer(&edition, &id, *answer));
        }
    });
    let acute = factor.acute;
    view! {
        <Choices
            legend=factor.text.clone()
            name=factor.id.clone()
            options
            selected
            on_pick
            layout=ChoiceLayout::Row
        />
        <When on=move || acute && chosen.get() == Some(Answer3::Ja)>
            <Notice tone=Tone::Danger>
                <p><strong>"Vold hører ikke til på en liste."</strong></p>
                <p>"Er der viden eller mistanke om vold mod barnet, også vold, det er vidne til, så svar på det med det samme."</p>
                {button("button button--call", "Gå til: Er barnet i sikkerhed?", move || app.go(Screen::Acute))}
            </Notice>
        </When>
    }
    .into_any()
}

fn typed(
    app: App,
    (label, id): (&'static str, &'static str),
    hint: &'static str,
    read: fn(&FactorAnswers) -> &String,
    set: fn(&mut FactorAnswers, String),
) -> AnyView {
    let value = Signal::derive(move || {
        let read = |a: &Assessment| read(&a.factors).clone();
        app.with_assessment(read).unwrap_or_default()
    });
    let on_input = Callback::new(move |text: String| {
        app.type_in(id, move |a| set(&mut a.factors, text));
    });
    view! { <TextField label id hint kind=FieldKind::Lines value on_input /> }.into_any()
}

/// What is shown in the place of a suggestion of § 30 until what protects has been looked at. The
/// ways to a telephone and an underretning stay open.
pub(super) fn protective_first(app: App) -> AnyView {
    view! {
        <section class="card suggestion">
            <p class="suggestion__word">"Før forslaget"</p>
            <h2 class="suggestion__title">"Se på det, der beskytter"</h2>
            <p>"Forslaget er klar. Se først på det, der bærer barnet og familien: Det er også det, I kan bygge en indsats på. »Ved ikke« er også et svar."</p>
            {button("button button--main button--big", "Se på det, der beskytter", move || app.go(Screen::Factors))}
            <p>"Er du bekymret, behøver du ikke vente. Du kan altid ringe eller underrette."</p>
            <div class="row">
                {button("button", "Underretning", move || app.go(Screen::Underretninger))}
                {button("button button--call", "Ring nu", move || app.calling.set(true))}
            </div>
        </section>
    }
    .into_any()
}
