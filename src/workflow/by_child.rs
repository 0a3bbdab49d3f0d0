//! Records by id that know which of them are about a child: no screen looks through every child's
//! for those of one.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};

use crate::domain::{
    agreement::Agreement,
    assessment::Assessment,
    correction::Retraction,
    effort::Effort,
    follow_up::Postponement,
    joint::Joint,
    keeping::Keeping,
    meeting::Meeting,
    notice::{ContactBar, Notice},
    parent_talk::ParentTalk,
    sparring::SparringSheet,
    transition::Transition,
    typed::TypedForm,
    underretning::{Answer, Underretning},
};

/// What is about one child, and about the same one for as long as it is.
pub trait AboutChild {
    /// The child, by record id.
    fn child(&self) -> &str;
}

macro_rules! about_child {
    ($($record:ty),*) => {
        $(impl AboutChild for $record {
            fn child(&self) -> &str {
                &self.child
            }
        })*
    };
}

about_child!(
    Agreement,
    Answer,
    Assessment,
    ContactBar,
    Effort,
    Joint,
    Keeping,
    Meeting,
    Notice,
    ParentTalk,
    Postponement,
    Retraction,
    SparringSheet,
    Transition,
    TypedForm,
    Underretning
);

/// Records by id, read like any map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByChild<T> {
    records: BTreeMap<String, T>,
    of: BTreeMap<String, BTreeSet<String>>,
}

impl<T> Default for ByChild<T> {
    fn default() -> Self {
        Self {
            records: BTreeMap::new(),
            of: BTreeMap::new(),
        }
    }
}

impl<T> Deref for ByChild<T> {
    type Target = BTreeMap<String, T>;

    fn deref(&self) -> &Self::Target {
        &self.records
    }
}

impl<T: AboutChild> ByChild<T> {
    /// The records about a child, by id.
    pub fn of(&self, child: &str) -> impl Iterator<Item = (&String, &T)> + use<'_, T> {
        let ids = self.of.get(child).into_iter().flatten();
        ids.filter_map(|id| self.records.get_key_value(id))
    }

    /// The same without their ids.
    pub fn values_of(&self, child: &str) -> impl Iterator<Item = &T> + use<'_, T> {
        self.of(child).map(|(_, record)| record)
    }

    /// Puts a record in its place and gives what stood there.
    pub fn insert(&mut self, id: String, record: T) -> Option<T> {
        let before = self.remove(&id);
        let ids = self.of.entry(record.child().to_owned()).or_default();
        ids.insert(id.clone());
        self.records.insert(id, record);
        before
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: &str) -> Option<T> {
        let record = self.records.remove(id)?;
        if let Some(ids) = self.of.get_mut(record.child()) {
            ids.remove(id);
            if ids.is_empty() {
                self.of.remove(record.child());
            }
        }
        Some(record)
    }

    /// Takes out everything about a child.
    pub fn forget(&mut self, child: &str) {
        for id in self.of.remove(child).unwrap_or_default() {
            self.records.remove(&id);
        }
    }

    /// A record to be changed. Whom it is about stays.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.records.get_mut(id)
    }

    /// Takes out the first.
    #[cfg(test)]
    pub fn pop_first(&mut self) -> Option<(String, T)> {
        let id = self.records.keys().next()?.clone();
        let record = self.remove(&id)?;
        Some((id, record))
    }

    /// All of them to be changed. Whom they are about stays.
    #[cfg(test)]
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.records.values_mut()
    }
}

impl<'r, T> IntoIterator for &'r ByChild<T> {
    type Item = (&'r String, &'r T);
    type IntoIter = std::collections::btree_map::Iter<'r, String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.records.iter()
    }
}

impl<T: AboutChild> Extend<(String, T)> for ByChild<T> {
    fn extend<I: IntoIterator<Item = (String, T)>>(&mut self, records: I) {
        for (id, record) in records {
            self.insert(id, record);
        }
    }
}

impl<T: AboutChild> FromIterator<(String, T)> for ByChild<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(records: I) -> Self {
        let mut all = Self::default();
        all.extend(records);
        all
    }
}

impl<T: AboutChild, const N: usize> From<[(String, T); N]> for ByChild<T> {
    fn from(records: [(String, T); N]) -> Self {
        records.into_iter().collect()
    }
}

impl<T: AboutChild> From<BTreeMap<String, T>> for ByChild<T> {
    fn from(records: BTreeMap<String, T>) -> Self {
        records.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Line(String, u8);

    impl AboutChild for Line {
        fn child(&self) -> &str {
            &self.0
        }
    }

    proptest! {
        /// Whatever is done, the records of a child are those that a search through all of them finds.
        #[test]
        fn records_of_a_child_are_those_that_are_about_it(
            acts in prop::collection::vec((0..5_u8, 0..6_u8, 0..3_u8), 0..40)
        ) {
            let mut all = ByChild::default();
            let mut plain = BTreeMap::new();
            for (number, (act, id, child)) in (0..).zip(acts) {
                let (id, child) = (id.to_string(), child.to_string());
                match act {
                    0 => prop_assert_eq!(all.remove(&id), plain.remove(&id)),
                    1 => {
                        all.forget(&child);
                        plain.retain(|_, line: &mut Line| line.0 != child);
                    }
                    2 => {
                        let changed = [all.get_mut(&id), plain.get_mut(&id)];
                        changed.into_iter().flatten().for_each(|line| line.1 = number);
                    }
                    _ => {
                        let line = Line(child, number);
                        prop_assert_eq!(all.insert(id.clone(), line.clone()), plain.insert(id, line));
                    }
                }
                prop_assert_eq!(&*all, &plain);
                for child in ["0", "1", "2"] {
                    let found: Vec<_> = plain.iter().filter(|(_, line)| line.0 == child).collect();
                    prop_assert_eq!(all.of(child).collect::<Vec<_>>(), found);
                }
                prop_assert_eq!(&all, &ByChild::from(plain.clone()));
            }
        }
    }
}
