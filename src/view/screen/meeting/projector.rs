//! The meeting in large type, one step at a time, for everybody in the room: what they have said
//! together, and nothing else.

use leptos::{ev, prelude::*};

use super::{minutes_paper::Words, page::heading, room::Room, steps::clock, words};
use crate::{
    domain::meeting::{Meeting, MeetingStep, MeetingText},
    view::{
        component::{Heading, Onward, button, live},
        effects,
    },
    workflow::screen::Screen,
};

/// The meeting on the big screen. `back` leaves it, as Escape does.
pub(super) fn projector(room: Room, text: &MeetingText, back: Callback<()>) -> AnyView {
    let app = room.app;
    let at = room.read(|meeting| meeting.minutes().step);
    let text = StoredValue::new(text.clone());
    let listening = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !app.calling.get_untracked() {
            back.run(());
        }
    });
    on_cleanup(move || listening.remove());
    let open = room.read(|meeting| meeting.closed().is_none());
    let title = room.id.with_value(|id| {
        app.roster.with_untracked(|roster| {
            let meeting = roster.meetings.get(id);
            meeting.map(|meeting| heading(app, &meeting.child, meeting.kind))
        })
    });
    let go = move |step: MeetingStep| {
        let now = effects::now();
        room.edit(|minutes| minutes.enter(step, now));
    };
    let before = move || {
        let step = at.get().before().filter(|_| open.get())?;
        Some(button("button", "Forrige", move || go(step)))
    };
    let next = move || {
        let step = at.get().next().filter(|_| open.get())?;
        let title = text.with_value(|text| Some(text.steps.get(&step)?.title.clone()))?;
        let words = format!("Næste: {title}");
        Some(button(
            "button button--main button--big",
            words,
            move || go(step),
        ))
    };
    let body = live(move || {
        let step = at.get();
        let lines = live(move || {
            room.id.with_value(|id| {
                app.roster.with(|roster| {
                    let meeting = roster.meetings.get(id)?;
                    let words = Words::of(roster, meeting);
                    Some(lines(&words, meeting, step, room.barred.get()))
                })
            })
        });
        text.with_value(|text| {
            let of_step = text.steps.get(&step)?;
            let open = !room.barred.get();
            let more = of_step.open_prompts.iter().filter(move |_| open);
            let prompts: Vec<_> = more
                .chain(&of_step.prompts)
                .map(|line| view! { <li>{line.clone()}</li> })
                .collect();
            Some(view! {
                <h2>{format!("{} af {}: {}", step.number(), MeetingStep::ALL.len(), of_step.title)}</h2>
                <ul class="projector__prompts">{prompts}</ul>
                {lines}
            })
        })
    });
    let question = live(move || {
        room.id.with_value(|id| {
            app.roster.with(|roster| {
                let meeting = roster.meetings.get(id)?;
                let words = Words::of(roster, meeting);
                let question = words.say(&meeting.minutes().question);
                Some(if question.is_empty() {
                    "Ikke skrevet endnu".to_owned()
                } else {
                    question
                })
            })
        })
    });
    view! {
        <div class="projector">
            <Heading text=title.unwrap_or_default() />
            <div class="projector__asked">
                <p class="projector__label">"I beder om hjælp til"</p>
                <p class="typed">{question}</p>
            </div>
            <section class="stack" aria-label="Det, vi taler om nu">{body}</section>
            {live(move || open.get().then(|| clock(room, at, text)))}
        </div>
        <Onward>
            {button("button button--quiet", "Luk storskærm", move || back.run(()))}
            {button("button button--quiet", "Underretning", move || app.go(Screen::Underretninger))}
            <div class="row">{live(before)} {live(next)}</div>
        </Onward>
    }
    .into_any()
}

/// What was written in a step.
fn lines(words: &Words, meeting: &Meeting, step: MeetingStep, barred: bool) -> AnyView {
    let minutes = meeting.minutes();
    match step {
        MeetingStep::Formaal => {
            let here: Vec<_> = minutes
                .attendees
                .iter()
                .map(words::attendee)
                .filter(|line| !line.is_empty())
                .map(|line| view! { <li>{words.say(&line)}</li> })
                .collect();
            view! { <ul>{here}</ul> }.into_any()
        }
        MeetingStep::Billede => view! {
            {words.block("Det, der lykkes", &minutes.strengths)}
            {(!barred).then(|| words.voice("Forældrenes syn", &minutes.parents))}
            {words.voice("Barnets stemme", &minutes.child)}
            {words.block("Det, vi har set, hørt og prøvet", &minutes.known)}
        }
        .into_any(),
        MeetingStep::Forstaaelse => view! {
            {words.block("Runden", &minutes.round)}
            {words.explanations(minutes)}
        }
        .into_any(),
        MeetingStep::Muligheder => words
            .block("Det, der kunne hjælpe", &minutes.options)
            .into_any(),
        MeetingStep::Aftaler => view! {
            {words.decisions(meeting)}
            {words.block("Tovholder", &minutes.tovholder)}
        }
        .into_any(),
        MeetingStep::Evaluering => words.block("Tilbageblik", &minutes.evaluation).into_any(),
    }
}
