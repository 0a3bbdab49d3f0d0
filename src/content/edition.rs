//! Content files: which there are, and how one is read.

use serde::de::DeserializeOwned;

use crate::domain::flaw::Flaw;

/// One content file as it was built in.
#[derive(Debug, Clone, Copy)]
pub struct ContentFile {
    /// The folder: what kind of content this is.
    pub kind: &'static str,
    /// The file's name without `.json`: instrument, edition or municipality.
    pub name: &'static str,
    /// The JSON text.
    pub text: &'static str,
}

impl ContentFile {
    /// The file as `kind/name.json`.
    fn path(&self) -> String {
        format!("{}/{}.json", self.kind, self.name)
    }
}

/// Every content file, by kind and then by name.
pub const FILES: &[ContentFile] = include!(concat!(env!("OUT_DIR"), "/content_files.rs"));

/// The files of one kind, by name: the newest edition last.
pub fn of_kind(kind: &str) -> impl DoubleEndedIterator<Item = &'static ContentFile> {
    FILES.iter().filter(move |file| file.kind == kind)
}

/// A content file that cannot be used: which, where in it, and why. A release never has one,
/// since the tests read them all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrokenContent {
    /// There is no file of this kind.
    #[error("no content of kind {0}")]
    Missing(&'static str),
    /// The file is not JSON of the right shape.
    #[error("{file} line {line}, column {column}: {reason}")]
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
    #[error("{file} at {flaw}")]
    Sense {
        /// The file as `kind/name.json`.
        file: String,
        /// The first flaw.
        flaw: Flaw,
    },
}

/// Reads a file. Whether what it says makes sense is the tests' business ([`checked`]), so that
/// no user waits for it.
///
/// # Errors
///
/// Names the file, the place and the reason.
pub fn parse<T: DeserializeOwned>(file: &ContentFile) -> Result<T, BrokenContent> {
    // From bytes, as records are read: the program then has one reader of JSON and not two.
    serde_json::from_slice(file.text.as_bytes()).map_err(|error| BrokenContent::Shape {
        file: file.path(),
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    })
}

/// Reads a file and checks it with `validate`.
///
/// # Errors
///
/// Names the file, the place and the reason.
pub fn checked<T: DeserializeOwned>(
    file: &ContentFile,
    validate: impl FnOnce(&T) -> Vec<Flaw>,
) -> Result<T, BrokenContent> {
    let content = parse(file)?;
    match validate(&content).into_iter().next() {
        Some(flaw) => Err(BrokenContent::Sense {
            file: file.path(),
            flaw,
        }),
        None => Ok(content),
    }
}

/// The newest edition of a kind.
///
/// # Errors
///
/// As [`parse`], or that there is none.
pub fn newest<T: DeserializeOwned>(kind: &'static str) -> Result<T, BrokenContent> {
    parse(
        of_kind(kind)
            .next_back()
            .ok_or(BrokenContent::Missing(kind))?,
    )
}

/// A named edition of a kind.
///
/// # Errors
///
/// As [`parse`], or that there is none.
pub fn edition<T: DeserializeOwned>(kind: &'static str, name: &str) -> Result<T, BrokenContent> {
    parse(
        of_kind(kind)
            .find(|file| file.name == name)
            .ok_or(BrokenContent::Missing(kind))?,
    )
}
