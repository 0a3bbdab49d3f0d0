//! The log of what left the device and what was deleted: what, when, by whom and to whom
//! (databeskyttelse.md C3, point 10).
//!
//! It holds no content. A child stands in it by record id alone, which says nothing once the child
//! is deleted.

use serde::{Deserialize, Serialize};

use super::{assessment::Professional, date::Moment};

/// One line of the log. Never changed, but when its child is deleted: then to whom it went is taken
/// out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// What was done.
    pub what: Logged,
    /// Who did it.
    pub by: Professional,
    /// When.
    pub at: Moment,
    /// Which paper, of something that was printed, or that a sealed file held alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
    /// Which child, by record id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// To whom it went, in the professional's words. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

/// A paper about one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// One assessment.
    Assessment,
    /// A joint assessment.
    Joint,
    /// The focus agreements.
    Agreements,
    /// The course.
    Course,
    /// An effort.
    Effort,
    /// The questions to the parents at the end of an effort.
    Slip,
    /// A sheet, minutes or the parents' copy of a meeting.
    Meeting,
    /// A sheet for sparring without a name.
    Sparring,
    /// An underretning.
    Underretning,
    /// A letter or an information sheet for the parents.
    Letter,
    /// An overgangsskema.
    Transition,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Logged {
    /// A child was deleted with everything about it.
    ChildDeleted,
    /// The keys of the vault and of whoever did it were changed.
    KeysChanged,
    /// A backup of the whole vault was made.
    Backup,
    /// Everything about one child was put on paper.
    InsightOnPaper,
    /// Everything about one child was put into a file.
    InsightAsFile,
    /// A child's course was put into a file for another system.
    Exported,
    /// Figures without names were put into a file.
    FiguresExported,
    /// The form without answers was put into a file.
    FormExported,
    /// Something about one child was printed.
    Printed,
    /// A child was handed over in a sealed file.
    HandedOver,
    /// A child came in with a sealed file, or something about it.
    Received,
    /// A child that was deleted here came in again, by somebody's clear yes.
    ChildReturned,
    /// The team got a new key to receive files with.
    TeamKeyMade,
}
