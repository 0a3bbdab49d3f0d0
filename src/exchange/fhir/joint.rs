//! The position that people chose together: one observation with everybody who took part.

use super::{
    bundle::subject,
    elements::{Annotation, CodeableConcept, Coding, Reference},
    questionnaire::{position_coding, system},
    resources::{Observation, Provenance},
    result::{answers_of, signed},
};
use crate::{
    domain::joint::{Completion, Joint, Participant, ParticipantRole},
    exchange::course::Course,
};

/// The joint position and who wrote it down. `None` until it is completed.
pub(super) fn joint_position(
    course: &Course<'_>,
    id: &str,
    joint: &Joint,
) -> Option<(Observation, Provenance)> {
    let done = joint.completion.as_ref()?;
    let own = system(course.terms, "faelles-vurdering");
    let side_by_side = course
        .standing()
        .filter(|rated| joint.assessments.iter().any(|id| id == rated.id));
    let position = Observation {
        id: id.to_owned(),
        status: "final",
        code: CodeableConcept::coded(Coding::new(own, "position", "Fælles position")),
        subject: subject(course),
        effective_date_time: done.held.to_string(),
        performer: done
            .participants
            .iter()
            .map(|person| participant(course, person))
            .collect(),
        value_integer: None,
        value_codeable_concept: Some(CodeableConcept::coded(position_coding(
            done.position,
            course.labels,
            course.terms,
        ))),
        data_absent_reason: None,
        note: notes(course, joint, done),
        method: CodeableConcept::said(
            "Faglig dialog: valgt af mennesker sammen, ikke regnet ud af svarene",
        ),
        reference_range: Vec::new(),
        derived_from: side_by_side
            .flat_map(|rated| answers_of(course, rated))
            .collect(),
    };
    Some((position, signed(course, id, done.at, &done.by)))
}

fn notes(course: &Course<'_>, joint: &Joint, done: &Completion) -> Vec<Annotation> {
    let period = format!("Gælder {} til {}", done.from.danish(), done.to.danish());
    let typed = [&joint.context, &joint.works, &joint.reason];
    std::iter::once(period)
        .chain(typed.into_iter().filter_map(|text| course.typed(text)))
        .map(Annotation::new)
        .collect()
}

/// Somebody who took part, by role; by name too, where names go with the course.
fn participant(course: &Course<'_>, person: &Participant) -> Reference {
    let (kind, role) = match person.role {
        Some(ParticipantRole::Paedagog) => ("Practitioner", "Pædagog"),
        Some(ParticipantRole::Dagplejer) => ("Practitioner", "Dagplejer"),
        Some(ParticipantRole::Sundhedsplejerske) => ("Practitioner", "Sundhedsplejerske"),
        Some(ParticipantRole::Dagplejepaedagog) => ("Practitioner", "Dagplejepædagog"),
        Some(ParticipantRole::Leder) => ("Practitioner", "Leder"),
        Some(ParticipantRole::AndenFagperson) | None => ("Practitioner", "Anden fagperson"),
        Some(ParticipantRole::Foraelder) => ("RelatedPerson", "Forælder"),
    };
    let display = if course.scope.names {
        format!("{}, {role}", person.name)
    } else {
        role.to_owned()
    };
    Reference {
        kind: Some(kind),
        display: Some(display),
        ..Reference::default()
    }
}
