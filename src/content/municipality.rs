//! The default municipality: an example to be replaced by a municipality's own settings.

use super::{BrokenContent, newest};
use crate::domain::municipality::Municipality;

const KIND: &str = "municipality";

/// The settings that are in use.
///
/// # Errors
///
/// Names the file, the place and the reason where the content is broken.
pub fn current() -> Result<Municipality, BrokenContent> {
    newest(KIND)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{ContentFile, checked, of_kind},
        domain::{
            boernelineal::{BoernelinealAxis, Score},
            municipality::Thresholds,
            position::Position,
        },
    };

    #[test]
    fn every_edition_can_be_used() {
        assert!(of_kind(KIND).count() > 0);
        for file in of_kind(KIND) {
            checked(file, Municipality::validate).unwrap();
        }
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let file = of_kind(KIND).next_back().unwrap();
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
                "\"roed\": \"Rød\"",
                "\"roed\": \"Gul\"",
                "needs three different names",
            ),
        ] {
            assert!(file.text.contains(from), "{from}");
            let text = file.text.replacen(from, to, 1).leak();
            let broken = checked(&ContentFile { text, ..*file }, Municipality::validate);
            let error = broken.unwrap_err().to_string();
            assert!(error.starts_with("municipality/eksempel.json "), "{error}");
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn default_thresholds_are_those_of_the_default_municipality() {
        assert_eq!(current().unwrap().thresholds, Thresholds::default());
    }

    #[test]
    fn exactly_6_shows_both_support_and_open_anonymous_advice() {
        let municipality = current().unwrap();
        for axis in [BoernelinealAxis::Child, BoernelinealAxis::Parents] {
            let at = |score| -> Vec<bool> {
                municipality
                    .offers_at(axis, Score::new(score).unwrap())
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
    fn fill_puts_in_limits_and_names() {
        let municipality = current().unwrap();
        let filled = municipality.fill("»{roed}«: {sparring_dage} hverdage, {ukendt}");
        assert_eq!(filled, "»Rød«: 2 hverdage, {ukendt}");
        assert_eq!(municipality.position_labels.label(Position::Gul), "Gul");
    }
}
