//! The editions of the law table.

use super::{BrokenContent, newest};
use crate::domain::law::LawTable;

const KIND: &str = "law";

/// The law table that is in use.
///
/// # Errors
///
/// Names the file, the place and the reason where the content is broken.
pub fn current() -> Result<LawTable, BrokenContent> {
    newest(KIND)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{ContentFile, checked, of_kind};

    #[test]
    fn every_edition_can_be_used() {
        assert!(of_kind(KIND).count() > 0);
        for file in of_kind(KIND) {
            checked(file, LawTable::validate).unwrap();
        }
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let file = of_kind(KIND).next_back().unwrap();
        let broken = |from: &str, to: &str| {
            assert!(file.text.contains(from));
            let text = file.text.replacen(from, to, 1).leak();
            checked(&ContentFile { text, ..*file }, LawTable::validate)
                .unwrap_err()
                .to_string()
        };
        let twice = broken("\"id\": \"bl-5\"", "\"id\": \"bl-2\"");
        assert!(twice.ends_with("at entries.bl-2: stands twice"), "{twice}");
        let date = broken("\"checked\": \"2026-", "\"checked\": \"26-");
        assert!(date.contains("law/2026-1.json line 3, column"), "{date}");
        assert!(date.contains("not a date"), "{date}");
    }

    #[test]
    fn uncertain_paragraph_is_in_the_table_and_never_found() {
        let table = current().unwrap();
        for id in ["bl-138", "udveksling"] {
            assert!(table.entries.iter().any(|entry| entry.id == id));
            assert_eq!(table.find(id), None);
        }
    }
}
