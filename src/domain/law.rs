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
        matches!(self.certainty, Certainty::F1 | Certainty::F2)
    }
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
        }
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
