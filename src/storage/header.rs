//! The vault's header: who may open it, and how. The one record in clear, because it is read
//! before anybody is unlocked.
//!
//! ```text
//! "NSKH" | version 1 to 3 | generation 8, big end first | CRC-32 of all the rest 4 | JSON
//! ```
//!
//! It holds the vault's random id, whether it is for practice, a short label for each professional
//! and their slots. **The label is the one thing a person wrote that stands unsealed**: the lock
//! screen shows it, so that several people can choose themselves. It should be a first name or
//! initials.
//!
//! Each professional has a slot for the passphrase and one for the recovery code, so a further
//! professional is two slots more and no change of format. See [`super::slot`].
//!
//! Format 2 is written when the header has a passkey's slot or a succession, a step to a newer vault
//! key, and format 3 when such a step was handed on to those who stayed. Without any it is written
//! as format 1, so that a program that knows none of them opens it, and refuses one with them as
//! newer than itself: read as format 1 the unknown slot would look like damage, and the header
//! before would be taken.

use serde::{Deserialize, Serialize};

use super::{
    checksum::crc32,
    handed_on::HandedOn,
    kdf::{KdfError, Kek, Recipe},
    key::{Key, KeyId, NoRandomness, Randomness, RecordId},
    passkey::PasskeyRecipe,
    slot::{Means, Slot, SlotKind},
    succession::Succession,
};

const MAGIC: &[u8; 4] = b"NSKH";
/// The newest header that this program writes and reads.
pub const FORMAT: u8 = 3;
/// The format of a header in which no key was handed on.
const FORMAT_OF_STEPS: u8 = 2;
/// The format of a header with neither a passkey nor a step to a newer key.
const FORMAT_OF_OLD: u8 = 1;
const GENERATION_AT: usize = 5;
const CHECK_AT: usize = GENERATION_AT + 8;
const JSON_AT: usize = CHECK_AT + 4;

/// Why a header is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// Cut, altered or of no shape that any version wrote.
    #[error("read a damaged vault header")]
    Damaged,
    /// Written by a newer program: to be left as it is.
    #[error("read a vault header of the newer format {found}")]
    NewerFormat {
        /// The format that stands in the header.
        found: u8,
    },
    /// Not the generation that the store names.
    #[error("read generation {found} of the vault header where {expected} should be")]
    GenerationMismatch {
        /// The generation that stands in the header.
        found: u64,
        /// The generation that the store names.
        expected: u64,
    },
    /// The stored work is outside the limits: a downgrade.
    #[error(transparent)]
    Work(#[from] KdfError),
}

/// Everything in clear about one vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultHeader {
    /// The vault's random id.
    pub vault: RecordId,
    /// Whether the vault is for practice with made-up children.
    pub practice: bool,
    /// Who may open it, in order of their joining.
    pub professionals: Vec<Professional>,
    /// Who could open it once and has left. Their personal key is kept under their recovery code,
    /// so that what they had not completed is not lost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departed: Vec<Professional>,
    /// Their ways in.
    pub slots: Vec<Slot>,
    /// The steps from earlier vault keys to the newest, oldest first, while somebody's slots still
    /// hold an earlier one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successions: Vec<Succession>,
    /// The same after somebody was taken out: one step for each who stayed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed_on: Vec<HandedOn>,
}

/// One who may open the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Professional {
    /// A random id.
    pub id: RecordId,
    /// What the lock screen shows: a first name or initials. Unsealed.
    pub label: String,
    /// The name of their personal key, so that a colleague can be told how many drafts are theirs.
    /// The same name stands in clear on each of these drafts. Older headers do not have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal_key: Option<KeyId>,
}

impl VaultHeader {
    /// The oldest format that can hold the header.
    fn format(&self) -> u8 {
        let passkey = |slot: &Slot| slot.kind() == SlotKind::Passkey;
        if !self.handed_on.is_empty() {
            FORMAT
        } else if self.slots.iter().any(passkey) || !self.successions.is_empty() {
            FORMAT_OF_STEPS
        } else {
            FORMAT_OF_OLD
        }
    }

    /// The header as stored bytes.
    pub fn to_bytes(&self, generation: u64) -> Vec<u8> {
        // Text, numbers and lists always have a JSON form.
        let json = serde_json::to_vec(self).unwrap_or_default();
        let start = [
            MAGIC.as_slice(),
            &[self.format()],
            &generation.to_be_bytes(),
        ]
        .concat();
        let check = crc32(&[&start, &json]).to_be_bytes();
        [start.as_slice(), &check, &json].concat()
    }

    /// The header from stored bytes.
    ///
    /// # Errors
    ///
    /// By reason; see [`HeaderError`]. Any bytes are safe to pass.
    pub fn from_bytes(bytes: &[u8], expected: u64) -> Result<Self, HeaderError> {
        let format = match bytes.split_first_chunk() {
            Some((MAGIC, [format, ..])) => *format,
            _ => return Err(HeaderError::Damaged),
        };
        if format > FORMAT {
            return Err(HeaderError::NewerFormat { found: format });
        }
        let number = |at: usize| bytes.get(at..)?.first_chunk().copied();
        let (Some(start), Some(json)) = (bytes.get(..CHECK_AT), bytes.get(JSON_AT..)) else {
            return Err(HeaderError::Damaged);
        };
        let check = bytes.get(CHECK_AT..JSON_AT).unwrap_or_default();
        if crc32(&[start, json]).to_be_bytes() != check {
            return Err(HeaderError::Damaged);
        }
        let found = u64::from_be_bytes(number(GENERATION_AT).unwrap_or_default());
        if found != expected {
            return Err(HeaderError::GenerationMismatch { found, expected });
        }
        let header: Self = serde_json::from_slice(json).map_err(|_| HeaderError::Damaged)?;
        if header.format() != format {
            return Err(HeaderError::Damaged);
        }
        for slot in &header.slots {
            slot.check()?;
        }
        Ok(header)
    }

    /// The professional's slot for one kind of secret.
    pub fn slot(&self, professional: RecordId, kind: SlotKind) -> Option<&Slot> {
        self.slots
            .iter()
            .find(|slot| slot.professional() == professional && slot.kind() == kind)
    }

    /// Puts a new slot in place of the professional's old one of the same kind. The kind is one
    /// whose secret is typed.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none; nothing is changed then.
    pub fn set_slot(
        &mut self,
        professional: RecordId,
        kind: SlotKind,
        recipe: &Recipe,
        kek: &Kek,
        keys: (&Key, &Key),
        randomness: &mut dyn Randomness,
    ) -> Result<(), NoRandomness> {
        let whose = (professional, kind);
        let means = Means::Derivation(recipe);
        let slot = Slot::new(self, whose, means, kek, keys, randomness)?;
        self.remove_slot(professional, kind);
        self.slots.push(slot);
        for known in &mut self.professionals {
            if known.id == professional {
                known.personal_key = Some(keys.1.id());
            }
        }
        Ok(())
    }

    /// Puts a passkey's slot in place of the professional's old one.
    ///
    /// # Errors
    ///
    /// As [`VaultHeader::set_slot`].
    pub fn set_passkey(
        &mut self,
        professional: RecordId,
        recipe: &PasskeyRecipe,
        kek: &Kek,
        keys: (&Key, &Key),
        randomness: &mut dyn Randomness,
    ) -> Result<(), NoRandomness> {
        let whose = (professional, SlotKind::Passkey);
        let means = Means::Passkey(recipe);
        let slot = Slot::new(self, whose, means, kek, keys, randomness)?;
        self.remove_slot(professional, SlotKind::Passkey);
        self.slots.push(slot);
        Ok(())
    }

    /// Takes one of the professional's slots out.
    pub fn remove_slot(&mut self, professional: RecordId, kind: SlotKind) {
        self.slots
            .retain(|slot| (slot.professional(), slot.kind()) != (professional, kind));
    }

    /// Takes away every way into the vault that a professional has. Their recovery code still
    /// opens their personal key, and nothing else.
    pub fn depart(&mut self, professional: RecordId) {
        let leaves = |known: &mut Professional| known.id == professional;
        self.departed
            .extend(self.professionals.extract_if(.., leaves));
        self.slots.retain(|slot| {
            slot.professional() != professional || slot.kind() == SlotKind::Recovery
        });
        for slot in &mut self.slots {
            if slot.professional() == professional {
                slot.forget_vault_key();
            }
        }
        self.arrived(professional);
    }

    /// Whether the professional's slots hold an earlier vault key.
    pub fn awaits(&self, professional: RecordId) -> bool {
        let mut steps = self.successions.iter();
        steps.any(|step| step.waiting().contains(&professional))
    }

    /// Whether another vault key came after the one that is called so.
    pub fn is_superseded(&self, key: KeyId) -> bool {
        let handed_on = self.handed_on.iter().map(HandedOn::from);
        let mut old = self
            .successions
            .iter()
            .map(Succession::from)
            .chain(handed_on);
        old.any(|from| from == key)
    }

    /// The professional's slots hold the newest vault key. The steps that nobody needs any more go.
    pub fn arrived(&mut self, professional: RecordId) {
        self.handed_on.retain(|step| step.to() != professional);
        for step in &mut self.successions {
            step.arrived(professional);
        }
        let needed = self
            .successions
            .iter()
            .position(|step| !step.waiting().is_empty())
            .unwrap_or(self.successions.len());
        self.successions.drain(..needed);
    }

    /// Takes away every way in of a professional who stays; new ones are to be set at once.
    pub fn close_ways_in(&mut self, professional: RecordId) {
        self.slots
            .retain(|slot| slot.professional() != professional);
    }

    /// Takes somebody who left in again; their slots are to be set anew.
    pub fn take_back(&mut self, professional: RecordId) {
        let returns = |known: &mut Professional| known.id == professional;
        self.professionals
            .extend(self.departed.extract_if(.., returns));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::slot::{self, tests::header};

    #[test]
    fn departed_professional_has_a_personal_key_and_no_vault() {
        let mut header = header();
        let (stays, leaves) = (header.professionals[0].id, header.professionals[1].id);
        let personal_key = header.professionals[1].personal_key;
        assert!(personal_key.is_some());
        header.depart(leaves);
        let bytes = header.to_bytes(4);
        let header = VaultHeader::from_bytes(&bytes, 4).unwrap();
        assert_eq!(header.professionals.len(), 1);
        assert_eq!(header.slot(leaves, SlotKind::Passphrase), None);
        let kept = header.slot(leaves, SlotKind::Recovery).unwrap();
        let kek = |byte| Kek::from_bytes(&mut [byte; 32]).unwrap();
        assert!(kept.open(&header, &kek(0x23)).is_none());
        let key = kept.open_personal(&header, &kek(0x23)).unwrap();
        assert_eq!(Some(key.id()), personal_key);
        for kind in [SlotKind::Passphrase, SlotKind::Recovery] {
            assert!(header.slot(stays, kind).is_some());
        }
    }

    fn with_passkey() -> VaultHeader {
        let mut header = header();
        let owner = header.professionals[0].id;
        let kek = Kek::from_bytes(&mut [0x33; 32]).unwrap();
        let recipe = PasskeyRecipe {
            credential: vec![7; 40],
            salt: [9; 16],
        };
        let key = |byte| Key::new(KeyId::from_bytes([byte; 16]), &mut [byte; 32]);
        header
            .set_passkey(owner, &recipe, &kek, (&key(1), &key(2)), &mut Same)
            .unwrap();
        header
    }

    struct Same;
    impl Randomness for Same {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            bytes.fill(0xAB);
            Ok(())
        }
    }

    #[test]
    fn only_a_passkey_makes_the_header_newer_and_only_while_it_is_there() {
        let mut header = with_passkey();
        let bytes = header.to_bytes(3);
        assert_eq!(bytes[4], FORMAT_OF_STEPS);
        assert_eq!(VaultHeader::from_bytes(&bytes, 3), Ok(header.clone()));
        let owner = header.professionals[0].id;
        header.remove_slot(owner, SlotKind::Passkey);
        assert_eq!(header.to_bytes(4)[4], FORMAT_OF_OLD);
        assert_eq!(header, slot::tests::header());
    }

    #[test]
    fn passkey_under_the_older_format_is_damage() {
        let header = with_passkey();
        let json = serde_json::to_vec(&header).unwrap();
        let start = [MAGIC.as_slice(), &[FORMAT_OF_OLD], &3_u64.to_be_bytes()].concat();
        let check = crc32(&[&start, &json]).to_be_bytes();
        let bytes = [start.as_slice(), &check, &json].concat();
        assert_eq!(
            VaultHeader::from_bytes(&bytes, 3),
            Err(HeaderError::Damaged)
        );
    }

    #[test]
    fn departed_professional_loses_the_passkey() {
        let mut header = with_passkey();
        let leaves = header.professionals[0].id;
        header.depart(leaves);
        assert_eq!(header.slot(leaves, SlotKind::Passkey), None);
        header.take_back(leaves);
        assert_eq!(header.slot(leaves, SlotKind::Passkey), None);
    }

    #[test]
    fn bytes_round_trip_and_damage_is_told_from_newer_and_weak() {
        let header = header();
        let bytes = header.to_bytes(3);
        assert_eq!(VaultHeader::from_bytes(&bytes, 3), Ok(header.clone()));
        assert_eq!(
            VaultHeader::from_bytes(&bytes, 4),
            Err(HeaderError::GenerationMismatch {
                found: 3,
                expected: 4
            })
        );
        for length in 0..bytes.len() {
            let cut = VaultHeader::from_bytes(&bytes[..length], 3);
            assert_eq!(cut, Err(HeaderError::Damaged));
        }
        for place in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[place] ^= 0x20;
            assert!(VaultHeader::from_bytes(&altered, 3).is_err());
        }
        let newer = [&bytes[..4], &[FORMAT + 1], &bytes[5..]].concat();
        assert_eq!(
            VaultHeader::from_bytes(&newer, 3),
            Err(HeaderError::NewerFormat { found: FORMAT + 1 })
        );
        let weak = serde_json::to_string(&header).unwrap();
        let weak = weak.replacen("\"memory_kib\":65536", "\"memory_kib\":1024", 1);
        let weak: VaultHeader = serde_json::from_str(&weak).unwrap();
        assert_eq!(
            VaultHeader::from_bytes(&weak.to_bytes(3), 3),
            Err(HeaderError::Work(KdfError::TooWeak))
        );
    }
}
