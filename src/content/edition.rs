//! Packed content: which editions there are, and how one is read.
//!
//! The build script has checked and packed every file (`source.rs`). Deliberately absent: JSON and
//! any check, so that no user downloads a reader for either or waits for it.

use serde::de::DeserializeOwned;

/// One content file as the build script packed it.
struct ContentFile {
    /// The folder: what kind of content this is.
    kind: &'static str,
    /// The file's name without `.json`: edition or municipality.
    name: &'static str,
    /// The content.
    packed: &'static [u8],
}

/// Every content file; within a kind the newest edition last.
const FILES: &[ContentFile] = include!(concat!(env!("OUT_DIR"), "/content_files.rs"));

/// Content that this program does not have. A release has all of its own, since the build fails
/// without; the edition of a newer program may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BrokenContent {
    /// There is no such edition of this kind.
    #[error("find an edition of {0}")]
    Missing(&'static str),
    /// The packed bytes are of another shape than the program.
    #[error("read an edition of {0}")]
    Unreadable(&'static str),
}

fn of_kind(kind: &str) -> impl DoubleEndedIterator<Item = &'static ContentFile> {
    FILES.iter().filter(move |file| file.kind == kind)
}

fn unpack<T: DeserializeOwned>(
    kind: &'static str,
    file: Option<&ContentFile>,
) -> Result<T, BrokenContent> {
    let file = file.ok_or(BrokenContent::Missing(kind))?;
    postcard::from_bytes(file.packed).map_err(|_| BrokenContent::Unreadable(kind))
}

/// The newest edition of a kind.
///
/// # Errors
///
/// See [`BrokenContent`].
pub(super) fn newest<T: DeserializeOwned>(kind: &'static str) -> Result<T, BrokenContent> {
    unpack(kind, of_kind(kind).next_back())
}

/// A named edition of a kind.
///
/// # Errors
///
/// See [`BrokenContent`].
pub(super) fn edition<T: DeserializeOwned>(
    kind: &'static str,
    name: &str,
) -> Result<T, BrokenContent> {
    unpack(kind, of_kind(kind).find(|file| file.name == name))
}
