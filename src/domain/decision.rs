//! What the professional decides after an assessment: the step, why, who holds the threads and
//! when it is looked at again.

use serde::{Deserialize, Serialize};

use super::{
    date::{Date, Moment},
    next_step::Step,
};

/// The professional's own decision. Nothing in it is preselected, and the reason is asked for
/// both when following the suggestion and when departing from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The step that is taken.
    pub step: Step,
    /// Why.
    pub reason: String,
    /// Who holds the threads.
    pub tovholder: String,
    /// When it is looked at again.
    pub follow_up: Date,
    /// What was suggested at that moment.
    pub suggested: Step,
    /// The rule behind the suggestion.
    pub main_rule: u8,
    /// The edition of the rules.
    pub rules_edition: String,
    /// When it was decided.
    pub decided: Moment,
}

/// What is missing before a decision can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecisionError {
    /// No step is chosen.
    #[error("no step is chosen")]
    NoStep,
    /// The position stands without a reason, and the step is milder than an underretning.
    #[error("the position has no reason")]
    NoPositionReason,
    /// No reason is written.
    #[error("no reason is written")]
    NoReason,
    /// Nobody holds the threads.
    #[error("no tovholder is named")]
    NoTovholder,
    /// No date, or a text that is none.
    #[error("no date of follow-up is set")]
    NoFollowUp,
    /// The follow-up lies before today.
    #[error("the follow-up lies in the past")]
    FollowUpInPast,
}

/// A decision as it is being written. Kept with the assessment, so that an interruption loses
/// nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionDraft {
    /// The step, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// The reason so far.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The tovholder so far.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tovholder: String,
    /// The date of follow-up as typed: `2026-12-20`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub follow_up: String,
}

/// What the suggestion was when the decision was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The step.
    pub step: Step,
    /// The rule behind it.
    pub main_rule: u8,
    /// The edition of the rules.
    pub edition: String,
}

impl DecisionDraft {
    /// The decision, once everything is there. A correction may keep the follow-up of the version
    /// that it corrects (`kept`), also where that day has passed.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the screen.
    pub fn decide(
        &self,
        suggested: Suggested,
        now: Moment,
        kept: Option<Date>,
    ) -> Result<Decision, DecisionError> {
        let step = self.step.ok_or(DecisionError::NoStep)?;
        if self.reason.trim().is_empty() {
            return Err(DecisionError::NoReason);
        }
        if self.tovholder.trim().is_empty() {
            return Err(DecisionError::NoTovholder);
        }
        let follow_up: Date = self
            .follow_up
            .parse()
            .map_err(|_| DecisionError::NoFollowUp)?;
        if follow_up < now.date && kept != Some(follow_up) {
            return Err(DecisionError::FollowUpInPast);
        }
        Ok(Decision {
            step,
            reason: self.reason.trim().to_owned(),
            tovholder: self.tovholder.trim().to_owned(),
            follow_up,
            suggested: suggested.step,
            main_rule: suggested.main_rule,
            rules_edition: suggested.edition,
            decided: now,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        }
    }

    fn decide(change: impl FnOnce(&mut DecisionDraft)) -> Result<Decision, DecisionError> {
        let mut draft = DecisionDraft {
            step: Some(Step::P30),
            reason: " Vi har prøvet selv ".into(),
            tovholder: "Mette".into(),
            follow_up: "2026-12-20".into(),
        };
        change(&mut draft);
        let suggested = Suggested {
            step: Step::P30,
            main_rule: 15,
            edition: "2026-1".into(),
        };
        draft.decide(suggested, now(), None)
    }

    #[test]
    fn decision_names_the_first_thing_that_is_missing() {
        assert_eq!(decide(|d| d.step = None), Err(DecisionError::NoStep));
        assert_eq!(
            decide(|d| d.reason = " \n".into()),
            Err(DecisionError::NoReason)
        );
        assert_eq!(
            decide(|d| d.tovholder.clear()),
            Err(DecisionError::NoTovholder)
        );
        assert_eq!(
            decide(|d| d.follow_up = "snart".into()),
            Err(DecisionError::NoFollowUp)
        );
        assert_eq!(
            decide(|d| d.follow_up = "2026-11-21".into()),
            Err(DecisionError::FollowUpInPast)
        );
        assert_eq!(decide(|_| {}).unwrap().reason, "Vi har prøvet selv");
    }
}
