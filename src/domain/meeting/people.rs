//! Who sits at the table, and why.

use serde::{Deserialize, Serialize};

use crate::domain::assessment::{Profession, Professional};

/// Above so many people at the table a gentle hint is shown: what is it like for a family to sit
/// there (`seed_000_002.md` C12)? The number is ours.
pub const MANY: usize = 7;

/// As what somebody takes part in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttendeeRole {
    /// Pædagog.
    Paedagog,
    /// Dagplejer.
    Dagplejer,
    /// Dagplejepædagog.
    Dagplejepaedagog,
    /// Sundhedsplejerske.
    Sundhedsplejerske,
    /// Leader.
    Leder,
    /// Psychologist.
    Psykolog,
    /// The municipality's rådgiver (family department).
    Raadgiver,
    /// Another professional.
    AndenFagperson,
    /// Parent.
    Foraelder,
    /// Somebody from the family's own network.
    Netvaerk,
}

impl AttendeeRole {
    /// Every role, in the order of the choice.
    pub const ALL: [Self; 10] = [
        Self::Paedagog,
        Self::Dagplejer,
        Self::Dagplejepaedagog,
        Self::Sundhedsplejerske,
        Self::Leder,
        Self::Psykolog,
        Self::Raadgiver,
        Self::AndenFagperson,
        Self::Foraelder,
        Self::Netvaerk,
    ];

    /// Whether it is somebody of the family or around it.
    pub fn is_family(self) -> bool {
        matches!(self, Self::Foraelder | Self::Netvaerk)
    }
}

impl From<Profession> for AttendeeRole {
    fn from(profession: Profession) -> Self {
        match profession {
            Profession::Paedagog => Self::Paedagog,
            Profession::Dagplejer => Self::Dagplejer,
            Profession::Sundhedsplejerske => Self::Sundhedsplejerske,
        }
    }
}

/// Somebody at the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// The name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// As what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<AttendeeRole>,
    /// Why they are there: what they can do for the child.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl From<&Professional> for Attendee {
    fn from(professional: &Professional) -> Self {
        Self {
            name: professional.name.clone(),
            role: Some(professional.profession.into()),
            why: String::new(),
        }
    }
}
