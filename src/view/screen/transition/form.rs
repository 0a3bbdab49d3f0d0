//! The form: who is here, where the child goes, and field by field what may go along.

use leptos::prelude::*;

use super::{drawn::drawn, page::with};
use crate::{
    domain::{
        next_step::LeaveToTell,
        transition::{
            FieldConsent, Transition, TransitionField, TransitionFieldKind, TransitionSheet,
        },
    },
    view::{
        component::{ChoiceLayout, ChoiceText, Choices, FieldKind, TextField, memo},
        context::App,
        effects,
    },
};

/// The fields for this child.
pub(super) fn form(app: App, leave: LeaveToTell, id: StoredValue<String>) -> AnyView {
    let content = app.content();
    let fields: Vec<_> = untrack(|| {
        let (edition, sheet) = with(app, id, |one| (one.edition.clone(), one.sheet().clone()))?;
        let form = content.transition_of(&edition)?;
        app.with_child(|child| {
            let band = child.band(&content.instrument, effects::today());
            form.fields_for(band, &sheet)
                .map(|one| field(app, id, one))
                .collect()
        })
    })
    .unwrap_or_default();
    view! {
        <p class="paper-only">"Gør skemaet færdigt, før det printes."</p>
        <div class="stack screen-only">
            <p>"Skriv sammen. Spring over, hvad I vil. Ved hvert punkt siger forældrene ja eller nej til, at det går med. Det, der ikke er sagt ja til, bliver her."</p>
            <section class="card">
                {line(
                    app,
                    id,
                    ("Forældre: navne, og hvem de er for barnet", "transition-parents"),
                    |sheet| &sheet.parents,
                    |sheet, text| sheet.parents = text,
                )}
                {line(
                    app,
                    id,
                    ("Hvor skal barnet hen?", "transition-receiver"),
                    |sheet| &sheet.receiver,
                    |sheet, text| sheet.receiver = text,
                )}
            </section>
            {fields}
            {drawn(app, leave, id)}
        </div>
    }
    .into_any()
}

/// Whether something may go along: yes, no, or not asked yet.
pub(super) fn consent(
    title: &str,
    name: String,
    given: impl Fn() -> FieldConsent + Send + Sync + 'static,
    give: impl Fn(FieldConsent) + Send + Sync + 'static,
) -> AnyView {
    const SAID: [FieldConsent; 2] = [FieldConsent::Yes, FieldConsent::No];
    let given = memo(given);
    let selected = Signal::derive(move || SAID.iter().position(|said| *said == given.get()));
    let on_pick = Callback::new(move |index: usize| {
        if let Some(said) = SAID.get(index) {
            give(*said);
        }
    });
    let options = ["Ja, det må gå med", "Nej, det bliver her"].map(ChoiceText::plain);
    view! {
        <Choices
            legend=format!("Må »{title}« gå med?")
            name
            options=options.into()
            selected
            on_pick
            layout=ChoiceLayout::Row
        />
    }
    .into_any()
}

fn field(app: App, id: StoredValue<String>, field: &TransitionField) -> AnyView {
    let key = field.id.clone();
    let text = memo(move || {
        let text = |one: &Transition| Some(one.sheet().answers.get(&key)?.text.clone());
        with(app, id, text).flatten().unwrap_or_default()
    });
    let (key, name) = (field.id.clone(), format!("transition-{}", field.id));
    let answer = match field.kind {
        TransitionFieldKind::Text => {
            let typing = name.clone();
            let on_input = Callback::new(move |text: String| {
                let set = |sheet: &mut TransitionSheet| sheet.answer_mut(&key).text = text;
                app.edit_transition(Some(&typing), set);
            });
            view! { <TextField label=field.prompt.clone() id=name kind=FieldKind::Lines value=text on_input /> }
            .into_any()
        }
        TransitionFieldKind::Meeting => {
            const WORDS: [&str; 2] = ["Ja", "Nej"];
            let selected =
                Signal::derive(move || text.with(|text| WORDS.iter().position(|w| w == text)));
            let on_pick = Callback::new(move |index: usize| {
                let text = WORDS.get(index).copied().unwrap_or_default();
                app.edit_transition(None, |sheet| {
                    text.clone_into(&mut sheet.answer_mut(&key).text);
                });
            });
            let options = WORDS.map(ChoiceText::plain).into();
            view! {
                <Choices
                    legend=field.prompt.clone()
                    name
                    options
                    selected
                    on_pick
                    layout=ChoiceLayout::Row
                />
            }
            .into_any()
        }
    };
    let (asked, key) = (field.id.clone(), field.id.clone());
    let given = move || {
        let given = |one: &Transition| Some(one.sheet().answers.get(&asked)?.consent);
        with(app, id, given).flatten().unwrap_or_default()
    };
    let give = move |said| {
        app.edit_transition(None, |sheet| sheet.answer_mut(&key).consent = said);
    };
    let consent = consent(&field.title, format!("consent-{}", field.id), given, give);
    view! {
        <section class="card" aria-label=field.title.clone()>
            <h2>{field.title.clone()}</h2>
            {answer} {consent}
        </section>
    }
    .into_any()
}

fn line(
    app: App,
    id: StoredValue<String>,
    (label, name): (&'static str, &'static str),
    read: fn(&TransitionSheet) -> &String,
    set: fn(&mut TransitionSheet, String),
) -> AnyView {
    let value = memo(move || with(app, id, |one| read(one.sheet()).clone()).unwrap_or_default());
    let on_input = Callback::new(move |text: String| {
        app.edit_transition(Some(name), |sheet| set(sheet, text));
    });
    view! { <TextField label id=name value on_input /> }.into_any()
}
