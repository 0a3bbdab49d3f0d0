//! Who takes part in a comparison.

use crate::domain::{assessment::Assessment, order::ordered};

/// How many assessments lie side by side at most: more do not fit on a telephone.
pub const MOST_RATERS: usize = 4;

/// How many days before the newest assessment another one may lie and still be about the same
/// time: half a year, since two rounds a year are the commonest (trivselsskema.md section 4).
const SAME_TIME_DAYS: u16 = 183;

/// The newest completed assessment of each author, newest first, out of one child's assessments
/// with any key.
pub fn newest_of_each<'a, K>(
    assessments: impl IntoIterator<Item = (K, &'a Assessment)>,
) -> Vec<(K, &'a Assessment)> {
    let done = assessments
        .into_iter()
        .filter(|(_, assessment)| assessment.is_completed());
    let mut newest = ordered(done, |(_, a)| std::cmp::Reverse(a.completed_on()));
    let mut authors = Vec::new();
    newest.retain(|(_, a)| {
        let first = !authors.contains(&&a.author);
        authors.push(&a.author);
        first
    });
    newest
}

/// Who takes part, out of one child's assessments, with any key: the newest completed one of each
/// author, within half a year of the newest of all, four at most, by the authors' names.
pub fn raters<'a, K>(
    assessments: impl IntoIterator<Item = (K, &'a Assessment)>,
) -> Vec<(K, &'a Assessment)> {
    let mut newest = newest_of_each(assessments);
    let earliest = newest
        .first()
        .and_then(|(_, a)| a.completed_on()?.date.minus_days(SAME_TIME_DAYS));
    newest.retain(|(_, a)| a.completed_on().map(|at| at.date) >= earliest);
    newest.truncate(MOST_RATERS);
    ordered(newest, |(_, a)| a.author.name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{DecisionDraft, Profession, Professional, Suggested},
        date::Moment,
        next_step::Step,
    };

    fn at(date: &str) -> Moment {
        Moment {
            date: date.parse().unwrap(),
            minute: 0,
        }
    }

    fn begun(name: &str) -> Assessment {
        let author = Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        };
        Assessment::begin("c".into(), author, at("2026-11-01"), None)
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
        assessment.decision = Some(draft.decide(suggested, at(on), None).unwrap());
        assessment
    }

    #[test]
    fn raters_are_the_newest_completed_of_each_author_of_the_same_time() {
        let of = |name, on| completed(begun(name), on);
        let all = [
            ("a", of("Mette", "2026-11-20")),
            ("b", of("Mette", "2026-10-01")),
            ("c", of("Bo", "2026-09-01")),
            ("d", of("Åse", "2026-01-01")),
            ("e", begun("Dorte")),
        ];
        let keys: Vec<_> = raters(all.iter().map(|(key, a)| (*key, a)))
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        assert_eq!(keys, ["c", "a"]);
        let many: Vec<_> = ["1", "2", "3", "4", "5"]
            .map(|name| (name, of(name, "2026-11-20")))
            .into();
        assert_eq!(raters(many.iter().map(|(key, a)| (*key, a))).len(), 4);
    }
}
