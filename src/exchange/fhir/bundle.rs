//! One child's course as a FHIR `Bundle`: a collection of all that stands about the child.

use super::{
    elements::{Identifier, Reference},
    questionnaire::{form, system},
    resources::{Bundle, Entry, Resource},
    response::response,
    result::{observations, provenance, service_request},
    time::instant,
};
use crate::domain::{
    assessment::{Assessment, Profession},
    boernelineal::Boernelineal,
    child::Child,
    date::Moment,
    instrument::Instrument,
    municipality::PositionLabels,
    next_step::RuleTexts,
    terminology::Terminology,
};

/// What goes with the course. Both are off unless somebody asks for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// The child's label and the professionals' names.
    pub names: bool,
    /// What was typed. Typed words may hold names.
    pub typed: bool,
}

/// What is exported, and the words for it.
pub struct Course<'a> {
    /// The child's record id. It stands for the child where names are left out.
    pub id: &'a str,
    /// The child.
    pub child: &'a Child,
    /// The assessments, each completed or the exporter's own.
    pub rated: Vec<Rated<'a>>,
    /// The municipality's names of the positions.
    pub labels: &'a PositionLabels,
    /// The names that other systems know.
    pub terms: &'a Terminology,
    /// The names of the steps.
    pub rules: &'a RuleTexts,
    /// What goes with it.
    pub scope: Scope,
}

/// One assessment, with the editions that it was made with where this program has them.
pub struct Rated<'a> {
    /// Its record id.
    pub id: &'a str,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The form's edition.
    pub instrument: Option<&'a Instrument>,
    /// The rulers' edition.
    pub ruler: Option<&'a Boernelineal>,
    /// Whether it is marked as made by mistake.
    pub retracted: bool,
}

impl Rated<'_> {
    /// When it was decided, or begun where it is not.
    pub(super) fn authored(&self) -> Moment {
        let decision = self.assessment.decision.as_ref();
        decision.map_or(self.assessment.begun, |decision| decision.decided)
    }

    pub(super) fn has_response(&self) -> bool {
        self.assessment.response.is_some() && self.instrument.is_some()
    }
}

impl Course<'_> {
    pub(super) fn subject(&self) -> Reference {
        Reference {
            kind: Some("Patient"),
            identifier: Some(Identifier {
                system: system(self.terms, "barn"),
                value: self.id.to_owned(),
            }),
            display: self.scope.names.then(|| self.child.label.clone()),
            reference: None,
        }
    }

    pub(super) fn author(&self, rated: &Rated<'_>) -> Reference {
        let author = &rated.assessment.author;
        let trade = match author.profession {
            Profession::Paedagog => "Pædagog",
            Profession::Dagplejer => "Dagplejer",
            Profession::Sundhedsplejerske => "Sundhedsplejerske",
        };
        let display = if self.scope.names {
            format!("{}, {trade}", author.name)
        } else {
            trade.to_owned()
        };
        Reference {
            kind: Some("Practitioner"),
            display: Some(display),
            ..Reference::default()
        }
    }

    /// Typed words, where they go with the course and there are any.
    pub(super) fn typed(&self, text: &str) -> Option<String> {
        (self.scope.typed && !text.trim().is_empty()).then(|| text.to_owned())
    }
}

/// Where an entry of the bundle stands.
pub(super) fn address_of(course: &Course<'_>, kind: &str, id: &str) -> String {
    format!("{}:{kind}:{id}", course.terms.canonical)
}

/// The whole course as JSON, made at this moment.
pub fn bundle(course: &Course<'_>, now: Moment) -> String {
    let mut entry: Vec<Entry> = Vec::new();
    for rated in &course.rated {
        entry.extend(questionnaire_entry(course, rated, &entry));
    }
    for rated in &course.rated {
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
