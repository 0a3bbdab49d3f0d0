//! What colleagues did together about one child, and what was begun and sent, for the sheet with
//! everything: what is limited to named readers is left out whoever asks.

use super::{
    efforts::{effort_gates, effort_kind, effort_moved, effort_outcome, effort_score, effort_slip},
    underretning::{answer_kind, field, sent_line},
};
use crate::{
    domain::{
        agreement::Agreement,
        assessment::Professional,
        date::Moment,
        effort::Effort,
        joint::{Joint, Participant},
        municipality::Municipality,
        notice::{Audience, Event, Notice, Route},
        underretning::{Answer, Underretning},
    },
    exchange::insight::Section,
    view::wording,
    workflow::roster::Roster,
};

/// A part of the sheet, and when it was begun.
pub type Timed = (Moment, Section);

/// Everything of the sort about a child, in no order.
pub fn sections(roster: &Roster, id: &str, municipality: &Municipality) -> Vec<Timed> {
    let joints = roster.joints.values().filter(|one| one.child == id);
    let agreements = roster.agreements.values().filter(|one| one.child == id);
    let notices = roster.notices.values().filter(|one| one.child == id);
    let letters = roster.underretninger.values().filter(|one| one.child == id);
    let answers = roster.answers.values().filter(|one| one.child == id);
    let efforts = roster.efforts.values().filter(|one| one.child == id);
    joints
        .map(|one| joint(one, municipality))
        .chain(agreements.map(agreement))
        .chain(notices.filter_map(notice))
        .chain(letters.map(underretning))
        .chain(answers.map(answer))
        .chain(efforts.map(effort))
        .collect()
}

fn by(who: &Professional, at: Moment) -> String {
    format!("{}, {}", wording::professional(who), at.danish())
}

fn people(people: &[Participant]) -> String {
    let one = |one: &Participant| match one.role {
        Some(role) => format!("{} ({})", one.name, wording::participant_role(role)),
        None => one.name.clone(),
    };
    people.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn joint(one: &Joint, municipality: &Municipality) -> Timed {
    let begun = one.begun.date.danish();
    let mut section = Section::new(if one.is_completed() {
        format!("Fælles vurdering {begun}")
    } else {
        format!("Fælles vurdering, påbegyndt og ikke afsluttet {begun}")
    });
    section.say("Begyndt af", by(&one.begun_by, one.begun));
    for (question, text) in &one.dialogue {
        section.own(wording::question(*question), text);
    }
    section.own("Det fungerer", &one.works);
    let position = one.completion.as_ref().map(|done| done.position);
    if let Some(position) = position.or(one.position) {
        section.own("Position", wording::position(position, municipality));
    }
    section.own("Hvorfor den position", &one.reason);
    section.own("Sammenhæng", &one.context);
    if let Some(done) = &one.completion {
        section.say("Med", people(&done.participants));
        section.say(
            "Periode",
            format!("{} til {}", done.from.danish(), done.to.danish()),
        );
        section.say("Samtalen holdt", done.held.danish());
        section.say("Afsluttet af", by(&done.by, done.at));
    } else {
        section.say("Har selv vurderet barnet", people(&one.raters));
        section.say("Andre, der er med", people(&one.others));
    }
    (one.begun, section)
}

fn agreement(one: &Agreement) -> Timed {
    let mut section = Section::new(format!("Aftale {}", one.made.date.danish()));
    section.say("Lavet af", by(&one.made_by, one.made));
    section.say("Handler om", wording::about(one.about));
    section.own("Mål, set fra barnet", &one.goal);
    section.own("Det gør vi", &one.we_do);
    section.own("Det gør forældrene", &one.parents_do);
    section.own("Hvem gør det", &one.who);
    section.say(
        "Periode",
        format!("{} til {}", one.from.danish(), one.to.danish()),
    );
    section.own("Sådan ser vi, at det virker", &one.sign);
    for event in &one.events {
        let status = wording::status(event.status);
        section.own(by(&event.by, event.at), format!("{status} {}", event.note));
    }
    (one.made, section)
}

/// A notice that everybody may read.
fn notice(one: &Notice) -> Option<Timed> {
    if one.audience != Audience::Everyone {
        return None;
    }
    let begun = one.log.first()?.at;
    let mut section = Section::new(format!("Besked til kollegerne {}", begun.date.danish()));
    for entry in &one.log {
        let text = match &entry.event {
            Event::Begun(Route::Akut) => "Akut underretning begyndt".to_owned(),
            Event::Begun(Route::Underretning) => "Underretning begyndt".to_owned(),
            Event::Withdrawn => "Trukket tilbage".to_owned(),
            Event::Ended { reason } => format!("Afsluttet: {reason}"),
        };
        section.own(by(&entry.by, entry.at), text);
    }
    Some((begun, section))
}

fn underretning(one: &Underretning) -> Timed {
    let mut section = Section::new(if one.sent.is_some() {
        "Underretning"
    } else {
        "Underretning, påbegyndt og ikke sendt"
    });
    section.say("Skrevet af", by(&one.author, one.begun));
    // Whoever may be told is decided when it is given: everything that was written is here.
    for of in one.fields(false).chain(one.fields(true)) {
        let text = one.contents.text(of);
        let there = section.lines.iter().any(|line| line.about == field(of));
        if !there {
            section.own(field(of), text);
        }
    }
    if let Some(sent) = &one.sent {
        section.say("Sendt", sent_line(sent));
        section.say("Noteret af", by(&sent.by, sent.noted));
    }
    (one.begun, section)
}

fn answer(one: &Answer) -> Timed {
    let mut section = Section::new(format!("Efter underretningen {}", one.on.danish()));
    section.say("Noteret af", by(&one.by, one.at));
    section.own("Hvad", answer_kind(one.kind));
    section.own("Noter", &one.text);
    (one.at, section)
}

fn effort(one: &Effort) -> Timed {
    let mut section = Section::new(format!("Indsats {}", one.start.danish()));
    section.say("Begyndt af", by(&one.by, one.at));
    section.own("Indsats", &one.title);
    section.say("Slags", effort_kind(one.kind));
    section.own("Mål", &one.goal);
    section.own("Hvem har ansvaret", &one.owner);
    section.say(
        "Periode",
        format!("{} til {}", one.start.danish(), one.planned_end.danish()),
    );
    if let Some(before) = &one.before {
        section.own("Børnelineal før", effort_score(before));
    }
    if let Some(gates) = &one.gates {
        for (question, answer) in effort_gates(gates) {
            section.own(question, answer);
        }
        section.own("Hvorfor", &gates.why);
    }
    for follow in &one.follow_ups {
        let outcome = effort_outcome(follow.outcome);
        let moved = effort_moved(follow.moved);
        let text = format!("{moved}. {} {outcome} {}", follow.seen, follow.change);
        section.own(
            format!("Opfølgning {} af {}", follow.on.danish(), follow.by.name),
            text.trim(),
        );
        if let Some(after) = &follow.after {
            section.own("Børnelineal efter", effort_score(after));
        }
    }
    for again in &one.reopened {
        section.own(
            format!("Genåbnet: {}", by(&again.by, again.at)),
            &again.reason,
        );
    }
    if let Some(slip) = &one.slip {
        for (question, answer) in effort_slip(slip) {
            section.own(format!("Forældrene: {question}"), answer);
        }
        section.own("Forældrenes ord, som de er skrevet ned", &slip.words);
    }
    (one.at, section)
}
