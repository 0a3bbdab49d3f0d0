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
        component::{FieldKind, TextField, When, button, live, trouble},
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
    let list = live(move || {
        room.id.with_value(|id| {
            room.app.roster.with(|roster| {
                let meeting = roster.meetings.get(id)?;
                let rows: Vec<_> = (0..meeting.decisions().len())
                    .filter_map(|index| decision(meeting, index, note))
                    .collect();
                Some(if rows.is_empty() {
                    view! { <p class="muted">"Der blev ikke skrevet aftaler."</p> }.into_any()
                } else {
                    view! { <ul class="list">{rows}</ul> }.into_any()
                })
            })
        })
    });
    view! {
        <section class="card screen-only">
            <h2>"Efter mødet"</h2>
            {trouble(failed)}
            {list}
            {told(room, note)}
        </section>
    }
    .into_any()
}

fn decision(meeting: &Meeting, index: usize, note: Callback<AfterEvent>) -> Option<AnyView> {
    let decision = meeting.decisions().get(index)?;
    let done = meeting.done(index).map(|done| {
        let by = wording::professional(&done.by);
        format!("Udført. Noteret {} af {by}.", done.at.danish())
    });
    let words = words::decision_line(decision);
    let (event, text) = if done.is_some() {
        (
            AfterEvent::NotDone { decision: index },
            "Fortryd: ikke udført",
        )
    } else {
        (AfterEvent::Done { decision: index }, "Udført")
    };
    let number = index + 1;
    Some(
        view! {
            <li class="list__entry stack stack--s">
                <span class="typed">{words}</span>
                {done.map(|done| view! { <span class="small muted">{done}</span> })}
                <span>{button("button", format!("{text} (aftale {number})"), move || note.run(event))}</span>
            </li>
        }
        .into_any(),
    )
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
