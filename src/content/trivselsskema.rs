//! The editions of the trivselsskema.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::instrument::Instrument;

const EDITIONS: Editions = Editions {
    kind: "trivselsskema",
    files: include!(concat!(env!("OUT_DIR"), "/trivselsskema.rs")),
};

/// The edition that new assessments use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<Instrument, BrokenContent> {
    EDITIONS.newest()
}

/// The edition that an old assessment was made with.
///
/// # Errors
///
/// As [`current`], or that this program does not have the edition.
pub fn of_edition(name: &str) -> Result<Instrument, BrokenContent> {
    EDITIONS.named(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::source::tests::{first, own},
        domain::{instrument::Role, stoettelinje::StoettelinjeLimits},
    };

    #[test]
    fn every_edition_is_sound_and_named_after_its_file() {
        for file in own(EDITIONS.kind) {
            let instrument = file.checked(Instrument::validate).unwrap();
            assert_eq!(instrument.edition, file.name);
        }
    }

    #[test]
    fn first_edition_has_9_areas_and_108_items() {
        let instrument = of_edition("2026-1").unwrap();
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
        let instrument = of_edition("2026-1").unwrap();
        let asked = instrument.areas_for(&"C".into(), Role::Paedagog, &[]);
        assert_eq!(asked.len(), 8);
        assert_eq!(
            asked.iter().map(|(_, items)| items.len()).sum::<usize>(),
            29
        );
    }

    /// An area that asks less is never ground for anything.
    #[test]
    fn every_edition_asks_enough_in_every_area() {
        let enough = StoettelinjeLimits::default().usable_answers;
        for file in own(EDITIONS.kind) {
            let instrument = of_edition(&file.name).unwrap();
            for role in Role::ALL {
                for band in &instrument.bands {
                    for (area, items) in instrument.areas_for(&band.id, role, &[]) {
                        assert!(items.len() >= enough, "{} {:?}", file.name, area.id);
                    }
                }
            }
        }
    }

    #[test]
    fn every_role_is_asked_2_to_4_items_in_every_area_of_every_band() {
        let instrument = of_edition("2026-1").unwrap();
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
        let instrument = of_edition("2026-1").unwrap();
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
        let file = first(EDITIONS.kind);
        let broken = |from, to| file.refusal((from, to), Instrument::validate);
        assert_eq!(
            broken("\"tryg.A.2\"", "\"tryg.A.1\""),
            "src/content/trivselsskema/2026-1.json at areas.tryg.items.tryg.A.1: stands twice"
        );
        assert_eq!(
            broken(
                "\"bands\": [\"A\"], \"roles\"",
                "\"bands\": [\"Q\"], \"roles\""
            ),
            "src/content/trivselsskema/2026-1.json at areas.tryg.items.tryg.A.1.bands: names no band: Q"
        );
        assert!(
            broken("\"code\": \"T\"", "\"code\": \"Z\"")
                .starts_with("src/content/trivselsskema/2026-1.json line 12, column ")
        );
    }
}
