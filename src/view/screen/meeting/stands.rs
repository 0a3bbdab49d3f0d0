//! "Det står her om barnet": what is stored for everybody, brought to the table. Strengths first.

use leptos::prelude::*;

use super::words;
use crate::{
    domain::{
        assessment::Assessment,
        boernelineal::Score,
        comparison::{Accord, Sight, compare, sight},
        effort::{Effort, EffortScore},
        meeting::{Meeting, shortened},
        position::Position,
    },
    view::{
        component::{PositionMark, live},
        context::{App, Content},
        screen::forloeb,
        wording,
    },
    workflow::{course::Standing, roster::Roster},
};

/// So many lines of a kind, and so many characters in each.
#[derive(Clone, Copy)]
struct Room {
    lines: usize,
    text: usize,
}

/// Room for who said it, and when.
const WHO: usize = 40;

/// On the screen, where it is folded.
const SCREEN: Room = Room {
    lines: 8,
    text: 600,
};
/// On the sheet, which is two sides at most.
const SHEET: Room = Room {
    lines: 2,
    text: 110,
};

/// On the screen: folded, since it may be long.
pub(super) fn on_screen(app: App, child: String, barred: Memo<bool>) -> AnyView {
    live(move || {
        let barred = barred.get();
        // Not made anew at every keystroke: it would fold itself together.
        let groups = untrack(|| groups(app, &child, None, barred, SCREEN))?;
        Some(view! {
            <details class="card stands">
                <summary>"Det står her om barnet"</summary>
                {groups}
            </details>
        })
    })
    .into_any()
}

/// On the sheet.
pub(super) fn on_paper(app: App, meeting: &Meeting, barred: bool) -> Option<AnyView> {
    if meeting.kind.is_anonymous() {
        return None;
    }
    let groups = groups(app, &meeting.child, Some(meeting), barred, SHEET)?;
    Some(
        view! {
            <section class="stands stands--paper">
                <h3>"Det står her om barnet"</h3>
                {groups}
            </section>
        }
        .into_any(),
    )
}

/// What is agreed already, for whoever writes who does what. Nothing while contact is barred: it
/// may speak of the parents.
pub(super) fn agreed(app: App, meeting: &Meeting, barred: bool) -> Vec<String> {
    if meeting.kind.is_anonymous() || barred {
        return Vec::new();
    }
    let mut lines = app.roster.with(|roster| {
        let stands = standing(roster, &meeting.child, Some(meeting));
        let mut lines = agreements(&stands);
        lines.extend(open_decisions(stands.meetings.iter().copied()));
        lines
    });
    lines.truncate(SHEET.lines + 1);
    lines
        .iter()
        .map(|line| shortened(line, SHEET.text))
        .collect()
}

/// What stands, but the meeting that it is shown in.
fn standing<'r>(roster: &'r Roster, child: &str, here: Option<&Meeting>) -> Standing<'r> {
    let mut stands = roster.stands_about(child);
    stands.meetings.retain(|one| Some(*one) != here);
    stands
}

fn groups(
    app: App,
    child: &str,
    here: Option<&Meeting>,
    barred: bool,
    room: Room,
) -> Option<Vec<AnyView>> {
    let content = app.content();
    app.roster.with(|roster| {
        let stands = standing(roster, child, here);
        let open = |lines: Vec<String>| if barred { Vec::new() } else { lines };
        let said = |talk: Option<(&str, String)>| -> Vec<String> {
            talk.into_iter()
                .map(|(text, who)| {
                    format!(
                        "{} ({who})",
                        shortened(text.trim(), room.text.saturating_sub(WHO))
                    )
                })
                .collect()
        };
        let child_said = stands
            .child
            .map(|talk| (talk.childs_words.as_str(), of_talk(talk)));
        let parents_said = stands
            .parents
            .map(|talk| (talk.their_words.as_str(), of_talk(talk)));
        let groups = [
            texts("Det, der lykkes", strengths(&stands, &content), room),
            texts("Barnet har sagt eller vist", said(child_said), room),
            texts("Forældrene har sagt", open(said(parents_said)), room),
            positions(&stands, &content, room),
            texts("Børnelineal (10 er bedst)", scores(&stands), room),
            texts(
                "Her ser I forskelligt",
                differ(app, roster, child, &content),
                room,
            ),
            texts("Indsatser", tried(&stands), room),
            texts("Besluttet sidst", open(decided(&stands, &content)), room),
            texts("Fokusaftaler", open(agreements(&stands)), room),
            texts(
                "Aftaler fra tidligere møder",
                open(earlier(&stands, &content)),
                room,
            ),
        ];
        let groups: Vec<_> = groups.into_iter().flatten().collect();
        (!groups.is_empty()).then_some(groups)
    })
}

fn of_talk(talk: &crate::domain::parent_talk::ParentTalk) -> String {
    format!("{}, {}", talk.held.danish(), talk.by)
}

/// A heading with its lines; nothing where there are none.
fn group(title: &'static str, lines: Vec<AnyView>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! {
            <p class="stands__title">{title}</p>
            <ul>{lines}</ul>
        }
        .into_any()
    })
}

fn texts(title: &'static str, mut lines: Vec<String>, room: Room) -> Option<AnyView> {
    lines.retain(|line| !line.trim().is_empty());
    lines.truncate(room.lines);
    let lines = lines
        .into_iter()
        .map(|line| view! { <li class="typed">{shortened(&line, room.text)}</li> }.into_any())
        .collect();
    group(title, lines)
}

/// What works, as it was written last.
fn strengths(stands: &Standing<'_>, content: &Content) -> Vec<String> {
    let joint = stands.joint.map(|(joint, _)| joint.works.clone());
    let own = stands.looks.iter().filter_map(|one| {
        let response = one.response.as_ref()?;
        let instrument = content.instrument_of(&response.edition)?;
        let asked = response.asked(&instrument).into_iter();
        let works = asked.filter_map(|(area, _)| Some(response.area(&area.id)?.works.clone()));
        Some(works.collect::<Vec<_>>())
    });
    joint.into_iter().chain(own.flatten()).collect()
}

fn positions(stands: &Standing<'_>, content: &Content, room: Room) -> Option<AnyView> {
    let line = |position: Position, words: String| {
        let label = wording::position(position, &content.municipality);
        view! {
            <li>
                <PositionMark position label />
                {words}
            </li>
        }
        .into_any()
    };
    let joint = stands.joint.map(|(_, completion)| {
        let held = completion.held.danish();
        line(completion.position, format!(" Fælles vurdering, {held}"))
    });
    let own = stands.looks.iter().filter_map(|one| {
        let position = one.chosen_position()?;
        Some(line(position, format!(" {}", who(one))))
    });
    let mut lines: Vec<_> = joint.into_iter().chain(own).collect();
    lines.truncate(room.lines + 2);
    group("Position", lines)
}

fn who(one: &Assessment) -> String {
    let day = one.first_decided().map(|at| at.date.danish());
    format!(
        "{}, {}",
        wording::professional(&one.author),
        day.unwrap_or_default()
    )
}

fn scores(stands: &Standing<'_>) -> Vec<String> {
    let line = |one: &&Assessment| {
        let scored = forloeb::ruler_words(one)?;
        Some(format!("{scored} ({})", who(one)))
    };
    stands.looks.iter().filter_map(line).collect()
}

/// Where those who assessed are apart. Whoever has not looked themselves is not told how.
fn differ(app: App, roster: &Roster, child: &str, content: &Content) -> Vec<String> {
    let standing = roster.standing_of(child);
    let Some(me) = app.professional.get() else {
        return Vec::new();
    };
    if sight(standing.iter().copied(), &me) != Sight::Open {
        return Vec::new();
    }
    let beside = crate::domain::comparison::raters(standing.into_iter().map(|one| ((), one)));
    let raters: Vec<_> = beside.raters.into_iter().map(|((), one)| one).collect();
    let edition = raters.iter().find_map(|one| one.response.as_ref());
    let instrument = edition.and_then(|response| content.instrument_of(&response.edition));
    let compared = compare(&raters, instrument.as_deref());
    let apart = |accord: Accord, name: &str| (accord == Accord::Differ).then(|| name.to_owned());
    let care = compared.households.iter();
    let care = care.filter_map(|home| apart(home.care.accord, "Børnelineal, omsorgen"));
    let areas = compared.areas.iter().filter(|area| area.differs());
    apart(compared.position.accord, "Positionen")
        .into_iter()
        .chain(apart(compared.child.accord, "Børnelineal, barnet"))
        .chain(care)
        .chain(areas.map(|area| area.area.title.clone()))
        .collect()
}

fn tried(stands: &Standing<'_>) -> Vec<String> {
    stands
        .efforts
        .iter()
        .map(|effort| effort_line(effort))
        .collect()
}

fn effort_line(effort: &Effort) -> String {
    let state = match effort.ended() {
        Some(end) => format!("afsluttet {}", end.on.danish()),
        None => format!("i gang siden {}", effort.start.danish()),
    };
    let before = effort.before.as_ref();
    let before = before.map(|score| format!("før {}", both(score)));
    let mut held = effort.follow_ups.iter().rev();
    let after = held.find_map(|held| held.after.as_ref());
    let after = after.map(|score| format!("efter {}", both(score)));
    let parts = [Some(state), before, after].into_iter().flatten();
    let title = shortened(&effort.title, WHO);
    format!("{title}: {}", parts.collect::<Vec<_>>().join("; "))
}

fn both(score: &EffortScore) -> String {
    let step = |score: Option<Score>| {
        score.map_or_else(|| "ved ikke".to_owned(), |score| score.get().to_string())
    };
    format!(
        "barnet {}, omsorgen {}",
        step(score.child),
        step(score.care)
    )
}

fn decided(stands: &Standing<'_>, content: &Content) -> Vec<String> {
    let line = stands.decision.and_then(|decision| {
        let step = content.rules.step(decision.step)?.title.clone();
        let on = decision.decided.date.danish();
        Some(format!("{step} ({on}, tovholder {})", decision.tovholder))
    });
    line.into_iter().collect()
}

fn agreements(stands: &Standing<'_>) -> Vec<String> {
    stands
        .agreements
        .iter()
        .filter_map(|one| {
            let by = one.look_by()?.danish();
            Some(format!("{} · {} · ses på senest {by}", one.goal, one.who))
        })
        .collect()
}

fn earlier(stands: &Standing<'_>, content: &Content) -> Vec<String> {
    let lines = stands.meetings.iter().flat_map(|meeting| {
        let title = words::meeting_title(content, meeting.kind);
        let on = meeting.on.danish();
        let decisions = meeting.decisions().iter().enumerate();
        decisions.map(move |(index, one)| {
            let done = meeting.done(index).map(|_| " (udført)").unwrap_or_default();
            format!("{title} {on}: {}{done}", words::decision_line(one))
        })
    });
    lines.collect()
}

/// What was agreed at meetings and is not done yet.
fn open_decisions<'m>(meetings: impl Iterator<Item = &'m Meeting>) -> Vec<String> {
    let lines = meetings.flat_map(|meeting| {
        let decisions = meeting.decisions().iter().enumerate();
        let open = decisions.filter(|(index, _)| meeting.done(*index).is_none());
        open.map(|(_, one)| words::decision_line(one))
    });
    lines.collect()
}
