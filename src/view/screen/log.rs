//! The log: what left the tablet and what was deleted.

use leptos::prelude::*;

use crate::{
    domain::{
        log::{Logged, Paper},
        order::ordered,
    },
    view::{
        component::{Back, Heading, Onward, button, fold, live},
        context::app,
        wording,
    },
    workflow::{log::LogEvent, roster::Roster},
};

/// How many entries are drawn, and how many more each time they are asked for.
const ROWS: usize = 60;

/// How many children of one entry are named in its heading.
const NAMES: usize = 3;

/// The log, newest first.
#[component]
pub(super) fn Log(
    /// Back to what is stored.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let shown = RwSignal::new(ROWS);
    let lines = live(move || {
        app.roster.with(|roster| {
            let events = roster.log_events();
            if events.is_empty() {
                return view! { <p class="muted">"Her står ikke noget endnu."</p> }.into_any();
            }
            let count = events.len();
            let drawn = shown.get().min(count);
            let rows: Vec<_> = events
                .iter()
                .take(drawn)
                .map(|event| row(roster, event))
                .collect();
            let more = (drawn < count).then(|| {
                let more = move || shown.update(|shown| *shown += ROWS);
                view! {
                    <p class="muted" role="status">{format!("{drawn} af {count} vises.")}</p>
                    {button("button", "Vis flere", more)}
                }
            });
            view! { <ul class="list">{rows}</ul> {more} }.into_any()
        })
    });
    view! {
        <Heading text="Log" />
        <p>"Loggen har intet indhold om børnene. Linjer om et slettet barn bliver stående uden navn og modtager."</p>
        {lines}
        <Onward>
            <Back text="Tilbage" on_click=back />
        </Onward>
    }
}

fn row(roster: &Roster, event: &LogEvent<'_>) -> AnyView {
    let line = event.line;
    let alone = line.paper == Some(Paper::Transition);
    let what = match line.what {
        Logged::ChildDeleted => "Et barn er slettet",
        Logged::KeysChanged => "Nøglen er skiftet",
        Logged::Backup => "Sikkerhedskopi",
        Logged::InsightOnPaper => "Indsigt på papir",
        Logged::InsightAsFile => "Indsigt som fil",
        Logged::Exported => "Fil til et andet system",
        Logged::FiguresExported => "Tal uden navne",
        Logged::FormExported => "Trivselsskemaet som fil",
        Logged::Printed => line.paper.map_or("Udskrift", paper_words),
        Logged::HandedOver if alone => "Overgangsskemaet overleveret i en låst fil",
        Logged::HandedOver => "Overleveret i en låst fil",
        Logged::Received if alone => "Overgangsskema modtaget i en låst fil",
        Logged::Received => "Modtaget i en låst fil",
        Logged::ChildReturned => "Et slettet barn er hentet ind igen",
        Logged::TeamKeyMade => "Ny modtagernøgle",
    };
    // A child's deletion says nothing of the child.
    let about = (line.what != Logged::ChildDeleted).then(|| about(roster, event));
    let names = about.unwrap_or_default();
    let deleted = event
        .children
        .iter()
        .all(|id| !roster.children.contains_key(*id))
        && !event.children.is_empty();
    let whom = wording::log_recipient(line, deleted);
    let who = format!("{}, {}", line.at.danish(), wording::professional(&line.by));
    let heading = match names.len() {
        0 => what.to_owned(),
        count if count > NAMES => format!("{what}: {count} børn"),
        _ => format!("{what}: {}", names.join(", ")),
    };
    let all = (names.len() > NAMES).then(|| {
        let body = move || {
            let names: Vec<_> = names
                .iter()
                .map(|name| view! { <li>{name.clone()}</li> })
                .collect();
            view! { <ul>{names}</ul> }.into_any()
        };
        let summary = view! { "Vis hvilke børn" }.into_any();
        fold("", summary, false, RwSignal::new(false), Box::new(body))
    });
    view! {
        <li class="stack stack--s">
            <strong>{heading}</strong>
            {whom.map(|whom| view! { <span>{whom}</span> })}
            <span class="small muted">{who}</span>
            {all}
        </li>
    }
    .into_any()
}

/// The children of an entry by name.
fn about(roster: &Roster, event: &LogEvent<'_>) -> Vec<String> {
    let names = event.children.iter().map(|id| {
        roster.children.get(*id).map_or_else(
            || "et barn, der er slettet".to_owned(),
            |child| child.label.clone(),
        )
    });
    ordered(names, |name| name.to_lowercase())
}

fn paper_words(paper: Paper) -> &'static str {
    match paper {
        Paper::Assessment => "Udskrift af en vurdering",
        Paper::Joint => "Udskrift af en fælles vurdering",
        Paper::Agreements => "Udskrift af fokusaftalerne",
        Paper::Course => "Udskrift af forløbet",
        Paper::Effort => "Udskrift af en indsats",
        Paper::Slip => "Udskrift af spørgsmålene til forældrene",
        Paper::Meeting => "Udskrift fra et møde",
        Paper::Sparring => "Udskrift af et ark uden navn",
        Paper::Underretning => "Udskrift af en underretning",
        Paper::Transition => "Udskrift af et overgangsskema",
        Paper::Letter => "Udskrift af et brev til forældrene",
    }
}
