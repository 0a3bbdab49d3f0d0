//! The words of the meeting room.

use crate::{
    domain::{
        meeting::{
            Attendee, AttendeeRole, ExplanationAbout, MeetingDecision, MeetingKind, Missing,
            OpenMatter,
        },
        next_step::Answer3,
    },
    view::context::Content,
};

/// What a kind of meeting is called.
pub(in crate::view::screen) fn meeting_title(content: &Content, kind: MeetingKind) -> String {
    let text = content.meetings.of(kind);
    text.map(|text| text.title.clone()).unwrap_or_default()
}

/// As what somebody takes part.
pub(super) fn role(role: AttendeeRole) -> &'static str {
    match role {
        AttendeeRole::Paedagog => "Pædagog",
        AttendeeRole::Dagplejer => "Dagplejer",
        AttendeeRole::Dagplejepaedagog => "Dagplejepædagog",
        AttendeeRole::Sundhedsplejerske => "Sundhedsplejerske",
        AttendeeRole::Leder => "Leder",
        AttendeeRole::Psykolog => "Psykolog",
        AttendeeRole::Raadgiver => "Rådgiver fra kommunen",
        AttendeeRole::AndenFagperson => "Anden fagperson",
        AttendeeRole::Foraelder => "Forælder",
        AttendeeRole::Netvaerk => "Fra barnets eget netværk",
    }
}

/// What an explanation is about.
pub(super) fn about(about: ExplanationAbout) -> &'static str {
    match about {
        ExplanationAbout::Omgivelserne => "Omgivelserne",
        ExplanationAbout::Relationen => "Relationen",
        ExplanationAbout::Barnet => "Barnet",
    }
}

/// What is missing.
pub(super) fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Question => "Hvad I beder om hjælp til",
        Missing::ParentsView => "Forældrenes syn, eller hvorfor det ikke er hørt",
        Missing::ChildsVoice => "Barnets stemme, eller hvorfor den ikke er hørt",
        Missing::Explanations => "Mindst to forklaringer",
        Missing::Surroundings => "Mindst én forklaring om omgivelserne",
        Missing::Decisions => "Aftaler med hvad, hvem og hvornår",
        Missing::Tovholder => "Tovholder",
        Missing::Teller => "Hvem der giver besked til den, der rejste bekymringen",
        Missing::TellBy => "Hvornår der senest gives besked",
    }
}

/// Whether the child has a case, in a word.
pub(super) fn open_case(answer: Answer3) -> &'static str {
    match answer {
        Answer3::Ja => "Ja",
        Answer3::Nej => "Nej",
        Answer3::VedIkke => "Ved ikke",
    }
}

/// Somebody at the table, in a line.
pub(super) fn attendee(one: &Attendee) -> String {
    let who = match (one.name.trim(), one.role) {
        ("", None) => String::new(),
        ("", Some(as_what)) => role(as_what).to_owned(),
        (name, None) => name.to_owned(),
        (name, Some(as_what)) => format!("{name}, {}", role(as_what).to_lowercase()),
    };
    match (who.is_empty(), one.why.trim()) {
        (_, "") => who,
        (true, why) => why.to_owned(),
        (false, why) => format!("{who}: {why}"),
    }
}

/// A decision in a line: what, who and by when.
pub(in crate::view::screen) fn decision_line(decision: &MeetingDecision) -> String {
    let mut parts = vec![decision.what.trim().to_owned()];
    if !decision.who.trim().is_empty() {
        parts.push(decision.who.trim().to_owned());
    }
    if let Some(by) = decision.by {
        parts.push(format!("senest {}", by.danish()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// What a closed meeting waits for, and why it stands there. What people wrote before contact with
/// the parents was `barred` may speak of it, and is not repeated.
pub(in crate::view::screen) fn open_matter(
    matter: &OpenMatter,
    barred: bool,
    by: &str,
) -> (String, String) {
    if barred {
        let what = format!("Noget fra et møde senest {by}");
        return (what, "Følg underretningen først.".to_owned());
    }
    match matter {
        OpenMatter::Decision { what, who } => (
            format!("{what} senest {by}"),
            format!("Aftalt på møde. {who}"),
        ),
        OpenMatter::Tell { who } => {
            let who = if who.is_empty() { "I" } else { who };
            let what = format!("{who} giver besked senest {by}");
            (
                what,
                "Den, der rejste bekymringen, skal vide, hvad der kom ud af mødet.".to_owned(),
            )
        }
    }
}
