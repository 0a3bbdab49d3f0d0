//! The default municipality: an example to be replaced by a municipality's own settings.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::municipality::{Municipality, Phone};

const EDITIONS: Editions = Editions {
    kind: "municipality",
    files: include!(concat!(env!("OUT_DIR"), "/municipality.rs")),
};

/// The settings that are in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<Municipality, BrokenContent> {
    EDITIONS.newest()
}

/// The settings of an edition.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn of_edition(edition: &str) -> Result<Municipality, BrokenContent> {
    EDITIONS.named(edition)
}

/// Whom to call: all that is needed before anybody has unlocked. It stands before everything else
/// in the packed settings, so the rest is neither read nor waited for.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn phones() -> Result<Vec<Phone>, BrokenContent> {
    type Head = (String, String, Vec<Phone>);
    EDITIONS
        .newest::<Head>()
        .map(|(_edition, _name, phones)| phones)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::source::tests::{first, own},
        domain::{
            boernelineal::{BoernelinealAxis, Score},
            municipality::Thresholds,
            offer::{OfferKind, offers_at},
            position::Position,
        },
    };

    #[test]
    fn every_edition_can_be_used() {
        assert!(!own(EDITIONS.kind).is_empty());
        for file in own(EDITIONS.kind) {
            file.checked(Municipality::validate).unwrap();
        }
    }

    #[test]
    fn the_telephones_are_those_of_the_settings() {
        let settings = current().unwrap();
        assert!(!settings.phones.is_empty());
        assert_eq!(phones().unwrap(), settings.phones);
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        for (from, to, reason) in [
            (
                "\"notify\": 4",
                "\"notify\": 2",
                "at thresholds: must be 2 < notify",
            ),
            (
                "\"notify\": 4",
                "\"notify\": 400",
                "invalid value: integer `400`",
            ),
            (
                "\"chosen\": \"farver\"",
                "\"chosen\": \"x\"",
                "at positionLabels.chosen: names no set",
            ),
            (
                "\"number\": \"112\"",
                "\"number\": \"113\"",
                "at phones: 112 is missing or changed",
            ),
            (
                "\"sparring\": 2",
                "\"sparring\": 0",
                "at dayLimits: a limit of 0 cannot be kept",
            ),
            (
                "\"redMeetingWeeks\": 1",
                "\"redMeetingWeeks\": 3",
                "at dayLimits.redMeetingWeeks: is later than at yellow",
            ),
            (
                "\"roed\": \"Rød\"",
                "\"roed\": \"Gul\"",
                "needs three different names",
            ),
        ] {
            let error = file.refusal((from, to), Municipality::validate);
            let place = "src/content/municipality/2026-1.json ";
            assert!(error.starts_with(place), "{error}");
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn settings_without_the_newer_limits_mean_ours() {
        let text = include_str!("municipality/2026-1.json");
        let written: Municipality = serde_json::from_str(text).unwrap();
        let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
        let limits = value["dayLimits"].as_object_mut().unwrap();
        for name in [
            "yellowTalkWeeks",
            "redMeetingWeeks",
            "yellowFollowUpWeeks",
            "redFollowUpWeeks",
            "agreementWeeks",
        ] {
            limits.remove(name).unwrap();
        }
        value.as_object_mut().unwrap().remove("closedDays").unwrap();
        assert_eq!(
            serde_json::from_value::<Municipality>(value).unwrap(),
            written
        );
    }

    #[test]
    fn default_thresholds_are_those_of_the_example() {
        assert_eq!(
            of_edition("2026-1").unwrap().thresholds,
            Thresholds::default()
        );
    }

    #[test]
    fn exactly_6_shows_both_support_and_open_anonymous_advice() {
        let municipality = of_edition("2026-1").unwrap();
        for axis in [BoernelinealAxis::Child, BoernelinealAxis::Parents] {
            let at = |score| -> Vec<bool> {
                offers_at(&municipality.offers, axis, Score::new(score).unwrap())
                    .into_iter()
                    .map(|offer| offer.anonymous)
                    .collect()
            };
            assert!(at(6).contains(&true) && at(6).contains(&false));
            assert!(!at(5).contains(&true) && at(5).contains(&false));
            assert!(at(7).contains(&true));
            assert!(Score::all().all(|score| !at(score.get()).is_empty()));
        }
    }

    #[test]
    fn example_has_both_kinds_at_6_for_either_ruler_and_a_contact_for_each() {
        let municipality = of_edition("2026-1").unwrap();
        for axis in [BoernelinealAxis::Child, BoernelinealAxis::Parents] {
            let at = offers_at(&municipality.offers, axis, Score::new(6).unwrap());
            for kind in [OfferKind::Almen, OfferKind::P30] {
                assert!(at.iter().any(|offer| offer.kind == kind));
            }
        }
    }

    #[test]
    fn fill_puts_in_limits_and_names() {
        let municipality = of_edition("2026-1").unwrap();
        let filled = municipality.fill("»{roed}«: {sparring_dage} hverdage, {ukendt}");
        assert_eq!(filled, "»Rød«: 2 hverdage, {ukendt}");
        assert_eq!(municipality.position_labels.label(Position::Gul), "Gul");
    }
}
