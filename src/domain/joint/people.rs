//! Who takes part in a joint assessment.

use serde::{Deserialize, Serialize};

use crate::domain::assessment::{Profession, Professional};

/// As what somebody takes part in the joint assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantRole {
    /// Pædagog.
    Paedagog,
    /// Dagplejer.
    Dagplejer,
    /// Sundhedsplejerske.
    Sundhedsplejerske,
    /// Dagplejepædagog: a dagplejer's second pair of eyes.
    Dagplejepaedagog,
    /// Leader.
    Leder,
    /// Another professional.
    AndenFagperson,
    /// Parent: a sundhedsplejerske's second pair of eyes, in the talk.
    Foraelder,
}

impl ParticipantRole {
    /// Every role, in the order of the choice.
    pub const ALL: [Self; 7] = [
        Self::Paedagog,
        Self::Dagplejer,
        Self::Sundhedsplejerske,
        Self::Dagplejepaedagog,
        Self::Leder,
        Self::AndenFagperson,
        Self::Foraelder,
    ];
}

impl From<Profession> for ParticipantRole {
    fn from(profession: Profession) -> Self {
        match profession {
            Profession::Paedagog => Self::Paedagog,
            Profession::Dagplejer => Self::Dagplejer,
            Profession::Sundhedsplejerske => Self::Sundhedsplejerske,
        }
    }
}

/// Somebody who takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// As what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<ParticipantRole>,
}

impl Participant {
    pub(super) fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.role.is_none()
    }

    pub(super) fn is_whole(&self) -> bool {
        !self.name.trim().is_empty() && self.role.is_some()
    }
}

impl From<&Professional> for Participant {
    fn from(professional: &Professional) -> Self {
        Self {
            name: professional.name.clone(),
            role: Some(professional.profession.into()),
        }
    }
}
