//! The underretning as it is read through and printed: facts apart from how they are understood,
//! and no word about talking with the parents while that is barred.

use leptos::prelude::*;

use super::{send::typed_sending, words};
use crate::{
    domain::{
        date::Date,
        next_step::Parents,
        underretning::{Field, Interpreter, Sent, Underretning},
    },
    view::{component::live, context::App, effects, wording},
};

const BY_HAND: &str = "____________________ (skrives i hånden)";

/// The underretning to read and print.
pub(super) fn paper(app: App, id: String) -> AnyView {
    live(move || {
        let letter = app
            .roster
            .with(|roster| roster.underretninger.get(&id).cloned())?;
        let parents = app.parents_for(&letter.child);
        let sent = app.roster.with(|roster| roster.sending_of(&id).cloned());
        let to = match &sent {
            Some(sent) => sent.to.clone(),
            None => typed_sending(app, &id).with(|draft| draft.to.trim().to_owned()),
        };
        Some(sheet(app, &letter, parents, sent.as_ref(), &to))
    })
    .into_any()
}

fn sheet(
    app: App,
    letter: &Underretning,
    parents: Parents,
    sent: Option<&Sent>,
    to: &str,
) -> AnyView {
    // What was sent holds what was asked then, whatever stands now.
    let barred = parents.is_barred() && letter.sent.is_none();
    let asked: Vec<_> = letter.fields(barred).collect();
    let block = |field: Field| {
        let text = letter.contents.text(field).trim();
        (asked.contains(&field) && !text.is_empty()).then(|| {
            view! {
                <h3>{words::on_paper(field)}</h3>
                <p class="typed">{text.to_owned()}</p>
            }
        })
    };
    // What nobody has seen yet is said, so that the parts keep their numbers.
    let part = |title: &'static str, fields: &[Field]| {
        let blocks: Vec<_> = fields.iter().filter_map(|field| block(*field)).collect();
        let is_asked = fields.iter().any(|field| asked.contains(field));
        let empty = blocks.is_empty();
        (is_asked || !empty).then(|| {
            view! {
                <section class="card">
                    <h2>{title}</h2>
                    {blocks}
                    {empty.then(|| view! { <p>"Ikke skrevet."</p> })}
                </section>
            }
        })
    };
    let bar = letter
        .parents()
        .max(if barred { parents } else { Parents::Ja });
    let told = match bar {
        _ if letter.suspicion.is_none() => {
            Some("Det er ikke afklaret, om forældrene må orienteres om denne underretning.")
        }
        Parents::Ja => None,
        Parents::Vent => {
            Some("Forældrene er ikke orienteret om denne underretning. Vi afventer kommunens råd.")
        }
        Parents::MaaIkke => Some(
            "Forældrene er ikke orienteret og må ikke orienteres, før kommunen har taget stilling.",
        ),
    };
    let line = sent.map(|sent| {
        let line = format!("{}. {}.", words::sent(sent), words::way(sent.way));
        view! { <p><strong>{line}</strong></p> }
    });
    let missing = not_given(letter, &asked);
    let missing = (!missing.is_empty()).then(|| {
        let line = format!("Ikke oplyst: {}.", missing.join("; "));
        view! { <p>{line}</p> }
    });
    let day = sent.map_or_else(effects::today, |sent| sent.on);
    view! {
        <p class="lead">"Efter barnets lov §\u{a0}133"</p>
        {head(app, letter, day, to)}
        {line}
        {told.map(|told| view! { <p><strong>{told}</strong></p> })}
        {who(app, letter, day)}
        {part("1. Det, vi har set og hørt", &[Field::Strengths, Field::Seen, Field::Voice])}
        {part("2. Sådan forstår vi det", &[Field::Understood, Field::Known, Field::Tried])}
        {part("3. Forældrene", &[Field::Contact, Field::NoContact])}
        <div class="stack signed">
            {missing}
            <div class="signatures paper-only">
                <div class="signature">
                    <div class="writing"></div>
                    <p class="small">"Dato og underskrift"</p>
                </div>
            </div>
            <p class="small muted">
                {format!(
                    "Skrevet af {}. Begyndt {}.",
                    wording::professional(&letter.author),
                    letter.begun.danish(),
                )}
            </p>
        </div>
    }
    .into_any()
}

/// What was asked and stands empty. Where everybody was talked with there is nobody to name.
fn not_given(letter: &Underretning, asked: &[Field]) -> Vec<&'static str> {
    let interpreter = letter.contents.interpreter.is_none();
    let empty = asked.iter().filter(|field| {
        let text = letter.contents.text(**field).trim();
        text.is_empty() && !matches!(field, Field::NoContact | Field::Workplace)
    });
    let empty = empty.filter(|field| letter.sent.is_none() || !field.is_contact());
    empty
        .map(|field| words::on_paper(*field))
        .chain(interpreter.then_some("Tolk"))
        .collect()
}

/// To whom, from where, and when.
fn head(app: App, letter: &Underretning, day: Date, to: &str) -> AnyView {
    let to = if to.is_empty() {
        app.content().municipality.name.clone()
    } else {
        to.to_owned()
    };
    let from = letter.contents.workplace.trim();
    let from = if from.is_empty() { BY_HAND } else { from };
    view! {
        <dl class="facts">
            <dt>"Til"</dt>
            <dd>{to}</dd>
            <dt>"Fra (institution)"</dt>
            <dd class="typed">{from.to_owned()}</dd>
            <dt>"Dato"</dt>
            <dd>{day.danish()}</dd>
        </dl>
    }
    .into_any()
}

/// The child, the parents and who writes.
fn who(app: App, letter: &Underretning, day: Date) -> AnyView {
    let child = app
        .roster
        .with_untracked(|roster| roster.children.get(&letter.child).cloned());
    let row = |name: &'static str, text: String| {
        (!text.trim().is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd class="typed">{text}</dd>
            }
        })
    };
    let contents = &letter.contents;
    let interpreter = match (contents.interpreter, contents.language.trim()) {
        (None, _) => String::new(),
        (Some(Interpreter::Ja), language) if !language.is_empty() => format!("Ja: {language}"),
        (Some(answer), _) => words::interpreter(answer).to_owned(),
    };
    let about = child.map(|child| {
        view! {
            {row("Alder", wording::age_of(&child, day))}
            {row("Stue eller sted", child.unit.clone())}
            {row("Sprog derhjemme", child.languages.clone())}
        }
    });
    view! {
        <section class="card">
            <dl class="facts">
                {row("Barnet", contents.name.clone())}
                <dt>"CPR-nummer"</dt>
                <dd>{BY_HAND}</dd>
                {about}
                {row("Forældre", contents.parents.clone())}
                {row("Tolk", interpreter)}
                {row("Underretter", wording::professional(&letter.author))}
                {row("Kendskab til barnet", contents.relation.clone())}
            </dl>
        </section>
    }
    .into_any()
}
