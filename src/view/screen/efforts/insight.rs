//! The efforts, for the page with everything about a child.

use super::words;
use crate::{
    domain::{assessment::Professional, date::Moment, effort::Effort},
    exchange::insight::Section,
    view::wording,
    workflow::roster::Roster,
};

/// The efforts for a child, by when they were made.
pub fn efforts_in_full(roster: &Roster, child: &str) -> Vec<(Moment, Section)> {
    roster
        .efforts_of(child)
        .into_iter()
        .map(|(_, effort)| (effort.at, in_full(effort)))
        .collect()
}

fn in_full(effort: &Effort) -> Section {
    let mut section = Section::new(format!("Indsats fra {}", effort.start.danish()));
    section.say("Noteret af", wording::professional(&effort.by));
    section.say("Slags", words::kind(effort.kind));
    section.own("Kaldt", &effort.title);
    section.own("Mål", &effort.goal);
    section.own("Ansvar", &effort.owner);
    section.say("Slutter efter planen", effort.planned_end.danish());
    section.say("Opfølgning", words::cadence(effort.cadence));
    section.say("Første opfølgning", effort.first.danish());
    if let Some(before) = &effort.before {
        section.own("Børnelineal før", words::score(before));
    }
    if let Some(gates) = &effort.gates {
        let answers = [
            gates.concrete,
            gates.bounded,
            gates.extent,
            gates.beyond_almen,
        ];
        for (question, answer) in words::GATES.into_iter().zip(answers) {
            section.own(question, words::answer(answer));
        }
        section.own("Hvorfor §\u{a0}30 alligevel", &gates.why);
    }
    for held in &effort.follow_ups {
        let day = held.on.danish();
        section.own(format!("Opfølgning {day}"), &held.seen);
        section.own("Har barnet flyttet sig", words::moved(held.moved));
        section.own("Et trin ned ad trappen", words::answer(held.step_down));
        section.own("Aftalt", words::outcome(held.outcome));
        section.own("Justeret", &held.change);
        if let Some(next) = held.next {
            section.say("Næste opfølgning", next.danish());
        }
        if let Some(after) = &held.after {
            section.own("Børnelineal efter", words::score(after));
        }
        section.say("Skrevet af", noted(&held.by, held.at));
    }
    for open in &effort.reopened {
        section.own(format!("Genåbnet {}", open.at.danish()), &open.reason);
        section.say("Næste opfølgning", open.next.danish());
        section.say("Genåbnet af", wording::professional(&open.by));
    }
    if let Some(slip) = &effort.slip {
        for (question, answer) in words::SLIP.into_iter().zip(slip.answers) {
            section.own(question, answer.map_or("Ikke svaret", words::slip));
        }
        section.own("Forældrenes ord, som de er skrevet ned", &slip.words);
        section.say("Skrevet ned af", noted(&slip.by, slip.at));
    }
    section
}

fn noted(by: &Professional, at: Moment) -> String {
    format!("{}, {}", wording::professional(by), at.danish())
}
