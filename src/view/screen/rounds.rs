//! Runder: those that are open and those that are closed.

use leptos::prelude::*;

use crate::{
    domain::round::Round,
    view::{
        component::{Back, Heading, Onward, button, live, tap},
        context::{App, app},
        rounds::{all_rounds, days_of, progress_words, unit_name},
    },
    workflow::{roster::Roster, screen::Screen},
};

/// Every round.
#[component]
pub fn Rounds() -> impl IntoView {
    let app = app();
    let list = live(move || {
        app.roster.with(|roster| {
            let rows: Vec<_> = all_rounds(roster)
                .into_iter()
                .map(|(id, round)| row(app, roster, id, round))
                .collect();
            if rows.is_empty() {
                view! { <p class="muted">"Her er ingen runder endnu."</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }
        })
    });
    view! {
        <Heading text="Runder" />
        <p>"I en runde bliver alle børn på stuen vurderet. Aftal, hvem der vurderer hvem, og gå fra barn til barn."</p>
        {list}
        <Onward>
            <Back text="Alle børn" on_click=Callback::new(move |()| app.go(Screen::Children)) />
            {button("button button--main button--big", "Begynd en runde", move || app.go(Screen::NewRound))}
        </Onward>
    }
}

fn row(app: App, roster: &Roster, id: &str, round: &Round) -> AnyView {
    let how = if round.is_open() {
        progress_words(&roster.standing_of_round(id, round))
    } else {
        "Lukket".to_owned()
    };
    let id = id.to_owned();
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                on:click=tap(move || app.go_to_round(Screen::Round, id.clone()))
            >
                <span class="list__title">{unit_name(&round.unit)}</span>
                <span>{how}</span>
                <span class="small muted">{days_of(round)}</span>
            </button>
        </li>
    }
    .into_any()
}
