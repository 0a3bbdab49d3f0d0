//! A slot: one secret's way into the vault.
//!
//! It wraps the vault key and one professional's personal key under the key derived from a
//! passphrase or a recovery code, or under the one that a passkey gives. No slot opens another's personal key, so nobody reads a
//! colleague's draft, not even with their own recovery code. There is no verifier to attack
//! besides: a secret is right when its slot unwraps.

use base64ct::{Base64 as Letters, Encoding};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    envelope::{NONCE_LENGTH, decrypt, encrypt},
    header::{HeaderError, VaultHeader},
    kdf::{KdfParams, Kek, Recipe, Salt},
    key::{Key, NoRandomness, Randomness, RecordId},
    passkey::PasskeyRecipe,
};

/// Which secret a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// The professional's passphrase.
    Passphrase,
    /// The professional's recovery code.
    Recovery,
    /// A passkey in the device's own keeping. From header format 2 on.
    Passkey,
}

/// What, besides the secret, gives a slot's key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Means<'a> {
    /// A derivation from a typed secret.
    Derivation(&'a Recipe),
    /// A passkey's own computation.
    Passkey(&'a PasskeyRecipe),
}

/// One secret's way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    id: RecordId,
    professional: RecordId,
    kind: SlotKind,
    salt: Base64,
    /// Of a slot whose secret is typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    work: Option<Work>,
    /// Of a passkey's slot: which passkey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    credential: Option<Base64>,
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
        means: Means<'_>,
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
        let (salt, work, credential) = match means {
            Means::Derivation(recipe) => {
                let work = Work {
                    memory_kib: recipe.params.memory_kib(),
                    passes: recipe.params.passes(),
                };
                (recipe.salt, Some(work), None)
            }
            Means::Passkey(recipe) => (recipe.salt, None, Some(Base64(recipe.credential.clone()))),
        };
        Ok(Self {
            id,
            professional,
            kind,
            salt: Base64(salt.to_vec()),
            work,
            credential,
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
    /// length and for a slot whose secret is not typed.
    pub fn recipe(&self) -> Result<Recipe, HeaderError> {
        let work = self.work.ok_or(HeaderError::Damaged)?;
        Ok(Recipe {
            salt: self.salt()?,
            params: KdfParams::new(work.memory_kib, work.passes)?,
        })
    }

    /// What a passkey needs to give the slot's key.
    ///
    /// # Errors
    ///
    /// [`HeaderError::Damaged`] for a salt of another length and for a slot of another kind.
    pub fn passkey(&self) -> Result<PasskeyRecipe, HeaderError> {
        let credential = self.credential.as_ref().ok_or(HeaderError::Damaged)?;
        Ok(PasskeyRecipe {
            credential: credential.0.clone(),
            salt: self.salt()?,
        })
    }

    /// Whether the slot says of itself what its kind needs, and no more.
    pub(super) fn check(&self) -> Result<(), HeaderError> {
        match (self.kind, &self.work, &self.credential) {
            (SlotKind::Passkey, None, Some(_)) => self.passkey().map(drop),
            (SlotKind::Passphrase | SlotKind::Recovery, Some(_), None) => self.recipe().map(drop),
            _ => Err(HeaderError::Damaged),
        }
    }

    fn salt(&self) -> Result<Salt, HeaderError> {
        Salt::try_from(self.salt.0.as_slice()).map_err(|_| HeaderError::Damaged)
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
        SlotKind::Passkey => 3,
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
            successions: Vec::new(),
            handed_on: Vec::new(),
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
    fn passkey_slot_opens_with_its_own_key_and_says_what_the_passkey_needs() {
        let mut header = header();
        let owner = header.professionals[0].id;
        let keys = header.slots[0].open(&header, &kek(0x11)).unwrap();
        let recipe = PasskeyRecipe {
            credential: vec![7; 40],
            salt: [9; 16],
        };
        let both = (&keys.vault_key, &keys.personal_key);
        header
            .set_passkey(owner, &recipe, &kek(0x33), both, &mut Counting(90))
            .unwrap();
        let slot = header.slot(owner, SlotKind::Passkey).unwrap();
        assert_eq!(slot.passkey(), Ok(recipe));
        assert_eq!(slot.recipe(), Err(HeaderError::Damaged));
        assert!(slot.open(&header, &kek(0x11)).is_none());
        let opened = slot.open(&header, &kek(0x33)).unwrap();
        assert_eq!(opened.personal_key.secret(), keys.personal_key.secret());
        let mut altered = header.clone();
        altered.slots[4].kind = SlotKind::Passphrase;
        assert!(altered.slots[4].open(&altered, &kek(0x33)).is_none());
    }

    #[test]
    fn slot_without_what_its_kind_needs_is_damaged() {
        let mut slots = header().slots;
        assert_eq!(slots[0].check(), Ok(()));
        slots[0].credential = Some(Base64(vec![1]));
        assert_eq!(slots[0].check(), Err(HeaderError::Damaged));
        slots[1].work = None;
        assert_eq!(slots[1].check(), Err(HeaderError::Damaged));
        slots[2].kind = SlotKind::Passkey;
        assert_eq!(slots[2].check(), Err(HeaderError::Damaged));
        slots[2].work = None;
        slots[2].credential = Some(Base64(vec![1]));
        assert_eq!(slots[2].check(), Ok(()));
        slots[2].salt = Base64(vec![1]);
        assert_eq!(slots[2].check(), Err(HeaderError::Damaged));
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
