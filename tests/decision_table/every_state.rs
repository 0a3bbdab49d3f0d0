//! What must hold for every state: no answer that makes things worse makes the suggestion milder,
//! and nothing that needs the parents is suggested while contact with them is barred.
//!
//! `mangler`, `ved ikke` on a ruler and the answers of `sam`, `afgr` and `omfang` take no part in
//! the first: knowing less is not better or worse, and the others are not monotone, on purpose.

use naeste_skridt::domain::{
    municipality::Thresholds,
    next_step::{Parents, Sign, Step, outcome, rules::step_of},
};

use crate::space::{
    INNER, OUTER, POSITIONS, UNKNOWN, class, digit, facts, in_two, is_acute, outer, rule_in,
    scores, stand_ins, stride, verdicts,
};

/// How severe each main rule is, by its number.
fn severities() -> [u8; 24] {
    std::array::from_fn(|rule| step_of(u8::try_from(rule).unwrap()).unwrap().severity())
}

/// Every state within the same position and scores that is worse in one answer.
fn worse_inside() -> Vec<Vec<u32>> {
    let worse = |inner: usize| {
        let mut worse = Vec::new();
        let mut up = |stride: usize, count: usize| {
            if digit(inner, stride, count) + 1 < count {
                worse.push(inner + stride);
            }
        };
        up(stride::DANGER, 3);
        up(stride::Q133, 3);
        up(stride::EARLIER, 2);
        // From none, and also from under way and from helped, to without enough effect.
        let efforts = digit(inner, stride::EFFORTS, 4);
        if efforts < 3 {
            worse.push(inner + (3 - efforts) * stride::EFFORTS);
        }
        let signs = digit(inner, stride::SIGNS, 16);
        let unticked = (0..4).filter(|bit| signs >> bit & 1 == 0);
        worse.extend(unticked.map(|bit| inner + (stride::SIGNS << bit)));
        worse
            .into_iter()
            .map(|index| u32::try_from(index).unwrap())
            .collect()
    };
    (0..INNER).map(worse).collect()
}

/// Every position and scores that are worse in one of the three.
fn worse_outside(state: usize) -> Vec<usize> {
    let (position, child, parents) = scores(state);
    let mut worse = Vec::new();
    if position + 1 < POSITIONS - 1 {
        worse.push(outer(position + 1, child, parents));
    }
    if child != 0 && child != UNKNOWN {
        worse.push(outer(position, child - 1, parents));
    }
    if parents != 0 && parents != UNKNOWN {
        worse.push(outer(position, child, parents - 1));
    }
    worse
}

#[test]
fn no_worse_answer_gives_a_milder_suggestion() {
    let of_rule = severities();
    let severity: [u8; 1 << 8] = std::array::from_fn(|verdict| {
        let rule = rule_in(u8::try_from(verdict).unwrap());
        of_rule.get(usize::from(rule)).copied().unwrap_or_default()
    });
    let all: Vec<usize> = (0..OUTER).collect();
    let all_verdicts = verdicts(&all, Thresholds::default());
    let block = |outer: usize| &all_verdicts[outer * INNER..(outer + 1) * INNER];
    let inside = worse_inside();
    in_two(all, |state| {
        let (position, child, parents) = scores(state);
        let here = block(state);
        for (inner, &rule) in here.iter().enumerate() {
            for &worse in &inside[inner] {
                assert!(
                    severity[usize::from(rule)]
                        <= severity[usize::from(here[usize::try_from(worse).unwrap()])],
                    "{:?}",
                    facts(state, inner)
                );
            }
        }
        for worse in worse_outside(state) {
            for (inner, (&rule, &then)) in here.iter().zip(block(worse)).enumerate() {
                assert!(
                    severity[usize::from(rule)] <= severity[usize::from(then)],
                    "{:?}",
                    facts(state, inner)
                );
            }
        }
        // While something is acute, nothing else has a say in the step.
        for (inner, &rule) in here
            .iter()
            .enumerate()
            .filter(|(inner, _)| is_acute(*inner))
        {
            let rule = rule_in(rule);
            assert!((1..=4).contains(&rule), "{:?}", facts(state, inner));
        }
        // The suggestion and whether the parents may be told depend on a score through its class
        // alone, so that the other walks may take one score of each class.
        let stand_in = outer(position, class(child), class(parents));
        assert!(here == block(stand_in), "{position} {child} {parents}");
    });
}

#[test]
fn barred_contact_leaves_nothing_that_needs_the_parents() {
    let needs_contact = [10, 13, 15, 16, 17, 18, 19, 20, 21, 22];
    let severity = severities();
    let stand_ins = stand_ins();
    assert_eq!(stand_ins.len(), POSITIONS * 6 * 6);
    in_two(stand_ins, |state| {
        for inner in 0..INNER {
            let facts = facts(state, inner);
            let outcome = outcome(&facts, &Thresholds::default());
            let hits = outcome.rules;
            let barred = (1..=5).any(|rule| hits.contains(rule));
            let expected = match (hits.contains(3), barred) {
                (true, _) => Parents::MaaIkke,
                (false, true) => Parents::Vent,
                (false, false) => Parents::Ja,
            };
            assert_eq!(outcome.parents, expected, "{facts:?}");
            // Nothing for the parents can be made without this: no letter, no slip, no copy, no
            // overgangsskema.
            assert_eq!(outcome.parents.leave().is_none(), barred, "{facts:?}");
            if barred {
                assert!(
                    !needs_contact.iter().any(|&rule| hits.contains(rule)),
                    "{facts:?}"
                );
            }
            let main = severity[usize::from(outcome.main_rule)];
            assert!(hits.contains(outcome.main_rule));
            for rule in hits.iter() {
                let other = severity[usize::from(rule)];
                let lowest = other == main && rule >= outcome.main_rule;
                assert!(other < main || lowest, "{facts:?}");
            }
            let fallback = hits.contains(0) || hits.contains(23);
            assert!(!fallback || hits.iter().count() == 1, "{facts:?}");
            assert!(!(hits.contains(9) && hits.contains(10)), "{facts:?}");
            if facts.lack_knowledge() {
                assert!(!(20..=23).any(|rule| hits.contains(rule)), "{facts:?}");
            }
        }
    });
}

#[test]
fn contact_barred_by_somebody_else_leaves_what_ones_own_bar_leaves() {
    let severity = severities();
    // A sign that bars contact and suggests one rule of its own, 5.
    let own_bar = Sign::SocialKontrol;
    in_two(stand_ins(), |state| {
        for inner in 0..INNER {
            let facts = facts(state, inner);
            let thresholds = Thresholds::default();
            let open = outcome(&facts, &thresholds);
            let under = open.under(Parents::Vent, facts.lack_knowledge());
            let mut barred = facts;
            barred.signs = barred.signs.with(own_bar);
            let own = outcome(&barred, &thresholds);
            let by_itself = facts.signs.contains(own_bar);
            for rule in (1..=22).filter(|rule| *rule != 5 || by_itself) {
                let same = under.rules.contains(rule) == own.rules.contains(rule);
                assert!(same, "{rule} {facts:?}");
            }
            let (before, after) = (open.step, severity[usize::from(under.main_rule)]);
            let severe = before.at_least(Step::Underretning);
            assert!(!severe || after >= before.severity(), "{facts:?}");
            assert!(!under.step.needs_parents(), "{facts:?}");
        }
    });
}
