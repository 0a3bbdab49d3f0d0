//! The sheet as it is read through and printed: no name, unless it is chosen, and room for what
//! comes of it.

use leptos::prelude::*;

use super::{page::shown, words};
use crate::{
    domain::sparring::Particular,
    view::{context::App, effects, wording},
};

/// The sheet to read and print.
pub(super) fn paper(app: App, id: &str) -> AnyView {
    let sheet = app.roster.with(|roster| roster.sheets.get(id).cloned());
    let Some(sheet) = sheet else {
        return ().into_any();
    };
    let child = app
        .roster
        .with(|roster| roster.children.get(&sheet.child).cloned());
    let shown = shown(app, id);
    let row = |name: &'static str, text: String| {
        let said = !text.trim().is_empty();
        said.then(|| {
            view! {
                <dt>{name}</dt>
                <dd class="typed">{text}</dd>
            }
        })
    };
    let about = child.map(|child| {
        let content = app.content();
        let age = wording::band_of(&child, &content.instrument, effects::today());
        let chosen = |particular: Particular, text: String| {
            let text = shown.contains(&particular).then_some(text);
            row(words::particular(particular), text.unwrap_or_default())
        };
        view! {
            {row("Aldersgruppe", age)}
            {chosen(Particular::Sex, sheet.text(crate::domain::sparring::Field::Sex).to_owned())}
            {chosen(Particular::BirthMonth, child.birth_month.danish())}
            {chosen(Particular::Unit, child.unit.clone())}
            {chosen(Particular::Name, child.label.clone())}
        }
    });
    let texts: Vec<_> = crate::domain::sparring::Field::ASKED
        .into_iter()
        .filter(|field| !sheet.text(*field).trim().is_empty())
        .map(|field| {
            view! {
                <h2>{words::field(field)}</h2>
                <p class="typed">{sheet.text(field).trim().to_owned()}</p>
            }
        })
        .collect();
    view! {
        <section class="card">
            <dl class="facts">{about}</dl>
        </section>
        <section class="card">{texts}</section>
        <section class="card paper-only">
            <h2>"Det tager vi med hjem"</h2>
            <p class="writing"></p>
            <h2>"Hvem gør hvad, og hvornår?"</h2>
            <p class="writing"></p>
        </section>
    }
    .into_any()
}
