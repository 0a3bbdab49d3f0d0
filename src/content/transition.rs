//! The fields of the overgangsskema.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::transition::TransitionForm;

const EDITIONS: Editions = Editions {
    kind: "transition",
    files: include!(concat!(env!("OUT_DIR"), "/transition.rs")),
};

/// The form that is in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<TransitionForm, BrokenContent> {
    EDITIONS.newest()
}

/// The form of an edition that something was written under.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn of_edition(edition: &str) -> Result<TransitionForm, BrokenContent> {
    EDITIONS.named(edition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{
        source::tests::{first, own},
        trivselsskema,
    };

    #[test]
    fn every_edition_can_be_used() {
        assert!(!own(EDITIONS.kind).is_empty());
        for file in own(EDITIONS.kind) {
            file.checked(TransitionForm::validate).unwrap();
            assert_eq!(of_edition(&file.name).unwrap().edition, file.name);
        }
    }

    #[test]
    fn newest_edition_names_bands_of_the_newest_trivselsskema() {
        let instrument = trivselsskema::current().unwrap();
        assert_eq!(current().unwrap().unknown_bands(&instrument), []);
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        let long = format!(
            "\"prompt\": \"{}",
            "Helhedsorienterede forventninger ".repeat(9)
        );
        for (from, to, reason) in [
            ("\"tryg\"", "\"glad\"", "fields.glad: stands twice"),
            ("\"meeting\"", "\"text\"", "asks 0 times for a meeting"),
            ("\"meeting\"", "\"number\"", "unknown variant"),
            ("\"Leg og venner\"", "\" \"", "fields.leg: has no title"),
            ("\"prompt\": \"", &long, "fields.glad: is too hard to read"),
            ("\"2026-1\"", "\"\"", "edition: is empty"),
        ] {
            let mut broken = file.clone();
            broken.text = broken.text.replacen(from, to, 1);
            assert_ne!(broken.text, file.text, "{from}");
            let said = broken
                .checked(TransitionForm::validate)
                .unwrap_err()
                .to_string();
            assert!(said.contains("transition/2026-1.json"), "{said}");
            assert!(said.contains(reason), "{said}");
        }
        let mut form = of_edition("2026-1").unwrap();
        form.fields[0].bands = vec![crate::domain::instrument::BandId("X".into())];
        let instrument = trivselsskema::of_edition("2026-1").unwrap();
        let said: Vec<_> = form
            .unknown_bands(&instrument)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(said, ["fields.glad.bands: X is no band"]);
    }
}
