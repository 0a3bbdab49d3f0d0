//! What is open in memory of what professionals say and agree on together.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{
    agreement::Agreement, date::Date, joint::Joint, order::ordered, parent_talk::ParentTalk,
};

/// What was made by mistake, and is no own assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutAside<'r> {
    /// A joint assessment, on the day of its talk.
    Joint(&'r Joint, Date),
    /// A focus agreement.
    Agreement(&'r Agreement),
    /// A talk with the parents.
    Talk(&'r ParentTalk),
}

impl Roster {
    /// The joint assessments of a child that count, newest first.
    pub fn joints_of(&self, child: &str) -> Vec<(&str, &Joint)> {
        let found = self
            .joints
            .of(child)
            .map(|(id, joint)| (id.as_str(), joint))
            .filter(|(id, _)| self.retraction_of(id).is_none());
        ordered(found, |(id, joint)| Reverse((joint.begun, *id)))
    }

    /// The focus agreements of a child that count, newest first.
    pub fn agreements_of(&self, child: &str) -> Vec<(&str, &Agreement)> {
        let found = self
            .agreements
            .of(child)
            .map(|(id, agreement)| (id.as_str(), agreement))
            .filter(|(id, _)| self.retraction_of(id).is_none());
        ordered(found, |(id, agreement)| Reverse((agreement.made, *id)))
    }

    /// What was made by mistake for a child besides own assessments, with the id of its retraction,
    /// what was put aside last first.
    pub fn put_aside_of(&self, child: &str) -> Vec<(&str, PutAside<'_>)> {
        let aside = self.retractions.of(child);
        let aside = aside.filter(|(_, one)| one.taken_back.is_none());
        let found = aside
            .filter_map(|(key, one)| Some((key.as_str(), self.put_aside(&one.record)?, one.at)));
        let found = ordered(found, |(key, _, at)| Reverse((*at, *key)));
        found
            .into_iter()
            .map(|(key, what, _)| (key, what))
            .collect()
    }

    fn put_aside(&self, id: &str) -> Option<PutAside<'_>> {
        if let Some(joint) = self.joints.get(id) {
            return Some(PutAside::Joint(joint, joint.completion.as_ref()?.held));
        }
        if let Some(agreement) = self.agreements.get(id) {
            return Some(PutAside::Agreement(agreement));
        }
        self.parent_talks.get(id).map(PutAside::Talk)
    }

    /// Whom a record is about that can be put aside.
    pub fn child_of(&self, id: &str) -> Option<&str> {
        let assessed = self.assessments.get(id).map(|one| &one.child);
        let joint = || self.joints.get(id).map(|one| &one.child);
        let agreed = || self.agreements.get(id).map(|one| &one.child);
        let told = || self.parent_talks.get(id).map(|one| &one.child);
        let found = assessed.or_else(joint).or_else(agreed).or_else(told);
        found.map(String::as_str)
    }
}
