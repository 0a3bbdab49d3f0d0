//! I dag: what is due, the nearest first. Each row leads straight to the place.

use leptos::prelude::*;

use super::{
    backup::BackupReminder,
    child::resume_at,
    meeting::open_matter,
    notice::{NoticesToday, any_notice},
    underretning::awaited_words,
};
use crate::{
    domain::{
        date::Date,
        due::{Due, Matter, Moved, RoundMatter, Urgency},
        position::Position,
    },
    view::{
        agenda,
        component::{Back, Heading, Onward, button, live, memo, tap},
        context::{App, app},
        effects,
        rounds::{count_of_children, unit_name},
        wording,
    },
    workflow::screen::{Pointer, Screen},
};

/// Whether something belongs under a heading.
type Belongs = fn(&Due) -> bool;

/// What belongs under which heading.
const GROUPS: [(&str, Belongs); 7] = [
    ("Over fristen", |due| due.urgency == Urgency::Overdue),
    ("I dag", |due| due.urgency == Urgency::Today),
    ("Snart", |due| due.urgency == Urgency::Soon),
    ("I gang", |due| {
        matches!(due.matter, Matter::Draft { .. } | Matter::Letter { .. })
    }),
    ("Senere", |due| due.urgency == Urgency::Later),
    ("Åbne bekymringer", |due| {
        matches!(due.matter, Matter::Concern { .. })
    }),
    ("Ikke vurderet endnu", |due| {
        due.matter == Matter::NeverAssessed
    }),
];

/// How many rows of a group are drawn at once.
const ROWS: usize = 60;

/// How many of the groups stand open.
const OPEN: usize = 4;

/// What is due.
#[component]
pub fn Today() -> impl IntoView {
    let app = app();
    let found = memo(move || agenda::all_due(app));
    let groups = live(move || {
        let found = found.get();
        let nothing_now = !any_notice(app)
            && !found
                .iter()
                .any(|due| GROUPS.iter().take(OPEN).any(|(_, belongs)| belongs(due)));
        let groups: Vec<_> = GROUPS
            .iter()
            .enumerate()
            .filter_map(|(index, (title, belongs))| {
                let due: Vec<_> = found.iter().filter(|due| belongs(due)).cloned().collect();
                (!due.is_empty()).then(|| group(app, title, due, index < OPEN))
            })
            .collect();
        view! {
            {nothing_now.then(|| view! {
                <p class="lead">"Der er ikke noget, der haster. God arbejdslyst med børnene."</p>
            })}
            {groups}
        }
    });
    view! {
        <Heading text="I dag" />
        <p class="muted">{format!("{}. Hverdage er uden weekender, helligdage og jeres lukkedage.", effects::today().danish())}</p>
        <NoticesToday />
        <BackupReminder />
        {groups}
        <Onward>
            <Back text="Alle børn" on_click=Callback::new(move |()| app.go(Screen::Children)) />
        </Onward>
    }
}

fn group(app: App, title: &'static str, due: Vec<Due>, open: bool) -> AnyView {
    let summary = format!("{title} ({})", due.len());
    let rows = rows(app, due);
    if open {
        view! {
            <section class="stack stack--s" aria-label=title>
                <h2>{title}</h2>
                {rows}
            </section>
        }
        .into_any()
    } else {
        view! {
            <details class="card">
                <summary>{summary}</summary>
                {rows}
            </details>
        }
        .into_any()
    }
}

/// The first rows of a group, and the rest when they are asked for.
fn rows(app: App, due: Vec<Due>) -> AnyView {
    let whole = RwSignal::new(due.len() <= ROWS);
    let list = live(move || {
        let shown = if whole.get() { due.len() } else { ROWS };
        let rows: Vec<_> = due.iter().take(shown).map(|due| row(app, due)).collect();
        let rest = (shown < due.len()).then(|| {
            let text = format!("De første {ROWS} vises. Vis alle {}", due.len());
            button("button", text, move || whole.set(true))
        });
        view! { <ul class="list">{rows}</ul> {rest} }
    });
    list.into_any()
}

fn row(app: App, due: &Due) -> AnyView {
    if let Matter::Round(matter) = &due.matter {
        return round_row(app, due, matter);
    }
    let (label, screen) = app.roster.with_untracked(|roster| {
        let label = roster.children.get(&due.child).map(|c| c.label.clone());
        if matches!(due.matter, Matter::Letter { .. } | Matter::Awaited(_)) {
            return (label.unwrap_or_default(), Some(Screen::Underretning));
        }
        if matches!(due.matter, Matter::Effort { .. }) {
            return (label.unwrap_or_default(), Some(Screen::Effort));
        }
        if matches!(due.matter, Matter::Meeting(_)) {
            return (label.unwrap_or_default(), Some(Screen::Meeting));
        }
        let draft = matches!(due.matter, Matter::Draft { .. });
        let screen = due
            .assessment
            .as_ref()
            .filter(|_| draft)
            .and_then(|id| roster.assessments.get(id))
            .map(|assessment| resume_at(app, assessment));
        (label.unwrap_or_default(), screen)
    });
    // Where it is written, beside the child's page. Who is not to be talked with now is not asked for.
    let place = match due.matter {
        Matter::Agreement { .. } | Matter::NoAgreement { .. } => Some(Screen::Agreements),
        Matter::ParentsTalk { .. } if !untrack(|| app.contact_barred_for(&due.child)) => {
            Some(Screen::Parents)
        }
        _ => None,
    };
    let (child, assessment) = (due.child.clone(), due.assessment.clone());
    let open = move || match (screen, assessment.clone(), place) {
        (Some(screen), Some(id), _) => app.go_to_assessment(screen, child.clone(), id),
        (_, _, Some(screen)) => app.go_to(Pointer {
            screen,
            child: Some(child.clone()),
            ..Pointer::default()
        }),
        _ => app.go_to_child(child.clone()),
    };
    row_of(label, badge(app, due), words(app, due), Box::new(open))
}

fn row_of(
    label: String,
    badge: Option<String>,
    (what, why): (String, String),
    open: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(open)>
                <span class="list__head">
                    <span class="list__title">{label}</span>
                    {badge.map(|text| view! { <span class="badge badge--late">{text}</span> })}
                </span>
                <span>{what}</span>
                <span class="small muted">{why}</span>
            </button>
        </li>
    }
    .into_any()
}

/// A round, which leads to its page.
fn round_row(app: App, due: &Due, matter: &RoundMatter) -> AnyView {
    let id = matter.round.clone();
    let label = app.roster.with_untracked(|roster| {
        let round = roster.rounds.get(&id)?;
        Some(format!("Runde: {}", unit_name(&round.unit)))
    });
    let open = move || app.go_to_round(Screen::Round, id.clone());
    let words = words(app, due);
    row_of(
        label.unwrap_or_default(),
        badge(app, due),
        words,
        Box::new(open),
    )
}

/// What is to be done in a round, and what else is missing there.
fn round_words(matter: &RoundMatter, by: &str) -> (String, String) {
    let what = if matter.mine > 0 {
        format!("Du mangler {} senest {by}", count_of_children(matter.mine))
    } else if matter.missing > 0 {
        format!("{} mangler senest {by}", count_of_children(matter.missing))
    } else {
        "Ingen mangler. I kan lukke runden.".to_owned()
    };
    let mut why = String::new();
    if matter.unassigned > 0 {
        let children = count_of_children(matter.unassigned);
        let them = if matter.unassigned == 1 { "det" } else { "dem" };
        why = format!("{children} har ingen, der vurderer {them}.");
    } else if matter.missing > matter.mine {
        why = format!("I alt mangler {}.", count_of_children(matter.missing));
    }
    (what, why)
}

/// How late it is, by sign and word.
fn badge(app: App, due: &Due) -> Option<String> {
    let by = due.by.filter(|_| due.urgency == Urgency::Overdue)?;
    Some(late_words(app, by))
}

/// How late something is that was due by a day.
pub(super) fn late_words(app: App, by: Date) -> String {
    let closed = app.content().municipality.closed_days;
    let late = match closed.working_days_between(by, effects::today()) {
        0 => String::new(),
        1 => " i 1 hverdag".to_owned(),
        days => format!(" i {days} hverdage"),
    };
    format!("! Over fristen{late}")
}

/// What is due, and why.
fn words(app: App, due: &Due) -> (String, String) {
    let content = app.content();
    let limits = content.municipality.day_limits;
    let name = |position: Position| wording::position(position, &content.municipality);
    let by = due.by.map(Date::danish).unwrap_or_default();
    match &due.matter {
        Matter::FollowUp(follow_up) => {
            let agreed = follow_up.agreed.danish();
            let weeks = |position| match position {
                Position::Roed => limits.red_follow_up_weeks,
                Position::Gul | Position::Groen => limits.yellow_follow_up_weeks,
            };
            let why = match follow_up.moved {
                None => "Aftalt i vurderingen.".to_owned(),
                Some(Moved::Postponed) => format!("Udsat. Først aftalt: {agreed}."),
                Some(Moved::Limit(position)) => format!(
                    "Fristen ved »{}« er {} uger. Aftalt: {agreed}.",
                    name(position),
                    weeks(position)
                ),
                Some(Moved::Joint(position)) => format!(
                    "Fælles vurdering: fristen ved »{}« er {} uger.",
                    name(position),
                    weeks(position)
                ),
            };
            (format!("Opfølgning senest {by}"), why)
        }
        Matter::ParentsTalk { position: None } => (
            format!("Samtale med forældrene senest {by}"),
            format!(
                "{} hverdage efter beslutningen. Der er ikke noteret en samtale siden.",
                limits.parents
            ),
        ),
        Matter::ParentsTalk {
            position: Some(position),
        } => {
            let (what, weeks) = if *position == Position::Roed {
                ("Kontakt forældrene nu, møde", limits.red_meeting_weeks)
            } else {
                ("Samtale med forældrene", limits.yellow_talk_weeks)
            };
            let unit = if weeks == 1 { "uge" } else { "uger" };
            (
                format!("{what} senest {by}"),
                format!(
                    "Fristen ved »{}« er {weeks} {unit}. Der er ikke noteret en samtale siden.",
                    name(*position)
                ),
            )
        }
        Matter::NoAgreement { position } => (
            format!("Fokusaftale senest {by}"),
            format!(
                "Fristen ved »{}« er {} uger. Der er ikke skrevet en endnu.",
                name(*position),
                limits.agreement_weeks
            ),
        ),
        Matter::Agreement { goal, moved_from } => {
            let moved = moved_from.map_or_else(String::new, |day| {
                format!(" Flyttet. Først aftalt til {}.", day.danish())
            });
            (
                format!("Aftale, der skal følges op senest {by}"),
                format!("»{goal}«{moved}"),
            )
        }
        Matter::Draft { begun, correction } => {
            let what = if *correction {
                "Rettelse i gang"
            } else {
                "Vurdering i gang"
            };
            (
                what.to_owned(),
                format!(
                    "Begyndt {}. Du kan fortsætte, hvor du slap.",
                    begun.danish()
                ),
            )
        }
        Matter::Concern { position, since } => {
            let what = position
                .filter(|position| *position > Position::Groen)
                .map_or_else(
                    || "Bekymring uden position".to_owned(),
                    |position| format!("Position »{}«", name(position)),
                );
            let weeks = effects::today().days_since(*since) / 7;
            let long = match weeks {
                0 => "under en uge".to_owned(),
                1 => "1 uge".to_owned(),
                weeks => format!("{weeks} uger"),
            };
            (what, format!("Åben siden {} ({long}).", since.danish()))
        }
        Matter::Deletion => (
            format!("Slettes senest {by}"),
            "Tabletten sletter intet selv. I afgør det.".to_owned(),
        ),
        Matter::Round(matter) => round_words(matter, &by),
        Matter::Letter { begun } => (
            "Underretning i gang".to_owned(),
            format!(
                "Begyndt {}. Du kan fortsætte, hvor du slap.",
                begun.danish()
            ),
        ),
        Matter::Effort { title } => (
            format!("Opfølgning på »{title}« senest {by}"),
            "Fortsæt, justér eller afslut.".to_owned(),
        ),
        Matter::Meeting(matter) => open_matter(matter, app.contact_barred_for(&due.child), &by),
        Matter::Awaited(awaited) => awaited_words(*awaited),
        Matter::NeverAssessed => (
            "Ingen vurdering endnu".to_owned(),
            "Begynd på barnets side.".to_owned(),
        ),
    }
}

/// The way to this screen from the roster.
pub fn to_today(app: App) -> AnyView {
    button("button", "I dag", move || app.go(Screen::Today))
}
