//! Who put a child on the roster and who changed its details, when and what.
//!
//! Only ever added to. What the details were before is not kept, but for the stue: a name or a month
//! that was wrong is nothing to remember.

use serde::{Deserialize, Serialize};

use super::{assessment::Professional, child::Child, date::Moment};

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// The child was put on the roster.
    Added,
    /// What it is called.
    Label,
    /// The month of birth.
    BirthMonth,
    /// Whether it is born.
    Unborn,
    /// The weeks before term.
    WeeksEarly,
    /// The stue, the dagplejer or the district.
    Unit {
        /// Before. May be empty.
        from: String,
        /// Since then. May be empty.
        to: String,
    },
    /// The languages of the home.
    Languages,
    /// The last year before school.
    LastYear,
    /// It was put away from the roster.
    PutAway,
    /// It was put on the roster again.
    PutBack,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildChange {
    /// Who changed it.
    pub by: Professional,
    /// When.
    pub at: Moment,
    /// What. Never empty.
    pub what: Vec<Detail>,
}

impl Child {
    /// The child with who put it on the roster.
    #[must_use]
    pub fn added(mut self, by: Professional, at: Moment) -> Self {
        let what = vec![Detail::Added];
        self.changes.push(ChildChange { by, at, what });
        self
    }

    /// The child as it is now, with who changed it since `before`.
    #[must_use]
    pub fn changed(mut self, before: &Self, by: Professional, at: Moment) -> Self {
        self.changes.clone_from(&before.changes);
        let what = self.differs_from(before);
        if !what.is_empty() {
            self.changes.push(ChildChange { by, at, what });
        }
        self
    }

    fn differs_from(&self, before: &Self) -> Vec<Detail> {
        let unit = || Detail::Unit {
            from: before.unit.clone(),
            to: self.unit.clone(),
        };
        let place = if self.archived {
            Detail::PutAway
        } else {
            Detail::PutBack
        };
        [
            (self.label != before.label).then_some(Detail::Label),
            (self.birth_month != before.birth_month).then_some(Detail::BirthMonth),
            (self.unborn != before.unborn).then_some(Detail::Unborn),
            (self.weeks_early != before.weeks_early).then_some(Detail::WeeksEarly),
            (self.unit != before.unit).then(unit),
            (self.languages != before.languages).then_some(Detail::Languages),
            (self.band_by_hand != before.band_by_hand).then_some(Detail::LastYear),
            (self.archived != before.archived).then_some(place),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    fn by(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn at(minute: u16) -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute,
        }
    }

    #[test]
    fn every_change_says_who_when_and_what_and_is_added() {
        let child = Child {
            label: "Alma".into(),
            birth_month: "2023-05".parse().unwrap(),
            unborn: false,
            weeks_early: 0,
            unit: "Blå stue".into(),
            languages: String::new(),
            band_by_hand: None,
            archived: false,
            added_on: at(0).date,
            changes: Vec::new(),
        };
        let first = child.added(by("Mette"), at(1));
        let moved = Child {
            unit: "Rød stue".into(),
            languages: "dansk".into(),
            // What a form gives knows no changes.
            changes: Vec::new(),
            ..first.clone()
        };
        let moved = moved.changed(&first, by("Bo"), at(2));
        let unit = Detail::Unit {
            from: "Blå stue".into(),
            to: "Rød stue".into(),
        };
        let [added, change] = moved.changes.as_slice() else {
            panic!("{:?}", moved.changes);
        };
        assert_eq!(
            (added.what.as_slice(), added.by.name.as_str()),
            (&[Detail::Added][..], "Mette")
        );
        assert_eq!(change.what, [unit, Detail::Languages]);
        assert_eq!((change.by.name.as_str(), change.at), ("Bo", at(2)));
        assert_eq!(moved.clone().changed(&moved, by("Bo"), at(3)), moved);
        let away = Child {
            archived: true,
            ..moved.clone()
        };
        let away = away.changed(&moved, by("Bo"), at(4));
        assert_eq!(away.changes.last().unwrap().what, [Detail::PutAway]);
    }
}
