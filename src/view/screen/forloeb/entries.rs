//! One entry of the timeline in words.

use leptos::prelude::*;

use crate::{
    domain::{assessment::Assessment, boernelineal::RulerAnswer, position::Position},
    view::{
        component::{PositionMark, tap},
        context::{App, Content},
        screen::{course::postponed, efforts, meeting, underretning, versions::corrected_words},
        wording,
    },
    workflow::{
        course::{Entry, Stands, What},
        screen::Screen,
    },
};

/// What an entry shows.
struct Shown {
    what: String,
    mark: Option<AnyView>,
    lines: Vec<String>,
    by: String,
    screen: Screen,
}

/// An entry; it opens what it is about, where that has a page.
///
/// While contact with the parents is `barred`, what speaks of it is on no paper.
pub(super) fn entry(app: App, child: &str, entry: &Entry<'_>, barred: bool) -> AnyView {
    let content = app.content();
    let hidden = barred && speaks_of_parents(&entry.what);
    let class = if hidden { "typed screen-only" } else { "typed" };
    let shown = shown(entry, &content);
    let title = format!("{} · {}", entry.on.danish(), shown.what);
    let lines: Vec<_> = shown
        .lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| view! { <span class=class>{line}</span> })
        .collect();
    let not_here = hidden.then(|| view! { <span class="paper-only">{NOT_ON_PAPER}</span> });
    let body = view! {
        <span class="list__head">
            <span class="list__title">{title}</span>
            {shown.mark}
        </span>
        {lines}
        {not_here}
        <span class="small muted">{shown.by}</span>
    };
    let Some(opens) = entry.opens else {
        return view! { <li class="list__entry stack stack--s">{body}</li> }.into_any();
    };
    let (child, opens, screen) = (child.to_owned(), opens.to_owned(), shown.screen);
    let open = move || app.go_to_assessment(screen, child.clone(), opens.clone());
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(open)>
                {body}
            </button>
        </li>
    }
    .into_any()
}

/// That something is left out of a paper.
pub(in crate::view::screen) const NOT_ON_PAPER: &str =
    "Noget står ikke på papiret nu. Det kan læses på skærmen.";

/// Whether what people wrote of it may speak of contact with the parents.
fn speaks_of_parents(what: &What<'_>) -> bool {
    match what {
        What::Meeting(meeting) => meeting.may_speak_of_contact(),
        // The step that was decided may be a talk with them.
        What::Assessment(..)
        | What::Joint(..)
        | What::Agreed(..)
        | What::Looked(..)
        | What::Talk(..)
        | What::Effort(_)
        | What::FollowUp(..)
        | What::Reopened(..)
        | What::Transition(..)
        | What::Postponed(_) => true,
        What::Notice(..) | What::Underretning(..) | What::Answer(_) | What::Changed(_) => false,
    }
}

fn shown(entry: &Entry<'_>, content: &Content) -> Shown {
    match entry.what {
        What::Assessment(made, stands) => assessment(made, stands, content),
        What::Joint(joint, completion, stands) => Shown {
            what: counted("Fælles vurdering", stands),
            mark: Some(position_mark(completion.position, content)),
            lines: vec![joint.reason.clone(), mistaken(stands)],
            by: wording::professional(&completion.by),
            screen: Screen::Joint,
        },
        What::Agreed(agreement, stands) => Shown {
            what: counted("Fokusaftale", stands),
            mark: None,
            lines: vec![
                format!("Mål: {}", agreement.goal),
                format!("Vi gør: {}", agreement.we_do),
                mistaken(stands),
            ],
            by: format!("Ansvar: {}", agreement.who),
            screen: Screen::Agreements,
        },
        What::Looked(agreement, event, stands) => Shown {
            what: counted(
                &format!("Fokusaftale: {}", wording::status(event.status)),
                stands,
            ),
            mark: None,
            lines: vec![format!("Mål: {}", agreement.goal), event.note.clone()],
            by: wording::professional(&event.by),
            screen: Screen::Agreements,
        },
        What::Talk(talk, stands) => Shown {
            what: counted("Samtale med forældrene", stands),
            mark: None,
            lines: vec![
                talk.told.clone(),
                after("Forældrene: ", &talk.their_words),
                after("Barnet: ", &talk.childs_words),
                mistaken(stands),
            ],
            by: talk.by.clone(),
            screen: Screen::Parents,
        },
        What::Effort(effort) => Shown {
            what: format!("Indsats begyndt: {}", effort.title),
            mark: None,
            lines: vec![
                efforts::effort_kind(effort.kind).to_owned(),
                format!("Mål: {}", effort.goal),
                effort.before.as_ref().map_or_else(String::new, |score| {
                    format!("Børnelineal før: {}", efforts::effort_score(score))
                }),
            ],
            by: format!("Ansvar: {}", effort.owner),
            screen: Screen::Effort,
        },
        What::FollowUp(effort, held) => Shown {
            what: format!(
                "{}: {}",
                effort.title,
                efforts::effort_outcome(held.outcome)
            ),
            mark: None,
            lines: vec![
                held.seen.clone(),
                held.change.clone(),
                held.after.as_ref().map_or_else(String::new, |score| {
                    format!("Børnelineal efter: {}", efforts::effort_score(score))
                }),
            ],
            by: wording::professional(&held.by),
            screen: Screen::Effort,
        },
        What::Reopened(effort, open) => Shown {
            what: format!("{}: genåbnet", effort.title),
            mark: None,
            lines: vec![open.reason.clone()],
            by: wording::professional(&open.by),
            screen: Screen::Effort,
        },
        What::Meeting(meeting) => Shown {
            what: meeting::meeting_title(content, meeting.kind),
            mark: None,
            lines: std::iter::once(meeting.minutes().question.clone())
                .chain(meeting.decisions().iter().map(meeting::decision_line))
                .collect(),
            by: wording::professional(&meeting.by),
            screen: Screen::Meeting,
        },
        What::Notice(event, by) => Shown {
            what: wording::notice(event),
            mark: None,
            lines: Vec::new(),
            by: wording::professional(by),
            screen: Screen::Child,
        },
        What::Transition(one, paper) => Shown {
            what: "Overgangsskema".to_owned(),
            mark: None,
            lines: vec![
                format!("Til: {}", paper.receiver),
                format!("Udfyldt med: {}", paper.parents),
                if one.replaces.is_some() {
                    "En ny udgave af et tidligere skema.".to_owned()
                } else {
                    String::new()
                },
            ],
            by: wording::professional(&paper.by),
            screen: Screen::Transition,
        },
        What::Underretning(letter, sent) => Shown {
            what: "Underretning sendt".to_owned(),
            mark: None,
            lines: vec![underretning::sent_line(sent)],
            by: wording::professional(&letter.author),
            screen: Screen::Underretning,
        },
        What::Answer(answer) => Shown {
            what: underretning::answer_kind(answer.kind).to_owned(),
            mark: None,
            lines: vec![answer.text.clone()],
            by: wording::professional(&answer.by),
            screen: Screen::Underretning,
        },
        What::Postponed(moved) => Shown {
            what: "Opfølgning udsat".to_owned(),
            mark: None,
            lines: vec![postponed(moved)],
            by: String::new(),
            screen: Screen::Child,
        },
        What::Changed(change) => Shown {
            what: "Barnets oplysninger".to_owned(),
            mark: None,
            lines: vec![wording::child_change(change)],
            by: wording::professional(&change.by),
            screen: Screen::Child,
        },
    }
}

/// What something is called, also where it was made by mistake.
fn counted(name: &str, stands: Stands<'_>) -> String {
    match stands {
        Stands::Mistaken(_) => format!("{name} (tæller ikke med)"),
        Stands::Counts | Stands::Corrected => name.to_owned(),
    }
}

/// Who put something aside, when and why.
fn mistaken(stands: Stands<'_>) -> String {
    let Stands::Mistaken(retraction) = stands else {
        return String::new();
    };
    format!(
        "Oprettet ved en fejl ({}, {}): {}",
        retraction.by.name,
        retraction.at.danish(),
        retraction.reason
    )
}

fn after(name: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{name}{text}")
    }
}

fn position_mark(position: Position, content: &Content) -> AnyView {
    let label = wording::position(position, &content.municipality);
    view! { <PositionMark position label /> }.into_any()
}

fn assessment(made: &Assessment, stands: Stands<'_>, content: &Content) -> Shown {
    let mark = made.chosen_position();
    let mark = mark.map(|position| position_mark(position, content));
    let decision = made.decision.as_ref();
    let step = decision
        .and_then(|decision| content.rules.step(decision.step))
        .map(|step| format!("Skridt: {}", step.title));
    let state = match stands {
        Stands::Counts => made.correction.as_ref().map(|correction| {
            corrected_words(correction, decision.map(|d| d.decided.date.danish()))
        }),
        Stands::Corrected => Some("Rettet siden. En senere udgave gælder.".to_owned()),
        Stands::Mistaken(_) => Some(mistaken(stands)),
    };
    let what = match stands {
        Stands::Counts => "Vurdering",
        Stands::Corrected => "Tidligere udgave af en vurdering",
        Stands::Mistaken(_) => "Vurdering, der ikke tæller",
    };
    Shown {
        what: what.to_owned(),
        mark,
        lines: [Some(scores(made)), step, state]
            .into_iter()
            .flatten()
            .collect(),
        by: wording::professional(&made.author),
        screen: Screen::Assessment,
    }
}

/// Both rulers in words, nothing where none was used.
fn scores(made: &Assessment) -> String {
    ruler_words(made).map_or_else(String::new, |words| {
        format!("Børnelineal (10 er bedst): {words}")
    })
}

/// The steps of both rulers. `None` where none was used.
pub(in crate::view::screen) fn ruler_words(made: &Assessment) -> Option<String> {
    let ruler =
        |name: &str, answer: RulerAnswer| format!("{name} {}", wording::ruler_answer(answer));
    let child = made.scores.child.map(|answer| ruler("barnet", answer));
    let care = made.scores.households.iter().filter_map(|home| {
        let name = match home.household.as_str() {
            "" => "omsorgen".to_owned(),
            name => format!("omsorgen {name}"),
        };
        Some(ruler(&name, home.answer?))
    });
    let all: Vec<_> = child.into_iter().chain(care).collect();
    (!all.is_empty()).then(|| all.join(", "))
}
