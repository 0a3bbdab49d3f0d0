//! The homes of a child, matched across raters by name.

use std::collections::BTreeMap;

use super::voice::{Accord, Row, Voice};
use crate::domain::{
    assessment::Assessment,
    boernelineal::{HouseholdScore, RulerAnswer},
};

/// A household's care side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdComparison {
    /// The household as it was first named; empty for an only one without a name.
    pub name: String,
    /// The answers. Never held against each other where nobody said which of several homes it is.
    pub care: Row<RulerAnswer>,
}

/// Which home a score is about: its name and the how manieth of that name, or, where one of
/// several has no name, its place with that rater.
type Home = (Option<String>, usize);

fn homes(scores: &[HouseholdScore]) -> Vec<(Home, &HouseholdScore)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    scores
        .iter()
        .enumerate()
        .map(|(index, household)| {
            let name = household.household.trim().to_lowercase();
            if name.is_empty() && scores.len() > 1 {
                return ((None, index), household);
            }
            let nth = seen.entry(name.clone()).or_default();
            *nth += 1;
            ((Some(name), *nth), household)
        })
        .collect()
}

/// The households, each with what every rater said of its care.
pub(super) fn households(raters: &[&Assessment]) -> Vec<HouseholdComparison> {
    let of_rater: Vec<BTreeMap<Home, &HouseholdScore>> = raters
        .iter()
        .map(|rater| homes(&rater.scores.households).into_iter().collect())
        .collect();
    let mut all: BTreeMap<&Home, &HouseholdScore> = BTreeMap::new();
    for (home, household) in of_rater.iter().flatten() {
        all.entry(home).or_insert(household);
    }
    all.into_iter()
        .map(|(home, household)| {
            let voices = of_rater
                .iter()
                .map(|homes| match homes.get(home) {
                    None => Voice::NotAsked,
                    Some(score) => score.answer.map_or(Voice::Silent, Voice::Said),
                })
                .collect();
            let mut care = Row::of(voices);
            let mut name = household.household.trim().to_owned();
            if let (None, index) = home {
                care.accord = Accord::Incomparable;
                name = format!("husstand {} uden navn", index + 1);
            }
            HouseholdComparison { name, care }
        })
        .collect()
}
