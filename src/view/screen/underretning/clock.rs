//! What can be waited for after an underretning, and by when. Only the assessment within 24 hours
//! is read in the law; the rest is what municipalities write.

use leptos::prelude::*;

use super::words::awaited_words;
use crate::{
    domain::{
        date::Date,
        underretning::{Clock, Sent},
    },
    view::{
        agenda,
        component::{Notice, Tone, live},
        context::{App, Content},
    },
};

/// The days after the sending.
pub(super) fn clock(app: App, id: String) -> AnyView {
    live(move || {
        let content = app.content();
        let duties = agenda::duties(&content);
        let sent = app
            .roster
            .with(|roster| roster.sending_of(&id).cloned())?;
        let waits = app.roster.with(|roster| roster.awaited_after(&id, &duties));
        let waits = match waits.map(awaited_words) {
            Some((what, why)) => view! {
                <Notice tone=Tone::Careful>
                    <p><strong>{what}</strong></p>
                    <p>{why}</p>
                </Notice>
            }
            .into_any(),
            None => view! { <p>"Der ventes ikke på mere."</p> }.into_any(),
        };
        Some(view! {
            <section class="card screen-only">
                <h2>"Det kan du vente fra kommunen"</h2>
                {waits}
                <dl class="facts">{rows(&sent, &Clock::of(&sent, &duties), &content)}</dl>
                <p class="small muted">
                    "Fristerne er kommunens, ikke dine. De regnes her fra det, du har noteret; hos kommunen fra modtagelsen."
                </p>
            </section>
        })
    })
    .into_any()
}

fn rows(sent: &Sent, clock: &Clock, content: &Content) -> Vec<AnyView> {
    let assessed = clock.assessed.map(|(date, minute)| match minute {
        Some(minute) => format!(
            "{} kl. {:02}.{:02}",
            date.danish(),
            minute / 60,
            minute % 60
        ),
        None => date.danish(),
    });
    let receipt = clock.receipt.map(Date::danish);
    let answer = clock.answer.map(|date| {
        format!(
            "Vi kender ingen frist i dage. Appen minder dig om det efter {}.",
            date.danish()
        )
    });
    [
        ("vurdering", "Kommunen vurderer faren", assessed),
        ("kvittering", "Kommunen kvitterer", receipt),
        ("tilbagemelding", "Kommunen melder tilbage", answer),
    ]
    .into_iter()
    .filter_map(|(id, name, by)| {
        let duty = content.law.duty(id)?;
        let law = duty
            .law
            .as_deref()
            .and_then(|law| content.law.find(law))
            .map_or_else(
                || " Det er ikke bekræftet, hvilken paragraf det er.".to_owned(),
                |entry| format!(" ({})", entry.text),
            );
        let by = match (id, by) {
            ("tilbagemelding", by) => by,
            (_, by) => by.map(|by| {
                let begins = if id == "kvittering" {
                    "Ventes senest"
                } else {
                    "Senest"
                };
                format!("{begins} {by}, regnet fra {}.", sent.on.danish())
            }),
        };
        Some(
            view! {
                <dt>{name}</dt>
                <dd>
                    {by.map(|by| view! { <p><strong>{by}</strong></p> })}
                    <p class="small">{duty.text.clone()} {law}</p>
                </dd>
            }
            .into_any(),
        )
    })
    .collect()
}
