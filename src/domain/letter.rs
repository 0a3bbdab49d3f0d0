//! The letters to the parents: one that tells how every child is followed, and one kind letter for
//! each position.
//!
//! Deliberately absent: answers, marks and scores. What is seen is told face to face
//! (trivselsskema.md 12.4); the letter opens the talk. Where contact with the parents is barred
//! there is no letter at all: filling one in takes the leave to tell them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{flaw::Flaw, next_step::LeaveToTell, position::Position};

/// Above this a text is too hard for a letter to all parents (LIX of easy fiction and weeklies).
const LIX_LIMIT: usize = 35;
/// A word is long from its seventh letter on (LIX, Björnsson 1968).
const LONG_WORD: usize = 7;

/// One edition of the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Letters {
    /// The edition.
    pub edition: String,
    /// How every child is followed, given before the first assessment.
    pub information: LetterText,
    /// What the professionals see, by the position that they chose.
    pub results: BTreeMap<Position, LetterText>,
}

/// A letter with places to fill: `{barn}` is the child's label, `{godt}` on a line of its own what
/// the professional has written of what goes well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LetterText {
    /// The heading.
    pub title: String,
    /// The paragraphs in order.
    pub paragraphs: Vec<String>,
}

/// A letter that is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The heading.
    pub title: String,
    /// The paragraphs in order.
    pub paragraphs: Vec<String>,
}

impl LetterText {
    /// The letter about a child, where its parents may be told. An empty `goes_well` leaves its
    /// paragraph out.
    pub fn filled(&self, _leave: LeaveToTell, child: &str, goes_well: &str) -> Letter {
        self.fill(child, goes_well)
    }

    fn fill(&self, child: &str, goes_well: &str) -> Letter {
        // A label that looks like a place to fill stays as it is: it is put in last.
        let paragraphs = self
            .paragraphs
            .iter()
            .filter_map(|text| {
                if text == "{godt}" {
                    let written = goes_well.trim();
                    return (!written.is_empty()).then(|| written.to_owned());
                }
                Some(text.replace("{barn}", child))
            })
            .collect();
        Letter {
            title: self.title.replace("{barn}", child),
            paragraphs,
        }
    }
}

impl Letters {
    /// Everything that is wrong with the edition; empty where it can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        for position in Position::ALL {
            if !self.results.contains_key(&position) {
                flaws.push(Flaw::new("results", format!("has no {position:?}")));
            }
        }
        let results = self
            .results
            .iter()
            .map(|(position, letter)| (format!("results.{position:?}"), letter));
        for (place, letter) in results.chain([("information".to_owned(), &self.information)]) {
            let text = letter.fill("Alma", "").paragraphs.join("\n");
            match lix(&text) {
                Some(lix) if lix <= LIX_LIMIT => {}
                Some(lix) => flaws.push(Flaw::new(
                    place.clone(),
                    format!("is too hard to read: LIX {lix}, over {LIX_LIMIT}"),
                )),
                None => flaws.push(Flaw::new(place.clone(), "holds no word")),
            }
            if text.contains(['{', '}']) {
                flaws.push(Flaw::new(place, "has a place that nothing fills"));
            }
        }
        flaws
    }
}

/// How hard a text is to read: words for each sentence, and the share of long words in percent,
/// rounded up. `None` for a text without a word.
pub fn lix(text: &str) -> Option<usize> {
    let words: Vec<usize> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().count())
        .collect();
    if words.is_empty() {
        return None;
    }
    // A line ends a sentence too: a greeting has no full stop.
    let sentences = text
        .split(['.', '!', '?', ':', '\n'])
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .count();
    let long = words.iter().filter(|length| **length >= LONG_WORD).count();
    Some(words.len().div_ceil(sentences) + (long * 100).div_ceil(words.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(paragraphs: &[&str]) -> LetterText {
        LetterText {
            title: "Om {barn}".into(),
            paragraphs: paragraphs.iter().map(|&p| p.into()).collect(),
        }
    }

    #[test]
    fn lix_counts_words_a_sentence_and_long_words() {
        // 8 words, 2 sentences, 1 long: 4 + 12.5.
        assert_eq!(
            lix("Alma er glad her. Hun leger hverdagen lang."),
            Some(4 + 13)
        );
        assert_eq!(lix("Kære forældre\nVi ses."), Some(2 + 25));
        assert_eq!(lix(" … "), None);
    }

    #[test]
    fn letter_without_a_line_of_its_own_has_no_gap() {
        let letter = text(&["Kære {barn}", "{godt}", "Hilsen"]);
        assert_eq!(letter.fill("Bo", " ").paragraphs, ["Kære Bo", "Hilsen"]);
        assert_eq!(
            letter.fill("Bo", "Bo synger.").paragraphs,
            ["Kære Bo", "Bo synger.", "Hilsen"]
        );
    }

    #[test]
    fn hard_or_missing_letter_is_named() {
        let easy = text(&["Vi ses."]);
        let hard = text(&[
            "Trivselsvurderingens helhedsorienterede perspektivering forudsætter samarbejdsrelationer",
        ]);
        let letters = Letters {
            edition: "x".into(),
            information: hard,
            results: BTreeMap::from([
                (Position::Gul, easy.clone()),
                (Position::Roed, text(&["{x}"])),
            ]),
        };
        let said: Vec<_> = letters.validate().iter().map(ToString::to_string).collect();
        assert!(said[0].contains("has no Groen"), "{said:?}");
        assert!(
            said.iter()
                .any(|s| s.starts_with("information: is too hard")),
            "{said:?}"
        );
        assert!(said.iter().any(|s| s.contains("nothing fills")), "{said:?}");
        assert!(!said.iter().any(|s| s.contains("Gul")), "{said:?}");
    }

    proptest! {
        #[test]
        fn what_is_typed_stands_in_the_letter_as_it_is(label in "[^{}]{1,20}", line in "\\PC{1,60}") {
            let filled = text(&["Kære {barn}", "{godt}"]).fill(&label, &line);
            prop_assert_eq!(&filled.paragraphs[0], &format!("Kære {label}"));
            if !line.trim().is_empty() {
                prop_assert_eq!(&filled.paragraphs[1], line.trim());
            }
        }
    }
}
