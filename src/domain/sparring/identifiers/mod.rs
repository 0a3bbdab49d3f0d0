//! What in a text can tell who a child is: names that the vault knows, long numbers, dates,
//! addresses.
//!
//! It errs towards finding too much: the professional says of each whether it may stay.

mod address;
mod date;
mod number;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::{
    address::address,
    date::{birth_month, date},
    number::{email, long_number, number},
};
use super::known::{Known, word_length};

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
    let (before, rest) = text.split_at(at);
    let found = |kind, length: Option<usize>| Some((kind, at + length?));
    found(FindingKind::Email, email(rest))
        .or_else(|| found(FindingKind::Place, place(rest, known)))
        .or_else(|| found(FindingKind::Address, address(rest, starts(before))))
        .or_else(|| long_number(rest).map(|(kind, length)| (kind, at + length)))
        .or_else(|| found(FindingKind::Date, date(rest, announced(before))))
        .or_else(|| found(FindingKind::Date, birth_month(before, rest)))
        .or_else(|| number(rest).map(|(kind, length)| (kind, at + length)))
        .or_else(|| found(FindingKind::Name, initials(rest, known)))
        .or_else(|| found(FindingKind::Name, name(rest, known)))
}

/// Whether a sentence begins after this.
fn starts(before: &str) -> bool {
    let last = before.trim_end_matches([' ', '»', '"', '(']);
    last.is_empty() || last.ends_with(['.', '!', '?', ':', '\n'])
}

/// Whether what stands before announces a day: `d. 3/5`, `den 3/5`, `født 3/5`.
fn announced(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    let before = before.strip_suffix('.').unwrap_or(before);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or_default().to_lowercase();
    ["d", "den", "født", "fødselsdag"].contains(&word.as_str())
}

fn ends(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

fn name(rest: &str, known: &Known) -> Option<usize> {
    let whole = word_length(rest);
    if whole > 0
        && let Some(next) = rest[whole..].strip_prefix(' ')
        && next.starts_with(char::is_uppercase)
    {
        // `Anne Sofie` where `Annesofie` is known.
        let both = whole + 1 + word_length(next);
        if both > whole + 1 && known.is_joined(&rest[..both]) {
            return Some(both);
        }
    }
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
