//! How long a child's records are kept.

use serde::{Deserialize, Serialize};

use crate::domain::flaw::Flaw;

/// Limits in months. They are our proposal (databeskyttelse.md C3, point 7): the municipality is
/// the controller and sets its own for each purpose. For comparison, KLE has 5 years after the
/// child has left or the case has ended for some kinds of records (C1, "Deletion").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepingLimits {
    /// Months after the child has left. Ours: 3.
    pub months_after_leaving: u16,
    /// Months after the last entry, whether the child has left or not. Ours: 60.
    pub months_after_last_entry: u16,
}

/// The longest that a municipality may set: 50 years.
const LONGEST: u16 = 600;

impl Default for KeepingLimits {
    fn default() -> Self {
        Self {
            months_after_leaving: 3,
            months_after_last_entry: 60,
        }
    }
}

impl KeepingLimits {
    /// Everything that is wrong with the limits; empty where they can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let of_use = |months| (1..=LONGEST).contains(&months);
        let mut flaws = Vec::new();
        if !of_use(self.months_after_leaving) || !of_use(self.months_after_last_entry) {
            flaws.push(Flaw::new("keeping", "is not between 1 and 600 months"));
        }
        if self.months_after_leaving > self.months_after_last_entry {
            flaws.push(Flaw::new(
                "keeping.monthsAfterLeaving",
                "is above monthsAfterLastEntry",
            ));
        }
        flaws
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_that_cannot_be_kept_are_flaws() {
        let flaws = |leaving, last| {
            let limits = KeepingLimits {
                months_after_leaving: leaving,
                months_after_last_entry: last,
            };
            limits.validate().len()
        };
        assert_eq!(KeepingLimits::default().validate(), []);
        assert_eq!(flaws(1, 600), 0);
        assert_eq!(flaws(0, 60), 1);
        assert_eq!(flaws(3, 601), 1);
        assert_eq!(flaws(61, 60), 1);
    }
}
