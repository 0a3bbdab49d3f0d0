//! What is written while the meeting is held.

use serde::{Deserialize, Serialize};

use super::{
    analysis::{Explanation, Voice},
    kind::MeetingStep,
    pace::Pace,
    people::Attendee,
};
use crate::domain::{
    date::{Date, Moment},
    sparring::CaseAnswer,
};

/// The minutes but the decisions, which wait until the analysis is done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// "Hvad beder I om hjælp til?"
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// "Har barnet en sag i kommunen?", where it was asked at a meeting without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_case: Option<CaseAnswer>,
    /// Who sits at the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Attendee>,
    /// What goes well, and what the child can.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub strengths: String,
    /// The parents' view.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parents: Voice,
    /// The child's voice.
    #[serde(default, skip_serializing_if = "is_default")]
    pub child: Voice,
    /// What is known: seen, heard and tried.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub known: String,
    /// What was said in the round without interruption.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub round: String,
    /// The explanations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explanations: Vec<Explanation>,
    /// What could be done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub options: String,
    /// Who holds the threads.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tovholder: String,
    /// Who raised the concern.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub raised_by: String,
    /// Who tells them what came of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub teller: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tell_by: Option<Date>,
    /// The next meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Date>,
    /// The short look back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evaluation: String,
    /// The step that it has reached.
    #[serde(default, skip_serializing_if = "is_default")]
    pub step: MeetingStep,
    /// How long each step has taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pace: Pace,
}

impl Minutes {
    /// Every longer text that is written, but the decisions.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let explained = self.explanations.iter().map(|one| one.text.as_str());
        [
            &self.question,
            &self.strengths,
            &self.parents.words,
            &self.parents.reason,
            &self.child.words,
            &self.child.reason,
            &self.known,
            &self.round,
            &self.options,
            &self.evaluation,
        ]
        .into_iter()
        .map(String::as_str)
        .chain(explained)
    }

    /// Goes to a step, and lets the time of that step run where the clock runs.
    pub fn enter(&mut self, step: MeetingStep, now: Moment) {
        self.pace.leave(self.step, now);
        self.step = step;
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
