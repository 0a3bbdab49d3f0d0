//! Who takes part in a comparison, and who may see it.

use std::cmp::Reverse;

use crate::domain::{
    assessment::{Assessment, Professional},
    date::Date,
    order::ordered,
};

/// How many assessments lie side by side at most: more do not fit on a telephone.
pub const MOST_RATERS: usize = 4;

/// How many days before the newest assessment another one may lie and still be about the same
/// time: half a year, since two rounds a year are the commonest (trivselsskema.md section 4).
pub const SAME_TIME_DAYS: u16 = 183;

/// Who lies side by side, and who does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside<'a, K> {
    /// Those who do, by the authors' names: four at most.
    pub raters: Vec<(K, &'a Assessment)>,
    /// Those for whom there is no room, newest first. They are named, so that nobody is left out
    /// unseen.
    pub no_room: Vec<(K, &'a Assessment)>,
}

/// Who lies side by side, out of what stands about a child, with any key: what is completed within
/// half a year of the newest.
pub fn raters<'a, K>(standing: impl IntoIterator<Item = (K, &'a Assessment)>) -> Beside<'a, K> {
    let mut raters = of_the_same_time(standing);
    let no_room = raters.split_off(raters.len().min(MOST_RATERS));
    let raters = ordered(raters, |(_, a)| a.author.name.to_lowercase());
    Beside { raters, no_room }
}

/// How far somebody may look at what the others saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    Open,
    /// Their own assessment is begun: first with their own eyes.
    FinishOwn,
    /// They have no assessment of their own from the same time.
    LookFirst,
}

/// How far `me` may look, out of what stands about a child (trivselsskema.md 12.4, step 1: the
/// colleagues' answers are hidden until one's own are given). A correction under way is no new
/// look.
pub fn sight<'a>(standing: impl IntoIterator<Item = &'a Assessment>, me: &Professional) -> Sight {
    let all: Vec<_> = standing.into_iter().map(|one| ((), one)).collect();
    let begun = |a: &Assessment| !a.is_completed() && a.correction.is_none() && a.author == *me;
    if all.iter().any(|((), assessment)| begun(assessment)) {
        return Sight::FinishOwn;
    }
    if of_the_same_time(all).iter().any(|((), a)| a.author == *me) {
        Sight::Open
    } else {
        Sight::LookFirst
    }
}

/// What is completed within half a year of the newest, newest first. A late correction stands
/// where the first version stood.
fn of_the_same_time<'a, K>(
    standing: impl IntoIterator<Item = (K, &'a Assessment)>,
) -> Vec<(K, &'a Assessment)> {
    let day = |a: &Assessment| -> Option<Date> { Some(a.first_decided()?.date) };
    let done = standing.into_iter().filter(|(_, a)| a.is_completed());
    let mut newest = ordered(done, |(_, a)| Reverse(a.first_decided()));
    let earliest = newest
        .first()
        .and_then(|(_, a)| day(a)?.minus_days(SAME_TIME_DAYS));
    newest.retain(|(_, a)| day(a) >= earliest);
    newest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::Profession,
        date::Moment,
        decision::{DecisionDraft, Suggested},
        next_step::Step,
    };

    fn at(date: &str) -> Moment {
        Moment {
            date: date.parse().unwrap(),
            minute: 0,
        }
    }

    fn person(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn begun(name: &str) -> Assessment {
        Assessment::begin("c".into(), person(name), at("2026-11-01"), None)
    }

    fn completed(mut assessment: Assessment, on: &str) -> Assessment {
        let draft = DecisionDraft {
            step: Some(Step::Egne),
            reason: "r".into(),
            tovholder: "t".into(),
            follow_up: "2099-01-01".into(),
        };
        let suggested = Suggested {
            step: Step::Egne,
            main_rule: 23,
            edition: "2026-1".into(),
        };
        let decision = draft.decide(suggested, at(on), None).unwrap();
        assessment.decision = Some(decision);
        assessment
    }

    fn of(name: &str, on: &str) -> Assessment {
        completed(begun(name), on)
    }

    #[test]
    fn raters_are_those_completed_at_the_same_time_by_name_and_drafts_are_none() {
        let all = [
            ("a", of("Mette", "2026-11-20")),
            ("c", of("Bo", "2026-09-01")),
            ("d", of("Åse", "2026-01-01")),
            ("e", begun("Dorte")),
        ];
        let beside = raters(all.iter().map(|(key, a)| (*key, a)));
        let keys: Vec<_> = beside.raters.into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["c", "a"]);
        assert!(beside.no_room.is_empty());
    }

    #[test]
    fn fifth_and_oldest_has_no_room_and_is_named() {
        let many = ["1", "2", "3", "4", "5"].map(|name| of(name, &format!("2026-11-1{name}")));
        let beside = raters(many.iter().map(|a| (a.author.name.as_str(), a)));
        assert_eq!(beside.raters.len(), MOST_RATERS);
        let left: Vec<_> = beside.no_room.into_iter().map(|(key, _)| key).collect();
        assert_eq!(left, ["1"]);
    }

    #[test]
    fn late_correction_of_an_old_assessment_is_of_the_old_time() {
        let old = of("Åse", "2026-01-01");
        let reason = "fejl".to_owned();
        let follow_up = "2026-12-20".parse().unwrap();
        let correction = old
            .corrected("a", person("Bo"), at("2026-11-19"), reason, follow_up)
            .unwrap();
        let corrected = completed(correction, "2026-11-19");
        let mette = of("Mette", "2026-11-20");
        let beside = raters([("new", &mette), ("old", &corrected)]);
        assert_eq!(beside.raters.len(), 1);
        assert_eq!(
            sight([&mette, &corrected], &person("Åse")),
            Sight::LookFirst
        );
    }

    #[test]
    fn nobody_sees_the_others_before_a_look_of_their_own_at_the_same_time() {
        let (mette, bo) = (of("Mette", "2026-11-20"), of("Bo", "2026-11-10"));
        let old = of("Dorte", "2026-02-01");
        let draft = begun("Bo");
        let me = |name| person(name);
        for (standing, name, expected) in [
            (vec![&mette, &bo], "Bo", Sight::Open),
            (vec![&mette, &bo], "Hanne", Sight::LookFirst),
            (vec![&mette, &old], "Dorte", Sight::LookFirst),
            (vec![&draft, &mette], "Bo", Sight::FinishOwn),
            (vec![&draft, &mette, &bo], "Bo", Sight::FinishOwn),
            (vec![&draft, &mette], "Mette", Sight::Open),
            (vec![], "Mette", Sight::LookFirst),
        ] {
            assert_eq!(sight(standing.clone(), &me(name)), expected, "{name}");
        }
        let correction = bo
            .corrected(
                "b",
                me("Bo"),
                at("2026-11-21"),
                "r".into(),
                "2026-12-20".parse().unwrap(),
            )
            .unwrap();
        assert_eq!(sight([&mette, &bo, &correction], &me("Bo")), Sight::Open);
    }
}
