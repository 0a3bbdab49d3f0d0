//! One child's course, and how much of it is to leave the device.

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
    /// Whether a later version corrects it and counts instead.
    pub superseded: bool,
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

    /// Who assessed: the trade, and the name where names go with the course.
    pub(super) fn author_words(&self, rated: &Rated<'_>) -> String {
        let author = &rated.assessment.author;
        let trade = match author.profession {
            Profession::Paedagog => "Pædagog",
            Profession::Dagplejer => "Dagplejer",
            Profession::Sundhedsplejerske => "Sundhedsplejerske",
        };
        if self.scope.names {
            format!("{}, {trade}", author.name)
        } else {
            trade.to_owned()
        }
    }

    /// Typed words, where they go with the course and there are any.
    pub(super) fn typed(&self, text: &str) -> Option<String> {
        (self.scope.typed && !text.trim().is_empty()).then(|| text.to_owned())
    }
}
