//! What the screens of a round share: names, counts, and the way into the walk.

use leptos::prelude::*;

use super::{
    component::button, context::App, effects, error_text::failure, screen::open_at, wording,
};
use crate::{
    domain::{
        order::ordered,
        round::{Change, Entry, Member, Round, RoundChild, Standing},
    },
    workflow::{
        roster::Roster,
        screen::{Screen, Walk},
    },
};

/// A stue by name, or what the children without one are called together.
pub fn unit_name(unit: &str) -> String {
    if unit.is_empty() {
        "Børn uden stue".to_owned()
    } else {
        unit.to_owned()
    }
}

/// A child by its label.
pub fn child_name(roster: &Roster, id: &str) -> String {
    let child = roster.children.get(id);
    child.map_or_else(|| "et slettet barn".to_owned(), |child| child.label.clone())
}

/// A professional by name.
pub fn team_name(roster: &Roster, id: &str) -> String {
    let member = roster.team.get(id);
    member.map_or_else(|| "en tidligere kollega".to_owned(), |m| m.who.name.clone())
}

/// Everybody who is here or was, by name.
pub fn team_by_name(roster: &Roster) -> Vec<(&str, &Member)> {
    let team = roster.team.iter().map(|(id, member)| (id.as_str(), member));
    ordered(team, |(_, member)| member.who.name.to_lowercase())
}

/// The labels of some children: `Alma, Bo`.
pub fn names(roster: &Roster, children: &[&str]) -> String {
    let names: Vec<_> = children.iter().map(|id| child_name(roster, id)).collect();
    names.join(", ")
}

/// `1 barn`, `12 børn`.
pub fn count_of_children(count: usize) -> String {
    match count {
        1 => "1 barn".to_owned(),
        count => format!("{count} børn"),
    }
}

/// What is missing, a child a line, with those who have not done it.
pub fn missing_lines(roster: &Roster, missing: &[RoundChild]) -> AnyView {
    let lines = missing
        .iter()
        .map(|place| {
            let who: Vec<_> = place
                .assessors
                .iter()
                .map(|id| team_name(roster, id))
                .collect();
            let who = if who.is_empty() {
                "ingen, der kan vurdere barnet".to_owned()
            } else {
                who.join(", ")
            };
            let name = child_name(roster, &place.child);
            view! { <li>{format!("{name}: {who}")}</li> }
        })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

/// What happened to a round, in words.
pub fn entry_words(entry: &Entry) -> String {
    let who = wording::professional(&entry.by);
    let when = entry.at.danish();
    match &entry.change {
        Change::Prolonged { from, to, reason } => format!(
            "Forlænget fra {} til {} ({who}, {when}): {reason}",
            from.danish(),
            to.danish()
        ),
        Change::Closed(closing) => match closing.missing.len() {
            0 => format!("Lukket {when} af {who}. Ingen manglede."),
            missing => format!(
                "Lukket {when} af {who}. Der manglede {}.",
                count_of_children(missing)
            ),
        },
    }
}

/// `Fra 02.11.2026 til 27.11.2026`.
pub fn days_of(round: &Round) -> String {
    format!("Fra {} til {}", round.start.danish(), round.end().danish())
}

/// How many assessments are completed.
pub fn progress_words(standing: &Standing) -> String {
    let (done, total) = standing.progress();
    format!("{done} af {total} vurderinger er afsluttet")
}

/// Every round: the open ones first, then the closed ones, the newest first.
pub fn all_rounds(roster: &Roster) -> Vec<(&str, &Round)> {
    let mut all = roster.open_rounds();
    let closed = roster.rounds.iter().filter(|(_, round)| !round.is_open());
    let closed = ordered(closed, |(_, round)| std::cmp::Reverse(round.begun));
    all.extend(closed.into_iter().map(|(id, round)| (id.as_str(), round)));
    all
}

/// Goes on with a child of the walk, and says why not where it cannot.
pub fn walk_to(app: App, round: &str, child: &str, failed: RwSignal<Option<String>>) {
    let walk = Walk {
        round: round.to_owned(),
        child: child.to_owned(),
    };
    let then = move |result: Result<(), _>| {
        // The screen may be gone by now.
        let _ = failed.try_set(result.err().map(|why| failure(&why)));
    };
    effects::walk_to(app, walk, open_at, Box::new(then));
}

/// The way to the rounds: straight to the one that is open, if it is the only one.
pub fn to_rounds(app: App) -> AnyView {
    button("button", "Runde", move || {
        let only = app.roster.with_untracked(|roster| {
            let open = roster.open_rounds();
            match open.as_slice() {
                [(id, _)] => Some((*id).to_owned()),
                _ => None,
            }
        });
        match only {
            Some(id) => app.go_to_round(Screen::Round, id),
            None => app.go(Screen::Rounds),
        }
    })
}
