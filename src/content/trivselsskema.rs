//! The editions of the trivselsskema.

use super::{BrokenContent, edition, newest};
use crate::domain::instrument::Instrument;

const KIND: &str = "trivselsskema";

/// The edition that new assessments use.
///
/// # Errors
///
/// Names the file, the place and the reason where the content is broken.
pub fn current() -> Result<Instrument, BrokenContent> {
    newest(KIND)
}

/// The edition that an old assessment was made with.
///
/// # Errors
///
/// As [`current`], or that this program does not have the edition.
pub fn of_edition(name: &str) -> Result<Instrument, BrokenContent> {
    edition(KIND, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{ContentFile, checked, of_kind},
        domain::instrument::Role,
    };

    #[test]
    fn every_edition_is_sound_and_named_after_its_file() {
        for file in of_kind(KIND) {
            let instrument = checked(file, Instrument::validate).unwrap();
            assert_eq!(instrument.edition, file.name);
        }
    }

    #[test]
    fn current_edition_has_9_areas_and_108_items() {
        let instrument = current().unwrap();
        assert_eq!(instrument.areas.len(), 9);
        assert_eq!(
            instrument
                .areas
                .iter()
                .map(|a| a.items.len())
                .sum::<usize>(),
            108
        );
    }

    #[test]
    fn paedagog_of_a_4_year_old_is_asked_29_items_in_8_areas() {
        let instrument = current().unwrap();
        let asked = instrument.areas_for(&"C".into(), Role::Paedagog, &[]);
        assert_eq!(asked.len(), 8);
        assert_eq!(
            asked.iter().map(|(_, items)| items.len()).sum::<usize>(),
            29
        );
    }

    #[test]
    fn every_role_is_asked_2_to_4_items_in_every_area_of_every_band() {
        let instrument = current().unwrap();
        for role in Role::ALL {
            for band in &instrument.bands {
                for (area, items) in instrument.areas_for(&band.id, role, &[]) {
                    assert!(
                        (2..=4).contains(&items.len()),
                        "{role:?} {} {}",
                        band.id.as_str(),
                        area.id.as_str()
                    );
                }
            }
        }
    }

    #[test]
    fn transition_is_asked_in_band_b_only_when_added() {
        let instrument = current().unwrap();
        let areas = |added: &[_]| {
            instrument
                .areas_for(&"B".into(), Role::Paedagog, added)
                .len()
        };
        assert_eq!(areas(&[]), 8);
        assert_eq!(areas(&["overgang".into()]), 9);
        assert_eq!(
            instrument
                .areas_for(&"C".into(), Role::Paedagog, &["overgang".into()])
                .len(),
            8
        );
    }

    #[test]
    fn broken_edition_is_named_with_place_and_reason() {
        let good = of_kind(KIND).next_back().unwrap().text;
        let broken = |from: &str, to: &str| {
            let text: &'static str = Box::leak(good.replacen(from, to, 1).into_boxed_str());
            assert_ne!(text, good);
            let file = ContentFile {
                kind: KIND,
                name: "broken",
                text,
            };
            checked::<Instrument>(&file, Instrument::validate)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            broken("\"tryg.A.2\"", "\"tryg.A.1\""),
            "trivselsskema/broken.json at areas.tryg.items.tryg.A.1: stands twice"
        );
        assert_eq!(
            broken(
                "\"bands\": [\"A\"], \"roles\"",
                "\"bands\": [\"Q\"], \"roles\""
            ),
            "trivselsskema/broken.json at areas.tryg.items.tryg.A.1.bands: names no band: Q"
        );
        assert!(
            broken("\"code\": \"T\"", "\"code\": \"Z\"")
                .starts_with("trivselsskema/broken.json line 12, column ")
        );
    }
}
