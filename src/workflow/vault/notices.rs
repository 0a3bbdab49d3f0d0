//! Notices in the vault: for everybody under the child's key, or for named readers under a key of
//! their own, which is sealed for each of them.
//!
//! A change of the readers is another notice: the old one goes with its key and its earlier
//! generation, so that nobody is left a way to it.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    door::VaultError,
    keyring::{Owner, Place},
    opening::{LoadedAll, open_newest},
    unlocked::{Unlocked, removal},
};
use crate::{
    domain::notice::{Audience, ContactBar, Notice, Reader},
    storage::{
        key::{Key, RecordId},
        reader::{ReaderKey, ReaderSecret},
        record::{Record, RecordAddress, RecordKind, decode, encode},
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

/// What becomes of the bar that stands for a notice, by the bar's record id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarStep {
    /// It stands from now on.
    Raise(RecordId),
    /// It is taken out, with this generation: nothing is left of it.
    Lift(RecordId, u64),
}

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

    /// Stores a notice as [`Unlocked::keep_notice_and_bar`] does, without a bar.
    ///
    /// # Errors
    ///
    /// The same.
    pub async fn keep_notice(
        &self,
        old: Option<(RecordId, u64, &Notice)>,
        notice: &Notice,
    ) -> Result<(RecordId, u64), VaultError> {
        self.keep_notice_and_bar(old, notice, None).await
    }

    /// Stores a notice: in the place of `old` where the same people read it, else as another record
    /// that takes the old one's place; and what becomes of its bar, in the same step. Returns its id
    /// and generation.
    ///
    /// # Errors
    ///
    /// [`VaultError::Reader`] where a reader has left or has no key yet, [`VaultError::Store`] among
    /// others; what was there is still there then.
    pub async fn keep_notice_and_bar(
        &self,
        old: Option<(RecordId, u64, &Notice)>,
        notice: &Notice,
        bar: Option<BarStep>,
    ) -> Result<(RecordId, u64), VaultError> {
        let child = notice.child.parse().map_err(|_| VaultError::UnknownChild)?;
        let old = old.map(|(id, generation, before)| {
            let place = match before.audience {
                Audience::Everyone => Place::notice(id, child),
                Audience::Only(_) => Place::limited_notice(id),
            };
            (place, generation, before)
        });
        let _writing = self.gate.write()?;
        let bar = self.bar_write(child, bar)?;
        if let Some((place, generation, before)) = old
            && before.audience == notice.audience
        {
            let plain = encode(notice)?;
            let write = self.sealed(place.owner(), &place, Some(generation), &plain)?;
            let next = write.next_generation();
            let writes: Vec<_> = [write].into_iter().chain(bar).collect();
            self.shared.store.commit(&writes).await?;
            return Ok((place.id(), next));
        }
        let (place, mut writes) = self.new_notice(child, notice).await?;
        let generation = writes.last().map_or(1, Write::next_generation);
        if let Some((old, generation, _)) = old {
            writes.push(removal(&old, generation));
            let key = Place::notice_key(old.id());
            if old.owner() == Owner::Notice(old.id())
                && let Some(stored) = self.shared.store.read(&key.address()).await?
            {
                writes.push(removal(&key, stored.generation));
            }
        }
        writes.extend(bar);
        self.shared.store.commit(&writes).await?;
        Ok((place.id(), generation))
    }

    fn bar_write(
        &self,
        child: RecordId,
        step: Option<BarStep>,
    ) -> Result<Option<Write>, VaultError> {
        Ok(match step {
            None => None,
            Some(BarStep::Raise(id)) => {
                let place = Place::contact_bar(id, child);
                let bar = ContactBar::new(child.to_string());
                Some(self.sealed(place.owner(), &place, None, &encode(&bar)?)?)
            }
            Some(BarStep::Lift(id, generation)) => {
                Some(removal(&Place::contact_bar(id, child), generation))
            }
        })
    }

    /// The writes of a notice that is not there yet, its own last.
    async fn new_notice(
        &self,
        child: RecordId,
        notice: &Notice,
    ) -> Result<(Place, Vec<Write>), VaultError> {
        let id = self.new_id()?;
        let plain = encode(notice)?;
        let Audience::Only(readers) = &notice.audience else {
            let place = Place::notice(id, child);
            let write = self.sealed(place.owner(), &place, None, &plain)?;
            return Ok((place, vec![write]));
        };
        let key = self.shared.with_randomness(Key::random)?;
        let copies = encode(&self.copies(id, &key, &self.keys_of(readers).await?)?)?;
        let place = Place::limited_notice(id);
        let writes = vec![
            self.sealed(Owner::Vault, &Place::notice_key(id), None, &copies)?,
            self.sealed_under(&key, &place, None, &plain)?,
        ];
        self.keyring.borrow_mut().insert(place.owner(), key);
        Ok((place, writes))
    }

    async fn keys_of(&self, readers: &[Reader]) -> Result<Vec<ReaderKey>, VaultError> {
        if readers.is_empty() {
            return Ok(Vec::new());
        }
        let possible = self.possible_readers().await?;
        let key_of = |reader: &Reader| {
            let known = possible.iter().find(|one| one.id.to_string() == reader.id);
            known.and_then(|one| one.key).ok_or(VaultError::Reader)
        };
        readers.iter().map(key_of).collect()
    }

    /// Every notice that this professional may read. Those that are for others are passed over.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] only.
    pub async fn load_notices(&self) -> Result<LoadedAll<Notice>, VaultError> {
        let for_others = self.fetch_notice_keys().await?;
        let mut all = self.load_all::<Notice>(RecordKind::Notice).await?;
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

    /// Whether a record under the vault key holds something that goes by this professional's
    /// personal key.
    pub(super) fn names_reader(&self, address: RecordAddress) -> bool {
        address.kind == RecordKind::NoticeKey || address == Place::professional(self.me).address()
    }

    /// The text of such a record for the time after `next` has taken the personal key's place:
    /// one's own copy of a notice's key, and one's own key as a reader. Every other text, and one
    /// that is not understood, stays as it is.
    pub(super) fn for_next_reader(
        &self,
        address: RecordAddress,
        plain: &[u8],
        next: &Key,
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let reader = ReaderSecret::of(next).key();
        if address == Place::professional(self.me).address()
            && let Ok(mut particulars) = decode::<Particulars>(plain)
        {
            particulars.reader_key = Some(reader);
            return Ok(encode(&particulars)?);
        }
        if address.kind == RecordKind::NoticeKey
            && let Ok(mut copies) = decode::<Copies>(plain)
        {
            let secret = self.reader_secret()?;
            for copy in &mut copies.copies {
                let sealed = Base64::decode_vec(copy).unwrap_or_default();
                if let Some(key) = secret.open(&sealed, address.id.bytes()) {
                    let sealed = self.shared.with_randomness(|randomness| {
                        reader.seal(&key, address.id.bytes(), randomness)
                    })?;
                    *copy = Base64::encode_string(&sealed);
                }
            }
            return Ok(encode(&copies)?);
        }
        Ok(Zeroizing::new(plain.to_vec()))
    }

    fn reader_secret(&self) -> Result<ReaderSecret, VaultError> {
        Ok(ReaderSecret::of(&*self.key(Owner::Me)?))
    }
}
