//! The names by which other systems know what we write: systems, codes, and KL's own form.
//!
//! Data, because a code system gets new editions without a new program, and because the mapping of
//! our steps to KL's terms is our reading of them (ecosystem.md 0.2; not confirmed by KL).

use serde::{Deserialize, Serialize};

use super::{flaw::Flaw, next_step::Step, position::Position};

/// One edition of the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Terminology {
    /// The edition.
    pub edition: String,
    /// What our own canonical addresses begin with.
    pub canonical: String,
    /// KL's code system of terms about children (FBOE).
    pub fboe: String,
    /// The FHIR extension that gives an answer its place in an order.
    pub ordinal_value: String,
    /// The code system that says why a value is absent.
    pub absent_reason: String,
    /// Whose the mapping of steps to codes is. Goes with every code.
    pub mapping: String,
    /// Steps that have a code.
    pub steps: Vec<StepCode>,
    /// KL's form with the position alone.
    pub kl: KlForm,
}

/// A step's code in FBOE.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepCode {
    /// The step.
    pub step: Step,
    /// The code.
    pub code: String,
    /// What KL calls it.
    pub display: String,
}

/// KL's form: one question with three answers, which must be written to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KlForm {
    /// Its canonical address.
    pub questionnaire: String,
    /// The question.
    pub link_id: String,
    /// The answer for green.
    pub groen: String,
    /// The answer for yellow.
    pub gul: String,
    /// The answer for red.
    pub roed: String,
}

impl KlForm {
    /// The answer for a position.
    pub fn answer(&self, position: Position) -> &str {
        match position {
            Position::Groen => &self.groen,
            Position::Gul => &self.gul,
            Position::Roed => &self.roed,
        }
    }
}

/// The longest answer that KL's profile takes, in characters.
const KL_LONGEST: usize = 30;

impl Terminology {
    /// The code of a step, where there is one.
    pub fn code_of(&self, step: Step) -> Option<&StepCode> {
        self.steps.iter().find(|code| code.step == step)
    }

    /// What is wrong with the edition; nothing, in a file that can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        for (place, text) in [
            ("canonical", &self.canonical),
            ("fboe", &self.fboe),
            ("ordinalValue", &self.ordinal_value),
            ("absentReason", &self.absent_reason),
            ("kl.questionnaire", &self.kl.questionnaire),
        ] {
            if !text.contains(':') || text.contains(char::is_whitespace) {
                flaws.push(Flaw::new(place, "is no address"));
            }
        }
        if self.mapping.trim().is_empty() {
            flaws.push(Flaw::new("mapping", "does not say whose it is"));
        }
        for (at, code) in self.steps.iter().enumerate() {
            if code.code.trim().is_empty() || code.display.trim().is_empty() {
                flaws.push(Flaw::new(format!("steps.{at}"), "has no code or no name"));
            }
            if self.steps.iter().take(at).any(|e| e.step == code.step) {
                flaws.push(Flaw::new(format!("steps.{at}"), "names a step again"));
            }
        }
        for position in Position::ALL {
            let answer = self.kl.answer(position);
            if answer.is_empty() || answer.chars().count() > KL_LONGEST {
                flaws.push(Flaw::new("kl", "has an answer of no length that KL takes"));
            }
        }
        flaws
    }
}
