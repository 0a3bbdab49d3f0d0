//! What holds for every comparison.

use proptest::prelude::*;

use super::{
    compare::tests::{empty, household, instrument, step},
    *,
};
use crate::domain::{
    assessment::{Assessment, PositionChoice, Profession},
    instrument::{AreaId, Instrument},
    position::Position,
    response::{Answer, AreaMark},
};

fn any_assessment() -> impl Strategy<Value = Assessment> {
    let answers = prop::collection::vec(prop::option::of(0usize..5), 40);
    let marks = prop::collection::vec(prop::option::of(0usize..4), 9);
    let homes = prop::collection::vec((0usize..4, 0u8..=10), 0..3);
    (
        answers,
        marks,
        prop::option::of(0usize..3),
        prop::option::of(0u8..=10),
        homes,
        (prop::bool::ANY, prop::bool::ANY),
    )
        .prop_map(|(answers, marks, position, child, homes, (nurse, cross))| {
            let profession = if nurse {
                Profession::Sundhedsplejerske
            } else {
                Profession::Paedagog
            };
            let instrument = instrument();
            let mut made = empty("Mette", profession, "C");
            let response = made.response.as_mut().unwrap();
            let asked: Vec<(AreaId, Vec<_>)> = response
                .asked(&instrument)
                .into_iter()
                .map(|(area, items)| {
                    let items = items.into_iter().map(|item| item.id.clone()).collect();
                    (area.id.clone(), items)
                })
                .collect();
            let mut answers = answers.into_iter();
            for ((area, items), mark) in asked.into_iter().zip(marks) {
                let given = response.area_mut(&area);
                given.mark = mark.map(|mark| AreaMark::ALL[mark]);
                for item in items {
                    if let Some(answer) = answers.next().flatten() {
                        given.answers.insert(item, Answer::ALL[answer]);
                    }
                }
            }
            response.heightened.entry("x1".into()).or_default().yes = cross;
            made.position = position.map(|position| PositionChoice {
                position: Position::ALL[position],
                reason: String::new(),
                difference: String::new(),
            });
            made.scores.child = child.map(step);
            made.scores.households = homes
                .into_iter()
                .map(|(name, score)| household(["", "hos mor", "hos far", "Hos Mor"][name], score))
                .collect();
            made
        })
}

/// Every accord of a comparison by what it is about, whatever the order of the raters.
fn accords(raters: &[&Assessment], instrument: &Instrument) -> Vec<(String, Accord)> {
    let compared = compare(raters, Some(instrument));
    let mut all = vec![
        ("position".to_owned(), compared.position.accord),
        ("child".to_owned(), compared.child.accord),
    ];
    for area in compared.areas {
        all.push((area.area.id.0.clone(), area.mark.accord));
        for (item, row) in area.items {
            all.push((item.id.0.clone(), row.accord));
        }
    }
    for (question, row) in compared.heightened {
        all.push((question.id.0.clone(), row.accord));
    }
    for home in compared.households {
        all.push((home.name.to_lowercase(), home.care.accord));
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_of_the_raters_gives_the_same_accords(
        (raters, mixed) in prop::collection::vec(any_assessment(), 1..5)
            .prop_flat_map(|raters| (Just(raters.clone()), Just(raters).prop_shuffle()))
    ) {
        let instrument = instrument();
        let (raters, mixed): (Vec<_>, Vec<_>) = (raters.iter().collect(), mixed.iter().collect());
        prop_assert_eq!(accords(&raters, &instrument), accords(&mixed, &instrument));
    }

    #[test]
    fn nobody_differs_from_themselves(rater in any_assessment(), times in 2usize..5) {
        let instrument = instrument();
        let same = vec![&rater; times];
        for (what, accord) in accords(&same, &instrument) {
            prop_assert_ne!(accord, Accord::Differ, "{}", what);
        }
        let compared = compare(&same, Some(&instrument));
        for (item, row) in compared.areas.iter().flat_map(|area| &area.items) {
            let usable = matches!(row.voices[0], Voice::Said(said) if said.is_usable());
            prop_assert_eq!(row.accord == Accord::Agree, usable, "{:?}", item.id);
        }
    }

    #[test]
    fn another_rater_never_turns_a_difference_into_accord(
        raters in prop::collection::vec(any_assessment(), 2..4),
        another in any_assessment(),
    ) {
        let instrument = instrument();
        let few: Vec<_> = raters.iter().collect();
        let more: Vec<_> = raters.iter().chain([&another]).collect();
        let after = accords(&more, &instrument);
        for (what, accord) in accords(&few, &instrument) {
            if accord == Accord::Differ {
                prop_assert!(after.contains(&(what.clone(), Accord::Differ)), "{}", what);
            }
        }
    }
}
