//! A clock that cannot be right, said plainly: dates and limits go by it.

use leptos::prelude::*;

use crate::{
    view::{
        component::{Tone, live, memo, note},
        context::app,
        effects,
    },
    workflow::roster::Roster,
};

/// That the device's clock shows a day before something that is written here.
#[component]
pub fn ClockBehind() -> impl IntoView {
    let app = app();
    let behind = memo(move || {
        app.place.track();
        let latest = app.roster.with(Roster::latest_day)?;
        let today = effects::today();
        (latest > today).then_some((latest, today))
    });
    live(move || {
        let (latest, today) = behind.get()?;
        let text = format!(
            "Tabletten viser datoen {}, men det seneste her er skrevet {}. En af dem er forkert. Tjek tablettens ur: Datoer og frister følger det. Intet er ændret.",
            today.danish(),
            latest.danish()
        );
        Some(note(Tone::Careful, text))
    })
}
