//! The agenda while the meeting is held: the question on top, the steps with their time, and what
//! is written in each.

use leptos::prelude::*;

use super::{
    close::close,
    decisions::decisions,
    explanations::explanations,
    page::unmasked,
    people::people,
    room::{Removed, Room},
    stands, voices,
};
use crate::{
    domain::meeting::{MeetingStep, MeetingText},
    view::{
        component::{When, button, live, memo, tap},
        effects,
    },
};

/// The meeting to write in. The question comes first of all, then the agenda, the `tools` and the
/// step.
pub(super) fn writing(room: Room, text: &MeetingText, tools: AnyView) -> AnyView {
    let at = room.read(|meeting| meeting.minutes().step);
    let go = Callback::new(move |step: MeetingStep| {
        let now = effects::now();
        room.removed.set(None);
        room.edit(|minutes| minutes.enter(step, now));
    });
    let text = StoredValue::new(text.clone());
    let body = live(move || {
        let step = at.get();
        view! {
            {prompts(room, text, step)}
            {body(room, step, go)}
        }
    });
    let undo = move || {
        room.removed.with(|removed| {
            removed.as_ref().map(|removed| match removed {
                Removed::Attendee(..) => "Fortryd: sæt deltageren ind igen",
                Removed::Explanation(..) => "Fortryd: sæt forklaringen ind igen",
                Removed::Decision(..) => "Fortryd: sæt aftalen ind igen",
            })
        })
    };
    let removed = memo(undo);
    view! {
        <section class="card asked">
            {room
                .lines(
                    "Hvad beder I om hjælp til?",
                    "question",
                    |minutes| &minutes.question,
                    |minutes, text| minutes.question = text,
                )}
            {unmasked(room, at)}
        </section>
        {agenda(at, text, go)}
        {tools}
        {clock(room, at, text)}
        {body}
        <When on=move || removed.with(Option::is_some)>
            <p role="status">
                {live(move || removed.get().map(|words| button("button", words, move || room.put_back())))}
            </p>
        </When>
    }
    .into_any()
}

/// The steps, each a tap away.
fn agenda(
    at: Memo<MeetingStep>,
    text: StoredValue<MeetingText>,
    go: Callback<MeetingStep>,
) -> AnyView {
    let steps: Vec<_> = MeetingStep::ALL
        .into_iter()
        .filter_map(|step| {
            let (title, minutes) = text.with_value(|text| {
                let of_step = text.steps.get(&step)?;
                Some((of_step.title.clone(), of_step.minutes))
            })?;
            let here = memo(move || at.get() == step);
            let current = Signal::derive(move || here.get().then_some("step"));
            Some(view! {
                <li>
                    <button
                        type="button"
                        class="agenda__step"
                        aria-current=current
                        on:click=tap(move || go.run(step))
                    >
                        <span>{format!("{}. {title}", step.number())}</span>
                        <span class="small">{format!("{minutes} min.")}</span>
                    </button>
                </li>
            })
        })
        .collect();
    view! {
        <nav aria-label="Dagsorden">
            <ol class="agenda">{steps}</ol>
        </nav>
    }
    .into_any()
}

/// How long the step has taken: said quietly, and read aloud only when it is asked for.
pub(super) fn clock(room: Room, at: Memo<MeetingStep>, text: StoredValue<MeetingText>) -> AnyView {
    let tick = effects::minute_clock();
    // Read anew at each look and at each tap: a clock that has just been started runs at once.
    let now = move || {
        tick.track();
        effects::now()
    };
    let pace = room.read(|meeting| meeting.minutes().pace.clone());
    let runs = memo(move || pace.with(|pace| pace.running(now()).is_some()));
    let words = memo(move || {
        let step = at.get();
        let planned = text.with_value(|text| text.steps.get(&step).map_or(0, |text| text.minutes));
        let spent = pace.with(|pace| pace.of(step, step, now()));
        if runs.get() || spent > 0 {
            format!("Tid: {spent} af {planned} min.")
        } else {
            format!("Planlagt: {planned} min.")
        }
    });
    let switch = move || {
        let now = effects::now();
        room.edit(|minutes| {
            if minutes.pace.running(now).is_some() {
                minutes.pace.stop(minutes.step, now);
            } else {
                minutes.pace.start(now);
            }
        });
    };
    view! {
        <div class="row quiet-clock">
            <p class="muted" aria-live="off">{live(move || words.get())}</p>
            <button type="button" class="button button--quiet" on:click=tap(switch)>
                {live(move || if runs.get() { "Stop uret" } else { "Start uret" })}
            </button>
        </div>
    }
    .into_any()
}

/// What helps on the way; what speaks of the parents only while they may be talked with.
fn prompts(room: Room, text: StoredValue<MeetingText>, step: MeetingStep) -> AnyView {
    let lines = live(move || {
        let open = !room.barred.get();
        text.with_value(|text| {
            let of_step = text.steps.get(&step)?;
            let more = of_step.open_prompts.iter().filter(move |_| open);
            let lines: Vec<_> = more
                .chain(&of_step.prompts)
                .map(|line| view! { <li>{line.clone()}</li> })
                .collect();
            Some(view! {
                <h2>{of_step.title.clone()}</h2>
                <ul>{lines}</ul>
            })
        })
    });
    view! { <div class="stack stack--s">{lines}</div> }.into_any()
}

fn body(room: Room, step: MeetingStep, go: Callback<MeetingStep>) -> AnyView {
    match step {
        MeetingStep::Formaal => view! {
            {people(room)}
            {room
                .asks_who_raised_it()
                .then(|| view! {
                    <section class="card">
                        {room
                            .line(
                                "Hvem har rejst bekymringen?",
                                "raised-by",
                                |minutes| &minutes.raised_by,
                                |minutes, text| minutes.raised_by = text,
                            )}
                    </section>
                })}
        }
        .into_any(),
        MeetingStep::Billede => view! {
            {stored(room)}
            <section class="card">
                {room
                    .lines(
                        "Det, der lykkes, og det, barnet kan",
                        "strengths",
                        |minutes| &minutes.strengths,
                        |minutes, text| minutes.strengths = text,
                    )}
            </section>
            {voices::parents(room)}
            {voices::child(room)}
            <section class="card">
                {room
                    .lines(
                        "Det, vi har set, hørt og prøvet",
                        "known",
                        |minutes| &minutes.known,
                        |minutes, text| minutes.known = text,
                    )}
            </section>
        }
        .into_any(),
        MeetingStep::Forstaaelse => explanations(room),
        MeetingStep::Muligheder => view! {
            <section class="card">
                {room
                    .lines(
                        "Det, der kunne hjælpe",
                        "options",
                        |minutes| &minutes.options,
                        |minutes, text| minutes.options = text,
                    )}
            </section>
        }
        .into_any(),
        MeetingStep::Aftaler => decisions(room, go),
        MeetingStep::Evaluering => view! {
            <section class="card">
                {room
                    .lines(
                        "Hvad var godt ved mødet, og hvad skal være anderledes?",
                        "evaluation",
                        |minutes| &minutes.evaluation,
                        |minutes, text| minutes.evaluation = text,
                    )}
            </section>
            {close(room)}
        }
        .into_any(),
    }
}

/// What is stored about the child. Nothing of it where nobody is told which child it is.
fn stored(room: Room) -> Option<AnyView> {
    let child = room.id.with_value(|id| {
        let roster = room.app.roster;
        roster.with_untracked(|roster| Some(roster.meetings.get(id)?.child.clone()))
    });
    let named = child.filter(|_| !room.kind.is_anonymous());
    named.map(|child| stands::on_screen(room.app, child, room.barred))
}

/// The way to the next step.
pub(super) fn way_on(room: Room, text: StoredValue<MeetingText>) -> AnyView {
    let at = room.read(|meeting| meeting.minutes().step);
    live(move || {
        let next = at.get().next()?;
        let title = text.with_value(|text| Some(text.steps.get(&next)?.title.clone()))?;
        let go = move || {
            let now = effects::now();
            room.removed.set(None);
            room.edit(|minutes| minutes.enter(next, now));
            effects::to_top();
        };
        Some(button(
            "button button--main button--big",
            format!("Videre: {title}"),
            go,
        ))
    })
    .into_any()
}
