//! One child's course as a FHIR `Bundle`: a collection of all that stands about the child.

use super::{
    elements::{Identifier, Reference},
    questionnaire::{form, system},
    resources::{Bundle, Entry, Resource},
    response::response,
    result::{observations, provenance, service_request},
    time::instant,
};
use crate::{
    domain::date::Moment,
    exchange::course::{Course, Rated},
};

/// The child, by the record's id unless names go with the course.
pub(super) fn subject(course: &Course<'_>) -> Reference {
    Reference {
        kind: Some("Patient"),
        identifier: Some(Identifier {
            system: system(course.terms, "barn"),
            value: course.id.to_owned(),
        }),
        display: course.scope.names.then(|| course.child.label.clone()),
        address: None,
    }
}

/// Who assessed.
pub(super) fn author(course: &Course<'_>, rated: &Rated<'_>) -> Reference {
    Reference {
        kind: Some("Practitioner"),
        display: Some(course.author_words(rated)),
        ..Reference::default()
    }
}

/// Where an entry of the bundle stands.
pub(super) fn address_of(course: &Course<'_>, kind: &str, id: &str) -> String {
    format!("{}:{kind}:{id}", course.terms.canonical)
}

/// The whole course as JSON, made at this moment.
pub fn bundle(course: &Course<'_>, now: Moment) -> String {
    let mut entry: Vec<Entry> = Vec::new();
    for rated in course.standing() {
        entry.extend(questionnaire_entry(course, rated, &entry));
    }
    for rated in course.standing() {
        let mut made = Vec::new();
        if let Some(response) = response(course, rated) {
            let id = response.id.clone();
            made.push((id, Resource::QuestionnaireResponse(response)));
        }
        for observation in observations(course, rated) {
            let id = observation.id.clone();
            made.push((id, Resource::Observation(Box::new(observation))));
        }
        if let Some(request) = service_request(course, rated) {
            let id = request.id.clone();
            made.push((id, Resource::ServiceRequest(Box::new(request))));
        }
        let made: Vec<_> = made
            .into_iter()
            .map(|(id, resource)| Entry {
                full_url: address_of(course, kind(&resource), &id),
                resource,
            })
            .collect();
        let target = made
            .iter()
            .map(|entry| Reference::to(&entry.full_url))
            .collect();
        entry.extend(made);
        if let Some(provenance) = provenance(course, rated, target) {
            entry.push(Entry {
                full_url: address_of(course, "Provenance", &provenance.id),
                resource: Resource::Provenance(provenance),
            });
        }
    }
    Resource::Bundle(Bundle {
        identifier: Identifier {
            system: system(course.terms, "forloeb"),
            value: course.id.to_owned(),
        },
        kind: "collection",
        timestamp: instant(now),
        entry,
    })
    .json()
}

/// The form that was answered, unless it is among the entries already.
fn questionnaire_entry(course: &Course<'_>, rated: &Rated<'_>, there: &[Entry]) -> Option<Entry> {
    let response = rated.assessment.response.as_ref()?;
    let form = form(
        rated.instrument?,
        response.role,
        &response.band,
        course.labels,
        course.terms,
    );
    let full_url = format!("{}:{}", form.url, form.version);
    let is_new = there.iter().all(|entry| entry.full_url != full_url);
    is_new.then_some(Entry {
        full_url,
        resource: Resource::Questionnaire(form),
    })
}

fn kind(resource: &Resource) -> &'static str {
    match resource {
        Resource::Bundle(_) => "Bundle",
        Resource::Questionnaire(_) => "Questionnaire",
        Resource::QuestionnaireResponse(_) => "QuestionnaireResponse",
        Resource::Observation(_) => "Observation",
        Resource::ServiceRequest(_) => "ServiceRequest",
        Resource::Provenance(_) => "Provenance",
    }
}
