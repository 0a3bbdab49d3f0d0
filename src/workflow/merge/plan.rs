//! What would come in, piece by piece, before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    carried::listed,
    compare::{Choice, Verdict, beside, compare, digest},
};
use crate::{
    domain::{assessment::Professional, child::Child, date::YearMonth, hand_over::Purpose},
    storage::{key::RecordId, piece::Piece, record::RecordKind},
    workflow::roster::Roster,
};

/// Whether a child is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is not.
    New,
    /// It is.
    Here,
    /// It was, and somebody has deleted it.
    Deleted,
}

/// What would come in about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildPlan {
    /// As the file calls it.
    pub label: String,
    /// Its month of birth.
    pub birth_month: YearMonth,
    /// Whether it is here.
    pub known: Known,
    /// Where children stand who are called the same and were born in the same month, under other ids:
    /// pointed out, and never taken for the same.
    pub alike: Vec<String>,
    /// How much is new, by kind.
    pub new: BTreeMap<RecordKind, usize>,
    /// How much is further on in the file, by kind.
    pub further: BTreeMap<RecordKind, usize>,
    /// How much is here already.
    pub same: usize,
    /// How much is further on here.
    pub behind: usize,
    /// Whose work under way is in the file and is not taken in: only they may go on with it.
    pub not_mine: BTreeSet<String>,
    /// What is in doubt.
    pub doubts: Vec<Doubt>,
}

/// Something that was changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Which record.
    pub id: RecordId,
    /// As it is here.
    pub here: Piece,
    /// As it comes in.
    pub there: Piece,
    /// What may be chosen. The first holds until somebody chooses.
    pub choices: &'static [Choice],
}

/// Why nothing can be planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// An id of the file is something else here, or about another child.
    #[error("take in a record whose id is another's here")]
    IdTaken,
}

/// What would come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub(super) children: BTreeMap<String, ChildPlan>,
    /// What is to be written whatever is answered, with the child and whether it stands here already.
    pub(super) writes: Vec<Write>,
    me: Professional,
    /// What is here, by child.
    here: BTreeMap<String, Vec<(RecordKind, RecordId)>>,
    authors: Vec<Professional>,
    /// An overgangsskema comes alone: of the child it says little, and a child that is here stays as
    /// it is.
    form_alone: bool,
}

/// A record that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Write {
    pub(super) child: String,
    pub(super) id: RecordId,
    pub(super) piece: Piece,
    /// What stands under this id here.
    pub(super) over: Option<RecordKind>,
}

impl Plan {
    /// Begins to plan for whoever receives.
    pub fn begin(roster: &Roster, me: Professional) -> Self {
        let here = listed(roster).into_iter();
        Self {
            children: BTreeMap::new(),
            writes: Vec::new(),
            me,
            here: here.map(|(child, ids)| (child.to_owned(), ids)).collect(),
            authors: Vec::new(),
            form_alone: false,
        }
    }

    /// The same for what a file says that it hands over.
    #[must_use]
    pub fn of(self, purpose: Purpose) -> Self {
        Self {
            form_alone: purpose == Purpose::Transition,
            ..self
        }
    }

    /// Adds a piece that comes in. A child comes before what is about it.
    ///
    /// # Errors
    ///
    /// [`PlanError`]; nothing of the file may be taken in then.
    pub fn add(
        &mut self,
        roster: &Roster,
        (id, piece): (RecordId, Piece),
    ) -> Result<(), PlanError> {
        let key = id.to_string();
        let here = slot(roster, piece.kind(), &key);
        if here.is_none() && is_taken(roster, &key) {
            return Err(PlanError::IdTaken);
        }
        if here
            .as_ref()
            .is_some_and(|here| here.child() != piece.child())
        {
            return Err(PlanError::IdTaken);
        }
        if let Piece::Child(child) = &piece {
            let plan = new_child(roster, &key, child);
            self.children.insert(key.clone(), plan);
        }
        let about = piece.child().map_or(key, ToOwned::to_owned);
        // The reader has seen to it that the child came first.
        let Some(plan) = self.children.get_mut(&about) else {
            return Err(PlanError::IdTaken);
        };
        let Some(here) = here else {
            if let Some(owner) = piece.owner().filter(|owner| **owner != self.me) {
                plan.not_mine.insert(owner.name.clone());
            } else if is_kept_beside(roster, self.here.get(&about), (id, &piece))
                || is_limited_here(roster, &piece)
            {
                plan.same += 1;
            } else {
                if let Piece::Assessment(one) = &piece
                    && !self.authors.contains(&one.author)
                {
                    self.authors.push(one.author.clone());
                }
                *plan.new.entry(piece.kind()).or_default() += 1;
                self.writes.push(fresh(about, id, piece));
            }
            return Ok(());
        };
        if self.form_alone && piece.kind() == RecordKind::Child {
            plan.same += 1;
            return Ok(());
        }
        match compare(&here, &piece) {
            Verdict::Same => plan.same += 1,
            Verdict::Behind => plan.behind += 1,
            Verdict::Further(piece) => {
                *plan.further.entry(piece.kind()).or_default() += 1;
                self.writes.push(Write {
                    child: about,
                    id,
                    piece,
                    over: Some(here.kind()),
                });
            }
            Verdict::Doubt(choices) => {
                let second = beside(id, &digest(&piece));
                if slot(roster, piece.kind(), &second.to_string()).is_some() {
                    // It came before, and was kept beside.
                    plan.same += 1;
                } else if piece.owner().is_some_and(|owner| *owner != self.me) {
                    plan.not_mine
                        .extend(piece.owner().map(|owner| owner.name.clone()));
                } else {
                    plan.doubts.push(Doubt {
                        id,
                        here,
                        there: piece,
                        choices,
                    });
                }
            }
        }
        Ok(())
    }

    /// The children, by record id.
    pub fn children(&self) -> &BTreeMap<String, ChildPlan> {
        &self.children
    }

    /// Whether nothing would be written, whatever is answered.
    pub fn changes_nothing(&self) -> bool {
        self.writes.is_empty() && self.children.values().all(|child| child.doubts.is_empty())
    }

    /// Those who have assessed in the file and are called the same as somebody here, and are of the
    /// same trade: the app takes them for one.
    pub fn also_here(&self, roster: &Roster) -> Vec<&Professional> {
        let is_here = |author: &&Professional| {
            **author == self.me || roster.team.values().any(|member| member.who == **author)
        };
        self.authors.iter().filter(is_here).collect()
    }
}

fn fresh(child: String, id: RecordId, piece: Piece) -> Write {
    let piece = match piece {
        // Whoever receives a child has it on the list.
        Piece::Child(child) => Piece::Child(Child {
            archived: false,
            ..child
        }),
        piece => piece,
    };
    Write {
        child,
        id,
        piece,
        over: None,
    }
}

fn new_child(roster: &Roster, id: &str, child: &Child) -> ChildPlan {
    let known = if roster.children.contains_key(id) {
        Known::Here
    } else if roster.deleted_children().contains(id) {
        Known::Deleted
    } else {
        Known::New
    };
    let name = |child: &Child| child.label.trim().to_lowercase();
    let alike = roster.children.iter().filter(|(other, one)| {
        *other != id && one.birth_month == child.birth_month && name(one) == name(child)
    });
    ChildPlan {
        label: child.label.trim().to_owned(),
        birth_month: child.birth_month,
        known,
        alike: alike.map(|(_, one)| one.unit.clone()).collect(),
        new: BTreeMap::new(),
        further: BTreeMap::new(),
        same: 0,
        behind: 0,
        not_mine: BTreeSet::new(),
        doubts: Vec::new(),
    }
}

/// What stands here under an id of this kind. A draft and what it becomes share their ids.
pub(super) fn slot(roster: &Roster, kind: RecordKind, id: &str) -> Option<Piece> {
    Some(match kind {
        RecordKind::Child => Piece::Child(roster.children.get(id)?.clone()),
        RecordKind::Assessment | RecordKind::Draft => {
            Piece::Assessment(Box::new(roster.assessments.get(id)?.clone()))
        }
        RecordKind::ParentTalk => Piece::ParentTalk(roster.parent_talks.get(id)?.clone()),
        RecordKind::Postponement => Piece::Postponement(roster.postponements.get(id)?.clone()),
        RecordKind::Retraction => Piece::Retraction(roster.retractions.get(id)?.clone()),
        RecordKind::Joint => Piece::Joint(Box::new(roster.joints.get(id)?.clone())),
        RecordKind::Agreement => Piece::Agreement(roster.agreements.get(id)?.clone()),
        RecordKind::Effort => Piece::Effort(Box::new(roster.efforts.get(id)?.clone())),
        RecordKind::Meeting => Piece::Meeting(Box::new(roster.meetings.get(id)?.clone())),
        RecordKind::Underretning | RecordKind::UnderretningDraft => {
            Piece::Underretning(Box::new(roster.underretninger.get(id)?.clone()))
        }
        RecordKind::UnderretningAnswer => Piece::Answer(roster.answers.get(id)?.clone()),
        RecordKind::Notice => Piece::Notice(roster.notices.get(id)?.clone()),
        RecordKind::Keeping => Piece::Keeping(roster.keepings.get(id)?.clone()),
        RecordKind::Transition => {
            let seen = roster.transitions.get(id)?.as_parents_saw_it()?;
            Piece::Transition(Box::new(seen))
        }
        RecordKind::Header
        | RecordKind::ChildKey
        | RecordKind::Professional
        | RecordKind::Settings
        | RecordKind::Round
        | RecordKind::NoticeKey
        | RecordKind::ContactBar
        | RecordKind::Log
        | RecordKind::Sparring
        | RecordKind::MeetingDay
        | RecordKind::Offers
        | RecordKind::TeamKey
        | RecordKind::Typed => return None,
    })
}

/// Whether an id is anything here.
fn is_taken(roster: &Roster, id: &str) -> bool {
    roster.children.contains_key(id)
        || roster.has_record(id)
        || roster.parent_talks.contains_key(id)
        || roster.postponements.contains_key(id)
        || roster.retractions.contains_key(id)
        || roster.rounds.contains_key(id)
        || roster.team.contains_key(id)
        || roster.agreements.contains_key(id)
        || roster.notices.contains_key(id)
        || roster.bars.contains_key(id)
        || roster.keepings.contains_key(id)
        || roster.log.contains_key(id)
        || roster.answers.contains_key(id)
        || roster.meeting_days.contains_key(id)
        || roster.transitions.contains_key(id)
        || roster.typed.contains_key(id)
}

/// Whether the other side has kept what stands here beside something of its own.
fn is_kept_beside(
    roster: &Roster,
    here: Option<&Vec<(RecordKind, RecordId)>>,
    (id, piece): (RecordId, &Piece),
) -> bool {
    let Some(here) = here else {
        return false;
    };
    let (kind, digest) = (piece.kind(), digest(piece));
    here.iter()
        .filter(|(one, _)| *one == kind)
        .any(|(_, known)| {
            beside(*known, &digest) == id
                && slot(roster, kind, &known.to_string()).as_ref() == Some(piece)
        })
}

/// Whether somebody here has limited the notice to named readers: it is not opened to everybody by
/// the other side's older copy.
fn is_limited_here(roster: &Roster, piece: &Piece) -> bool {
    let Piece::Notice(notice) = piece else {
        return false;
    };
    let mut here = roster.notices.values();
    here.any(|one| {
        one.is_limited() && one.child == notice.child && one.assessment == notice.assessment
    })
}
