//! A vault being made: all its keys are drawn, and the two secrets' keys are still to come.

use zeroize::Zeroizing;

use super::{door::VaultError, keyring::Keyring};
use crate::storage::{
    header::{Professional, VaultHeader},
    kdf::{KdfParams, Kek, Recipe},
    key::{Key, NoRandomness, Randomness, RecordId},
    recovery::RecoverySecret,
    slot::SlotKind,
};

/// The longest label: what fits on the lock screen.
const LONGEST_LABEL: usize = 40;

/// A vault before its first write. Dropping it leaves nothing behind.
#[derive(Debug)]
pub struct NewVault {
    header: VaultHeader,
    me: RecordId,
    vault_key: Key,
    personal_key: Key,
    recovery: RecoverySecret,
    passphrase_recipe: Recipe,
    recovery_recipe: Recipe,
}

impl NewVault {
    pub(super) fn prepare(
        label: &str,
        practice: bool,
        params: KdfParams,
        randomness: &mut dyn Randomness,
    ) -> Result<Self, VaultError> {
        let label = label.trim();
        if label.is_empty() || label.chars().count() > LONGEST_LABEL {
            return Err(VaultError::Label);
        }
        let me = RecordId::random(randomness)?;
        Ok(Self {
            header: VaultHeader {
                vault: RecordId::random(randomness)?,
                practice,
                professionals: vec![Professional {
                    id: me,
                    label: label.to_owned(),
                }],
                slots: Vec::new(),
            },
            me,
            vault_key: Key::random(randomness)?,
            personal_key: Key::random(randomness)?,
            recovery: RecoverySecret::random(randomness)?,
            passphrase_recipe: Recipe::new(params, randomness)?,
            recovery_recipe: Recipe::new(params, randomness)?,
        })
    }

    /// What the derivation needs for the passphrase.
    pub const fn passphrase_recipe(&self) -> Recipe {
        self.passphrase_recipe
    }

    /// What the derivation needs for [`NewVault::recovery_secret`].
    pub const fn recovery_recipe(&self) -> Recipe {
        self.recovery_recipe
    }

    /// The recovery code as it is shown once and written down.
    pub fn recovery_text(&self) -> Zeroizing<String> {
        self.recovery.text()
    }

    /// The recovery code's bytes, for its derivation.
    pub fn recovery_secret(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.recovery.secret().to_vec())
    }

    pub(super) fn finish(
        mut self,
        passphrase: &Kek,
        recovery: &Kek,
        randomness: &mut dyn Randomness,
    ) -> Result<(VaultHeader, RecordId, Keyring), NoRandomness> {
        let keys = (&self.vault_key, &self.personal_key);
        for (kind, recipe, kek) in [
            (SlotKind::Passphrase, &self.passphrase_recipe, passphrase),
            (SlotKind::Recovery, &self.recovery_recipe, recovery),
        ] {
            self.header
                .set_slot(self.me, kind, recipe, kek, keys, randomness)?;
        }
        let keyring = Keyring::new(self.vault_key, self.personal_key);
        Ok((self.header, self.me, keyring))
    }
}
