//! One child's course as a FHIR `Bundle`: a collection of all that stands about the child.

use super::{
    effort::tried,
    elements::{Identifier, Reference},
    joint::joint_position,
    questionnaire::{form, system},
    resources::{Bundle, Entry, Provenance, Resource},
    response::response,
    result::{assessed, observations, service_request},
    time::instant,
};
use crate::{
    domain::{assessment::Professional, date::Moment},
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

/// Who assessed, scored or wrote.
pub(super) fn author(course: &Course<'_>, person: &Professional) -> Reference {
    Reference {
        kind: Some("Practitioner"),
        display: Some(course.person(person)),
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
        let response = response(course, rated).map(Resource::QuestionnaireResponse);
        let scores = observations(course, rated);
        let scores = scores
            .into_iter()
            .map(|one| Resource::Observation(Box::new(one)));
        let step = service_request(course, rated);
        let step = step.map(|one| Resource::ServiceRequest(Box::new(one)));
        let made = response.into_iter().chain(scores).chain(step);
        let by = assessed(course, rated);
        entry.extend(answered_for(course, made, by));
    }
    for (id, joint) in &course.joints {
        if let Some((position, by)) = joint_position(course, id, joint) {
            let made = std::iter::once(Resource::Observation(Box::new(position)));
            entry.extend(answered_for(course, made, by));
        }
    }
    for (id, effort) in &course.efforts {
        let (scores, plan, by) = tried(course, id, effort);
        let scores = scores
            .into_iter()
            .map(|one| Resource::Observation(Box::new(one)));
        let made = scores.chain(std::iter::once(Resource::CarePlan(Box::new(plan))));
        entry.extend(answered_for(course, made, by));
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

/// What belongs together, and at its end who answers for it. Nothing, where there is nothing.
fn answered_for(
    course: &Course<'_>,
    made: impl Iterator<Item = Resource>,
    by: Provenance,
) -> Vec<Entry> {
    let mut entries: Vec<_> = made
        .map(|resource| Entry {
            full_url: address_of(course, resource.kind(), resource.id()),
            resource,
        })
        .collect();
    if entries.is_empty() {
        return entries;
    }
    let target = entries.iter().map(|entry| Reference::to(&entry.full_url));
    let by = Provenance {
        target: target.collect(),
        ..by
    };
    entries.push(Entry {
        full_url: address_of(course, "Provenance", &by.id),
        resource: Resource::Provenance(by),
    });
    entries
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
