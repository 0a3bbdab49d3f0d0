//! A slot: one secret's way into the vault.
//!
//! It wraps the vault key and one professional's personal key under the key derived from a
//! passphrase or a recovery code. No slot opens another's personal key, so nobody reads a
//! colleague's draft, not even with their own recovery code. There is no verifier to attack
//! besides: a secret is right when its slot unwraps.

use base64ct::{Base64 as Letters, Encoding};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    envelope::{NONCE_LENGTH, decrypt, encrypt},
    header::{HeaderError, VaultHeader},
    kdf::{KdfParams, Kek, Recipe, SALT_LENGTH},
    key::{Key, NoRandomness, Randomness, RecordId},
};

/// Which secret a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// The professional's passphrase.
    Passphrase,
    /// The professional's recovery code.
    Recovery,
}

/// One secret's way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    id: RecordId,
    professional: RecordId,
    kind: SlotKind,
    salt: Base64,
    work: Work,
    /// Absent from the slot of somebody who has left: it then opens their own drafts only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vault_key: Option<Wrapped>,
    personal_key: Wrapped,
}

/// As stored, unchecked: a weak value must give its own error and not look like damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Work {
    memory_kib: u32,
    passes: u32,
}

/// A key under another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wrapped {
    nonce: Base64,
    sealed: Base64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Base64(Vec<u8>);

impl TryFrom<String> for Base64 {
    type Error = base64ct::Error;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Letters::decode_vec(&text).map(Self)
    }
}

impl From<Base64> for String {
    fn from(bytes: Base64) -> Self {
        Letters::encode_string(&bytes.0)
    }
}

/// The two keys behind a slot.
#[derive(Debug)]
pub struct Opened {
    /// The vault key.
    pub vault_key: Key,
    /// The professional's personal key.
    pub personal_key: Key,
}

#[derive(Clone, Copy)]
enum Purpose {
    VaultKey,
    PersonalKey,
}

impl Slot {
    pub(super) fn new(
        header: &VaultHeader,
        (professional, kind): (RecordId, SlotKind),
        recipe: &Recipe,
        kek: &Kek,
        (vault_key, personal_key): (&Key, &Key),
        randomness: &mut dyn Randomness,
    ) -> Result<Self, NoRandomness> {
        let id = RecordId::random(randomness)?;
        let mut wrap = |key: &Key, purpose| {
            let mut nonce = [0; NONCE_LENGTH];
            randomness.fill(&mut nonce)?;
            let bound = bound(header, professional, id, kind, purpose);
            let plain = Zeroizing::new([key.id().bytes(), key.secret().as_slice()].concat());
            Ok(Wrapped {
                sealed: Base64(encrypt(kek.key(id).secret(), &nonce, &bound, &plain)),
                nonce: Base64(nonce.to_vec()),
            })
        };
        Ok(Self {
            id,
            professional,
            kind,
            salt: Base64(recipe.salt.to_vec()),
            work: Work {
                memory_kib: recipe.params.memory_kib(),
                passes: recipe.params.passes(),
            },
            vault_key: Some(wrap(vault_key, Purpose::VaultKey)?),
            personal_key: wrap(personal_key, Purpose::PersonalKey)?,
        })
    }

    /// Whose slot it is.
    pub const fn professional(&self) -> RecordId {
        self.professional
    }

    /// Which secret it takes.
    pub const fn kind(&self) -> SlotKind {
        self.kind
    }

    /// What the derivation needs besides the secret.
    ///
    /// # Errors
    ///
    /// [`HeaderError::Work`] outside the limits, [`HeaderError::Damaged`] for a salt of another
    /// length.
    pub fn recipe(&self) -> Result<Recipe, HeaderError> {
        Ok(Recipe {
            salt: <[u8; SALT_LENGTH]>::try_from(self.salt.0.as_slice())
                .map_err(|_| HeaderError::Damaged)?,
            params: KdfParams::new(self.work.memory_kib, self.work.passes)?,
        })
    }

    /// Opens the slot. `None`: the secret is wrong, the slot was altered or moved, or its
    /// professional has left.
    pub fn open(&self, header: &VaultHeader, kek: &Kek) -> Option<Opened> {
        let vault_key = self.vault_key.as_ref()?;
        Some(Opened {
            vault_key: self.unwrap(header, kek, vault_key, Purpose::VaultKey)?,
            personal_key: self.open_personal(header, kek)?,
        })
    }

    /// Opens the professional's personal key alone, which a slot keeps when they leave.
    pub fn open_personal(&self, header: &VaultHeader, kek: &Kek) -> Option<Key> {
        self.unwrap(header, kek, &self.personal_key, Purpose::PersonalKey)
    }

    /// Takes the vault key out: the slot opens no vault any more.
    pub(super) fn forget_vault_key(&mut self) {
        self.vault_key = None;
    }

    fn unwrap(
        &self,
        header: &VaultHeader,
        kek: &Kek,
        wrapped: &Wrapped,
        purpose: Purpose,
    ) -> Option<Key> {
        let nonce = wrapped.nonce.0.as_slice().try_into().ok()?;
        let bound = bound(header, self.professional, self.id, self.kind, purpose);
        let plain = decrypt(kek.key(self.id).secret(), &nonce, &bound, &wrapped.sealed.0)?;
        Key::from_parts(&plain)
    }
}

/// What a wrapped key is bound to: no slot can be moved to another vault, person or purpose, and a
/// vault of real children cannot be dressed up as practice.
fn bound(
    header: &VaultHeader,
    professional: RecordId,
    slot: RecordId,
    kind: SlotKind,
    purpose: Purpose,
) -> Vec<u8> {
    let kind = match kind {
        SlotKind::Passphrase => 1,
        SlotKind::Recovery => 2,
    };
    let purpose = match purpose {
        Purpose::VaultKey => 1,
        Purpose::PersonalKey => 2,
    };
    [
        b"naeste-skridt wrap 1".as_slice(),
        header.vault.bytes(),
        professional.bytes(),
        slot.bytes(),
        &[kind, purpose, u8::from(header.practice)],
    ]
    .concat()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::storage::{header::Professional, key::KEY_LENGTH};

    struct Counting(u8);
    impl Randomness for Counting {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            self.0 = self.0.wrapping_add(1);
            bytes.fill(self.0);
            Ok(())
        }
    }

    fn kek(byte: u8) -> Kek {
        Kek::from_bytes(&mut [byte; KEY_LENGTH]).unwrap()
    }

    /// A header with two professionals and their four slots.
    pub(in crate::storage) fn header() -> VaultHeader {
        let mut randomness = Counting(0);
        let mut header = VaultHeader {
            vault: RecordId::from_bytes([0xF0; 16]),
            practice: false,
            professionals: Vec::new(),
            departed: Vec::new(),
            slots: Vec::new(),
        };
        let recipe = Recipe::new(KdfParams::DEFAULT, &mut randomness).unwrap();
        let vault_key = Key::random(&mut randomness).unwrap();
        for (person, secret) in [(1, 0x11), (2, 0x22)] {
            let id = RecordId::from_bytes([person; 16]);
            let personal_key = Key::random(&mut randomness).unwrap();
            header.professionals.push(Professional {
                id,
                label: format!("P{person}"),
                personal_key: None,
            });
            for (kind, secret) in [
                (SlotKind::Passphrase, secret),
                (SlotKind::Recovery, secret + 1),
            ] {
                let keys = (&vault_key, &personal_key);
                header
                    .set_slot(id, kind, &recipe, &kek(secret), keys, &mut randomness)
                    .unwrap();
            }
        }
        header
    }

    #[test]
    fn slots_open_with_their_own_secret_only() {
        let header = header();
        for (place, slot) in header.slots.iter().enumerate() {
            for (other, secret) in [0x11, 0x12, 0x22, 0x23].into_iter().enumerate() {
                let opened = slot.open(&header, &kek(secret));
                assert_eq!(opened.is_some(), place == other);
            }
        }
        let open = |place: usize, secret| header.slots[place].open(&header, &kek(secret)).unwrap();
        let (first, second) = (open(0, 0x11), open(2, 0x22));
        assert_eq!(first.vault_key.secret(), second.vault_key.secret());
        assert_ne!(first.personal_key.secret(), second.personal_key.secret());
    }

    #[test]
    fn altered_slot_or_header_does_not_open() {
        let open = |alter: fn(&mut VaultHeader)| {
            let mut header = header();
            alter(&mut header);
            header.slots[0].open(&header, &kek(0x11)).is_some()
        };
        assert!(open(|_| ()));
        assert!(!open(|header| header.practice = true));
        assert!(!open(|header| header.vault = RecordId::ONLY));
        assert!(!open(
            |header| header.slots[0].professional = header.professionals[1].id
        ));
        assert!(!open(|header| header.slots[0].kind = SlotKind::Recovery));
        assert!(!open(|header| {
            let slot = &mut header.slots[0];
            let vault_key = slot.vault_key.take().unwrap();
            slot.vault_key = Some(std::mem::replace(&mut slot.personal_key, vault_key));
        }));
    }
}
