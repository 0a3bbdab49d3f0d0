//! Content as its author writes it: JSON, a folder for each kind, a file for each edition.
//!
//! The build script reads, checks and packs it with what stands here, and the tests break it on
//! purpose. The program itself holds only what is packed, so none of this reaches a browser.

use std::{fs, io, path::Path};

use serde::de::DeserializeOwned;

use crate::domain::flaw::Flaw;

/// One content file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// The folder: what kind of content this is.
    pub(crate) kind: &'static str,
    /// The file's name without `.json`: edition or municipality.
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

impl Source {
    /// What the file says, read and checked with `validate`. A paragraph sign stays with its
    /// number there: no line ends between them.
    ///
    /// # Errors
    ///
    /// Names the file, the place and the reason.
    pub(crate) fn checked<T: DeserializeOwned>(
        &self,
        validate: impl FnOnce(&T) -> Vec<Flaw>,
    ) -> Result<T, BrokenSource> {
        let file = || format!("{}/{}.json", self.kind, self.name);
        let text = self.text.replace("§ ", "§\u{a0}");
        let content = serde_json::from_str(&text).map_err(|error| BrokenSource::Shape {
            file: file(),
            line: error.line(),
            column: error.column(),
            reason: error.to_string(),
        })?;
        match validate(&content).into_iter().next() {
            Some(flaw) => Err(BrokenSource::Sense { file: file(), flaw }),
            None => Ok(content),
        }
    }
}

/// The files of a kind, the newest edition last. Which is newest the name alone tells: see
/// [`age`].
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
    sources.sort_by(|a, b| age(&a.name).cmp(age(&b.name)));
    Ok(sources)
}

/// What a name is ordered by: part for part between its hyphens, numbers as numbers and before
/// words, so that `2026-10` is newer than `2026-9`.
fn age(name: &str) -> impl Iterator<Item = Result<u32, &str>> {
    name.split('-').map(|part| part.parse().map_err(|_| part))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The files of a kind as they stand in this package.
    pub(in crate::content) fn own(kind: &'static str) -> Vec<Source> {
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content"),
            kind,
        )
        .unwrap()
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
        let ordered = ["2026-1", "2026-2", "2026-10", "2027-1", "eksempel"];
        assert!(ordered.iter().is_sorted_by(|a, b| age(a).lt(age(b))));
    }
}
