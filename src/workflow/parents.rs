//! Whether the parents of a child may be told, by everything that stands about it.

use super::roster::Roster;
use crate::domain::{assessment::Assessment, next_step::Parents};

/// By whose eyes it is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighed {
    /// By everything that can be read here, own drafts too.
    Here,
    /// As [`Weighed::Here`], but for underretninger that leave open whether somebody may be hurting
    /// the child: what is barred for that alone is open with an answer.
    Answered,
    /// By what everybody on the device can read, so that the answer gives nothing away.
    ByAll,
}

impl Roster {
    /// Whether the parents of a child may be told: the strictest of what its assessments say by
    /// `suggested`, of its notices, and of its underretninger. A notice stands for an assessment
    /// that cannot be read here, and an underretning bars by itself; so does a bar, which everybody
    /// can read.
    pub fn parents_of(
        &self,
        child: &str,
        weighed: Weighed,
        suggested: impl Fn(&Assessment) -> Option<Parents>,
    ) -> Parents {
        let (noticed, by_underretning) = match weighed {
            Weighed::Here => (
                self.notice_bars_contact(child),
                self.parents_by_underretning(child),
            ),
            Weighed::Answered => (
                self.notice_bars_contact(child),
                self.parents_by_answered_underretning(child),
            ),
            Weighed::ByAll => (
                self.notice_bars_contact_for_all(child),
                self.parents_by_sent_underretning(child),
            ),
        };
        self.standing_of(child)
            .into_iter()
            .filter(|assessment| weighed != Weighed::ByAll || assessment.is_completed())
            .filter_map(suggested)
            .chain((noticed || self.everybody_waits(child)).then_some(Parents::Vent))
            .fold(by_underretning, Parents::max)
    }
}

#[cfg(test)]
mod tests;
