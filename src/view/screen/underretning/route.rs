//! Where an underretning goes, and whom to call: the same route for everybody, or the one where
//! the parents may not know.

use leptos::prelude::*;

use crate::{
    domain::next_step::Parents,
    view::{
        component::{Notice, Phones, Tone, live, memo},
        context::App,
        screen::suggestion::phones_for,
    },
};

/// What may be said to the parents, and whom to call.
pub(super) fn route(app: App, child: String) -> AnyView {
    let unanswered = {
        let child = child.clone();
        memo(move || app.awaits_suspicion(&child))
    };
    let parents = memo(move || app.parents_for(&child));
    live(move || {
        let content = app.content();
        let parents = parents.get();
        let phones = phones_for(&content, parents);
        let (tone, what) = match parents {
            _ if unanswered.get() => (
                Tone::Careful,
                "Svar først på, om der er mistanke om vold, overgreb eller negativ social kontrol. Kontakt ikke forældrene, før det er besvaret. Haster det, så ring nu, og skriv bagefter.",
            ),
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
