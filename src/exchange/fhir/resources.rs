//! The resources of FHIR that we write, with the elements that we use.

use serde::Serialize;

use super::elements::{Annotation, CodeableConcept, Coding, Extension, Identifier, Reference};

/// One resource, said by its type.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "resourceType")]
pub(super) enum Resource {
    Bundle(Bundle),
    Questionnaire(Questionnaire),
    QuestionnaireResponse(QuestionnaireResponse),
    Observation(Box<Observation>),
    ServiceRequest(Box<ServiceRequest>),
    CarePlan(Box<CarePlan>),
    Provenance(Provenance),
}

impl Resource {
    /// Its type, as an address says it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Bundle(_) => "Bundle",
            Self::Questionnaire(_) => "Questionnaire",
            Self::QuestionnaireResponse(_) => "QuestionnaireResponse",
            Self::Observation(_) => "Observation",
            Self::ServiceRequest(_) => "ServiceRequest",
            Self::CarePlan(_) => "CarePlan",
            Self::Provenance(_) => "Provenance",
        }
    }

    /// Its id among those of its type. A bundle goes by its identifier.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Bundle(one) => &one.identifier.value,
            Self::Questionnaire(one) => &one.id,
            Self::QuestionnaireResponse(one) => &one.id,
            Self::Observation(one) => &one.id,
            Self::ServiceRequest(one) => &one.id,
            Self::CarePlan(one) => &one.id,
            Self::Provenance(one) => &one.id,
        }
    }

    /// As JSON. These resources always have a JSON form.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Bundle {
    pub(super) identifier: Identifier,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) timestamp: String,
    pub(super) entry: Vec<Entry>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    pub(super) full_url: String,
    pub(super) resource: Resource,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Questionnaire {
    pub(super) id: String,
    pub(super) url: String,
    pub(super) version: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) status: &'static str,
    pub(super) subject_type: [&'static str; 1],
    pub(super) description: String,
    pub(super) item: Vec<QuestionnaireItem>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct QuestionnaireItem {
    pub(super) link_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prefix: Option<String>,
    pub(super) text: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) enable_when: Vec<EnableWhen>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) answer_option: Vec<AnswerOption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item: Vec<QuestionnaireItem>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EnableWhen {
    pub(super) question: String,
    pub(super) operator: &'static str,
    pub(super) answer_boolean: bool,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AnswerOption {
    /// `ordinalValue` stands on the option, where FHIR's own examples have it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) value_coding: Coding,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct QuestionnaireResponse {
    pub(super) id: String,
    pub(super) questionnaire: String,
    pub(super) status: &'static str,
    pub(super) subject: Reference,
    pub(super) authored: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item: Vec<ResponseItem>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResponseItem {
    pub(super) link_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) answer: Vec<ResponseAnswer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item: Vec<ResponseItem>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) enum ResponseAnswer {
    #[serde(rename = "valueCoding")]
    Coding(Coding),
    #[serde(rename = "valueBoolean")]
    Boolean(bool),
    #[serde(rename = "valueString")]
    String(String),
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Observation {
    pub(super) id: String,
    pub(super) status: &'static str,
    pub(super) code: CodeableConcept,
    pub(super) subject: Reference,
    pub(super) effective_date_time: String,
    pub(super) performer: Vec<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_integer: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_codeable_concept: Option<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) data_absent_reason: Option<CodeableConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) note: Vec<Annotation>,
    pub(super) method: CodeableConcept,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) reference_range: Vec<ReferenceRange>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) derived_from: Vec<Reference>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct ReferenceRange {
    pub(super) text: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ServiceRequest {
    pub(super) id: String,
    pub(super) status: &'static str,
    pub(super) intent: &'static str,
    pub(super) code: CodeableConcept,
    pub(super) subject: Reference,
    pub(super) authored_on: String,
    pub(super) requester: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) supporting_info: Vec<Reference>,
    pub(super) note: Vec<Annotation>,
}

/// One effort. FHIR's goals are resources of their own; ours is the plan's description.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CarePlan {
    pub(super) id: String,
    pub(super) status: &'static str,
    pub(super) intent: &'static str,
    pub(super) category: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    pub(super) subject: Reference,
    pub(super) period: Period,
    pub(super) created: String,
    pub(super) author: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) supporting_info: Vec<Reference>,
    pub(super) activity: [Activity; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) note: Vec<Annotation>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Period {
    pub(super) start: String,
    pub(super) end: String,
}

/// What is done, with a line for each follow-up.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Activity {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) progress: Vec<Annotation>,
    pub(super) detail: ActivityDetail,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct ActivityDetail {
    pub(super) status: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Provenance {
    pub(super) id: String,
    pub(super) target: Vec<Reference>,
    pub(super) recorded: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) policy: Vec<String>,
    pub(super) agent: [Agent; 1],
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Agent {
    pub(super) who: Reference,
}
