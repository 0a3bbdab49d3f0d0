//! A source file without what is only said about it.

use std::collections::BTreeSet;

/// A Rust or JavaScript file without what is only said about it.
pub(crate) struct Source {
    /// From the repository's root.
    pub(crate) path: String,
    /// Without comments and without the inside of strings.
    pub(crate) code: String,
    /// Without comments.
    pub(crate) with_strings: String,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            code: stripped(text, false),
            with_strings: stripped(text, true),
        }
    }

    /// `src/<room>/…` or `src/<room>.rs`.
    pub(crate) fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let (room, _) = inside.split_once('/')?;
        (room != "bin").then_some(room)
    }

    /// The tests stand at a file's end or in a `tests.rs` of their own, and may know more rooms than
    /// the code.
    pub(crate) fn outside_tests(&self) -> &str {
        if self.path.ends_with("/tests.rs") {
            return "";
        }
        self.code.split("#[cfg(test)]").next().unwrap_or_default()
    }
}

/// Blanks comments, and the inside of strings unless they are kept.
fn stripped(text: &str, keep_strings: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let here = at(i);
        if here == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if here == '/' && at(i + 1) == '*' {
            let mut depth = 1;
            i += 2;
            while i < chars.len() && depth > 0 {
                match (at(i), at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 1),
                    ('*', '/') => (depth, i) = (depth - 1, i + 1),
                    _ => {}
                }
                i += 1;
            }
        } else if let Some(end) = string_end(&chars, i) {
            if keep_strings {
                out.extend(chars.iter().skip(i).take(end - i));
            } else {
                out.push_str("\"\"");
            }
            i = end;
        } else {
            out.push(here);
            i += 1;
        }
    }
    out
}

/// Where the string that starts at `start` ends, if one starts there. A quote that is a lifetime
/// or a `char` is stepped over, so that `'"'` opens no string.
fn string_end(chars: &[char], start: usize) -> Option<usize> {
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let quote = at(start);
    if quote == '\'' {
        let length = if at(start + 1) == '\\' { 4 } else { 3 };
        return (at(start + length - 1) == '\'').then_some(start + length);
    }
    let word_before = start > 0 && (at(start - 1).is_alphanumeric() || at(start - 1) == '_');
    if quote == 'r' && !word_before {
        let hashes = (start + 1..chars.len())
            .take_while(|&i| at(i) == '#')
            .count();
        if at(start + 1 + hashes) != '"' {
            return None;
        }
        let closes = |i: usize| at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#');
        return (start + 2 + hashes..chars.len())
            .find(|&i| closes(i))
            .map(|i| i + 1 + hashes);
    }
    if quote != '"' {
        return None;
    }
    let mut i = start + 1;
    while i < chars.len() && at(i) != '"' {
        i += if at(i) == '\\' { 2 } else { 1 };
    }
    Some(i + 1)
}

pub(crate) fn identifiers(code: &str) -> impl Iterator<Item = String> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}

/// The rooms named after `crate::` or the crate's own name, inside braces too.
pub(crate) fn crate_paths(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for start in ["crate::", "naeste_skridt::"] {
        for (at, _) in code.match_indices(start) {
            let rest = code.get(at + start.len()..).unwrap_or_default();
            let Some(group) = rest.strip_prefix('{') else {
                rooms.extend(identifiers(rest).next());
                continue;
            };
            let mut depth = 0_i32;
            let mut first = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => first.push(' '),
                    _ if depth == 0 => first.push(c),
                    _ => {}
                }
            }
            rooms.extend(
                first
                    .split_whitespace()
                    .filter_map(|path| identifiers(path).next()),
            );
        }
    }
    rooms
}
