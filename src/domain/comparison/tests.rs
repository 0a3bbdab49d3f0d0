//! Comparisons of assessments made up for them, and what holds for all of them.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    assessment::{Assessment, PositionChoice, Profession, Professional},
    boernelineal::{HouseholdScore, RulerAnswer, Score},
    date::Moment,
    instrument::{AreaId, BandId, Instrument, Role},
    position::Position,
    response::{Answer, AreaMark, Response},
};

fn instrument() -> Instrument {
    crate::content::trivselsskema::current().unwrap()
}

fn at(date: &str) -> Moment {
    Moment {
        date: date.parse().unwrap(),
        minute: 0,
    }
}

fn empty(name: &str, profession: Profession, band: &str) -> Assessment {
    let author = Professional {
        name: name.into(),
        profession,
    };
    let response = Response::new(&instrument().edition, profession.role(), BandId::from(band));
    Assessment::begin("c".into(), author, at("2026-11-01"), Some(response))
}

fn step(score: u8) -> RulerAnswer {
    Score::new(score).map_or(RulerAnswer::VedIkke, RulerAnswer::Step)
}

fn household(name: &str, score: u8) -> HouseholdScore {
    HouseholdScore {
        household: name.into(),
        answer: Some(step(score)),
    }
}

fn answer(assessment: &mut Assessment, area: &str, answers: &[Answer]) {
    let instrument = instrument();
    let response = assessment.response.as_mut().unwrap();
    let asked = response.asked(&instrument);
    let (area, items) = asked
        .into_iter()
        .find(|(found, _)| found.id.as_str() == area)
        .unwrap();
    for (item, answer) in items.into_iter().zip(answers) {
        let given = response.area_mut(&area.id);
        given.answers.insert(item.id.clone(), *answer);
    }
}

#[test]
fn item_of_another_role_or_band_was_not_asked() {
    let instrument = instrument();
    let mut mette = empty("Mette", Profession::Paedagog, "C");
    let mut sara = empty("Sara", Profession::Sundhedsplejerske, "C");
    for rater in [&mut mette, &mut sara] {
        answer(rater, "tryg", &[Answer::T; 9]);
    }
    let compared = compare(&[&mette, &sara], Some(&instrument));
    let rows = || compared.areas.iter().flat_map(|area| &area.items);
    for (item, row) in rows() {
        for (voice, role) in row.voices.iter().zip(Role::ALL) {
            assert_eq!(
                *voice == Voice::NotAsked,
                !item.roles.contains(&role),
                "{:?}",
                item.id
            );
        }
    }
    assert!(rows().any(|(_, row)| row.voices.contains(&Voice::NotAsked)));
    assert!(rows().any(|(_, row)| row.accord == Accord::Agree));

    let younger = empty("Ole", Profession::Paedagog, "B");
    let compared = compare(&[&mette, &younger], Some(&instrument));
    for (item, row) in compared.areas.iter().flat_map(|area| &area.items) {
        for (voice, band) in row.voices.iter().zip(["C", "B"]) {
            let asked = item.bands.contains(&BandId::from(band));
            assert_eq!(*voice != Voice::NotAsked, asked, "{:?}", item.id);
        }
        assert_eq!(row.accord, Accord::Incomparable);
    }
}

#[test]
fn form_of_another_edition_is_not_held_against_this_one() {
    let instrument = instrument();
    let mut mette = empty("Mette", Profession::Paedagog, "C");
    let mut old = empty("Ole", Profession::Paedagog, "C");
    answer(&mut mette, "tryg", &[Answer::T; 9]);
    answer(&mut old, "tryg", &[Answer::S; 9]);
    old.response.as_mut().unwrap().edition = "2020-1".into();
    let compared = compare(&[&mette, &old], Some(&instrument));
    assert!(compared.areas.iter().all(|area| !area.differs()));
}

#[test]
fn homes_are_matched_by_name_and_an_unnamed_one_of_several_never() {
    let mut mette = empty("Mette", Profession::Paedagog, "C");
    let mut hanne = empty("Hanne", Profession::Paedagog, "C");
    mette.scores.households = vec![household("Hos mor", 8), household("hos far", 4)];
    hanne.scores.households = vec![household("hos far ", 5), household("", 2)];
    let compared = compare(&[&mette, &hanne], None);
    let found: Vec<_> = compared
        .households
        .iter()
        .map(|home| (home.name.as_str(), home.care.accord))
        .collect();
    assert_eq!(
        found,
        [
            ("husstand 2 uden navn", Accord::Incomparable),
            ("hos far", Accord::Agree),
            ("Hos mor", Accord::Incomparable),
        ]
    );
    mette.scores.households = vec![household("", 8)];
    hanne.scores.households = vec![household(" ", 5)];
    let compared = compare(&[&mette, &hanne], None);
    assert_eq!(compared.households.len(), 1);
    assert_eq!(compared.households[0].care.accord, Accord::Differ);
}

#[test]
fn one_cross_at_heightened_attention_is_shown_and_differs() {
    let instrument = instrument();
    let mette = empty("Mette", Profession::Paedagog, "C");
    let mut hanne = empty("Hanne", Profession::Paedagog, "C");
    let response = hanne.response.as_mut().unwrap();
    response.heightened.entry("x4".into()).or_default().yes = true;
    let compared = compare(&[&mette, &hanne], Some(&instrument));
    let [(question, row)] = compared.heightened.as_slice() else {
        panic!("{:?}", compared.heightened);
    };
    assert_eq!(question.id.as_str(), "x4");
    assert_eq!(row.accord, Accord::Differ);
    assert!(compare(&[&mette], Some(&instrument)).heightened.is_empty());
}

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
