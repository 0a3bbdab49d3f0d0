//! The proof that somebody with the vault key has seen a digest: an empty text, sealed and bound to
//! it.

use super::{
    envelope::{NONCE_LENGTH, decrypt, encrypt},
    key::{Key, NoRandomness, Randomness},
};

const TAG_LENGTH: usize = 16;
/// The bytes of a proof: nonce and tag.
pub const PROOF_LENGTH: usize = NONCE_LENGTH + TAG_LENGTH;

/// Proves a digest.
///
/// # Errors
///
/// [`NoRandomness`] where the device gives none.
pub fn prove(
    key: &Key,
    digest: &[u8; 32],
    randomness: &mut dyn Randomness,
) -> Result<[u8; PROOF_LENGTH], NoRandomness> {
    let mut nonce = [0; NONCE_LENGTH];
    randomness.fill(&mut nonce)?;
    let tag = encrypt(key.secret(), &nonce, &bound(digest), &[]);
    let whole = [nonce.as_slice(), &tag].concat();
    whole.as_slice().try_into().map_err(|_| NoRandomness)
}

/// Whether the proof was made with this key over this digest.
pub fn is_proven(key: &Key, digest: &[u8; 32], proof: &[u8; PROOF_LENGTH]) -> bool {
    proof
        .split_first_chunk::<NONCE_LENGTH>()
        .and_then(|(nonce, tag)| decrypt(key.secret(), nonce, &bound(digest), tag))
        .is_some()
}

fn bound(digest: &[u8; 32]) -> Vec<u8> {
    [b"naeste-skridt backup 1".as_slice(), digest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(u8);
    impl Randomness for Counting {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            self.0 = self.0.wrapping_add(1);
            bytes.fill(self.0);
            Ok(())
        }
    }

    #[test]
    fn proof_holds_for_its_key_and_digest_only() {
        let mut randomness = Counting(0);
        let [key, other] = [(); 2].map(|()| Key::random(&mut randomness).unwrap());
        let proof = prove(&key, &[1; 32], &mut randomness).unwrap();
        assert!(is_proven(&key, &[1; 32], &proof));
        assert!(!is_proven(&key, &[2; 32], &proof));
        assert!(!is_proven(&other, &[1; 32], &proof));
        let mut altered = proof;
        altered[0] ^= 1;
        assert!(!is_proven(&key, &[1; 32], &altered));
    }
}
