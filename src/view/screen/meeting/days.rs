//! The agendas with several children, and a new one.

use leptos::prelude::*;

use super::words::meeting_title;
use crate::{
    domain::meeting::{MeetingDay, MeetingDayError, MeetingKind},
    view::{
        component::{
            Back, ChoiceText, Choices, FieldKind, Heading, Onward, TextField, Toggle, live, memo,
            send, tap, trouble,
        },
        context::{App, app},
        effects,
        error_text::{failure, meeting_day_error},
        rounds::count_of_children,
    },
    workflow::screen::Screen,
};

/// The agendas.
#[component]
pub fn MeetingDays() -> impl IntoView {
    let app = app();
    let list = live(move || {
        let content = app.content();
        app.roster.with(|roster| {
            let rows: Vec<_> = roster
                .agendas()
                .into_iter()
                .map(|(key, day)| {
                    let key = key.to_owned();
                    let title = meeting_title(&content, day.kind);
                    let open = move || app.go_to_agenda(key.clone());
                    view! {
                        <li>
                            <button type="button" class="list__item" on:click=tap(open)>
                                <span class="list__title">
                                    {format!("{} · {title}", day.on.danish())}
                                </span>
                                <span class="small muted">{count_of_children(day.cases.len())}</span>
                            </button>
                        </li>
                    }
                })
                .collect();
            if rows.is_empty() {
                view! { <p class="muted">"Her er ingen dagsordener endnu."</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }
        })
    });
    view! {
        <Heading text="Dagsordener" />
        <p>"Til møder, hvor I taler om flere børn efter hinanden. Tabletten låser mellem børnene."</p>
        {list}
        {new(app)}
        <Onward>
            <Back text="Alle børn" on_click=Callback::new(move |()| app.go(Screen::Children)) />
        </Onward>
    }
}

/// When the first child's turn is, unless somebody says otherwise.
const FIRST: &str = "9.00";

/// A new agenda: what sort, when, and the children in the order they are chosen.
fn new(app: App) -> AnyView {
    let kind = app.typed("agenda-kind", "", || None::<MeetingKind>);
    let day = app.typed("agenda-day", "", || effects::today().to_string());
    let clock = app.typed("agenda-clock", "", || FIRST.to_owned());
    let minutes = app.typed("agenda-minutes", "", String::new);
    let chosen = app.typed("agenda-children", "", Vec::<String>::new);
    let error = RwSignal::new(None::<MeetingDayError>);
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let said = move |these: &'static [MeetingDayError]| {
        Signal::derive(move || {
            let error = error.get().filter(|error| these.contains(error));
            error.map(|error| meeting_day_error(error).to_owned())
        })
    };
    let content = app.content();
    let options = MeetingKind::ALL
        .into_iter()
        .filter_map(|kind| content.meetings.of(kind))
        .map(|text| ChoiceText::with_help(text.title.clone(), text.purpose.clone()))
        .collect();
    let selected = Signal::derive(move || {
        MeetingKind::ALL
            .iter()
            .position(|one| Some(*one) == kind.get())
    });
    let on_pick = Callback::new(move |index: usize| {
        error.set(None);
        let picked = MeetingKind::ALL.get(index).copied();
        kind.set(picked);
        // A meeting takes what its agenda takes, unless somebody says otherwise.
        let content = app.content();
        let planned = picked.and_then(|kind| content.meetings.of(kind));
        if let Some(planned) = planned {
            minutes.set(planned.minutes().to_string());
        }
    });
    let typed = move |target: RwSignal<String>| {
        Callback::new(move |text: String| {
            error.set(None);
            target.set(text);
        })
    };
    let planned = move || {
        kind.try_set(None);
        day.try_set(effects::today().to_string());
        clock.try_set(FIRST.to_owned());
        minutes.try_set(String::new());
        chosen.try_set(Vec::new());
    };
    let make = move || {
        error.set(None);
        let Some(by) = app
            .professional
            .get_untracked()
            .filter(|_| !busy.get_untracked())
        else {
            return;
        };
        let (day, clock, minutes) = (
            day.get_untracked(),
            clock.get_untracked(),
            minutes.get_untracked(),
        );
        let typed = [day.as_str(), clock.as_str(), minutes.as_str()];
        let made = chosen.with_untracked(|children| {
            MeetingDay::plan(kind.get_untracked(), typed, children, by, effects::now())
        });
        match made {
            Ok(made) => {
                busy.set(true);
                let then = move |result: Result<String, _>| match result {
                    Ok(key) => {
                        planned();
                        app.go_to_agenda(key);
                    }
                    Err(why) => {
                        // The screen may be gone by now.
                        let _ = busy.try_set(false);
                        drop(failed.try_set(Some(failure(&why))));
                    }
                };
                effects::save_day(app, None, made, Box::new(then));
            }
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    view! {
        <form class="card" on:submit=send(make)>
            <h2>"Ny dagsorden"</h2>
            <Choices legend="Hvad er det for møder?" name="agenda-kind" options selected on_pick />
            {wrong(said(&[MeetingDayError::NoKind]))}
            <TextField
                label="Dag"
                id="agenda-day"
                kind=FieldKind::Date
                value=day
                error=said(&[MeetingDayError::NoDay])
                on_input=typed(day)
            />
            <TextField
                label="Første barn klokken"
                id="agenda-clock"
                value=clock
                error=said(&[MeetingDayError::NoClock])
                on_input=typed(clock)
            />
            <TextField
                label="Minutter til hvert barn"
                id="agenda-minutes"
                value=minutes
                error=said(&[MeetingDayError::NoMinutes, MeetingDayError::TooLong])
                on_input=typed(minutes)
            />
            {children(app, chosen)}
            {wrong(said(&[MeetingDayError::NoChildren]))}
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">
                "Lav dagsordenen"
            </button>
        </form>
    }
    .into_any()
}

/// What is missing of something that is no field.
fn wrong(error: Signal<Option<String>>) -> AnyView {
    view! {
        <p
            class="field__error"
            hidden=Signal::derive(move || error.with(Option::is_none))
            tabindex="-1"
            aria-invalid="true"
        >
            {live(move || error.get())}
        </p>
    }
    .into_any()
}

/// The children on the roster, to be chosen in the order of the agenda.
fn children(app: App, chosen: RwSignal<Vec<String>>) -> AnyView {
    let all: Vec<_> = app.roster.with_untracked(|roster| {
        let found = roster.search("", false).into_iter();
        found
            .map(|(id, child)| {
                let unit = child.unit.trim();
                let unit = if unit.is_empty() {
                    String::new()
                } else {
                    format!(", {unit}")
                };
                (id.to_owned(), format!("{}{unit}", child.label))
            })
            .collect()
    });
    if all.is_empty() {
        return view! { <p class="muted">"Tilføj et barn først."</p> }.into_any();
    }
    let toggles: Vec<_> = all
        .into_iter()
        .map(|(id, label)| {
            let key = id.clone();
            let place =
                memo(move || chosen.with(|chosen| chosen.iter().position(|one| *one == key)));
            let checked = Signal::derive(move || place.get().is_some());
            let on_change = Callback::new(move |on: bool| {
                chosen.update(|chosen| {
                    chosen.retain(|one| *one != id);
                    if on {
                        chosen.push(id.clone());
                    }
                });
            });
            view! {
                <div class="numbered">
                    <Toggle text=label checked on_change />
                    <span class="numbered__place" aria-hidden="true">
                        {live(move || place.get().map(|at| format!("Nr. {}", at + 1)))}
                    </span>
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class="question">
            <legend class="question__text">"Hvilke børn, i den rækkefølge I vælger dem?"</legend>
            <div class="choices">{toggles}</div>
        </fieldset>
    }
    .into_any()
}
