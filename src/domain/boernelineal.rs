//! The børnelineal: two rulers of ten steps, 10 = best, never added and never averaged.

use serde::{Deserialize, Serialize};

use super::{flaw::Flaw, position::Position};

/// A step on a børnelineal ruler: 1 to 10, where 10 is best (boernelineal.md, "Brug").
///
/// Ordered, since the decision table compares steps; deliberately without arithmetic, since two
/// scores are never added or averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

impl Score {
    /// Every step, lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (1..=10).map(Self)
    }

    /// The step, if `value` is 1 to 10.
    pub const fn new(value: u8) -> Option<Self> {
        if 1 <= value && value <= 10 {
            Some(Self(value))
        } else {
            None
        }
    }

    /// The step as a number, 1 to 10.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// A number that is not a step of the ruler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a børnelineal score is 1 to 10, not {0}")]
pub struct NotAScore(u8);

impl TryFrom<u8> for Score {
    type Error = NotAScore;

    fn try_from(value: u8) -> Result<Self, NotAScore> {
        Self::new(value).ok_or(NotAScore(value))
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// Which ruler: the child's own, or the care around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoernelinealAxis {
    /// The child's development and well-being.
    Child,
    /// The parents' care, scored per household.
    Parents,
}

/// One edition of the børnelineal as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Boernelineal {
    /// Which instrument it is: `boernelineal`.
    pub instrument: String,
    /// The edition, stored with every score.
    pub edition: String,
    /// What may be said of its standing: it is not validated.
    pub status: String,
    /// The direction, printed beside every ruler: other scales turn the other way.
    pub best: String,
    /// The two rulers.
    pub axes: Vec<Ruler>,
    /// What the steps of the child's ruler can look like at an age: support, not a check list.
    pub age_examples: Vec<AgeExamples>,
    /// Which steps lie in the same field as which position.
    pub position_ranges: Vec<PositionRange>,
}

/// One ruler with its bands and steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruler {
    /// Which ruler.
    pub id: BoernelinealAxis,
    /// Its name on screen.
    pub title: String,
    /// What is asked.
    pub question: String,
    /// The bands, best first.
    pub bands: Vec<RulerBand>,
    /// The steps, best first.
    pub steps: Vec<RulerStep>,
}

/// A band of neighbouring steps with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulerBand {
    /// Its name.
    pub label: String,
    /// Its lowest step.
    pub from: Score,
    /// Its highest step.
    pub to: Score,
}

/// A step with its description in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulerStep {
    /// The step.
    pub score: Score,
    /// What it looks like.
    pub text: String,
}

/// Examples for one age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgeExamples {
    /// The age as shown.
    pub label: String,
    /// The youngest age in whole months.
    pub from_months: u16,
    /// The oldest age in whole months, that month included.
    pub to_months: u16,
    /// An example for each band.
    pub examples: Vec<RangeExample>,
}

/// An example for neighbouring steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangeExample {
    /// The lowest step.
    pub from: Score,
    /// The highest step.
    pub to: Score,
    /// The example.
    pub text: String,
}

/// The steps of the child's ruler that lie in the same field as a position
/// (boernelineal.md E4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionRange {
    /// The position.
    pub position: Position,
    /// The lowest step.
    pub from: Score,
    /// The highest step.
    pub to: Score,
}

/// What a professional said on a ruler: a step, or "ved ikke", which is a valid answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RulerAnswer {
    /// "Ved ikke".
    VedIkke,
    /// A step.
    Step(Score),
}

impl RulerAnswer {
    /// The step, unless it is "ved ikke".
    pub fn score(self) -> Option<Score> {
        match self {
            Self::VedIkke => None,
            Self::Step(score) => Some(score),
        }
    }
}

/// The care in one household, as one professional scored it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdScore {
    /// Whose household, in the professional's words: "hos mor". May be empty for a single one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub household: String,
    /// The answer; nothing where it is not scored yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<RulerAnswer>,
}

/// Both rulers as one professional scored them. Never added, never averaged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoernelinealScores {
    /// The edition of the ruler that was used; empty until something is scored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub edition: String,
    /// The child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<RulerAnswer>,
    /// The care, a household each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub households: Vec<HouseholdScore>,
}

impl BoernelinealScores {
    /// The child's step, where there is one.
    pub fn child_score(&self) -> Option<Score> {
        self.child.and_then(RulerAnswer::score)
    }

    /// The lowest step of any household: it is the one that counts and is shown first
    /// (boernelineal.md E, "Brug").
    pub fn lowest_household(&self) -> Option<Score> {
        self.households
            .iter()
            .filter_map(|household| household.answer?.score())
            .min()
    }
}

impl Boernelineal {
    /// The ruler of an axis.
    pub fn ruler(&self, axis: BoernelinealAxis) -> Option<&Ruler> {
        self.axes.iter().find(|ruler| ruler.id == axis)
    }

    /// The age examples for a child of `months`.
    pub fn examples_for(&self, months: u16) -> Option<&AgeExamples> {
        self.age_examples
            .iter()
            .find(|e| (e.from_months..=e.to_months).contains(&months))
    }

    /// Whether position and step lie in different fields: something to talk about, and the more
    /// serious of the two counts until it is (boernelineal.md E4).
    pub fn points_elsewhere(&self, position: Position, score: Score) -> bool {
        self.position_ranges
            .iter()
            .any(|r| r.position == position && !(r.from..=r.to).contains(&score))
    }

    /// Everything that is wrong with the edition; empty where it can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        for axis in [BoernelinealAxis::Child, BoernelinealAxis::Parents] {
            let count = self.axes.iter().filter(|ruler| ruler.id == axis).count();
            if count != 1 {
                flaws.push(Flaw::new("axes", format!("{axis:?} stands {count} times")));
            }
        }
        for ruler in &self.axes {
            let place = format!("axes.{:?}", ruler.id);
            if !ruler.steps.iter().map(|s| s.score).eq(Score::all().rev()) {
                flaws.push(Flaw::new(format!("{place}.steps"), "are not 10 down to 1"));
            }
            for step in ruler
                .steps
                .iter()
                .filter(|step| step.text.trim().is_empty())
            {
                flaws.push(Flaw::new(
                    format!("{place}.steps.{}", step.score.get()),
                    "is empty",
                ));
            }
            one_each(
                &mut flaws,
                &format!("{place}.bands"),
                ruler.bands.iter().map(|b| (b.from, b.to)),
            );
        }
        for ages in &self.age_examples {
            let ranges = ages.examples.iter().map(|e| (e.from, e.to));
            one_each(&mut flaws, &format!("ageExamples.{}", ages.label), ranges);
        }
        let ranges = self.position_ranges.iter().map(|r| (r.from, r.to));
        one_each(&mut flaws, "positionRanges", ranges);
        flaws
    }
}

impl Ruler {
    /// The band that a step lies in.
    pub fn band(&self, score: Score) -> Option<&RulerBand> {
        self.bands
            .iter()
            .find(|band| (band.from..=band.to).contains(&score))
    }

    /// The description of a step.
    pub fn step(&self, score: Score) -> Option<&RulerStep> {
        self.steps.iter().find(|step| step.score == score)
    }
}

fn one_each(flaws: &mut Vec<Flaw>, place: &str, ranges: impl Iterator<Item = (Score, Score)>) {
    let ranges: Vec<_> = ranges.collect();
    for score in Score::all() {
        let count = ranges
            .iter()
            .filter(|(from, to)| (*from..=*to).contains(&score))
            .count();
        if count != 1 {
            flaws.push(Flaw::new(
                place,
                format!("step {} lies in {count} ranges", score.get()),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn score_outside_1_to_10_is_refused() {
        assert_eq!(Score::new(0), None);
        assert_eq!(Score::new(11), None);
        assert!(Score::all().all(|s| Score::new(s.get()) == Some(s)));
    }

    #[test]
    fn lowest_household_counts_and_unknown_does_not() {
        let household = |answer| HouseholdScore {
            answer,
            ..HouseholdScore::default()
        };
        let step = |n| Some(RulerAnswer::Step(Score::new(n).unwrap()));
        let scores = BoernelinealScores {
            households: vec![
                household(step(8)),
                household(Some(RulerAnswer::VedIkke)),
                household(step(6)),
                household(None),
            ],
            ..BoernelinealScores::default()
        };
        assert_eq!(scores.lowest_household(), Score::new(6));
        assert_eq!(BoernelinealScores::default().lowest_household(), None);
    }

    #[test]
    fn position_and_step_in_different_fields_are_noticed() {
        let ruler = crate::content::boernelineal::of_edition("2026-1").unwrap();
        let elsewhere = |position, n| ruler.points_elsewhere(position, Score::new(n).unwrap());
        assert!(!elsewhere(Position::Gul, 6));
        assert!(elsewhere(Position::Groen, 7));
        assert!(elsewhere(Position::Roed, 5));
    }

    #[test]
    fn ruler_with_a_missing_step_is_a_flaw_at_its_place() {
        let mut ruler = crate::content::boernelineal::of_edition("2026-1").unwrap();
        ruler.axes[0].steps.remove(3);
        let flaws = ruler.validate();
        assert_eq!(flaws.len(), 1);
        assert_eq!(
            flaws[0].to_string(),
            "axes.Child.steps: are not 10 down to 1"
        );
    }
}
