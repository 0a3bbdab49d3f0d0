//! The data types of FHIR that we write.

use serde::Serialize;

/// A word of a code system.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Coding {
    pub(super) system: String,
    pub(super) code: String,
    pub(super) display: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
}

impl Coding {
    pub(super) fn new(
        system: impl Into<String>,
        code: impl Into<String>,
        display: impl Into<String>,
    ) -> Self {
        Self {
            system: system.into(),
            code: code.into(),
            display: display.into(),
            extension: Vec::new(),
        }
    }
}

/// Something said by codes, by words, or by both.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CodeableConcept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) coding: Vec<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

impl CodeableConcept {
    pub(super) fn coded(coding: Coding) -> Self {
        Self {
            coding: vec![coding],
            text: None,
        }
    }

    pub(super) fn said(text: impl Into<String>) -> Self {
        Self {
            coding: Vec::new(),
            text: Some(text.into()),
        }
    }
}

/// What FHIR itself has no place for.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Extension {
    pub(super) url: String,
    pub(super) value_decimal: u8,
}

/// A name for something in a system of names.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Identifier {
    pub(super) system: String,
    pub(super) value: String,
}

/// Another resource, or somebody who has none.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Reference {
    #[serde(rename = "reference", skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identifier: Option<Identifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display: Option<String>,
}

impl Reference {
    /// To an entry of the same bundle.
    pub(super) fn to(full_url: impl Into<String>) -> Self {
        Self {
            address: Some(full_url.into()),
            ..Self::default()
        }
    }
}

/// A line beside a resource.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Annotation {
    /// The day, where it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time: Option<String>,
    pub(super) text: String,
}

impl Annotation {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            time: None,
            text: text.into(),
        }
    }
}
