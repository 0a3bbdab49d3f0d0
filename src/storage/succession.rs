//! From an old vault key to the one that came after it.
//!
//! When somebody changes the vault key, the colleagues' slots still hold the old one, and nobody
//! but they themselves can write these anew. Until they have, the header keeps the new key under
//! the old one; each of them takes the step when they unlock next, chooses new secrets, and is then
//! waited for no more. With the last one the step goes too.

use base64ct::{Base64 as Letters, Encoding};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    envelope::{NONCE_LENGTH, decrypt, encrypt},
    key::{Key, KeyId, NoRandomness, Randomness, RecordId},
};

/// One step from a vault key to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// The name of the old key.
    from: KeyId,
    /// Whose slots still hold the old key.
    waiting: Vec<RecordId>,
    /// The new key under the old one, in base 64, nonce first.
    sealed: String,
}

impl Succession {
    /// The step from `old` to `new`, for those who are waited for.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none.
    pub fn new(
        vault: RecordId,
        (old, new): (&Key, &Key),
        waiting: Vec<RecordId>,
        randomness: &mut dyn Randomness,
    ) -> Result<Self, NoRandomness> {
        let mut nonce = [0; NONCE_LENGTH];
        randomness.fill(&mut nonce)?;
        let plain = Zeroizing::new([new.id().bytes(), new.secret().as_slice()].concat());
        let sealed = encrypt(old.secret(), &nonce, &bound(vault, old.id()), &plain);
        Ok(Self {
            from: old.id(),
            waiting,
            sealed: Letters::encode_string(&[nonce.as_slice(), &sealed].concat()),
        })
    }

    /// The name of the key that this is a step from.
    pub const fn from(&self) -> KeyId {
        self.from
    }

    /// The key after `old`, if this is the step from it.
    pub fn next(&self, vault: RecordId, old: &Key) -> Option<Key> {
        if self.from != old.id() {
            return None;
        }
        let bytes = Letters::decode_vec(&self.sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_LENGTH>()?;
        let plain = decrypt(old.secret(), nonce, &bound(vault, self.from), sealed)?;
        Key::from_parts(&plain)
    }

    /// Whose slots still hold the old key.
    pub fn waiting(&self) -> &[RecordId] {
        &self.waiting
    }

    /// This professional is waited for no more.
    pub(super) fn arrived(&mut self, professional: RecordId) {
        self.waiting.retain(|one| *one != professional);
    }
}

/// What a step is bound to: no step can be moved to another vault or key.
fn bound(vault: RecordId, from: KeyId) -> Vec<u8> {
    [
        b"naeste-skridt succession 1".as_slice(),
        vault.bytes(),
        from.bytes(),
    ]
    .concat()
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
    fn step_opens_with_the_old_key_of_the_same_vault_only() {
        let mut randomness = Counting(0);
        let [old, new, other] = [(); 3].map(|()| Key::random(&mut randomness).unwrap());
        let vault = RecordId::from_bytes([9; 16]);
        let step = Succession::new(vault, (&old, &new), Vec::new(), &mut randomness).unwrap();
        assert_eq!(step.next(vault, &old).unwrap().secret(), new.secret());
        assert!(step.next(RecordId::ONLY, &old).is_none());
        assert!(step.next(vault, &other).is_none());
        let mut broken = step.clone();
        broken.sealed = broken.sealed.to_lowercase();
        assert!(broken.next(vault, &old).is_none());
        broken.sealed = "AAAA".into();
        assert!(broken.next(vault, &old).is_none());
    }
}
