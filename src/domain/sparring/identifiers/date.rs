//! A day with its month, and the month in which somebody was born.

use crate::domain::{date::MONTH_NAMES, sparring::known::word_length};

use super::ends;

/// Days of a month in words.
const ORDINALS: [&str; 32] = [
    "første",
    "anden",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
    "syvende",
    "ottende",
    "niende",
    "tiende",
    "ellevte",
    "elvte",
    "tolvte",
    "trettende",
    "fjortende",
    "femtende",
    "sekstende",
    "syttende",
    "attende",
    "nittende",
    "tyvende",
    "enogtyvende",
    "toogtyvende",
    "treogtyvende",
    "fireogtyvende",
    "femogtyvende",
    "seksogtyvende",
    "syvogtyvende",
    "otteogtyvende",
    "niogtyvende",
    "tredivte",
    "enogtredivte",
];

/// A day with its month: `3. maj`, `3. maj 2022`, `den tredje maj`, `03.05.2022`, `3/5-22`,
/// `2022-05-03`, `030522`; or a month with its year: `maj 2022`, `05/2022`. `told` says that what
/// stands before announces a day, as in `d. 3/5`.
pub(super) fn date(rest: &str, told: bool) -> Option<usize> {
    let first = digits(rest);
    match first {
        0 => spoken_day(rest).or_else(|| month_of_year(rest)),
        1 | 2 if in_range(&rest[..first], 31) => day(rest, first, told),
        4 => iso(rest),
        6 => {
            let day = in_range(&rest[..2], 31) && in_range(&rest[2..4], 12);
            (day && ends(&rest[6..])).then_some(6)
        }
        _ => None,
    }
}

/// The month in `født i maj`: `before` is what stands before it.
pub(super) fn birth_month(before: &str, rest: &str) -> Option<usize> {
    const BORN: [&str; 7] = [
        "født",
        "fødselsdag",
        "fødselsdagen",
        "fødselsmåned",
        "fylder",
        "fyldte",
        "termin",
    ];
    let month = month(rest).filter(|length| !is_jul(&rest[..*length]))?;
    let mut words = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    // `fylder fire år i maj`, `har fødselsdag i slutningen af maj`: in the same sentence.
    let sentence = before.rsplit(['.', '!', '?', '\n']).next();
    let within = sentence.map_or(0, |text| text.split_whitespace().count());
    let born = words
        .by_ref()
        .take(within.min(5))
        .any(|word| BORN.contains(&word.to_lowercase().as_str()));
    born.then_some(month)
}

fn digits(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}

fn in_range(text: &str, most: u32) -> bool {
    text.parse::<u32>()
        .is_ok_and(|number| (1..=most).contains(&number))
}

/// The length of a month's name, whole or short, that the text begins with.
fn month(rest: &str) -> Option<usize> {
    let length = word_length(rest);
    let name = rest[..length].to_lowercase();
    let long = name.chars().count() >= 3;
    let is = long && MONTH_NAMES.iter().any(|month| month.starts_with(&name));
    is.then_some(length)
}

/// The end of a year after `end`, or `end` where none follows.
fn with_year(rest: &str, end: usize) -> usize {
    year(&rest[end..]).map_or(end, |length| end + length)
}

/// ` 2022`, `. 2022`, ` '22`.
fn year(after: &str) -> Option<usize> {
    let text = after.strip_prefix('.').unwrap_or(after);
    let text = text.trim_start_matches([' ', ',']);
    let length = after.len() - text.len();
    if let Some(short) = text.strip_prefix(['\'', '’']) {
        let apostrophe = text.len() - short.len();
        return (digits(short) == 2 && ends(&short[2..])).then_some(length + apostrophe + 2);
    }
    (length > 0 && digits(text) == 4 && ends(&text[4..])).then_some(length + 4)
}

/// `maj 2022`.
fn month_of_year(rest: &str) -> Option<usize> {
    let length = month(rest)?;
    let end = with_year(rest, length);
    (end > length).then_some(end)
}

/// `tredje maj 2022`, `tredje i femte`.
fn spoken_day(rest: &str) -> Option<usize> {
    let length = word_length(rest);
    let word = rest[..length].to_lowercase();
    if !ORDINALS.contains(&word.as_str()) {
        return None;
    }
    let after = rest[length..].strip_prefix(' ')?;
    let at = length + 1;
    let month = month(after).filter(|length| !is_jul(&after[..*length]))?;
    Some(with_year(rest, at + month))
}

/// Christmas is no July.
fn is_jul(word: &str) -> bool {
    word.eq_ignore_ascii_case("jul")
}

fn iso(rest: &str) -> Option<usize> {
    let tail = rest[4..].strip_prefix('-')?;
    let (month, day) = (tail.get(..2)?, tail.get(3..5)?);
    let whole = in_range(month, 12) && tail[2..].starts_with('-') && in_range(day, 31);
    (whole && ends(&tail[5..])).then_some(10)
}

fn day(rest: &str, first: usize, told: bool) -> Option<usize> {
    let after = &rest[first..];
    // In words, with the year where it follows.
    let dot = after.strip_prefix('.').unwrap_or(after);
    let spoken = dot.strip_prefix([' ', '-']).unwrap_or(dot);
    let apart = after.len() - spoken.len();
    if apart > 0
        && let Some(length) = month(spoken)
    {
        return Some(with_year(rest, first + apart + length));
    }
    // In numbers, with the year.
    let mark = after.chars().next().filter(|mark| "./-".contains(*mark))?;
    let month = after[mark.len_utf8()..].trim_start_matches(' ');
    let second = digits(month);
    let is_month = (1..=2).contains(&second) && in_range(&month[..second], 12);
    let end = rest.len() - month.len() + second;
    if is_month && let Some(year) = month[second..].strip_prefix(['.', '/', '-']) {
        let year = year.trim_start_matches(' ');
        let third = digits(year);
        if (third == 2 || third == 4) && ends(&year[third..]) {
            return Some(rest.len() - year.len() + third);
        }
    }
    if is_month && told && mark != '-' && ends(&month[second..]) {
        return Some(end);
    }
    // A month of a year: `05/2022`.
    let century = ["19", "20"].iter().any(|begin| month.starts_with(begin));
    (in_range(&rest[..first], 12) && second == 4 && century && ends(&month[4..])).then_some(end)
}
