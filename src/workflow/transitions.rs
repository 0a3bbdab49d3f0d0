//! The overgangsskemaer among everything that is open.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{order::ordered, transition::Transition};

impl Roster {
    /// The overgangsskemaer of a child: one under way first, then the newest.
    pub fn transitions_of(&self, child: &str) -> Vec<(&str, &Transition)> {
        let found = self
            .transitions
            .of(child)
            .map(|(id, one)| (id.as_str(), one));
        ordered(found, |(id, one)| {
            (one.finished().is_some(), Reverse((one.last_written(), *id)))
        })
    }

    /// The overgangsskema of a child that is under way, if there is one.
    pub fn transition_under_way(&self, child: &str) -> Option<&str> {
        let mut all = self.transitions_of(child).into_iter();
        all.find(|(_, one)| one.finished().is_none())
            .map(|(id, _)| id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        domain::{
            assessment::{Profession, Professional},
            child::Child,
            date::Moment,
            keeping::Keeping,
            municipality::KeepingLimits,
            next_step::Parents,
            transition::{FieldConsent, TransitionAnswer},
        },
        workflow::course::Sort,
    };

    fn at(day: &str) -> Moment {
        Moment {
            date: day.parse().unwrap(),
            minute: 600,
        }
    }

    fn by(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn child() -> Child {
        Child {
            label: "Alma".into(),
            birth_month: "2022-05".parse().unwrap(),
            unborn: false,
            weeks_early: 0,
            unit: String::new(),
            languages: String::new(),
            band_by_hand: None,
            archived: false,
            added_on: "2026-01-01".parse().unwrap(),
            changes: Vec::new(),
        }
    }

    fn transition(of: &str, begun: &str, finished: Option<&str>) -> Transition {
        let mut one = Transition::begin(of.into(), "2026-1".into(), by("Mette"), at(begun));
        one.edit(|sheet| {
            sheet.parents = "Sara, mor".into();
            sheet.receiver = "Solsikken".into();
            *sheet.answer_mut("glad") = TransitionAnswer {
                text: "Sange".into(),
                consent: FieldConsent::Yes,
            };
        })
        .unwrap();
        if let Some(day) = finished {
            let leave = Parents::Ja.leave().unwrap();
            let form = content::transition::of_edition("2026-1").unwrap();
            one.finish(leave, &form, &child(), by("Mette"), at(day))
                .unwrap();
        }
        one
    }

    fn roster() -> Roster {
        let mut roster = Roster::default();
        roster.children.insert("c".into(), child());
        for (id, of, begun, finished) in [
            ("old", "c", "2026-02-01", Some("2026-02-03")),
            ("new", "c", "2026-03-01", Some("2026-03-03")),
            ("open", "c", "2026-01-01", None),
            ("other", "d", "2026-04-01", None),
        ] {
            let one = transition(of, begun, finished);
            roster.transitions.insert(id.into(), one);
        }
        roster
    }

    #[test]
    fn one_under_way_comes_first_and_the_course_shows_those_that_are_finished() {
        let roster = roster();
        let ids: Vec<_> = roster
            .transitions_of("c")
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        assert_eq!(ids, ["open", "new", "old"]);
        assert_eq!(roster.transition_under_way("c"), Some("open"));
        assert_eq!(roster.transition_under_way("x"), None);
        let course: Vec<_> = roster
            .timeline_of("c")
            .iter()
            .map(|entry| (entry.opens.unwrap_or_default().to_owned(), entry.sort()))
            .collect();
        assert_eq!(
            course,
            [
                ("new".to_owned(), Sort::Transitions),
                ("old".to_owned(), Sort::Transitions)
            ]
        );
        let limits = KeepingLimits::default();
        let keepings: [&Keeping; 0] = [];
        let last = crate::domain::keeping::keep_until(limits, at("2026-03-03").date, &keepings);
        assert_eq!(roster.keep_until("c", limits), Some(last));
    }

    #[test]
    fn deleted_child_leaves_no_overgangsskema_behind() {
        let mut roster = roster();
        assert!(roster.has_record("new"));
        roster.forget("c");
        assert_eq!(roster.transitions.keys().collect::<Vec<_>>(), ["other"]);
        assert!(!roster.has_record("new"));
    }
}
