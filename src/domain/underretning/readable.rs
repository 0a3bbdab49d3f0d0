//! What a reader of an underretning would miss or stumble over. Only ever a hint.

use super::letter::{Field, Underretning};
use crate::domain::{child::looks_like_cpr, letter::lix};

/// Above this a text is hard for many families (LIX of ordinary newspapers).
const HARD: usize = 45;
/// Shorter texts say nothing about how they read.
const LEAST_WORDS: usize = 40;

/// Something to look at once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The text is empty.
    Empty(Field),
    /// The text holds ten digits, as a CPR number does.
    LooksLikeCpr(Field),
    /// The text is hard to read.
    Hard(Field),
}

/// What to look at, in the order of the paper.
pub fn hints(underretning: &Underretning, barred: bool) -> Vec<Hint> {
    let mut hints = Vec::new();
    for field in underretning.fields(barred) {
        let text = underretning.contents.text(field).trim();
        // Where everybody was talked with there is nobody to name.
        if text.is_empty() && field != Field::NoContact {
            hints.push(Hint::Empty(field));
        }
        if looks_like_cpr(text) {
            hints.push(Hint::LooksLikeCpr(field));
        }
        let long = text.split_whitespace().count() >= LEAST_WORDS;
        if long && lix(text).is_some_and(|lix| lix > HARD) {
            hints.push(Hint::Hard(field));
        }
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::{super::letter::tests::letter, *};
    use crate::domain::underretning::Suspicion;

    #[test]
    fn empty_hard_and_numbered_texts_are_named() {
        let mut letter = letter();
        letter.suspicion = Some(Suspicion::Nej);
        let all = hints(&letter, false);
        assert!(all.contains(&Hint::Empty(Field::Seen)));
        assert!(all.contains(&Hint::Empty(Field::Contact)));
        assert!(!all.contains(&Hint::Empty(Field::NoContact)));
        letter.contents.seen = "trivselsvurderingens helhedsorienterede perspektiv ".repeat(20);
        letter.contents.parents = "Mor 010190-1234".into();
        letter.contents.voice = "Alma siger, at hun er glad. ".repeat(20);
        let all = hints(&letter, true);
        assert!(all.contains(&Hint::Hard(Field::Seen)));
        assert!(!all.contains(&Hint::Hard(Field::Voice)));
        assert!(all.contains(&Hint::LooksLikeCpr(Field::Parents)));
        assert!(!all.contains(&Hint::Empty(Field::Contact)), "barred");
    }
}
