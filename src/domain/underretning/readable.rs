//! What a reader of an underretning would miss or stumble over. Only ever a hint.

use super::letter::{Field, Underretning};
use crate::domain::{
    child::looks_like_cpr,
    letter::lix,
    sparring::{FindingKind, Known, findings},
};

/// Above this a text is hard for many families (LIX of ordinary newspapers).
const HARD: usize = 45;
/// Shorter texts say nothing about how they read.
const LEAST_WORDS: usize = 40;
const CPR_DIGITS: usize = 10;

/// Something to look at once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The text is empty.
    Empty(Field),
    /// The text holds ten digits, as a CPR number does.
    LooksLikeCpr(Field),
    /// The text holds an address. The professional's own never belongs here (jura.md B4).
    Address(Field),
    /// The text holds a telephone number. The professional's own private one never belongs here.
    Phone(Field),
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
        hints.extend(private_hints(field, text));
        let long = text.split_whitespace().count() >= LEAST_WORDS;
        if long && lix(text).is_some_and(|lix| lix > HARD) {
            hints.push(Hint::Hard(field));
        }
    }
    hints
}

/// What in one text may be too private to be passed on: by the rules that look through a sheet for
/// sparring.
pub fn private_hints(field: Field, text: &str) -> Vec<Hint> {
    let found = findings(text, &Known::default());
    let has = |kind| found.iter().any(|finding| finding.kind == kind);
    let cpr = looks_like_cpr(text)
        || found.iter().any(|finding| {
            let piece = text.get(finding.at.clone()).unwrap_or_default();
            let digits = piece.chars().filter(char::is_ascii_digit).count();
            finding.kind == FindingKind::Number && digits == CPR_DIGITS
        });
    // The parents' own telephone is asked for.
    let phone = has(FindingKind::Phone) && field != Field::Parents;
    [
        (cpr, Hint::LooksLikeCpr(field)),
        (has(FindingKind::Address), Hint::Address(field)),
        (phone, Hint::Phone(field)),
    ]
    .into_iter()
    .filter_map(|(holds, hint)| holds.then_some(hint))
    .collect()
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

    #[test]
    fn what_is_private_is_pointed_out_in_every_text() {
        for field in Field::ALL {
            for (text, hint) in [
                ("Skovvej 12, 8600 Silkeborg", Hint::Address(field)),
                ("Mor: 010190 - 1234", Hint::LooksLikeCpr(field)),
                ("010190-1234", Hint::LooksLikeCpr(field)),
            ] {
                assert_eq!(private_hints(field, text), [hint], "{text}");
            }
            let phone = private_hints(field, "Ring på +45 12 34 56 78 efter kl. 17.");
            let asked = field == Field::Parents;
            assert_eq!(
                phone,
                if asked {
                    vec![]
                } else {
                    vec![Hint::Phone(field)]
                }
            );
            assert_eq!(private_hints(field, "Solsikken, kl. 8-12, 4 år."), []);
        }
    }
}
