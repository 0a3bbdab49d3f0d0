//! Who changed a child's details, in the course.

use super::{Entry, What};
use crate::{domain::child_change::Detail, workflow::roster::Roster};

impl Roster {
    /// The changes of a child's details. That it was added is no change.
    pub(super) fn changes_of(&self, child: &str) -> impl Iterator<Item = Entry<'_>> {
        let all = self.children.get(child).into_iter();
        let all = all.flat_map(|child| &child.changes);
        let since = all.filter(|change| !change.what.contains(&Detail::Added));
        since.map(|change| Entry {
            on: change.at.date,
            noted: change.at,
            opens: None,
            what: What::Changed(change),
        })
    }
}
