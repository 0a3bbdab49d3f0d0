//! A running round in the made-up institution, so that the walk can be tried.

use super::practice::professional;
use crate::domain::{
    child::Child,
    date::Moment,
    round::{Round, RoundChild, same_unit},
};

/// How many days ago the round began.
const SINCE_DAYS: u16 = 30;
/// In how many days it ends.
const DAYS_LEFT: u16 = 5;
/// The stue that it is for.
const UNIT: &str = "Rød stue";

/// A running round as of `now` for the stored `children`, so that the walk can be tried: `me`
/// assesses everybody, and some are done.
pub fn round(children: &[(String, Child)], me: &str, now: Moment) -> Option<Round> {
    let begun = Moment {
        date: now.date.minus_days(SINCE_DAYS)?,
        minute: 8 * 60,
    };
    let in_it = children
        .iter()
        .filter(|(_, child)| same_unit(&child.unit, UNIT))
        .map(|(id, _)| RoundChild {
            child: id.clone(),
            assessors: vec![me.to_owned()],
        });
    Some(Round {
        unit: UNIT.to_owned(),
        start: begun.date,
        end: now.date.plus_days(DAYS_LEFT)?,
        children: in_it.collect(),
        begun_by: professional(),
        begun,
        history: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{municipality::Thresholds, round::Member},
        workflow::{
            practice::{Editions, FORM, children},
            roster::Roster,
        },
    };

    #[test]
    fn round_runs_with_some_children_done_and_some_missing() {
        let instrument = crate::content::trivselsskema::of_edition(FORM).unwrap();
        let editions = Editions {
            instrument: &instrument,
            ruler: "2026-1",
            rules: "2026-1",
            thresholds: &Thresholds::default(),
        };
        let now = Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 0,
        };
        let text = include_str!("../../public/practice.json");
        let made = children(text, editions, now).unwrap();
        let id = |index: usize| format!("c{index}");
        let stored: Vec<_> = made
            .iter()
            .enumerate()
            .map(|(index, made)| (id(index), made.child.clone()))
            .collect();
        let me = Member {
            who: professional(),
            here: true,
            me: true,
        };
        let mut roster = Roster {
            team: [("m".to_owned(), me)].into(),
            ..Roster::default()
        };
        for (index, made) in made.iter().enumerate() {
            roster.children.insert(id(index), made.child.clone());
            for (nth, assessment) in made.assessments.iter().enumerate() {
                let mut assessment = assessment.clone();
                assessment.child = id(index);
                let key = format!("a{index}-{nth}");
                roster.assessments.insert(key, assessment);
            }
        }
        let round = round(&stored, "m", now).unwrap();
        assert!(round.is_open() && roster.has_begun("r", &round, now.date));
        let standing = roster.standing_of_round("r", &round);
        let (done, total) = standing.progress();
        assert_eq!(total, round.children.len());
        assert!(done > 0 && standing.mine().len() >= 2, "{done} of {total}");
    }
}
