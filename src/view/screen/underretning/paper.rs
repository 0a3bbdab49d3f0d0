//! The underretning as it is read through and printed: facts apart from how they are understood,
//! and no word about talking with the parents while that is barred.

use leptos::prelude::*;

use super::words;
use crate::{
    domain::{
        next_step::Parents,
        underretning::{Field, Interpreter, Underretning},
    },
    view::{component::live, context::App, effects, wording},
};

/// The underretning to read and print.
pub(super) fn paper(app: App, id: String) -> AnyView {
    live(move || {
        let letter = app
            .roster
            .with(|roster| roster.underretninger.get(&id).cloned())?;
        let parents = app.parents_for(&letter.child);
        Some(sheet(app, &letter, parents))
    })
    .into_any()
}

fn sheet(app: App, letter: &Underretning, parents: Parents) -> AnyView {
    // What was sent holds what was asked then, whatever stands now.
    let barred = parents.is_barred() && letter.sent.is_none();
    let asked: Vec<_> = letter.fields(barred).collect();
    let block = |field: Field| {
        let text = letter.contents.text(field).trim();
        let of_sent = letter.sent.is_some() && text.is_empty() && field.is_contact();
        (asked.contains(&field) && !of_sent).then(|| {
            let text = if text.is_empty() {
                "Ikke oplyst."
            } else {
                text
            };
            view! {
                <h3>{words::field(field)}</h3>
                <p class="typed">{text.to_owned()}</p>
            }
        })
    };
    let part = |title: &'static str, fields: &[Field]| {
        let blocks: Vec<_> = fields.iter().filter_map(|field| block(*field)).collect();
        (!blocks.is_empty()).then(|| {
            view! {
                <section class="card">
                    <h2>{title}</h2>
                    {blocks}
                </section>
            }
        })
    };
    let bar = letter
        .parents()
        .max(if barred { parents } else { Parents::Ja });
    let told = match bar {
        Parents::Ja => None,
        Parents::Vent => {
            Some("Forældrene er ikke orienteret om denne underretning. Vi afventer kommunens råd.")
        }
        Parents::MaaIkke => Some(
            "Forældrene er ikke orienteret og må ikke orienteres, før kommunen har taget stilling.",
        ),
    };
    let sent = letter.sent.as_ref().map(|sent| {
        let line = format!("{}. {}.", words::sent(sent), words::way(sent.way));
        view! { <p><strong>{line}</strong></p> }
    });
    view! {
        <p class="lead">"Underretning efter barnets lov § 133"</p>
        {sent}
        {told.map(|told| view! { <p><strong>{told}</strong></p> })}
        {who(app, letter)}
        {part("1. Det, vi har set og hørt", &[Field::Strengths, Field::Seen, Field::Voice])}
        {part("2. Sådan forstår vi det", &[Field::Understood, Field::Known, Field::Tried])}
        {part("3. Forældrene", &[Field::Contact, Field::NoContact])}
        <p class="small muted">
            {format!(
                "Skrevet af {}. Begyndt {}.",
                wording::professional(&letter.author),
                letter.begun.danish(),
            )}
        </p>
    }
    .into_any()
}

/// The child, the parents and who writes.
fn who(app: App, letter: &Underretning) -> AnyView {
    let child = app
        .roster
        .with_untracked(|roster| roster.children.get(&letter.child).cloned());
    let day = letter
        .sent
        .as_ref()
        .map_or_else(effects::today, |sent| sent.on);
    let row = |name: &'static str, text: String| {
        let text = if text.trim().is_empty() {
            "Ikke oplyst".to_owned()
        } else {
            text
        };
        view! {
            <dt>{name}</dt>
            <dd class="typed">{text}</dd>
        }
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
            {(!child.unit.is_empty()).then(|| row("Stue eller sted", child.unit.clone()))}
            {(!child.languages.is_empty()).then(|| row("Sprog derhjemme", child.languages.clone()))}
        }
    });
    view! {
        <section class="card">
            <dl class="facts">
                {row("Barnet", contents.name.clone())}
                <dt>"CPR-nummer"</dt>
                <dd>"____________________ (skrives i hånden)"</dd>
                {about}
                {row("Forældre", contents.parents.clone())}
                {row("Tolk", interpreter)}
                {row("Underretter", wording::professional(&letter.author))}
                {row("Kendskab til barnet", contents.relation.clone())}
                {row("Træffes på arbejdet", contents.workplace.clone())}
            </dl>
        </section>
    }
    .into_any()
}
