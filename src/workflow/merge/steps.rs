//! From a plan and the answers to its doubts to what is written.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    compare::{Choice, beside, digest, told},
    plan::{Doubt, Known, Plan},
};
use crate::{
    domain::child::Child,
    storage::{key::RecordId, piece::Piece, record::RecordKind},
    workflow::roster::Roster,
};

/// One thing that is done in the one commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A record is written. `over`: it takes the place of one of the same kind.
    Put {
        /// Which.
        id: RecordId,
        /// What it says.
        piece: Box<Piece>,
        /// Whether the same place holds something.
        over: bool,
    },
    /// One's own draft is taken out, since what it became stands in its place.
    Remove {
        /// Which.
        id: RecordId,
        /// What sort of draft.
        kind: RecordKind,
    },
}

impl Plan {
    /// How much is written whatever is answered to the doubts.
    pub fn len(&self) -> usize {
        self.writes.len()
    }

    /// Whether nothing is, but by an answer.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// A part of what is new and of what is further on. A child that was deleted here comes back
    /// only where `back` names it.
    pub fn part(&self, part: Range<usize>, back: &BTreeSet<String>) -> Vec<Step> {
        let comes = |child: &str| {
            let known = self.children.get(child).map(|plan| plan.known);
            known != Some(Known::Deleted) || back.contains(child)
        };
        let writes = self.writes.get(part).unwrap_or_default().iter();
        writes
            .filter(|write| comes(&write.child))
            .flat_map(|write| put(write.id, write.piece.clone(), write.over))
            .collect()
    }

    /// What was chosen for each doubt; the first choice where nothing was.
    pub fn settled(&self, choices: &BTreeMap<RecordId, Choice>) -> Vec<Step> {
        let doubts = self.children.values().flat_map(|plan| &plan.doubts);
        doubts
            .flat_map(|doubt| {
                let chosen = choices.get(&doubt.id).copied();
                let chosen = chosen.filter(|choice| doubt.choices.contains(choice));
                let first = doubt.choices.first().copied();
                settled(doubt, chosen.or(first).unwrap_or(Choice::Here))
            })
            .collect()
    }

    /// All of it.
    pub fn steps(
        &self,
        choices: &BTreeMap<RecordId, Choice>,
        back: &BTreeSet<String>,
    ) -> Vec<Step> {
        let mut steps = self.part(0..self.len(), back);
        steps.extend(self.settled(choices));
        steps
    }

    /// How many children come in for the first time, or again.
    pub fn children_coming(&self, back: &BTreeSet<String>) -> usize {
        let coming = self.children.iter().filter(|(id, plan)| match plan.known {
            Known::New => true,
            Known::Deleted => back.contains(*id),
            Known::Here => false,
        });
        coming.count()
    }
}

/// Writes a piece under its id. A draft that stood there becomes it.
fn put(id: RecordId, piece: Piece, there: Option<RecordKind>) -> Vec<Step> {
    let mut steps = Vec::new();
    let over = there == Some(piece.kind());
    if let Some(kind) = there.filter(|_| !over) {
        steps.push(Step::Remove { id, kind });
    }
    let piece = Box::new(piece);
    steps.push(Step::Put { id, piece, over });
    steps
}

fn settled(doubt: &Doubt, choice: Choice) -> Vec<Step> {
    let Doubt {
        id, here, there, ..
    } = doubt;
    let aside = |piece: &Piece| Step::Put {
        id: beside(*id, &digest(piece)),
        piece: Box::new(piece.clone()),
        over: false,
    };
    // What is never written again keeps its id: others name it.
    let gives_way =
        doubt.choices.contains(&Choice::There) && !doubt.choices.contains(&Choice::Here);
    match choice {
        Choice::Here => match (here, there) {
            (Piece::Child(one), Piece::Child(other)) if told(one, other) != *one => {
                put(*id, Piece::Child(told(one, other)), Some(here.kind()))
            }
            _ => Vec::new(),
        },
        Choice::There => put(*id, at_home(here, there), Some(here.kind())),
        Choice::Both if gives_way => {
            let mut steps = vec![aside(here)];
            steps.extend(put(*id, there.clone(), Some(here.kind())));
            steps
        }
        Choice::Both => vec![aside(there)],
    }
}

/// A child's details from the file, with what is each device's own.
fn at_home(here: &Piece, there: &Piece) -> Piece {
    match (here, there) {
        (Piece::Child(here), Piece::Child(there)) => {
            let mut child = Child {
                changes: told(here, there).changes,
                ..there.clone()
            };
            child.archived = here.archived;
            child.added_on = here.added_on;
            Piece::Child(child)
        }
        _ => there.clone(),
    }
}

impl Roster {
    /// Does in memory what was written.
    pub fn take(&mut self, step: Step) {
        match step {
            Step::Put { id, piece, .. } => self.put(id.to_string(), *piece),
            // What it became has taken its place, or is about to.
            Step::Remove { id, kind } => {
                let id = id.to_string();
                match kind {
                    RecordKind::Draft => drop(self.assessments.remove(&id)),
                    RecordKind::UnderretningDraft => drop(self.underretninger.remove(&id)),
                    _ => {}
                }
            }
        }
    }

    fn put(&mut self, id: String, piece: Piece) {
        match piece {
            Piece::Child(one) => drop(self.children.insert(id, one)),
            Piece::Assessment(one) => drop(self.assessments.insert(id, *one)),
            Piece::ParentTalk(one) => drop(self.parent_talks.insert(id, one)),
            Piece::Postponement(one) => drop(self.postponements.insert(id, one)),
            Piece::Retraction(one) => drop(self.retractions.insert(id, one)),
            Piece::Joint(one) => drop(self.joints.insert(id, *one)),
            Piece::Agreement(one) => drop(self.agreements.insert(id, one)),
            Piece::Effort(one) => drop(self.efforts.insert(id, *one)),
            Piece::Meeting(one) => drop(self.meetings.insert(id, *one)),
            Piece::Underretning(one) => drop(self.underretninger.insert(id, *one)),
            Piece::Answer(one) => drop(self.answers.insert(id, one)),
            Piece::Notice(one) => drop(self.notices.insert(id, one)),
            Piece::Keeping(one) => drop(self.keepings.insert(id, one)),
            Piece::Transition(one) => drop(self.transitions.insert(id, *one)),
        }
    }
}
