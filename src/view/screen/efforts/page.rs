//! One effort: what was agreed, before and after, the follow-ups, and what can be done with it.

use leptos::prelude::*;

use super::{
    follow_up::{follow_up_form, reopen_form},
    slip::{filled, slip_to_fill},
    words,
};
use crate::{
    domain::{
        effort::{Effort, FollowUp},
        log::Paper,
        next_step::LeaveToTell,
    },
    view::{
        component::{Back, Heading, Onward, Tone, When, live, memo, note},
        context::{App, app},
        effects,
        screen::{child::kept_line, print::print_button_of},
        wording,
    },
    workflow::screen::Screen,
};

/// The effort that the screen is about.
#[component]
pub fn EffortPage() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .unwrap_or_default();
    let title =
        untrack(|| with_effort(app, &id, |effort| effort.title.clone())).unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let child = app.place.with_untracked(|place| place.child.clone());
    let leave = memo(move || app.leave_to_tell(child.as_ref()?));
    let barred = memo(move || leave.get().is_none());
    let ended = {
        let id = id.clone();
        memo(move || with_effort(app, &id, |effort| effort.ended().is_some()).unwrap_or_default())
    };
    let about = {
        let id = id.clone();
        live(move || with_effort(app, &id, details))
    };
    let follow = id.clone();
    let for_parents = RwSignal::new(false);
    let slip_is_open = {
        let id = id.clone();
        memo(move || {
            let open = with_effort(app, &id, |effort| {
                effort.ended().is_some() && effort.slip.is_none()
            });
            leave.get().is_some() && open.unwrap_or_default()
        })
    };
    let print = move |paper: Paper, text| {
        print_button_of("button", text, move |then| {
            for_parents.set(paper == Paper::Slip);
            effects::print_about(app, paper, then);
        })
    };
    view! {
        <Heading text=format!("{title}: {label}") />
        {kept_line(app)}
        <div class="stack" class:screen-only=move || for_parents.get()>{about}</div>
        <When
            on=move || ended.get()
            otherwise=move || follow_up_form(app, follow.clone(), barred)
        >
            {after_end(app, id.clone(), leave, for_parents)}
        </When>
        <Onward>
            <Back text="Indsatser" on_click=Callback::new(move |()| app.go(Screen::Efforts)) />
            <When on=move || slip_is_open.get()>
                {print(Paper::Slip, "Print spørgsmålene til forældrene")}
            </When>
            {print(Paper::Effort, "Print indsatsen")}
        </Onward>
    }
}

/// What can be done with an effort that has ended: nothing while contact with the parents is barred.
fn after_end(
    app: App,
    id: String,
    leave: Memo<Option<LeaveToTell>>,
    for_parents: RwSignal<bool>,
) -> AnyView {
    live(move || {
        leave.get().map(|leave| {
            view! {
                {slip_to_fill(app, leave, id.clone(), for_parents)}
                {reopen_form(app, id.clone())}
            }
        })
    })
    .into_any()
}

/// Reads an effort. Tracked.
pub(super) fn with_effort<R>(app: App, id: &str, read: impl FnOnce(&Effort) -> R) -> Option<R> {
    app.roster.with(|roster| roster.efforts.get(id).map(read))
}

fn details(effort: &Effort) -> AnyView {
    let end = effort.ended();
    let row = |name: &'static str, text: String| {
        view! {
            <dt>{name}</dt>
            <dd class="typed">{text}</dd>
        }
    };
    let state = match (end, effort.next()) {
        (Some(end), _) => format!("Afsluttet {}", end.on.danish()),
        (None, Some(next)) => format!("I gang. Opfølgning senest {}", next.danish()),
        (None, None) => "I gang".to_owned(),
    };
    let not_scored = || "ikke vurderet".to_owned();
    let before = effort.before.as_ref().map_or_else(not_scored, words::score);
    let after = end.map(|end| {
        let after = end.after.as_ref().map_or_else(not_scored, words::score);
        row("Børnelineal efter", after)
    });
    let gates = effort.gates.as_ref().map(|gates| {
        let answers = [
            gates.concrete,
            gates.bounded,
            gates.extent,
            gates.beyond_almen,
        ];
        let answers: Vec<_> = words::GATES
            .into_iter()
            .zip(answers)
            .map(|(question, answer)| format!("{question} {}", words::answer(answer)))
            .collect();
        view! {
            {row("Spurgt før §\u{a0}30", answers.join("\n"))}
            {(!gates.why.is_empty()).then(|| row("Hvorfor alligevel", gates.why.clone()))}
        }
    });
    let reopened: Vec<_> = effort
        .reopened
        .iter()
        .map(|open| {
            let line = format!("{}, {}: {}", open.at.danish(), open.by.name, open.reason);
            row("Genåbnet", line)
        })
        .collect();
    let follow_ups: Vec<_> = effort.follow_ups.iter().rev().map(follow_up).collect();
    let stuck = effort.is_stuck() && end.is_none();
    view! {
        {stuck.then(|| note(
            Tone::Careful,
            "▲ Intet har flyttet sig ved to opfølgninger. Hvad kan I gøre anderledes, og hvem skal med?",
        ))}
        <section class="card">
            <dl class="facts">
                {row("Indsats", words::kind(effort.kind).to_owned())}
                {row("Mål", effort.goal.clone())}
                {row("Ansvar", effort.owner.clone())}
                {row("Periode", format!("{} til {}", effort.start.danish(), effort.planned_end.danish()))}
                {row("Opfølgning", words::cadence(effort.cadence).to_owned())}
                {row("Status", state)}
                {row("Børnelineal før", before)}
                {after}
                {gates}
                {reopened}
            </dl>
        </section>
        <section class="card">
            <h2>"Opfølgninger"</h2>
            {follow_ups.is_empty().then(|| view! { <p class="muted">"Ingen endnu."</p> })}
            <ul class="list">{follow_ups}</ul>
        </section>
        {effort.slip.as_ref().map(filled)}
    }
    .into_any()
}

fn follow_up(held: &FollowUp) -> AnyView {
    let change = (!held.change.is_empty()).then(|| format!("Justeret: {}", held.change));
    view! {
        <li class="list__entry stack stack--s">
            <p class="list__title">
                {format!("{}: {}", held.on.danish(), words::outcome(held.outcome))}
            </p>
            <p class="typed">{held.seen.clone()}</p>
            {change.map(|change| view! { <p class="typed">{change}</p> })}
            <p>{format!("Har barnet flyttet sig mod målet? {}.", words::moved(held.moved))}</p>
            <p>{format!("Et trin ned ad trappen? {}.", words::answer(held.step_down))}</p>
            <p class="small muted">
                {format!("{}, noteret {}", wording::professional(&held.by), held.at.danish())}
            </p>
        </li>
    }
    .into_any()
}
