//! The quality check: what a reader would miss, and what the professional ticks. Nothing is
//! withheld for it.

use leptos::prelude::*;

use super::{page::with_letter, words};
use crate::{
    domain::underretning::{Check, hints},
    view::{
        component::{Toggle, live, memo},
        context::App,
        effects,
    },
};

/// The quality check of an underretning under way.
pub(super) fn checks(app: App, id: String, barred: Memo<bool>) -> AnyView {
    let found = {
        let id = id.clone();
        memo(move || {
            let barred = barred.get();
            with_letter(app, &id, |letter| hints(letter, barred)).unwrap_or_default()
        })
    };
    let toggles = Check::ALL
        .into_iter()
        .map(|check| {
            let (read, id) = (id.clone(), id.clone());
            let checked = Signal::derive(move || {
                with_letter(app, &read, |letter| letter.checked.contains(&check))
                    .unwrap_or_default()
            });
            let on_change = Callback::new(move |on: bool| {
                effects::edit_letter(app, &id, move |letter| {
                    if on {
                        letter.checked.insert(check);
                    } else {
                        letter.checked.remove(&check);
                    }
                });
            });
            view! { <Toggle text=words::check(check) checked on_change /> }
        })
        .collect_view();
    let list = live(move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let rows: Vec<_> = found
                .into_iter()
                .map(|hint| view! { <li>{words::hint(hint)}</li> })
                .collect();
            view! {
                <p>"Se på det her en gang til:"</p>
                <ul>{rows}</ul>
            }
        })
    });
    view! {
        <section class="card">
            <h2>"Læs den igennem"</h2>
            <p>
                "Kommunen og familien læser den. Intet af dette behøver være på plads, før du underretter."
            </p>
            <div class="choices">{toggles}</div>
            {list}
        </section>
    }
    .into_any()
}
