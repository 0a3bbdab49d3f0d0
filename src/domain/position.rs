//! The trivselsposition: how the child is doing in one context, chosen by a professional.

use serde::{Deserialize, Serialize};

/// The trivselsposition of the trivselsskema (trivselsskema.md 12.4).
///
/// It says how a child is doing in one context in one period, not what a child is: there are no
/// red children. It is ordered from the mildest to the most serious, since the decision table
/// needs "redder". The names on screen are the municipality's
/// ([`PositionLabels`](super::municipality::PositionLabels)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Green: the child is thriving.
    Groen,
    /// Yellow: something calls for attention.
    Gul,
    /// Red: there is reason for concern.
    Roed,
}

impl Position {
    /// Every position, mildest first.
    pub const ALL: [Self; 3] = [Self::Groen, Self::Gul, Self::Roed];
}
