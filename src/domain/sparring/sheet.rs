//! The sheet itself, while it is written.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    case::CaseAnswer,
    identifiers::{Finding, findings, redacted},
    known::Known,
};
use crate::domain::{assessment::Professional, date::Moment, next_step::Answer3};

/// A text of the sheet, in the order of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// What the professional asks for help with.
    Help,
    /// What goes well, and what the child can.
    Strengths,
    /// What is hard.
    Concern,
    /// What the child says or shows.
    Voice,
    /// What was tried, and why it was not enough.
    Tried,
    /// What could be changed around the child.
    Surroundings,
    /// Whether the child is a girl or a boy; only where it is chosen.
    Sex,
}

impl Field {
    /// Every text that is always asked for.
    pub const ASKED: [Self; 6] = [
        Self::Help,
        Self::Strengths,
        Self::Concern,
        Self::Voice,
        Self::Tried,
        Self::Surroundings,
    ];
}

/// What is left out of the sheet unless it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Particular {
    /// The child's name, as the roster has it.
    Name,
    /// The month of birth.
    BirthMonth,
    /// The stue or place.
    Unit,
    /// [`Field::Sex`].
    Sex,
}

impl Particular {
    /// Every particular, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Sex, Self::BirthMonth, Self::Unit, Self::Name];
}

/// Why the sheet cannot be read and printed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Whether the child has a case is not answered.
    CaseUnanswered,
    /// The child has a case: the forum is for children without.
    OpenCase,
    /// So many pieces can tell who the child is.
    Findings(usize),
}

/// The sheet. It is its author's alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SparringSheet {
    /// The child, by record id.
    pub child: String,
    /// Who writes.
    pub author: Professional,
    /// When it was begun.
    pub begun: Moment,
    /// Whether the child has a case in the municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_case: Option<Answer3>,
    /// When that was answered here; nothing where the sheet began with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_answered: Option<Moment>,
    /// What is on the sheet although it can tell who the child is.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub shown: BTreeSet<Particular>,
    /// The texts; each may be empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<Field, String>,
    /// Pieces that were found and that the professional says tell nobody who it is.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub kept: BTreeSet<String>,
}

impl SparringSheet {
    /// The text of a field.
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// The texts that are on the sheet.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        let sex = self.shown.contains(&Particular::Sex).then_some(Field::Sex);
        Field::ASKED.into_iter().chain(sex)
    }

    /// What it says of whether the child has a case, and since when.
    pub fn case_answer(&self) -> Option<CaseAnswer> {
        Some(CaseAnswer {
            answer: self.open_case?,
            at: self.case_answered.unwrap_or(self.begun),
        })
    }

    /// What in the texts can tell who the child is, and was not said to be harmless.
    pub fn findings(&self, known: &Known) -> Vec<(Field, Finding)> {
        self.fields()
            .flat_map(|field| {
                let found = self.findings_in(field, known).into_iter();
                found.map(move |finding| (field, finding))
            })
            .collect()
    }

    fn findings_in(&self, field: Field, known: &Known) -> Vec<Finding> {
        let text = self.text(field);
        let mut found = findings(text, known);
        found.retain(|finding| !self.kept.contains(&text[finding.at.clone()]));
        found
    }

    /// Takes out everything that was found.
    pub fn redact(&mut self, known: &Known) {
        let fields: Vec<_> = self.fields().collect();
        for field in fields {
            // What is left may have come to stand together. It ends: each pass takes out letters.
            loop {
                let found = self.findings_in(field, known);
                if found.is_empty() {
                    break;
                }
                let clean = redacted(self.text(field), &found);
                self.texts.insert(field, clean);
            }
        }
    }

    /// Why it cannot be read and printed yet, if so.
    pub fn refusal(&self, known: &Known) -> Option<Refusal> {
        match self.open_case {
            None => Some(Refusal::CaseUnanswered),
            Some(Answer3::Ja) => Some(Refusal::OpenCase),
            Some(_) => match self.findings(known).len() {
                0 => None,
                count => Some(Refusal::Findings(count)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    fn sheet() -> SparringSheet {
        SparringSheet {
            child: "c".into(),
            author: Professional {
                name: "Mette".into(),
                profession: Profession::Paedagog,
            },
            begun: Moment {
                date: "2026-11-22".parse().unwrap(),
                minute: 600,
            },
            open_case: None,
            case_answered: None,
            shown: BTreeSet::new(),
            texts: BTreeMap::from([(Field::Help, "Hvordan hjælper vi Alma?".to_owned())]),
            kept: BTreeSet::new(),
        }
    }

    fn known() -> Known {
        let mut known = Known::default();
        known.add_name("Alma");
        known
    }

    #[test]
    fn sheet_is_refused_for_a_case_and_while_anything_is_found() {
        let mut sheet = sheet();
        assert_eq!(sheet.refusal(&known()), Some(Refusal::CaseUnanswered));
        sheet.open_case = Some(Answer3::Ja);
        assert_eq!(sheet.refusal(&known()), Some(Refusal::OpenCase));
        for answer in [Answer3::Nej, Answer3::VedIkke] {
            sheet.open_case = Some(answer);
            assert_eq!(sheet.refusal(&known()), Some(Refusal::Findings(1)));
        }
        let mut taken_out = sheet.clone();
        taken_out.redact(&known());
        assert_eq!(taken_out.text(Field::Help), "Hvordan hjælper vi [navn]?");
        assert_eq!(taken_out.refusal(&known()), None);
        sheet.kept.insert("Alma".into());
        assert_eq!(sheet.refusal(&known()), None);
    }

    #[test]
    fn text_that_is_not_on_the_sheet_is_not_looked_at() {
        let mut sheet = sheet();
        sheet.texts.clear();
        sheet.texts.insert(Field::Sex, "Alma er en pige".into());
        assert_eq!(sheet.findings(&known()), []);
        sheet.shown.insert(Particular::Sex);
        assert_eq!(sheet.findings(&known()).len(), 1);
    }

    #[test]
    fn sheet_round_trips_through_json() {
        let mut sheet = sheet();
        sheet.shown.insert(Particular::BirthMonth);
        let text = serde_json::to_string(&sheet).unwrap();
        assert_eq!(serde_json::from_str::<SparringSheet>(&text).unwrap(), sheet);
    }
}
