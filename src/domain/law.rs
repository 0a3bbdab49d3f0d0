//! The law that the texts refer to, as one dated table with the certainty of each reference.
//!
//! Deliberately absent: the wording of the law, and advice. The table says what each paragraph is
//! about, in our own words, and a jurist checks it before use. Source: jura.md.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{date::Date, flaw::Flaw};

/// How sure a reference is (jura.md, "Certainty").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certainty {
    /// Read in the statute or in the authority's own text.
    F1,
    /// Read on a secondary page.
    F2,
    /// Our own inference.
    I,
    /// Background knowledge, to be looked up before it is used.
    M,
}

impl Certainty {
    /// Whether it was read somewhere, not inferred or recalled.
    pub fn is_printable(self) -> bool {
        matches!(self, Self::F1 | Self::F2)
    }
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LawEntry {
    /// Its id, as rules name it.
    pub id: String,
    /// The reference as it is printed: `barnets lov § 133`.
    pub text: String,
    /// What it is about, in our own words.
    pub gist: String,
    /// What staff may still call it: `serviceloven § 153`.
    #[serde(default)]
    pub formerly: Option<String>,
    /// How sure the reference is.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: String,
}

impl LawEntry {
    /// Whether the reference may be shown and printed: read somewhere, not inferred or recalled.
    pub fn is_printable(&self) -> bool {
        self.certainty.is_printable()
    }
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Hours, also at night and on holidays.
    Hours,
    /// Danish working days.
    WorkingDays,
}

/// Something that the municipality is to do after an underretning, and within what time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its id, as the program names it.
    pub id: String,
    /// What is said of it on screen, in our own words.
    pub text: String,
    /// How long; `None` where no source names a time.
    pub limit: Option<u16>,
    /// What the limit counts.
    pub unit: LimitUnit,
    /// The paragraph by id; `None` where its number is not confirmed.
    pub law: Option<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: String,
}

/// One edition of the law table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LawTable {
    /// The edition.
    pub edition: String,
    /// The day on which the references were last checked.
    pub checked: Date,
    /// What may be said of its standing: it is no legal advice.
    pub status: String,
    /// The paragraphs.
    pub entries: Vec<LawEntry>,
    /// What the municipality is to do after an underretning.
    pub duties: Vec<Duty>,
}

impl LawTable {
    /// The paragraphs that may be shown and printed.
    pub fn printable(&self) -> impl Iterator<Item = &LawEntry> {
        self.entries.iter().filter(|entry| entry.is_printable())
    }

    /// The paragraph with this id, if it may be shown and printed.
    pub fn find(&self, id: &str) -> Option<&LawEntry> {
        self.printable().find(|entry| entry.id == id)
    }

    /// The municipality's duty with this id, if it is certain enough to be shown and printed.
    pub fn duty(&self, id: &str) -> Option<&Duty> {
        self.duties
            .iter()
            .find(|duty| duty.id == id && duty.certainty.is_printable())
    }

    /// Everything that is wrong with the edition; empty where it can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut ids = BTreeSet::new();
        for entry in &self.entries {
            let place = format!("entries.{}", entry.id);
            if !ids.insert(&entry.id) {
                flaws.push(Flaw::new(&place, "stands twice"));
            }
            for (name, text) in [
                ("id", &entry.id),
                ("text", &entry.text),
                ("gist", &entry.gist),
                ("source", &entry.source),
            ] {
                if text.trim().is_empty() {
                    flaws.push(Flaw::new(format!("{place}.{name}"), "is empty"));
                }
            }
            if entry.is_printable() && !entry.text.contains('§') {
                flaws.push(Flaw::new(format!("{place}.text"), "names no paragraph"));
            }
        }
        for duty in &self.duties {
            let place = format!("duties.{}", duty.id);
            if duty.text.trim().is_empty() || duty.source.trim().is_empty() {
                flaws.push(Flaw::new(&place, "has no text or source"));
            }
            if duty.limit == Some(0) {
                flaws.push(Flaw::new(format!("{place}.limit"), "cannot be kept"));
            }
            // What is certain may not lean on a paragraph that is not.
            let leans = duty.law.as_deref();
            if leans.is_some_and(|id| self.find(id).is_none()) {
                flaws.push(Flaw::new(
                    format!("{place}.law"),
                    "names no paragraph that may be shown",
                ));
            }
        }
        flaws
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(certainty: Certainty) -> LawTable {
        let entry = LawEntry {
            id: "bl-1".into(),
            text: "barnets lov § 1".into(),
            gist: "Formål".into(),
            formerly: None,
            certainty,
            source: "jura.md".into(),
        };
        LawTable {
            edition: "x".into(),
            checked: "2026-11-22".parse().unwrap(),
            status: "x".into(),
            entries: vec![entry],
            duties: vec![Duty {
                id: "vurdering".into(),
                text: "Kommunen vurderer.".into(),
                limit: Some(24),
                unit: LimitUnit::Hours,
                law: None,
                certainty,
                source: "jura.md".into(),
            }],
        }
    }

    #[test]
    fn duty_that_leans_on_an_uncertain_paragraph_or_names_no_time_is_flawed() {
        let mut table = table(Certainty::I);
        assert_eq!(table.duty("vurdering"), None);
        table.duties[0].certainty = Certainty::F1;
        assert!(table.duty("vurdering").is_some());
        table.duties[0].law = Some("bl-1".into());
        table.duties[0].limit = Some(0);
        let said: Vec<_> = table.validate().iter().map(ToString::to_string).collect();
        assert!(said[0].contains("cannot be kept"), "{said:?}");
        assert!(said[1].contains("may be shown"), "{said:?}");
    }

    #[test]
    fn inferred_or_recalled_entry_is_never_printed() {
        for (certainty, shown) in [
            (Certainty::F1, true),
            (Certainty::F2, true),
            (Certainty::I, false),
            (Certainty::M, false),
        ] {
            assert_eq!(table(certainty).find("bl-1").is_some(), shown);
        }
    }

    #[test]
    fn table_with_an_id_twice_is_flawed() {
        let mut table = table(Certainty::F1);
        assert_eq!(table.validate(), []);
        table.entries.push(table.entries[0].clone());
        assert_eq!(
            table.validate(),
            [Flaw::new("entries.bl-1", "stands twice")]
        );
    }
}
