//! A store that may hold a vault, and the way in.

use std::{cell::RefCell, rc::Rc};

use super::{new::NewVault, opening::Reason, rotation::keyring_of, unlocked::Unlocked};
use crate::storage::{
    header::{HeaderError, Professional, VaultHeader},
    kdf::{KdfParams, Kek, Recipe},
    key::{NoRandomness, Randomness, RecordId},
    reader::SealError,
    record::{RecordAddress, RecordError},
    slot::SlotKind,
    store::{Change, RecordStore, StoreError, Stored, Write},
};

/// Why the vault did not do what it was asked. Nothing stored is changed by a failure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The store did not read or write; a conflict among them.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The header does not open, so nobody can be let in.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// There is a vault already.
    #[error("create a vault where one already is")]
    AlreadyExists,
    /// The passphrase or recovery code is wrong.
    #[error("open the vault with a wrong secret")]
    WrongSecret,
    /// The vault has no such professional, or not this way in for them.
    #[error("find the professional's slot")]
    UnknownProfessional,
    /// No label, or one of more than 40 characters.
    #[error("take the professional's label")]
    Label,
    /// Somebody on the lock screen is called so already.
    #[error("take a label that somebody else has")]
    LabelTaken,
    /// The secret is right for this copy of a vault, but the copy is not as it was made.
    #[error("restore a copy that was altered")]
    AlteredCopy,
    /// Nobody can take themselves out: somebody must be left who can open the vault.
    #[error("take oneself out of the vault")]
    Oneself,
    /// The keys were changed since this professional unlocked: these are the old ones.
    #[error("use keys of before")]
    KeysChanged,
    /// The keys are being changed, or are to be while something is being written or copied.
    #[error("write while the keys are being changed")]
    Busy,
    /// The vault has no key for this child.
    #[error("find the child's key")]
    UnknownChild,
    /// The record is there and does not open.
    #[error(transparent)]
    Unopened(#[from] Reason),
    /// The value cannot be written.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Nothing can be sealed for a chosen reader.
    #[error("seal a notice for a reader")]
    Reader,
    /// The device gave no random bytes, so nothing could be sealed.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

impl From<SealError> for VaultError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::NoRandomness(error) => error.into(),
            SealError::Impossible => Self::Reader,
        }
    }
}

/// A store and the device's randomness. Holds no key.
pub struct Vault<S> {
    pub(super) shared: Rc<Shared<S>>,
}

impl<S> Clone for Vault<S> {
    fn clone(&self) -> Self {
        Self {
            shared: Rc::clone(&self.shared),
        }
    }
}

pub(super) struct Shared<S> {
    pub(super) store: S,
    randomness: RefCell<Box<dyn Randomness>>,
}

impl<S> Shared<S> {
    /// Lends the randomness for one step; no step waits while it holds it.
    pub(super) fn with_randomness<T>(&self, step: impl FnOnce(&mut dyn Randomness) -> T) -> T {
        step(self.randomness.borrow_mut().as_mut())
    }
}

/// What the lock screen may know: who can be let in, and how. All of it stands in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    pub(super) header: VaultHeader,
    pub(super) generation: u64,
    restored: bool,
}

impl Door {
    /// Those who may open the vault, in order of their joining.
    pub fn professionals(&self) -> &[Professional] {
        &self.header.professionals
    }

    /// Whether everything inside is made up.
    pub const fn is_practice(&self) -> bool {
        self.header.practice
    }

    /// Whether the newest header was damaged and the one before it stands here: a passphrase
    /// changed last may again be the old one.
    pub const fn is_restored(&self) -> bool {
        self.restored
    }

    /// What the derivation needs for this professional's passphrase or recovery code.
    pub fn recipe(&self, professional: RecordId, kind: SlotKind) -> Option<Recipe> {
        self.header.slot(professional, kind)?.recipe().ok()
    }
}

impl<S: RecordStore> Vault<S> {
    /// The vault that is, or will be, in this store.
    pub fn new(store: S, randomness: impl Randomness + 'static) -> Self {
        Self {
            shared: Rc::new(Shared {
                store,
                randomness: RefCell::new(Box::new(randomness)),
            }),
        }
    }

    /// The door, or `None` where no vault has been made yet.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`], or [`VaultError::Header`] where a vault is and cannot be opened by
    /// this program; it must not be overwritten then.
    pub async fn door(&self) -> Result<Option<Door>, VaultError> {
        self.shared.door().await
    }

    /// Begins a new vault. `label` is what the lock screen shows, unsealed: a first name.
    ///
    /// # Errors
    ///
    /// [`VaultError::Label`] or [`VaultError::NoRandomness`].
    pub fn prepare(
        &self,
        label: &str,
        practice: bool,
        params: KdfParams,
    ) -> Result<NewVault, VaultError> {
        self.shared
            .with_randomness(|randomness| NewVault::prepare(label, practice, params, randomness))
    }

    /// Stores the new vault under the two derived keys, and opens it.
    ///
    /// # Errors
    ///
    /// [`VaultError::AlreadyExists`] where another tab was first, or [`VaultError::Store`].
    pub async fn create(
        &self,
        new: NewVault,
        passphrase: &Kek,
        recovery: &Kek,
    ) -> Result<Unlocked<S>, VaultError> {
        let (header, me, keyring) = self
            .shared
            .with_randomness(|randomness| new.finish(passphrase, recovery, randomness))?;
        let door = self
            .shared
            .put_header(header, None)
            .await
            .map_err(|error| {
                if let VaultError::Store(StoreError::Conflict(_)) = error {
                    VaultError::AlreadyExists
                } else {
                    error
                }
            })?;
        Ok(Unlocked::new(Rc::clone(&self.shared), door, me, keyring))
    }

    /// Opens the vault for one professional with the key derived by the recipe of that slot.
    ///
    /// # Errors
    ///
    /// [`VaultError::WrongSecret`], [`VaultError::UnknownProfessional`] or [`VaultError::Store`].
    pub async fn unlock(
        &self,
        door: &Door,
        professional: RecordId,
        kind: SlotKind,
        kek: &Kek,
    ) -> Result<Unlocked<S>, VaultError> {
        let slot = door
            .header
            .slot(professional, kind)
            .ok_or(VaultError::UnknownProfessional)?;
        let opened = slot
            .open(&door.header, kek)
            .ok_or(VaultError::WrongSecret)?;
        let keyring = keyring_of(&door.header, opened);
        let unlocked = Unlocked::new(Rc::clone(&self.shared), door.clone(), professional, keyring);
        unlocked.fetch_child_keys().await?;
        Ok(unlocked)
    }
}

impl<S: RecordStore> Shared<S> {
    pub(super) async fn door(&self) -> Result<Option<Door>, VaultError> {
        let stored = self.store.read(&RecordAddress::HEADER).await?;
        stored.as_ref().map(Door::read).transpose()
    }
}

impl Door {
    /// The door, from the newest header or the one before it.
    pub(super) fn read(stored: &Stored) -> Result<Self, VaultError> {
        let door = |header, restored| Door {
            header,
            generation: stored.generation,
            restored,
        };
        let reason = match VaultHeader::from_bytes(&stored.current, stored.generation) {
            Ok(header) => return Ok(door(header, false)),
            Err(reason) => reason,
        };
        let damaged = matches!(
            reason,
            HeaderError::Damaged | HeaderError::GenerationMismatch { .. }
        );
        // What is newer or too weak is no damage, and an older header would hide it.
        if let (true, Some(previous)) = (damaged, &stored.previous)
            && let Ok(header) =
                VaultHeader::from_bytes(previous, stored.generation.saturating_sub(1))
        {
            return Ok(door(header, true));
        }
        Err(reason.into())
    }
}

impl<S: RecordStore> Shared<S> {
    /// Writes the header as the generation after `expected`.
    pub(super) async fn put_header(
        &self,
        header: VaultHeader,
        expected: Option<u64>,
    ) -> Result<Door, VaultError> {
        self.put_header_with(header, expected, Vec::new()).await
    }

    /// Writes the header together with other records, all or none.
    pub(super) async fn put_header_with(
        &self,
        header: VaultHeader,
        expected: Option<u64>,
        others: Vec<Write>,
    ) -> Result<Door, VaultError> {
        self.write_header(header, expected, others, Change::Put)
            .await
    }

    /// The same, and the store keeps no header before it.
    pub(super) async fn put_header_alone(
        &self,
        header: VaultHeader,
        expected: u64,
        others: Vec<Write>,
    ) -> Result<Door, VaultError> {
        self.write_header(header, Some(expected), others, Change::PutAlone)
            .await
    }

    async fn write_header(
        &self,
        header: VaultHeader,
        expected: Option<u64>,
        mut others: Vec<Write>,
        change: fn(Vec<u8>) -> Change,
    ) -> Result<Door, VaultError> {
        let mut write = Write {
            address: RecordAddress::HEADER,
            expected,
            change: Change::Remove,
        };
        let generation = write.next_generation();
        write.change = change(header.to_bytes(generation));
        others.push(write);
        self.store.commit(&others).await?;
        Ok(Door {
            header,
            generation,
            restored: false,
        })
    }
}
