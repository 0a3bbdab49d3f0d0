//! What comes out of the store: a value, a value from the generation before, or a reason why not.

use super::keyring::{Keyring, Place};
use crate::storage::{
    envelope::{EnvelopeError, claim, open},
    key::KeyId,
    record::{RecordAddress, RecordError},
    store::Stored,
};

/// Why a stored record does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Its seal or its frame.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// Its text.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// No key here is called so: another professional's, a destroyed one, or a damaged name.
    #[error("find the key {0}")]
    UnknownKey(KeyId),
    /// A key of the wrong sort sealed it.
    #[error("open a record under a key of the wrong sort")]
    WrongOwner,
}

impl Reason {
    /// Whether a newer program wrote it: then it is whole, and must stay as it is.
    pub const fn is_newer(&self) -> bool {
        matches!(
            self,
            Self::Envelope(EnvelopeError::NewerFormat { .. })
                | Self::Record(RecordError::Newer { .. })
        )
    }
}

/// An opened record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded<T> {
    /// Where it stands and who can read it.
    pub place: Place,
    /// What the next save must expect.
    pub generation: u64,
    /// The value.
    pub value: T,
    /// Why the newest generation did not open, where this is the one before it: the last change
    /// may be missing, and the professional is to be told.
    pub restored: Option<Reason>,
}

/// A record that does not open. It stays in the store as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stands.
    pub address: RecordAddress,
    /// Why it does not open.
    pub reason: Reason,
}

/// Everything of one kind that this professional may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedAll<T> {
    /// What opened, by id.
    pub items: Vec<Loaded<T>>,
    /// What did not, and is neither deleted nor overwritten.
    pub set_aside: Vec<SetAside>,
}

/// Opens the newest generation, or the one before it where the newest is damaged.
pub(super) fn open_newest<T>(
    keyring: &Keyring,
    address: RecordAddress,
    stored: &Stored,
    read: impl Fn(&[u8]) -> Result<T, RecordError>,
) -> Result<Loaded<T>, Reason> {
    let open_one = |generation, bytes: &[u8]| -> Result<(Place, T), Reason> {
        let key_id = claim(bytes)?.key;
        let (owner, key) = keyring.named(key_id).ok_or(Reason::UnknownKey(key_id))?;
        let place = Place::of_stored(address, owner).ok_or(Reason::WrongOwner)?;
        let value = read(&open(&key, &address, generation, bytes)?)?;
        Ok((place, value))
    };
    let loaded = |(place, value), restored| Loaded {
        place,
        generation: stored.generation,
        value,
        restored,
    };
    let reason = match open_one(stored.generation, &stored.current) {
        Ok(opened) => return Ok(loaded(opened, None)),
        Err(reason) => reason,
    };
    // What a newer program wrote is whole. Its older generation would be saved over it.
    if let (false, Some(previous)) = (reason.is_newer(), &stored.previous)
        && let Ok(opened) = open_one(stored.generation.saturating_sub(1), previous)
    {
        return Ok(loaded(opened, Some(reason)));
    }
    Err(reason)
}
