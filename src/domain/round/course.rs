//! The round itself and what happens to it: it is prolonged, closed, and somebody else takes over
//! a child.

use serde::{Deserialize, Serialize};

use super::plan::{Plan, RoundError, far_from, same_unit};
use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// One child in a round, and who assesses it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundChild {
    /// The child, by record id.
    pub child: String,
    /// Who assesses it, by the ids of the professionals. Several may.
    pub assessors: Vec<String>,
}

/// A round of one stue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The stue, as it was called when the round was begun. Empty: the children without a stue.
    pub unit: String,
    /// The first day.
    pub start: Date,
    /// The last day as it was agreed first; see [`Round::end`].
    pub end: Date,
    /// The children in the order of the walk, whatever stue they come to later.
    pub children: Vec<RoundChild>,
    /// Who began it.
    pub begun_by: Professional,
    /// When it was begun, which may be before its first day.
    pub begun: Moment,
    /// How it was prolonged and closed, oldest first. The order counts and not the clock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Entry>,
}

/// Something that happened to a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What.
    pub change: Change,
    /// Who did it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// What happened to a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It got a later last day. A closed round is open again with it.
    Prolonged {
        /// The last day that it had.
        from: Date,
        /// The last day that it has.
        to: Date,
        /// Why.
        reason: String,
    },
    /// It was closed.
    Closed(Closing),
}

/// What a round was closed with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The children that were not assessed, with those who had not done it; with nobody where
    /// nobody was to.
    pub missing: Vec<RoundChild>,
}

/// That an assessment was completed for a round, and by whom. It holds also where the clock was
/// set back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InRound {
    /// The round, by record id.
    pub round: String,
    /// The professional, by id.
    pub assessor: String,
}

impl Round {
    /// A round as it is planned.
    ///
    /// # Errors
    ///
    /// [`RoundError::NoChildren`], [`RoundError::Unassigned`], or [`RoundError::Overlaps`] where
    /// an open round among `others` has the same stue or one of the children.
    pub fn begin<'a>(
        plan: Plan,
        others: impl IntoIterator<Item = &'a Self>,
        by: Professional,
        now: Moment,
    ) -> Result<Self, RoundError> {
        if plan.children.is_empty() {
            return Err(RoundError::NoChildren);
        }
        let nobody = |child: &&RoundChild| child.assessors.is_empty();
        let children = plan.children.iter().filter(nobody).count();
        if children > 0 {
            return Err(RoundError::Unassigned { children });
        }
        let round = Self {
            unit: plan.unit,
            start: plan.period.start,
            end: plan.period.end,
            children: plan.children,
            begun_by: by,
            begun: now,
            history: Vec::new(),
        };
        round.refuse_overlap(others)?;
        Ok(round)
    }

    /// The last day, as it was prolonged last.
    pub fn end(&self) -> Date {
        let prolonged = self
            .history
            .iter()
            .rev()
            .find_map(|entry| match entry.change {
                Change::Prolonged { to, .. } => Some(to),
                Change::Closed(_) => None,
            });
        prolonged.unwrap_or(self.end)
    }

    /// What it was closed with, while it is closed.
    pub fn closing(&self) -> Option<(&Closing, &Entry)> {
        let last = self.history.last()?;
        match &last.change {
            Change::Closed(closing) => Some((closing, last)),
            Change::Prolonged { .. } => None,
        }
    }

    /// Whether it is not closed. Passing its last day closes no round: somebody does.
    pub fn is_open(&self) -> bool {
        self.closing().is_none()
    }

    /// Whether the first day has come. A clock that shows less than what the round has seen was
    /// set back, and then the later day counts.
    pub fn has_begun(&self, today: Date, seen: Option<Date>) -> bool {
        let noted = self.history.iter().map(|entry| entry.at.date);
        let latest = noted.chain([self.begun.date]).chain(seen).max();
        self.start <= today.max(latest.unwrap_or(today))
    }

    /// Whether the child is in it.
    pub fn has(&self, child: &str) -> bool {
        self.children.iter().any(|known| known.child == child)
    }

    /// Gives the children other assessors, and takes in those who have come. A child that is in
    /// the round stays in it. `is_covered` says whether somebody who can, or has, is to assess.
    ///
    /// # Errors
    ///
    /// [`RoundError::Closed`], or [`RoundError::Unassigned`].
    pub fn assigned(
        &self,
        children: Vec<RoundChild>,
        is_covered: impl Fn(&RoundChild) -> bool,
    ) -> Result<Self, RoundError> {
        if !self.is_open() {
            return Err(RoundError::Closed);
        }
        let mut round = self.clone();
        for new in children {
            match round.children.iter_mut().find(|old| old.child == new.child) {
                Some(old) => *old = new,
                None if new.assessors.is_empty() => {}
                None => round.children.push(new),
            }
        }
        let open = round.children.iter().filter(|child| !is_covered(child));
        match open.count() {
            0 => Ok(round),
            children => Err(RoundError::Unassigned { children }),
        }
    }

    /// Closes it with what is missing.
    ///
    /// # Errors
    ///
    /// [`RoundError::Closed`] where it is closed already.
    pub fn closed(
        &self,
        missing: Vec<RoundChild>,
        by: Professional,
        now: Moment,
    ) -> Result<Self, RoundError> {
        if !self.is_open() {
            return Err(RoundError::Closed);
        }
        Ok(self.with(Change::Closed(Closing { missing }), by, now))
    }

    /// Gives it a later last day; a closed one is open again. Both days are kept.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen, or [`RoundError::Overlaps`]
    /// where a closed one would be open beside another.
    pub fn prolonged<'a>(
        &self,
        (to, reason): (&str, &str),
        others: impl IntoIterator<Item = &'a Self>,
        by: Professional,
        now: Moment,
    ) -> Result<Self, RoundError> {
        let to: Date = to.parse().map_err(|_| RoundError::NoEnd)?;
        let from = self.end();
        if to < now.date {
            return Err(RoundError::EndInPast);
        }
        if to <= from {
            return Err(RoundError::NotLater);
        }
        if far_from(now.date, to) {
            return Err(RoundError::FarOff);
        }
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(RoundError::NoReason);
        }
        if !self.is_open() {
            self.refuse_overlap(others)?;
        }
        Ok(self.with(Change::Prolonged { from, to, reason }, by, now))
    }

    fn with(&self, change: Change, by: Professional, at: Moment) -> Self {
        let mut round = self.clone();
        round.history.push(Entry { change, by, at });
        round
    }

    fn refuse_overlap<'a>(
        &self,
        others: impl IntoIterator<Item = &'a Self>,
    ) -> Result<(), RoundError> {
        let shared = |other: &Self| self.children.iter().any(|one| other.has(&one.child));
        let overlaps = |other: &&Self| {
            other.is_open() && (same_unit(&self.unit, &other.unit) || shared(other))
        };
        match others.into_iter().find(overlaps) {
            Some(other) => Err(RoundError::Overlaps {
                start: other.start,
                end: other.end(),
            }),
            None => Ok(()),
        }
    }
}
