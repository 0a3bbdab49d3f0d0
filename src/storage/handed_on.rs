//! The vault key handed on to those who stay, after somebody was taken out.
//!
//! Whoever leaves may have copied the vault key. So a new one is drawn, and sealed for each of those
//! who stay: by their key as a reader and by the old vault key together ([`ReaderKey::seal_after`]).
//! The old key alone, which the one who left may have, opens none of it. Nobody has to choose new
//! secrets: their slots go on holding the old key, and each unlocking takes the step.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};

use super::{
    key::{Key, KeyId, Randomness, RecordId},
    reader::{ReaderKey, ReaderSecret, SealError},
};

/// One step from a vault key to the next, for one professional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOn {
    /// The name of the old key.
    from: KeyId,
    /// Whose step it is.
    to: RecordId,
    /// The new key, sealed for them, in base 64.
    sealed: String,
}

impl HandedOn {
    /// The step from `old` to `new`, for one professional and their key as a reader.
    ///
    /// # Errors
    ///
    /// See [`SealError`].
    pub fn new(
        vault: RecordId,
        (old, new): (&Key, &Key),
        (to, reader): (RecordId, &ReaderKey),
        randomness: &mut dyn Randomness,
    ) -> Result<Self, SealError> {
        let sealed = reader.seal_after(old, &new.to_plain(), vault.bytes(), randomness)?;
        Ok(Self {
            from: old.id(),
            to,
            sealed: Base64::encode_string(&sealed),
        })
    }

    /// The name of the key that this is a step from.
    pub const fn from(&self) -> KeyId {
        self.from
    }

    /// Whose step it is.
    pub const fn to(&self) -> RecordId {
        self.to
    }

    /// The key after `old`, if this is the step from it and this reader's.
    pub fn next(&self, vault: RecordId, old: &Key, reader: &ReaderSecret) -> Option<Key> {
        if self.from != old.id() {
            return None;
        }
        let sealed = Base64::decode_vec(&self.sealed).ok()?;
        let plain = reader.open_after(old, &sealed, vault.bytes())?;
        Key::from_plain(&plain).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::key::NoRandomness;

    struct Counting(u8);
    impl Randomness for Counting {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            for byte in bytes {
                self.0 = self.0.wrapping_add(1);
                *byte = self.0;
            }
            Ok(())
        }
    }

    #[test]
    fn step_opens_with_the_old_key_and_the_readers_own_of_the_same_vault_only() {
        let mut randomness = Counting(0);
        let [old, new, other, bo, ida] = [(); 5].map(|()| Key::random(&mut randomness).unwrap());
        let [bo, ida] = [ReaderSecret::of(&bo), ReaderSecret::of(&ida)];
        let vault = RecordId::from_bytes([9; 16]);
        let to = (RecordId::from_bytes([1; 16]), &bo.key());
        let step = HandedOn::new(vault, (&old, &new), to, &mut randomness).unwrap();
        assert_eq!((step.from(), step.to()), (old.id(), to.0));
        let next = step.next(vault, &old, &bo).unwrap();
        assert_eq!((next.id(), next.secret()), (new.id(), new.secret()));
        assert!(step.next(vault, &old, &ida).is_none());
        assert!(step.next(RecordId::ONLY, &old, &bo).is_none());
        assert!(step.next(vault, &other, &bo).is_none());
        // A key that is only called like the old one.
        let forged = Key::new(old.id(), &mut [3; 32]);
        assert!(step.next(vault, &forged, &bo).is_none());
        for sealed in ["", "AAAA", "ikke base64"] {
            let mut broken = step.clone();
            broken.sealed = sealed.into();
            assert!(broken.next(vault, &old, &bo).is_none());
        }
    }
}
