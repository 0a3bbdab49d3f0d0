//! Changing the keys, so that nothing the browser may have left on the disk opens any more with the
//! secrets of today.
//!
//! A browser does not overwrite what it deletes at once. A deleted child's key may stand in its
//! files for a while, sealed under the vault key, and so may an old header, from which the same
//! passphrase would open that vault key. So the vault key and the personal key are drawn anew,
//! everything under them is sealed again, and the passphrase and the recovery code are new too.
//!
//! Nobody can do that for a colleague. Each of them gets over to the new key at their next
//! unlocking ([`crate::storage::succession`]) and must then choose new secrets as well. Where
//! somebody is taken out they need not: the key is handed on ([`super::colleague`]).

use zeroize::Zeroizing;

use super::{
    door::VaultError,
    keyring::{Keyring, Owner, Place},
    opening::{Reason, open_newest},
    unlocked::Unlocked,
};
use crate::storage::{
    envelope::{EnvelopeError, claim, seal},
    header::VaultHeader,
    kdf::{Kek, Recipe},
    key::{Key, RecordId},
    reader::ReaderSecret,
    record::{Record, RecordAddress, RecordKind, encode},
    slot::{Opened, SlotKind},
    store::{Change, RecordStore, Write},
    succession::Succession,
};

/// A new secret: what its derivation needed, and what came out.
pub type NewSecret<'a> = (&'a Recipe, &'a Kek);

impl<S: RecordStore> Unlocked<S> {
    /// Whether somebody has changed the vault key since this professional's secrets were chosen:
    /// then new ones are due.
    pub fn must_renew(&self) -> bool {
        self.door.borrow().header.awaits(self.me)
    }

    /// The colleagues whose old secrets are still waited for, by label.
    pub fn awaited(&self) -> Vec<String> {
        let door = self.door.borrow();
        let awaited = |id| door.header.awaits(id);
        door.professionals()
            .iter()
            .filter(|professional| professional.id != self.me && awaited(professional.id))
            .map(|professional| professional.label.clone())
            .collect()
    }

    /// Changes the vault key, this professional's personal key and both of their secrets, and
    /// leaves a line in the log. Every other way in of theirs ends. Colleagues follow one by one
    /// with [`Unlocked::renew`]. Returns the new generations.
    ///
    /// # Errors
    ///
    /// [`VaultError::Store`] among others; [`VaultError::KeysChanged`] where somebody was first, and
    /// [`VaultError::Busy`] while something is being written or copied. A record of a newer program is no key
    /// of this one to change ([`VaultError::Unopened`]). Everything is as it was then.
    pub async fn rotate<T: Record>(
        &self,
        passphrase: NewSecret<'_>,
        recovery: NewSecret<'_>,
        (place, line): (&Place, &T),
    ) -> Result<Vec<(RecordAddress, u64)>, VaultError> {
        let _changing = self.gate.change()?;
        let (old, new) = (
            self.key(Owner::Vault)?,
            self.shared.with_randomness(Key::random)?,
        );
        let (mut header, generation) = self.newest_header().await?;
        let waiting: Vec<RecordId> = header
            .professionals
            .iter()
            .map(|professional| professional.id)
            .filter(|id| *id != self.me && !header.awaits(*id))
            .collect();
        let vault = header.vault;
        let step = self.shared.with_randomness(|randomness| {
            Succession::new(vault, (&old, &new), waiting, randomness)
        })?;
        header.successions.push(step);
        let line = self.sealed_under(&new, place, None, &encode(line)?)?;
        self.renewed(
            (header, generation),
            Some((new, line)),
            passphrase,
            recovery,
        )
        .await
    }

    /// Changes this professional's personal key and both of their secrets after somebody else has
    /// changed the vault key. Every other way in of theirs ends. Returns the new generations.
    ///
    /// # Errors
    ///
    /// As [`Unlocked::rotate`].
    pub async fn renew(
        &self,
        passphrase: NewSecret<'_>,
        recovery: NewSecret<'_>,
    ) -> Result<Vec<(RecordAddress, u64)>, VaultError> {
        let _changing = self.gate.change()?;
        let newest = self.newest_header().await?;
        self.renewed(newest, None, passphrase, recovery).await
    }

    async fn renewed(
        &self,
        (mut header, generation): (VaultHeader, u64),
        rotated: Option<(Key, Write)>,
        passphrase: NewSecret<'_>,
        recovery: NewSecret<'_>,
    ) -> Result<Vec<(RecordAddress, u64)>, VaultError> {
        let personal_key = self.shared.with_randomness(Key::random)?;
        let kept = self.key(Owner::Vault)?;
        let (new_vault_key, line) = rotated.unzip();
        let vault_key = new_vault_key.as_ref().unwrap_or(&kept);
        let same = |_, plain: &[u8]| Ok(Zeroizing::new(plain.to_vec()));
        let mut writes = self
            .sealed_again(Owner::Me, &personal_key, |_| true, same)
            .await?;
        // What others seal for this professional goes by the personal key.
        let all = new_vault_key.is_some();
        let goes = |address| all || self.names_reader(address);
        let handed_on = |address, plain: &[u8]| self.for_next_reader(address, plain, &personal_key);
        writes.extend(
            self.sealed_again(Owner::Vault, vault_key, goes, handed_on)
                .await?,
        );
        writes.extend(line);
        header.close_ways_in(self.me);
        self.shared.with_randomness(|randomness| {
            for (kind, (recipe, kek)) in [
                (SlotKind::Passphrase, passphrase),
                (SlotKind::Recovery, recovery),
            ] {
                let keys = (vault_key, &personal_key);
                header.set_slot(self.me, kind, recipe, kek, keys, randomness)?;
            }
            Ok::<_, VaultError>(())
        })?;
        header.arrived(self.me);
        let sealed = writes
            .iter()
            .map(|write| (write.address, write.next_generation()))
            .collect();
        let door = self
            .shared
            .put_header_alone(header, generation, writes)
            .await?;
        self.door.replace(door);
        let mut keyring = self.keyring.borrow_mut();
        keyring.insert(Owner::Me, personal_key);
        if let Some(new) = new_vault_key {
            keyring.insert(Owner::Vault, new);
        }
        Ok(sealed)
    }

    /// Everything that the owner's key seals and that goes, sealed with another one, and no
    /// generation before it. What does not open with it now stays as it is.
    pub(super) async fn sealed_again(
        &self,
        owner: Owner,
        key: &Key,
        goes: impl Fn(RecordAddress) -> bool,
        text: impl Fn(RecordAddress, &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError>,
    ) -> Result<Vec<Write>, VaultError> {
        let old = self.key(owner)?.id();
        let mut writes = Vec::new();
        for kind in RecordKind::ALL {
            if kind == RecordKind::Header {
                continue;
            }
            for (address, stored) in self.shared.store.read_all(kind).await? {
                if !goes(address) {
                    continue;
                }
                match claim(&stored.current) {
                    Err(error @ EnvelopeError::NewerFormat { .. }) => {
                        return Err(Reason::from(error).into());
                    }
                    Ok(claim) if claim.key != old => continue,
                    _ => {}
                }
                let opened = {
                    let keyring = self.keyring.borrow();
                    open_newest(&keyring, address, &stored, |plain| {
                        Ok(Zeroizing::new(plain.to_vec()))
                    })
                };
                let Ok(opened) = opened else {
                    continue;
                };
                if opened.place.owner() != owner {
                    continue;
                }
                let mut write = Write {
                    address,
                    expected: Some(stored.generation),
                    change: Change::Remove,
                };
                let generation = write.next_generation();
                let plain = text(address, &opened.value)?;
                let bytes = self.shared.with_randomness(|randomness| {
                    seal(key, &address, generation, &plain, randomness)
                })?;
                write.change = Change::PutAlone(bytes);
                writes.push(write);
            }
        }
        Ok(writes)
    }
}

/// The newest vault key, for whoever an opened slot belongs to.
pub(super) fn newest_vault_key(header: &VaultHeader, opened: &Opened) -> Option<Key> {
    let vault = header.vault;
    let reader = ReaderSecret::of(&opened.personal_key);
    let mut newest = None;
    // Each step goes to another key, and there are no more steps than the header has.
    for _ in 0..header.successions.len() + header.handed_on.len() {
        let from = newest.as_ref().unwrap_or(&opened.vault_key);
        let mut told = header.successions.iter();
        let mut handed_on = header.handed_on.iter();
        let next = told
            .find_map(|step| step.next(vault, from))
            .or_else(|| handed_on.find_map(|step| step.next(vault, from, &reader)));
        match next {
            Some(next) => newest = Some(next),
            None => break,
        }
    }
    newest
}

/// The keys behind an opened slot, as they are now.
pub(super) fn keyring_of(header: &VaultHeader, opened: Opened) -> Keyring {
    let vault_key = newest_vault_key(header, &opened).unwrap_or(opened.vault_key);
    Keyring::new(vault_key, opened.personal_key)
}
