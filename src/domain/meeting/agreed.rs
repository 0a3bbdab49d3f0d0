//! What is decided, and what is done about it after the meeting.

use serde::{Deserialize, Serialize};

use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// One decision: what, who and by when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDecision {
    /// What is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

impl MeetingDecision {
    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        self.what.trim().is_empty() && self.who.trim().is_empty() && self.by.is_none()
    }

    /// Whether its last day is over before it was begun with.
    pub fn is_past(&self, today: Date) -> bool {
        !self.is_blank() && self.by.is_some_and(|by| by < today)
    }

    /// Whether what, who and when all stand.
    pub fn is_whole(&self) -> bool {
        !self.what.trim().is_empty() && !self.who.trim().is_empty() && self.by.is_some()
    }
}

/// What happened to an agreement after the meeting was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterEvent {
    /// A decision was carried out.
    Done {
        /// Its place among the decisions, from 0.
        decision: usize,
    },
    /// It was not after all.
    NotDone {
        /// Its place among the decisions, from 0.
        decision: usize,
    },
    /// The one who raised the concern was told.
    Told {
        /// On which day.
        on: Date,
    },
    /// They were not after all.
    NotTold,
}

/// Something that was noted after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AfterMeeting {
    /// What.
    pub event: AfterEvent,
    /// Who noted it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// What a closed meeting still waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenMatter {
    /// A decision is to be carried out.
    Decision {
        /// What.
        what: String,
        /// Who does it.
        who: String,
    },
    /// The one who raised the concern is to be told.
    Tell {
        /// Who tells it.
        who: String,
    },
}
