//! What both sides of a backup share: its marks, what it says of itself, and its digests.

use blake2::{Blake2b256, Digest};
use serde::{Deserialize, Serialize};

use crate::domain::date::Moment;

pub(super) const MAGIC: &[u8; 4] = b"NSKB";
/// The newest backup that this program writes and reads.
pub const FORMAT: u8 = 1;
pub(super) const PART: u8 = b'P';
pub(super) const END: u8 = b'E';
pub(super) const DIGEST_LENGTH: usize = 32;

/// What a backup says of itself, in clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// When it was made.
    pub made: Moment,
    /// The version of the program that made it.
    pub program: String,
}

/// Why a file is no backup that can be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Another sort of file.
    #[error("read a file that is no backup")]
    NotABackup,
    /// Made by a newer program.
    #[error("read a backup of the newer format {found}")]
    NewerFormat {
        /// The format that stands in the file.
        found: u8,
    },
    /// Longer than any backup.
    #[error("read a backup that is too long")]
    TooLong,
    /// It ends before its end.
    #[error("read a backup that is cut off")]
    CutOff,
    /// Bytes are not what they were.
    #[error("read a damaged backup")]
    Damaged,
    /// It has no lock that this program can open.
    #[error("find the lock in the backup")]
    NoLock,
    /// The browser did not give the file's bytes.
    #[error("read the file")]
    Unread,
}

/// The digest of everything so far.
#[derive(Clone)]
pub(super) struct Chain(Blake2b256);

impl Chain {
    pub(super) fn new() -> Self {
        Self(Blake2b256::new())
    }

    /// The digest of these bytes, which joins the chain.
    pub(super) fn link(&mut self, bytes: &[&[u8]]) -> [u8; DIGEST_LENGTH] {
        let mut digest = Blake2b256::new();
        for part in bytes {
            digest.update(part);
        }
        let digest: [u8; DIGEST_LENGTH] = digest.finalize().into();
        self.0.update(digest);
        digest
    }

    pub(super) fn end(&self, records: u64) -> [u8; DIGEST_LENGTH] {
        let mut whole = self.0.clone();
        whole.update(records.to_be_bytes());
        whole.finalize().into()
    }
}
