//! What is due in a round.

use super::{
    course::urgency,
    matter::{Due, Limits, Matter, RoundMatter},
};
use crate::domain::{
    date::Date,
    round::{Round, Standing},
};

/// What is due in an open round that has begun: what this professional has not completed, whom
/// nobody assesses, and that it is to be closed. What only colleagues miss is theirs until the
/// last day has passed.
pub fn round_due(
    id: &str,
    round: &Round,
    standing: &Standing,
    today: Date,
    limits: Limits<'_>,
) -> Option<Due> {
    let (mine, unassigned) = (standing.mine(), standing.unassigned());
    let missing = standing.missing();
    let end = round.end();
    let only_others = mine.is_empty() && unassigned.is_empty() && !missing.is_empty();
    if !round.is_open() || only_others && today <= end {
        return None;
    }
    let first = mine.first().or(unassigned.first()).copied();
    let first = first.or_else(|| missing.first().map(|place| place.child.as_str()));
    Some(Due {
        child: first.unwrap_or_default().to_owned(),
        assessment: None,
        matter: Matter::Round(RoundMatter {
            round: id.to_owned(),
            mine: mine.len(),
            unassigned: unassigned.len(),
            missing: missing.len(),
        }),
        by: Some(end),
        urgency: urgency(end, today, limits.closed),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        date::Moment,
        due::Urgency,
        municipality::DayLimits,
        round::{Known, Member, Period, Plan, RoundChild, Sight},
        working_day::ClosedDays,
    };

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn who(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn round(assessors: &[&str]) -> Round {
        let children = assessors.iter().enumerate().map(|(index, who)| RoundChild {
            child: format!("c{index}"),
            assessors: vec![(*who).to_owned()],
        });
        let plan = Plan {
            unit: "Blå stue".into(),
            period: Period {
                start: day("2026-11-02"),
                end: day("2026-11-27"),
            },
            children: children.collect(),
        };
        let begun = Moment {
            date: day("2026-11-02"),
            minute: 600,
        };
        Round::begin(plan, [], who("Mette"), begun).unwrap()
    }

    fn found(round: &Round, known: &Known, today: &str) -> Option<(RoundMatter, Urgency)> {
        let member = |name: &str, me, here| Member {
            who: who(name),
            here,
            me,
        };
        let team = BTreeMap::from([
            ("m".to_owned(), member("Mette", true, true)),
            ("h".to_owned(), member("Hanne", false, true)),
            ("b".to_owned(), member("Bo", false, false)),
        ]);
        let standing = round.standing("r", &team, |_| Sight {
            known: known.clone(),
            assessments: vec![],
        });
        let days = DayLimits {
            sparring: 2,
            underretningsmoede: 2,
            parents: 5,
            red_network: 10,
            network: 15,
            own_efforts_from_weeks: 6,
            own_efforts_to_weeks: 8,
            follow_up_weeks: 8,
            yellow_talk_weeks: 2,
            red_meeting_weeks: 1,
            yellow_follow_up_weeks: 8,
            red_follow_up_weeks: 4,
            agreement_weeks: 2,
            awaited_answer: 20,
            offer_review_weeks: 52,
        };
        let limits = Limits {
            days: &days,
            closed: ClosedDays::default(),
        };
        let due = round_due("r", round, &standing, day(today), limits)?;
        assert_eq!(due.by, Some(round.end()));
        match due.matter {
            Matter::Round(matter) => Some((matter, due.urgency)),
            other => panic!("{other:?}"),
        }
    }

    fn counts(matter: &RoundMatter) -> [usize; 3] {
        [matter.mine, matter.unassigned, matter.missing]
    }

    #[test]
    fn round_is_due_for_whoever_misses_something_or_sees_nobody_assigned() {
        let here = Known::Here;
        let (matter, urgency) = found(&round(&["m", "m", "h", "b"]), &here, "2026-11-09").unwrap();
        assert_eq!(counts(&matter), [2, 1, 4]);
        assert_eq!(urgency, Urgency::Later);
        let (matter, _) = found(&round(&["h", "b"]), &here, "2026-11-09").unwrap();
        assert_eq!(counts(&matter), [0, 1, 2]);
        assert_eq!(found(&round(&["h"]), &here, "2026-11-27"), None);
    }

    #[test]
    fn round_is_due_for_all_when_its_last_day_has_passed_or_nothing_is_missing() {
        let (matter, urgency) = found(&round(&["h"]), &Known::Here, "2026-11-28").unwrap();
        assert_eq!((counts(&matter), urgency), ([0, 0, 1], Urgency::Overdue));
        let (matter, _) = found(&round(&["h"]), &Known::PutAway, "2026-11-09").unwrap();
        assert_eq!(counts(&matter), [0, 0, 0]);
        let closed = round(&["m"]).closed(vec![], who("Mette"), round(&["m"]).begun);
        assert_eq!(found(&closed.unwrap(), &Known::Here, "2026-11-28"), None);
    }
}
