//! One fact by its name, and one fact with an answer.

use serde::Serialize;

use super::{Answer3, Consent, Danger, OwnEfforts, Sign, Signs, SupportNeed};
use crate::domain::{boernelineal::Score, position::Position};

/// A fact that the table looks at. Each acute sign is a fact of its own, so that a reason names
/// the very sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactName {
    /// Is the child in danger now?
    Danger,
    /// An acute sign.
    Sign(Sign),
    /// The question of § 133.
    Q133,
    /// The trivselsposition.
    Position,
    /// The child on the børnelineal.
    Child,
    /// The parents on the børnelineal.
    Parents,
    /// Concrete and bounded?
    Bounded,
    /// Extent known?
    Extent,
    /// Where the parents stand.
    Consent,
    /// Own efforts.
    OwnEfforts,
    /// Earlier concern.
    EarlierConcern,
    /// Known disability only.
    KnownDisabilityOnly,
    /// The child is not born.
    Unborn,
    /// Open case.
    OpenCase,
}

impl FactName {
    /// Whether it is one of the acute questions, which are asked before all others.
    pub const fn is_acute(self) -> bool {
        matches!(self, Self::Danger | Self::Sign(_) | Self::Q133)
    }

    /// Every fact, in the order in which reasons are told: what is acute first.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Danger)
            .chain(Sign::ALL.iter().map(|&sign| Self::Sign(sign)))
            .chain([
                Self::Q133,
                Self::Position,
                Self::Child,
                Self::Parents,
                Self::Bounded,
                Self::Extent,
                Self::Consent,
                Self::OwnEfforts,
                Self::EarlierConcern,
                Self::KnownDisabilityOnly,
                Self::Unborn,
                Self::OpenCase,
            ])
    }

    /// The key in JSON and in the texts. The four signs share one.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Danger => "fare",
            Self::Sign(_) => "tegn",
            Self::Q133 => "q133",
            Self::Position => "T",
            Self::Child => "B",
            Self::Parents => "F",
            Self::Bounded => "afgr",
            Self::Extent => "omfang",
            Self::Consent => "sam",
            Self::OwnEfforts => "egne",
            Self::EarlierConcern => "foer",
            Self::KnownDisabilityOnly => "kendt_fn",
            Self::Unborn => "gravid",
            Self::OpenCase => "har_sag",
        }
    }
}

/// One fact with an answer. In JSON `{"sam":"samtykke"}`: what would be merged into the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum FactAnswer {
    /// The trivselsposition.
    #[serde(rename = "T")]
    Position(Option<Position>),
    /// The child on the børnelineal.
    #[serde(rename = "B")]
    Child(Option<Score>),
    /// The parents on the børnelineal.
    #[serde(rename = "F")]
    Parents(Option<Score>),
    /// Danger now.
    #[serde(rename = "fare")]
    Danger(Danger),
    /// Every acute sign that is ticked.
    #[serde(rename = "tegn")]
    Signs(Signs),
    /// The question of § 133.
    #[serde(rename = "q133")]
    Q133(SupportNeed),
    /// Concrete and bounded?
    #[serde(rename = "afgr")]
    Bounded(Answer3),
    /// Extent known?
    #[serde(rename = "omfang")]
    Extent(Answer3),
    /// Where the parents stand.
    #[serde(rename = "sam")]
    Consent(Consent),
    /// Own efforts.
    #[serde(rename = "egne")]
    OwnEfforts(OwnEfforts),
    /// Earlier concern.
    #[serde(rename = "foer")]
    EarlierConcern(bool),
    /// Known disability only.
    #[serde(rename = "kendt_fn")]
    KnownDisabilityOnly(bool),
    /// The child is not born.
    #[serde(rename = "gravid")]
    Unborn(bool),
    /// Open case.
    #[serde(rename = "har_sag")]
    OpenCase(Answer3),
}

/// The code under which the texts keep a step of a ruler, whichever step it is.
pub(in crate::domain::next_step) const SCORED: &str = "trin";

impl FactAnswer {
    /// Whether it says that something is not known (mangler, ved ikke on a ruler).
    pub fn is_unknown(self) -> bool {
        matches!(
            self,
            Self::Position(None) | Self::Child(None) | Self::Parents(None)
        )
    }

    /// The code under which the texts keep the answer; "ja" and "nej" for a tick, "trin" for any
    /// step of a ruler, nothing for the signs, which have a text each.
    pub(in crate::domain::next_step) fn code(self) -> &'static str {
        let tick = |yes| if yes { "ja" } else { "nej" };
        match self {
            Self::Position(Some(Position::Groen)) => "groen",
            Self::Position(Some(Position::Gul)) => "gul",
            Self::Position(Some(Position::Roed)) => "roed",
            Self::Position(None) => "mangler",
            Self::Child(Some(_)) | Self::Parents(Some(_)) => SCORED,
            Self::Child(None) | Self::Parents(None) => "ved_ikke",
            Self::Danger(value) => value.code(),
            Self::Signs(_) => "",
            Self::Q133(value) => value.code(),
            Self::Bounded(value) | Self::Extent(value) | Self::OpenCase(value) => value.code(),
            Self::Consent(value) => value.code(),
            Self::OwnEfforts(value) => value.code(),
            Self::EarlierConcern(yes) | Self::KnownDisabilityOnly(yes) | Self::Unborn(yes) => {
                tick(yes)
            }
        }
    }
}
