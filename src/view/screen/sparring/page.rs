//! The sheet for sparring without a name: to write, and to read through and print.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    paper::paper,
    write::{has_case, write},
};
use crate::{
    domain::{
        log::Paper,
        sparring::{Known, Refusal, SparringSheet},
    },
    view::{
        component::{Back, Heading, Onward, Tone, When, button, live, memo, note},
        context::{App, app},
        effects,
        error_text::failure,
        screen::{child::kept_line, print::print_button},
    },
    workflow::screen::Screen,
};

/// The sheet that the screen is about.
#[component]
pub fn SparringPage() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let reading = RwSignal::new(false);
    let refused = RwSignal::new(None::<Refusal>);
    let closed = has_case(app, id.clone());
    let body = {
        let id = id.clone();
        live(move || {
            if reading.get() {
                paper(app, &id)
            } else {
                write(app, id.clone(), refused)
            }
        })
    };
    let read = move || {
        let why = app.roster.with_untracked(|roster| {
            let sheet = roster.sheets.get(&id)?;
            roster.sheet_refusal(sheet)
        });
        refused.set(why);
        match why {
            None => reading.set(true),
            Some(_) => effects::focus_first_error(),
        }
    };
    view! {
        // The paper has no name on it.
        <Heading text="Anonym sparring" />
        <p class="screen-only">{format!("Om {label}. Navnet kommer kun med på arket, hvis du vælger det.")}</p>
        {body}
        {kept_line(app)}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            <When
                on=move || reading.get()
                otherwise=move || {
                    let read = read.clone();
                    // A sheet about a child with a case is not for use.
                    live(move || {
                        let open = !closed.get();
                        open.then(|| button("button button--main button--big", "Læs og print", read.clone()))
                    })
                }
            >
                {button("button", "Skriv videre", move || reading.set(false))}
                {print_button(app, "button button--main button--big", "Print arket", Paper::Sparring)}
            </When>
        </Onward>
    }
}

/// The way from a child to its sheet.
pub(in crate::view::screen) fn way_to_sparring(
    app: App,
    child: String,
    failed: RwSignal<Option<String>>,
) -> AnyView {
    let busy = RwSignal::new(false);
    let begin = move || {
        // Two quick taps begin one.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let about = child.clone();
        let then = move |result: Result<String, _>| {
            busy.set(false);
            match result {
                Ok(key) => app.go_to_assessment(Screen::Sparring, about, key),
                Err(why) => failed.set(Some(failure(&why))),
            }
        };
        effects::begin_sheet(app, child.clone(), Box::new(then));
    };
    button("button", "Anonym sparring", begin).into_any()
}

/// Reads a sheet with the names that it must not hold. Tracked.
pub(super) fn with_sheet<R>(
    app: App,
    id: &str,
    read: impl FnOnce(&SparringSheet, &Known) -> R,
) -> Option<R> {
    app.roster.with(|roster| {
        let sheet = roster.sheets.get(id)?;
        Some(read(sheet, &roster.known_names(&sheet.child, &sheet.shown)))
    })
}

/// That the child has a case, and whom to turn to.
pub(super) fn open_case() -> AnyView {
    note(
        Tone::Careful,
        "Et barn med en sag drøftes ikke i det anonyme sparringsforum: Det er for børn uden en sag. Kontakt barnets egen rådgiver i kommunen. Er du bekymret på ny, skal du stadig underrette.",
    )
    .into_any()
}

/// What is chosen to stand on the sheet.
pub(super) fn shown(app: App, id: &str) -> BTreeSet<crate::domain::sparring::Particular> {
    with_sheet(app, id, |sheet, _| sheet.shown.clone()).unwrap_or_default()
}

/// A value of the sheet that is told on when it differs.
pub(super) fn of_sheet<T: PartialEq + Default + Send + Sync + 'static>(
    app: App,
    id: String,
    read: fn(&SparringSheet) -> T,
) -> Memo<T> {
    memo(move || {
        app.roster
            .with(|roster| roster.sheets.get(&id).map(read))
            .unwrap_or_default()
    })
}
