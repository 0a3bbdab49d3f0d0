//! An unlocked vault: the only way to a record.

use std::{
    cell::{Ref, RefCell},
    rc::Rc,
};

use super::{
    door::{Door, Shared, VaultError},
    gate::Gate,
    keyring::{Keyring, Owner, Place},
    opening::{Loaded, LoadedAll, Reason, SetAside, open_newest},
};
use crate::storage::{
    envelope::seal,
    header::Professional,
    key::{Key, KeyId, RecordId},
    record::{Record, RecordAddress, RecordKind, decode, encode},
    store::{Change, RecordStore, Stored, Write},
};

/// The keys of one vault, for one professional. Saves may overlap: the store decides their order,
/// and one that expected another generation is a conflict.
pub struct Unlocked<S> {
    pub(super) shared: Rc<Shared<S>>,
    pub(super) door: RefCell<Door>,
    pub(super) me: RecordId,
    pub(super) keyring: RefCell<Keyring>,
    pub(super) gate: Gate,
    lost_children: RefCell<Vec<SetAside>>,
}

impl<S: RecordStore> Unlocked<S> {
    pub(super) fn new(shared: Rc<Shared<S>>, door: Door, me: RecordId, keyring: Keyring) -> Self {
        Self {
            shared,
            door: RefCell::new(door),
            me,
            keyring: RefCell::new(keyring),
            gate: Gate::default(),
            lost_children: RefCell::default(),
        }
    }

    /// Who is unlocked.
    pub fn me(&self) -> RecordId {
        self.me
    }

    /// What the lock screen shows of who is unlocked.
    pub fn label(&self) -> String {
        let door = self.door.borrow();
        let is_me = |professional: &&Professional| professional.id == self.me;
        door.professionals()
            .iter()
            .find(is_me)
            .map(|professional| professional.label.clone())
            .unwrap_or_default()
    }

    /// Whether several professionals may open the vault.
    pub fn is_shared(&self) -> bool {
        self.door.borrow().professionals().len() > 1
    }

    /// Whether everything here is made up, so that every screen says ØVELSE.
    pub fn is_practice(&self) -> bool {
        self.door.borrow().is_practice()
    }

    /// Whether the header that was opened is the one before the newest: an earlier passphrase may
    /// open the vault again.
    pub fn door_was_restored(&self) -> bool {
        self.door.borrow().is_restored()
    }

    /// The children's keys that did not open: their records cannot be read, and stay stored.
    pub fn lost_child_keys(&self) -> Ref<'_, [SetAside]> {
        Ref::map(self.lost_children.borrow(), Vec::as_slice)
    }

    /// A new random id.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoRandomness`].
    pub fn new_id(&self) -> Result<RecordId, VaultError> {
        Ok(self.shared.with_randomness(RecordId::random)?)
    }

    /// Stores a new child together with its new key.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] among others; neither child nor key is stored then.
    pub async fn add_child<T: Record>(&self, id: RecordId, child: &T) -> Result<u64, VaultError> {
        let _writing = self.gate.write()?;
        let key = self.shared.with_randomness(Key::random)?;
        let key_write = self.sealed(Owner::Vault, &Place::child_key(id), None, &key.to_plain())?;
        let child_write = self.sealed_under(&key, &Place::child(id), None, &encode(child)?)?;
        let generation = child_write.next_generation();
        self.shared.store.commit(&[key_write, child_write]).await?;
        self.keyring.borrow_mut().insert(Owner::Child(id), key);
        Ok(generation)
    }

    /// Saves the value as the generation after `expected` (`None`: the first) and returns that
    /// generation when it is on the disk.
    ///
    /// # Errors
    ///
    /// [`crate::storage::store::StoreError::Conflict`] where another tab wrote meanwhile; all of
    /// [`VaultError`] leave the stored record as it was.
    pub async fn save<T: Record>(
        &self,
        place: &Place,
        expected: Option<u64>,
        value: &T,
    ) -> Result<u64, VaultError> {
        let _writing = self.gate.write()?;
        let write = self.sealed(place.owner(), place, expected, &encode(value)?)?;
        let generation = write.next_generation();
        self.shared.store.commit(&[write]).await?;
        Ok(generation)
    }

    /// Completes a draft: stores the assessment under the child's key and takes the draft out, in
    /// one step. Returns the assessment's generation.
    ///
    /// # Errors
    ///
    /// As [`Unlocked::save`]; the draft is still there then.
    pub async fn complete<T: Record>(
        &self,
        draft: &Place,
        draft_generation: u64,
        assessment: &Place,
        value: &T,
    ) -> Result<u64, VaultError> {
        let _writing = self.gate.write()?;
        let write = self.sealed(assessment.owner(), assessment, None, &encode(value)?)?;
        let generation = write.next_generation();
        let remove = removal(draft, draft_generation);
        self.shared.store.commit(&[write, remove]).await?;
        Ok(generation)
    }

    /// Takes a record out for good: a draft that the professional discards.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`]; a conflict where it has changed since `generation`.
    pub async fn remove(&self, place: &Place, generation: u64) -> Result<(), VaultError> {
        let remove = removal(place, generation);
        Ok(self.shared.store.commit(&[remove]).await?)
    }

    /// The record at the place, if there is one.
    ///
    /// # Errors
    ///
    /// [`VaultError::Unopened`] where it is there and does not open, nor the generation before.
    pub async fn load<T: Record>(&self, place: &Place) -> Result<Option<Loaded<T>>, VaultError> {
        let address = place.address();
        let Some(stored) = self.shared.store.read(&address).await? else {
            return Ok(None);
        };
        let mut result = self.open_stored(address, &stored);
        if let Err(Reason::UnknownKey(_)) = result {
            self.fetch_child_keys().await?;
            result = self.open_stored(address, &stored);
        }
        Ok(Some(result?))
    }

    /// Everything of one kind that this professional may read. Other professionals' drafts are
    /// passed over; what should open and does not is set aside and reported.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] only.
    pub async fn load_all<T: Record>(&self, kind: RecordKind) -> Result<LoadedAll<T>, VaultError> {
        let mut all = LoadedAll {
            items: Vec::new(),
            set_aside: Vec::new(),
        };
        // Another tab may have added a child since the keys were read.
        let mut without_key = Vec::new();
        let mut take = |records: Vec<(RecordAddress, Stored)>| {
            for (address, stored) in records {
                match self.open_stored(address, &stored) {
                    Ok(loaded) => all.items.push(loaded),
                    Err(Reason::UnknownKey(_)) => without_key.push((address, stored)),
                    Err(reason) => all.set_aside.push(SetAside { address, reason }),
                }
            }
        };
        self.shared.store.each_of(kind, &mut take).await?;
        if without_key.is_empty() {
            return Ok(all);
        }
        self.fetch_child_keys().await?;
        for (address, stored) in without_key {
            match self.open_stored(address, &stored) {
                Ok(loaded) => all.items.push(loaded),
                Err(Reason::UnknownKey(key)) if kind.is_personal() && self.is_anothers(key) => {}
                Err(reason) => all.set_aside.push(SetAside { address, reason }),
            }
        }
        all.items.sort_by_key(|loaded| loaded.place.id());
        Ok(all)
    }

    /// Locks: every key in memory is wiped.
    pub fn lock(self) {
        drop(self);
    }

    pub(super) async fn fetch_child_keys(&self) -> Result<(), VaultError> {
        let mut lost = Vec::new();
        let mut take = |records: Vec<(RecordAddress, Stored)>| {
            for (address, stored) in records {
                let opened = open_newest(&self.keyring.borrow(), address, &stored, Key::from_plain);
                match opened {
                    Ok(loaded) => {
                        let owner = Owner::Child(address.id);
                        self.keyring.borrow_mut().insert(owner, loaded.value);
                    }
                    Err(reason) => lost.push(SetAside { address, reason }),
                }
            }
        };
        self.shared
            .store
            .each_of(RecordKind::ChildKey, &mut take)
            .await?;
        self.lost_children.replace(lost);
        Ok(())
    }

    pub(super) fn open_stored<T: Record>(
        &self,
        address: RecordAddress,
        stored: &Stored,
    ) -> Result<Loaded<T>, Reason> {
        open_newest(&self.keyring.borrow(), address, stored, decode)
    }

    /// Whether a key is, or may be, the personal key of somebody else who is or was here.
    fn is_anothers(&self, key: KeyId) -> bool {
        let header = &self.door.borrow().header;
        header
            .professionals
            .iter()
            .chain(&header.departed)
            .filter(|professional| professional.id != self.me)
            .any(|professional| professional.personal_key.is_none_or(|theirs| theirs == key))
    }

    pub(super) fn key(&self, owner: Owner) -> Result<Rc<Key>, VaultError> {
        self.keyring
            .borrow()
            .of(owner)
            .ok_or(VaultError::UnknownChild)
    }

    pub(super) fn sealed(
        &self,
        owner: Owner,
        place: &Place,
        expected: Option<u64>,
        plain: &[u8],
    ) -> Result<Write, VaultError> {
        self.sealed_under(&*self.key(owner)?, place, expected, plain)
    }

    pub(super) fn sealed_under(
        &self,
        key: &Key,
        place: &Place,
        expected: Option<u64>,
        plain: &[u8],
    ) -> Result<Write, VaultError> {
        let mut write = removal(place, 0);
        write.expected = expected;
        let generation = write.next_generation();
        let bytes = self.shared.with_randomness(|randomness| {
            seal(key, &write.address, generation, plain, randomness)
        })?;
        write.change = Change::Put(bytes);
        Ok(write)
    }
}

pub(super) fn removal(place: &Place, generation: u64) -> Write {
    Write {
        address: place.address(),
        expected: Some(generation),
        change: Change::Remove,
    }
}
