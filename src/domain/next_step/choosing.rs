//! How the hits are weeded out, and which of them is the main suggestion (naeste-skridt.md,
//! "Choosing").

use super::rules::{NO_SUGGESTION, POINTS_BOTH_WAYS};

/// Every rule from the most severe to the mildest, a tie by the lowest number.
const BY_SEVERITY: [u8; 24] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 15, 16, 10, 13, 17, 18, 11, 19, 20, 23, 21, 22, 0,
];

/// A set of rules by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RuleSet(u32);

/// Rules that beat the exception 10.
const BEATS_10: RuleSet = RuleSet::span(1, 8).with(12).with(14);
/// Rules under which nothing that needs contact with the parents is suggested.
const BARS_CONTACT: RuleSet = RuleSet::span(1, 5);
/// Rules that need contact with the parents.
const NEEDS_CONTACT: RuleSet = RuleSet::span(15, 22).with(10).with(13);
/// Conclusions that are too mild to draw from missing answers.
const MILD: RuleSet = RuleSet::span(20, 22);

impl RuleSet {
    /// No rule.
    pub const NONE: Self = Self(0);

    const fn span(first: u8, last: u8) -> Self {
        Self((2 << last) - (1 << first))
    }

    /// The set with rule `number`, 0 to 23.
    #[inline]
    pub(super) const fn with(self, number: u8) -> Self {
        Self(self.0 | 1 << number)
    }

    /// As [`RuleSet::with`] where `hit`; otherwise the same set.
    #[inline]
    pub(super) fn with_if(self, number: u8, hit: bool) -> Self {
        Self(self.0 | u32::from(hit) << number)
    }

    #[inline]
    const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    #[inline]
    const fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// What is left where contact with the parents is barred by something else than these hits;
    /// never empty. The exception 10 needs the parents: without them its rule holds, which is 9.
    pub(super) fn without_contact(self, lack_knowledge: bool) -> Self {
        let left = self.with_if(9, self.contains(10));
        filled(left.without(NEEDS_CONTACT), lack_knowledge)
    }

    /// Whether rule `number` is in the set.
    #[inline]
    pub const fn contains(self, number: u8) -> bool {
        number < 32 && self.0 & (1 << number) != 0
    }

    /// The numbers, lowest first.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..=POINTS_BOTH_WAYS).filter(move |&number| self.contains(number))
    }

    /// The most severe rule of the set, on a tie the lowest number. Rule 0 for the empty set.
    #[inline]
    pub fn main(self) -> u8 {
        BY_SEVERITY
            .into_iter()
            .find(|&number| self.contains(number))
            .unwrap_or(NO_SUGGESTION)
    }
}

/// The hits that are left (choosing, 2 to 5); never empty.
#[inline]
pub fn choose(hits: RuleSet, lack_knowledge: bool) -> RuleSet {
    let mut left = hits;
    if left.contains(9) && left.contains(10) {
        let dropped = if left.meets(BEATS_10) { 10 } else { 9 };
        left = left.without(RuleSet::NONE.with(dropped));
    }
    if lack_knowledge {
        left = left.without(MILD);
    }
    if left.meets(BARS_CONTACT) {
        left = left.without(NEEDS_CONTACT);
    }
    filled(left, lack_knowledge)
}

#[inline]
fn filled(left: RuleSet, lack_knowledge: bool) -> RuleSet {
    if left != RuleSet::NONE {
        left
    } else if lack_knowledge {
        left.with(NO_SUGGESTION)
    } else {
        left.with(POINTS_BOTH_WAYS)
    }
}

impl FromIterator<u8> for RuleSet {
    fn from_iter<I: IntoIterator<Item = u8>>(numbers: I) -> Self {
        numbers.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::rules::step_of, *};

    #[test]
    fn by_severity_agrees_with_the_table() {
        let mut sorted: Vec<u8> = (0..=POINTS_BOTH_WAYS).collect();
        sorted.sort_by_key(|&n| (std::cmp::Reverse(step_of(n).unwrap().severity()), n));
        assert_eq!(BY_SEVERITY.as_slice(), sorted);
    }

    #[test]
    fn span_holds_its_ends_and_nothing_else() {
        assert!(RuleSet::span(15, 22).iter().eq(15..=22));
    }
}
