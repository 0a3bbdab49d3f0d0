//! What is open in memory of what professionals say and agree on together.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{agreement::Agreement, joint::Joint, order::ordered};

impl Roster {
    /// The joint assessments of a child, newest first.
    pub fn joints_of(&self, child: &str) -> Vec<(&str, &Joint)> {
        let found = self
            .joints
            .of(child)
            .map(|(id, joint)| (id.as_str(), joint));
        ordered(found, |(id, joint)| Reverse((joint.begun, *id)))
    }

    /// The focus agreements of a child, newest first.
    pub fn agreements_of(&self, child: &str) -> Vec<(&str, &Agreement)> {
        let found = self
            .agreements
            .of(child)
            .map(|(id, agreement)| (id.as_str(), agreement));
        ordered(found, |(id, agreement)| Reverse((agreement.made, *id)))
    }
}
