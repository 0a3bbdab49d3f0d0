//! The lists of what protects, what thrives and what may make it hard.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::factors::FactorLists;

const EDITIONS: Editions = Editions {
    kind: "factors",
    files: include!(concat!(env!("OUT_DIR"), "/factors.rs")),
};

/// The lists that are in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<FactorLists, BrokenContent> {
    EDITIONS.newest()
}

/// The lists of an edition that answers were given under.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn of_edition(edition: &str) -> Result<FactorLists, BrokenContent> {
    EDITIONS.named(edition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::source::tests::{first, own},
        domain::factors::{FactorKind, FactorList},
    };

    #[test]
    fn every_edition_can_be_used() {
        assert!(!own(EDITIONS.kind).is_empty());
        for file in own(EDITIONS.kind) {
            file.checked(FactorLists::validate).unwrap();
            assert_eq!(of_edition(&file.name).unwrap().edition, file.name);
        }
    }

    #[test]
    fn broken_edition_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        for (from, to, reason) in [
            ("\"b.tro\"", "\"b.leg\"", "b.leg stands twice"),
            (
                "\"protective\"",
                "\"risk\"",
                "has no protective list for everybody",
            ),
            (
                "\"kind\": \"thriving\"",
                "\"kind\": \"count\"",
                "unknown variant",
            ),
            ("Familien er meget alene.", " ", "has no text"),
            (
                "\"from\": 8",
                "\"from\": 11",
                "at lists.spaed.ages: from is above to",
            ),
            ("\"Omkring barnet\"", "\"\"", "has no title"),
            ("\"edition\"", "\"sum\": 3, \"edition\"", "unknown field"),
        ] {
            let error = file.refusal((from, to), FactorLists::validate);
            assert!(
                error.starts_with("src/content/factors/2026-1.json "),
                "{error}"
            );
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn first_lists_hold_what_the_sources_name() {
        let lists = of_edition("2026-1").unwrap();
        let of = |id: &str| lists.lists.iter().find(|list| list.id == id).unwrap();
        let counts = |id| {
            of(id)
                .groups
                .iter()
                .map(|group| group.items.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(counts("beskyttende"), [6, 4]);
        assert_eq!(counts("risiko").into_iter().sum::<usize>(), 8);
        assert_eq!(counts("saarbare").into_iter().sum::<usize>(), 5);
        assert!(of("spaed").items().count() >= 3);
        assert_eq!(of("beskyttende").kind, FactorKind::Protective);
        // Violence is no matter for a list: it leads to the acute questions.
        let acute = lists
            .lists
            .iter()
            .flat_map(FactorList::items)
            .filter(|item| item.acute);
        assert_eq!(
            acute.map(|item| item.id.as_str()).collect::<Vec<_>>(),
            ["r.vold"]
        );
    }
}
