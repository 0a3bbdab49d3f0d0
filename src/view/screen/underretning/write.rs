//! The underretning while it is written. Every keystroke is stored; nothing must be filled.

use leptos::prelude::*;

use super::{
    check::checks,
    page::with_letter,
    route::route,
    send::send_form,
    words::{self, field_hint},
};
use crate::{
    domain::underretning::{Field, Interpreter, Suspicion, private_hints},
    view::{
        component::{
            ChoiceLayout, ChoiceText, Choices, FieldKind, TextField, Tone, When, live, memo, note,
        },
        context::App,
        effects, wording,
    },
    workflow::compile,
};

/// The form of an underretning under way.
pub(super) fn write(app: App, id: String) -> AnyView {
    let child =
        untrack(|| with_letter(app, &id, |letter| letter.child.clone())).unwrap_or_default();
    let barred = {
        let child = child.clone();
        memo(move || app.contact_barred_for(&child))
    };
    let asks_contact = {
        let id = id.clone();
        memo(move || {
            let barred = barred.get();
            with_letter(app, &id, |letter| {
                letter.fields(barred).any(Field::is_contact)
            })
            .unwrap_or_default()
        })
    };
    let asks_language = {
        let id = id.clone();
        memo(move || {
            with_letter(app, &id, |letter| {
                letter.contents.interpreter == Some(Interpreter::Ja)
            })
            .unwrap_or_default()
        })
    };
    let text = {
        let id = id.clone();
        move |field| text_field(app, id.clone(), field)
    };
    let language = text.clone();
    let contact = text.clone();
    view! {
        <p class="paper-only">"Tryk på »Læs og print« først, så kommer hele teksten med."</p>
        <div class="stack screen-only">
            <section class="card">{suspicion(app, id.clone())} {contradicted(app, id.clone())}</section>
            {route(app, child.clone())}
            {earlier(app, child.clone())}
            <section class="card">
                <h2>"Barnet og familien"</h2>
                {facts(app, &child)}
                {text(Field::Name)}
                {text(Field::Parents)}
                {interpreter(app, id.clone())}
                <When on=move || asks_language.get()>{language(Field::Language)}</When>
            </section>
            <section class="card">
                <h2>"Dig, der underretter"</h2>
                {text(Field::Relation)}
                {text(Field::Workplace)}
            </section>
            <section class="card">
                <h2>"Det, vi har set og hørt"</h2>
                {text(Field::Strengths)}
                {text(Field::Seen)}
                {text(Field::Voice)}
            </section>
            <section class="card">
                <h2>"Sådan forstår vi det"</h2>
                {text(Field::Understood)}
                {text(Field::Known)}
                {text(Field::Tried)}
            </section>
            <When on=move || asks_contact.get()>
                <section class="card">
                    <h2>"Forældrene"</h2>
                    {contact(Field::Contact)}
                    {contact(Field::NoContact)}
                </section>
            </When>
            {checks(app, id.clone(), barred)}
            {send_form(app, id)}
        </div>
    }
    .into_any()
}

/// The first question: who may be hurting the child.
fn suspicion(app: App, id: String) -> AnyView {
    let selected = {
        let id = id.clone();
        Signal::derive(move || {
            let chosen = with_letter(app, &id, |letter| letter.suspicion).flatten()?;
            Suspicion::ALL.iter().position(|s| *s == chosen)
        })
    };
    let on_pick = Callback::new(move |index: usize| {
        let chosen = Suspicion::ALL.get(index).copied();
        effects::edit_letter(app, &id, move |letter| letter.suspicion = chosen);
    });
    let options = Suspicion::ALL
        .into_iter()
        .map(|answer| match answer {
            Suspicion::Andre => {
                ChoiceText::with_help(words::suspicion(answer), "Også ved negativ social kontrol.")
            }
            _ => ChoiceText::plain(words::suspicion(answer)),
        })
        .collect();
    view! {
        <Choices
            legend="Er der viden eller mistanke om vold, overgreb eller negativ social kontrol?"
            hint="Det afgør, om forældrene må få noget at vide nu."
            name="suspicion"
            options
            selected
            on_pick
        />
    }
    .into_any()
}

/// That an assessment says something graver than the answer.
fn contradicted(app: App, id: String) -> AnyView {
    let graver = memo(move || {
        let answered = with_letter(app, &id, |letter| {
            Some((letter.child.clone(), letter.suspicion?))
        });
        answered.flatten().is_some_and(|(child, answered)| {
            app.roster
                .with(|roster| compile::contradicts(roster, &child, answered))
        })
    });
    view! {
        <When on=move || graver.get()>
            {note(
                Tone::Danger,
                "En vurdering af barnet siger noget andet: Der er sat kryds ved vold, overgreb eller negativ social kontrol, eller ved at barnet kan være i fare. Orientér ikke forældrene. Tal med din leder.",
            )}
        </When>
    }
    .into_any()
}

fn interpreter(app: App, id: String) -> AnyView {
    let selected = {
        let id = id.clone();
        Signal::derive(move || {
            let chosen = with_letter(app, &id, |letter| letter.contents.interpreter).flatten()?;
            Interpreter::ALL.iter().position(|i| *i == chosen)
        })
    };
    let on_pick = Callback::new(move |index: usize| {
        let chosen = Interpreter::ALL.get(index).copied();
        effects::edit_letter(app, &id, move |letter| {
            letter.contents.interpreter = chosen;
        });
    });
    let options = Interpreter::ALL
        .into_iter()
        .map(|answer| ChoiceText::plain(words::interpreter(answer)))
        .collect();
    view! {
        <Choices
            legend="Er der brug for tolk?"
            name="interpreter"
            options
            selected
            on_pick
            layout=ChoiceLayout::Row
        />
    }
    .into_any()
}

/// What is known of the child already, to be read beside the fields.
fn facts(app: App, child: &str) -> Option<AnyView> {
    let child = app
        .roster
        .with_untracked(|roster| roster.children.get(child).cloned())?;
    let mut known = vec![wording::age_of(&child, effects::today())];
    known.extend(
        [child.unit, child.languages]
            .into_iter()
            .filter(|text| !text.is_empty()),
    );
    let text = format!("Kommer med på papiret: {}.", known.join(", "));
    Some(view! { <p class="muted">{text}</p> }.into_any())
}

fn text_field(app: App, id: String, field: Field) -> AnyView {
    let value = {
        let id = id.clone();
        memo(move || {
            with_letter(app, &id, |letter| letter.contents.text(field).to_owned())
                .unwrap_or_default()
        })
    };
    let kind = match field {
        Field::Name | Field::Language => FieldKind::Line,
        _ => FieldKind::Lines,
    };
    let on_input = Callback::new(move |text: String| {
        effects::edit_letter(app, &id, move |letter| letter.contents.set(field, text));
    });
    let (label, name) = (words::field(field), format!("letter-{field:?}"));
    let found = memo(move || value.with(|text| private_hints(field, text)));
    let private = live(move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let words: Vec<_> = found.into_iter().map(words::hint).collect();
            note(Tone::Careful, words.join(" "))
        })
    });
    let input = match field_hint(field) {
        Some(hint) => view! { <TextField label id=name hint kind value on_input /> }.into_any(),
        None => view! { <TextField label id=name kind value on_input /> }.into_any(),
    };
    view! {
        {input}
        {private}
    }
    .into_any()
}

/// A concern that comes again shows all that were sent before.
fn earlier(app: App, child: String) -> AnyView {
    live(move || {
        app.roster.with(|roster| {
            let lines: Vec<_> = roster
                .sent_of(&child)
                .into_iter()
                .filter_map(|(id, _)| roster.sending_of(id).map(words::sent))
                .collect();
            (!lines.is_empty()).then(|| {
                let lines = format!("Der er underrettet før. {}.", lines.join(". "));
                note(Tone::Careful, lines)
            })
        })
    })
    .into_any()
}
