//! Packed content: which editions there are, and how one is read.
//!
//! The build script has checked and packed every file (`source.rs`). Deliberately absent: JSON and
//! any check, so that no user downloads a reader for either or waits for it.

use serde::de::DeserializeOwned;

/// The editions of one kind of content. Each kind has its own, so that a part of the program
/// carries only the kinds it reads.
pub(super) struct Editions {
    /// The folder: what kind of content this is.
    pub(super) kind: &'static str,
    /// The files that the build script packed, the newest edition last.
    pub(super) files: &'static [ContentFile],
}

/// One content file as the build script packed it.
pub(super) struct ContentFile {
    /// The file's name without `.json`: the edition.
    pub(super) name: &'static str,
    /// The content.
    pub(super) packed: &'static [u8],
}

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

impl Editions {
    /// The newest edition.
    ///
    /// # Errors
    ///
    /// See [`BrokenContent`].
    pub(super) fn newest<T: DeserializeOwned>(&self) -> Result<T, BrokenContent> {
        self.unpack(self.files.last())
    }

    /// A named edition.
    ///
    /// # Errors
    ///
    /// See [`BrokenContent`].
    pub(super) fn named<T: DeserializeOwned>(&self, name: &str) -> Result<T, BrokenContent> {
        self.unpack(self.files.iter().find(|file| file.name == name))
    }

    fn unpack<T: DeserializeOwned>(&self, file: Option<&ContentFile>) -> Result<T, BrokenContent> {
        let file = file.ok_or(BrokenContent::Missing(self.kind))?;
        postcard::from_bytes(file.packed).map_err(|_| BrokenContent::Unreadable(self.kind))
    }
}
