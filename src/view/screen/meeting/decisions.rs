//! The decisions: what, who and when. They wait until the situation is understood together, and it
//! is said what is missing.

use leptos::prelude::*;

use super::{
    room::{Removed, Room},
    words,
};
use crate::{
    domain::meeting::{MeetingDecision, MeetingStep, Missing},
    view::{
        component::{FieldKind, Notice, TextField, Tone, When, button, live, note},
        effects,
    },
};

/// The decisions, the tovholder and who tells it on.
pub(super) fn decisions(room: Room, go: Callback<MeetingStep>) -> AnyView {
    let missing = room.read(move |meeting| {
        let mut missing = meeting.missing(room.barred.get());
        missing.retain(|one| one.holds_decisions_back());
        missing
    });
    let tell_past = room.read(|meeting| meeting.past_days(effects::today()).1);
    view! {
        <section class="card">
            <h2>"Hvem gør hvad, og hvornår?"</h2>
            <When
                on=move || missing.with(Vec::is_empty)
                otherwise=move || live(move || waits(room, &missing.get(), go))
            >
                {open(room)}
            </When>
        </section>
        <section class="card">
            <h2>"Hvem holder trådene?"</h2>
            {room.line("Tovholder", "tovholder", |m| &m.tovholder, |m, text| m.tovholder = text)}
            {room.day("Næste møde", "next-meeting", |m| m.next, |m, day| m.next = day)}
        </section>
        {room
            .asks_who_raised_it()
            .then(|| view! {
                <section class="card">
                    <h2>"Besked til den, der rejste bekymringen"</h2>
                    {room.line("Hvem giver besked?", "teller", |m| &m.teller, |m, text| m.teller = text)}
                    {room.day("Senest hvornår?", "tell-by", |m| m.tell_by, |m, day| m.tell_by = day)}
                    {day_is_past(tell_past)}
                </section>
            })}
    }
    .into_any()
}

/// What is missing before anything is decided, with the way there.
fn waits(room: Room, missing: &[Missing], go: Callback<MeetingStep>) -> AnyView {
    let rows: Vec<_> = missing
        .iter()
        .map(|one| view! { <li>{words::missing(*one)}</li> })
        .collect();
    let steps: Vec<_> = missing.iter().map(|one| step_of(*one)).collect();
    let edition = room.read(|meeting| meeting.edition.clone());
    let agenda = edition.with_untracked(|edition| room.app.content().agenda_of(edition, room.kind));
    let title = |step: MeetingStep| {
        let text = agenda.as_ref()?.steps.get(&step)?;
        Some(format!("Gå til »{}«", text.title))
    };
    let ways: Vec<_> = [MeetingStep::Billede, MeetingStep::Forstaaelse]
        .into_iter()
        .filter(|step| steps.contains(step))
        .filter_map(|step| Some(button("button", title(step)?, move || go.run(step))))
        .collect();
    let written = room.read(|meeting| meeting.decisions().to_vec());
    let kept = live(move || {
        written.with(|all| {
            let rows: Vec<_> = all
                .iter()
                .filter(|one| !one.is_blank())
                .map(|one| view! { <li class="typed">{words::decision_line(one)}</li> })
                .collect();
            (!rows.is_empty()).then(|| view! { <ul>{rows}</ul> })
        })
    });
    view! {
        <Notice tone=Tone::Careful>
            <p>
                "Aftaler skrives, når I har forstået det sammen. Ellers bliver det let den første tanke, der vinder. Det mangler:"
            </p>
            <ul>{rows}</ul>
            <div class="row">{ways}</div>
        </Notice>
        <p class="muted">"Underretning og opkald venter ikke på det her."</p>
        {kept}
    }
    .into_any()
}

/// That a last day is over already: it may be a slip.
fn day_is_past(past: Memo<bool>) -> AnyView {
    view! {
        <When on=move || {
            past.get()
        }>{note(Tone::Careful, "Dagen er gået. Er det den rigtige dag?")}</When>
    }
    .into_any()
}

/// Where something of the analysis is written.
fn step_of(missing: Missing) -> MeetingStep {
    match missing {
        Missing::ParentsView | Missing::ChildsVoice => MeetingStep::Billede,
        Missing::Explanations | Missing::Surroundings => MeetingStep::Forstaaelse,
        Missing::Question => MeetingStep::Formaal,
        Missing::Decisions | Missing::Tovholder | Missing::Teller | Missing::TellBy => {
            MeetingStep::Aftaler
        }
    }
}

fn open(room: Room) -> AnyView {
    let count = room.read(|meeting| meeting.decisions().len());
    let rows = live(move || {
        (0..count.get())
            .map(|index| decision(room, index))
            .collect_view()
    });
    let add = move || room.decide(|decisions| decisions.push(MeetingDecision::default()));
    view! {
        {rows}
        {button("button", "Tilføj aftale", add)}
    }
    .into_any()
}

fn decision(room: Room, index: usize) -> AnyView {
    let number = index + 1;
    let text = move |read: fn(&MeetingDecision) -> String| {
        room.read(move |meeting| meeting.decisions().get(index).map(read).unwrap_or_default())
    };
    let typed = move |set: fn(&mut MeetingDecision, String)| {
        Callback::new(move |text: String| {
            room.decide(|decisions| {
                if let Some(one) = decisions.get_mut(index) {
                    set(one, text);
                }
            });
        })
    };
    let past = room.read(move |meeting| {
        let today = effects::today();
        let one = meeting.decisions().get(index);
        one.is_some_and(|one| one.is_past(today))
    });
    let take_out = move || {
        room.decide(move |decisions| {
            if index < decisions.len() {
                let one = decisions.remove(index);
                room.removed.set(Some(Removed::Decision(index, one)));
            }
        });
    };
    view! {
        <fieldset class="line-of-three">
            <legend class="unseen">{format!("Aftale {number}")}</legend>
            <TextField
                label=format!("Aftale {number}: hvad?")
                id=format!("decision-what-{index}")
                kind=FieldKind::Lines
                value=text(|one| one.what.clone())
                on_input=typed(|one, text| one.what = text)
            />
            <TextField
                label=format!("Aftale {number}: hvem?")
                id=format!("decision-who-{index}")
                value=text(|one| one.who.clone())
                on_input=typed(|one, text| one.who = text)
            />
            <TextField
                label=format!("Aftale {number}: senest hvornår?")
                id=format!("decision-by-{index}")
                kind=FieldKind::Date
                value=text(|one| one.by.map(|day| day.to_string()).unwrap_or_default())
                on_input=typed(|one, text| one.by = text.parse().ok())
            />
            {day_is_past(past)}
            {button("button button--quiet", format!("Fjern aftale {number}"), take_out)}
        </fieldset>
    }
    .into_any()
}
