//! The log: what left the tablet and what was deleted.

use leptos::prelude::*;

use crate::{
    domain::log::{LogEntry, Logged, Paper},
    view::{
        component::{Back, Heading, Onward, live},
        context::app,
        wording,
    },
    workflow::roster::Roster,
};

/// How many lines are shown at once.
const LINES: usize = 200;

/// The log, newest first.
#[component]
pub(super) fn Log(
    /// Back to what is stored.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let lines = live(move || {
        app.roster.with(|roster| {
            let lines: Vec<_> = roster
                .log_lines()
                .into_iter()
                .take(LINES)
                .map(|line| row(roster, line))
                .collect();
            if lines.is_empty() {
                view! { <p class="muted">"Her står ikke noget endnu."</p> }.into_any()
            } else {
                view! { <ul class="list">{lines}</ul> }.into_any()
            }
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

fn row(roster: &Roster, line: &LogEntry) -> AnyView {
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
    let about = line.child.as_ref().and_then(|id| {
        if line.what == Logged::ChildDeleted {
            return None;
        }
        let child = roster.children.get(id);
        Some(child.map_or_else(
            || "et barn, der er slettet".to_owned(),
            |child| child.label.clone(),
        ))
    });
    let came = matches!(line.what, Logged::Received | Logged::ChildReturned);
    let way = if came { "Fra" } else { "Til" };
    let to = (!line.to.is_empty()).then(|| format!("{way}: {}", line.to));
    let who = format!("{}, {}", line.at.danish(), wording::professional(&line.by));
    view! {
        <li class="stack stack--s">
            <strong>{what} {about.map(|about| format!(": {about}"))}</strong>
            {to.map(|to| view! { <span>{to}</span> })}
            <span class="small muted">{who}</span>
        </li>
    }
    .into_any()
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
