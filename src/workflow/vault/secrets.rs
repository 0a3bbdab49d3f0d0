//! The secrets of whoever is unlocked, and the header that they stand in.

use super::{door::VaultError, keyring::Owner, unlocked::Unlocked};
use crate::storage::{
    header::{Professional, VaultHeader},
    kdf::{KdfParams, Kek, Recipe},
    recovery::RecoverySecret,
    slot::SlotKind,
    store::RecordStore,
};

impl<S: RecordStore> Unlocked<S> {
    /// What the derivation needs for a new passphrase.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoRandomness`].
    pub fn prepare_passphrase(&self, params: KdfParams) -> Result<Recipe, VaultError> {
        let recipe = self
            .shared
            .with_randomness(|randomness| Recipe::new(params, randomness))?;
        Ok(recipe)
    }

    /// Puts the new passphrase in the old one's place. Re-wraps two keys; no record is touched.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] among others; the old passphrase is still right then.
    pub async fn change_passphrase(&self, recipe: &Recipe, kek: &Kek) -> Result<(), VaultError> {
        self.change_slot(SlotKind::Passphrase, recipe, kek).await
    }

    /// A new recovery code and what its derivation needs.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoRandomness`].
    pub fn prepare_recovery(
        &self,
        params: KdfParams,
    ) -> Result<(RecoverySecret, Recipe), VaultError> {
        self.shared.with_randomness(|randomness| {
            let secret = RecoverySecret::random(randomness)?;
            Ok((secret, Recipe::new(params, randomness)?))
        })
    }

    /// Puts the new recovery code in the old one's place.
    ///
    /// # Errors
    ///
    /// As [`Unlocked::change_passphrase`].
    pub async fn change_recovery(&self, recipe: &Recipe, kek: &Kek) -> Result<(), VaultError> {
        self.change_slot(SlotKind::Recovery, recipe, kek).await
    }

    async fn change_slot(
        &self,
        kind: SlotKind,
        recipe: &Recipe,
        kek: &Kek,
    ) -> Result<(), VaultError> {
        let (mut header, generation) = self.newest_header().await?;
        let (vault_key, personal_key) = (self.key(Owner::Vault)?, self.key(Owner::Me)?);
        let keys = (&*vault_key, &*personal_key);
        self.shared.with_randomness(|randomness| {
            header.set_slot(self.me, kind, recipe, kek, keys, randomness)
        })?;
        let door = self.shared.put_header(header, Some(generation)).await?;
        self.door.replace(door);
        Ok(())
    }

    /// Whether the keys in memory are the vault's keys of today, so that what is written with them
    /// can be read again.
    ///
    /// # Errors
    ///
    /// [`VaultError::KeysChanged`] where they are not, [`VaultError::UnknownProfessional`] where
    /// whoever is unlocked has been taken out, or [`VaultError::Store`].
    pub async fn check_keys(&self) -> Result<(), VaultError> {
        self.newest_header().await.map(drop)
    }

    /// The header, read anew: another tab may have changed it since this one unlocked. Whoever is
    /// not in it any more may change nothing, and neither may whoever holds keys of before: they
    /// would be sealed for a secret of today, and what today's keys seal would be lost.
    pub(super) async fn newest_header(&self) -> Result<(VaultHeader, u64), VaultError> {
        let door = self.shared.door().await?;
        let door = door.ok_or(VaultError::UnknownProfessional)?;
        let is_me = |professional: &&Professional| professional.id == self.me;
        let mine = door.professionals().iter().find(is_me);
        let mine = mine.ok_or(VaultError::UnknownProfessional)?;
        let (vault_key, personal_key) = (self.key(Owner::Vault)?, self.key(Owner::Me)?);
        let personal_is_old = mine.personal_key.is_some_and(|id| id != personal_key.id());
        if personal_is_old || door.header.is_superseded(vault_key.id()) {
            return Err(VaultError::KeysChanged);
        }
        Ok((door.header, door.generation))
    }
}
