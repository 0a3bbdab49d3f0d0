//! A new round: the stue, the days, and who assesses whom.

use leptos::prelude::*;

use super::round_assign::{Assign, seats_for};
use crate::{
    domain::round::{Period, Plan, Round, RoundChild, RoundError},
    view::{
        component::{
            Back, ChoiceLayout, ChoiceText, Choices, FieldKind, Heading, Onward, TextField, Tone,
            When, live, note, send, trouble,
        },
        context::{App, app},
        effects,
        error_text::{failure, round_error},
        rounds::{child_name, count_of_children, unit_name},
    },
    workflow::screen::Screen,
};

/// How long a round is from today, unless somebody says otherwise.
const USUAL_DAYS: u16 = 28;

/// A new round.
#[component]
pub fn NewRound() -> impl IntoView {
    let app = app();
    let units = app.roster.with_untracked(|roster| {
        let unit = |unit: String| {
            let count = roster.on_unit(&unit).len();
            (unit, count)
        };
        roster.units().into_iter().map(unit).collect::<Vec<_>>()
    });
    if units.is_empty() {
        return view! {
            <Heading text="Begynd en runde" />
            {note(Tone::Calm, round_error(RoundError::NoChildren))}
            <Onward>
                <Back text="Alle runder" on_click=Callback::new(move |()| app.go(Screen::Rounds)) />
            </Onward>
        }
        .into_any();
    }
    view! { <Fields units /> }.into_any()
}

#[component]
fn Fields(units: Vec<(String, usize)>) -> impl IntoView {
    let app = app();
    let today = effects::today();
    let chosen = RwSignal::new(None::<usize>);
    let seats = RwSignal::new(Vec::<RoundChild>::new());
    let start = RwSignal::new(today.to_string());
    let usual = today.plus_days(USUAL_DAYS).unwrap_or(today);
    let end = RwSignal::new(usual.to_string());
    let (start_error, end_error) = (RwSignal::new(None), RwSignal::new(None));
    let failed = RwSignal::new(None::<String>);
    let names: Vec<_> = units.iter().map(|(unit, _)| unit.clone()).collect();
    let pick = {
        let names = names.clone();
        Callback::new(move |index: usize| {
            failed.set(None);
            chosen.set(Some(index));
            let unit = names.get(index).cloned().unwrap_or_default();
            seats.set(app.roster.with_untracked(|roster| {
                let mut children = roster.on_unit(&unit);
                children.retain(|(id, _)| roster.round_of(id).is_none());
                let ids: Vec<_> = children.iter().map(|(id, _)| *id).collect();
                seats_for(roster, &ids)
            }));
        })
    };
    if names.len() == 1 {
        pick.run(0);
    }
    let options = units
        .into_iter()
        .map(|(unit, count)| ChoiceText::with_help(unit_name(&unit), count_of_children(count)))
        .collect();
    let elsewhere = {
        let names = names.clone();
        live(move || {
            let unit = names.get(chosen.get()?)?;
            elsewhere(app, unit).map(|text| note(Tone::Careful, text))
        })
    };
    let begin = move || {
        for error in [start_error, end_error, failed] {
            error.set(None);
        }
        let unit = chosen.get_untracked().and_then(|index| names.get(index));
        let Some(unit) = unit.cloned() else {
            failed.set(Some("Vælg, hvilken stue runden er for.".to_owned()));
            return;
        };
        match made(app, unit, [start, end], seats) {
            Ok(round) => {
                let then = move |result: Result<String, _>| match result {
                    Ok(id) => app.go_to_round(Screen::Round, id),
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::save_round(app, None, round, Box::new(then));
            }
            Err(why) => {
                let place = match why {
                    RoundError::NoStart => start_error,
                    RoundError::NoEnd
                    | RoundError::EndBeforeStart
                    | RoundError::EndInPast
                    | RoundError::FarOff => end_error,
                    _ => failed,
                };
                place.set(Some(round_error(why)));
                effects::focus_first_error();
            }
        }
    };
    let typed = |target: RwSignal<String>| Callback::new(move |text: String| target.set(text));
    view! {
        <Heading text="Begynd en runde" />
        <form class="stack" on:submit=send(begin)>
            <section class="card">
                <Choices
                    legend="Hvilken stue?"
                    name="unit"
                    options
                    selected=chosen
                    on_pick=pick
                    layout=ChoiceLayout::Row
                />
                {elsewhere}
                <TextField
                    label="Fra"
                    id="round-start"
                    kind=FieldKind::Date
                    value=start
                    error=start_error
                    on_input=typed(start)
                />
                <TextField
                    label="Til"
                    id="round-end"
                    kind=FieldKind::Date
                    value=end
                    error=end_error
                    on_input=typed(end)
                />
            </section>
            <When on=move || seats.with(|seats| !seats.is_empty())>
                <section class="card">
                    <h2>"Hvem vurderer hvem?"</h2>
                    <Assign seats />
                </section>
            </When>
            {trouble(failed)}
            <Onward>
                <Back text="Fortryd" on_click=Callback::new(move |()| app.go(Screen::Rounds)) />
                <button type="submit" class="button button--main button--big">
                    "Begynd runden"
                </button>
            </Onward>
        </form>
    }
}

/// The round as it is typed.
fn made(
    app: App,
    unit: String,
    [start, end]: [RwSignal<String>; 2],
    seats: RwSignal<Vec<RoundChild>>,
) -> Result<Round, RoundError> {
    let (start, end) = (start.get_untracked(), end.get_untracked());
    let plan = Plan {
        unit,
        period: Period::read(&start, &end, effects::today())?,
        children: seats.get_untracked(),
    };
    let me = app.professional.get_untracked();
    app.roster.with_untracked(|roster| {
        // Nobody is unlocked only while the screen is being closed.
        let me = me.ok_or(RoundError::NoChildren)?;
        Round::begin(plan, roster.rounds.values(), me, effects::now())
    })
}

/// The children of a stue who are in another round until that is closed.
fn elsewhere(app: App, unit: &str) -> Option<String> {
    app.roster.with(|roster| {
        let mut told = Vec::new();
        for (id, _) in roster.on_unit(unit) {
            if let Some((_, round)) = roster.round_of(id) {
                told.push(format!(
                    "{} ({})",
                    child_name(roster, id),
                    unit_name(&round.unit)
                ));
            }
        }
        (!told.is_empty()).then(|| {
            format!(
                "Allerede i en runde, til den er lukket: {}.",
                told.join(", ")
            )
        })
    })
}
