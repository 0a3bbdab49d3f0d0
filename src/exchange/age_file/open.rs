//! Opening a file. Any bytes are safe to pass.

use zeroize::Zeroizing;

use super::{
    error::AgeError,
    header::{self, Header},
    secrets::Opening,
    stream::{NONCE_LENGTH, OpenStream},
    wrap::{self, FileKey, KEY_SORT, PASSPHRASE_SORT},
};
use crate::storage::age_key::{AgeSecret, secrets_in};

/// The longest file that is read: a hundred times a hand-over of 500 children.
pub const LONGEST_FILE: usize = 128 * 1024 * 1024;

/// What a file says of who can open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedFor {
    /// Whoever knows the passphrase.
    Passphrase,
    /// The owners of some keys. Which ones, it does not say.
    Keys,
}

/// Reads from a file's beginning what is needed to open it, so that the right thing can be asked
/// for.
///
/// # Errors
///
/// See [`AgeError`].
pub fn sealed_for(beginning: &[u8]) -> Result<SealedFor, AgeError> {
    sort_of(&header::read(beginning)?)
}

fn sort_of(header: &Header) -> Result<SealedFor, AgeError> {
    let is = |sort: &str| header.stanzas.iter().any(|stanza| stanza.sort == sort);
    if is(PASSPHRASE_SORT) {
        // Beside a passphrase there is nobody: the format forbids it.
        return if header.stanzas.len() == 1 {
            Ok(SealedFor::Passphrase)
        } else {
            Err(AgeError::Damaged)
        };
    }
    if is(KEY_SORT) {
        Ok(SealedFor::Keys)
    } else {
        Err(AgeError::UnknownRecipient)
    }
}

/// Opens a file piece by piece.
pub struct Opener {
    begins: usize,
    stream: OpenStream,
}

impl Opener {
    /// Begins with the file's first bytes: all of them, or at least
    /// [`super::LONGEST_BEGINNING`] and 16. A passphrase takes its time here.
    ///
    /// # Errors
    ///
    /// By reason; see [`AgeError`].
    pub fn new(first: &[u8], opening: &Opening) -> Result<Self, AgeError> {
        let header = header::read(first)?;
        let file_key = match (sort_of(&header)?, opening) {
            (SealedFor::Passphrase, Opening::Key(_)) => return Err(AgeError::NeedsPassphrase),
            (SealedFor::Keys, Opening::Passphrase(_)) => return Err(AgeError::NeedsKey),
            (SealedFor::Passphrase, Opening::Passphrase(passphrase)) => {
                let stanza = header.stanzas.first().ok_or(AgeError::Damaged)?;
                wrap::with_passphrase(stanza, passphrase)?
            }
            (SealedFor::Keys, Opening::Key(text)) => with_secrets(&header, &secrets_in(text)?)?,
        };
        if !wrap::is_proven(&file_key, header.proven, &header.proof) {
            return Err(AgeError::Damaged);
        }
        let begins = header.length + NONCE_LENGTH;
        let nonce = first.get(header.length..begins).ok_or(AgeError::Damaged)?;
        let key = wrap::piece_key(&file_key, nonce)?;
        Ok(Self {
            begins,
            stream: OpenStream::new(&key),
        })
    }

    /// Where in the file the pieces begin.
    pub fn begins(&self) -> usize {
        self.begins
    }

    /// Takes some of the file behind [`Opener::begins`], and adds to `text` what is open of it so
    /// far.
    ///
    /// # Errors
    ///
    /// [`AgeError::Damaged`].
    pub fn push(&mut self, sealed: &[u8], text: &mut Vec<u8>) -> Result<(), AgeError> {
        self.stream.push(sealed, text)
    }

    /// Adds the rest of the text. Without this it is not whole.
    ///
    /// # Errors
    ///
    /// [`AgeError::Damaged`].
    pub fn finish(self, text: &mut Vec<u8>) -> Result<(), AgeError> {
        self.stream.finish(text)
    }
}

fn with_secrets(header: &Header, secrets: &[AgeSecret]) -> Result<FileKey, AgeError> {
    let pairs: Vec<_> = secrets
        .iter()
        .map(|secret| (secret.clone(), secret.key()))
        .collect();
    let mut found = None;
    // All of them, so that a damaged one is found wherever it stands.
    for stanza in header
        .stanzas
        .iter()
        .filter(|stanza| stanza.sort == KEY_SORT)
    {
        let file_key = wrap::with_secrets(stanza, &pairs)?;
        found = found.or(file_key);
    }
    found.ok_or(AgeError::NotForThisKey)
}

/// Opens a whole file.
///
/// # Errors
///
/// By reason; see [`AgeError`].
pub fn open(file: &[u8], opening: &Opening) -> Result<Zeroizing<Vec<u8>>, AgeError> {
    if file.len() > LONGEST_FILE {
        return Err(AgeError::TooLong);
    }
    let mut opener = Opener::new(file, opening)?;
    let sealed = file.get(opener.begins()..).unwrap_or_default();
    let mut text = Zeroizing::new(Vec::with_capacity(sealed.len()));
    opener.push(sealed, &mut text)?;
    opener.finish(&mut text)?;
    Ok(text)
}
