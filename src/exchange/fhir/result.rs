//! What came of an assessment: a score on each ruler, the step that was chosen, and who answers
//! for both.

use super::{
    bundle::{address_of, author, subject},
    elements::{Annotation, CodeableConcept, Coding, Reference},
    questionnaire::system,
    resources::{Agent, Observation, Provenance, ReferenceRange, ServiceRequest},
    response::status,
    time::instant,
};
use crate::{
    domain::{
        boernelineal::{BoernelinealAxis, HouseholdScore, RulerAnswer},
        next_step::Step,
    },
    exchange::course::{Course, Rated},
};

/// One observation for each score, and for each "ved ikke".
pub(super) fn observations(course: &Course<'_>, rated: &Rated<'_>) -> Vec<Observation> {
    let scores = &rated.assessment.scores;
    let child = scores
        .child
        .map(|answer| observation(course, rated, "child", BoernelinealAxis::Child, answer, ""));
    let households = scores.households.iter().enumerate();
    let households = households.filter_map(|(at, HouseholdScore { household, answer })| {
        let part = format!("parents-{}", at + 1);
        let axis = BoernelinealAxis::Parents;
        Some(observation(
            course,
            rated,
            &part,
            axis,
            (*answer)?,
            household,
        ))
    });
    child.into_iter().chain(households).collect()
}

fn observation(
    course: &Course<'_>,
    rated: &Rated<'_>,
    part: &str,
    axis: BoernelinealAxis,
    answer: RulerAnswer,
    household: &str,
) -> Observation {
    let (code, name) = match axis {
        BoernelinealAxis::Child => ("child", "Barnets trivsel"),
        BoernelinealAxis::Parents => ("parents", "Forældrenes situation"),
    };
    let title = rated
        .ruler
        .and_then(|ruler| ruler.ruler(axis))
        .map_or(name, |ruler| ruler.title.as_str());
    let score = answer.score();
    let unknown = || {
        let terms = course.terms;
        CodeableConcept::coded(Coding::new(
            terms.absent_reason.clone(),
            "asked-unknown",
            "Asked But Unknown",
        ))
    };
    // The words at the step stand beside every number: the direction of such scales differs.
    let anchor = score.and_then(|score| {
        let steps = &rated.ruler?.ruler(axis)?.steps;
        let step = steps.iter().find(|step| step.score == score)?;
        Some(step.text.clone())
    });
    let household = course.typed(household);
    Observation {
        id: format!("{}-{part}", rated.id),
        status: match status(rated) {
            "in-progress" => "preliminary",
            "completed" => "final",
            other => other,
        },
        code: CodeableConcept::coded(Coding::new(
            system(course.terms, "boernelineal"),
            code,
            title,
        )),
        subject: subject(course),
        effective_date_time: instant(rated.authored()),
        performer: vec![author(course, rated)],
        value_integer: score.map(u8::from),
        data_absent_reason: score.is_none().then(unknown),
        note: anchor
            .into_iter()
            .chain(household)
            .map(|text| Annotation { text })
            .collect(),
        method: CodeableConcept::said(format!(
            "Børnelineal, udgave {}",
            rated.assessment.scores.edition
        )),
        reference_range: [ReferenceRange {
            text: "1 til 10, 10 er bedst".to_owned(),
        }],
        derived_from: rated
            .has_response()
            .then(|| Reference::to(address_of(course, "QuestionnaireResponse", rated.id)))
            .into_iter()
            .collect(),
    }
}

/// The step that was chosen. `None` before the decision, and where no step is taken.
pub(super) fn service_request(course: &Course<'_>, rated: &Rated<'_>) -> Option<ServiceRequest> {
    let decision = rated.assessment.decision.as_ref()?;
    let step = decision.step;
    if step == Step::Ingen {
        return None;
    }
    let own = Coding::new(
        system(course.terms, "skridt"),
        step.code(),
        course.rules.step(step).map_or("", |text| &text.title),
    );
    let mut code = CodeableConcept::coded(own);
    let mut note = vec![Annotation {
        text: format!("Opfølgning: {}", decision.follow_up.danish()),
    }];
    if let Some(known) = course.terms.code_of(step) {
        let fboe = course.terms.fboe.clone();
        code.coding
            .push(Coding::new(fboe, known.code.clone(), known.display.clone()));
        note.push(Annotation {
            text: course.terms.mapping.clone(),
        });
    }
    note.extend(
        course
            .typed(&decision.reason)
            .map(|text| Annotation { text }),
    );
    Some(ServiceRequest {
        id: format!("{}-step", rated.id),
        status: if rated.retracted {
            "entered-in-error"
        } else {
            "active"
        },
        intent: "plan",
        code,
        subject: subject(course),
        authored_on: instant(decision.decided),
        requester: author(course, rated),
        supporting_info: rated
            .has_response()
            .then(|| Reference::to(address_of(course, "QuestionnaireResponse", rated.id)))
            .into_iter()
            .collect(),
        note,
    })
}

/// Who answers for what, and by which edition of the rules the step was suggested.
pub(super) fn provenance(
    course: &Course<'_>,
    rated: &Rated<'_>,
    target: Vec<Reference>,
) -> Option<Provenance> {
    if target.is_empty() {
        return None;
    }
    let rules = rated.assessment.decision.as_ref().map(|decision| {
        format!(
            "{}:{}",
            system(course.terms, "beslutningstabel"),
            decision.rules_edition
        )
    });
    Some(Provenance {
        id: format!("{}-who", rated.id),
        target,
        recorded: instant(rated.authored()),
        policy: rules.into_iter().collect(),
        agent: [Agent {
            who: author(course, rated),
        }],
    })
}
