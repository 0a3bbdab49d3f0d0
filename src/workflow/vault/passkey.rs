//! A passkey of one's own as a second way in, beside the passphrase and never instead of it.

use super::{
    door::{Door, VaultError},
    keyring::Owner,
    unlocked::Unlocked,
};
use crate::storage::{
    header::VaultHeader,
    kdf::{Kek, SALT_LENGTH, Salt},
    key::RecordId,
    passkey::PasskeyRecipe,
    slot::SlotKind,
    store::RecordStore,
};

impl Door {
    /// What this professional's passkey needs, if they have one.
    pub fn passkey(&self, professional: RecordId) -> Option<PasskeyRecipe> {
        let slot = self.header.slot(professional, SlotKind::Passkey)?;
        slot.passkey().ok()
    }
}

impl<S: RecordStore> Unlocked<S> {
    /// The passkey of whoever is unlocked, as far as this tab knows.
    pub fn passkey(&self) -> Option<PasskeyRecipe> {
        self.door.borrow().passkey(self.me)
    }

    /// What a new passkey is to compute its key from.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoRandomness`].
    pub fn prepare_passkey(&self) -> Result<Salt, VaultError> {
        let mut salt = [0; SALT_LENGTH];
        self.shared
            .with_randomness(|randomness| randomness.fill(&mut salt))?;
        Ok(salt)
    }

    /// Lets the passkey in, in place of an earlier one. No record is touched, nor any other slot.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] among others; nothing is changed then.
    pub async fn add_passkey(&self, recipe: &PasskeyRecipe, kek: &Kek) -> Result<(), VaultError> {
        let (mut header, generation) = self.newest_header().await?;
        let (vault_key, personal_key) = (self.key(Owner::Vault)?, self.key(Owner::Me)?);
        let keys = (&*vault_key, &*personal_key);
        self.shared.with_randomness(|randomness| {
            header.set_passkey(self.me, recipe, kek, keys, randomness)
        })?;
        let door = self.shared.put_header(header, Some(generation)).await?;
        self.door.replace(door);
        Ok(())
    }

    /// Lets one's own passkey in no more.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] among others; nothing is changed then.
    pub async fn remove_passkey(&self) -> Result<(), VaultError> {
        let (mut header, generation) = self.newest_header().await?;
        header.remove_slot(self.me, SlotKind::Passkey);
        self.put_and_forget(header, generation).await
    }

    /// Writes a header that lets somebody in no more. The store keeps the header before the newest
    /// one, and there the old slots still stand. A second write pushes it out; if it fails, the
    /// next change of the header does it.
    pub(super) async fn put_and_forget(
        &self,
        header: VaultHeader,
        generation: u64,
    ) -> Result<(), VaultError> {
        let door = self.shared.put_header(header, Some(generation)).await?;
        self.put_again(door).await;
        Ok(())
    }

    /// Writes the header that has just been written once more, so that the generation before it
    /// is the same.
    pub(super) async fn put_again(&self, door: Door) {
        self.door.replace(door.clone());
        let (header, generation) = (door.header, door.generation);
        if let Ok(door) = self.shared.put_header(header, Some(generation)).await {
            self.door.replace(door);
        }
    }
}
