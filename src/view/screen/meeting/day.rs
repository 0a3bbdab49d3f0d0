//! One agenda with several children: whose turn is when, and every child's sheet on paper.

use leptos::prelude::*;

use super::{
    refusal::{has_case, refusal},
    sheet::sheet,
    words::meeting_title,
};
use crate::{
    domain::meeting::{Case, Meeting, MeetingDay},
    view::{
        component::{
            Back, Heading, Notice, Onward, Tone, When, button, live, memo, note, tap, trouble,
        },
        context::{App, app},
        effects,
        error_text::failure,
        rounds::child_name,
        screen::print::print_button_of,
    },
    workflow::screen::{Pointer, Screen},
};

/// The agenda that the screen is about.
#[component]
pub fn MeetingDayPage() -> impl IntoView {
    let app = app();
    let key = app
        .place
        .with_untracked(|place| place.agenda.clone())
        .unwrap_or_default();
    let key = StoredValue::new(key);
    let day = memo(move || {
        key.with_value(|key| {
            app.roster
                .with(|roster| roster.meeting_days.get(key).cloned())
        })
    });
    let back = Callback::new(move |()| app.go(Screen::MeetingDays));
    if day.with_untracked(Option::is_none) {
        return view! {
            <Heading text="Dagsorden" />
            <p>"Dagsordenen er slettet."</p>
            <Onward>
                <Back text="Dagsordener" on_click=back />
            </Onward>
        }
        .into_any();
    }
    let title = day.with_untracked(|day| {
        let on = day.as_ref().map(|day| day.on.danish());
        format!("Dagsorden {}", on.unwrap_or_default())
    });
    let reading = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let body = live(move || {
        let day = day.get()?;
        Some(if reading.get() {
            sheets(app, &day)
        } else {
            cases(app, key, &day, failed)
        })
    });
    let print = move |then| {
        let children = day.with_untracked(|day| {
            let cases = day.iter().flat_map(|day| &day.cases);
            cases.map(|case| case.child.clone()).collect()
        });
        effects::print_about_each(app, children, then);
    };
    view! {
        <div class="screen-only">
            <Heading text=title />
        </div>
        {trouble(failed)}
        {body}
        <Onward>
            <When
                on=move || reading.get()
                otherwise=move || {
                    view! {
                        <Back text="Dagsordener" on_click=back />
                        {button("button", "Se og print alle ark", move || reading.set(true))}
                    }
                }
            >
                {button("button", "Tilbage til dagsordenen", move || reading.set(false))}
                {print_button_of("button button--main button--big", "Print alle ark", print)}
            </When>
        </Onward>
    }
    .into_any()
}

fn cases(
    app: App,
    key: StoredValue<String>,
    day: &MeetingDay,
    failed: RwSignal<Option<String>>,
) -> AnyView {
    let title = meeting_title(&app.content(), day.kind);
    let rows: Vec<_> = day
        .cases
        .iter()
        .map(|case| row(app, key, day, case, failed))
        .collect();
    let no_pin = memo(move || !app.has_pin.get());
    let list = if rows.is_empty() {
        view! { <p class="muted">"Der er ingen børn på dagsordenen."</p> }.into_any()
    } else {
        view! { <ol class="list">{rows}</ol> }.into_any()
    };
    view! {
        <div class="stack screen-only">
            <p class="lead">{title}</p>
            <Notice>
                <p>
                    "Når I går fra et barn, låser tabletten. Først når du har låst op, står det næste barn på skærmen."
                </p>
                <When on=move || no_pin.get()>
                    <p>"Sæt en PIN til skærmen under Indstillinger, så går det hurtigt."</p>
                    {button("button", "Indstillinger", move || app.go(Screen::Settings))}
                </When>
            </Notice>
            {list}
            {discard(app, key, failed)}
        </div>
    }
    .into_any()
}

fn row(
    app: App,
    key: StoredValue<String>,
    day: &MeetingDay,
    case: &Case,
    failed: RwSignal<Option<String>>,
) -> AnyView {
    let (name, begun) = app.roster.with(|roster| {
        let meeting = case.meeting.as_ref().and_then(|id| roster.meetings.get(id));
        let state = meeting.map(|meeting| meeting.closed().is_some());
        (child_name(roster, &case.child), state)
    });
    let state = match begun {
        None => "Ikke begyndt",
        Some(false) => "I gang",
        Some(true) => "Lukket",
    };
    let title = format!("{} · {name}", case.clock());
    let refused = refusal(app, &case.child, day.kind).filter(|_| begun.is_none());
    if let Some(why) = refused {
        return view! {
            <li class="list__entry stack stack--s">
                <span class="list__title">{title}</span>
                {note(Tone::Careful, why)}
            </li>
        }
        .into_any();
    }
    let child = case.child.clone();
    let open = move || {
        let then = move |result: Result<Pointer, _>| match result {
            Ok(pointer) => app.go_to(pointer),
            Err(why) => {
                drop(failed.try_set(Some(failure(&why))));
            }
        };
        effects::open_case(app, key.get_value(), child.clone(), Box::new(then));
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

/// The child whose turn comes after that of a meeting. Whose meeting cannot be held now is passed
/// over, and told on the agenda.
pub(super) fn next_case(app: App, day: &MeetingDay, meeting: &str) -> Option<String> {
    let at = day.place_of(meeting)?;
    let later = day.cases.iter().skip(at);
    untrack(|| {
        app.roster.with_untracked(|roster| {
            later
                .filter(|case| roster.children.contains_key(&case.child))
                .find(|case| {
                    let closed = case.meeting.as_ref().and_then(|id| roster.meetings.get(id));
                    let is_open = closed.is_none_or(|meeting| meeting.closed().is_none());
                    let held =
                        case.meeting.is_some() || refusal(app, &case.child, day.kind).is_none();
                    is_open && held && !has_case(app, &case.child, day.kind)
                })
                .map(|case| case.child.clone())
        })
    })
}

/// Every child's sheet, each on its own paper. Whose meeting is not begun gets an empty one.
fn sheets(app: App, day: &MeetingDay) -> AnyView {
    let Some(by) = app.professional.get_untracked() else {
        return ().into_any();
    };
    let edition = app.content().meetings.edition.clone();
    let made: Vec<_> = day
        .cases
        .iter()
        .enumerate()
        .filter(|(_, case)| case.meeting.is_some() || refusal(app, &case.child, day.kind).is_none())
        .filter(|(_, case)| !has_case(app, &case.child, day.kind))
        .map(|(index, case)| {
            let begun = app.roster.with(|roster| {
                let meeting = case.meeting.as_ref()?;
                roster.meetings.get(meeting).cloned()
            });
            let meeting = begun.unwrap_or_else(|| {
                let child = case.child.clone();
                Meeting::begin(
                    child,
                    day.kind,
                    day.on,
                    edition.clone(),
                    by.clone(),
                    effects::now(),
                )
            });
            sheet(app, &meeting, Some((index + 1, case.clock())))
        })
        .collect();
    view! { <div class="sheets">{made}</div> }.into_any()
}

fn discard(app: App, key: StoredValue<String>, failed: RwSignal<Option<String>>) -> AnyView {
    let sure = RwSignal::new(false);
    let discard = move || {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        let then = move |result: Result<(), _>| match result {
            Ok(()) => app.go(Screen::MeetingDays),
            Err(why) => {
                // The screen may be gone by now.
                let _ = sure.try_set(false);
                drop(failed.try_set(Some(failure(&why))));
            }
        };
        effects::discard_day(app, key.get_value(), Box::new(then));
    };
    view! {
        <When on=move || sure.get()>
            <p>"Rækkefølgen og tiderne slettes. Møderne selv bliver på børnenes sider."</p>
        </When>
        <p>
            <button type="button" class="button button--quiet" on:click=tap(discard)>
                {live(move || if sure.get() { "Ja, slet dagsordenen" } else { "Slet dagsordenen" })}
            </button>
        </p>
    }
    .into_any()
}
