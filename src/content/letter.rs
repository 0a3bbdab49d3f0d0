//! The letters to the parents.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::letter::Letters;

const EDITIONS: Editions = Editions {
    kind: "letter",
    files: include!(concat!(env!("OUT_DIR"), "/letter.rs")),
};

/// The letters that are in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<Letters, BrokenContent> {
    EDITIONS.newest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::source::tests::{first, own};

    #[test]
    fn every_edition_can_be_used_and_is_easy_to_read() {
        assert!(!own(EDITIONS.kind).is_empty());
        for file in own(EDITIONS.kind) {
            file.checked(Letters::validate).unwrap();
        }
    }

    #[test]
    fn hard_letter_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        let hard = "trivselsvurderingens helhedsorienterede perspektivering ".repeat(12);
        let said = file.refusal(("Det går godt.", &hard), Letters::validate);
        assert!(
            said.contains("at results.Groen: is too hard to read: LIX"),
            "{said}"
        );
    }
}
