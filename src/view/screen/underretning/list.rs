//! The underretninger about a child: the one under way, those that were sent, and the way into a
//! new one. It asks for no assessment and no score.

use leptos::prelude::*;

use super::{
    route::route,
    words::{awaited_words, sent},
};
use crate::{
    domain::sparring::Field,
    view::{
        agenda,
        component::{Back, Heading, Onward, When, button, live, memo, tap, trouble},
        context::{App, app},
        effects,
        error_text::failure,
        screen::{child::kept_line, meeting::meeting_title},
        wording,
    },
    workflow::screen::Screen,
};

/// The underretninger about the child that the screen is about.
#[component]
pub fn Underretninger() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let failed = RwSignal::new(None::<String>);
    let barred = {
        let id = id.clone();
        memo(move || app.contact_barred_for(&id))
    };
    // Where the parents may not know, whom to call comes before what to write.
    let (first, after) = {
        let id = id.clone();
        let shown = move || route(app, id.clone());
        (shown.clone(), shown)
    };
    view! {
        <Heading text=format!("Underretning: {label}") />
        {duty(app)}
        {trouble(failed)}
        <When on=move || barred.get()>{first()}</When>
        {under_way(app, id.clone(), failed)}
        <When on=move || !barred.get()>{after()}</When>
        {before(app, id.clone())}
        {asked_before(app, id)}
        {kept_line(app)}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

fn duty(app: App) -> AnyView {
    let content = app.content();
    let law = content.law.find("bl-133").map(|entry| {
        let formerly = entry
            .formerly
            .as_ref()
            .map(|old| format!(" (tidligere {old})"));
        view! {
            <p class="small">
                <strong>{entry.text.clone()} {formerly}</strong>
                ": "
                {entry.gist.clone()}
            </p>
        }
    });
    view! {
        <section class="card">
            <p>
                "Pligten til at underrette er din egen. Du behøver ingen vurdering, ingen score og ingen andres enighed. Er du i tvivl, så ring."
            </p>
            {law}
        </section>
    }
    .into_any()
}

/// On with the one under way, or into a new one.
fn under_way(app: App, id: String, failed: RwSignal<Option<String>>) -> AnyView {
    let sure = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let letter = {
        let id = id.clone();
        memo(move || {
            app.roster.with(|roster| {
                let (key, letter) = roster.letter_under_way(&id)?;
                Some((key.to_owned(), letter.begun.danish()))
            })
        })
    };
    live(move || {
        let child = id.clone();
        let Some((key, begun)) = letter.get() else {
            let begin = move || {
                // Two quick taps begin one.
                if busy.get_untracked() {
                    return;
                }
                busy.set(true);
                let (about, child) = (child.clone(), child.clone());
                let then = move |result: Result<String, _>| {
                    busy.set(false);
                    match result {
                        Ok(key) => app.go_to_assessment(Screen::Underretning, child, key),
                        Err(why) => failed.set(Some(failure(&why))),
                    }
                };
                effects::begin_letter(app, about, Box::new(then));
            };
            return view! {
                <section class="card">
                    <h2>"Skriv en underretning"</h2>
                    <p>
                        "Kladden begynder med det, der er gemt om barnet. Kun du kan se den, til du noterer, at den er sendt. Appen sender intet selv."
                    </p>
                    {button("button button--main button--big", "Skriv underretning", begin)}
                </section>
            }
            .into_any();
        };
        let discarded = key.clone();
        let discard = move || {
            if !sure.get_untracked() {
                sure.set(true);
                return;
            }
            let then = move |result: Result<(), _>| {
                sure.set(false);
                if let Err(why) = result {
                    failed.set(Some(failure(&why)));
                }
            };
            effects::discard_letter(app, discarded.clone(), Box::new(then));
        };
        view! {
            <section class="card">
                <h2>"Underretning i gang"</h2>
                <p>{format!("Begyndt {begun}. Kun du kan se den.")}</p>
                <div class="row">
                    {button("button button--main button--big", "Fortsæt underretningen", move || {
                        app.go_to_assessment(Screen::Underretning, child.clone(), key.clone());
                    })}
                    <button type="button" class="button" on:click=tap(discard)>
                        {live(move || if sure.get() { "Ja, kassér kladden" } else { "Kassér kladden" })}
                    </button>
                </div>
            </section>
        }
        .into_any()
    })
    .into_any()
}

/// Every underretning that was sent before.
fn before(app: App, id: String) -> AnyView {
    live(move || {
        let duties = agenda::duties(&app.content());
        app.roster.with(|roster| {
            let sent_before = roster.sent_of(&id).into_iter();
            let rows: Vec<_> = sent_before
                .filter_map(|(key, letter)| {
                    let waits = roster.awaited_after(key, &duties).map(awaited_words);
                    let waits = waits
                        .map_or_else(|| "Der ventes ikke på mere.".to_owned(), |(waits, _)| waits);
                    let words = [sent(roster.sending_of(key)?), waits];
                    let open = (Screen::Underretning, id.clone(), key.to_owned());
                    Some(row(app, open, words, wording::professional(&letter.author)))
                })
                .collect();
            let title = match rows.len() {
                0 => "Der er ikke noteret underretninger før".to_owned(),
                1 => "Der er underrettet 1 gang før".to_owned(),
                times => format!("Der er underrettet {times} gange før"),
            };
            listed(title, rows)
        })
    })
    .into_any()
}

/// Every sparring and underretningsmøde, what a closed one was about, and one's own sheet for sparring without a name.
fn asked_before(app: App, id: String) -> AnyView {
    live(move || {
        let (content, today) = (app.content(), effects::today());
        app.roster.with(|roster| {
            let sheet = roster.sheet_of(&id).map(|(key, sheet)| {
                let words = [
                    format!("Ark til anonym sparring {}", sheet.begun.date.danish()),
                    sheet.text(Field::Help).to_owned(),
                ];
                let open = (Screen::Sparring, id.clone(), key.to_owned());
                row(app, open, words, wording::professional(&sheet.author))
            });
            let meetings = roster.asked_about(&id).into_iter().map(|(key, meeting)| {
                let title = meeting_title(&content, meeting.kind);
                let (state, question) = if meeting.closed().is_some() {
                    ("", meeting.minutes().question.clone())
                } else if meeting.on > today {
                    (", planlagt", String::new())
                } else {
                    (", i gang", String::new())
                };
                let words = [format!("{title} {}{state}", meeting.on.danish()), question];
                let open = (Screen::Meeting, id.clone(), key.to_owned());
                row(app, open, words, wording::professional(&meeting.by))
            });
            let rows: Vec<_> = meetings.chain(sheet).collect();
            let title = if rows.is_empty() {
                "Her er ingen sparring eller underretningsmøder"
            } else {
                "Sparring og underretningsmøder"
            };
            listed(title.to_owned(), rows)
        })
    })
    .into_any()
}

fn listed(title: String, rows: Vec<AnyView>) -> AnyView {
    view! {
        <section class="card">
            <h2>{title}</h2>
            {(!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
        </section>
    }
    .into_any()
}

/// Something that was done before, and the way to it: a screen about a child and a record.
fn row(
    app: App,
    (screen, child, key): (Screen, String, String),
    [title, more]: [String; 2],
    by: String,
) -> AnyView {
    let open = move || app.go_to_assessment(screen, child.clone(), key.clone());
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(open)>
                <span class="list__title">{title}</span>
                {(!more.is_empty()).then(|| view! { <span>{more}</span> })}
                <span class="small muted">{by}</span>
            </button>
        </li>
    }
    .into_any()
}
