//! Notices in the vault: for everybody under the child's key, or for named readers under a key of
//! their own, which is sealed for each of them.
//!
//! A change of the readers is another notice: the old one goes with its key and its earlier
//! generation, so that nobody is left a way to it.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};

use super::{
    door::VaultError,
    keyring::{Owner, Place},
    opening::{LoadedAll, open_newest},
    unlocked::{Unlocked, removal},
};
use crate::{
    storage::{
        key::{Key, RecordId},
        reader::{ReaderKey, ReaderSecret},
        record::{Record, RecordKind, decode, encode},
        store::{RecordStore, Write},
    },
    workflow::records::Particulars,
};

/// The copies of a notice's key, one for each reader. They do not say for whom they are.
#[derive(Serialize, Deserialize)]
struct Copies {
    copies: Vec<String>,
}

impl Record for Copies {}

/// A colleague who may be chosen as a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PossibleReader {
    /// Who.
    pub id: RecordId,
    /// What the lock screen shows.
    pub label: String,
    /// Their key. `None` until they have unlocked once since there are limited notices.
    pub key: Option<ReaderKey>,
}

impl<S: RecordStore> Unlocked<S> {
    /// Everybody else who may open the vault now, each with their key as a reader.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] or [`VaultError::UnknownProfessional`].
    pub async fn possible_readers(&self) -> Result<Vec<PossibleReader>, VaultError> {
        let (header, _) = self.newest_header().await?;
        let particulars = self.load_all::<Particulars>(RecordKind::Professional);
        let particulars = particulars.await?.items;
        let key_of = |id| {
            let known = particulars.iter().find(|loaded| loaded.place.id() == id)?;
            known.value.reader_key
        };
        Ok(header
            .professionals
            .into_iter()
            .filter(|professional| professional.id != self.me)
            .map(|professional| PossibleReader {
                key: key_of(professional.id),
                id: professional.id,
                label: professional.label,
            })
            .collect())
    }

    /// The key as a reader of who is unlocked.
    ///
    /// # Errors
    ///
    /// Never in an unlocked vault.
    pub fn reader_key(&self) -> Result<ReaderKey, VaultError> {
        Ok(self.reader_secret()?.key())
    }

    /// Stores a new notice, for everybody (`None`) or for who is unlocked and these readers, in the
    /// place of an old one if there is one. Returns where it stands and its generation.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] among others; the old one is still there then.
    pub async fn put_notice<T: Record>(
        &self,
        child: RecordId,
        readers: Option<&[ReaderKey]>,
        old: Option<(Place, u64)>,
        value: &T,
    ) -> Result<(Place, u64), VaultError> {
        let id = self.new_id()?;
        let plain = encode(value)?;
        let mut writes = Vec::new();
        let place = if let Some(readers) = readers {
            let key = self.shared.with_randomness(Key::random)?;
            let copies = self.copies(id, &key, readers)?;
            let key_place = Place::notice_key(id);
            writes.push(self.sealed(Owner::Vault, &key_place, None, &encode(&copies)?)?);
            let place = Place::limited_notice(id);
            writes.push(self.sealed_under(&key, &place, None, &plain)?);
            self.keyring.borrow_mut().insert(place.owner(), key);
            place
        } else {
            let place = Place::notice(id, child);
            writes.push(self.sealed(place.owner(), &place, None, &plain)?);
            place
        };
        let generation = writes.last().map_or(1, Write::next_generation);
        if let Some((old, generation)) = old {
            writes.push(removal(&old, generation));
            if old.owner() == Owner::Notice(old.id()) {
                // A notice's key is written once.
                writes.push(removal(&Place::notice_key(old.id()), 1));
            }
        }
        self.shared.store.commit(&writes).await?;
        Ok((place, generation))
    }

    /// Every notice that this professional may read. Those that are for others are passed over.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] only.
    pub async fn load_notices<T: Record>(&self) -> Result<LoadedAll<T>, VaultError> {
        let for_others = self.fetch_notice_keys().await?;
        let mut all = self.load_all::<T>(RecordKind::Notice).await?;
        all.set_aside
            .retain(|aside| !for_others.contains(&aside.address.id));
        Ok(all)
    }

    /// Opens the keys of the limited notices that are for this professional. Returns the others.
    async fn fetch_notice_keys(&self) -> Result<Vec<RecordId>, VaultError> {
        let mut for_others = Vec::new();
        let stored = self.shared.store.read_all(RecordKind::NoticeKey).await?;
        if stored.is_empty() {
            return Ok(for_others);
        }
        let secret = self.reader_secret()?;
        for (address, stored) in stored {
            let opened = open_newest(&self.keyring.borrow(), address, &stored, decode::<Copies>);
            // Without its key a notice is set aside and reported.
            let Ok(copies) = opened else { continue };
            let mine = copies.value.copies.iter().find_map(|copy| {
                let sealed = Base64::decode_vec(copy).ok()?;
                let plain = secret.open(&sealed, address.id.bytes())?;
                Key::from_plain(&plain).ok()
            });
            match mine {
                Some(key) => self
                    .keyring
                    .borrow_mut()
                    .insert(Owner::Notice(address.id), key),
                None => for_others.push(address.id),
            }
        }
        Ok(for_others)
    }

    fn copies(&self, id: RecordId, key: &Key, readers: &[ReaderKey]) -> Result<Copies, VaultError> {
        let plain = key.to_plain();
        let me = self.reader_key()?;
        let copies = std::iter::once(&me)
            .chain(readers)
            .map(|reader| {
                let sealed = self
                    .shared
                    .with_randomness(|randomness| reader.seal(&plain, id.bytes(), randomness))?;
                Ok(Base64::encode_string(&sealed))
            })
            .collect::<Result<_, VaultError>>()?;
        Ok(Copies { copies })
    }

    fn reader_secret(&self) -> Result<ReaderSecret, VaultError> {
        Ok(ReaderSecret::of(&*self.key(Owner::Me)?))
    }
}
