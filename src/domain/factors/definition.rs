//! The lists as data. The words live in `content/factors/`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{flaw::Flaw, instrument::Role, offer::Ages};

/// One edition of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorLists {
    /// The edition, stored with the answers so that they keep their words.
    pub edition: String,
    /// What may be said of their standing.
    pub status: String,
    /// The lists in the order of screen and paper: what protects first.
    pub lists: Vec<FactorList>,
}

/// What a yes in a list says. The order is that of screen and paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// Something that protects the child.
    Protective,
    /// Something that goes well for an infant.
    Thriving,
    /// Something that may make it hard.
    Risk,
}

/// One list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorList {
    /// Its id.
    pub id: String,
    /// What a yes says.
    pub kind: FactorKind,
    /// Its name.
    pub title: String,
    /// How it is to be read, in a sentence or two.
    pub intro: String,
    /// Whose list it is; absent: everybody's.
    #[serde(default)]
    pub role: Option<Role>,
    /// The ages of the children that it is for, in months; absent: every age.
    #[serde(default)]
    pub ages: Option<Ages>,
    /// Whether it is also for a child who is not born yet. Where no ages are named it always is.
    #[serde(default)]
    pub unborn: bool,
    /// Its parts.
    pub groups: Vec<FactorGroup>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorGroup {
    /// Its name.
    pub title: String,
    /// What can be so or not.
    pub items: Vec<Factor>,
}

/// Something that can be so or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Its id. It never changes meaning.
    pub id: String,
    /// The words.
    pub text: String,
    /// Whether a yes is a matter for the acute questions, where it is asked for itself.
    #[serde(default)]
    pub acute: bool,
}

impl FactorList {
    /// Everything in the list, in order.
    pub fn items(&self) -> impl Iterator<Item = &Factor> {
        self.groups.iter().flat_map(|group| &group.items)
    }

    /// Whether the list is for this role and a child of this age; `None`: not born yet.
    pub fn is_for(&self, role: Role, age_months: Option<u16>) -> bool {
        let of_age = match (self.ages, age_months) {
            (None, _) => true,
            (Some(ages), Some(months)) => ages.meets(Ages::exactly(months)),
            (Some(_), None) => self.unborn,
        };
        of_age && self.role.is_none_or(|whose| whose == role)
    }
}

impl FactorLists {
    /// Everything in the lists of what protects.
    pub fn protective(&self) -> impl Iterator<Item = &Factor> {
        let lists = self.lists.iter();
        lists
            .filter(|list| list.kind == FactorKind::Protective)
            .flat_map(FactorList::items)
    }

    /// Everything that is wrong with the lists; empty where they can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut ids = BTreeSet::new();
        if self.edition.trim().is_empty() || self.status.trim().is_empty() {
            flaws.push(Flaw::new("edition", "has no name or status"));
        }
        let everybodys = |list: &FactorList| {
            list.kind == FactorKind::Protective && list.role.is_none() && list.ages.is_none()
        };
        if !self.lists.iter().any(everybodys) {
            flaws.push(Flaw::new("lists", "has no protective list for everybody"));
        }
        if !self.lists.is_sorted_by_key(|list| list.kind) {
            flaws.push(Flaw::new("lists", "what protects does not come first"));
        }
        for list in &self.lists {
            let place = format!("lists.{}", list.id);
            let mut flaw = |field: &str, reason: String| {
                flaws.push(Flaw::new(format!("{place}{field}"), reason));
            };
            if !ids.insert(list.id.as_str()) {
                flaw("", "stands twice".to_owned());
            }
            if list.title.trim().is_empty() || list.intro.trim().is_empty() {
                flaw("", "has no title or intro".to_owned());
            }
            if list.ages.is_some_and(|ages| ages.from > ages.to) {
                flaw(".ages", "from is above to".to_owned());
            }
            for group in &list.groups {
                if group.title.trim().is_empty() || group.items.is_empty() {
                    flaw(".groups", "has no title or no items".to_owned());
                }
            }
            for item in list.items() {
                if !ids.insert(item.id.as_str()) {
                    flaw("", format!("{} stands twice", item.id));
                }
                if item.text.trim().is_empty() {
                    flaw("", format!("{} has no text", item.id));
                }
            }
        }
        flaws
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_shown_to_whom_it_is_for() {
        let lists = crate::content::factors::of_edition("2026-1").unwrap();
        let shown = |role, age| -> Vec<&str> {
            let lists = lists.lists.iter().filter(|list| list.is_for(role, age));
            lists.map(|list| list.id.as_str()).collect()
        };
        let everybodys = ["beskyttende", "risiko"];
        assert_eq!(shown(Role::Paedagog, Some(9)), everybodys);
        assert_eq!(shown(Role::Paedagog, None), everybodys);
        let mine = |age| shown(Role::Sundhedsplejerske, age);
        assert_eq!(mine(None), ["beskyttende", "risiko", "saarbare"]);
        assert_eq!(mine(Some(7)), ["beskyttende", "risiko", "saarbare"]);
        assert_eq!(
            mine(Some(8)),
            ["beskyttende", "spaed", "risiko", "saarbare"]
        );
        assert_eq!(
            mine(Some(10)),
            ["beskyttende", "spaed", "risiko", "saarbare"]
        );
        assert_eq!(mine(Some(11)), ["beskyttende", "risiko", "saarbare"]);
        assert_eq!(mine(Some(13)), everybodys);
    }
}
