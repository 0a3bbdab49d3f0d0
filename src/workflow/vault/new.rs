//! A vault or a professional being made: all keys are drawn, and the two secrets' keys are still to
//! come.

use zeroize::Zeroizing;

use super::{door::VaultError, keyring::Keyring};
use crate::storage::{
    header::{Professional, VaultHeader},
    kdf::{KdfParams, Kek, Recipe},
    key::{Key, NoRandomness, Randomness, RecordId},
    reader::{ReaderKey, ReaderSecret},
    recovery::RecoverySecret,
    slot::SlotKind,
};

/// The longest label: what fits on the lock screen.
const LONGEST_LABEL: usize = 40;

/// A professional before the first write: their keys are drawn, and the two secrets' keys are still
/// to come. Dropping it leaves nothing behind.
#[derive(Debug)]
pub struct NewProfessional {
    id: RecordId,
    label: String,
    personal_key: Key,
    recovery: RecoverySecret,
    passphrase_recipe: Recipe,
    recovery_recipe: Recipe,
}

impl NewProfessional {
    pub(super) fn prepare(
        label: &str,
        params: KdfParams,
        randomness: &mut dyn Randomness,
    ) -> Result<Self, VaultError> {
        let label = label.trim();
        if label.is_empty() || label.chars().count() > LONGEST_LABEL {
            return Err(VaultError::Label);
        }
        Ok(Self {
            id: RecordId::random(randomness)?,
            label: label.to_owned(),
            personal_key: Key::random(randomness)?,
            recovery: RecoverySecret::random(randomness)?,
            passphrase_recipe: Recipe::new(params, randomness)?,
            recovery_recipe: Recipe::new(params, randomness)?,
        })
    }

    /// Who it will be.
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// What the lock screen will show.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What the derivation needs for the passphrase.
    pub const fn passphrase_recipe(&self) -> Recipe {
        self.passphrase_recipe
    }

    /// What the derivation needs for [`NewProfessional::recovery_secret`].
    pub const fn recovery_recipe(&self) -> Recipe {
        self.recovery_recipe
    }

    /// The key for what colleagues seal for them alone.
    pub fn reader_key(&self) -> ReaderKey {
        ReaderSecret::of(&self.personal_key).key()
    }

    /// The recovery code as it is shown once and written down.
    pub fn recovery_text(&self) -> Zeroizing<String> {
        self.recovery.text()
    }

    /// The recovery code's bytes, for its derivation.
    pub fn recovery_secret(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.recovery.secret().to_vec())
    }

    /// Puts the professional and both slots into the header. Gives back the personal key.
    pub(super) fn join(
        self,
        header: &mut VaultHeader,
        vault_key: &Key,
        (passphrase, recovery): (&Kek, &Kek),
        randomness: &mut dyn Randomness,
    ) -> Result<Key, NoRandomness> {
        header.professionals.push(Professional {
            id: self.id,
            label: self.label,
            personal_key: None,
        });
        let keys = (vault_key, &self.personal_key);
        for (kind, recipe, kek) in [
            (SlotKind::Passphrase, &self.passphrase_recipe, passphrase),
            (SlotKind::Recovery, &self.recovery_recipe, recovery),
        ] {
            header.set_slot(self.id, kind, recipe, kek, keys, randomness)?;
        }
        Ok(self.personal_key)
    }
}

/// A vault before its first write. Dropping it leaves nothing behind.
#[derive(Debug)]
pub struct NewVault {
    header: VaultHeader,
    vault_key: Key,
    founder: NewProfessional,
}

impl NewVault {
    pub(super) fn prepare(
        label: &str,
        practice: bool,
        params: KdfParams,
        randomness: &mut dyn Randomness,
    ) -> Result<Self, VaultError> {
        Ok(Self {
            founder: NewProfessional::prepare(label, params, randomness)?,
            header: VaultHeader {
                vault: RecordId::random(randomness)?,
                practice,
                professionals: Vec::new(),
                departed: Vec::new(),
                slots: Vec::new(),
                successions: Vec::new(),
                handed_on: Vec::new(),
            },
            vault_key: Key::random(randomness)?,
        })
    }

    /// Whoever makes it, with the secrets to be.
    pub const fn founder(&self) -> &NewProfessional {
        &self.founder
    }

    pub(super) fn finish(
        mut self,
        passphrase: &Kek,
        recovery: &Kek,
        randomness: &mut dyn Randomness,
    ) -> Result<(VaultHeader, RecordId, Keyring), NoRandomness> {
        let me = self.founder.id;
        let keks = (passphrase, recovery);
        let personal_key =
            self.founder
                .join(&mut self.header, &self.vault_key, keks, randomness)?;
        let keyring = Keyring::new(self.vault_key, personal_key);
        Ok((self.header, me, keyring))
    }
}
