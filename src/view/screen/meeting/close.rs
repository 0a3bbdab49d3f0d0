//! The end of a meeting: what a reader would miss is named, and it is asked once.

use leptos::prelude::*;

use super::{room::Room, words};
use crate::view::{
    component::{Notice, Tone, When, button, live, memo, trouble},
    effects,
    error_text::failure,
};

/// Closes the meeting.
pub(super) fn close(room: Room) -> AnyView {
    let missing = room.read(move |meeting| meeting.missing(room.barred.get()));
    let past = room.read(|meeting| past_words(meeting.past_days(effects::today())));
    let clean = move || missing.with(Vec::is_empty) && past.with(Vec::is_empty);
    let asked = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let close = move || {
        if busy.get_untracked() {
            return;
        }
        if !asked.get_untracked() && !untrack(clean) {
            asked.set(true);
            return;
        }
        busy.set(true);
        let then = move |result: Result<(), _>| {
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            if let Err(why) = result {
                drop(failed.try_set(Some(failure(&why))));
            }
        };
        effects::close_meeting(room.app, room.id.get_value(), Box::new(then));
    };
    let warns = memo(move || asked.get() && !clean());
    let rows = move || {
        let missing = missing.get().into_iter();
        let rows: Vec<_> = missing
            .map(|one| view! { <li>{words::missing(one)}</li> })
            .collect();
        view! { <ul>{rows}</ul> }
    };
    view! {
        <section class="card">
            <h2>"Luk mødet"</h2>
            <p>"Når mødet er lukket, står referatet fast. I kan stadig mærke aftaler som udført."</p>
            <When on=move || warns.get()>
                <Notice tone=Tone::Careful>
                    <When on=move || missing.with(|missing| !missing.is_empty())>
                        <p>"En, der læser referatet, vil mangle:"</p>
                        {live(rows)}
                    </When>
                    {live(move || {
                        past.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
                    })}
                </Notice>
            </When>
            {trouble(failed)}
            <When
                on=move || warns.get()
                otherwise=move || button("button button--main", "Luk mødet", close)
            >
                {button("button", "Luk mødet alligevel", close)}
            </When>
        </section>
    }
    .into_any()
}

/// What has a last day that is over already.
fn past_words((decisions, tell): (Vec<usize>, bool)) -> Vec<String> {
    let decisions = decisions.into_iter();
    let mut lines: Vec<_> = decisions
        .map(|number| format!("Dagen for aftale {number} er gået."))
        .collect();
    if tell {
        lines.push("Dagen for besked til den, der rejste bekymringen, er gået.".to_owned());
    }
    lines
}
