//! The form as data. The words live in `content/transition/`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::record::TransitionSheet;
use crate::domain::{
    child::BandChoice,
    flaw::Flaw,
    instrument::{BandId, Instrument},
    letter::lix,
};

/// Above this the questions are too hard for all parents (LIX of easy fiction and weeklies).
const LIX_LIMIT: usize = 35;

/// One edition of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TransitionForm {
    /// The edition, stored with what is written so that it keeps its words.
    pub edition: String,
    /// The fields in the order of screen and paper.
    pub fields: Vec<TransitionField>,
}

/// One field: something that the new place may get to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TransitionField {
    /// Its id. It never changes meaning.
    pub id: String,
    /// What it is called, also on paper.
    pub title: String,
    /// What is asked, in words to the parents.
    pub prompt: String,
    /// How it is answered.
    pub kind: TransitionFieldKind,
    /// The bands that it is for; empty: every child.
    pub bands: Vec<BandId>,
}

/// How a field is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransitionFieldKind {
    /// In words.
    Text,
    /// Whether they wish for an overgangsmøde: yes or no.
    Meeting,
}

impl TransitionField {
    /// Whether it is for a child of this age. Who is above every band can speak for themselves.
    pub fn is_for(&self, band: BandChoice<'_>) -> bool {
        self.bands.is_empty()
            || match band {
                BandChoice::Band(band) => self.bands.contains(&band.id),
                BandChoice::Outside { .. } => true,
                BandChoice::Unborn => false,
            }
    }
}

impl TransitionForm {
    /// The fields for a child of this age, and those that are answered: what goes along is never out
    /// of sight, also when the month of birth was put right since.
    pub fn fields_for<'a>(
        &'a self,
        band: BandChoice<'a>,
        sheet: &'a TransitionSheet,
    ) -> impl Iterator<Item = &'a TransitionField> {
        let shown = move |field: &&TransitionField| {
            field.is_for(band) || sheet.answers.contains_key(&field.id)
        };
        self.fields.iter().filter(shown)
    }

    /// Everything that is wrong with the form; empty where it can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut ids = BTreeSet::new();
        if self.edition.trim().is_empty() {
            flaws.push(Flaw::new("edition", "is empty"));
        }
        let meetings = self.fields.iter();
        let meetings = meetings.filter(|field| field.kind == TransitionFieldKind::Meeting);
        let meetings = meetings.count();
        if meetings != 1 {
            let reason = format!("asks {meetings} times for a meeting, not once");
            flaws.push(Flaw::new("fields", reason));
        }
        for field in &self.fields {
            let place = format!("fields.{}", field.id);
            if field.id.trim().is_empty() || !ids.insert(field.id.as_str()) {
                flaws.push(Flaw::new(place.clone(), "stands twice or has no id"));
            }
            if field.title.trim().is_empty() {
                flaws.push(Flaw::new(place.clone(), "has no title"));
            }
            match lix(&field.prompt) {
                Some(lix) if lix <= LIX_LIMIT => {}
                Some(lix) => flaws.push(Flaw::new(
                    place,
                    format!("is too hard to read: LIX {lix}, over {LIX_LIMIT}"),
                )),
                None => flaws.push(Flaw::new(place, "asks nothing")),
            }
        }
        flaws
    }

    /// The bands that the trivselsskema does not know.
    pub fn unknown_bands(&self, instrument: &Instrument) -> Vec<Flaw> {
        let known = |id: &BandId| instrument.bands.iter().any(|band| band.id == *id);
        let fields = self.fields.iter();
        let unknown = fields.flat_map(|field| {
            let bands = field.bands.iter().filter(|band| !known(band));
            bands.map(|band| {
                let place = format!("fields.{}.bands", field.id);
                Flaw::new(place, format!("{} is no band", band.0))
            })
        });
        unknown.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(band: &str, sheet: &TransitionSheet) -> Vec<String> {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let form = crate::content::transition::of_edition("2026-1").unwrap();
        let choice = match band {
            "unborn" => BandChoice::Unborn,
            "outside" => BandChoice::Outside { months: 100 },
            id => {
                let mut bands = instrument.bands.iter();
                BandChoice::Band(bands.find(|band| band.id.0 == id).unwrap())
            }
        };
        form.fields_for(choice, sheet)
            .map(|field| field.id.clone())
            .collect()
    }

    #[test]
    fn child_old_enough_to_speak_or_draw_is_asked_itself() {
        for (band, is_asked) in [
            ("A", false),
            ("B", false),
            ("C", true),
            ("D", true),
            ("outside", true),
            ("unborn", false),
        ] {
            let fields = shown(band, &TransitionSheet::default());
            assert_eq!(fields.contains(&"barnet".to_owned()), is_asked, "{band}");
            assert!(fields.contains(&"foraeldrene".to_owned()), "{band}");
        }
    }

    #[test]
    fn answer_that_may_go_along_is_shown_whatever_the_age_is_now() {
        let mut sheet = TransitionSheet::default();
        sheet.answer_mut("barnet").text = "Hun vil have sin bamse med.".into();
        assert!(shown("A", &sheet).contains(&"barnet".to_owned()));
    }
}
