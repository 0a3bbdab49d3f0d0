//! Taking in several records in one commit: what somebody has handed over, sealed anew, and lines of
//! the log that belong together.

use std::{collections::BTreeMap, rc::Rc};

use super::{
    door::VaultError,
    gate::Writing,
    keyring::{Owner, Place},
    unlocked::{Unlocked, removal},
};
use crate::storage::{
    key::{Key, RecordId},
    record::{Record, RecordAddress, encode},
    store::{Change, RecordStore, Write},
};

/// What is to be taken in, sealed as it is added. Dropping it leaves no trace. While there is one, the
/// keys are not changed.
pub struct Intake<'u, S> {
    vault: &'u Unlocked<S>,
    _writing: Writing<'u>,
    keys: BTreeMap<RecordId, Rc<Key>>,
    writes: Vec<Write>,
}

impl<S: RecordStore> Unlocked<S> {
    /// Begins to take something in.
    ///
    /// # Errors
    ///
    /// [`VaultError::Busy`] while the keys are being changed.
    pub fn begin_intake(&self) -> Result<Intake<'_, S>, VaultError> {
        Ok(Intake {
            vault: self,
            _writing: self.gate.write()?,
            keys: BTreeMap::new(),
            writes: Vec::new(),
        })
    }
}

impl<S: RecordStore> Intake<'_, S> {
    /// Makes a key for a child that is not here, or not any more.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoRandomness`].
    pub fn new_child(&mut self, child: RecordId) -> Result<(), VaultError> {
        let key = self.vault.shared.with_randomness(Key::random)?;
        let place = Place::child_key(child);
        let write = self
            .vault
            .sealed(Owner::Vault, &place, None, &key.to_plain())?;
        self.writes.push(write);
        self.keys.insert(child, Rc::new(key));
        Ok(())
    }

    /// Adds a record's text: the generation after `expected`, or the first.
    ///
    /// # Errors
    ///
    /// [`VaultError::UnknownChild`] where its child has no key, [`VaultError::NoRandomness`].
    pub fn put(
        &mut self,
        place: &Place,
        expected: Option<u64>,
        text: &[u8],
    ) -> Result<(), VaultError> {
        let key = match place.owner() {
            Owner::Child(child) if self.keys.contains_key(&child) => self.keys.get(&child).cloned(),
            owner => Some(self.vault.key(owner)?),
        };
        let key = key.ok_or(VaultError::UnknownChild)?;
        let write = self.vault.sealed_under(&key, place, expected, text)?;
        self.writes.push(write);
        Ok(())
    }

    /// Adds a record of the vault's own, as a line of the log.
    ///
    /// # Errors
    ///
    /// As [`Intake::put`].
    pub fn add<T: Record>(&mut self, place: &Place, value: &T) -> Result<(), VaultError> {
        self.put(place, None, &encode(value)?)
    }

    /// Takes a record out: a draft whose completed version comes in.
    pub fn remove(&mut self, place: &Place, generation: u64) {
        self.writes.push(removal(place, generation));
    }

    /// Writes everything or nothing. Returns the new generations of what was written.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`], a conflict where another tab wrote meanwhile. Everything is as it was.
    pub async fn commit(self) -> Result<Vec<(RecordAddress, u64)>, VaultError> {
        self.vault.shared.store.commit(&self.writes).await?;
        let mut keyring = self.vault.keyring.borrow_mut();
        for (child, key) in self.keys {
            // Nobody else holds it by now.
            if let Some(key) = Rc::into_inner(key) {
                keyring.insert(Owner::Child(child), key);
            }
        }
        let kept = |write: &Write| {
            (!matches!(write.change, Change::Remove))
                .then(|| (write.address, write.next_generation()))
        };
        Ok(self.writes.iter().filter_map(kept).collect())
    }
}
