//! The meetings, for the page with everything about a child.

use super::words;
use crate::{
    domain::{
        date::Moment,
        meeting::{AfterEvent, Meeting, Voice},
    },
    exchange::insight::Section,
    view::{context::Content, wording},
    workflow::roster::Roster,
};

/// The meetings about a child, by when they were begun.
pub fn meetings_in_full(roster: &Roster, child: &str, content: &Content) -> Vec<(Moment, Section)> {
    roster
        .meetings_of(child)
        .into_iter()
        .map(|(_, meeting)| (meeting.begun, in_full(meeting, content)))
        .collect()
}

fn in_full(meeting: &Meeting, content: &Content) -> Section {
    let title = words::meeting_title(content, meeting.kind);
    let mut section = Section::new(format!("{title} {}", meeting.on.danish()));
    section.say("Begyndt af", wording::professional(&meeting.by));
    let minutes = meeting.minutes();
    section.own("Det blev der bedt om hjælp til", &minutes.question);
    if let Some(said) = minutes.open_case {
        let answer = words::open_case(said.answer);
        section.say("Har barnet en sag i kommunen?", answer.to_owned());
    }
    for one in &minutes.attendees {
        section.own("Deltager", words::attendee(one));
    }
    section.own("Rejst af", &minutes.raised_by);
    section.own("Det, der lykkes", &minutes.strengths);
    voice(
        &mut section,
        "Forældrenes syn, som det er skrevet ned",
        &minutes.parents,
    );
    voice(
        &mut section,
        "Barnets stemme, som den er skrevet ned",
        &minutes.child,
    );
    section.own("Det, der er set, hørt og prøvet", &minutes.known);
    section.own("Runden", &minutes.round);
    for one in &minutes.explanations {
        let about = one.about.map_or("ikke valgt", words::about);
        section.own(format!("Forklaring ({})", about.to_lowercase()), &one.text);
    }
    section.own("Det, der kunne hjælpe", &minutes.options);
    for (index, decision) in meeting.decisions().iter().enumerate() {
        let number = index + 1;
        section.own(format!("Aftale {number}"), words::decision_line(decision));
    }
    section.own("Tovholder", &minutes.tovholder);
    section.own(
        "Giver besked til den, der rejste bekymringen",
        &minutes.teller,
    );
    if let Some(by) = minutes.tell_by {
        section.say("Senest", by.danish());
    }
    if let Some(next) = minutes.next {
        section.say("Næste møde", next.danish());
    }
    section.own("Tilbageblik", &minutes.evaluation);
    if let Some(closed) = meeting.closed() {
        let by = wording::professional(&closed.by);
        section.say("Lukket", format!("{}, {by}", closed.at.danish()));
    }
    for after in meeting.after() {
        let what = match after.event {
            AfterEvent::Done { decision } => format!("Aftale {} udført", decision + 1),
            AfterEvent::NotDone { decision } => {
                format!("Aftale {} ikke udført alligevel", decision + 1)
            }
            AfterEvent::Told { on } => format!("Fortalt {}", on.danish()),
            AfterEvent::NotTold => "Ikke fortalt alligevel".to_owned(),
        };
        let by = wording::professional(&after.by);
        section.say(
            "Efter mødet",
            format!("{what} ({by}, {})", after.at.danish()),
        );
    }
    section
}

fn voice(section: &mut Section, name: &str, voice: &Voice) {
    section.own(name, voice.heard().unwrap_or_default());
    let why = voice.why_not().map(|why| format!("Ikke hørt, fordi {why}"));
    section.own(name, why.unwrap_or_default());
}
