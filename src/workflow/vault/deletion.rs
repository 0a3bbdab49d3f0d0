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
use crate::{
    domain::{log::LogEntry, typed::TypedForm},
    storage::{
        envelope::claim,
        key::{KeyId, RecordId},
        record::{Record, RecordAddress, RecordKind, encode},
        store::{Change, RecordStore, Stored, Write},
    },
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
    /// it that this professional can read. Both generations go. The line stays in the log, and so do
    /// the lines before it about the child, without what was typed there. Returns what is gone.
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
        let _writing = self.gate.write()?;
        let key = self.key(Owner::Child(child))?.id();
        let about = [child.to_string()].into();
        let mut writes = self
            .removals(|address, stored| {
                address == Place::child_key(child).address()
                    || address == Place::child(child).address()
                    || keys_of(stored).any(|one| one == key)
                    || self.is_about(address, stored, &about)
            })
            .await?;
        let gone = writes.iter().map(|write| write.address).collect();
        writes.extend(self.emptied_lines(&about).await?);
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
        let writes = self
            .removals(|address, stored| self.is_about(address, stored, deleted))
            .await?;
        if !writes.is_empty() {
            self.shared.store.commit(&writes).await?;
        }
        Ok(writes.len())
    }

    /// The lines of the log about these children that say to whom something went, without it: a name
    /// may stand there.
    async fn emptied_lines(&self, children: &BTreeSet<String>) -> Result<Vec<Write>, VaultError> {
        let mut writes = Vec::new();
        for (address, stored) in self.shared.store.read_all(RecordKind::Log).await? {
            let Ok(opened) = self.open_stored::<LogEntry>(address, &stored) else {
                continue;
            };
            let mut line = opened.value;
            let about = line.child.as_ref().is_some_and(|id| children.contains(id));
            if !about || line.to.is_empty() {
                continue;
            }
            line.to.clear();
            let (place, expected) = (opened.place, Some(stored.generation));
            let mut write = self.sealed(place.owner(), &place, expected, &encode(&line)?)?;
            if let Change::Put(bytes) = write.change {
                write.change = Change::PutAlone(bytes);
            }
            writes.push(write);
        }
        Ok(writes)
    }

    /// What takes out every record that goes, and the key of every notice among them.
    async fn removals(
        &self,
        goes: impl Fn(RecordAddress, &Stored) -> bool,
    ) -> Result<Vec<Write>, VaultError> {
        let mut writes: Vec<Write> = Vec::new();
        for kind in RecordKind::ALL {
            // The lock stays, and so does what the log says. Each notice comes before its key.
            if matches!(kind, RecordKind::Header | RecordKind::Log) {
                continue;
            }
            for (address, stored) in self.shared.store.read_all(kind).await? {
                let of_notice = |write: &Write| write.address == notice_of(address);
                let key_goes = kind == RecordKind::NoticeKey && writes.iter().any(of_notice);
                if key_goes || goes(address, &stored) {
                    writes.push(Write {
                        address,
                        expected: Some(stored.generation),
                        change: Change::Remove,
                    });
                }
            }
        }
        Ok(writes)
    }

    /// Whether this professional can read that a record is about one of the children, with another
    /// key than a child's own.
    fn is_about(
        &self,
        address: RecordAddress,
        stored: &Stored,
        children: &BTreeSet<String>,
    ) -> bool {
        let readable = keys_of(stored).any(|key| {
            let owner = self.keyring.borrow().named(key).map(|(owner, _)| owner);
            owner.is_some_and(|owner| !matches!(owner, Owner::Child(_)))
        });
        if !readable {
            return false;
        }
        // A form may hold a choice among several children.
        if address.kind == RecordKind::Typed {
            let tells = |form: TypedForm| children.iter().any(|child| form.tells_of(child));
            let opened = self.open_stored::<TypedForm>(address, stored);
            return opened.is_ok_and(|opened| tells(opened.value));
        }
        self.open_stored::<AboutChild>(address, stored)
            .is_ok_and(|opened| children.contains(&opened.value.child))
    }
}

/// The keys that are said to have sealed a record and the generation before.
fn keys_of(stored: &Stored) -> impl Iterator<Item = KeyId> {
    [Some(&stored.current), stored.previous.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|bytes| Some(claim(bytes).ok()?.key))
}

/// The notice that a notice's key belongs to.
fn notice_of(key: RecordAddress) -> RecordAddress {
    RecordAddress {
        kind: RecordKind::Notice,
        id: key.id,
    }
}
