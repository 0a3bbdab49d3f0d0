//! The round without interruption, and the explanations that come of it.

use leptos::prelude::*;

use super::{
    room::{Removed, Room},
    words::about as about_word,
};
use crate::{
    domain::meeting::{Explanation, ExplanationAbout},
    view::component::{ChoiceLayout, ChoiceText, Choices, FieldKind, TextField, button, live},
};

/// The round and the explanations.
pub(super) fn explanations(room: Room) -> AnyView {
    let count = room.read(|meeting| meeting.minutes().explanations.len());
    let rows = live(move || {
        (0..count.get())
            .map(|index| explanation(room, index))
            .collect_view()
    });
    let add = move || room.edit(|minutes| minutes.explanations.push(Explanation::default()));
    view! {
        <section class="card">
            {room
                .lines(
                    "Det, der blev sagt i runden",
                    "round",
                    |minutes| &minutes.round,
                    |minutes, text| minutes.round = text,
                )}
        </section>
        <section class="card">
            <h2>"Forklaringer"</h2>
            <p>"Mindst to, og mindst én om omgivelserne: rum, regler, rytme, os voksne."</p>
            {rows}
            {button("button", "Tilføj forklaring", add)}
        </section>
    }
    .into_any()
}

fn explanation(room: Room, index: usize) -> AnyView {
    let number = index + 1;
    let text = room.read(move |meeting| {
        let one = meeting.minutes().explanations.get(index);
        one.map(|one| one.text.clone()).unwrap_or_default()
    });
    let about = room.read(move |meeting| {
        let one = meeting.minutes().explanations.get(index);
        one.and_then(|one| one.about)
    });
    let on_input = Callback::new(move |text: String| {
        room.type_in(move |minutes| {
            if let Some(one) = minutes.explanations.get_mut(index) {
                one.text = text;
            }
        });
    });
    let selected = Signal::derive(move || {
        let chosen = about.get()?;
        ExplanationAbout::ALL.iter().position(|one| *one == chosen)
    });
    let on_pick = Callback::new(move |at: usize| {
        let picked = ExplanationAbout::ALL.get(at).copied();
        room.edit(move |minutes| {
            if let Some(one) = minutes.explanations.get_mut(index) {
                one.about = picked;
            }
        });
    });
    let take_out = move || {
        room.edit(move |minutes| {
            if index < minutes.explanations.len() {
                let one = minutes.explanations.remove(index);
                room.removed.set(Some(Removed::Explanation(index, one)));
            }
        });
    };
    let options = ExplanationAbout::ALL
        .into_iter()
        .map(|one| ChoiceText::plain(about_word(one)))
        .collect();
    view! {
        <div class="stack stack--s">
            <TextField
                label=format!("Forklaring {number}")
                id=format!("explanation-{index}")
                kind=FieldKind::Lines
                value=text
                on_input
            />
            <Choices
                legend=format!("Forklaring {number} handler om")
                name=format!("explanation-about-{index}")
                options
                selected
                on_pick
                layout=ChoiceLayout::Row
            />
            {button("button button--quiet", format!("Fjern forklaring {number}"), take_out)}
        </div>
    }
    .into_any()
}
