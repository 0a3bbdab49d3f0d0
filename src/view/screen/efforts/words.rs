//! Efforts in Danish.

use crate::{
    domain::{
        effort::{Cadence, EffortKind, EffortScore, QUESTIONS, SlipAnswer},
        next_step::Answer3,
    },
    exchange::effort_words,
};

pub use crate::exchange::effort_words::{moved, outcome};

/// Whose effort it is. A paragraph sign stays with its number.
pub fn kind(kind: EffortKind) -> &'static str {
    match kind {
        EffortKind::P30 => "Tidligt forebyggende indsats (§\u{a0}30, tidligere §\u{a0}11.3)",
        EffortKind::Egen | EffortKind::Tilbud => effort_words::kind(kind),
    }
}

/// How it is followed up.
pub(super) fn cadence(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::SeksUger => "Hver 6. uge",
        Cadence::SeksUgerSaaTreMaaneder => "Efter 6 uger, derefter hver 3. måned",
        Cadence::SelvValgt => "Vi sætter selv datoen",
    }
}

/// Yes, no, or not known.
pub(super) fn answer(answer: Answer3) -> &'static str {
    match answer {
        Answer3::Ja => "Ja",
        Answer3::Nej => "Nej",
        Answer3::VedIkke => "Ved ikke",
    }
}

/// Every answer, in the order of the screen.
pub(super) const ANSWERS: [Answer3; 3] = [Answer3::Ja, Answer3::Nej, Answer3::VedIkke];

/// What is asked before a child is sent to § 30.
pub(in crate::view::screen) const GATES: [&str; 4] = [
    "Er problemet konkret?",
    "Er det afgrænset?",
    "Kender vi omfanget godt nok?",
    "Er det mere, end almenområdet eller familien selv kan løse?",
];

/// What the parents are asked.
pub(super) const SLIP: [&str; QUESTIONS] = [
    "Vi blev hørt.",
    "Vi vidste, hvad der skulle ske, og hvorfor.",
    "Hjælpen passede til vores barn.",
    "Det er blevet lettere i hverdagen.",
    "Vi ville sige ja til den hjælp igen.",
];

/// An answer of the parents.
pub(super) fn slip(answer: SlipAnswer) -> &'static str {
    match answer {
        SlipAnswer::Ja => "Ja",
        SlipAnswer::Delvist => "Delvist",
        SlipAnswer::Nej => "Nej",
        SlipAnswer::VedIkke => "Ved ikke",
    }
}

/// Both rulers in words.
pub(in crate::view::screen) fn score(score: &EffortScore) -> String {
    let ruler = |name: &str, score: Option<crate::domain::boernelineal::Score>| {
        let said = score.map_or_else(|| "ved ikke".to_owned(), |s| format!("{} af 10", s.get()));
        format!("{name} {said}")
    };
    format!(
        "{}, {} ({}, {}, udgave {})",
        ruler("barnet", score.child),
        ruler("omsorgen", score.care),
        score.on.danish(),
        score.by.name,
        score.edition
    )
}
