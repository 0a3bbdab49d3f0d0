//! Several professionals on one tablet: adding one, taking one out, and taking one back.
//!
//! Whoever is unlocked may do it; each change rewrites the header and touches nobody else's slot.
//! Taking somebody out ends their ways in at once, and changes the vault key: the new one is handed
//! on to everybody who stays ([`crate::storage::handed_on`]), and what stood under the old one is
//! sealed again. It cannot take back what they have read, and the keys below the vault key stay the
//! same: whoever copied a child's, a limited notice's or the team's could go on using that.

use zeroize::Zeroizing;

use super::{
    door::VaultError,
    keyring::{Owner, Place},
    new::NewProfessional,
    unlocked::Unlocked,
};
use crate::storage::{
    envelope::claim,
    handed_on::HandedOn,
    header::{Professional, VaultHeader},
    kdf::{KdfParams, Kek, Recipe},
    key::{Key, KeyId, RecordId},
    reader::ReaderKey,
    record::{Record, RecordAddress, RecordKind, encode},
    slot::SlotKind,
    store::{RecordStore, StoreError},
};

/// Somebody who may open the vault, or could once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: RecordId,
    /// What the lock screen shows.
    pub label: String,
    /// Whether this is who is unlocked.
    pub is_me: bool,
    /// Whether they have been taken out.
    pub departed: bool,
    /// How many assessments and underretninger they have under way. Nobody else can read these.
    pub drafts: usize,
}

/// What taking a colleague out has changed besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removal {
    /// The vault key is another one. What stood under it has these generations now.
    KeyChanged(Vec<(RecordAddress, u64)>),
    /// Nothing: somebody who stays has not unlocked since keys can be handed on and would be locked
    /// out, a newer program's record would be, or there was no room. New secrets for everybody change
    /// it later ([`Unlocked::rotate`]).
    KeyStays,
}

impl<S: RecordStore> Unlocked<S> {
    /// Everybody who is here or was, by id, with what the lock screen shows and whether they are
    /// here.
    pub fn people(&self) -> Vec<(RecordId, String, bool)> {
        let header = &self.door.borrow().header;
        let told = |here: bool| {
            move |professional: &Professional| (professional.id, professional.label.clone(), here)
        };
        let here = header.professionals.iter().map(told(true));
        here.chain(header.departed.iter().map(told(false)))
            .collect()
    }

    /// Everybody who is here, and then everybody who was.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] or [`VaultError::UnknownProfessional`].
    pub async fn colleagues(&self) -> Result<Vec<Colleague>, VaultError> {
        let (header, _) = self.newest_header().await?;
        let mut keys: Vec<KeyId> = Vec::new();
        for kind in RecordKind::ALL
            .into_iter()
            .filter(|kind| kind.is_personal())
        {
            let drafts = self.shared.store.read_all(kind).await?;
            let claims = drafts
                .iter()
                .filter_map(|(_, stored)| claim(&stored.current).ok());
            keys.extend(claims.map(|claim| claim.key));
        }
        let everybody = || header.professionals.iter().chain(&header.departed);
        let known = |key: &KeyId| everybody().any(|p| p.personal_key == Some(*key));
        let drafts_of = |professional: &Professional| match professional.personal_key {
            Some(theirs) => keys.iter().filter(|key| **key == theirs).count(),
            // An older header: whatever is nobody else's.
            None => keys.iter().filter(|key| !known(key)).count(),
        };
        let colleague = |departed: bool| {
            move |professional: &Professional| Colleague {
                id: professional.id,
                label: professional.label.clone(),
                is_me: professional.id == self.me,
                departed,
                drafts: drafts_of(professional),
            }
        };
        let here = header.professionals.iter().map(colleague(false));
        Ok(here
            .chain(header.departed.iter().map(colleague(true)))
            .collect())
    }

    /// Begins a new colleague. `label` is what the lock screen shows, unsealed: a first name.
    ///
    /// # Errors
    ///
    /// [`VaultError::Label`], [`VaultError::LabelTaken`] or [`VaultError::NoRandomness`].
    pub fn prepare_colleague(
        &self,
        label: &str,
        params: KdfParams,
    ) -> Result<NewProfessional, VaultError> {
        let new = self
            .shared
            .with_randomness(|randomness| NewProfessional::prepare(label, params, randomness))?;
        refuse_taken(self.door.borrow().professionals(), new.label())?;
        Ok(new)
    }

    /// Stores the new colleague's slots and particulars, all or none.
    ///
    /// # Errors
    ///
    /// [`VaultError::LabelTaken`] where another tab was first, or [`VaultError::Store`]; nothing
    /// is changed then.
    pub async fn add_colleague<T: Record>(
        &self,
        new: NewProfessional,
        passphrase: &Kek,
        recovery: &Kek,
        particulars: &T,
    ) -> Result<(), VaultError> {
        let (mut header, generation) = self.newest_header().await?;
        refuse_taken(&header.professionals, new.label())?;
        let place = Place::professional(new.id());
        let particulars = self.sealed(Owner::Vault, &place, None, &encode(particulars)?)?;
        let vault_key = self.key(Owner::Vault)?;
        self.shared.with_randomness(|randomness| {
            new.join(&mut header, &vault_key, (passphrase, recovery), randomness)
        })?;
        let door = self
            .shared
            .put_header_with(header, Some(generation), vec![particulars])
            .await?;
        self.door.replace(door);
        Ok(())
    }

    /// Takes a colleague out: neither their passphrase, their recovery code nor their passkey opens
    /// the vault any more, and a vault key that they copied opens nothing that it seals from now on.
    /// Their unfinished drafts stay, under their own key. Nobody else notices: all keep their secrets.
    ///
    /// # Errors
    ///
    /// [`VaultError::Oneself`], [`VaultError::UnknownProfessional`], [`VaultError::Busy`] while
    /// something is being written or copied, or [`VaultError::Store`]; nothing is changed then.
    pub async fn remove_colleague(&self, id: RecordId) -> Result<Removal, VaultError> {
        if id == self.me {
            return Err(VaultError::Oneself);
        }
        let _changing = self.gate.change()?;
        let (mut header, generation) = self.newest_header().await?;
        if !header.professionals.iter().any(|known| known.id == id) {
            return Err(VaultError::UnknownProfessional);
        }
        header.depart(id);
        // Ending their ways in waits for nothing else.
        match self.key_handed_on(header.clone(), generation).await {
            Ok(Some(sealed)) => Ok(Removal::KeyChanged(sealed)),
            Ok(None)
            | Err(
                VaultError::Reader
                | VaultError::Unopened(_)
                | VaultError::Store(StoreError::QuotaExceeded),
            ) => {
                self.put_and_forget(header, generation).await?;
                Ok(Removal::KeyStays)
            }
            Err(error) => Err(error),
        }
    }

    /// Stores the header with a new vault key for everybody in it, and what stood under the old one.
    /// Returns the new generations; `None` where somebody cannot be given the key yet.
    async fn key_handed_on(
        &self,
        mut header: VaultHeader,
        generation: u64,
    ) -> Result<Option<Vec<(RecordAddress, u64)>>, VaultError> {
        let Some(readers) = self.everybody_in(&header).await? else {
            return Ok(None);
        };
        let new = self.shared.with_randomness(Key::random)?;
        self.hand_on(&mut header, &new, &readers)?;
        let same = |_, plain: &[u8]| Ok(Zeroizing::new(plain.to_vec()));
        let writes = self
            .sealed_again(Owner::Vault, &new, |_| true, same)
            .await?;
        let sealed = writes
            .iter()
            .map(|write| (write.address, write.next_generation()))
            .collect();
        let door = self
            .shared
            .put_header_alone(header, generation, writes)
            .await?;
        self.keyring.borrow_mut().insert(Owner::Vault, new);
        self.put_again(door).await;
        Ok(Some(sealed))
    }

    /// Everybody who may open the vault with this header, each with their key as a reader. `None`
    /// where one has no such key yet: a new vault key would lock them out.
    async fn everybody_in(
        &self,
        header: &VaultHeader,
    ) -> Result<Option<Vec<(RecordId, ReaderKey)>>, VaultError> {
        let mine = self.reader_key()?;
        let others = self.possible_readers().await?;
        let stays = |id: &RecordId| header.professionals.iter().any(|known| known.id == *id);
        let others = others.into_iter().filter(|reader| stays(&reader.id));
        Ok(others
            .map(|reader| Some((reader.id, reader.key?)))
            .chain([Some((self.me, mine))])
            .collect())
    }

    fn hand_on(
        &self,
        header: &mut VaultHeader,
        new: &Key,
        readers: &[(RecordId, ReaderKey)],
    ) -> Result<(), VaultError> {
        let (vault, old) = (header.vault, self.key(Owner::Vault)?);
        for (id, key) in readers {
            let step = self.shared.with_randomness(|randomness| {
                HandedOn::new(vault, (&old, new), (*id, key), randomness)
            })?;
            header.handed_on.push(step);
        }
        Ok(())
    }

    /// What the derivation needs for the recovery code of somebody who was taken out.
    ///
    /// # Errors
    ///
    /// [`VaultError::UnknownProfessional`] or [`VaultError::Store`].
    pub async fn departed_recipe(&self, id: RecordId) -> Result<Recipe, VaultError> {
        let (header, _) = self.newest_header().await?;
        let slot = header.slot(id, SlotKind::Recovery);
        slot.filter(|_| header.departed.iter().any(|known| known.id == id))
            .and_then(|slot| slot.recipe().ok())
            .ok_or(VaultError::UnknownProfessional)
    }

    /// Takes somebody back with their own recovery code, so that their drafts open again for them,
    /// and gives them a new passphrase. The code stays as it is.
    ///
    /// # Errors
    ///
    /// [`VaultError::WrongSecret`], [`VaultError::UnknownProfessional`] or [`VaultError::Store`];
    /// nothing is changed then.
    pub async fn take_back(
        &self,
        id: RecordId,
        recovery: &Kek,
        passphrase: (&Recipe, &Kek),
    ) -> Result<(), VaultError> {
        let recovery_recipe = self.departed_recipe(id).await?;
        let (mut header, generation) = self.newest_header().await?;
        let personal_key = header
            .slot(id, SlotKind::Recovery)
            .and_then(|slot| slot.open_personal(&header, recovery))
            .ok_or(VaultError::WrongSecret)?;
        header.take_back(id);
        let vault_key = self.key(Owner::Vault)?;
        let keys = (&*vault_key, &personal_key);
        self.shared.with_randomness(|randomness| {
            for (kind, recipe, kek) in [
                (SlotKind::Passphrase, passphrase.0, passphrase.1),
                (SlotKind::Recovery, &recovery_recipe, recovery),
            ] {
                header.set_slot(id, kind, recipe, kek, keys, randomness)?;
            }
            Ok::<_, VaultError>(())
        })?;
        let door = self.shared.put_header(header, Some(generation)).await?;
        self.door.replace(door);
        Ok(())
    }
}

/// Two people of the same name could not choose themselves on the lock screen.
fn refuse_taken(known: &[Professional], label: &str) -> Result<(), VaultError> {
    let label = label.to_lowercase();
    if known.iter().any(|one| one.label.to_lowercase() == label) {
        return Err(VaultError::LabelTaken);
    }
    Ok(())
}
