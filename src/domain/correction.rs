//! How a completed assessment is corrected or put aside. It is itself never changed: a correction
//! is a new assessment that says which one it corrects, and what was made by mistake is hidden by
//! a record beside it. Joint assessments, focus agreements and talks are put aside the same way.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, Professional},
    date::{Date, Moment},
    decision::DecisionDraft,
};

/// What makes an assessment the correction of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The assessment that it corrects, by record id.
    pub of: String,
    /// Who corrects.
    pub by: Professional,
    /// When the correction was begun.
    pub begun: Moment,
    /// Why.
    pub reason: String,
    /// When the first version was decided: the limits in days count from there.
    pub decided: Moment,
    /// The follow-up that counted for the corrected version. It may be kept though it has passed.
    pub follow_up: Date,
}

impl Assessment {
    /// A correction of this assessment: a copy to be changed and completed anew. It stands where
    /// the corrected one stood in time, and keeps the follow-up that counted last (`follow_up`).
    /// `None` while this one is not completed.
    pub fn corrected(
        &self,
        id: &str,
        by: Professional,
        begun: Moment,
        reason: String,
        follow_up: Date,
    ) -> Option<Self> {
        let decision = self.decision.as_ref()?;
        let mut copy = self.clone();
        copy.correction = Some(Correction {
            of: id.to_owned(),
            by,
            begun,
            reason,
            decided: self.first_decided()?,
            follow_up,
        });
        copy.decision_draft = DecisionDraft {
            step: Some(decision.step),
            reason: decision.reason.clone(),
            tovholder: decision.tovholder.clone(),
            follow_up: follow_up.to_string(),
        };
        copy.decision = None;
        Some(copy)
    }

    /// When the first version was decided. `None` for what is under way, unless it is a
    /// correction.
    pub fn first_decided(&self) -> Option<Moment> {
        match &self.correction {
            Some(correction) => Some(correction.decided),
            None => self.decision.as_ref().map(|decision| decision.decided),
        }
    }
}

/// What was made by mistake: out of lists, of what is due and of every suggestion, kept all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retraction {
    /// The child, by record id.
    pub child: String,
    /// The own or joint assessment, the focus agreement or the talk, by record id.
    // There was nothing but own assessments to put aside when this was first stored.
    #[serde(rename = "assessment")]
    pub record: String,
    /// Why.
    pub reason: String,
    /// Who put it aside.
    pub by: Professional,
    /// When.
    pub at: Moment,
    /// Who took it back and when. With it the record counts again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<TakenBack>,
}

/// The end of a retraction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// Who took it back.
    pub by: Professional,
    /// When.
    pub at: Moment,
}
