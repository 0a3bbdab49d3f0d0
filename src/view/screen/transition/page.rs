//! One overgangsskema: to fill in with the parents, to see through with them, and as they saw it.

use leptos::prelude::*;

use super::{
    form::form,
    paper::{barred_note, finished, preview, to_read},
};
use crate::{
    domain::{log::Paper, next_step::LeaveToTell, transition::Transition},
    view::{
        component::{Back, Heading, Onward, Tone, When, button, live, memo, note, trouble},
        context::{App, app},
        effects::{self, NotFinished},
        error_text::{failure, transition_error},
        screen::{child::kept_line, print::print_button},
    },
    workflow::screen::Screen,
};

/// The overgangsskema that the screen is about.
#[component]
pub fn TransitionPage() -> impl IntoView {
    let app = app();
    let place = app.place.get_untracked();
    let (id, child) = (
        place.assessment.unwrap_or_default(),
        place.child.unwrap_or_default(),
    );
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let about = child.clone();
    let leave = memo(move || app.leave_to_tell(&about));
    let id = StoredValue::new(id);
    let seen = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let done = memo(move || with(app, id, |one| one.finished().is_some()).unwrap_or_default());
    let body = live(move || {
        let found = || untrack(|| with(app, id, Clone::clone));
        match (done.get(), leave.get()) {
            (true, Some(leave)) => found()
                .and_then(|one| finished(app, leave, &one))
                .into_any(),
            (true, None) => view! {
                {barred_note()}
                {found().and_then(|one| to_read(&one))}
            }
            .into_any(),
            // Asked for again: contact may have been barred since it was opened.
            (false, None) => barred_note(),
            (false, Some(leave)) if seen.get() => {
                found().and_then(|one| preview(app, leave, &one)).into_any()
            }
            (false, Some(leave)) => form(app, leave, id),
        }
    });
    let back = move || {
        failed.set(None);
        seen.set(false);
        effects::to_top();
    };
    let on = move || {
        seen.set(true);
        effects::to_top();
    };
    let finish = move || {
        let Some(leave) = leave.get_untracked() else {
            return;
        };
        effects::finish_transition(app, leave, id.get_value(), move |result| {
            let wrong = match result {
                Ok(()) => {
                    effects::to_top();
                    return;
                }
                Err(NotFinished::Missing(why)) => transition_error(why).to_owned(),
                Err(NotFinished::Stored(why)) => failure(&why),
            };
            // The screen may be gone by now.
            drop(failed.try_set(Some(wrong)));
        });
    };
    let open = memo(move || !done.get() && leave.get().is_some());
    view! {
        <Heading text=format!("Overgangsskema: {label}") />
        {body}
        <div class="screen-only">{trouble(failed)}</div>
        {live(move || leave.get().filter(|_| done.get()).map(|leave| after(app, leave, id, failed)))}
        {kept_line(app)}
        <Onward>
            <When
                on=move || open.get() && seen.get()
                otherwise=move || {
                    view! {
                        <Back
                            text="Overgangsskemaer"
                            on_click=Callback::new(move |()| app.go(Screen::Transitions))
                        />
                    }
                }
            >
                <Back text="Ret i skemaet" on_click=Callback::new(move |()| back()) />
            </When>
            <When on=move || open.get() && seen.get()>
                {button("button button--main button--big", "Forældrene har set det: gør det færdigt", finish)}
            </When>
            <When on=move || open.get() && !seen.get()>
                {button("button button--main button--big", "Se, hvad der går med", on)}
            </When>
            <When on=move || done.get() && leave.get().is_some()>
                {print_button(app, "button button--main button--big", "Print", Paper::Transition)}
            </When>
        </Onward>
    }
}

/// Reads the overgangsskema. Tracked.
pub(super) fn with<R>(
    app: App,
    id: StoredValue<String>,
    read: impl FnOnce(&Transition) -> R,
) -> Option<R> {
    id.with_value(|id| {
        app.roster
            .with(|roster| roster.transitions.get(id).map(read))
    })
}

/// What can be done about a finished one: handing it over, a new version, and a meeting.
fn after(
    app: App,
    leave: LeaveToTell,
    id: StoredValue<String>,
    failed: RwSignal<Option<String>>,
) -> AnyView {
    let anew = move || {
        let Some(child) = app.place.with_untracked(|place| place.child.clone()) else {
            return;
        };
        let about = child.clone();
        effects::begin_transition(
            app,
            leave,
            child,
            Some(id.get_value()),
            Box::new(move |result| match result {
                Ok(key) => app.go_to_assessment(Screen::Transition, about, key),
                Err(why) => drop(failed.try_set(Some(failure(&why)))),
            }),
        );
    };
    let over = || {
        button("button", "Overlever skemaet", move || {
            app.go(Screen::HandOverTransition);
        })
    };
    let over = (!app.practice.get_untracked()).then(over);
    view! {
        <div class="stack screen-only">
            {note(Tone::Calm, "Skemaet er gjort færdigt og kan ikke ændres. Skal noget rettes, så lav en ny udgave sammen med forældrene. Den gamle bliver stående.")}
            <div class="row">
                {over}
                {button("button", "Lav en ny udgave", anew)}
                {button("button", "Aftal et overgangsmøde", move || app.go(Screen::Meetings))}
            </div>
        </div>
    }
    .into_any()
}
