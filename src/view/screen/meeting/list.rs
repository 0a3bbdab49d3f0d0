//! The meetings about a child, and the way into a new one.

use leptos::prelude::*;

use super::{refusal::refusal, words::meeting_title};
use crate::{
    domain::meeting::{Meeting, MeetingKind},
    view::{
        component::{
            Back, ChoiceText, Choices, FieldKind, Heading, Onward, TextField, Tone, When, live,
            memo, note, send, tap, trouble,
        },
        context::{App, Content, app},
        effects,
        error_text::failure,
        screen::{child::kept_line, joint::barred_note},
    },
    workflow::screen::Screen,
};

/// The meetings about the child that the screen is about.
#[component]
pub fn Meetings() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let about = id.clone();
    let list = live(move || {
        let content = app.content();
        app.roster.with(|roster| {
            let rows: Vec<_> = roster
                .meetings_of(&about)
                .into_iter()
                .map(|(key, meeting)| row(app, &content, about.clone(), key.to_owned(), meeting))
                .collect();
            if rows.is_empty() {
                view! { <p class="muted">"Her er ingen møder endnu."</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }
        })
    });
    view! {
        <Heading text=format!("Møder: {label}") />
        {list}
        {new(app, id)}
        {kept_line(app)}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

fn row(app: App, content: &Content, child: String, key: String, meeting: &Meeting) -> AnyView {
    let open = move || app.go_to_assessment(Screen::Meeting, child.clone(), key.clone());
    let title = meeting_title(content, meeting.kind);
    let waits = meeting.open_matters().len();
    let state = match (meeting.closed(), waits) {
        (None, _) => "I gang. Du kan fortsætte, hvor du slap.".to_owned(),
        (Some(_), 0) => "Lukket".to_owned(),
        (Some(_), 1) => "Lukket. 1 ting venter.".to_owned(),
        (Some(_), waits) => format!("Lukket. {waits} ting venter."),
    };
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(open)>
                <span class="list__title">{format!("{} · {title}", meeting.on.danish())}</span>
                <span class="small muted">{state}</span>
            </button>
        </li>
    }
    .into_any()
}

/// A new meeting: what sort, and when.
fn new(app: App, child: String) -> AnyView {
    let kind = RwSignal::new(None::<MeetingKind>);
    let day = RwSignal::new(effects::today().to_string());
    let wrong_day = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let child = StoredValue::new(child);
    let barred = memo(move || child.with_value(|child| app.contact_barred_for(child)));
    let refused = memo(move || child.with_value(|child| refusal(app, child, kind.get()?)));
    let kinds = move || {
        MeetingKind::ALL
            .into_iter()
            .filter(move |kind| !barred.get() || kind.is_held_while_barred())
    };
    let choices = live(move || {
        let content = app.content();
        let options = kinds()
            .filter_map(|kind| content.meetings.of(kind))
            .map(|text| ChoiceText::with_help(text.title.clone(), text.purpose.clone()))
            .collect();
        let selected = Signal::derive(move || {
            let chosen = kind.get()?;
            kinds().position(|one| one == chosen)
        });
        let on_pick = Callback::new(move |index: usize| {
            failed.set(None);
            kind.set(kinds().nth(index));
        });
        view! {
            <Choices legend="Hvad er det for et møde?" name="meeting-kind" options selected on_pick />
        }
    });
    let begin = move || {
        if busy.get_untracked() || refused.get_untracked().is_some() {
            return;
        }
        let Some(kind) = kind.get_untracked() else {
            failed.set(Some("Vælg, hvad det er for et møde.".to_owned()));
            return;
        };
        let Some(on) = day.with_untracked(|day| day.parse().ok()) else {
            wrong_day.set(Some("Vælg dagen.".to_owned()));
            effects::focus_first_error();
            return;
        };
        busy.set(true);
        let about = child.get_value();
        let then = move |result: Result<String, _>| match result {
            Ok(key) => app.go_to_assessment(Screen::Meeting, about, key),
            Err(why) => {
                // The screen may be gone by now.
                let _ = busy.try_set(false);
                drop(failed.try_set(Some(failure(&why))));
            }
        };
        effects::begin_meeting(app, child.get_value(), kind, on, Box::new(then));
    };
    view! {
        <form class="card" on:submit=send(begin)>
            <h2>"Nyt møde"</h2>
            <When on=move || barred.get()>{barred_note()}</When>
            {choices}
            {live(move || refused.get().map(|why| note(Tone::Careful, why)))}
            <TextField
                label="Dag"
                id="meeting-day"
                kind=FieldKind::Date
                value=day
                error=wrong_day
                on_input=Callback::new(move |text: String| {
                    wrong_day.set(None);
                    day.set(text);
                })
            />
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">
                "Begynd mødet"
            </button>
        </form>
    }
    .into_any()
}
