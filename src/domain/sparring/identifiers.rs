//! What in a text can tell who a child is: names that the vault knows, long numbers, dates,
//! addresses.
//!
//! It errs towards finding too much: the professional says of each whether it may stay.

use std::ops::Range;

use super::known::{Known, word_length};
use crate::domain::date::MONTH_NAMES;

/// What a piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// A name that the vault knows, or its initials.
    Name,
    /// A stue or a place that the vault knows.
    Place,
    /// Nine digits or more; a CPR number has ten.
    Number,
    /// A day with its month.
    Date,
    /// An address of e-mail.
    Email,
    /// Eight digits, or an international number.
    Phone,
    /// A road with a number, or a postal code with a town.
    Address,
}

impl FindingKind {
    const ALL: [Self; 7] = [
        Self::Name,
        Self::Place,
        Self::Number,
        Self::Date,
        Self::Email,
        Self::Phone,
        Self::Address,
    ];

    /// What stands in its place when it is taken out.
    pub fn stand_in(self) -> &'static str {
        match self {
            Self::Name => "[navn]",
            Self::Place => "[sted]",
            Self::Number => "[nummer]",
            Self::Date => "[dato]",
            Self::Email => "[mail]",
            Self::Phone => "[telefon]",
            Self::Address => "[adresse]",
        }
    }
}

/// A piece of text that can tell who it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it looks like.
    pub kind: FindingKind,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// What can tell who it is about, in the order of the text; nothing overlaps.
pub fn findings(text: &str, known: &Known) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        if let Some(taken_out) = stand_in(&text[at..]) {
            at += taken_out;
            continue;
        }
        let begins = !text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        let hit = begins.then(|| finding_at(text, at, known)).flatten();
        match hit {
            Some((kind, end)) => {
                found.push(Finding { kind, at: at..end });
                at = end;
            }
            None => at += next.len_utf8(),
        }
    }
    found
}

/// How long the stand-in is that the text begins with.
fn stand_in(rest: &str) -> Option<usize> {
    let all = FindingKind::ALL.into_iter().map(FindingKind::stand_in);
    all.filter(|word| rest.starts_with(word))
        .map(str::len)
        .next()
}

/// The text with a word in the place of everything that was found in it.
pub fn redacted(text: &str, found: &[Finding]) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    for finding in found {
        clean.push_str(&text[at..finding.at.start]);
        clean.push_str(finding.kind.stand_in());
        at = finding.at.end;
    }
    clean.push_str(&text[at..]);
    clean
}

fn finding_at(text: &str, at: usize, known: &Known) -> Option<(FindingKind, usize)> {
    let rest = &text[at..];
    let found = |kind, length: Option<usize>| Some((kind, at + length?));
    found(FindingKind::Email, email(rest))
        .or_else(|| found(FindingKind::Place, place(rest, known)))
        .or_else(|| found(FindingKind::Address, address(rest)))
        .or_else(|| long_number(rest).map(|(kind, length)| (kind, at + length)))
        .or_else(|| found(FindingKind::Date, date(rest)))
        .or_else(|| number(rest).map(|(kind, length)| (kind, at + length)))
        .or_else(|| found(FindingKind::Name, initials(rest, known)))
        .or_else(|| found(FindingKind::Name, name(rest, known)))
}

fn ends(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

fn name(rest: &str, known: &Known) -> Option<usize> {
    let whole = word_length(rest);
    // Of `Alma-gruppen` the name goes; what follows is looked at by itself.
    let first = rest[..whole].find(['-', '\'', '’']).unwrap_or(whole);
    [whole, first]
        .into_iter()
        .find(|length| *length > 0 && known.is_name(&rest[..*length]))
}

fn initials(rest: &str, known: &Known) -> Option<usize> {
    known.initials.iter().find_map(|[first, last]| {
        let forms = [
            format!("{first}.{last}."),
            format!("{first}. {last}."),
            format!("{first}.{last}"),
            format!("{first}{last}"),
        ];
        let form = forms
            .into_iter()
            .find(|form| rest.strip_prefix(form.as_str()).is_some_and(ends))?;
        Some(form.len())
    })
}

fn place(rest: &str, known: &Known) -> Option<usize> {
    known.places.iter().find_map(|place| {
        let mut left = rest.char_indices();
        for wanted in place.chars() {
            let (_, letter) = left.next()?;
            if !letter.to_lowercase().eq(wanted.to_lowercase()) {
                return None;
            }
        }
        let end = left.next().map_or(rest.len(), |(at, _)| at);
        let owned = ["'s", "’s", "s"].into_iter().find_map(|genitive| {
            let after = rest[end..].strip_prefix(genitive)?;
            ends(after).then_some(end + genitive.len())
        });
        owned.or_else(|| ends(&rest[end..]).then_some(end))
    })
}

fn email(rest: &str) -> Option<usize> {
    let token = rest.split(char::is_whitespace).next()?;
    let token = token.trim_end_matches(['.', ',', ';', ')', '>']);
    let (user, host) = token.split_once('@')?;
    (!user.is_empty() && host.contains(char::is_alphanumeric)).then_some(token.len())
}

/// A road with a number (`Skovvej 12`), or a postal code with a town (`8600 Silkeborg`).
fn address(rest: &str) -> Option<usize> {
    const ROADS: [&str; 22] = [
        "vej",
        "vejen",
        "gade",
        "gaden",
        "allé",
        "alle",
        "vænge",
        "vænget",
        "stræde",
        "strædet",
        "park",
        "parken",
        "toft",
        "toften",
        "bakke",
        "bakken",
        "have",
        "haven",
        "plads",
        "torv",
        "boulevard",
        "sti",
    ];
    let length = word_length(rest);
    let (word, after) = rest.split_at(length);
    if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        let town = after.strip_prefix(' ')?;
        let capital = town.starts_with(char::is_uppercase);
        return capital.then(|| length + 1 + word_length(town));
    }
    let road = word.to_lowercase();
    if !ROADS.iter().any(|end| road.ends_with(end)) {
        return None;
    }
    let number = after.strip_prefix(' ')?;
    let house = word_length(number);
    number
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(length + 1 + house)
}

/// A day with its month: `3. maj`, `3. maj 2022`, `03.05.2022`, `3/5-22`, `2022-05-03`, `030522`.
fn date(rest: &str) -> Option<usize> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = digits(rest);
    let in_range = |text: &str, most: u32| {
        text.parse::<u32>()
            .is_ok_and(|number| (1..=most).contains(&number))
    };
    if first == 4 {
        let tail = rest[4..].strip_prefix('-')?;
        let (month, day) = (tail.get(..2)?, tail.get(3..5)?);
        let whole = in_range(month, 12) && tail[2..].starts_with('-') && in_range(day, 31);
        return (whole && ends(&tail[5..])).then_some(10);
    }
    if first == 6 {
        let day = in_range(&rest[..2], 31) && in_range(&rest[2..4], 12);
        return (day && ends(&rest[6..])).then_some(6);
    }
    if !(1..=2).contains(&first) || !in_range(&rest[..first], 31) {
        return None;
    }
    let after = &rest[first..];
    // In words, with the year where it follows.
    let spoken = after.strip_prefix('.').unwrap_or(after);
    if let Some(month) = spoken.strip_prefix(' ') {
        let length = word_length(month);
        let name = month[..length].to_lowercase();
        let short = name.chars().count() >= 3;
        if short && MONTH_NAMES.iter().any(|month| month.starts_with(&name)) {
            let mut end = rest.len() - month.len() + length;
            let year = rest[end..].trim_start_matches('.').trim_start_matches(' ');
            if digits(year) == 4 && ends(&year[4..]) {
                end = rest.len() - year.len() + 4;
            }
            return Some(end);
        }
    }
    // In numbers, with the year.
    let mark = after.chars().next().filter(|mark| "./-".contains(*mark))?;
    let month = after[mark.len_utf8()..].trim_start_matches(' ');
    let second = digits(month);
    if !(1..=2).contains(&second) || !in_range(&month[..second], 12) {
        return None;
    }
    let year = month[second..].strip_prefix(['.', '/', '-'])?;
    let year = year.trim_start_matches(' ');
    let third = digits(year);
    ((third == 2 || third == 4) && ends(&year[third..])).then(|| rest.len() - year.len() + third)
}

/// Nine digits or more. Looked for before a date: a CPR number begins with one.
fn long_number(rest: &str) -> Option<(FindingKind, usize)> {
    number(rest).filter(|(kind, _)| *kind == FindingKind::Number)
}

/// Nine digits or more: a CPR number has ten. Eight, or more after a `+`, as a telephone has.
fn number(rest: &str) -> Option<(FindingKind, usize)> {
    /// What may stand between two digits: so many marks at most.
    const BETWEEN: usize = 3;
    let abroad = rest.starts_with('+');
    let (mut digits, mut end, mut marks) = (0, usize::from(abroad), 0);
    for (at, letter) in rest.char_indices().skip(end) {
        if letter.is_ascii_digit() {
            digits += 1;
            marks = 0;
            end = at + 1;
        } else if " -–.".contains(letter) && digits > 0 && marks < BETWEEN {
            marks += 1;
        } else {
            break;
        }
    }
    if !ends(&rest[end..]) {
        return None;
    }
    match digits {
        8.. if abroad => Some((FindingKind::Phone, end)),
        8 => Some((FindingKind::Phone, end)),
        9.. => Some((FindingKind::Number, end)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known() -> Known {
        let mut known = Known::default();
        known.add_name("Alma Prøvesen");
        known.add_name("Anne-Mette");
        known.add_name("Bo");
        known.add_name("Barn A");
        known.add_person("Karla Sø");
        known.add_person("Pædagogerne på Solsikken");
        known.add_name("ida");
        known.add_names_in("Mor: Sofie og far Øvestrup. Fælles forældremyndighed");
        known.add_place("Blå stue");
        known
    }

    fn kinds(text: &str) -> Vec<FindingKind> {
        findings(text, &known()).iter().map(|f| f.kind).collect()
    }

    #[test]
    fn what_can_tell_who_it_is_is_found() {
        use FindingKind::{Address, Date, Email, Name, Number, Phone, Place};
        for (text, kind) in [
            ("Alma", Name),
            ("alma", Name),
            ("ALMAS", Name),
            ("Alma's", Name),
            ("Prøvesens", Name),
            ("A.P.", Name),
            ("A. P.", Name),
            ("AP", Name),
            ("Anne-Mette", Name),
            ("mette", Name),
            ("Bo", Name),
            ("Bos", Name),
            ("Øvestrup", Name),
            ("karlas", Name),
            ("Solsikken", Name),
            ("Alma-gruppen", Name),
            ("Alma’er", Name),
            ("Ida", Name),
            ("IDAS", Name),
            ("BO", Name),
            ("Sofie", Name),
            ("blå stue", Place),
            ("Blå stues", Place),
            ("010122 - 1234", Number),
            ("01.01.22-1234", Number),
            ("010122", Date),
            ("12.34.56.78", Phone),
            ("BLÅ STUE", Place),
            ("010122-1234", Number),
            ("010122 1234", Number),
            ("0101221234", Number),
            ("01 01 22 12 34", Number),
            ("01.02.2022", Date),
            ("1/2-22", Date),
            ("1-2-2022", Date),
            ("2022-02-01", Date),
            ("3. maj 2022", Date),
            ("3 maj", Date),
            ("24. dec. 2025", Date),
            ("mor@eksempel.dk", Email),
            ("far.til.alma@eksempel.dk.", Email),
            ("12 34 56 78", Phone),
            ("12345678", Phone),
            ("1234 5678", Phone),
            ("+45 12 34 56 78", Phone),
            ("Skovvej 12", Address),
            ("Nørre Allé 4B", Address),
            ("Bakkevænget 7", Address),
            ("8600 Silkeborg", Address),
        ] {
            let around = format!("Vi så {text}, og det var svært.");
            assert_eq!(kinds(&around), [kind], "{text}");
            let clean = redacted(&around, &findings(&around, &known()));
            assert!(clean.contains(kind.stand_in()), "{clean}");
            let left = text.trim_end_matches('.');
            assert!(!clean.contains(left), "{clean}");
            assert!(
                !clean.contains("Alma") && !clean.contains("1234"),
                "{clean}"
            );
        }
    }

    #[test]
    fn ordinary_words_and_numbers_stay() {
        for text in [
            "Et barn på stuen, og pædagogerne så det. En dreng, mor og far.",
            "De vil bo hos mormor, og hun er 4 år og 3 måneder.",
            "Hun sov 12 timer, 3 af 10 gange, og 2/3 af maden blev spist.",
            "Kl. 14.30 gik vi en tur ad vejen i parken.",
            "Almanakken hang ved stuen, og apparatet larmede.",
            "I 2024 og 2025 gik det godt. 100 procent.",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_found_in_what_was_taken_out(
            text in "([a-zæøå A-ZÆØÅ0-9.,@+/\n-]|Alma|A\\.P\\.|Blå stue|010122-1234|3\\. maj 2022|Skovvej 12 ){0,40}"
        ) {
            let mut clean = text.clone();
            for _ in 0..=text.len() {
                let found = findings(&clean, &known());
                if found.is_empty() {
                    break;
                }
                clean = redacted(&clean, &found);
            }
            prop_assert_eq!(findings(&clean, &known()), []);
        }

        #[test]
        fn any_text_is_read(text: String) {
            redacted(&text, &findings(&text, &known()));
        }
    }
}
