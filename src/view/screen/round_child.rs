//! A child in a round: its row on the round's page, and the round on the child's page.

use leptos::prelude::*;

use super::round::Page;
use crate::{
    domain::round::{ChildStanding, Known, SeatState},
    view::{
        component::{button, live, tap},
        context::app,
        rounds::{child_name, days_of, team_name, unit_name, walk_to},
    },
    workflow::{roster::Roster, screen::Screen},
};

/// A child of the round. Tapping it leads straight into one's own assessment where that is
/// missing, else to the child's page.
pub(super) fn child_row(page: &Page<'_>, child: &ChildStanding) -> AnyView {
    let (app, failed) = (page.app, page.failed);
    let title = child_name(page.roster, &child.child);
    let badge = badge(child).filter(|_| page.round.is_open());
    let words = seats_words(page.roster, child, page.round.is_open());
    let inside = view! {
        <span class="list__head">
            <span class="list__title">{title}</span>
            {badge.map(|text| view! { <span class="badge">{text}</span> })}
        </span>
        <span class="small">{words}</span>
    };
    if child.known == Known::Gone {
        return view! { <li class="list__item">{inside}</li> }.into_any();
    }
    let is_mine = page.standing.mine().contains(&child.child.as_str());
    let walks = is_mine && page.begun && page.round.is_open();
    let (round, id) = (page.id.to_owned(), child.child.clone());
    let open = move || {
        if walks {
            walk_to(app, &round, &id, failed);
        } else {
            app.go_to_child(id.clone());
        }
    };
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(open)>
                {inside}
            </button>
        </li>
    }
    .into_any()
}

/// How far the round is with a child, by sign and word.
fn badge(child: &ChildStanding) -> Option<String> {
    let text = match &child.known {
        Known::Gone => return None,
        Known::PutAway => "Lagt væk".to_owned(),
        _ if child.is_unassigned() => "! Ingen vurderer".to_owned(),
        _ if child.is_done() => "✓ Vurderet".to_owned(),
        Known::Moved { to } => format!("→ {}", unit_name(to)),
        Known::Here => return None,
    };
    Some(text)
}

fn seats_words(roster: &Roster, child: &ChildStanding, open: bool) -> String {
    let seats: Vec<_> = child
        .seats
        .iter()
        .filter_map(|seat| {
            let name = team_name(roster, &seat.assessor);
            match seat.state {
                SeatState::Done(date) => Some(format!("✓ {name} {}", date.danish())),
                SeatState::Begun if open => Some(format!("◐ {name} er i gang")),
                SeatState::Missing if open => Some(format!("○ {name} mangler")),
                SeatState::Left if open => Some(format!("– {name} er fjernet fra tabletten")),
                _ => None,
            }
        })
        .collect();
    seats.join(" · ")
}

/// The open round that a child is in, on the child's page. A child that has moved stays in it, and
/// is told so.
#[component]
pub fn InRound(
    /// The child, by record id.
    id: String,
) -> impl IntoView {
    let app = app();
    live(move || {
        app.roster.with(|roster| {
            let (key, round) = roster.round_of(&id)?;
            let standing = roster.standing_of_round(key, round);
            let child = standing.children.into_iter().find(|one| one.child == id)?;
            let unit = unit_name(&round.unit);
            let stays = match &child.known {
                Known::Moved { .. } => {
                    Some("Barnet er flyttet og bliver i runden, til den er lukket.")
                }
                Known::PutAway => Some("Barnet er lagt væk og mangler ikke i runden imens."),
                Known::Here | Known::Gone => None,
            };
            let words = seats_words(roster, &child, true);
            let key = key.to_owned();
            Some(view! {
                <section class="card">
                    <h2>{format!("Runde: {unit}")}</h2>
                    <p>{format!("{}. {words}", days_of(round))}</p>
                    {stays.map(|text| view! { <p><strong>{text}</strong></p> })}
                    <div class="row">
                        {button("button", "Til runden", move || app.go_to_round(Screen::Round, key.clone()))}
                    </div>
                </section>
            })
        })
    })
}
