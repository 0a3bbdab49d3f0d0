//! Long numbers, telephones and addresses of e-mail.

use super::{FindingKind, ends};

/// An address of e-mail, also as it is written to be hidden: `mor (at) mail.dk`.
pub(super) fn email(rest: &str) -> Option<usize> {
    let token = rest.split(char::is_whitespace).next()?;
    let token = token.trim_end_matches(['.', ',', ';', ')', '>']);
    if let Some((user, host)) = token.split_once('@')
        && !user.is_empty()
        && host.contains(char::is_alphanumeric)
    {
        return Some(token.len());
    }
    spelt(rest)
}

fn spelt(rest: &str) -> Option<usize> {
    /// What stands for `@`; with letters alone only before what ends as a host does.
    const AT: [&str; 12] = [
        "(at)",
        "[at]",
        "{at}",
        "<at>",
        "(a)",
        "[a]",
        "(snabel-a)",
        "(snabela)",
        "snabel-a",
        "snabela",
        "@",
        "at ",
    ];
    let user = rest
        .find(|c: char| !c.is_alphanumeric() && !"._+-".contains(c))
        .filter(|end| *end > 0)?;
    let sign = rest[user..].trim_start_matches(' ');
    let lower: String = sign.chars().take(12).collect();
    let lower = lower.to_lowercase();
    let at = AT.into_iter().find(|at| lower.starts_with(at))?;
    let host = sign.get(at.len()..)?.trim_start_matches(' ');
    let begin = rest.len() - host.len();
    let end = host
        .find(|c: char| !c.is_alphanumeric() && !".-".contains(c))
        .unwrap_or(host.len());
    let host = host[..end].trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let known = ["dk", "com", "net", "org", "eu", "se", "no", "de", "info"].contains(&top);
    let plain = ["(at)", "[at]", "{at}", "<at>", "@"].contains(&at);
    let is = !name.is_empty() && (known || plain && top.chars().all(char::is_alphabetic));
    is.then_some(begin + host.len())
}

/// Nine digits or more. Looked for before a date: a CPR number begins with one.
pub(super) fn long_number(rest: &str) -> Option<(FindingKind, usize)> {
    number(rest).filter(|(kind, _)| *kind == FindingKind::Number)
}

/// Nine digits or more: a CPR number has ten. Eight, or more after a `+`, as a telephone has.
pub(super) fn number(rest: &str) -> Option<(FindingKind, usize)> {
    /// What may stand between two digits: so many marks at most.
    const BETWEEN: usize = 3;
    let abroad = rest.starts_with('+');
    let (mut digits, mut end, mut marks) = (0, usize::from(abroad), 0);
    for (at, letter) in rest.char_indices().skip(end) {
        if letter.is_ascii_digit() {
            digits += 1;
            marks = 0;
            end = at + 1;
        } else if " -–./".contains(letter) && digits > 0 && marks < BETWEEN {
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
        8 if is_time(&rest[..end]) => None,
        8 => Some((FindingKind::Phone, end)),
        9.. => Some((FindingKind::Number, end)),
        _ => None,
    }
}

/// Whether eight digits are two years (`2024-2025`) or two times of day (`10.00-12.30`).
fn is_time(text: &str) -> bool {
    let halves = text.split_once(['-', '–']).or_else(|| text.split_once('/'));
    let Some((one, other)) = halves else {
        return false;
    };
    let both = |is: fn(&str) -> bool| is(one.trim()) && is(other.trim());
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let clock = |text: &str| {
        let parts = text.split_once('.');
        parts.is_some_and(|(hour, minute)| {
            let below = |text: &str, most: u8| {
                text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number < most)
            };
            below(hour, 24) && below(minute, 60)
        })
    };
    both(year) || both(clock)
}
