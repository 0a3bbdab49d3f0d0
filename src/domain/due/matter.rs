//! What can be due, and how near it is.

use crate::domain::{
    date::{Date, Moment},
    meeting::OpenMatter,
    municipality::DayLimits,
    position::Position,
    underretning::Awaited,
    working_day::ClosedDays,
};

/// The limits that decide when something is due.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// The municipality's days and weeks.
    pub days: &'a DayLimits,
    /// The days on which nobody works.
    pub closed: ClosedDays,
}

/// How near something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The day has passed.
    Overdue,
    /// Today, or before the next working day.
    Today,
    /// Within five working days.
    Soon,
    /// After that.
    Later,
    /// It has no day.
    Undated,
}

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// The child is to be looked at again.
    FollowUp(FollowUp),
    /// The parents have not been talked with (12.4, step 5).
    ParentsTalk {
        /// The position that asks for it; `None` where the chosen step alone does.
        position: Option<Position>,
    },
    /// Nothing is agreed on after a position that asks for it (12.4, step 5).
    NoAgreement {
        /// The position.
        position: Position,
    },
    /// A focus agreement is to be looked at.
    Agreement {
        /// The goal, seen from the child.
        goal: String,
        /// The last day that was agreed on, where another one counts now.
        moved_from: Option<Date>,
    },
    /// An assessment that is begun.
    Draft {
        /// When.
        begun: Moment,
        /// Whether it is a correction.
        correction: bool,
    },
    /// A concern that no later assessment has put to rest.
    Concern {
        /// The most serious position among what is open; `None` where none was chosen.
        position: Option<Position>,
        /// Since when every assessment has said so.
        since: Date,
    },
    /// One's own underretning that is begun and not sent.
    Letter {
        /// When.
        begun: Moment,
    },
    /// An effort is to be followed up.
    Effort {
        /// What it is called.
        title: String,
    },
    /// What was agreed at a meeting is to be done, or told on.
    Meeting(OpenMatter),
    /// What the municipality owes after an underretning.
    Awaited(Awaited),
    /// The child has no assessment yet.
    NeverAssessed,
    /// The child's records are due to be deleted.
    Deletion,
    /// A round in which something is to be done.
    Round(RoundMatter),
}

impl Matter {
    /// Whether it is for today whatever its last day: after red the parents are contacted at once,
    /// and the day is that of the meeting (12.4, step 5).
    pub const fn is_due_at_once(&self) -> bool {
        matches!(
            self,
            Self::ParentsTalk {
                position: Some(Position::Roed)
            }
        )
    }
}

/// What is to be done in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundMatter {
    /// The round, by record id.
    pub round: String,
    /// How many children this professional has not completed.
    pub mine: usize,
    /// How many children nobody who can is to assess.
    pub unassigned: usize,
    /// How many children are missing in all.
    pub missing: usize,
}

/// A follow-up that no later assessment has settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// The day that the decision agreed on.
    pub agreed: Date,
    /// The day that counts now.
    pub by: Date,
    /// Why it is not the agreed one.
    pub moved: Option<Moved>,
}

/// Why another day than the agreed one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// It was postponed.
    Postponed,
    /// The municipality's limit for the position comes first.
    Limit(Position),
    /// No day was agreed on: it is the limit for a position that was chosen together.
    Joint(Position),
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// For whom, by record id; of the children of a round the first that is missing.
    pub child: String,
    /// The assessment, joint assessment or underretning that it comes from, by record id.
    pub assessment: Option<String>,
    /// What it is.
    pub matter: Matter,
    /// The last day for it, where it has one.
    pub by: Option<Date>,
    /// How near that is.
    pub urgency: Urgency,
}
