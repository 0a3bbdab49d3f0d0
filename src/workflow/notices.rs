//! The notices among everything that is open: which stand, which belongs to an assessment, and
//! what they mean for contact with the parents.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{
    assessment::{Assessment, Professional},
    date::Moment,
    notice::{About, ContactBar, Followed, Notice, Signal, There, follow, put_back, put_right},
    order::ordered,
    underretning::{Sent, Suspicion, Underretning},
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
            .of(child)
            .filter(|(_, notice)| wanted(notice))
            .map(|(id, notice)| (id.as_str(), notice));
        ordered(found, |(id, notice)| {
            let route = notice.standing().map(|(route, _)| route);
            let newest = notice.log.last().map(|entry| entry.at);
            Reverse((route, newest, *id))
        })
    }

    /// The underretning that the author of a standing notice has noted as sent since the route was
    /// begun, by record id, and how it was sent.
    pub fn sent_since_begun(&self, notice: &Notice) -> Option<(&str, &Sent)> {
        let (_, begun) = notice.standing()?;
        let author = notice.author()?;
        self.sent_of(&notice.child)
            .into_iter()
            .find_map(|(id, letter)| {
                let noted = letter.sent.as_ref()?.noted;
                let is_it = letter.author == *author && noted >= begun.at;
                is_it.then(|| self.sending_of(id).map(|sent| (id, sent)))?
            })
    }

    /// The notices of a child that have something to say now: those that stand, and those that
    /// were ended and bar contact all the same.
    pub fn told_notices(&self, child: &str) -> Vec<(&str, &Notice)> {
        self.notices_that(child, |notice| {
            notice.standing().is_some() || self.notice_bars(notice)
        })
    }

    /// The notices of an assessment that can be read, oldest first.
    pub fn notices_of(&self, assessment: &str) -> Vec<(&str, &Notice)> {
        let first = self.first_version_of(assessment);
        let found = self
            .notices
            .iter()
            .filter(|(_, notice)| notice.assessment == first)
            .map(|(id, notice)| (id.as_str(), notice));
        ordered(found, |(id, notice)| {
            (notice.log.first().map(|entry| entry.at), *id)
        })
    }

    /// The assessment that this one corrects first of all, or itself.
    fn first_version_of<'a>(&'a self, assessment: &'a str) -> &'a str {
        self.earlier_versions_of(assessment)
            .last()
            .map_or(assessment, |(id, _)| *id)
    }

    /// Whether a notice stands in for answers that cannot be read here. Then nobody knows whether
    /// the parents may be told, and so contact is barred.
    pub fn notice_bars(&self, notice: &Notice) -> bool {
        notice.bars_contact(|version| self.assessments.contains_key(version))
    }

    /// Whether a notice bars contact with the parents of the child here.
    pub fn notice_bars_contact(&self, child: &str) -> bool {
        let mut all = self.notices.values_of(child);
        all.any(|notice| self.notice_bars(notice))
    }

    /// Whether a notice that everybody can read bars contact with the parents of the child, by
    /// what everybody can read.
    pub fn notice_bars_contact_for_all(&self, child: &str) -> bool {
        let mut all = self.notices.values_of(child);
        all.any(|notice| !notice.is_limited() && self.bars_for_all(notice))
    }

    /// Whether a notice stands in for answers that not everybody can read.
    fn bars_for_all(&self, notice: &Notice) -> bool {
        notice.bars_contact(|version| {
            let assessment = self.assessments.get(version);
            assessment.is_some_and(Assessment::is_completed)
        })
    }

    /// Whether everybody waits with the parents of the child, without knowing why.
    pub fn everybody_waits(&self, child: &str) -> bool {
        self.bars.values_of(child).any(ContactBar::stands)
    }

    /// Whether a notice stands about any child, or everybody waits with one's parents.
    pub fn tells_of_a_child(&self) -> bool {
        let mut children = self.children.keys();
        children.any(|id| !self.standing_notices(id).is_empty() || !self.told_bars(id).is_empty())
    }

    /// The bars of a child that have something to say: not to who can read the notice behind one.
    pub fn told_bars(&self, child: &str) -> Vec<&str> {
        let mine = |key: &String| {
            let mut notices = self.notices.values_of(child);
            notices.any(|notice| notice.bar.as_ref() == Some(key))
        };
        let standing = self.bars.of(child).filter(|(_, bar)| bar.stands());
        standing
            .filter(|(key, _)| !mine(key))
            .map(|(key, _)| key.as_str())
            .collect()
    }

    /// Whether everybody is to wait with the parents for a notice: its author has not said yet who
    /// may read it, and what is behind it cannot be read by everybody.
    pub fn makes_everybody_wait(&self, notice: &Notice) -> bool {
        notice.is_limited() && !notice.chosen && self.bars_for_all(notice)
    }

    /// One's own notices whose bar is not there and should be, or the other way round.
    pub fn bars_to_settle(&self, me: &Professional) -> Vec<(&str, &Notice)> {
        let there = |notice: &Notice| {
            let bar = notice.bar.as_ref();
            bar.is_some_and(|bar| self.bars.contains_key(bar))
        };
        let mine = self.notices.iter();
        mine.filter(|(_, notice)| notice.author() == Some(me))
            .filter(|(_, notice)| self.makes_everybody_wait(notice) != there(notice))
            .map(|(key, notice)| (key.as_str(), notice))
            .collect()
    }

    /// One's own notices of which nobody has said yet who may read them.
    pub fn asking_notices(&self, me: &Professional) -> Vec<&str> {
        let mine = self.notices.iter();
        mine.filter(|(_, notice)| notice.author() == Some(me) && notice.asks())
            .map(|(key, _)| key.as_str())
            .collect()
    }

    /// Whether completing this assessment lets everybody read what its notice keeps from some, or
    /// what its author has not said yet that everybody may know.
    pub fn completing_reveals(&self, assessment: &str, signal: Signal) -> bool {
        let notices = self.notices_of(assessment);
        reveals(
            notices.iter().map(|(_, notice)| *notice),
            signal.may_concern_colleague,
        )
    }

    /// Whether noting that an underretning was sent, and so letting everybody read it, does the
    /// same. A suspicion that nobody has said anything about may concern anybody.
    pub fn sending_reveals(&self, letter: &Underretning) -> bool {
        // What was said of a matter that has ended says nothing of this one.
        let counts = |notice: &&Notice| {
            notice.child == letter.child && (notice.is_limited() || notice.standing().is_some())
        };
        reveals(
            self.notices.values().filter(counts),
            letter
                .suspicion
                .is_none_or(Suspicion::may_concern_colleague),
        )
    }

    /// Whether a notice of somebody else stands, or everybody waits with the parents of a child.
    pub fn tells_of_others(&self, me: &Professional) -> bool {
        let mut notices = self.notices.values();
        let mut children = self.children.keys();
        notices.any(|notice| {
            notice.standing().is_some()
                && notice.author() != Some(me)
                && self.children.contains_key(&notice.child)
        }) || children.any(|id| !self.told_bars(id).is_empty())
    }

    /// What an assessment's answers do to its notices. `unseen` says whether nobody else has had
    /// the tablet since a notice was written.
    ///
    /// A correction begins what goes further than the corrected version, and puts right what that
    /// one said only once it is completed: until then the corrected version counts. What was made
    /// by mistake withdraws what it began.
    pub fn followed(
        &self,
        assessment: &str,
        signal_of: impl Fn(&Assessment) -> Signal,
        by: &Professional,
        at: Moment,
        unseen: impl Fn(&str) -> bool,
    ) -> Vec<Followed> {
        let Some(about) = self.assessments.get(assessment) else {
            return Vec::new();
        };
        let there = self.there(assessment, unseen);
        if self.retraction_of(assessment).is_some() {
            return if about.correction.is_some() {
                put_back(&there, assessment, by, at)
            } else {
                put_right(&there, false, by, at)
            };
        }
        let signal = signal_of(about);
        let corrected = about.correction.as_ref().map(|correction| {
            let before = self.assessments.get(&correction.of).map(&signal_of);
            before.is_none_or(|before| signal.is_worse_than(before))
        });
        let begins = corrected != Some(false);
        if about.is_completed() {
            // What was completed before there were notices begins none now.
            let is_new = corrected != Some(true) && there.is_empty();
            if is_new || self.newest_version_of(assessment).is_some() {
                return Vec::new();
            }
        } else if !begins {
            return put_back(&there, assessment, by, at);
        }
        let about = About {
            child: &about.child,
            first: self.first_version_of(assessment),
            version: assessment,
            draft: !about.is_completed(),
        };
        follow(&there, signal, about, by, at)
    }

    /// What becomes of the notices where a correction under way is thrown away, as
    /// [`Roster::is_put_back_when_discarded`] says.
    pub fn put_back(&self, assessment: &str, by: &Professional, at: Moment) -> Vec<Followed> {
        put_back(&self.there(assessment, |_| false), assessment, by, at)
    }

    /// Whether what an assessment under way began is put back when it is thrown away: a correction's
    /// is, and that of one without a single answer. Everything else stays, so that nobody's guard goes
    /// with the answers: somebody ends it by hand.
    pub fn is_put_back_when_discarded(&self, assessment: &str) -> bool {
        let found = self.assessments.get(assessment);
        found.is_none_or(|one| one.correction.is_some() || one.is_untouched())
    }

    /// Whether something of a notice says on that the parents wait when this assessment under way is
    /// thrown away.
    pub fn notice_outlives(&self, assessment: &str) -> bool {
        let readable =
            |version: &str| version != assessment && self.assessments.contains_key(version);
        let mut all = self.notices_of(assessment).into_iter();
        !self.is_put_back_when_discarded(assessment)
            && all.any(|(_, notice)| notice.bars_contact(readable))
    }

    fn there(&self, assessment: &str, unseen: impl Fn(&str) -> bool) -> Vec<There<'_>> {
        let there = |(key, notice)| There {
            key,
            notice,
            unseen: unseen(key),
        };
        self.notices_of(assessment).into_iter().map(there).collect()
    }
}

fn reveals<'n>(notices: impl Iterator<Item = &'n Notice>, may_concern_colleague: bool) -> bool {
    let (mut kept, mut said) = (false, false);
    for notice in notices {
        let counts = notice.standing().is_some() || notice.ended().is_some();
        kept |= notice.is_limited() && counts;
        said |= notice.chosen && !notice.is_limited();
    }
    kept || may_concern_colleague && !said
}

#[cfg(test)]
mod tests;
