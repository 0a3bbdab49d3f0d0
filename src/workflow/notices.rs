//! The notices among everything that is open: which stand, which belongs to an assessment, and
//! what they mean for contact with the parents.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{
    assessment::{Assessment, Professional},
    date::Moment,
    notice::{Followed, Notice, Signal, follow},
    order::ordered,
};

impl Roster {
    /// The notices of a child that stand: the most severe first, then the newest.
    pub fn standing_notices(&self, child: &str) -> Vec<(&str, &Notice)> {
        self.notices_that(child, |notice| notice.standing().is_some())
    }

    /// The notices of a child that were withdrawn or ended, newest first.
    pub fn past_notices(&self, child: &str) -> Vec<(&str, &Notice)> {
        self.notices_that(child, |notice| notice.standing().is_none())
    }

    fn notices_that(&self, child: &str, wanted: impl Fn(&Notice) -> bool) -> Vec<(&str, &Notice)> {
        let found = self
            .notices
            .iter()
            .filter(|(_, notice)| notice.child == child && wanted(notice))
            .map(|(id, notice)| (id.as_str(), notice));
        ordered(found, |(id, notice)| {
            let route = notice.standing().map(|(route, _)| route);
            let newest = notice.log.last().map(|entry| entry.at);
            Reverse((route, newest, *id))
        })
    }

    /// The newest notice of an assessment that can be read.
    pub fn notice_of(&self, assessment: &str) -> Option<(&str, &Notice)> {
        let first = self.first_version_of(assessment);
        self.notices
            .iter()
            .filter(|(_, notice)| notice.assessment == first)
            .max_by_key(|(id, notice)| (notice.log.last().map(|entry| entry.at), *id))
            .map(|(id, notice)| (id.as_str(), notice))
    }

    /// The assessment that this one corrects first of all, or itself.
    fn first_version_of<'a>(&'a self, assessment: &'a str) -> &'a str {
        self.earlier_versions_of(assessment)
            .last()
            .map_or(assessment, |(id, _)| *id)
    }

    /// Whether somebody has begun a route for the child in an assessment that cannot be read here.
    /// Then nobody knows whether the parents may be told, and so contact is barred.
    pub fn notice_bars_contact(&self, child: &str) -> bool {
        self.standing_notices(child)
            .iter()
            .any(|(_, notice)| !self.assessments.contains_key(&notice.assessment))
    }

    /// Whether a notice of somebody else stands.
    pub fn tells_of_others(&self, me: &Professional) -> bool {
        self.notices.values().any(|notice| {
            notice.standing().is_some()
                && notice.author() != Some(me)
                && self.children.contains_key(&notice.child)
        })
    }

    /// What an assessment's answers do to its notice, and the notice that is there, by record id.
    /// `unseen` says whether nobody else has had the tablet since a notice was written.
    ///
    /// A correction begins nothing that the corrected version said already, and withdraws only once
    /// it is completed: until then the corrected version counts.
    pub fn followed(
        &self,
        assessment: &str,
        signal_of: impl Fn(&Assessment) -> Signal,
        by: &Professional,
        at: Moment,
        unseen: impl Fn(&str) -> bool,
    ) -> Option<(Option<&str>, Followed)> {
        let about = self.assessments.get(assessment)?;
        let signal = signal_of(about);
        let current = self.notice_of(assessment);
        if let Some(correction) = &about.correction {
            let before = self.assessments.get(&correction.of).map(&signal_of);
            let begins = before.is_none_or(|before| signal.route > before.route);
            if !(begins || about.is_completed() && current.is_some()) {
                return None;
            }
        }
        let place = (about.child.as_str(), self.first_version_of(assessment));
        let unseen = current.is_some_and(|(id, _)| unseen(id));
        let followed = follow(current.map(|(_, n)| n), signal, place, by, at, unseen)?;
        Some((current.map(|(id, _)| id), followed))
    }
}
