//! The underretninger and what came back, for the page with everything about a child.

use super::words;
use crate::{
    domain::{date::Moment, underretning::Underretning},
    exchange::insight::Section,
    view::wording,
    workflow::roster::Roster,
};

/// The underretninger about a child and what came back, by when they were written.
pub fn letters_in_full(roster: &Roster, child: &str) -> Vec<(Moment, Section)> {
    let letters = roster
        .underretninger
        .values_of(child)
        .map(|letter| (letter.begun, letter_in_full(letter)));
    let answers = roster.answers.values_of(child).map(|answer| {
        let mut section = Section::new(format!(
            "{} {}",
            words::answer_kind(answer.kind),
            answer.on.danish()
        ));
        section.say("Noteret af", wording::professional(&answer.by));
        section.own("Det blev sagt", &answer.text);
        if let Some(sent) = &answer.corrected {
            section.say("Sendt", words::sent(sent));
            section.say("Hvordan", words::way(sent.way));
        }
        if let Some(again) = answer.again {
            section.say("Minder om det igen", again.danish());
        }
        (answer.at, section)
    });
    letters.chain(answers).collect()
}

fn letter_in_full(letter: &Underretning) -> Section {
    let mut section = Section::new(match &letter.sent {
        Some(sent) => format!("Underretning, sendt {}", sent.on.danish()),
        None => format!("Underretning i gang {}", letter.begun.danish()),
    });
    section.say("Skrevet af", wording::professional(&letter.author));
    if let Some(sent) = &letter.sent {
        section.say("Sendt", words::sent(sent));
        section.say("Hvordan", words::way(sent.way));
    }
    if let Some(suspicion) = letter.suspicion {
        section.own(
            "Mistanke om vold, overgreb eller negativ social kontrol",
            words::suspicion(suspicion),
        );
    }
    if let Some(interpreter) = letter.contents.interpreter {
        section.own("Tolk", words::interpreter(interpreter));
    }
    for field in crate::domain::underretning::Field::ALL {
        section.own(words::field(field), letter.contents.text(field));
    }
    section
}
