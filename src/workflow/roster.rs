//! Everything that is open in memory while the vault is unlocked: the children and their
//! assessments, by record id. The one source of truth for every screen.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::domain::{
    assessment::{Assessment, Professional},
    child::Child,
    correction::Retraction,
    date::Moment,
    effort::Effort,
    follow_up::Postponement,
    notice::Notice,
    order::ordered,
    parent_talk::ParentTalk,
    underretning::{Answer, Underretning},
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
    /// The postponements of follow-ups by record id.
    pub postponements: BTreeMap<String, Postponement>,
    /// What was made by mistake by record id, with what was taken back of it.
    pub retractions: BTreeMap<String, Retraction>,
    /// The notices that this professional may read, by record id.
    pub notices: BTreeMap<String, Notice>,
    /// The underretninger by record id, one's own under way among them.
    pub underretninger: BTreeMap<String, Underretning>,
    /// What came back after the underretninger, by record id.
    pub answers: BTreeMap<String, Answer>,
    /// The efforts by record id.
    pub efforts: BTreeMap<String, Effort>,
}

impl Roster {
    /// The assessments of a child that count, newest first; a draft counts by when it was begun.
    /// What a later version corrects is left out, and what was made by mistake.
    pub fn of_child(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let replaced = self.replaced(child);
        self.all_of(child)
            .into_iter()
            .filter(|(id, _)| !replaced.contains(id) && self.retraction_of(id).is_none())
            .collect()
    }

    /// The assessment of a child that is begun and not completed, if there is one. A correction
    /// under way is none.
    pub fn draft_of(&self, child: &str) -> Option<(&str, &Assessment)> {
        self.of_child(child)
            .into_iter()
            .find(|(_, assessment)| !assessment.is_completed() && assessment.correction.is_none())
    }

    /// The newest completed assessment of a child, as it was corrected last.
    pub fn latest_of(&self, child: &str) -> Option<(&str, &Assessment)> {
        self.of_child(child)
            .into_iter()
            .find(|(_, assessment)| assessment.is_completed())
    }

    /// What stands about a child now: the newest completed assessment of each author, and all that
    /// is under way. So nobody's milder look lifts what somebody else has seen.
    pub fn standing_of(&self, child: &str) -> Vec<&Assessment> {
        let mut heard: Vec<&Professional> = Vec::new();
        let mut newest_of_its_author = |assessment: &Assessment, author| {
            let first = !assessment.is_completed() || !heard.contains(&author);
            if assessment.is_completed() {
                heard.push(author);
            }
            first
        };
        self.of_child(child)
            .into_iter()
            .map(|(_, assessment)| assessment)
            .filter(|assessment| newest_of_its_author(assessment, &assessment.author))
            .collect()
    }

    /// The corrections of a child's assessments that are under way.
    pub fn corrections_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        self.all_of(child)
            .into_iter()
            .filter(|(_, assessment)| !assessment.is_completed() && assessment.correction.is_some())
            .collect()
    }

    /// A correction of a completed assessment, to be changed and completed anew. It keeps the
    /// follow-up as it was postponed last.
    pub fn correction(
        &self,
        id: &str,
        by: Professional,
        begun: Moment,
        reason: String,
    ) -> Option<Assessment> {
        let original = self.assessments.get(id)?;
        let postponed = self.postponements_of(&original.child);
        let follow_up = match postponed.into_iter().rfind(|p| p.assessment == id) {
            Some(postponement) => postponement.to,
            None => original.decision.as_ref()?.follow_up,
        };
        original.corrected(id, by, begun, reason, follow_up)
    }

    /// What stands in for this completed assessment: the newest version that corrects it.
    pub fn newest_version_of(&self, id: &str) -> Option<&str> {
        let child = &self.assessments.get(id)?.child;
        self.of_child(child)
            .into_iter()
            .filter(|(_, assessment)| assessment.is_completed())
            .find(|(newest, _)| {
                self.earlier_versions_of(newest)
                    .iter()
                    .any(|(of, _)| *of == id)
            })
            .map(|(newest, _)| newest)
    }

    /// The versions that this assessment corrects, newest first.
    pub fn earlier_versions_of(&self, id: &str) -> Vec<(&str, &Assessment)> {
        let mut earlier: Vec<(&str, &Assessment)> = Vec::new();
        let mut at = self.assessments.get(id);
        while let Some(correction) = at.and_then(|assessment| assessment.correction.as_ref()) {
            let found = self.assessments.get_key_value(&correction.of);
            // A version that corrects itself cannot come about; bytes from outside can say so.
            let known = |(of, _): &(&String, _)| earlier.iter().all(|(id, _)| id != of);
            let Some((of, assessment)) = found.filter(known) else {
                break;
            };
            earlier.push((of, assessment));
            at = Some(assessment);
        }
        earlier
    }

    /// Why an assessment does not count, where it was made by mistake.
    pub fn retraction_of(&self, id: &str) -> Option<(&str, &Retraction)> {
        self.retractions
            .iter()
            .find(|(_, retraction)| retraction.assessment == id && retraction.taken_back.is_none())
            .map(|(key, retraction)| (key.as_str(), retraction))
    }

    /// What was made by mistake for a child, newest first.
    pub fn retracted_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        self.all_of(child)
            .into_iter()
            .filter(|(id, _)| self.retraction_of(id).is_some())
            .collect()
    }

    /// The postponements of a child's follow-ups, oldest first.
    pub fn postponements_of(&self, child: &str) -> Vec<&Postponement> {
        let found = self.postponements.values().filter(|p| p.child == child);
        // Each one is later than the day before it, also where the clock was set back between.
        ordered(found, |postponement| (postponement.to, postponement.at))
    }

    fn all_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let found = self
            .assessments
            .iter()
            .filter(|(_, assessment)| assessment.child == child)
            .map(|(id, assessment)| (id.as_str(), assessment));
        ordered(found, |(id, assessment)| Reverse((assessment.begun, *id)))
    }

    /// The talks with a child's parents, newest first.
    pub fn talks_of(&self, child: &str) -> Vec<&ParentTalk> {
        let found = self
            .parent_talks
            .values()
            .filter(|talk| talk.child == child);
        ordered(found, |talk| Reverse((talk.held, talk.noted)))
    }

    /// What a completed version that counts corrects.
    fn replaced(&self, child: &str) -> BTreeSet<&str> {
        self.assessments
            .iter()
            .filter(|(_, a)| a.child == child && a.is_completed() && a.correction.is_some())
            .filter(|(id, _)| self.retraction_of(id).is_none())
            .flat_map(|(id, _)| self.earlier_versions_of(id))
            .map(|(id, _)| id)
            .collect()
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
        assessment::{DecisionDraft, Profession, Suggested},
        correction::TakenBack,
        next_step::Step,
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

    fn at(minute: u16) -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute,
        }
    }

    fn by() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn decide(assessment: &mut Assessment, minute: u16) {
        let suggested = Suggested {
            step: Step::Almen,
            main_rule: 22,
            edition: "2026-1".into(),
        };
        let draft = DecisionDraft {
            step: Some(Step::Almen),
            reason: "r".into(),
            tovholder: "Mette".into(),
            follow_up: "2026-12-20".into(),
        };
        assessment.decision = Some(draft.decide(suggested, at(minute), None).unwrap());
    }

    #[test]
    fn milder_look_of_a_colleague_lifts_nothing_and_a_later_look_of_ones_own_does() {
        let mut roster = roster();
        let hanne = Professional {
            name: "Hanne".into(),
            profession: Profession::Paedagog,
        };
        let mut add = |id: &str, author: &Professional, minute, complete| {
            let mut made = Assessment::begin("1".into(), author.clone(), at(minute), None);
            if complete {
                decide(&mut made, minute + 1);
            }
            roster.assessments.insert(id.into(), made);
        };
        add("old", &by(), 1, true);
        add("mine", &by(), 10, true);
        add("hers", &hanne, 20, true);
        add("draft", &by(), 30, false);
        let minutes = |roster: &Roster| -> Vec<_> {
            let standing = roster.standing_of("1").into_iter();
            standing.map(|assessment| assessment.begun.minute).collect()
        };
        assert_eq!(minutes(&roster), [30, 20, 10]);
        retract(&mut roster, "mine");
        assert_eq!(minutes(&roster), [30, 20, 1]);
        let mut roster = corrected(false);
        assert_eq!(
            roster.standing_of("1").len(),
            2,
            "a correction under way counts too"
        );
        retract(&mut roster, "b");
        assert_eq!(roster.standing_of("1").len(), 2);
    }

    /// `a`, its correction `b`, and the correction of that, `c`, which may be under way.
    fn corrected(complete: bool) -> Roster {
        let mut roster = roster();
        let mut a = Assessment::begin("1".into(), by(), at(1), None);
        decide(&mut a, 2);
        roster.assessments.insert("a".into(), a);
        for (of, id, minute, complete) in [("a", "b", 5, true), ("b", "c", 8, complete)] {
            let mut next = roster
                .correction(of, by(), at(minute), "fejl".into())
                .unwrap();
            if complete {
                decide(&mut next, minute + 1);
            }
            roster.assessments.insert(id.into(), next);
        }
        roster
    }

    fn retract(roster: &mut Roster, id: &str) {
        let retraction = Retraction {
            child: "1".into(),
            assessment: id.into(),
            reason: "forkert barn".into(),
            by: by(),
            at: at(20),
            taken_back: None,
        };
        roster.retractions.insert(format!("r{id}"), retraction);
    }

    fn counting(roster: &Roster) -> Vec<&str> {
        let all = roster.of_child("1").into_iter();
        all.filter(|(_, a)| a.is_completed())
            .map(|(id, _)| id)
            .collect()
    }

    #[test]
    fn only_the_newest_version_counts_and_a_correction_under_way_changes_nothing() {
        let roster = corrected(false);
        assert_eq!(counting(&roster), ["b"]);
        assert_eq!(roster.latest_of("1").unwrap().0, "b");
        assert_eq!(roster.draft_of("1"), None);
        assert_eq!(roster.corrections_of("1")[0].0, "c");
        let roster = corrected(true);
        assert_eq!(counting(&roster), ["c"]);
        assert_eq!(roster.newest_version_of("a"), Some("c"));
        assert_eq!(roster.newest_version_of("c"), None);
        let earlier: Vec<_> = roster
            .earlier_versions_of("c")
            .iter()
            .map(|(id, _)| *id)
            .collect();
        assert_eq!(earlier, ["b", "a"]);
        let newest = roster.latest_of("1").unwrap().1;
        assert_eq!((newest.begun, newest.first_decided()), (at(1), Some(at(2))));
    }

    #[test]
    fn what_was_made_by_mistake_does_not_count_until_it_is_taken_back() {
        let mut roster = corrected(true);
        retract(&mut roster, "c");
        assert_eq!(counting(&roster), ["b"]);
        retract(&mut roster, "b");
        assert_eq!(counting(&roster), ["a"]);
        retract(&mut roster, "a");
        assert_eq!(roster.latest_of("1"), None);
        assert_eq!(roster.retracted_of("1").len(), 3);
        let taken_back = TakenBack {
            by: by(),
            at: at(30),
        };
        roster.retractions.get_mut("rc").unwrap().taken_back = Some(taken_back);
        assert_eq!(counting(&roster), ["c"]);
        assert_eq!(roster.retracted_of("1").len(), 2);
    }

    #[test]
    fn versions_that_point_at_each_other_end() {
        let mut roster = corrected(true);
        let mut a = roster.assessments["b"].clone();
        a.correction.as_mut().unwrap().of = "c".into();
        roster.assessments.insert("a".into(), a);
        assert_eq!(roster.earlier_versions_of("c").len(), 3);
        assert!(counting(&roster).is_empty());
    }

    #[test]
    fn correction_keeps_the_follow_up_as_it_was_postponed_last() {
        let mut roster = corrected(false);
        let postponement = Postponement {
            child: "1".into(),
            assessment: "b".into(),
            from: "2026-12-20".parse().unwrap(),
            to: "2027-01-15".parse().unwrap(),
            reason: "syg".into(),
            by: by(),
            at: at(40),
        };
        roster.postponements.insert("p".into(), postponement);
        let next = roster.correction("b", by(), at(50), "fejl".into()).unwrap();
        assert_eq!(next.decision_draft.follow_up, "2027-01-15");
        assert_eq!(
            roster.assessments["b"]
                .decision
                .as_ref()
                .unwrap()
                .follow_up
                .to_string(),
            "2026-12-20"
        );
    }
}
