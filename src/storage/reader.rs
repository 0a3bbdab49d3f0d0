//! Sealing for one reader: HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
//!
//! A professional's key pair comes from their personal key alone ([`ReaderSecret::of`]), so there
//! is nothing new to be kept secret, and whoever gets their personal key back can read again. What
//! is sealed does not say for whom.

use std::fmt;

use base64ct::{Base64, Encoding};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, PskBundle, Serializable,
    aead::ChaCha20Poly1305,
    kdf::HkdfSha256,
    kem::X25519HkdfSha256,
    rand_core::{TryCryptoRng, TryRng},
    single_shot_open, single_shot_seal_with_rng,
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::key::{Key, NoRandomness, Randomness};

type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;

/// What a sealing is for: a text sealed for another purpose does not open.
const NOTICE_KEY: &[u8] = b"naeste-skridt notice key 1";
const VAULT_KEY: &[u8] = b"naeste-skridt vault key 1";
const KEY_LENGTH: usize = 32;

/// The public half: whoever has it can seal for this professional, and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReaderKey([u8; KEY_LENGTH]);

/// A text that is no [`ReaderKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reader's key")]
pub struct NotAReaderKey;

impl TryFrom<String> for ReaderKey {
    type Error = NotAReaderKey;
    fn try_from(text: String) -> Result<Self, NotAReaderKey> {
        let mut bytes = [0; KEY_LENGTH];
        let read = Base64::decode(&text, &mut bytes).map_err(|_| NotAReaderKey)?;
        (read.len() == KEY_LENGTH)
            .then_some(Self(bytes))
            .ok_or(NotAReaderKey)
    }
}

impl From<ReaderKey> for String {
    fn from(key: ReaderKey) -> Self {
        Base64::encode_string(&key.0)
    }
}

/// The secret half. Wiped when dropped.
pub struct ReaderSecret {
    private: PrivateKey,
    public: PublicKey,
}

impl fmt::Debug for ReaderSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReaderSecret")
    }
}

impl ReaderSecret {
    /// The pair that belongs to a personal key, always the same one (`DeriveKeyPair` of RFC 9180,
    /// section 7.1.3).
    pub fn of(personal: &Key) -> Self {
        let (private, public) = X25519HkdfSha256::derive_keypair(personal.secret());
        Self { private, public }
    }

    /// The public half.
    pub fn key(&self) -> ReaderKey {
        let mut bytes = [0; KEY_LENGTH];
        self.public.write_exact(&mut bytes);
        ReaderKey(bytes)
    }

    /// Opens what was sealed for this reader and for this place. `None` for everything else. Any
    /// bytes are safe to pass.
    pub fn open(&self, sealed: &[u8], place: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.open_in(&OpModeR::Base, NOTICE_KEY, sealed, place)
    }

    /// Opens what [`ReaderKey::seal_after`] sealed: only with the old key too.
    pub fn open_after(&self, old: &Key, sealed: &[u8], place: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let id = old.id();
        let both = PskBundle::new(old.secret(), id.bytes()).ok()?;
        self.open_in(&OpModeR::Psk(both), VAULT_KEY, sealed, place)
    }

    fn open_in(
        &self,
        mode: &OpModeR<'_, X25519HkdfSha256>,
        purpose: &[u8],
        sealed: &[u8],
        place: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let (encapped, text) = sealed.split_at_checked(KEY_LENGTH)?;
        let encapped = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapped).ok()?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            mode,
            &self.private,
            &encapped,
            purpose,
            text,
            place,
        )
        .ok()
        .map(Zeroizing::new)
    }
}

/// Why nothing was sealed for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The device gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The reader's key is none that anybody can have.
    #[error("seal for an impossible reader")]
    Impossible,
}

impl ReaderKey {
    /// Seals `plain` for this reader: only the holder of the secret half opens it, and only for the
    /// same `place`.
    ///
    /// # Errors
    ///
    /// See [`SealError`].
    pub fn seal(
        &self,
        plain: &[u8],
        place: &[u8],
        randomness: &mut dyn Randomness,
    ) -> Result<Vec<u8>, SealError> {
        self.seal_in(&OpModeS::Base, NOTICE_KEY, plain, place, randomness)
    }

    /// The same for what comes after `old`: nobody opens it, or could have sealed it, without that
    /// key as well.
    ///
    /// # Errors
    ///
    /// See [`SealError`].
    pub fn seal_after(
        &self,
        old: &Key,
        plain: &[u8],
        place: &[u8],
        randomness: &mut dyn Randomness,
    ) -> Result<Vec<u8>, SealError> {
        let id = old.id();
        let both = PskBundle::new(old.secret(), id.bytes()).map_err(|_| SealError::Impossible)?;
        self.seal_in(&OpModeS::Psk(both), VAULT_KEY, plain, place, randomness)
    }

    fn seal_in(
        &self,
        mode: &OpModeS<'_, X25519HkdfSha256>,
        purpose: &[u8],
        plain: &[u8],
        place: &[u8],
        randomness: &mut dyn Randomness,
    ) -> Result<Vec<u8>, SealError> {
        let public = PublicKey::from_bytes(&self.0).map_err(|_| SealError::Impossible)?;
        let mut source = Source {
            randomness,
            failed: None,
        };
        let sealed = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            mode,
            &public,
            purpose,
            plain,
            place,
            &mut source,
        );
        if let Some(error) = source.failed {
            return Err(error.into());
        }
        let (encapped, text) = sealed.map_err(|_| SealError::Impossible)?;
        Ok([encapped.to_bytes().as_slice(), &text].concat())
    }
}

/// The device's randomness as the library asks for it. It cannot be told of a failure, so what was
/// sealed after one is thrown away.
struct Source<'r> {
    randomness: &'r mut dyn Randomness,
    failed: Option<NoRandomness>,
}

impl TryRng for Source<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        if let Err(error) = self.randomness.fill(bytes) {
            self.failed = Some(error);
        }
        Ok(())
    }
}

impl TryCryptoRng for Source<'_> {}

#[cfg(test)]
mod tests {
    use super::{
        super::key::{KeyId, tests::hex},
        *,
    };

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

    struct Empty;
    impl Randomness for Empty {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
            Err(NoRandomness)
        }
    }

    fn secret(byte: u8) -> ReaderSecret {
        ReaderSecret::of(&Key::new(KeyId::from_bytes([9; 16]), &mut [byte; 32]))
    }

    /// RFC 9180, appendix A.2.1 (the base setup with this KEM, KDF and AEAD): the recipient's pair
    /// from its key material.
    #[test]
    fn pair_is_derived_as_published() {
        let mut ikm = [0; 32];
        let text = "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df";
        for (at, byte) in ikm.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap();
        }
        let secret = ReaderSecret::of(&Key::new(KeyId::from_bytes([9; 16]), &mut ikm));
        assert_eq!(
            hex(&secret.key().0),
            "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a"
        );
    }

    /// Another value would leave every limited notice unread.
    #[test]
    fn pair_of_a_personal_key_stays_the_same_for_ever() {
        assert_eq!(secret(7).key(), secret(7).key());
        assert_ne!(secret(7).key(), secret(8).key());
        let text = String::from(secret(7).key());
        assert_eq!(ReaderKey::try_from(text), Ok(secret(7).key()));
        for text in ["", "AAAA", "ikke base64"] {
            assert_eq!(ReaderKey::try_from(text.to_owned()), Err(NotAReaderKey));
        }
    }

    #[test]
    fn sealed_text_opens_for_its_reader_and_place_alone() {
        let sealed = secret(7)
            .key()
            .seal(b"nk", b"here", &mut Counting(0))
            .unwrap();
        assert_eq!(
            secret(7).open(&sealed, b"here").unwrap().as_slice(),
            b"nk".as_slice()
        );
        assert_eq!(secret(8).open(&sealed, b"here"), None);
        assert_eq!(secret(7).open(&sealed, b"there"), None);
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(secret(7).open(&altered, b"here"), None, "{at}");
            assert_eq!(secret(7).open(&sealed[..at], b"here"), None);
        }
        let again = secret(7)
            .key()
            .seal(b"nk", b"here", &mut Counting(1))
            .unwrap();
        assert_ne!(sealed[..32], again[..32]);
    }

    #[test]
    fn nothing_is_sealed_without_randomness_or_for_an_impossible_reader() {
        let sealed = secret(7).key().seal(b"nk", b"here", &mut Empty);
        assert_eq!(sealed, Err(SealError::NoRandomness(NoRandomness)));
        let sealed = ReaderKey([0; 32]).seal(b"nk", b"here", &mut Counting(0));
        assert_eq!(sealed, Err(SealError::Impossible));
    }
}
