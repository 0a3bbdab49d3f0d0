//! What the parents thought of an effort: the way to their screen, the empty slip on paper, and what
//! they said.

use leptos::prelude::*;

use super::{
    page::with_effort,
    words::{self, SLIP},
};
use crate::{
    domain::{
        effort::{Slip, SlipAnswer},
        next_step::LeaveToTell,
    },
    view::{
        component::{When, button, live},
        context::App,
        wording,
    },
    workflow::screen::Screen,
};

/// The slip to fill on the screen, and on paper `for_parents`, until it is filled.
pub(super) fn slip_to_fill(
    app: App,
    _leave: LeaveToTell,
    id: String,
    for_parents: RwSignal<bool>,
) -> AnyView {
    live(move || {
        let open = with_effort(app, &id, |effort| effort.slip.is_none()).unwrap_or_default();
        open.then(|| {
            view! {
                {hand_over(app)}
                <When on=move || for_parents.get()>{paper()}</When>
            }
        })
    })
    .into_any()
}

/// What the parents said.
pub(super) fn filled(slip: &Slip) -> AnyView {
    let rows: Vec<_> = SLIP
        .into_iter()
        .zip(slip.answers)
        .map(|(question, answer)| {
            view! {
                <dt>{question}</dt>
                <dd>{answer.map_or("Ikke svaret", words::slip)}</dd>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>"Det siger forældrene"</h2>
            <dl class="facts">{rows}</dl>
            {(!slip.words.is_empty()).then(|| view! { <p class="typed">{slip.words.clone()}</p> })}
            <p class="small muted">
                {format!("{}, noteret {}", wording::professional(&slip.by), slip.at.danish())}
            </p>
        </section>
    }
    .into_any()
}

/// The way to the screen that the parents get.
fn hand_over(app: App) -> AnyView {
    view! {
        <section class="card screen-only">
            <h2>"Hvad siger forældrene?"</h2>
            <p>"Giv dem tabletten: De ser kun de fem spørgsmål, og tabletten låser, når de trykker »Færdig« eller går tilbage. I kan også printe spørgsmålene og skrive svarene ind samme sted."</p>
            {button("button button--main", "Vis spørgsmålene til forældrene", move || app.go(Screen::Slip))}
        </section>
    }
    .into_any()
}

/// The empty slip on paper.
fn paper() -> AnyView {
    let head: Vec<_> = SlipAnswer::ALL
        .into_iter()
        .map(|answer| view! { <th scope="col">{words::slip(answer)}</th> })
        .collect();
    let rows: Vec<_> = SLIP
        .into_iter()
        .map(|question| {
            let boxes: Vec<_> = SlipAnswer::ALL
                .into_iter()
                .map(|_| view! { <td></td> })
                .collect();
            view! {
                <tr>
                    <th scope="row">{question}</th>
                    {boxes}
                </tr>
            }
        })
        .collect();
    view! {
        <section class="paper-only">
            <h2>"Hvad siger I som forældre?"</h2>
            <p>"Sæt ét kryds i hver linje."</p>
            <table class="slip">
                <thead>
                    <tr>
                        <td></td>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p>"Med jeres egne ord:"</p>
        </section>
    }
    .into_any()
}
