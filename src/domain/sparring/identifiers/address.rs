//! A road with a number, or a postal code with a town.

use super::{date::date, ends};
use crate::domain::sparring::known::word_length;

/// Ends of a road's name that hardly any other word has.
const ROADS: [&str; 22] = [
    "vej",
    "vejen",
    "gade",
    "gaden",
    "gård",
    "gården",
    "allé",
    "alléen",
    "vænge",
    "vænget",
    "stræde",
    "strædet",
    "toft",
    "toften",
    "boulevard",
    "boulevarden",
    "brinken",
    "løkken",
    "kæret",
    "svinget",
    "ageren",
    "krogen",
];

/// Ends that ordinary words have too: with a capital, or in a word that is no known one.
const OPEN_LAND: [&str; 30] = [
    "alle",
    "lund",
    "lunden",
    "høj",
    "højen",
    "mark",
    "marken",
    "bakke",
    "bakken",
    "have",
    "haven",
    "park",
    "parken",
    "ager",
    "eng",
    "engen",
    "plads",
    "pladsen",
    "torv",
    "torvet",
    "sti",
    "stien",
    "dal",
    "dalen",
    "mose",
    "mosen",
    "skrænten",
    "kær",
    "sving",
    "vang",
];

/// Beginnings of places where children are, and of other words that are no road.
const ORDINARY: [&str; 24] = [
    "børne",
    "vugge",
    "skole",
    "køkken",
    "lege",
    "rutsje",
    "kælke",
    "cykel",
    "natur",
    "gang",
    "for",
    "bag",
    "urte",
    "blomster",
    "dyre",
    "skovbørne",
    "bold",
    "fodbold",
    "parkerings",
    "arbejds",
    "syge",
    "om",
    "under",
    "motor",
];

/// What follows a number of things and not the number of a house.
const COUNTED: [&str; 25] = [
    "gang",
    "gange",
    "dag",
    "dage",
    "uge",
    "uger",
    "time",
    "timer",
    "minutter",
    "måneder",
    "år",
    "børn",
    "voksne",
    "andre",
    "andet",
    "stykker",
    "af",
    "ud",
    "procent",
    "pct",
    "meter",
    "steder",
    "ture",
    "kilometer",
    "stk",
];

/// Words with a capital that stand before an address and are no part of it.
const BEFORE: [&str; 22] = [
    "På", "I", "Ved", "Fra", "Til", "Ad", "Hos", "Bor", "Adresse", "Adressen", "Og", "Fordi", "Vi",
    "De", "Hun", "Han", "Den", "Det", "Men", "Når", "Da", "Så",
];

/// So many words and initials may stand before the road and belong to it.
const MOST_BEFORE: usize = 4;

/// A road with a number (`Ny Vestergade 7`), or a postal code with a town (`8600 Silkeborg`). It is
/// the text from the beginning of a word; `starts` says that a sentence begins there.
pub(super) fn address(rest: &str, starts: bool) -> Option<usize> {
    if let Some(town) = town(rest) {
        return Some(town);
    }
    let mut at = 0;
    for before in 0..=MOST_BEFORE {
        if let Some(end) = road(&rest[at..], before, starts && before == 0) {
            return Some(at + end);
        }
        at += part_before(&rest[at..])?;
    }
    None
}

/// A word with a capital or initials, with the space after it: `Søndre `, `H.C. `, `P. `.
fn part_before(rest: &str) -> Option<usize> {
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let mut end = 0;
    loop {
        let length = word_length(&rest[end..]);
        if length == 0 || BEFORE.contains(&&rest[end..end + length]) {
            return None;
        }
        end += length;
        match rest[end..].strip_prefix('.') {
            Some(after) if after.starts_with(char::is_uppercase) => end += 1,
            Some(after) => return (length <= 4 && after.starts_with(' ')).then_some(end + 2),
            None => return rest[end..].starts_with(' ').then_some(end + 1),
        }
    }
}

/// The word of a road with its number. `before` words stand before it.
fn road(rest: &str, before: usize, starts: bool) -> Option<usize> {
    let length = word_length(rest);
    let word = rest[..length].to_lowercase();
    let capital = rest.starts_with(char::is_uppercase);
    let stem = |ends: &[&str]| {
        let stems = ends.iter().filter_map(|end| word.strip_suffix(end));
        stems.min_by_key(|stem| stem.len()).map(str::to_owned)
    };
    let (stem, sure) = match (stem(&ROADS), stem(&OPEN_LAND)) {
        (Some(stem), _) => (stem, true),
        (None, Some(stem)) => (stem, false),
        (None, None) => return None,
    };
    let (end, counts) = house(&rest[length..])?;
    // `Vej` alone is a road after a name, and `Toften` where a word in small letters would stand.
    let least = match (sure, capital) {
        (true, true) => 1,
        (true, false) => 2,
        (false, _) => 3,
    };
    if stem.chars().count() < least && before == 0 {
        let named = stem.is_empty() && capital && !starts && !counts;
        return named.then_some(length + end);
    }
    let ordinary = ORDINARY.contains(&stem.as_str());
    let is = match (sure, capital) {
        (true, true) => !(ordinary && counts),
        (true, false) => !ordinary && !counts,
        (false, true) => !(counts || ordinary && starts && goes_on(&rest[length + end..])),
        (false, false) => {
            let whole = ["en", "et"].iter().any(|end| word.ends_with(end));
            whole && !ordinary && !counts
        }
    };
    is.then_some(length + end)
}

/// The number of a house, with its letter and floor, and whether it counts something else.
fn house(after: &str) -> Option<(usize, bool)> {
    let mut number = after.strip_prefix(',').unwrap_or(after).strip_prefix(' ')?;
    for word in ["nummer ", "Nummer ", "nr. ", "Nr. ", "nr.", "nr ", "no. "] {
        if let Some(rest) = number.strip_prefix(word) {
            number = rest;
            break;
        }
    }
    let digits = number.len()
        - number
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    if !(1..=3).contains(&digits) || date(number, false).is_some() {
        return None;
    }
    let length = word_length(number);
    let mut end = after.len() - number.len() + length;
    let next = after[end..].trim_start_matches(['.', ' ']);
    let counted = next.get(..word_length(next)).unwrap_or_default();
    let counts = COUNTED.contains(&counted.to_lowercase().as_str());
    if let Some(letter) = after[end..].strip_prefix(' ')
        && letter.starts_with(|c: char| ('A'..='H').contains(&c))
        && ends(&letter[1..])
    {
        end += 2;
    }
    Some((end + floor(&after[end..]), counts))
}

/// A floor and a side: `, 2. th`, `, st. tv.`.
fn floor(after: &str) -> usize {
    let Some(rest) = after.strip_prefix(", ") else {
        return 0;
    };
    let mut end = word_length(rest);
    end += usize::from(rest[end..].starts_with('.'));
    let side = rest[end..].strip_prefix(' ').unwrap_or_default();
    let is_side = |side: &&str| ["tv", "th", "mf", "sal"].contains(side);
    match side.get(..word_length(side)).filter(is_side) {
        Some(word) => ", ".len() + end + 1 + word.len(),
        None => 0,
    }
}

/// Whether a sentence goes on with a word in small letters.
fn goes_on(after: &str) -> bool {
    after
        .strip_prefix(' ')
        .is_some_and(|next| next.starts_with(char::is_lowercase))
}

fn town(rest: &str) -> Option<usize> {
    let length = word_length(rest);
    if length != 4 || !rest.bytes().take(4).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut end = length;
    // `2791 Store Heddinge`, `6430 Nordborg`.
    for _ in 0..3 {
        let Some(word) = rest[end..].strip_prefix(' ') else {
            break;
        };
        if !word.starts_with(char::is_uppercase) || BEFORE.contains(&&word[..word_length(word)]) {
            break;
        }
        end += 1 + word_length(word);
    }
    (end > length).then_some(end)
}
