//! One meeting: to hold, to show, to print, and to read after it was closed.

use leptos::prelude::*;

use super::{
    after::after,
    case::{case, without_name},
    minutes_paper::{minutes, parents_copy},
    projector::projector,
    room::Room,
    sheet::sheet,
    steps::{way_on, writing},
    words::meeting_title,
};
use crate::{
    domain::{
        log::Paper,
        meeting::{Meeting, MeetingKind, MeetingStep, MeetingText},
        sparring::WithoutName,
    },
    view::{
        component::{Back, Heading, Onward, Tone, When, button, live, memo, note, trouble},
        context::{App, app},
        effects,
        error_text::failure,
        screen::{child::kept_line, joint::barred_note, print::print_button},
    },
    workflow::{
        meetings::without_names,
        screen::{Pointer, Screen},
    },
};

/// What of a meeting is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Shown {
    /// What is written; of a closed meeting the minutes.
    #[default]
    Meeting,
    /// The sheet to bring along.
    Sheet,
    /// The minutes on paper.
    Minutes,
    /// What the parents get.
    Parents,
    /// Large type for everybody in the room.
    Projector,
}

/// The meeting that the screen is about.
#[component]
pub fn MeetingPage() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .unwrap_or_default();
    let found = app.roster.with_untracked(|roster| {
        let meeting = roster.meetings.get(&id)?;
        Some((meeting.child.clone(), meeting.kind, meeting.edition.clone()))
    });
    let Some((child, kind, edition)) = found else {
        return ().into_any();
    };
    let Some(text) = app.content().agenda_of(&edition, kind) else {
        return ().into_any();
    };
    let about = child.clone();
    let leave = memo(move || app.leave_to_tell(&about));
    let barred = memo(move || leave.get().is_none());
    let room = Room {
        app,
        id: StoredValue::new(id),
        kind,
        barred,
        removed: RwSignal::new(None),
    };
    let text = StoredValue::new(text);
    let state = without_name(room);
    let held = memo(move || state.get().is_held());
    let asked = RwSignal::new(Shown::default());
    // What became known since may close what is open.
    let shown = memo(move || {
        if held.get() {
            asked.get()
        } else {
            Shown::Meeting
        }
    });
    let closed = room.read(|meeting| meeting.closed().is_some());
    let heading = heading(app, &child, kind);
    let back = move || asked.set(Shown::Meeting);
    let body = live(move || {
        let found = || {
            room.id
                .with_value(|id| app.roster.with(|roster| roster.meetings.get(id).cloned()))
        };
        let paper = |made: fn(App, &Meeting) -> AnyView| {
            found().map(|meeting| made(app, &meeting)).into_any()
        };
        match shown.get() {
            Shown::Meeting if closed.get() => view! {
                {tools(room, asked, held)}
                {after(room)}
                {paper(minutes)}
                {papers(room, asked, held)}
            }
            .into_any(),
            Shown::Meeting => begun(room, text, state, asked),
            Shown::Sheet => paper(|app, meeting| sheet(app, meeting, None)),
            Shown::Minutes => paper(minutes),
            // Asked for again: contact may have been barred since it was opened.
            Shown::Parents => match leave.get().filter(|_| !kind.is_anonymous()) {
                Some(leave) => found()
                    .map(|meeting| parents_copy(app, leave, &meeting))
                    .into_any(),
                None => barred_note(),
            },
            Shown::Projector => {
                text.with_value(|text| projector(room, text, Callback::new(move |()| back())))
            }
        }
    });
    let is = move |one: Shown| shown.get() == one;
    let on_paper = memo(move || {
        !is(Shown::Projector) && !is(Shown::Meeting)
            || is(Shown::Meeting) && closed.get() && held.get()
    });
    let open = memo(move || is(Shown::Meeting));
    view! {
        <When on=move || !is(Shown::Projector)>
            <Heading text=heading.clone() />
        </When>
        {body}
        <When on=move || !is(Shown::Projector)>
            <Onward>
                <When
                    on=move || open.get()
                    otherwise=move || {
                        view! {
                            <Back text="Tilbage til mødet" on_click=Callback::new(move |()| back()) />
                        }
                    }
                >
                    {way_out(app)}
                </When>
                <When on=move || open.get() && !closed.get() && held.get()>{way_on(room, text)}</When>
                <When on=move || on_paper.get()>
                    {print_button(app, "button", "Print", Paper::Meeting)}
                </When>
            </Onward>
        </When>
    }
    .into_any()
}

/// The meeting while it is held.
fn begun(
    room: Room,
    text: StoredValue<MeetingText>,
    state: Memo<WithoutName>,
    asked: RwSignal<Shown>,
) -> AnyView {
    let held = memo(move || state.get().is_held());
    let body = live(move || {
        let tools = tools(room, asked, held);
        if !held.get() {
            return tools;
        }
        view! {
            {text.with_value(|text| writing(room, text, tools))}
            {papers(room, asked, held)}
        }
        .into_any()
    });
    view! {
        <p class="paper-only">"Tryk på »Papirer« og så »Mødeark« eller »Referat« først."</p>
        <div class="stack screen-only">{case(room, state)} {body}</div>
    }
    .into_any()
}

/// What the page is called. A meeting without a name names nobody.
pub(super) fn heading(app: App, child: &str, kind: MeetingKind) -> String {
    let title = meeting_title(&app.content(), kind);
    if kind.is_anonymous() {
        return title;
    }
    let label = app.roster.with_untracked(|roster| {
        let child = roster.children.get(child);
        child.map(|child| child.label.clone())
    });
    format!("{title}: {}", label.unwrap_or_default())
}

/// The underretning, which waits for nothing, and the big screen.
fn tools(room: Room, asked: RwSignal<Shown>, held: Memo<bool>) -> AnyView {
    let app = room.app;
    view! {
        <div class="stack stack--s screen-only">
            <When on=move || room.barred.get()>{barred_note()}</When>
            <div class="row">
                {button("button", "Underretning", move || app.go(Screen::Underretninger))}
                <When on=move || {
                    held.get()
                }>
                    {button("button", "Vis på storskærm", move || asked.set(Shown::Projector))}
                </When>
            </div>
            <p class="small muted">
                "Er du i tvivl, om du skal underrette, så gør det. Du behøver ikke vente på mødet."
            </p>
        </div>
    }
    .into_any()
}

/// What of the meeting goes on paper, and the child's course.
fn papers(room: Room, asked: RwSignal<Shown>, held: Memo<bool>) -> AnyView {
    let app = room.app;
    let show = move |one: Shown| move || asked.set(one);
    let named = !room.kind.is_anonymous();
    view! {
        <div class="stack screen-only">
            <When on=move || held.get()>
                <details class="card">
                    <summary>"Papirer"</summary>
                    <div class="row">
                        {button("button", "Mødeark", show(Shown::Sheet))}
                        {button("button", "Referat", show(Shown::Minutes))}
                        <When on=move || named && !room.barred.get()>
                            {button("button", "Forældrenes eksemplar", show(Shown::Parents))}
                        </When>
                    </div>
                </details>
            </When>
            {named.then(|| button("button", "Forløb", move || app.go(Screen::Forloeb)))}
            {kept_line(app)}
        </div>
    }
    .into_any()
}

/// That something in a meeting without a name can tell who it is about. It is looked for at each
/// step and each minute, and not at every keystroke: the texts may be long.
pub(super) fn unmasked(room: Room, at: Memo<MeetingStep>) -> AnyView {
    if !room.kind.is_anonymous() {
        return ().into_any();
    }
    let now = effects::minute_clock();
    let names = memo(move || {
        at.track();
        now.track();
        room.id.with_value(|id| {
            room.app.roster.with_untracked(|roster| {
                let known = roster.names_of_children();
                let names = |text: &str| without_names(text, &known) != text;
                roster.meetings.get(id).is_some_and(|meeting| {
                    let decided = meeting.decisions().iter();
                    meeting.minutes().texts().any(names)
                        || decided.map(|one| one.what.as_str()).any(names)
                })
            })
        })
    });
    view! {
        <When on=move || names.get()>
            {note(
                Tone::Careful,
                "Der står noget, som kan fortælle, hvem barnet er. På storskærmen og på papiret er det taget ud, så godt det kan findes. Ret det selv, hvis du kan.",
            )}
        </When>
    }
    .into_any()
}

/// Out of the meeting. Among several children on one agenda every case is left through the lock,
/// from its day on, so that nobody at the table sees whose turn is next.
fn way_out(app: App) -> AnyView {
    let place = app.place.get_untracked();
    let agenda = place.agenda.and_then(|key| {
        let day = app
            .roster
            .with_untracked(|roster| roster.meeting_days.get(&key).cloned());
        Some((key, day?))
    });
    let Some((key, day)) = agenda else {
        return view! {
            <Back text="Møder" on_click=Callback::new(move |()| app.go(Screen::Meetings)) />
        }
        .into_any();
    };
    let to_agenda = Pointer {
        agenda: Some(key.clone()),
        ..Pointer::to(Screen::MeetingDay)
    };
    if day.on > effects::today() {
        let back = Callback::new(move |()| app.go_to(to_agenda.clone()));
        return view! { <Back text="Dagsorden" on_click=back /> }.into_any();
    }
    let failed = RwSignal::new(None::<String>);
    let next = super::day::next_case(app, &day, place.assessment.as_deref().unwrap_or_default());
    let on = next.map(|child| {
        let next = move || {
            let then = move |result: Result<Pointer, _>| match result {
                Ok(pointer) => effects::lock_towards(app, &pointer),
                // The screen may be gone by now.
                Err(why) => drop(failed.try_set(Some(failure(&why)))),
            };
            effects::open_case(app, key.clone(), child.clone(), Box::new(then));
        };
        button("button", "Lås, og gå til næste barn", next)
    });
    let leave = move || effects::lock_towards(app, &to_agenda);
    view! {
        {trouble(failed)}
        {button("button", "Lås, og gå til dagsordenen", leave)}
        {on}
    }
    .into_any()
}
