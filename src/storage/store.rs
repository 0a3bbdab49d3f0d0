//! The contract of a store: read, and one atomic commit that compares before it writes.
//!
//! A store sees sealed bytes only. It keeps the generation before the newest one, so that a record
//! that does not open can be restored from the one before it.

use super::record::{RecordAddress, RecordKind};

/// A record as it lies in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Counts the writes, from 1.
    pub generation: u64,
    /// The bytes of this generation.
    pub current: Vec<u8>,
    /// The bytes of the generation before.
    pub previous: Option<Vec<u8>>,
}

/// A record of whichever kind, also one that only a newer program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRecord {
    /// Where it stands, as text.
    pub address: String,
    /// What stands there.
    pub stored: Stored,
}

/// What a commit does at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Writes the next generation.
    Put(Vec<u8>),
    /// Writes the next generation and keeps none before it: what the one before was sealed with is
    /// to open nothing any more.
    PutAlone(Vec<u8>),
    /// Takes the record out, with its previous generation.
    Remove,
}

/// One part of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub address: RecordAddress,
    /// The generation that must be there now; `None`: nothing may be there.
    pub expected: Option<u64>,
    /// What then happens.
    pub change: Change,
}

impl Write {
    /// The generation that a `Put` writes.
    pub const fn next_generation(&self) -> u64 {
        match self.expected {
            Some(generation) => generation.saturating_add(1),
            None => 1,
        }
    }
}

/// Why a store did not do what it was asked. After any of these, nothing of the commit is stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody else, in another tab, wrote there first.
    #[error("write {0}, which has changed meanwhile")]
    Conflict(RecordAddress),
    /// The device or the browser has no room left.
    #[error("find room for the record")]
    QuotaExceeded,
    /// The browser gives no storage here: none built in, a private window, or a setting.
    #[error("reach the browser's storage")]
    Unavailable,
    /// The browser closed the storage, and opening it again did not help.
    #[error("keep the browser's storage open")]
    Closed,
    /// Anything else, by the browser's own name for it.
    #[error("use the browser's storage: {0}")]
    Other(String),
}

/// Where sealed records lie. The futures stay on the browser's one thread.
#[expect(
    async_fn_in_trait,
    reason = "nothing here leaves the browser's one thread"
)]
pub trait RecordStore {
    /// The record at the address, if there is one.
    ///
    /// # Errors
    ///
    /// [`StoreError`], never a conflict.
    async fn read(&self, address: &RecordAddress) -> Result<Option<Stored>, StoreError>;

    /// Every record of one kind, by id, as of one moment.
    ///
    /// # Errors
    ///
    /// [`StoreError`], never a conflict.
    async fn read_all(&self, kind: RecordKind) -> Result<Vec<(RecordAddress, Stored)>, StoreError>;

    /// Hands every record of one kind to `take`, by id, as of one moment, in small batches.
    ///
    /// # Errors
    ///
    /// [`StoreError`], never a conflict. Some may have been taken by then.
    async fn each_of(
        &self,
        kind: RecordKind,
        take: &mut dyn FnMut(Vec<(RecordAddress, Stored)>),
    ) -> Result<(), StoreError>;

    /// Writes all parts or none, and returns only when they are on the disk.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; [`StoreError::Conflict`] names the first address that has changed.
    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError>;

    /// Hands everything that is stored to `take`, as of one moment, in small batches and in the
    /// order of the addresses.
    ///
    /// # Errors
    ///
    /// [`StoreError`], never a conflict.
    async fn each(&self, take: &mut dyn FnMut(Vec<RawRecord>)) -> Result<(), StoreError>;

    /// Puts these records in the place of everything that is stored, all or nothing, and returns
    /// only when they are on the disk. Tells how many are written, of all. Where the future is
    /// dropped before its end, everything is as it was.
    ///
    /// # Errors
    ///
    /// [`StoreError`], never a conflict.
    async fn replace_all(
        &self,
        records: &[RawRecord],
        written: &dyn Fn(usize),
    ) -> Result<(), StoreError>;
}
