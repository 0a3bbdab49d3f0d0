//! The limits on the rulers that a municipality may change.

use serde::{Deserialize, Serialize};

use crate::domain::flaw::Flaw;

/// The limits on both rulers, 10 = best (naeste-skridt.md, rules 7, 9, 10, 14 to 16 and 20 to
/// 22). They are our proposal, neither law nor validated.
///
/// The limit of rule 6 is deliberately not among them: nobody may change it
/// ([`SAME_DAY_SCORE`](crate::domain::next_step::rules::SAME_DAY_SCORE)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// At this step or below: underretning (rules 7 and 9; 10 is the exception). Ours: 4.
    pub notify: u8,
    /// Above `notify` and up to this step: early help (rules 14 to 16). Ours: 6.
    pub early: u8,
    /// Above `early` and up to this step: own efforts (rule 20). Above it: nothing to do but go
    /// on (rule 22). Ours: 7.
    pub watch: u8,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            notify: 4,
            early: 6,
            watch: 7,
        }
    }
}

impl Thresholds {
    /// Whether a step lies where early help is thought of.
    pub const fn is_early(&self, score: u8) -> bool {
        self.notify < score && score <= self.early
    }

    /// Everything that is wrong with the limits; empty where they can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let order = [2, self.notify, self.early, self.watch, 10];
        if order.is_sorted_by(|a, b| a < b) {
            return Vec::new();
        }
        vec![Flaw::new(
            "thresholds",
            "must be 2 < notify < early < watch < 10",
        )]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_out_of_order_are_flawed() {
        let with = |notify, early, watch| {
            Thresholds {
                notify,
                early,
                watch,
            }
            .validate()
            .len()
        };
        assert_eq!(Thresholds::default().validate(), []);
        assert_eq!(with(3, 4, 5), 0);
        assert_eq!(with(2, 6, 7), 1);
        assert_eq!(with(4, 4, 7), 1);
        assert_eq!(with(4, 7, 6), 1);
        assert_eq!(with(4, 6, 10), 1);
    }
}
