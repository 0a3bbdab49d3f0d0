//! The overgangsskemaer of a child, and the way into a new one.

use leptos::prelude::*;

use super::paper::barred_note;
use crate::{
    domain::transition::Transition,
    view::{
        component::{Back, Heading, Onward, button, live, memo, tap, trouble},
        context::{App, app},
        effects,
        error_text::failure,
        screen::child::kept_line,
    },
    workflow::screen::Screen,
};

/// The overgangsskemaer of the child that the screen is about.
#[component]
pub fn Transitions() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let failed = RwSignal::new(None::<String>);
    let about = id.clone();
    let leave = memo(move || app.leave_to_tell(&about).is_some());
    let about = id.clone();
    let list = live(move || {
        app.roster.with(|roster| {
            let rows: Vec<_> = roster
                .transitions_of(&about)
                .into_iter()
                .map(|(key, one)| row(app, about.clone(), key.to_owned(), one))
                .collect();
            if rows.is_empty() {
                view! { <p class="muted">"Her er ingen overgangsskemaer endnu."</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }
        })
    });
    view! {
        <Heading text=format!("Overgangsskema: {label}") />
        {live(move || leave.get().then(|| view! {
            <p>"Skemaet fylder I ud sammen med forældrene, før barnet skal videre: fra dagpleje til børnehave, fra børnehave til skole og SFO eller til en anden kommune. Kun det, forældrene siger ja til, går med."</p>
        }))}
        {list}
        {trouble(failed)}
        {way_in(app, id, failed)}
        {kept_line(app)}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

fn row(app: App, child: String, key: String, one: &Transition) -> AnyView {
    let open = move || app.go_to_assessment(Screen::Transition, child.clone(), key.clone());
    let (title, state) = match one.finished() {
        Some(done) => (
            format!("{} · til {}", done.paper.on.danish(), done.paper.receiver),
            "Færdigt. Sådan så forældrene det.".to_owned(),
        ),
        None => (
            format!("I gang, begyndt {}", one.begun.date.danish()),
            "I kan fortsætte, hvor I slap.".to_owned(),
        ),
    };
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(open)>
                <span class="list__title">{title}</span>
                <span class="small muted">{state}</span>
            </button>
        </li>
    }
    .into_any()
}

fn way_in(app: App, child: String, failed: RwSignal<Option<String>>) -> AnyView {
    let about = child.clone();
    let leave = memo(move || app.leave_to_tell(&about));
    let about = child.clone();
    let under_way = memo(move || {
        let found = |id: &str| id.to_owned();
        app.roster
            .with(|roster| roster.transition_under_way(&about).map(found))
    });
    live(move || {
        let Some(leave) = leave.get() else {
            return barred_note();
        };
        let child = child.clone();
        if let Some(key) = under_way.get() {
            let go = move || app.go_to_assessment(Screen::Transition, child.clone(), key.clone());
            return button("button button--main button--big", "Fortsæt skemaet", go);
        }
        let begin = move || {
            let about = child.clone();
            effects::begin_transition(
                app,
                leave,
                child.clone(),
                None,
                Box::new(move |result| match result {
                    Ok(key) => app.go_to_assessment(Screen::Transition, about, key),
                    // The screen may be gone by now.
                    Err(why) => drop(failed.try_set(Some(failure(&why)))),
                }),
            );
        };
        button(
            "button button--main button--big",
            "Begynd et overgangsskema",
            begin,
        )
    })
    .into_any()
}
