//! A vault with made-up content, and randomness that repeats.

use naeste_skridt::{
    domain::assessment::{Profession, Professional},
    storage::{
        kdf::{KdfParams, Kek},
        key::{NoRandomness, Randomness, RecordId},
        memory::MemoryStore,
        reader::ReaderKey,
        record::Record,
        slot::SlotKind,
    },
    workflow::{
        records::Particulars,
        vault::{Unlocked, Vault},
    },
};
use pollster::block_on;
use serde::{Deserialize, Serialize};

/// A record of the tests' own, so that no change of the forms touches these tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Note {
    pub(crate) text: String,
}

impl Record for Note {}

pub(crate) fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
    }
}

/// A professional's particulars, with their key as a reader.
pub(crate) fn particulars(name: &str, reader_key: ReaderKey) -> Particulars {
    let professional = Professional {
        name: name.to_owned(),
        profession: Profession::Paedagog,
    };
    Particulars::of(professional, reader_key)
}

/// `SplitMix64` (Steele, Lea and Flood 2014): repeats for a seed, and no two draws are alike.
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count).unwrap()).unwrap()
    }
}

impl Randomness for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for part in bytes.chunks_mut(8) {
            part.copy_from_slice(&self.next().to_le_bytes()[..part.len()]);
        }
        Ok(())
    }
}

/// A key as if derived from a secret. The derivation itself has tests of its own.
pub(crate) fn kek(secret: u8) -> Kek {
    Kek::from_bytes(&mut [secret; 32]).unwrap()
}

pub(crate) const PASSPHRASE: u8 = 0x11;
pub(crate) const RECOVERY: u8 = 0x22;

pub(crate) fn vault(store: &MemoryStore, seed: u64) -> Vault<MemoryStore> {
    Vault::new(store.clone(), Seeded(seed))
}

pub(crate) fn create(store: &MemoryStore) -> Unlocked<MemoryStore> {
    let vault = vault(store, 1);
    let new = vault.prepare("Maja", false, KdfParams::DEFAULT).unwrap();
    block_on(vault.create(new, &kek(PASSPHRASE), &kek(RECOVERY))).unwrap()
}

/// Opens as in another tab: with nothing shared but the store.
pub(crate) fn open(store: &MemoryStore, seed: u64) -> Unlocked<MemoryStore> {
    let vault = vault(store, seed);
    let door = block_on(vault.door()).unwrap().unwrap();
    let me = door.professionals()[0].id;
    block_on(vault.unlock(&door, me, SlotKind::Passphrase, &kek(PASSPHRASE))).unwrap()
}

pub(crate) fn id(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}
