//! Everything that is open in memory while the vault is unlocked: the children and their
//! assessments, by record id. The one source of truth for every screen.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::domain::{
    assessment::Assessment, child::Child, order::ordered, parent_talk::ParentTalk,
};

/// The children and assessments of an unlocked vault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// The children by record id.
    pub children: BTreeMap<String, Child>,
    /// The assessments by record id, drafts among them.
    pub assessments: BTreeMap<String, Assessment>,
    /// The talks with the parents by record id.
    pub parent_talks: BTreeMap<String, ParentTalk>,
}

impl Roster {
    /// The assessments of a child, newest first; a draft counts by when it was begun.
    pub fn of_child(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let found = self
            .assessments
            .iter()
            .filter(|(_, assessment)| assessment.child == child)
            .map(|(id, assessment)| (id.as_str(), assessment));
        ordered(found, |(id, assessment)| Reverse((assessment.begun, *id)))
    }

    /// The draft of a child, if one is begun and not completed.
    pub fn draft_of(&self, child: &str) -> Option<(&str, &Assessment)> {
        self.of_child(child)
            .into_iter()
            .find(|(_, assessment)| !assessment.is_completed())
    }

    /// The talks with a child's parents, newest first.
    pub fn talks_of(&self, child: &str) -> Vec<&ParentTalk> {
        let found = self
            .parent_talks
            .values()
            .filter(|talk| talk.child == child);
        ordered(found, |talk| Reverse((talk.held, talk.noted)))
    }

    /// The newest completed assessment of a child.
    pub fn latest_of(&self, child: &str) -> Option<(&str, &Assessment)> {
        self.of_child(child)
            .into_iter()
            .find(|(_, assessment)| assessment.is_completed())
    }

    /// The children whose label or unit holds every word of `search`, by unit and label.
    /// `archived` chooses between those on the roster and those put away.
    pub fn search(&self, search: &str, archived: bool) -> Vec<(&str, &Child)> {
        let words: Vec<_> = search.split_whitespace().map(str::to_lowercase).collect();
        let found = self
            .children
            .iter()
            .filter(|(_, child)| child.archived == archived)
            .filter(|(_, child)| {
                let text = format!("{} {}", child.label, child.unit).to_lowercase();
                words.iter().all(|word| text.contains(word))
            })
            .map(|(id, child)| (id.as_str(), child));
        ordered(found, |(id, child)| {
            (child.unit.to_lowercase(), child.label.to_lowercase(), *id)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        date::Moment,
    };

    fn child(label: &str, unit: &str, archived: bool) -> Child {
        Child {
            label: label.into(),
            birth_month: "2022-05".parse().unwrap(),
            unborn: false,
            weeks_early: 0,
            unit: unit.into(),
            languages: String::new(),
            band_by_hand: None,
            archived,
            added_on: "2026-11-22".parse().unwrap(),
        }
    }

    fn roster() -> Roster {
        let children = [
            ("1", child("Åse", "Blå stue", false)),
            ("2", child("Bo", "Rød stue", false)),
            ("3", child("Carla", "Blå stue", true)),
        ];
        Roster {
            children: children
                .into_iter()
                .map(|(id, c)| (id.to_owned(), c))
                .collect(),
            ..Roster::default()
        }
    }

    #[test]
    fn search_finds_by_label_and_unit_whatever_the_case() {
        let roster = roster();
        let labels = |text, archived| -> Vec<_> {
            roster
                .search(text, archived)
                .into_iter()
                .map(|(_, c)| c.label.as_str())
                .collect()
        };
        assert_eq!(labels("", false), ["Åse", "Bo"]);
        assert_eq!(labels("åSE blå", false), ["Åse"]);
        assert_eq!(labels("stue", true), ["Carla"]);
        assert!(labels("åse rød", false).is_empty());
    }

    #[test]
    fn assessments_of_a_child_come_newest_first() {
        let mut roster = roster();
        let author = Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        };
        for (id, minute) in [("a", 10), ("b", 30), ("c", 20)] {
            let begun = Moment {
                date: "2026-11-22".parse().unwrap(),
                minute,
            };
            let assessment = Assessment::begin("1".into(), author.clone(), begun, None);
            roster.assessments.insert(id.into(), assessment);
        }
        let ids: Vec<_> = roster.of_child("1").into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["b", "c", "a"]);
        assert_eq!(roster.draft_of("1").unwrap().0, "b");
        assert_eq!(roster.latest_of("1"), None);
        assert!(roster.of_child("2").is_empty());
    }
}
