//! One underretning: to write, to read through and print, and to follow after it was sent.

use leptos::prelude::*;

use super::{answer::answers, clock::clock, paper::paper, send::correct_form, write::write};
use crate::{
    domain::{log::Paper, underretning::Underretning},
    view::{
        component::{Back, Heading, Onward, When, button, live, memo},
        context::{App, app},
        screen::{child::kept_line, print::print_button},
    },
    workflow::screen::Screen,
};

/// The underretning that the screen is about.
#[component]
pub fn UnderretningPage() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let reading = RwSignal::new(false);
    let is_sent = {
        let id = id.clone();
        memo(move || with_letter(app, &id, |letter| letter.sent.is_some()).unwrap_or_default())
    };
    let body = live(move || {
        let id = id.clone();
        if is_sent.get() {
            view! {
                {clock(app, id.clone())}
                {answers(app, id.clone())}
                {correct_form(app, id.clone())}
                {paper(app, id)}
            }
            .into_any()
        } else if reading.get() {
            paper(app, id)
        } else {
            write(app, id)
        }
    });
    view! {
        <Heading text=format!("Underretning: {label}") />
        {kept_line(app)}
        {body}
        <Onward>
            <Back
                text="Underretninger"
                on_click=Callback::new(move |()| app.go(Screen::Underretninger))
            />
            <When
                on=move || is_sent.get() || reading.get()
                otherwise=move || {
                    button("button button--main button--big", "Læs og print", move || reading.set(true))
                }
            >
                <When on=move || !is_sent.get()>
                    {button("button", "Skriv videre", move || reading.set(false))}
                </When>
                {print_button(app, "button", "Print underretningen", Paper::Underretning)}
            </When>
        </Onward>
    }
}

/// Reads an underretning. Tracked.
pub(super) fn with_letter<R>(
    app: App,
    id: &str,
    read: impl FnOnce(&Underretning) -> R,
) -> Option<R> {
    app.roster
        .with(|roster| roster.underretninger.get(id).map(read))
}
