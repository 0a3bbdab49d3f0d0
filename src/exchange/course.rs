//! One child's course, and how much of it is to leave the device.

use std::sync::Arc;

use crate::domain::{
    assessment::{Assessment, Profession, Professional},
    boernelineal::{Boernelineal, BoernelinealAxis, RulerAnswer},
    child::Child,
    date::{Date, Moment},
    effort::Effort,
    instrument::Instrument,
    joint::Joint,
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
    /// The completed joint assessments, with their record ids.
    pub joints: Vec<(&'a str, &'a Joint)>,
    /// The efforts, with their record ids.
    pub efforts: Vec<(&'a str, &'a Effort)>,
    /// What else happened. It stands in the table only: FHIR has no resource for most of it.
    pub events: Vec<Event>,
    /// The editions of the ruler that the scores were given on, where this program has them.
    pub rulers: Vec<Arc<Boernelineal>>,
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
    /// Whether it is marked as made by mistake.
    pub retracted: bool,
    /// Whether a later version corrects it and counts instead.
    pub superseded: bool,
}

/// Something that happened and has neither answers nor scores.
pub struct Event {
    /// The day.
    pub on: Date,
    /// When it was noted.
    pub noted: Moment,
    /// What it was, in words of the program alone.
    pub what: String,
    /// Who noted it.
    pub by: Who,
    /// The next day that was set with it.
    pub next: Option<Date>,
    /// What was typed.
    pub typed: String,
}

/// Who did something.
pub enum Who {
    /// A professional with a trade.
    Professional(Professional),
    /// Somebody by name alone.
    Named(String),
}

impl From<&Professional> for Who {
    fn from(professional: &Professional) -> Self {
        Self::Professional(professional.clone())
    }
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

impl<'a> Course<'a> {
    /// The assessments without the versions that a later one corrects: FHIR's word for the later one
    /// is `amended`, and it has none for a version that was replaced.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Rated<'a>> {
        self.rated.iter().filter(|rated| !rated.superseded)
    }

    /// Whether there is nothing to make a file of.
    pub fn is_empty(&self) -> bool {
        self.rated.is_empty() && self.joints.is_empty() && self.efforts.is_empty()
    }

    /// The words that stand at an answer on a ruler of this edition: the direction of such scales
    /// differs, so that no number goes without them.
    pub(super) fn anchor(
        &self,
        edition: &str,
        axis: BoernelinealAxis,
        answer: RulerAnswer,
    ) -> Option<String> {
        let score = answer.score()?;
        let ruler = self.rulers.iter().find(|ruler| ruler.edition == edition)?;
        let steps = &ruler.ruler(axis)?.steps;
        let step = steps.iter().find(|step| step.score == score)?;
        Some(step.text.clone())
    }

    /// What an axis is called in this edition.
    pub(super) fn axis_title(&self, edition: &str, axis: BoernelinealAxis) -> String {
        let ruler = self.rulers.iter().find(|ruler| ruler.edition == edition);
        let title = ruler.and_then(|ruler| Some(ruler.ruler(axis)?.title.clone()));
        title.unwrap_or_else(|| match axis {
            BoernelinealAxis::Child => "Barnets trivsel".to_owned(),
            BoernelinealAxis::Parents => "Forældrenes situation".to_owned(),
        })
    }

    /// Somebody, as far as names go with the course.
    pub(super) fn who(&self, who: &Who) -> String {
        match who {
            Who::Professional(person) => self.person(person),
            Who::Named(name) if self.scope.names => name.clone(),
            Who::Named(_) => String::new(),
        }
    }

    /// A professional: the trade, and the name where names go with the course.
    pub(super) fn person(&self, person: &Professional) -> String {
        let trade = match person.profession {
            Profession::Paedagog => "Pædagog",
            Profession::Dagplejer => "Dagplejer",
            Profession::Sundhedsplejerske => "Sundhedsplejerske",
        };
        if self.scope.names {
            format!("{}, {trade}", person.name)
        } else {
            trade.to_owned()
        }
    }

    /// Typed words, where they go with the course and there are any.
    pub(super) fn typed(&self, text: &str) -> Option<String> {
        (self.scope.typed && !text.trim().is_empty()).then(|| text.to_owned())
    }
}
