//! The names by which other systems know what we write.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::terminology::Terminology;

const EDITIONS: Editions = Editions {
    kind: "terminology",
    files: include!(concat!(env!("OUT_DIR"), "/terminology.rs")),
};

/// The names that are in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<Terminology, BrokenContent> {
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
            file.checked(Terminology::validate).unwrap();
        }
    }

    #[test]
    fn answer_that_kl_does_not_take_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        let said = file.refusal(("\"Gul\"", "\"\""), Terminology::validate);
        assert!(
            said.contains("at kl: has an answer of no length that KL takes"),
            "{said}"
        );
    }
}
