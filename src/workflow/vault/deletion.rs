//! Deleting a child: its key, and everything that stands under that key or is about the child, in
//! one step.
//!
//! A colleague's draft about the child cannot be found here: it is sealed under the colleague's own
//! key. The line in the log that stays makes their own app take it out when they unlock next.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    door::VaultError,
    keyring::{Owner, Place},
    unlocked::Unlocked,
};
use crate::storage::{
    envelope::claim,
    key::{KeyId, RecordId},
    record::{Record, RecordAddress, RecordKind, encode},
    store::{Change, RecordStore, Stored, Write},
};

/// Whichever record it is: the child that it says it is about.
#[derive(Serialize, Deserialize)]
struct AboutChild {
    child: String,
}

impl Record for AboutChild {
    // Above every version, so that a record of any version is asked.
    const VERSION: u16 = u16::MAX;

    fn migrate(_: u16, json: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Whole {
            body: AboutChild,
        }
        let whole: Whole = serde_json::from_slice(json).ok()?;
        Some(whole.body)
    }
}

impl<S: RecordStore> Unlocked<S> {
    /// Deletes a child: its key, every record of any kind under that key, and everything else about
    /// it that this professional can read. Both generations go. The line stays in the log.
    /// Returns what is gone.
    ///
    /// # Errors
    ///
    /// [`VaultError::UnknownChild`], or [`VaultError::Store`], a conflict where another tab wrote
    /// meanwhile. Everything is as it was then.
    pub async fn delete_child<T: Record>(
        &self,
        child: RecordId,
        (place, line): (&Place, &T),
    ) -> Result<Vec<RecordAddress>, VaultError> {
        let key = self.key(Owner::Child(child))?.id();
        let readable = [self.key(Owner::Me)?.id(), self.key(Owner::Vault)?.id()];
        let mut writes = Vec::new();
        for kind in RecordKind::ALL {
            if matches!(kind, RecordKind::Header | RecordKind::Log) {
                continue;
            }
            for (address, stored) in self.shared.store.read_all(kind).await? {
                if self.belongs(address, &stored, (child, key), readable) {
                    writes.push(Write {
                        address,
                        expected: Some(stored.generation),
                        change: Change::Remove,
                    });
                }
            }
        }
        let gone = writes.iter().map(|write| write.address).collect();
        writes.push(self.sealed(Owner::Vault, place, None, &encode(line)?)?);
        self.shared.store.commit(&writes).await?;
        self.keyring.borrow_mut().remove(Owner::Child(child));
        Ok(gone)
    }

    /// Takes out what only this professional can read about children whom somebody else has deleted.
    /// Returns how many records went.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`]; nothing is changed then.
    pub async fn remove_about(&self, deleted: &BTreeSet<String>) -> Result<usize, VaultError> {
        let mine = self.key(Owner::Me)?.id();
        let mut writes = Vec::new();
        for kind in RecordKind::ALL {
            let id = RecordId::ONLY;
            if Place::of_stored(RecordAddress { kind, id }, Owner::Me).is_none() {
                continue;
            }
            for (address, stored) in self.shared.store.read_all(kind).await? {
                if claim(&stored.current).is_ok_and(|claim| claim.key == mine)
                    && self
                        .open_stored::<AboutChild>(address, &stored)
                        .is_ok_and(|opened| deleted.contains(&opened.value.child))
                {
                    writes.push(Write {
                        address,
                        expected: Some(stored.generation),
                        change: Change::Remove,
                    });
                }
            }
        }
        if !writes.is_empty() {
            self.shared.store.commit(&writes).await?;
        }
        Ok(writes.len())
    }

    fn belongs(
        &self,
        address: RecordAddress,
        stored: &Stored,
        (child, key): (RecordId, KeyId),
        readable: [KeyId; 2],
    ) -> bool {
        if matches!(address.kind, RecordKind::ChildKey | RecordKind::Child) {
            return address.id == child;
        }
        let generations = [Some(&stored.current), stored.previous.as_ref()];
        let sealed_with: Vec<_> = generations
            .into_iter()
            .flatten()
            .filter_map(|bytes| claim(bytes).ok())
            .map(|claim| claim.key)
            .collect();
        if sealed_with.contains(&key) {
            return true;
        }
        sealed_with.iter().any(|key| readable.contains(key))
            && self
                .open_stored::<AboutChild>(address, stored)
                .is_ok_and(|opened| opened.value.child == child.to_string())
    }
}
