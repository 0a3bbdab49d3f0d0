//! What the tests share.

use naeste_skridt::{
    exchange::age_file::{Opening, Sealing},
    storage::{
        age_key::AgeSecret,
        key::{NoRandomness, Randomness},
    },
};
use zeroize::Zeroizing;

/// Bytes that are the same in every run (`SplitMix64`).
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.draw() % u64::try_from(count).unwrap()).unwrap()
    }
}

impl Randomness for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            *byte = self.draw().to_be_bytes()[0];
        }
        Ok(())
    }
}

pub(crate) fn secret(seed: u64) -> AgeSecret {
    AgeSecret::random(&mut Seeded(seed)).unwrap()
}

pub(crate) fn for_keys(seeds: &[u64]) -> Sealing {
    let keys = seeds.iter().map(|&seed| secret(seed).key().to_string());
    Sealing::Keys(keys.collect())
}

pub(crate) fn with_key(seed: u64) -> Opening {
    Opening::Key(secret(seed).text())
}

pub(crate) fn words(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}
