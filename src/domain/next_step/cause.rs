//! What made a rule hit, and the conditions that the rules are written in.

use super::facts::{Consent, FactName, Facts, OwnEfforts, Sign};
use crate::domain::{boernelineal::Score, position::Position};

/// The facts that made a rule hit: only those of its conditions that held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cause(u32);

impl Cause {
    /// No hit.
    pub const NONE: Self = Self(0);

    /// Whether the rule did not hit.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `fact` is part of what made the rule hit.
    pub const fn names(self, fact: FactName) -> bool {
        self.0 & bit(fact) != 0
    }

    /// The facts, in the order in which reasons are told.
    pub fn facts(self) -> impl Iterator<Item = FactName> {
        FactName::all().filter(move |&fact| self.names(fact))
    }

    /// Both must hold.
    #[inline]
    pub(super) fn and(self, other: Self) -> Self {
        // Multiplied instead of branched: every answer is as likely as the next to the walks over
        // all states, so the processor would guess wrong half the time.
        let both = u32::from(!self.is_empty() & !other.is_empty());
        Self((self.0 | other.0) * both)
    }

    /// One of them must hold; named are those that do.
    #[inline]
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[inline]
const fn bit(fact: FactName) -> u32 {
    1 << match fact {
        FactName::Danger => 0,
        FactName::Sign(Sign::VoldForaeldre) => 1,
        FactName::Sign(Sign::VoldAndre) => 2,
        FactName::Sign(Sign::SocialKontrol) => 3,
        FactName::Sign(Sign::Vanroegt) => 4,
        FactName::Q133 => 5,
        FactName::Position => 6,
        FactName::Child => 7,
        FactName::Parents => 8,
        FactName::Bounded => 9,
        FactName::Extent => 10,
        FactName::Consent => 11,
        FactName::OwnEfforts => 12,
        FactName::EarlierConcern => 13,
        FactName::KnownDisabilityOnly => 14,
        FactName::Unborn => 15,
        FactName::OpenCase => 16,
    }
}

/// The cause that names `fact`, where `condition` holds.
#[inline]
pub(super) fn holds(condition: bool, fact: FactName) -> Cause {
    Cause(bit(fact) * u32::from(condition))
}

/// The sign is ticked.
#[inline]
pub(super) fn sign(f: &Facts, sign: Sign) -> Cause {
    holds(f.signs.contains(sign), FactName::Sign(sign))
}

/// The position is chosen. "Mangler" is none.
#[inline]
pub(super) fn position(f: &Facts, is: Position) -> Cause {
    holds(f.position == Some(is), FactName::Position)
}

/// The parents stand there.
#[inline]
pub(super) fn consent(f: &Facts, is: Consent) -> Cause {
    holds(f.consent == is, FactName::Consent)
}

/// The own efforts stand there.
#[inline]
pub(super) fn efforts(f: &Facts, is: OwnEfforts) -> Cause {
    holds(f.own_efforts == is, FactName::OwnEfforts)
}

/// A score that is known and fits. "Ved ikke" fits nothing.
#[inline]
pub(super) fn child(f: &Facts, fits: impl Fn(u8) -> bool) -> Cause {
    holds(f.child.map(Score::get).is_some_and(fits), FactName::Child)
}

/// As [`child`], for the parents.
#[inline]
pub(super) fn parents(f: &Facts, fits: impl Fn(u8) -> bool) -> Cause {
    holds(
        f.parents.map(Score::get).is_some_and(fits),
        FactName::Parents,
    )
}

/// One of the rulers fits; named are those that do.
#[inline]
pub(super) fn either(f: &Facts, fits: impl Fn(u8) -> bool) -> Cause {
    child(f, &fits).or(parents(f, &fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_bit_of_its_own() {
        let all = FactName::all().fold(Cause::NONE, |cause, fact| cause.or(holds(true, fact)));
        assert_eq!(all.facts().count(), FactName::all().count());
        assert_eq!(all.0.count_ones() as usize, FactName::all().count());
    }

    #[test]
    fn cause_names_only_the_conditions_that_held() {
        let (yes, no) = (
            holds(true, FactName::Child),
            holds(false, FactName::Parents),
        );
        assert_eq!(yes.or(no).facts().collect::<Vec<_>>(), [FactName::Child]);
        assert_eq!(yes.and(no), Cause::NONE);
    }
}
