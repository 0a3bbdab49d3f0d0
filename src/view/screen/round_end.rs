//! How a round ends: it is closed with what is missing, or gets a later last day.

use leptos::prelude::*;

use super::{
    revise::{Asked, Form, form},
    rounds::Rounds,
};
use crate::{
    domain::round::{Round, RoundError},
    view::{
        component::{Back, FieldKind, Heading, Onward, TextField, button, trouble},
        context::{App, app},
        effects,
        error_text::round_error,
        rounds::{missing_lines, unit_name},
    },
    workflow::screen::Screen,
};

/// The round that the place names.
fn found(app: App) -> Option<(String, Round)> {
    let id = app.place.with_untracked(|place| place.round.clone())?;
    let round = app
        .roster
        .with_untracked(|roster| roster.rounds.get(&id).cloned())?;
    Some((id, round))
}

/// A round is closed.
#[component]
pub fn CloseRound() -> impl IntoView {
    let app = app();
    let Some((id, round)) = found(app).filter(|(_, round)| round.is_open()) else {
        return view! { <Rounds /> }.into_any();
    };
    let asked = Asked::new(app, "close-round", &id);
    let failed = asked.failed;
    let missing = app
        .roster
        .with_untracked(|roster| roster.standing_of_round(&id, &round).missing());
    let told = if missing.is_empty() {
        view! { <p>"✓ Ingen mangler."</p> }.into_any()
    } else {
        let lines = app
            .roster
            .with_untracked(|roster| missing_lines(roster, &missing));
        view! {
            <p>"Det her mangler. Det bliver skrevet ved runden og kan ses bagefter:"</p>
            {lines}
            <p>"Vurderinger, der er begyndt, bliver liggende og kan gøres færdige."</p>
        }
        .into_any()
    };
    let any = !missing.is_empty();
    let heading = format!("Luk runden: {}", unit_name(&round.unit));
    let key = id.clone();
    let close = move || {
        let me = app.professional.get_untracked();
        let closed = me.map(|me| round.closed(missing.clone(), me, effects::now()));
        match closed {
            None => {}
            Some(Err(why)) => failed.set(Some(round_error(why))),
            Some(Ok(closed)) => {
                let then = asked.ended(move |id| app.go_to_round(Screen::Round, id));
                effects::save_round(app, Some(key.clone()), closed, then);
            }
        }
    };
    let back = {
        let id = id.clone();
        Callback::new(move |()| app.go_to_round(Screen::Round, id.clone()))
    };
    view! {
        <Heading text=heading />
        <section class="card">
            {told}
            {any.then(|| button("button", "Forlæng i stedet", move || {
                app.go_to_round(Screen::ProlongRound, id.clone());
            }))}
        </section>
        {trouble(failed)}
        <Onward>
            <Back text="Tilbage" on_click=back />
            {button("button button--main button--big", "Luk runden", close)}
        </Onward>
    }
    .into_any()
}

/// A round gets a later last day.
#[component]
pub fn ProlongRound() -> impl IntoView {
    let app = app();
    let Some((id, round)) = found(app) else {
        return view! { <Rounds /> }.into_any();
    };
    let date = app.typed("prolong-date", &id, String::new);
    let date_error = RwSignal::new(None::<String>);
    let asked = Asked::new(app, "prolong", &id);
    let failed = asked.failed;
    let about = view! {
        <p>{format!("Den sidste dag er {}. Begge dage bliver gemt.", round.end().danish())}</p>
        <TextField
            label="Ny sidste dag"
            id="round-end"
            kind=FieldKind::Date
            value=date
            error=date_error
            on_input=Callback::new(move |text| {
                date_error.set(None);
                date.set(text);
            })
        />
    }
    .into_any();
    let heading = format!("Forlæng runden: {}", unit_name(&round.unit));
    let take = move |reason: String| {
        date_error.set(None);
        failed.set(None);
        let me = app.professional.get_untracked()?;
        let prolonged = app.roster.with_untracked(|roster| {
            let others = roster.rounds.iter().filter(|(key, _)| **key != id);
            let others = others.map(|(_, other)| other);
            let typed = date.get_untracked();
            round.prolonged((&typed, &reason), others, me, effects::now())
        });
        match prolonged {
            Ok(prolonged) => {
                let then = asked.ended(move |id| {
                    date.set(String::new());
                    app.go_to_round(Screen::Round, id);
                });
                effects::save_round(app, Some(id.clone()), prolonged, then);
                None
            }
            Err(why @ RoundError::NoReason) => Some(round_error(why)),
            Err(why @ RoundError::Overlaps { .. }) => {
                failed.set(Some(round_error(why)));
                None
            }
            Err(why) => {
                date_error.set(Some(round_error(why)));
                effects::focus_first_error();
                None
            }
        }
    };
    form(
        app,
        Form {
            heading,
            about,
            hint: "Fx sygdom eller ferie.",
            button: "Forlæng",
            back: Screen::Round,
            take: Box::new(take),
            asked,
        },
    )
}
