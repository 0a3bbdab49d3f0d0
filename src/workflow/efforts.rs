//! The efforts among everything that is open.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{date::Date, effort::Effort, order::ordered};

impl Roster {
    /// The efforts for a child: the open ones first, each group newest first.
    pub fn efforts_of(&self, child: &str) -> Vec<(&str, &Effort)> {
        let found = self
            .efforts
            .of(child)
            .map(|(id, effort)| (id.as_str(), effort));
        ordered(found, |(id, effort)| {
            let newest = Reverse((effort.start, effort.at, *id));
            (effort.ended().is_some(), newest)
        })
    }

    /// The efforts for a child that are to be followed up, with the last day for it.
    pub fn efforts_due(&self, child: &str) -> Vec<(&str, &Effort, Date)> {
        self.efforts_of(child)
            .into_iter()
            .filter_map(|(id, effort)| Some((id, effort, effort.next()?)))
            .collect()
    }
}
