//! Keys, ids and the randomness they are made of.
//!
//! The hierarchy: a passphrase or a recovery code gives a key-encryption key ([`super::kdf::Kek`]);
//! it opens the vault key and one professional's personal key; the vault key opens one key for
//! each child. Every key here is random and 256 bits.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::record::RecordError;

/// The length of every key in bytes.
pub const KEY_LENGTH: usize = 32;
/// The version of a key's own text.
const KEY_VERSION: u8 = 1;

/// A source of unpredictable bytes. The browser's generator in the app, a seeded one in tests.
pub trait Randomness {
    /// Fills the whole slice.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none; nothing may be sealed then.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The device gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("get random bytes")]
pub struct NoRandomness;

/// A random 128-bit name, written as 32 hexadecimal letters. It says nothing about what it names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId([u8; 16]);

/// A text that is no [`RecordId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a record id")]
pub struct NotAnId;

impl RecordId {
    /// The id of what exists once in a vault: its header, its settings.
    pub const ONLY: Self = Self([0; 16]);

    /// A new id.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none.
    pub fn random(randomness: &mut dyn Randomness) -> Result<Self, NoRandomness> {
        let mut bytes = [0; 16];
        randomness.fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The id with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The id's bytes.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for RecordId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        // One id has one text: no sign, no capital, nothing left out.
        let plain = |letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 32 || !text.bytes().all(plain) {
            return Err(NotAnId);
        }
        u128::from_str_radix(text, 16)
            .map(|number| Self(number.to_be_bytes()))
            .map_err(|_| NotAnId)
    }
}

impl TryFrom<String> for RecordId {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.to_string()
    }
}

/// Which key sealed a record: a random name that stands in clear in the envelope.
pub type KeyId = RecordId;

/// A random 256-bit key and its name. Wiped when dropped; `Debug` shows the name alone.
#[derive(ZeroizeOnDrop)]
pub struct Key {
    #[zeroize(skip)]
    id: KeyId,
    secret: [u8; KEY_LENGTH],
}

impl Key {
    /// A new key with a new name.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none.
    pub fn random(randomness: &mut dyn Randomness) -> Result<Self, NoRandomness> {
        let id = KeyId::random(randomness)?;
        let mut key = Self {
            id,
            secret: [0; KEY_LENGTH],
        };
        randomness.fill(&mut key.secret)?;
        Ok(key)
    }

    /// The key with this name and secret; `secret` is wiped.
    pub fn new(id: KeyId, secret: &mut [u8; KEY_LENGTH]) -> Self {
        let key = Self {
            id,
            secret: *secret,
        };
        secret.zeroize();
        key
    }

    /// The key's name.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The key as the text of a child's key record: version, name, secret.
    pub fn to_plain(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([&[KEY_VERSION], self.id.bytes().as_slice(), &self.secret].concat())
    }

    /// The key from [`Key::to_plain`].
    ///
    /// # Errors
    ///
    /// [`RecordError::Newer`] or [`RecordError::Unreadable`].
    pub fn from_plain(plain: &[u8]) -> Result<Self, RecordError> {
        match plain.split_first() {
            Some((&KEY_VERSION, rest)) => Self::from_parts(rest).ok_or(RecordError::Unreadable),
            Some((&version, _)) if version > KEY_VERSION => Err(RecordError::Newer {
                found: u16::from(version),
            }),
            _ => Err(RecordError::Unreadable),
        }
    }

    /// The key from its name and its secret in one piece.
    pub(crate) fn from_parts(parts: &[u8]) -> Option<Self> {
        let (id, secret) = parts.split_first_chunk()?;
        let mut secret = <[u8; KEY_LENGTH]>::try_from(secret).ok()?;
        Some(Self::new(KeyId::from_bytes(*id), &mut secret))
    }

    /// The secret, for sealing and wrapping inside `storage` only.
    pub(crate) const fn secret(&self) -> &[u8; KEY_LENGTH] {
        &self.secret
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Bytes as published vectors are written.
    pub(in crate::storage) fn hex(bytes: &[u8]) -> String {
        bytes
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }

    #[test]
    fn id_text_round_trips_and_odd_text_is_refused() {
        let id = RecordId::from_bytes([0xA5; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        let bytes = [
            0, 1, 2, 3, 4, 5, 6, 7, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF,
        ];
        let id = RecordId::from_bytes(bytes);
        assert_eq!(id.to_string(), "00010203040506078899aabbccddeeff");
        assert_eq!(id.to_string(), hex(&bytes));
        assert_eq!(id.to_string().parse(), Ok(id));
        for text in [
            "",
            "a5",
            "A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5",
            "+5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5",
            "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5",
            "æ",
            "ææææææææææææææææ",
        ] {
            assert_eq!(text.parse::<RecordId>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn key_debug_shows_no_secret() {
        let key = Key::new(KeyId::ONLY, &mut [0xEE; KEY_LENGTH]);
        assert!(!format!("{key:?}").contains("ee"));
        assert!(!format!("{key:?}").contains("238"));
    }
}
