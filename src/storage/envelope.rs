//! One sealed record: XChaCha20-Poly1305 under one key, bound to its place and its generation.
//!
//! ```text
//! "NSKR" | version 1 | kind | key id 16 | generation 8, big end first | nonce 24 | sealed text, tag 16
//! ```
//!
//! Everything before the sealed text is authenticated with it, and so is the record's id, which
//! stands only in the store. A record that was cut, altered, moved to another place or rolled back
//! behind the store's own counter does not open. A store that is rolled back as a whole, counters
//! included, is not noticed: nothing outside the device remembers the newest state.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use super::{
    key::{Key, KeyId, NoRandomness, Randomness},
    record::RecordAddress,
};

const MAGIC: &[u8; 4] = b"NSKR";
/// The newest envelope that this program writes and reads.
pub const FORMAT: u8 = 1;
const KEY_ID_AT: usize = 6;
const GENERATION_AT: usize = KEY_ID_AT + 16;
const NONCE_AT: usize = GENERATION_AT + 8;
/// The bytes before the sealed text.
pub const HEADER_LENGTH: usize = NONCE_AT + NONCE_LENGTH;
/// The bytes of a nonce: long enough to be drawn at random for every write.
pub const NONCE_LENGTH: usize = 24;
const TAG_LENGTH: usize = 16;

/// Why bytes did not open as the record they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Fewer bytes than the smallest record.
    #[error("open a truncated record")]
    Truncated,
    /// Not a record of this program.
    #[error("open bytes that are no record")]
    WrongMagic,
    /// Written by a newer program: to be left as it is.
    #[error("open a record of the newer format {found}")]
    NewerFormat {
        /// The format that stands in the record.
        found: u8,
    },
    /// Another kind of record than the place asks for.
    #[error("open a record of another kind")]
    WrongKind,
    /// Another key sealed it.
    #[error("open a record of another key")]
    WrongKey,
    /// Older or newer than the store says.
    #[error("open generation {found} where {expected} should be")]
    GenerationMismatch {
        /// The generation that stands in the record.
        found: u64,
        /// The generation that the store names.
        expected: u64,
    },
    /// The seal is broken: altered, or moved from another place.
    #[error("open a record whose seal is broken")]
    Tampered,
}

/// What an envelope says of itself before it is opened. Not to be trusted until it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The key that is said to have sealed it.
    pub key: KeyId,
    /// The generation it is said to be.
    pub generation: u64,
    kind: u8,
}

/// Seals `plain` for one place and generation under a fresh nonce.
///
/// # Errors
///
/// [`NoRandomness`] where the device gives none.
pub fn seal(
    key: &Key,
    address: &RecordAddress,
    generation: u64,
    plain: &[u8],
    randomness: &mut dyn Randomness,
) -> Result<Vec<u8>, NoRandomness> {
    let mut nonce = [0; NONCE_LENGTH];
    randomness.fill(&mut nonce)?;
    Ok(seal_with(key, address, generation, plain, nonce))
}

/// As [`seal`], with a given nonce. A nonce may serve one key once.
fn seal_with(
    key: &Key,
    address: &RecordAddress,
    generation: u64,
    plain: &[u8],
    nonce: [u8; NONCE_LENGTH],
) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER_LENGTH + plain.len() + TAG_LENGTH);
    bytes.extend_from_slice(MAGIC);
    bytes.push(FORMAT);
    bytes.push(address.kind.code());
    bytes.extend_from_slice(key.id().bytes());
    bytes.extend_from_slice(&generation.to_be_bytes());
    bytes.extend_from_slice(&nonce);
    let bound = associated(&bytes, address);
    bytes.extend(encrypt(key.secret(), &nonce, &bound, plain));
    bytes
}

/// Reads what the envelope says of itself, so that its key can be found.
///
/// # Errors
///
/// By reason; see [`EnvelopeError`].
pub fn claim(bytes: &[u8]) -> Result<Claim, EnvelopeError> {
    let magic = bytes.get(..MAGIC.len()).ok_or(EnvelopeError::Truncated)?;
    if magic != MAGIC {
        return Err(EnvelopeError::WrongMagic);
    }
    let &format = bytes.get(MAGIC.len()).ok_or(EnvelopeError::Truncated)?;
    // A newer envelope may be built otherwise, so nothing behind the version is looked at.
    if format > FORMAT {
        return Err(EnvelopeError::NewerFormat { found: format });
    }
    if format == 0 {
        return Err(EnvelopeError::WrongMagic);
    }
    if bytes.len() < HEADER_LENGTH + TAG_LENGTH {
        return Err(EnvelopeError::Truncated);
    }
    let &kind = bytes.get(MAGIC.len() + 1).ok_or(EnvelopeError::Truncated)?;
    Ok(Claim {
        key: KeyId::from_bytes(part(bytes, KEY_ID_AT)?),
        generation: u64::from_be_bytes(part(bytes, GENERATION_AT)?),
        kind,
    })
}

/// Opens the record that should be at `address` in the generation the store names.
///
/// # Errors
///
/// By reason; see [`EnvelopeError`]. Any bytes are safe to pass.
pub fn open(
    key: &Key,
    address: &RecordAddress,
    generation: u64,
    bytes: &[u8],
) -> Result<Zeroizing<Vec<u8>>, EnvelopeError> {
    let claim = claim(bytes)?;
    if claim.kind != address.kind.code() {
        return Err(EnvelopeError::WrongKind);
    }
    if claim.key != key.id() {
        return Err(EnvelopeError::WrongKey);
    }
    if claim.generation != generation {
        return Err(EnvelopeError::GenerationMismatch {
            found: claim.generation,
            expected: generation,
        });
    }
    let nonce = part(bytes, NONCE_AT)?;
    let (header, sealed) = bytes
        .split_at_checked(HEADER_LENGTH)
        .ok_or(EnvelopeError::Truncated)?;
    decrypt(key.secret(), &nonce, &associated(header, address), sealed)
        .ok_or(EnvelopeError::Tampered)
}

fn part<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], EnvelopeError> {
    bytes
        .get(at..at + N)
        .and_then(|part| part.try_into().ok())
        .ok_or(EnvelopeError::Truncated)
}

fn associated(header: &[u8], address: &RecordAddress) -> Vec<u8> {
    [header, address.id.bytes()].concat()
}

/// XChaCha20-Poly1305, tag last.
pub(crate) fn encrypt(
    secret: &[u8; 32],
    nonce: &[u8; NONCE_LENGTH],
    aad: &[u8],
    plain: &[u8],
) -> Vec<u8> {
    XChaCha20Poly1305::new(secret.into())
        .encrypt(&XNonce::from(*nonce), Payload { msg: plain, aad })
        // Only a text of more than 256 GiB is refused. No bytes never open, so nothing is mistaken
        // for a record.
        .unwrap_or_default()
}

/// The plain text, if the tag is right.
pub(crate) fn decrypt(
    secret: &[u8; 32],
    nonce: &[u8; NONCE_LENGTH],
    aad: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    XChaCha20Poly1305::new(secret.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad })
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{key::tests::hex, record::RecordKind};

    /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn xchacha20_poly1305_gives_the_published_vector() {
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one \
            tip for the future, sunscreen would be it.";
        let aad = *b"PQRS\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7";
        let mut secret = [0; 32];
        let mut nonce = [0; 24];
        for (byte, value) in secret.iter_mut().zip(0x80..) {
            *byte = value;
        }
        for (byte, value) in nonce.iter_mut().zip(0x40..) {
            *byte = value;
        }
        let expected = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb\
            731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452\
            2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
            21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780a\
            cf49";
        let sealed = encrypt(&secret, &nonce, &aad, plain);
        assert_eq!(hex(&sealed), expected);
        let opened = decrypt(&secret, &nonce, &aad, &sealed).unwrap();
        assert_eq!(opened.as_slice(), plain);
        assert!(decrypt(&secret, &nonce, b"", &sealed).is_none());
    }

    #[test]
    fn record_opens_only_at_its_place_in_its_generation() {
        let key = Key::new(KeyId::from_bytes([7; 16]), &mut [9; 32]);
        let at = |kind, id| RecordAddress {
            kind,
            id: KeyId::from_bytes([id; 16]),
        };
        let place = at(RecordKind::Child, 1);
        let bytes = seal_with(&key, &place, 5, b"text", [3; 24]);
        assert_eq!(open(&key, &place, 5, &bytes).unwrap().as_slice(), b"text");

        let other = Key::new(KeyId::from_bytes([8; 16]), &mut [9; 32]);
        let wrong = Key::new(KeyId::from_bytes([7; 16]), &mut [1; 32]);
        let newer = [&bytes[..4], &[FORMAT + 1], &bytes[5..]].concat();
        for (result, reason) in [
            (
                open(&key, &at(RecordKind::Child, 2), 5, &bytes),
                EnvelopeError::Tampered,
            ),
            (
                open(&key, &at(RecordKind::Draft, 1), 5, &bytes),
                EnvelopeError::WrongKind,
            ),
            (
                open(&key, &place, 6, &bytes),
                EnvelopeError::GenerationMismatch {
                    found: 5,
                    expected: 6,
                },
            ),
            (open(&other, &place, 5, &bytes), EnvelopeError::WrongKey),
            (open(&wrong, &place, 5, &bytes), EnvelopeError::Tampered),
            (
                open(&key, &place, 5, &newer),
                EnvelopeError::NewerFormat { found: FORMAT + 1 },
            ),
            (open(&key, &place, 5, b"PK"), EnvelopeError::Truncated),
            (
                open(&key, &place, 5, &bytes[..60]),
                EnvelopeError::Truncated,
            ),
            (
                open(&key, &place, 5, b"PK\x03\x04"),
                EnvelopeError::WrongMagic,
            ),
            (open(&key, &place, 5, b"PK"), EnvelopeError::Truncated),
        ] {
            assert_eq!(result.err(), Some(reason));
        }
    }
}
