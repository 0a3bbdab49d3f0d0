//! At a meeting without a name: whether the child has a case, asked before anything is written.

use leptos::prelude::*;

use super::{close::close, refusal::CASE_REFUSED, room::Room};
use crate::{
    domain::{
        meeting::{Meeting, MeetingStep},
        sparring::{CaseAnswer, WithoutName},
    },
    view::{
        component::{ChoiceLayout, ChoiceText, Choices, Tone, When, live, memo, note},
        effects,
        screen::sparring::CASE,
    },
};

/// Whether the meeting is held as far as the child's name goes.
pub(super) fn without_name(room: Room) -> Memo<WithoutName> {
    memo(move || {
        room.id.with_value(|id| {
            room.app.roster.with(|roster| {
                let meeting = roster.meetings.get(id);
                meeting.map_or_else(WithoutName::default, |meeting| {
                    roster.without_name(&meeting.child, room.kind, Some(id))
                })
            })
        })
    })
}

/// The question, on top until the first step is left; and what follows from the answer.
pub(super) fn case(room: Room, state: Memo<WithoutName>) -> AnyView {
    let said = room.read(|meeting| meeting.minutes().open_case.map(|said| said.answer));
    let first = room.read(|meeting| meeting.minutes().step == MeetingStep::default());
    let shown = memo(move || match state.get() {
        WithoutName::Free => said.get().is_some() && first.get(),
        // What is known from elsewhere is not asked again.
        WithoutName::Refused => said.get().is_some(),
        WithoutName::Asked | WithoutName::Unsure => true,
    });
    let question = move || {
        let selected = Signal::derive(move || {
            let said = said.get()?;
            CASE.iter().position(|answer| *answer == said)
        });
        let on_pick = Callback::new(move |index: usize| {
            let now = effects::now();
            let answer = CASE.get(index).copied();
            let said = answer.map(|answer| CaseAnswer { answer, at: now });
            room.edit(|minutes| minutes.open_case = said);
        });
        view! {
            <section class="card">
                <Choices
                    legend="Har barnet en sag i kommunen?"
                    hint="Sparring uden navn er for børn uden en sag."
                    name="meeting-case"
                    options=["Nej", "Ja", "Ved ikke"].map(ChoiceText::plain).into()
                    selected
                    on_pick
                    layout=ChoiceLayout::Row
                />
                <When on=move || state.get() == WithoutName::Unsure>
                    {note(
                        Tone::Careful,
                        "Find ud af det først: Spørg din leder. Indtil I ved det, taler I kun om barnet uden navn og uden noget, der kan fortælle, hvem det er.",
                    )}
                </When>
            </section>
        }
    };
    view! {
        <When on=move || shown.get()>{question()}</When>
        <When on=move || state.get() == WithoutName::Refused>
            {note(Tone::Careful, CASE_REFUSED)}
            {close_begun(room)}
        </When>
    }
    .into_any()
}

/// What was begun before it was known stands, and can be closed.
fn close_begun(room: Room) -> AnyView {
    let begun = room.read(|meeting: &Meeting| {
        let written = meeting
            .minutes()
            .texts()
            .any(|text| !text.trim().is_empty());
        written || !meeting.decisions().is_empty()
    });
    live(move || {
        begun.get().then(|| {
            view! {
                <p>"Det, I har skrevet, er gemt. Det kan læses, når mødet er lukket."</p>
                {close(room)}
            }
        })
    })
    .into_any()
}
