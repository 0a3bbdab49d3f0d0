//! The børnelineal: two rulers of ten steps, 10 = best, never added and never averaged.

use serde::{Deserialize, Serialize};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn score_outside_1_to_10_is_refused() {
        assert_eq!(Score::new(0), None);
        assert_eq!(Score::new(11), None);
        assert!(Score::all().all(|s| Score::new(s.get()) == Some(s)));
    }
}
