//! Where a round stands: who has assessed whom, and who is missing. Worked out anew from what is
//! open: completed assessments, and one's own drafts.

use std::collections::BTreeMap;

use super::course::{Round, RoundChild};
use crate::domain::{
    assessment::{Assessment, Professional},
    date::Date,
};

/// Somebody who may open the vault, or could once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Name and trade.
    pub who: Professional,
    /// Whether they may open the vault. If not, they were taken out.
    pub here: bool,
    /// Whether it is who is unlocked.
    pub me: bool,
}

/// What has become of a child since it came into the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// On the roster, on the stue of the round.
    Here,
    /// On the roster, on another stue by now. It stays in the round until that is closed.
    Moved {
        /// The stue.
        to: String,
    },
    /// Put away from the roster: nothing is missing for it meanwhile.
    PutAway,
    /// Deleted: nothing is left but that somebody was there.
    Gone,
}

/// What is known of one child.
#[derive(Debug, Clone)]
pub struct Sight<'a> {
    /// What has become of it.
    pub known: Known,
    /// Its assessments that count, one's own drafts among them.
    pub assessments: Vec<(&'a str, &'a Assessment)>,
}

/// How far one professional is with one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatState {
    /// Completed, on this day.
    Done(Date),
    /// Oneself has begun. Nobody knows it of a colleague.
    Begun,
    /// Not completed.
    Missing,
    /// Not completed, and taken out of the vault.
    Left,
}

/// One professional who is to assess one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The professional, by id.
    pub assessor: String,
    /// How far they are.
    pub state: SeatState,
}

/// How far the round is with one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildStanding {
    /// The child, by record id.
    pub child: String,
    /// What has become of it.
    pub known: Known,
    /// Who is to assess it.
    pub seats: Vec<Seat>,
}

/// Where a round stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The children in the order of the walk.
    pub children: Vec<ChildStanding>,
    /// Who is unlocked, by id.
    pub me: Option<String>,
}

impl Round {
    /// Where the round, whose record id is `id`, stands. `sight` tells what is known of a child.
    pub fn standing<'a>(
        &self,
        id: &str,
        team: &BTreeMap<String, Member>,
        sight: impl Fn(&str) -> Sight<'a>,
    ) -> Standing {
        let children = self.children.iter().map(|place| {
            let sight = sight(&place.child);
            let seats = place.assessors.iter().map(|assessor| Seat {
                assessor: assessor.clone(),
                state: self.seat_state(id, assessor, team.get(assessor), &sight),
            });
            ChildStanding {
                child: place.child.clone(),
                seats: seats.collect(),
                known: sight.known,
            }
        });
        let me = team.iter().find(|(_, member)| member.me);
        Standing {
            children: children.collect(),
            me: me.map(|(id, _)| id.clone()),
        }
    }

    fn seat_state(
        &self,
        id: &str,
        assessor: &str,
        member: Option<&Member>,
        sight: &Sight<'_>,
    ) -> SeatState {
        let mut done = sight.assessments.iter().filter_map(|(_, assessment)| {
            let decided = assessment.first_decided()?;
            let counts = assessment.is_completed()
                && match &assessment.round {
                    Some(tag) => tag.round == id && tag.assessor == assessor,
                    // Completed while no round was open for the child: before this one was begun
                    // in the program, or before the child came into it, on a day that it covers.
                    None => {
                        decided.date >= self.start
                            && member.is_some_and(|member| member.who == assessment.author)
                    }
                };
            counts.then_some(decided.date)
        });
        if let Some(date) = done.next() {
            return SeatState::Done(date);
        }
        let Some(member) = member.filter(|member| member.here) else {
            return SeatState::Left;
        };
        // Only one's own drafts are there to be found; a correction under way is none of these.
        let begun = sight
            .assessments
            .iter()
            .any(|(_, assessment)| !assessment.is_completed() && assessment.correction.is_none());
        if member.me && begun {
            SeatState::Begun
        } else {
            SeatState::Missing
        }
    }
}

impl Seat {
    /// Whether somebody who can is still to assess.
    pub fn is_open(&self) -> bool {
        matches!(self.state, SeatState::Begun | SeatState::Missing)
    }

    /// Whether it is completed.
    pub fn is_done(&self) -> bool {
        matches!(self.state, SeatState::Done(_))
    }
}

impl ChildStanding {
    /// Whether the child is on the roster, so that something can be missing for it.
    pub fn is_on_roster(&self) -> bool {
        matches!(self.known, Known::Here | Known::Moved { .. })
    }

    /// Whether nobody who can is to assess it, and nobody has.
    pub fn is_unassigned(&self) -> bool {
        self.is_on_roster()
            && !self
                .seats
                .iter()
                .any(|seat| seat.is_open() || seat.is_done())
    }

    /// Whether everybody who can and is to has assessed it.
    pub fn is_done(&self) -> bool {
        self.seats.iter().any(Seat::is_done) && !self.seats.iter().any(Seat::is_open)
    }

    fn open_for(&self, who: &str) -> bool {
        let theirs = |seat: &Seat| seat.assessor == who && seat.is_open();
        self.is_on_roster() && self.seats.iter().any(theirs)
    }
}

impl Standing {
    /// How many assessments are completed, and how many there are to be.
    pub fn progress(&self) -> (usize, usize) {
        let counted = |child: &&ChildStanding| child.is_on_roster();
        let seats = || self.children.iter().filter(counted).flat_map(|c| &c.seats);
        let done = seats().filter(|seat| seat.is_done()).count();
        let open = seats().filter(|seat| seat.is_open()).count();
        (done, done + open + self.unassigned().len())
    }

    /// The children that somebody has not completed, in the order of the walk.
    pub fn missing_for(&self, who: &str) -> Vec<&str> {
        let theirs = self.children.iter().filter(|child| child.open_for(who));
        theirs.map(|child| child.child.as_str()).collect()
    }

    /// The children that oneself has not completed, in the order of the walk.
    pub fn mine(&self) -> Vec<&str> {
        let me = self.me.as_deref();
        me.map(|me| self.missing_for(me)).unwrap_or_default()
    }

    /// Which number a child is among those that oneself is to assess, from 1, and how many these
    /// are, with those that are done.
    pub fn my_number(&self, child: &str) -> Option<(usize, usize)> {
        let me = self.me.as_deref()?;
        let is_mine = |child: &&ChildStanding| {
            child.is_on_roster() && child.seats.iter().any(|seat| seat.assessor == me)
        };
        let mut mine = self.children.iter().filter(is_mine);
        let at = mine.clone().position(|one| one.child == child)?;
        Some((at + 1, mine.by_ref().count()))
    }

    /// The children whom nobody who can is to assess.
    pub fn unassigned(&self) -> Vec<&str> {
        let open = self.children.iter().filter(|child| child.is_unassigned());
        open.map(|child| child.child.as_str()).collect()
    }

    /// Everything that is missing, as a closing round keeps it: with the names of those who have
    /// not done it, and with nobody's where nobody is to.
    pub fn missing(&self) -> Vec<RoundChild> {
        let missing = self.children.iter().filter_map(|child| {
            let open = child.seats.iter().filter(|seat| seat.is_open());
            let assessors: Vec<_> = open.map(|seat| seat.assessor.clone()).collect();
            let is_missing = child.is_on_roster() && !assessors.is_empty();
            (is_missing || child.is_unassigned()).then(|| RoundChild {
                child: child.child.clone(),
                assessors,
            })
        });
        missing.collect()
    }

    /// Where one's own walk goes on: with the child that it was left at, if that is not completed,
    /// else with the next one.
    pub fn resume(&self, left_at: Option<&str>) -> Option<&str> {
        let mine = self.mine();
        let same = mine.iter().find(|child| Some(**child) == left_at);
        same.copied().or_else(|| self.next(left_at))
    }

    /// The next child of one's own walk that is not completed: the first one after `from`, else
    /// from the beginning. Never `from` itself.
    pub fn next(&self, from: Option<&str>) -> Option<&str> {
        let all = self.children.iter().map(|child| child.child.as_str());
        let at = from.and_then(|from| all.clone().position(|child| child == from));
        let skipped = at.map_or(0, |at| at + 1);
        let mine = self.mine();
        let count = all.clone().count();
        all.cycle()
            .skip(skipped)
            .take(count)
            .find(|child| Some(*child) != from && mine.contains(child))
    }
}
