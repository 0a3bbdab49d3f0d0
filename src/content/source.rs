//! Content as its author writes it: JSON, a folder for each kind, a file for each edition.
//!
//! A file is named after its edition, and the name alone says which edition is newer: see [`age`].
//!
//! The build script reads, checks and packs it with what stands here, and the tests break it on
//! purpose. The program itself holds only what is packed, so none of this reaches a browser.

use std::{fs, io, path::Path};

use serde::{Deserialize, de::DeserializeOwned};

use crate::domain::flaw::Flaw;

/// One content file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// The folder: what kind of content this is.
    pub(crate) kind: &'static str,
    /// The file's name without `.json`: the edition.
    pub(crate) name: String,
    /// The JSON text.
    pub(crate) text: String,
}

/// A content file that cannot be used: which, where in it, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BrokenSource {
    /// The file is not JSON of the right shape.
    #[error("src/content/{file} line {line}, column {column}: {reason}")]
    Shape {
        /// The file as `kind/name.json`.
        file: String,
        /// The line, 1 and up.
        line: usize,
        /// The column, 1 and up.
        column: usize,
        /// Why.
        reason: String,
    },
    /// The file has the right shape and makes no sense.
    #[error("src/content/{file} at {flaw}")]
    Sense {
        /// The file as `kind/name.json`.
        file: String,
        /// The first flaw.
        flaw: Flaw,
    },
}

/// What every content file says of itself.
#[derive(Deserialize)]
struct Head {
    edition: String,
}

impl Source {
    /// What the file says, read and checked with `validate`, and that it is named after its
    /// edition. A paragraph sign stays with its number there: no line ends between them.
    ///
    /// # Errors
    ///
    /// Names the file, the place and the reason.
    pub(crate) fn checked<T: DeserializeOwned>(
        &self,
        validate: impl FnOnce(&T) -> Vec<Flaw>,
    ) -> Result<T, BrokenSource> {
        let file = || format!("{}/{}.json", self.kind, self.name);
        let shape = |error: serde_json::Error| BrokenSource::Shape {
            file: file(),
            line: error.line(),
            column: error.column(),
            reason: error.to_string(),
        };
        let text = self.text.replace("§ ", "§\u{a0}");
        let content = serde_json::from_str(&text).map_err(shape)?;
        let head: Head = serde_json::from_str(&text).map_err(shape)?;
        let flaws = validate(&content).into_iter();
        match flaws.chain(self.misnamed(&head.edition)).next() {
            Some(flaw) => Err(BrokenSource::Sense { file: file(), flaw }),
            None => Ok(content),
        }
    }

    /// Why the file may not be named as it is, where it says that it is `edition`.
    fn misnamed(&self, edition: &str) -> Option<Flaw> {
        let reason = if edition != self.name {
            format!("is {edition} in a file named {}", self.name)
        } else if age(edition).is_none() {
            format!("{edition} is not numbers between hyphens, as 2026-2 is")
        } else {
            return None;
        };
        Some(Flaw::new("edition", reason))
    }
}

/// The files of a kind, the newest edition last.
///
/// # Errors
///
/// Where the folder or a file cannot be read.
pub(crate) fn sources(root: &Path, kind: &'static str) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(root.join(kind))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let name = path.file_stem().unwrap_or_default();
            sources.push(Source {
                kind,
                name: name.to_string_lossy().into_owned(),
                text: fs::read_to_string(&path)?,
            });
        }
    }
    sort(&mut sources);
    Ok(sources)
}

/// Puts the newest edition last.
pub(crate) fn sort(sources: &mut [Source]) {
    sources.sort_by_key(|source| age(&source.name));
}

/// What editions are ordered by: the numbers between the hyphens, the first first, so that
/// `2026-10` is newer than `2026-9` and older than `2027-1`. No two names say the same numbers, so
/// the order is never a matter of chance; `None` is for a name that says anything else.
fn age(edition: &str) -> Option<Vec<u32>> {
    let number = |part: &str| {
        let number: u32 = part.parse().ok()?;
        (number.to_string() == part).then_some(number)
    };
    edition.split('-').map(number).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::law::LawTable;

    /// The files of a kind as they stand in this package.
    pub(in crate::content) fn own(kind: &'static str) -> Vec<Source> {
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content"),
            kind,
        )
        .unwrap()
    }

    /// The first edition of a kind: what tests are about that name ids and words of their own.
    pub(in crate::content) fn first(kind: &'static str) -> Source {
        let mut files = own(kind).into_iter();
        files.find(|file| file.name == "2026-1").unwrap()
    }

    impl Source {
        /// The file with the first `from` replaced by `to`, checked: why it is refused.
        pub(in crate::content) fn refusal<T: DeserializeOwned>(
            &self,
            (from, to): (&str, &str),
            validate: impl FnOnce(&T) -> Vec<Flaw>,
        ) -> String {
            assert!(self.text.contains(from), "{from}");
            let text = self.text.replacen(from, to, 1);
            let broken = Self {
                text,
                ..self.clone()
            };
            match broken.checked(validate) {
                Ok(_) => panic!("{from} may become {to}"),
                Err(error) => error.to_string(),
            }
        }
    }

    #[test]
    fn editions_are_ordered_by_their_numbers_and_not_by_their_letters() {
        let ordered = ["2026", "2026-1", "2026-2", "2026-10", "2027-1"];
        assert!(ordered.iter().is_sorted_by(|a, b| age(a) < age(b)));
    }

    /// The first edition of the law table in a file that is named `name` and says `edition`.
    fn misnamed(name: &str, edition: &str) -> String {
        let file = Source {
            name: name.into(),
            ..first("law")
        };
        let says = format!("\"edition\": \"{edition}");
        file.refusal(("\"edition\": \"2026-1", &says), LawTable::validate)
    }

    #[test]
    fn two_files_of_one_edition_are_refused() {
        assert_eq!(
            misnamed("2026-2", "2026-1"),
            "src/content/law/2026-2.json at edition: is 2026-1 in a file named 2026-2"
        );
    }

    #[test]
    fn edition_that_is_neither_newer_nor_older_is_refused() {
        for name in [
            "eksempel", "2026-01", "2026-1b", "2026-+1", "2026-", "2026.1",
        ] {
            let place = format!("src/content/law/{name}.json at edition: ");
            let reason = format!("{name} is not numbers between hyphens, as 2026-2 is");
            assert_eq!(misnamed(name, name), place + &reason);
        }
    }
}
