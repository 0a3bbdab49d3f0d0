//! A round before it is begun: which days, which children, and who assesses whom.

use super::course::RoundChild;
use crate::domain::date::Date;

/// How many days a day may lie from today, and how long a round may last: a year. More is a year
/// that was typed wrong.
const FAR: u16 = 366;

/// A round as it is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The stue. May be empty: the children without one.
    pub unit: String,
    /// From when to when.
    pub period: Period,
    /// The children in the order of the walk, each with who assesses it.
    pub children: Vec<RoundChild>,
}

/// The first and the last day of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

/// Why a round cannot be begun, changed or prolonged as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoundError {
    /// No first day, or a text that is none.
    #[error("no first day is set")]
    NoStart,
    /// No last day, or a text that is none.
    #[error("no last day is set")]
    NoEnd,
    /// The last day lies before the first.
    #[error("the last day lies before the first")]
    EndBeforeStart,
    /// The last day has passed.
    #[error("the last day has passed")]
    EndInPast,
    /// A day lies more than a year away, or there is more than a year between the two.
    #[error("a day is more than a year away")]
    FarOff,
    /// The stue has no child that could be in the round.
    #[error("the stue has no children")]
    NoChildren,
    /// Some children have nobody who assesses them.
    #[error("{children} children have nobody who assesses them")]
    Unassigned {
        /// How many.
        children: usize,
    },
    /// The stue, or one of the children, is in a round that is not closed.
    #[error("another round is open from {start} to {end}")]
    Overlaps {
        /// The first day of that round.
        start: Date,
        /// The last day of that round.
        end: Date,
    },
    /// The round is closed.
    #[error("the round is closed")]
    Closed,
    /// The new last day is the old one or earlier.
    #[error("the new last day is not later than the old one")]
    NotLater,
    /// No reason is written.
    #[error("no reason is written")]
    NoReason,
}

impl Period {
    /// The two days as typed, once both can be used on `today`.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen.
    pub fn read(start: &str, end: &str, today: Date) -> Result<Self, RoundError> {
        let start: Date = start.parse().map_err(|_| RoundError::NoStart)?;
        let end: Date = end.parse().map_err(|_| RoundError::NoEnd)?;
        if end < start {
            return Err(RoundError::EndBeforeStart);
        }
        if end < today {
            return Err(RoundError::EndInPast);
        }
        if far_from(today, start) || far_from(start, end) {
            return Err(RoundError::FarOff);
        }
        Ok(Self { start, end })
    }
}

/// Whether two days lie more than a year apart.
pub(super) fn far_from(one: Date, other: Date) -> bool {
    one.days_since(other).max(other.days_since(one)) > FAR
}

/// Whether two names mean the same stue, however they are spelled in capitals and spaces.
pub fn same_unit(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<_> { text.split_whitespace().map(str::to_lowercase).collect() };
    words(one) == words(other)
}

/// Shares the children out evenly, until each has `each` of the `team` to assess it, or the whole
/// team where that is smaller. What was chosen by hand stays as it is.
pub fn share(children: &mut [RoundChild], team: &[String], each: usize) {
    let load = |children: &[RoundChild], who: &String| {
        let has = |child: &&RoundChild| child.assessors.contains(who);
        children.iter().filter(has).count()
    };
    for at in 0..children.len() {
        loop {
            let Some(child) = children.get(at) else {
                return;
            };
            let here = |who: &&String| child.assessors.contains(who);
            if team.iter().filter(here).count() >= each {
                break;
            }
            let free = team.iter().filter(|who| !child.assessors.contains(who));
            let Some(who) = free.min_by_key(|who| load(children, who)) else {
                break;
            };
            if let Some(child) = children.get_mut(at) {
                child.assessors.push(who.clone());
            }
        }
    }
}
