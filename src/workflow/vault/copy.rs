//! The whole vault as it lies in the store: to be copied, and to be put back.
//!
//! How a copy is written as a file is `exchange`'s business. Here stands who may say that it is
//! whole: whoever has a secret that was right when it was made.

use super::{
    door::{Door, Vault, VaultError},
    gate::Writing,
    keyring::Owner,
    rotation::newest_vault_key,
    unlocked::Unlocked,
};
use crate::storage::{
    kdf::Kek,
    key::RecordId,
    proof::{PROOF_LENGTH, is_proven, prove},
    record::RecordAddress,
    slot::SlotKind,
    store::{RawRecord, RecordStore},
};

/// A copy being taken. While it lives the keys stay as they are, so that what is copied and what
/// proves it are of one moment; a copy given up lets go of them too.
pub struct Copying<'a, S> {
    unlocked: &'a Unlocked<S>,
    _keys_stay: Writing<'a>,
}

impl<S: RecordStore> Unlocked<S> {
    /// Begins a copy of the whole vault.
    ///
    /// # Errors
    ///
    /// [`VaultError::Busy`] while the keys are being changed.
    pub fn copy(&self) -> Result<Copying<'_, S>, VaultError> {
        Ok(Copying {
            unlocked: self,
            _keys_stay: self.gate.write()?,
        })
    }
}

impl<S: RecordStore> Copying<'_, S> {
    /// Hands every stored record to `take`, as of one moment, in small batches and in the order of
    /// their addresses.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`].
    pub async fn each_record(
        &self,
        take: &mut dyn FnMut(Vec<RawRecord>),
    ) -> Result<(), VaultError> {
        Ok(self.unlocked.shared.store.each(take).await?)
    }

    /// Proves that a copy with this digest was made with the vault open.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoRandomness`].
    pub fn prove(&self, digest: &[u8; 32]) -> Result<[u8; PROOF_LENGTH], VaultError> {
        let key = self.unlocked.key(Owner::Vault)?;
        let shared = &self.unlocked.shared;
        Ok(shared.with_randomness(|randomness| prove(&key, digest, randomness))?)
    }
}

/// Whether a record of a copy is the vault's header.
pub fn is_header(record: &RawRecord) -> bool {
    record.address == RecordAddress::HEADER.to_string()
}

impl Door {
    /// The door of a copy, from its header.
    ///
    /// # Errors
    ///
    /// [`VaultError::Header`] where it cannot be opened by this program.
    pub fn of_copy(header: &RawRecord) -> Result<Self, VaultError> {
        Self::read(&header.stored)
    }

    /// Whether this secret is right for the copy behind the door, and the copy is whole.
    ///
    /// # Errors
    ///
    /// [`VaultError::WrongSecret`], [`VaultError::UnknownProfessional`], or
    /// [`VaultError::AlteredCopy`] where the secret is right and the proof is not.
    pub fn check_copy(
        &self,
        (professional, kind): (RecordId, SlotKind),
        kek: &Kek,
        digest: &[u8; 32],
        proof: &[u8; PROOF_LENGTH],
    ) -> Result<(), VaultError> {
        let slot = self
            .header
            .slot(professional, kind)
            .ok_or(VaultError::UnknownProfessional)?;
        let opened = slot
            .open(&self.header, kek)
            .ok_or(VaultError::WrongSecret)?;
        let key = newest_vault_key(&self.header, &opened).unwrap_or(opened.vault_key);
        if is_proven(&key, digest, proof) {
            Ok(())
        } else {
            Err(VaultError::AlteredCopy)
        }
    }
}

impl<S: RecordStore> Vault<S> {
    /// Puts a whole copy in the place of everything that is stored, all or nothing, also where the
    /// future is dropped. Tells how many records are written.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`]; everything is as it was then.
    pub async fn restore(
        &self,
        records: &[RawRecord],
        written: &dyn Fn(usize),
    ) -> Result<(), VaultError> {
        Ok(self.shared.store.replace_all(records, written).await?)
    }
}
