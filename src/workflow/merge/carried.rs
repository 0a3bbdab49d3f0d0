//! What goes out: everything that stands about some children for everybody on the device, or one
//! finished overgangsskema alone.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::slot;
use crate::{
    domain::next_step::LeaveToTell,
    storage::{
        key::RecordId,
        piece::{Piece, TRAVELS},
        record::RecordKind,
    },
    workflow::roster::Roster,
};

/// The records that go with some children, each child before what is about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    records: Vec<(RecordKind, RecordId)>,
    children: usize,
    /// The overgangsskema that goes alone: of the child goes only what it says.
    alone: Option<RecordId>,
}

impl Carried {
    /// What goes with these children. `own_drafts`: what the professional has under way goes too.
    pub fn of(roster: &Roster, children: &BTreeSet<String>, own_drafts: bool) -> Self {
        let mut records = Vec::new();
        let mut count = 0;
        for (_, mut about) in listed(roster)
            .into_iter()
            .filter(|(child, _)| children.contains(*child))
        {
            count += 1;
            about.retain(|(kind, _)| own_drafts || !kind.is_personal());
            about.sort_by_key(|(kind, id)| (TRAVELS.iter().position(|one| one == kind), *id));
            records.extend(about);
        }
        Self {
            records,
            children: count,
            alone: None,
        }
    }

    /// What goes with a finished overgangsskema alone: as the parents saw it, and of the child what it
    /// says. It takes their leave as its paper does. `None` where it is not there, or not finished.
    pub fn form_alone(_leave: LeaveToTell, roster: &Roster, id: &str) -> Option<Self> {
        let one = roster.transitions.get(id)?;
        one.finished()?;
        roster.children.get(&one.child)?;
        let (form, child) = (id.parse().ok()?, one.child.parse().ok()?);
        Some(Self {
            records: vec![(RecordKind::Child, child), (RecordKind::Transition, form)],
            children: 1,
            alone: Some(form),
        })
    }

    /// How many children.
    pub fn children(&self) -> usize {
        self.children
    }

    /// How many records of each kind.
    pub fn counts(&self) -> BTreeMap<RecordKind, usize> {
        let mut counts = BTreeMap::new();
        for (kind, _) in &self.records {
            *counts.entry(*kind).or_default() += 1;
        }
        counts
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing goes.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// A part of the records, as they are now. `None` where one of them is gone meanwhile, or has
    /// become something else.
    pub fn pieces(
        &self,
        roster: &Roster,
        part: std::ops::Range<usize>,
    ) -> Option<Vec<(RecordId, Piece)>> {
        let records = self.records.get(part)?;
        let piece = |(kind, id): &(RecordKind, RecordId)| {
            let mut piece = slot(roster, *kind, &id.to_string())?;
            if let (Some(form), Piece::Child(child)) = (self.alone, &mut piece) {
                let form = roster.transitions.get(&form.to_string())?;
                *child = form.finished()?.paper.as_child(child.unborn);
            }
            (piece.kind() == *kind).then_some((*id, piece))
        };
        records.iter().map(piece).collect()
    }
}

/// Every record that travels, by child.
pub(super) fn listed(roster: &Roster) -> BTreeMap<&str, Vec<(RecordKind, RecordId)>> {
    let mut found: BTreeMap<&str, Vec<(RecordKind, RecordId)>> = BTreeMap::new();
    for id in roster.children.keys() {
        let record = id.parse().map(|record| (RecordKind::Child, record));
        found.insert(id, record.into_iter().collect());
    }
    let mut note = |child: &str, kind: RecordKind, id: &str| {
        // What is about no child of the roster is shown nowhere, and goes nowhere.
        if let (Some(about), Ok(id)) = (found.get_mut(child), id.parse()) {
            about.push((kind, id));
        }
    };
    for (id, one) in &roster.assessments {
        let done = one.is_completed();
        let kind = if done {
            RecordKind::Assessment
        } else {
            RecordKind::Draft
        };
        note(&one.child, kind, id);
    }
    for (id, one) in &roster.underretninger {
        let sent = one.sent.is_some();
        let kind = if sent {
            RecordKind::Underretning
        } else {
            RecordKind::UnderretningDraft
        };
        note(&one.child, kind, id);
    }
    for (id, one) in roster.notices.iter().filter(|(_, one)| !one.is_limited()) {
        note(&one.child, RecordKind::Notice, id);
    }
    for (id, one) in &roster.parent_talks {
        note(&one.child, RecordKind::ParentTalk, id);
    }
    for (id, one) in &roster.postponements {
        note(&one.child, RecordKind::Postponement, id);
    }
    for (id, one) in &roster.retractions {
        note(&one.child, RecordKind::Retraction, id);
    }
    for (id, one) in &roster.joints {
        note(&one.child, RecordKind::Joint, id);
    }
    for (id, one) in &roster.agreements {
        note(&one.child, RecordKind::Agreement, id);
    }
    for (id, one) in &roster.efforts {
        note(&one.child, RecordKind::Effort, id);
    }
    for (id, one) in &roster.meetings {
        note(&one.child, RecordKind::Meeting, id);
    }
    for (id, one) in &roster.answers {
        note(&one.child, RecordKind::UnderretningAnswer, id);
    }
    for (id, one) in &roster.keepings {
        note(&one.child, RecordKind::Keeping, id);
    }
    let finished = roster.transitions.iter();
    for (id, one) in finished.filter(|(_, one)| one.finished().is_some()) {
        note(&one.child, RecordKind::Transition, id);
    }
    found
}
