//! What several have written together: joint assessments, agreements, and that a route was begun.

use super::sheet::aside;
use crate::{
    domain::{
        agreement::Agreement,
        date::Moment,
        joint::{Joint, Question},
        notice::{Audience, Event, Notice},
    },
    exchange::insight::Section,
    view::{context::Content, wording},
    workflow::roster::Roster,
};

/// All of it about a child, each with its moment.
pub(super) fn together(roster: &Roster, id: &str, content: &Content) -> Vec<(Moment, Section)> {
    let joints = roster.joints.of(id);
    let agreements = roster.agreements.of(id);
    let notices = roster.notices.values_of(id);
    let joints = joints.map(|(key, one)| {
        let mut section = joint(one, content);
        aside(&mut section, roster, key);
        (one.begun, section)
    });
    let agreements = agreements.map(|(key, one)| {
        let mut section = agreement(one);
        aside(&mut section, roster, key);
        (one.made, section)
    });
    let notices = notices
        .filter(|one| one.audience == Audience::Everyone)
        .filter_map(|one| Some((one.log.first()?.at, notice(one))));
    joints.chain(agreements).chain(notices).collect()
}

fn joint(one: &Joint, content: &Content) -> Section {
    let mut section = Section::new(if one.completion.is_some() {
        format!("Fælles vurdering {}", one.begun.date.danish())
    } else {
        format!(
            "Fælles vurdering, ikke afsluttet {}",
            one.begun.date.danish()
        )
    });
    section.say("Begyndt af", wording::professional(&one.begun_by));
    for question in Question::ALL {
        if let Some(answer) = one.dialogue.get(&question) {
            section.own(wording::question(question), answer);
        }
    }
    section.own("Det fungerer", &one.works);
    if let Some(position) = one.position {
        section.own(
            "Fælles position",
            wording::position(position, &content.municipality),
        );
    }
    section.own("Hvorfor", &one.reason);
    section.own("Gælder", &one.context);
    if let Some(completion) = &one.completion {
        for person in &completion.participants {
            let role = person.role.map(wording::participant_role);
            section.say(
                "Deltager",
                format!("{}, {}", person.name, role.unwrap_or_default()),
            );
        }
        section.say(
            "Periode",
            format!(
                "{} til {}",
                completion.from.danish(),
                completion.to.danish()
            ),
        );
        section.say("Talt sammen", completion.held.danish());
        section.say("Skrevet", completion.at.danish());
    }
    section
}

fn agreement(one: &Agreement) -> Section {
    let mut section = Section::new(format!("Fokusaftale {}", one.made.date.danish()));
    section.say("Skrevet af", wording::professional(&one.made_by));
    section.own("Handler om", wording::about(one.about));
    section.own("Mål, set fra barnet", &one.goal);
    section.own("Det gør vi", &one.we_do);
    section.own("Det gør forældrene", &one.parents_do);
    section.own("Hvem", &one.who);
    section.say(
        "Periode",
        format!("{} til {}", one.from.danish(), one.to.danish()),
    );
    section.own("Sådan ser vi, at det virker", &one.sign);
    for event in &one.events {
        let about = format!(
            "{} {}, {}",
            wording::status(event.status),
            event.at.danish(),
            event.by.name
        );
        let next = event
            .next
            .map(|next| format!(" Ses på igen {}.", next.danish()));
        section.own(about, format!("{}{}", event.note, next.unwrap_or_default()));
    }
    section
}

fn notice(one: &Notice) -> Section {
    let mut section = Section::new("Besked til alle på tabletten");
    for entry in &one.log {
        let about = format!(
            "{}, {}",
            entry.at.danish(),
            wording::professional(&entry.by)
        );
        let text = wording::notice(&entry.event);
        // Only why it was ended is in somebody's own words; the rest is the app's.
        match entry.event {
            Event::Ended { .. } => section.own(about, text),
            Event::Begun(_) | Event::Withdrawn => section.say(about, text),
        }
    }
    section
}
