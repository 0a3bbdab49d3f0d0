//! That everybody waits with the parents of a child, and nothing else: not who has seen something,
//! nor what, nor which route was begun.
//!
//! It stands while somebody has not said yet whether their suspicion may concern a colleague. Until
//! then nobody else may know of it, and nobody may tell the parents either.

use serde::{Deserialize, Serialize};

use crate::domain::{assessment::Professional, date::Moment};

/// That contact with the parents of a child waits. It holds no time either: that would tell who had
/// the tablet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactBar {
    /// The child, by record id.
    pub child: String,
    /// Its end, where somebody else has brought it about: whoever it comes from takes it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<Lifted>,
}

/// That somebody has taken it on themselves that the parents may be contacted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifted {
    /// Why. Never empty.
    pub reason: String,
    /// Who.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

impl ContactBar {
    /// One that stands.
    pub fn new(child: String) -> Self {
        Self {
            child,
            lifted: None,
        }
    }

    /// Whether it bars contact.
    pub fn stands(&self) -> bool {
        self.lifted.is_none()
    }
}
