//! Who assesses whom: by tapping, child by child, or shared out evenly.

use leptos::prelude::*;

use super::rounds::Rounds;
use crate::{
    domain::round::{ChildStanding, Known, RoundChild, Standing, share},
    view::{
        component::{Back, Heading, Onward, Toggle, Tone, button, live, memo, note, tap, trouble},
        context::{App, app},
        effects,
        error_text::{failure, round_error},
        rounds::{child_name, count_of_children, team_by_name, unit_name},
    },
    workflow::{roster::Roster, screen::Screen},
};

/// The professionals who can assess, by id and name.
fn people(app: App) -> Vec<(String, String)> {
    app.roster.with_untracked(|roster| {
        let team = team_by_name(roster).into_iter();
        team.filter(|(_, member)| member.here)
            .map(|(id, member)| (id.to_owned(), member.who.name.clone()))
            .collect()
    })
}

/// The seats of some children, taken by whoever is alone on the tablet.
pub(super) fn seats_for(roster: &Roster, children: &[&str]) -> Vec<RoundChild> {
    let mut here = roster.team.iter().filter(|(_, member)| member.here);
    let alone = match (here.next(), here.next()) {
        (Some((id, _)), None) => vec![id.clone()],
        _ => Vec::new(),
    };
    let seat = |child: &&str| RoundChild {
        child: (*child).to_owned(),
        assessors: alone.clone(),
    };
    children.iter().map(seat).collect()
}

/// The children with the professionals to tap for each.
#[component]
pub fn Assign(
    /// The children with who assesses them.
    seats: RwSignal<Vec<RoundChild>>,
) -> impl IntoView {
    let app = app();
    let people = people(app);
    let children = memo(move || {
        seats.with(|seats| {
            seats
                .iter()
                .map(|seat| seat.child.clone())
                .collect::<Vec<_>>()
        })
    });
    if people.len() < 2 {
        return live(move || {
            let count = count_of_children(children.with(Vec::len));
            view! { <p>{format!("Du er alene på tabletten og vurderer {count}. Kolleger tilføjes under Indstillinger.")}</p> }
        })
        .into_any();
    }
    let team: Vec<_> = people.iter().map(|(id, _)| id.clone()).collect();
    let evenly = |text: &'static str, each: usize| {
        let team = team.clone();
        button("button", text, move || {
            seats.update(|seats| share(seats, &team, each));
        })
    };
    let rows = live(move || {
        let rows = children.get().into_iter().map(|child| {
            let name = app
                .roster
                .with_untracked(|roster| child_name(roster, &child));
            let toggles = people
                .iter()
                .map(|(id, who)| toggle(seats, child.clone(), id.clone(), who.clone()))
                .collect_view();
            view! {
                <fieldset class="question">
                    <legend class="question__text">{name}</legend>
                    <div class="choices choices--row">{toggles}</div>
                </fieldset>
            }
        });
        rows.collect_view()
    });
    view! {
        <p class="muted">"Mindst én til hvert barn. To ser mere end én. Det, I har valgt, bliver stående, når I fordeler resten."</p>
        <div class="row">
            {evenly("Fordel ligeligt", 1)}
            {evenly("Fordel ligeligt, to til hvert barn", 2)}
            <button
                type="button"
                class="button button--quiet"
                on:click=tap(move || seats.update(|seats| {
                    for seat in seats {
                        seat.assessors.clear();
                    }
                }))
            >
                "Ryd"
            </button>
        </div>
        {rows}
    }
    .into_any()
}

fn toggle(seats: RwSignal<Vec<RoundChild>>, child: String, who: String, name: String) -> AnyView {
    let (of, assessor) = (child.clone(), who.clone());
    let checked = Signal::derive(move || {
        seats.with(|seats| {
            let seat = seats.iter().find(|seat| seat.child == of);
            seat.is_some_and(|seat| seat.assessors.contains(&assessor))
        })
    });
    let on_change = Callback::new(move |on: bool| {
        seats.update(|seats| {
            if let Some(seat) = seats.iter_mut().find(|seat| seat.child == child) {
                seat.assessors.retain(|known| *known != who);
                if on {
                    seat.assessors.push(who.clone());
                }
            }
        });
    });
    view! { <Toggle text=name checked on_change /> }.into_any()
}

/// Who assesses whom in a round that runs, with the children who have come.
#[component]
pub fn Assessors() -> impl IntoView {
    let app = app();
    let id = app.place.with_untracked(|place| place.round.clone());
    let id = id.unwrap_or_default();
    let found = app.roster.with_untracked(|roster| {
        let round = roster.rounds.get(&id).filter(|round| round.is_open())?;
        let standing = roster.standing_of_round(&id, round);
        let is_here = |seat: &&RoundChild| {
            let child = standing.children.iter().find(|one| one.child == seat.child);
            child.is_some_and(ChildStanding::is_on_roster)
        };
        let mut seats: Vec<_> = round.children.iter().filter(is_here).cloned().collect();
        let newcomers = roster.newcomers(round);
        let new: Vec<_> = newcomers.iter().map(|(id, _)| *id).collect();
        seats.extend(seats_for(roster, &new));
        let names: Vec<_> = newcomers
            .iter()
            .map(|(_, child)| child.label.clone())
            .collect();
        Some((unit_name(&round.unit), seats, names, standing))
    });
    let Some((unit, seats, newcomers, standing)) = found else {
        return view! { <Rounds /> }.into_any();
    };
    let seats = RwSignal::new(seats);
    let failed = RwSignal::new(None::<String>);
    let round = id.clone();
    let save = move || {
        let changed = app.roster.with_untracked(|roster| {
            let round = roster.rounds.get(&round)?;
            Some(round.assigned(seats.get_untracked(), |seat| {
                covered(roster, &standing, seat)
            }))
        });
        match changed {
            None => app.go(Screen::Rounds),
            Some(Err(why)) => failed.set(Some(round_error(why))),
            Some(Ok(changed)) => {
                let then = move |result: Result<String, _>| match result {
                    Ok(id) => app.go_to_round(Screen::Round, id),
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::save_round(app, Some(round.clone()), changed, Box::new(then));
            }
        }
    };
    let back = Callback::new(move |()| app.go_to_round(Screen::Round, id.clone()));
    view! {
        <Heading text=format!("Hvem vurderer hvem: {unit}") />
        {(!newcomers.is_empty()).then(|| {
            note(Tone::Calm, format!("Nye på stuen: {}. De kommer med i runden, når I vælger, hvem der vurderer dem.", newcomers.join(", ")))
        })}
        <section class="card"><Assign seats /></section>
        {trouble(failed)}
        <Onward>
            <Back text="Fortryd" on_click=back />
            {button("button button--main button--big", "Gem", save)}
        </Onward>
    }
    .into_any()
}

/// Whether nobody needs to be found for a child: somebody who is here assesses it, somebody has,
/// or it is not on the roster.
fn covered(roster: &Roster, standing: &Standing, seat: &RoundChild) -> bool {
    let here = |id: &String| roster.team.get(id).is_some_and(|member| member.here);
    let child = standing.children.iter().find(|one| one.child == seat.child);
    let settled = child.is_some_and(|child| {
        let away = matches!(child.known, Known::PutAway | Known::Gone);
        let done = child
            .seats
            .iter()
            .any(|one| one.is_done() && seat.assessors.contains(&one.assessor));
        away || done
    });
    settled || seat.assessors.iter().any(here)
}
