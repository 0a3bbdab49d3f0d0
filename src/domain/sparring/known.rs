//! The names and places that the vault knows.

use std::ops::Range;

/// What the vault knows by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    words: Vec<Word>,
    /// First and last, in capitals.
    pub(super) initials: Vec<[char; 2]>,
    /// In small letters.
    pub(super) places: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    /// Folded.
    text: String,
    /// It is an ordinary word too: found with a capital only.
    with_capital: bool,
}

/// Words that stand where names stand, and are nobody's.
const NOBODY: [&str; 53] = [
    "barn",
    "barnet",
    "dreng",
    "drengen",
    "pige",
    "pigen",
    "mor",
    "far",
    "mors",
    "fars",
    "moren",
    "faren",
    "og",
    "fra",
    "hos",
    "på",
    "ved",
    "til",
    "med",
    "af",
    "hjem",
    "hjemme",
    "lille",
    "nr",
    "stue",
    "stuen",
    "fælles",
    "forældre",
    "forældrene",
    "forældremyndighed",
    "begge",
    "den",
    "det",
    "de",
    "der",
    "tlf",
    "telefon",
    "bor",
    "alene",
    "ingen",
    "ikke",
    "oplyst",
    "pædagog",
    "pædagogen",
    "pædagogerne",
    "personalet",
    "leder",
    "lederen",
    "dagplejer",
    "dagplejeren",
    "sundhedsplejerske",
    "sundhedsplejersken",
    "alle",
];

/// Names of up to this many letters are also ordinary words ("bo", "liv"): found with a capital.
const SHORT: usize = 3;

impl Known {
    /// Adds somebody's name; each of its words counts by itself.
    pub fn add_name(&mut self, name: &str) {
        let words: Vec<_> = words(name).map(|at| &name[at]).collect();
        for word in &words {
            let parts = word.split('-').filter(|part| part.chars().count() >= SHORT);
            for word in std::iter::once(*word).chain(parts) {
                self.add_word(word, word.chars().count() <= SHORT);
            }
        }
        if let [first, .., last] = words.as_slice()
            && let Some(initials) = first.chars().next().zip(last.chars().next())
        {
            self.initials.push([upper(initials.0), upper(initials.1)]);
        }
    }

    /// Adds the names in a free text: its words with a capital.
    pub fn add_names_in(&mut self, text: &str) {
        for at in words(text) {
            let word = &text[at];
            if word.chars().count() >= SHORT && word.starts_with(char::is_uppercase) {
                self.add_word(word, true);
            }
        }
    }

    /// Adds whoever a field names: a few words are somebody's name.
    pub fn add_person(&mut self, text: &str) {
        if words(text).count() <= 4 {
            self.add_name(text);
        } else {
            self.add_names_in(text);
        }
    }

    fn add_word(&mut self, word: &str, with_capital: bool) {
        let text = word.to_lowercase();
        let number = word.chars().all(char::is_numeric);
        if word.chars().count() >= 2 && !number && !NOBODY.contains(&text.as_str()) {
            let text = folded(&text);
            self.words.push(Word { text, with_capital });
        }
    }

    /// Adds a stue or another place, which is found as a whole.
    pub fn add_place(&mut self, place: &str) {
        if place.trim().chars().count() >= 2 {
            self.places.push(place.trim().to_lowercase());
        }
    }

    /// Whether a word is a name that is known.
    pub(super) fn is_name(&self, word: &str) -> bool {
        let capital = word.starts_with(char::is_uppercase);
        let bare = folded(word);
        let own = bare.strip_suffix('s');
        self.words.iter().any(|known| {
            let same = Some(known.text.as_str());
            (capital || !known.with_capital) && (Some(bare.as_str()) == same || own == same)
        })
    }

    /// Whether two words with a space between them are a name that is known as one.
    pub(super) fn is_joined(&self, words: &str) -> bool {
        let capital = words.starts_with(char::is_uppercase);
        capital && self.is_name(&words.replace(' ', "-"))
    }
}

/// A name as it sounds: `Aase` and `Åse`, `Zoë` and `Zoe`, `Anne-Sofie` and `Annesofie` are one.
fn folded(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'á' | 'à' | 'â' | 'ã' => plain.push('a'),
            'í' | 'ì' | 'î' | 'ï' => plain.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => plain.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => plain.push('u'),
            'ç' => plain.push('c'),
            'ñ' => plain.push('n'),
            'å' => plain.push_str("aa"),
            'æ' | 'ä' => plain.push_str("ae"),
            'ø' | 'ö' => plain.push_str("oe"),
            '-' | '\'' | '’' => {}
            other => plain.push(other),
        }
    }
    plain
}

fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

/// The words of a text: letters, with what holds them together.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(char::is_alphanumeric)?;
        let length = word_length(&text[at..]);
        at += length;
        Some(at - length..at)
    })
}

/// How long the word is that the text begins with, in bytes.
pub(super) fn word_length(text: &str) -> usize {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && !"-'’".contains(c))
        .unwrap_or(text.len());
    text[..end].trim_end_matches(['-', '\'', '’']).len()
}
