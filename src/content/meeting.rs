//! The agendas of the meetings.

use super::{BrokenContent, ContentFile, Editions};
use crate::domain::meeting::MeetingTexts;

const EDITIONS: Editions = Editions {
    kind: "meeting",
    files: include!(concat!(env!("OUT_DIR"), "/meeting.rs")),
};

/// The agendas that are in use.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn current() -> Result<MeetingTexts, BrokenContent> {
    EDITIONS.newest()
}

/// The agendas of an edition that a meeting was begun with.
///
/// # Errors
///
/// See [`BrokenContent`].
pub fn of_edition(edition: &str) -> Result<MeetingTexts, BrokenContent> {
    EDITIONS.named(edition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::source::tests::{first, own};

    #[test]
    fn every_edition_can_be_used() {
        assert!(!own(EDITIONS.kind).is_empty());
        for file in own(EDITIONS.kind) {
            file.checked(MeetingTexts::validate).unwrap();
        }
    }

    #[test]
    fn broken_agenda_names_file_place_and_reason() {
        let file = first(EDITIONS.kind);
        let change = ("Begynd med det, der lykkes.", "Begynd med forældrene.");
        let said = file.refusal(change, MeetingTexts::validate);
        assert!(
            said.contains("kinds.Sparring.steps.Billede.prompts.0: says \"foræl\""),
            "{said}"
        );
    }
}
