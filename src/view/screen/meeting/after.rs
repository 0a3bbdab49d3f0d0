//! After the meeting: what is agreed until it is done, and that the one who raised the concern was
//! told.

use leptos::prelude::*;

use super::{room::Room, words};
use crate::{
    domain::{
        date::Date,
        meeting::{AfterEvent, Meeting},
    },
    view::{
        component::{FieldKind, TextField, When, button, live, tap, trouble},
        context::Content,
        effects,
        error_text::failure,
        wording,
    },
};

/// What is done about a closed meeting.
pub(super) fn after(room: Room) -> AnyView {
    let failed = RwSignal::new(None::<String>);
    let note = Callback::new(move |event: AfterEvent| {
        failed.set(None);
        let then = move |result: Result<(), _>| {
            if let Err(why) = result {
                drop(failed.try_set(Some(failure(&why))));
            }
        };
        effects::note_after_meeting(room.app, room.id.get_value(), event, Box::new(then));
    });
    // The decisions of a closed meeting stay what they are; only what became of them changes.
    let rows: Vec<_> = room.id.with_value(|id| {
        room.app.roster.with_untracked(|roster| {
            let decisions = roster.meetings.get(id).map(Meeting::decisions);
            let words = decisions
                .unwrap_or_default()
                .iter()
                .map(words::decision_line);
            let rows = words.enumerate();
            rows.map(|(index, words)| decision(room, index, words, note))
                .collect()
        })
    });
    let list = if rows.is_empty() {
        view! { <p class="muted">"Der blev ikke skrevet aftaler."</p> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    let asked = room.asks_who_raised_it();
    let is_told = room.read(|meeting| meeting.told().is_some());
    view! {
        <section class="card screen-only">
            <h2>"Efter mødet"</h2>
            {trouble(failed)}
            {list}
            {(asked || is_told.get_untracked()).then(|| told(room, note))}
        </section>
    }
    .into_any()
}

/// One decision. Its button stays the same one, so that the keyboard does not lose its place.
fn decision(room: Room, index: usize, words: String, note: Callback<AfterEvent>) -> AnyView {
    let done = room.read(move |meeting| {
        let done = meeting.done(index)?;
        let by = wording::professional(&done.by);
        Some(format!("Udført. Noteret {} af {by}.", done.at.danish()))
    });
    let change = move || {
        let event = match done.get_untracked() {
            Some(_) => AfterEvent::NotDone { decision: index },
            None => AfterEvent::Done { decision: index },
        };
        note.run(event);
    };
    let verb = move || match done.get() {
        Some(_) => "Fortryd: ikke udført",
        None => "Udført",
    };
    view! {
        <li class="list__entry stack stack--s">
            <span class="typed">{words}</span>
            {live(move || done.get().map(|done| view! { <span class="small muted">{done}</span> }))}
            <span>
                <button type="button" class="button" on:click=tap(change)>
                    {live(move || format!("{} (aftale {})", verb(), index + 1))}
                </button>
            </span>
        </li>
    }
    .into_any()
}

/// That the one who raised the concern was told, and on which day.
fn told(room: Room, note: Callback<AfterEvent>) -> AnyView {
    let told = room.read(Meeting::told);
    let day = RwSignal::new(effects::today().to_string());
    let wrong = RwSignal::new(None::<String>);
    let say = move || {
        let chosen: Option<Date> = day.with_untracked(|day| day.parse().ok());
        if let Some(on) = chosen.filter(|day| *day <= effects::today()) {
            note.run(AfterEvent::Told { on });
        } else {
            wrong.set(Some("Vælg en dag til og med i dag.".to_owned()));
            effects::focus_first_error();
        }
    };
    view! {
        <h3>"Besked til den, der rejste bekymringen"</h3>
        <When
            on=move || told.get().is_some()
            otherwise=move || {
                view! {
                    <TextField
                        label="Fortalt hvornår?"
                        id="told-on"
                        kind=FieldKind::Date
                        value=day
                        error=wrong
                        on_input=Callback::new(move |text: String| {
                            wrong.set(None);
                            day.set(text);
                        })
                    />
                    {button("button", "Notér, at det er fortalt", say)}
                }
            }
        >
            <p>{live(move || told.get().map(|on| format!("Fortalt {}.", on.danish())))}</p>
            {button("button button--quiet", "Fortryd: ikke fortalt", move || note.run(AfterEvent::NotTold))}
        </When>
    }
    .into_any()
}

/// The newest meeting for "Aftalt sidst". What was agreed before contact with the parents was
/// `barred` may speak of it, and is not repeated.
pub(in crate::view::screen) fn last_meeting(
    content: &Content,
    meeting: &Meeting,
    barred: bool,
) -> AnyView {
    let title = words::meeting_title(content, meeting.kind);
    let rows: Vec<_> = meeting
        .decisions()
        .iter()
        .enumerate()
        .filter(|_| !barred)
        .map(|(index, decision)| {
            let done = meeting.done(index).map(|_| " (udført)").unwrap_or_default();
            view! { <li class="typed">{format!("{}{done}", words::decision_line(decision))}</li> }
        })
        .collect();
    view! {
        <p>
            <strong>{format!("{title} {}", meeting.on.danish())}</strong>
        </p>
        {(!rows.is_empty()).then(|| view! { <ul>{rows}</ul> })}
    }
    .into_any()
}
