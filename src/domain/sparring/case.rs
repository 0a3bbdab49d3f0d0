//! Whether a child has a case in the municipality, and whether it may be talked over without its
//! name (naeste-skridt.md, `har_sag`).

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::domain::{date::Moment, next_step::Answer3, order::ordered};

/// What was answered to "Har barnet en sag i kommunen?", and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAnswer {
    /// The answer.
    pub answer: Answer3,
    /// When it was given.
    pub at: Moment,
}

/// What is known, out of every answer wherever it was given: the newest counts. "Ved ikke" is no
/// answer against a "ja", and of two from the same minute the one that opens less counts.
pub fn newest_case_answer(answers: impl IntoIterator<Item = CaseAnswer>) -> Option<Answer3> {
    let newest = ordered(answers, |one| {
        let opens = match one.answer {
            Answer3::Ja => 0,
            Answer3::VedIkke => 1,
            Answer3::Nej => 2,
        };
        (Reverse(one.at), opens)
    });
    let first = newest.first()?.answer;
    let certain = newest.iter().find(|one| one.answer != Answer3::VedIkke);
    match certain {
        Some(certain) if certain.answer == Answer3::Ja => Some(Answer3::Ja),
        _ => Some(first),
    }
}

/// Whether a child is talked over without its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WithoutName {
    /// It may be.
    #[default]
    Free,
    /// Nobody knows whether it has a case, and here it was not asked yet.
    Asked,
    /// It was asked here, and nobody knows.
    Unsure,
    /// It has a case: its own rådgiver is asked instead.
    Refused,
}

impl WithoutName {
    /// By what is known, and by whether it was asked here.
    pub fn of(known: Option<Answer3>, asked_here: bool) -> Self {
        match known {
            Some(Answer3::Ja) => Self::Refused,
            Some(Answer3::Nej) => Self::Free,
            Some(Answer3::VedIkke) | None if asked_here => Self::Unsure,
            Some(Answer3::VedIkke) | None => Self::Asked,
        }
    }

    /// Whether something is written, shown or printed.
    pub fn is_held(self) -> bool {
        matches!(self, Self::Free | Self::Unsure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Answer3::{Ja, Nej, VedIkke};

    fn newest(answers: &[(u16, Answer3)]) -> Option<Answer3> {
        newest_case_answer(answers.iter().map(|(minute, answer)| CaseAnswer {
            answer: *answer,
            at: Moment {
                date: "2026-11-22".parse().unwrap(),
                minute: *minute,
            },
        }))
    }

    #[test]
    fn newest_answer_counts_and_not_knowing_lifts_no_yes() {
        for (answers, known) in [
            (&[][..], None),
            (&[(1, Nej), (2, Ja)], Some(Ja)),
            (&[(2, Ja), (1, Nej)], Some(Ja)),
            (&[(1, Ja), (2, Nej)], Some(Nej)),
            (&[(1, Nej), (2, VedIkke)], Some(VedIkke)),
            (&[(1, Ja), (2, VedIkke)], Some(Ja)),
            (&[(1, Ja), (2, Nej), (3, VedIkke)], Some(VedIkke)),
            (&[(1, VedIkke), (2, Nej)], Some(Nej)),
            (&[(1, Nej), (1, Ja)], Some(Ja)),
            (&[(1, Nej), (1, VedIkke)], Some(VedIkke)),
        ] {
            assert_eq!(newest(answers), known, "{answers:?}");
        }
    }

    #[test]
    fn child_with_a_case_is_never_talked_over_without_its_name() {
        for asked in [false, true] {
            assert_eq!(WithoutName::of(Some(Ja), asked), WithoutName::Refused);
            assert_eq!(WithoutName::of(Some(Nej), asked), WithoutName::Free);
        }
        for unknown in [None, Some(VedIkke)] {
            assert_eq!(WithoutName::of(unknown, false), WithoutName::Asked);
            assert_eq!(WithoutName::of(unknown, true), WithoutName::Unsure);
        }
        let held = |state: WithoutName| state.is_held();
        assert!(held(WithoutName::Free) && held(WithoutName::Unsure));
        assert!(!held(WithoutName::Asked) && !held(WithoutName::Refused));
    }
}
