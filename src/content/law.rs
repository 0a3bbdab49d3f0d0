//! The editions of the law table.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::law::LawTable;

const EDITIONS: Editions = Editions {
    kind: "law",
    files: include!(concat!(env!("OUT_DIR"), "/law.rs")),
};

/// The law table that is in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<LawTable, BrokenContent> {
    EDITIONS.newest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::source::tests::{first, own};

    #[test]
    fn every_edition_can_be_used() {
        assert!(!own(EDITIONS.kind).is_empty());
        for file in own(EDITIONS.kind) {
            file.checked(LawTable::validate).unwrap();
        }
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        let broken = |from, to| file.refusal((from, to), LawTable::validate);
        let twice = broken("\"id\": \"bl-5\"", "\"id\": \"bl-2\"");
        assert!(twice.ends_with("at entries.bl-2: stands twice"), "{twice}");
        let date = broken("\"checked\": \"2026-", "\"checked\": \"26-");
        assert!(date.contains("law/2026-1.json line 3, column"), "{date}");
        assert!(date.contains("not a date"), "{date}");
    }

    #[test]
    fn uncertain_paragraph_is_in_the_table_and_never_found() {
        let table: LawTable = EDITIONS.named("2026-1").unwrap();
        for id in ["bl-138", "udveksling"] {
            assert!(table.entries.iter().any(|entry| entry.id == id));
            assert_eq!(table.find(id), None);
        }
    }
}
