//! Where an underretning goes, and whom to call: the same route for everybody, or the one where
//! the parents may not know.

use leptos::prelude::*;

use crate::{
    domain::next_step::Parents,
    view::{
        component::{Notice, Phones, Tone, live, memo},
        context::App,
    },
};

/// Whom to call while contact with the parents is barred.
const BARRED: [&str; 4] = ["112", "akutvagt", "114", "beredskab"];
/// Whom to call otherwise.
const OPEN: [&str; 2] = ["akutvagt", "familieraadgivning"];

/// What may be said to the parents, and whom to call.
pub(super) fn route(app: App, child: String) -> AnyView {
    let parents = memo(move || app.parents_for(&child));
    live(move || {
        let content = app.content();
        let parents = parents.get();
        let ids: &[&str] = if parents.is_barred() { &BARRED } else { &OPEN };
        let phones = content
            .municipality
            .phones
            .iter()
            .filter(|phone| ids.contains(&phone.id.as_str()))
            .cloned()
            .collect();
        let (tone, what) = match parents {
            Parents::Ja => (
                Tone::Calm,
                "Haster det, så ring først, og skriv bagefter.",
            ),
            Parents::Vent => (
                Tone::Danger,
                "Ring først. Kontakt ikke forældre eller netværk, før kommunen har sagt, hvad I gør. Skriv bagefter.",
            ),
            Parents::MaaIkke => (
                Tone::Danger,
                "Ring først. Forældrene må ikke orienteres, hverken om mistanken eller om underretningen. Følg beredskabet, og skriv bagefter.",
            ),
        };
        view! {
            <section class="card screen-only" aria-label="Hvem ringer du til?">
                <Notice tone>
                    <p><strong>{what}</strong></p>
                </Notice>
                <Phones phones />
            </section>
        }
    })
    .into_any()
}
