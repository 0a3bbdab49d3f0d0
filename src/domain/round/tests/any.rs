//! Rounds of any size, with anything done.

use proptest::prelude::*;

use super::made_up::{at, plan, seat, standing, tagged, team, who};
use crate::domain::round::{Round, RoundChild, share};

fn ids(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|index| format!("{prefix}{index}")).collect()
}

proptest! {
    #[test]
    fn shared_out_evenly_everybody_has_as_many_give_or_take_one(
        children in 0usize..40,
        team in 1usize..6,
        each in 1usize..4,
    ) {
        let team = ids("p", team);
        let mut shared: Vec<_> = ids("c", children).iter().map(|id| seat(id, &[])).collect();
        share(&mut shared, &team, each);
        for child in &shared {
            prop_assert_eq!(child.assessors.len(), each.min(team.len()));
            let mut once = child.assessors.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), child.assessors.len());
        }
        let load = |who: &String| shared.iter().filter(|c| c.assessors.contains(who)).count();
        let loads: Vec<_> = team.iter().map(load).collect();
        let (least, most) = (loads.iter().min().unwrap(), loads.iter().max().unwrap());
        prop_assert!(most - least <= 1, "{:?}", loads);
    }

    #[test]
    fn what_was_chosen_by_hand_stays(
        chosen in prop::collection::vec(prop::collection::btree_set(0usize..4, 0..4), 0..30),
        each in 1usize..3,
    ) {
        let team = ids("p", 4);
        let by_hand: Vec<_> = chosen
            .iter()
            .enumerate()
            .map(|(at, who)| RoundChild {
                child: format!("c{at}"),
                assessors: who.iter().map(|index| team[*index].clone()).collect(),
            })
            .collect();
        let mut shared = by_hand.clone();
        share(&mut shared, &team, each);
        for (before, after) in by_hand.iter().zip(&shared) {
            prop_assert!(after.assessors.starts_with(&before.assessors));
            prop_assert!(after.assessors.len() >= each.max(before.assessors.len()));
        }
    }

    /// Whatever is done in whatever order, a walk that takes one child after the other comes to
    /// each missing child once and then ends.
    #[test]
    fn walk_comes_to_every_missing_child_once(
        count in 1usize..26,
        done in prop::collection::btree_set(0usize..26, 0..20),
        from in 0usize..26,
    ) {
        let names = ids("c", count);
        let children = names.iter().map(|id| seat(id, &["m"])).collect();
        let round = Round::begin(plan("", children), [], who("Mette"), at("2026-11-02")).unwrap();
        let mut assessments: Vec<_> = done
            .iter()
            .filter_map(|index| names.get(*index))
            .map(|id| tagged(id, "Mette", "m", "2026-11-03"))
            .collect();
        let missing = standing(&round, &team(), &assessments, &[]).mine().len();
        let mut left_at = names.get(from).cloned();
        let mut walked = 0;
        loop {
            let seen = standing(&round, &team(), &assessments, &[]);
            let Some(child) = seen.resume(left_at.as_deref()).map(str::to_owned) else {
                break;
            };
            prop_assert!(walked < missing);
            walked += 1;
            assessments.push(tagged(&child, "Mette", "m", "2026-11-04"));
            left_at = Some(child);
        }
        prop_assert_eq!(walked, missing);
    }
}
