//! The steps that can be suggested, from nothing to an acute underretning.

use serde::{Deserialize, Serialize};

/// A next step (naeste-skridt.md, "Severity").
///
/// Deliberately without an order of its own: own efforts and sparring are equally severe, so
/// steps are compared by [`Step::severity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Step {
    /// No suggestion yet: knowledge is missing.
    #[serde(rename = "ingen")]
    Ingen,
    /// Go on with what is done for every child.
    #[serde(rename = "almen")]
    Almen,
    /// Own efforts in everyday life.
    #[serde(rename = "egne")]
    Egne,
    /// Professional sparring.
    #[serde(rename = "sparring")]
    Sparring,
    /// Talk with the parents.
    #[serde(rename = "tal")]
    Tal,
    /// A cross-professional network meeting.
    #[serde(rename = "netv")]
    Netvaerk,
    /// An early preventive effort (barnets lov § 30, formerly § 11.3).
    #[serde(rename = "p30")]
    P30,
    /// An underretning (barnets lov § 133).
    #[serde(rename = "und")]
    Underretning,
    /// An acute underretning: call now.
    #[serde(rename = "akut")]
    Akut,
}

impl Step {
    /// Every step, mildest first.
    pub const ALL: [Self; 9] = [
        Self::Ingen,
        Self::Almen,
        Self::Egne,
        Self::Sparring,
        Self::Tal,
        Self::Netvaerk,
        Self::P30,
        Self::Underretning,
        Self::Akut,
    ];

    /// How severe the step is, 0 to 7. Only good for comparing: own efforts and sparring are
    /// equal, and the distance between two steps means nothing.
    pub const fn severity(self) -> u8 {
        match self {
            Self::Ingen => 0,
            Self::Almen => 1,
            Self::Egne | Self::Sparring => 2,
            Self::Tal => 3,
            Self::Netvaerk => 4,
            Self::P30 => 5,
            Self::Underretning => 6,
            Self::Akut => 7,
        }
    }

    /// Whether the step is at least as severe as `other`.
    pub const fn at_least(self, other: Self) -> bool {
        self.severity() >= other.severity()
    }

    /// Whether the step cannot be taken without the parents. A screen shows no such step while
    /// contact with them is barred.
    pub const fn needs_parents(self) -> bool {
        matches!(self, Self::Tal | Self::Netvaerk | Self::P30)
    }

    /// Whether a step further down the stair can be asked for. Not from an underretning up, where
    /// it would question what must be done now, and not where nothing is below.
    pub const fn has_way_down(self) -> bool {
        !self.at_least(Self::Underretning) && self.severity() > Self::Almen.severity()
    }

    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ingen => "ingen",
            Self::Almen => "almen",
            Self::Egne => "egne",
            Self::Sparring => "sparring",
            Self::Tal => "tal",
            Self::Netvaerk => "netv",
            Self::P30 => "p30",
            Self::Underretning => "und",
            Self::Akut => "akut",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_in_order_never_get_milder() {
        assert!(Step::ALL.windows(2).all(|pair| pair[1].at_least(pair[0])));
        assert_eq!(Step::Egne.severity(), Step::Sparring.severity());
    }

    #[test]
    fn way_down_is_between_the_lowest_step_and_an_underretning() {
        use Step::{Egne, Netvaerk, P30, Sparring, Tal};
        let found: Vec<_> = Step::ALL
            .into_iter()
            .filter(|step| step.has_way_down())
            .collect();
        assert_eq!(found, [Egne, Sparring, Tal, Netvaerk, P30]);
    }

    #[test]
    fn every_code_is_the_one_in_json() {
        for step in Step::ALL {
            assert_eq!(serde_json::to_value(step).unwrap(), step.code());
        }
    }
}
