//! The editions of the børnelineal.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::boernelineal::Boernelineal;

const EDITIONS: Editions = Editions {
    kind: "boernelineal",
    files: include!(concat!(env!("OUT_DIR"), "/boernelineal.rs")),
};

/// The edition that new scores use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<Boernelineal, BrokenContent> {
    EDITIONS.newest()
}

/// The edition that old scores were made with.
///
/// # Errors
///
/// As [`current`], or that this program does not have the edition.
pub fn of_edition(name: &str) -> Result<Boernelineal, BrokenContent> {
    EDITIONS.named(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::source::tests::{first, own};

    #[test]
    fn every_edition_is_sound_and_named_after_its_file() {
        for file in own(EDITIONS.kind) {
            let ruler = file.checked(Boernelineal::validate).unwrap();
            assert_eq!(ruler.edition, file.name);
        }
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let change = ("\"score\": 9,", "\"score\": 8,");
        let said = first(EDITIONS.kind).refusal(change, Boernelineal::validate);
        let place = "src/content/boernelineal/2026-1.json ";
        assert!(said.starts_with(place), "{said}");
        let reason = "at axes.Child.steps: are not 10 down to 1";
        assert!(said.ends_with(reason), "{said}");
    }
}
