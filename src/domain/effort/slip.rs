//! What the parents thought of an effort: five questions on the tablet or on paper. The answers are
//! read one by one and never added.

use serde::{Deserialize, Serialize};

use crate::domain::{assessment::Professional, date::Moment};

/// How many questions there are.
pub const QUESTIONS: usize = 5;

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipAnswer {
    /// Yes.
    Ja,
    /// In part.
    Delvist,
    /// No.
    Nej,
    /// Cannot say.
    VedIkke,
}

impl SlipAnswer {
    /// Every answer, in the order of the screen and of the paper.
    pub const ALL: [Self; 4] = [Self::Ja, Self::Delvist, Self::Nej, Self::VedIkke];
}

/// The parents' slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// The answers in the order of the questions; nothing where one was left open.
    pub answers: [Option<SlipAnswer>; QUESTIONS],
    /// Their own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Who noted it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// The slip as it is filled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SlipDraft {
    /// The answers so far.
    pub answers: [Option<SlipAnswer>; QUESTIONS],
    /// Their own words so far.
    pub words: String,
}

/// A slip with nothing on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing is answered")]
pub struct SlipError;

impl SlipDraft {
    /// The slip; a question may be left open.
    ///
    /// # Errors
    ///
    /// Where nothing is answered and nothing written.
    pub fn read(&self, by: Professional, now: Moment) -> Result<Slip, SlipError> {
        let words = self.words.trim();
        if self.answers.iter().all(Option::is_none) && words.is_empty() {
            return Err(SlipError);
        }
        Ok(Slip {
            answers: self.answers,
            words: words.to_owned(),
            by,
            at: now,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::course::tests::{at, by},
        *,
    };

    #[test]
    fn question_may_be_left_open_and_an_empty_slip_is_refused() {
        let mut draft = SlipDraft::default();
        assert_eq!(draft.read(by(), at("2026-03-16")), Err(SlipError));
        draft.answers[2] = Some(SlipAnswer::Delvist);
        let slip = draft.read(by(), at("2026-03-16")).unwrap();
        assert_eq!(slip.answers[0], None);
        draft.answers = [None; QUESTIONS];
        draft.words = " Tak. ".into();
        assert_eq!(draft.read(by(), at("2026-03-16")).unwrap().words, "Tak.");
    }
}
