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
        assessment::Professional,
        boernelineal::{BoernelinealAxis, RulerAnswer},
        date::Moment,
        next_step::{Step, texts::StepText},
    },
    exchange::course::{Course, Rated},
};

/// One score on one ruler, as it was given.
pub(super) struct Scored<'a> {
    pub(super) id: String,
    pub(super) status: &'static str,
    pub(super) axis: BoernelinealAxis,
    pub(super) answer: RulerAnswer,
    /// The edition of the ruler.
    pub(super) edition: &'a str,
    /// The day or moment, as FHIR writes it.
    pub(super) at: String,
    pub(super) by: &'a Professional,
    /// What stands beside the words of the step.
    pub(super) note: Option<String>,
    pub(super) derived_from: Vec<Reference>,
}

impl Scored<'_> {
    pub(super) fn observation(self, course: &Course<'_>) -> Observation {
        let code = match self.axis {
            BoernelinealAxis::Child => "child",
            BoernelinealAxis::Parents => "parents",
        };
        let title = course.axis_title(self.edition, self.axis);
        let score = self.answer.score();
        let unknown = || {
            let terms = course.terms;
            CodeableConcept::coded(Coding::new(
                terms.absent_reason.clone(),
                "asked-unknown",
                "Asked But Unknown",
            ))
        };
        let anchor = course.anchor(self.edition, self.axis, self.answer);
        Observation {
            id: self.id,
            status: self.status,
            code: CodeableConcept::coded(Coding::new(
                system(course.terms, "boernelineal"),
                code,
                title,
            )),
            subject: subject(course),
            effective_date_time: self.at,
            performer: vec![author(course, self.by)],
            value_integer: score.map(u8::from),
            value_codeable_concept: None,
            data_absent_reason: score.is_none().then(unknown),
            note: anchor
                .into_iter()
                .chain(self.note)
                .map(Annotation::new)
                .collect(),
            method: CodeableConcept::said(format!("Børnelineal, udgave {}", self.edition)),
            reference_range: vec![ReferenceRange {
                text: "1 til 10, 10 er bedst".to_owned(),
            }],
            derived_from: self.derived_from,
        }
    }
}

/// One observation for each score, and for each "ved ikke".
pub(super) fn observations(course: &Course<'_>, rated: &Rated<'_>) -> Vec<Observation> {
    let scores = &rated.assessment.scores;
    let observation = |part: &str, axis, answer, note| {
        Scored {
            id: format!("{}-{part}", rated.id),
            status: match status(rated) {
                "in-progress" => "preliminary",
                "completed" => "final",
                other => other,
            },
            axis,
            answer,
            edition: &scores.edition,
            at: instant(rated.authored()),
            by: &rated.assessment.author,
            note,
            derived_from: answers_of(course, rated),
        }
        .observation(course)
    };
    let child = scores
        .child
        .map(|answer| observation("child", BoernelinealAxis::Child, answer, None));
    let households = scores.households.iter().enumerate();
    let households = households.filter_map(|(at, home)| {
        let part = format!("parents-{}", at + 1);
        let note = course.typed(&home.household);
        let axis = BoernelinealAxis::Parents;
        Some(observation(&part, axis, home.answer?, note))
    });
    child.into_iter().chain(households).collect()
}

/// The answers that stand in the bundle beside a result.
pub(super) fn answers_of(course: &Course<'_>, rated: &Rated<'_>) -> Vec<Reference> {
    let address = || Reference::to(address_of(course, "QuestionnaireResponse", rated.id));
    rated.has_response().then(address).into_iter().collect()
}

/// The step that was chosen. `None` before the decision, and where no step is taken.
pub(super) fn service_request(course: &Course<'_>, rated: &Rated<'_>) -> Option<ServiceRequest> {
    let decision = rated.assessment.decision.as_ref()?;
    let step = decision.step;
    if step == Step::Ingen {
        return None;
    }
    let title = course.rules.step(step).map(StepText::plain_title);
    let title = title.unwrap_or_default();
    let own = Coding::new(system(course.terms, "skridt"), step.code(), &title);
    let mut code = CodeableConcept::coded(own);
    let mut note = vec![Annotation::new(format!(
        "Opfølgning: {}",
        decision.follow_up.danish()
    ))];
    note.extend(fboe(course, step, &mut code));
    note.extend(course.typed(&decision.reason).map(Annotation::new));
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
        requester: author(course, &rated.assessment.author),
        supporting_info: answers_of(course, rated),
        note,
    })
}

/// Adds KL's code of a step, where there is one, and gives the line that says whose mapping it is.
pub(super) fn fboe(
    course: &Course<'_>,
    step: Step,
    code: &mut CodeableConcept,
) -> Option<Annotation> {
    let known = course.terms.code_of(step)?;
    let fboe = course.terms.fboe.clone();
    let coding = Coding::new(fboe, known.code.clone(), known.display.clone());
    code.coding.push(coding);
    Some(Annotation::new(course.terms.mapping.clone()))
}

/// Who answers for an assessment, and by which edition of the rules its step was suggested.
pub(super) fn assessed(course: &Course<'_>, rated: &Rated<'_>) -> Provenance {
    let rules = rated.assessment.decision.as_ref().map(|decision| {
        format!(
            "{}:{}",
            system(course.terms, "beslutningstabel"),
            decision.rules_edition
        )
    });
    Provenance {
        policy: rules.into_iter().collect(),
        ..signed(course, rated.id, rated.authored(), &rated.assessment.author)
    }
}

/// Who answers for what is made of one record. What that is, is filled in by the bundle.
pub(super) fn signed(
    course: &Course<'_>,
    id: &str,
    recorded: Moment,
    by: &Professional,
) -> Provenance {
    Provenance {
        id: format!("{id}-who"),
        target: Vec::new(),
        recorded: instant(recorded),
        policy: Vec::new(),
        agent: [Agent {
            who: author(course, by),
        }],
    }
}
