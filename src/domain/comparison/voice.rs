//! One thing as each rater said it, and whether they see the same.

use crate::domain::{
    boernelineal::RulerAnswer,
    position::Position,
    response::{Answer, AreaMark},
};

/// Steps of a ruler from which a difference is something to talk about.
const RULER_DIFFERENCE: u8 = 2;

/// What one rater said about one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice<T> {
    /// The rater's form does not hold it: another role, age band or edition, or no form at all.
    NotAsked,
    /// It was asked and not answered.
    Silent,
    /// The answer, "ved ikke" among them.
    Said(T),
}

/// An answer that can be held against another one.
pub trait Comparable: Copy {
    /// Whether it says something about the child: "ved ikke" and "ikke relevant" do not.
    fn is_usable(self) -> bool;
    /// Whether the two are so far apart that there is something to talk about.
    fn differs(self, other: Self) -> bool;
}

impl Comparable for Answer {
    fn is_usable(self) -> bool {
        Self::is_usable(self)
    }
    fn differs(self, other: Self) -> bool {
        self != other
    }
}

impl Comparable for AreaMark {
    fn is_usable(self) -> bool {
        self != Self::IkkeVurderet
    }
    fn differs(self, other: Self) -> bool {
        self != other
    }
}

impl Comparable for Position {
    fn is_usable(self) -> bool {
        true
    }
    fn differs(self, other: Self) -> bool {
        self != other
    }
}

/// A cross at a question of heightened attention, or none.
impl Comparable for bool {
    fn is_usable(self) -> bool {
        true
    }
    fn differs(self, other: Self) -> bool {
        self != other
    }
}

impl Comparable for RulerAnswer {
    fn is_usable(self) -> bool {
        self != Self::VedIkke
    }
    fn differs(self, other: Self) -> bool {
        self.score()
            .zip(other.score())
            .is_some_and(|(one, other)| one.get().abs_diff(other.get()) >= RULER_DIFFERENCE)
    }
}

/// Whether the raters see the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accord {
    /// At least two said something usable, and no two are apart.
    Agree,
    /// At least two are apart.
    Differ,
    /// Fewer than two said something usable.
    Incomparable,
}

/// One thing with each rater's voice, in the order of the raters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<T> {
    /// The voices.
    pub voices: Vec<Voice<T>>,
    /// Whether they see the same.
    pub accord: Accord,
}

impl<T: Comparable> Row<T> {
    /// Holds the voices against each other.
    pub fn of(voices: Vec<Voice<T>>) -> Self {
        let usable: Vec<T> = voices
            .iter()
            .filter_map(|voice| match voice {
                Voice::Said(said) if said.is_usable() => Some(*said),
                _ => None,
            })
            .collect();
        let apart = usable
            .iter()
            .any(|one| usable.iter().any(|other| one.differs(*other)));
        let accord = if usable.len() < 2 {
            Accord::Incomparable
        } else if apart {
            Accord::Differ
        } else {
            Accord::Agree
        };
        Self { voices, accord }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::boernelineal::Score;

    fn step(score: u8) -> RulerAnswer {
        Score::new(score).map_or(RulerAnswer::VedIkke, RulerAnswer::Step)
    }

    #[test]
    fn answers_that_say_nothing_are_no_difference() {
        use Answer::{D, I, S, T, V};
        let said = |answers: &[Answer]| {
            let voices = answers.iter().copied().map(Voice::Said).collect();
            Row::of(voices).accord
        };
        assert_eq!(said(&[T, D]), Accord::Differ);
        assert_eq!(said(&[T, V, S]), Accord::Differ);
        assert_eq!(said(&[D, D, I]), Accord::Agree);
        for silent in [&[T, V][..], &[T, I], &[V, V], &[T], &[]] {
            assert_eq!(said(silent), Accord::Incomparable, "{silent:?}");
        }
        let voices = vec![Voice::Said(T), Voice::Silent, Voice::NotAsked];
        assert_eq!(Row::of(voices).accord, Accord::Incomparable);
    }

    #[test]
    fn rulers_are_apart_from_two_steps_on_even_through_a_third() {
        let said = |scores: &[u8]| {
            let voices = scores.iter().map(|s| Voice::Said(step(*s))).collect();
            Row::of(voices).accord
        };
        assert_eq!(said(&[6, 7]), Accord::Agree);
        assert_eq!(said(&[6, 8]), Accord::Differ);
        assert_eq!(said(&[5, 6, 7]), Accord::Differ);
        assert_eq!(said(&[5, 0]), Accord::Incomparable);
    }
}
