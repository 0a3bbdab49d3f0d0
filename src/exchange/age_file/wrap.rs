//! The file's key, sealed for each recipient, and what is made from it.

use base64ct::{Base64Unpadded, Encoding};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::Aead};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use scrypt::{Params, scrypt};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{
    error::AgeError,
    header::{PROOF_LENGTH, Stanza},
};
use crate::storage::{
    age_key::{AgeKey, AgeKeyError, AgeSecret},
    key::Randomness,
};

/// The work that a passphrase costs in what is sealed here: 2^17 rounds, 128 MiB.
pub const WORK: u8 = 17;
/// The most work that is done for a file from elsewhere: 2^20 rounds, 1 GiB. The age tools write 18.
pub const HEAVIEST_WORK: u8 = 20;
pub(super) const KEY_SORT: &str = "X25519";
pub(super) const PASSPHRASE_SORT: &str = "scrypt";
const KEY_PURPOSE: &str = "age-encryption.org/v1/X25519";
const PASSPHRASE_PURPOSE: &str = "age-encryption.org/v1/scrypt";
const FILE_KEY_LENGTH: usize = 16;
const SALT_LENGTH: usize = 16;
/// The file's key with its tag.
const BODY_LENGTH: usize = FILE_KEY_LENGTH + 16;
const BLOCK: u32 = 8;

/// The one key of a file.
pub(super) type FileKey = Zeroizing<[u8; FILE_KEY_LENGTH]>;
/// A key made from others.
pub(super) type MadeKey = Zeroizing<[u8; 32]>;

pub(super) fn new_file_key(randomness: &mut dyn Randomness) -> Result<FileKey, AgeError> {
    let mut key = Zeroizing::new([0; FILE_KEY_LENGTH]);
    randomness.fill(key.as_mut_slice())?;
    Ok(key)
}

/// A recipient's arguments and body.
pub(super) struct Wrapped {
    pub(super) arguments: Vec<String>,
    pub(super) body: Vec<u8>,
}

pub(super) fn for_key(
    file_key: &FileKey,
    key: &AgeKey,
    randomness: &mut dyn Randomness,
) -> Result<Wrapped, AgeError> {
    let once = AgeSecret::random(randomness)?;
    let share = once.key();
    let shared = once.shared_with(key.bytes()).ok_or(AgeKeyError::NotAKey)?;
    let wrapping = key_for(&shared, share.bytes(), key)?;
    Ok(Wrapped {
        arguments: vec![Base64Unpadded::encode_string(share.bytes())],
        body: wrap(&wrapping, file_key)?,
    })
}

pub(super) fn for_passphrase(
    file_key: &FileKey,
    passphrase: &str,
    work: u8,
    randomness: &mut dyn Randomness,
) -> Result<Wrapped, AgeError> {
    let mut salt = [0; SALT_LENGTH];
    randomness.fill(&mut salt)?;
    let wrapping = key_of_passphrase(passphrase, &salt, work)?;
    Ok(Wrapped {
        arguments: vec![Base64Unpadded::encode_string(&salt), work.to_string()],
        body: wrap(&wrapping, file_key)?,
    })
}

/// The file's key from a recipient of the sort [`KEY_SORT`]; `None` where it is for somebody else.
pub(super) fn with_secrets(
    stanza: &Stanza,
    pairs: &[(AgeSecret, AgeKey)],
) -> Result<Option<FileKey>, AgeError> {
    let [share] = stanza.arguments.as_slice() else {
        return Err(AgeError::Damaged);
    };
    let share: [u8; 32] = bytes_of(share)?;
    let body = body_of(stanza)?;
    for (secret, key) in pairs {
        let shared = secret.shared_with(&share).ok_or(AgeError::Damaged)?;
        let wrapping = key_for(&shared, &share, key)?;
        if let Some(file_key) = unwrap(&wrapping, body) {
            return Ok(Some(file_key));
        }
    }
    Ok(None)
}

/// The file's key from the recipient of the sort [`PASSPHRASE_SORT`].
pub(super) fn with_passphrase(stanza: &Stanza, passphrase: &str) -> Result<FileKey, AgeError> {
    let [salt, work] = stanza.arguments.as_slice() else {
        return Err(AgeError::Damaged);
    };
    let salt = bytes_of(salt)?;
    let body = body_of(stanza)?;
    let work = work_of(work)?;
    if passphrase.is_empty() {
        return Err(AgeError::WrongPassphrase);
    }
    let wrapping = key_of_passphrase(passphrase, &salt, work)?;
    unwrap(&wrapping, body).ok_or(AgeError::WrongPassphrase)
}

/// A whole number without sign or leading zero.
fn work_of(text: &str) -> Result<u8, AgeError> {
    let is_number = text.bytes().all(|digit| digit.is_ascii_digit());
    if text.is_empty() || text.starts_with('0') || !is_number {
        return Err(AgeError::Damaged);
    }
    text.parse()
        .ok()
        .filter(|&work| work <= HEAVIEST_WORK)
        .ok_or(AgeError::TooMuchWork)
}

/// The proof over the beginning of the file.
pub(super) fn proof(file_key: &FileKey, proven: &[u8]) -> Result<[u8; PROOF_LENGTH], AgeError> {
    Ok(prover(file_key, proven)?.finalize().into_bytes().into())
}

/// Whether the beginning of the file is as it was sealed.
pub(super) fn is_proven(file_key: &FileKey, proven: &[u8], proof: &[u8; PROOF_LENGTH]) -> bool {
    prover(file_key, proven).is_ok_and(|mac| mac.verify_slice(proof).is_ok())
}

fn prover(file_key: &FileKey, proven: &[u8]) -> Result<Hmac<Sha256>, AgeError> {
    let key = made(file_key.as_slice(), &[], b"header")?;
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).map_err(|_| AgeError::Damaged)?;
    mac.update(proven);
    Ok(mac)
}

/// The key of the pieces.
pub(super) fn piece_key(file_key: &FileKey, nonce: &[u8]) -> Result<MadeKey, AgeError> {
    made(file_key.as_slice(), nonce, b"payload")
}

fn key_for(shared: &[u8; 32], share: &[u8; 32], key: &AgeKey) -> Result<MadeKey, AgeError> {
    let salt = [share.as_slice(), key.bytes()].concat();
    made(shared, &salt, KEY_PURPOSE.as_bytes())
}

fn key_of_passphrase(
    passphrase: &str,
    salt: &[u8; SALT_LENGTH],
    work: u8,
) -> Result<MadeKey, AgeError> {
    let params = Params::new(work, BLOCK, 1).map_err(|_| AgeError::TooMuchWork)?;
    room_for(work)?;
    let salt = [PASSPHRASE_PURPOSE.as_bytes(), salt].concat();
    let mut key = Zeroizing::new([0; 32]);
    scrypt(passphrase.as_bytes(), &salt, &params, key.as_mut_slice())
        .map_err(|_| AgeError::TooMuchWork)?;
    Ok(key)
}

/// The derivation itself has no way to say that there is no memory for it.
fn room_for(work: u8) -> Result<(), AgeError> {
    let room = 128_usize
        .checked_mul(8)
        .and_then(|block| block.checked_shl(u32::from(work)))
        .ok_or(AgeError::OutOfMemory)?;
    let mut memory: Vec<u8> = Vec::new();
    memory
        .try_reserve_exact(room)
        .map_err(|_| AgeError::OutOfMemory)
}

fn made(from: &[u8], salt: &[u8], purpose: &[u8]) -> Result<MadeKey, AgeError> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), from)
        .expand(purpose, key.as_mut_slice())
        .map_err(|_| AgeError::Damaged)?;
    Ok(key)
}

/// The key wraps one file's key and nothing else, so its nonce is zero.
fn wrap(wrapping: &MadeKey, file_key: &FileKey) -> Result<Vec<u8>, AgeError> {
    cipher(wrapping)
        .encrypt(&Nonce::default(), file_key.as_slice())
        .map_err(|_| AgeError::Damaged)
}

fn unwrap(wrapping: &MadeKey, body: &[u8; BODY_LENGTH]) -> Option<FileKey> {
    let plain = cipher(wrapping)
        .decrypt(&Nonce::default(), body.as_slice())
        .map(Zeroizing::new)
        .ok()?;
    let mut file_key = Zeroizing::new([0; FILE_KEY_LENGTH]);
    file_key.copy_from_slice(plain.get(..FILE_KEY_LENGTH)?);
    Some(file_key)
}

pub(super) fn cipher(key: &MadeKey) -> ChaCha20Poly1305 {
    let key: &[u8; 32] = key;
    ChaCha20Poly1305::new(key.into())
}

fn body_of<'s>(stanza: &'s Stanza) -> Result<&'s [u8; BODY_LENGTH], AgeError> {
    stanza
        .body
        .as_slice()
        .try_into()
        .map_err(|_| AgeError::Damaged)
}

fn bytes_of<const N: usize>(letters: &str) -> Result<[u8; N], AgeError> {
    let mut bytes = [0; N];
    let read = Base64Unpadded::decode(letters, &mut bytes).map_err(|_| AgeError::Damaged)?;
    (read.len() == N).then_some(bytes).ok_or(AgeError::Damaged)
}
