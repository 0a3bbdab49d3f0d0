//! Sealing a file.

use super::{
    error::AgeError,
    header::{self, MOST_RECIPIENTS, Stanza},
    secrets::Sealing,
    stream::{NONCE_LENGTH, SealStream, sealed_length},
    wrap::{self, FileKey, KEY_SORT, PASSPHRASE_SORT, WORK, Wrapped},
};
use crate::storage::{age_key::AgeKey, key::Randomness};

/// The longest text that is sealed: the file then still opens here.
pub const LONGEST_TEXT: usize = super::open::LONGEST_FILE - 1024 * 1024;

/// Seals a text piece by piece.
pub struct Sealer {
    beginning: Vec<u8>,
    stream: SealStream,
}

impl Sealer {
    /// Begins a file. A passphrase takes its time here.
    ///
    /// # Errors
    ///
    /// See [`AgeError`].
    pub fn new(sealing: &Sealing, randomness: &mut dyn Randomness) -> Result<Self, AgeError> {
        Self::with_work(sealing, WORK, randomness)
    }

    pub(super) fn with_work(
        sealing: &Sealing,
        work: u8,
        randomness: &mut dyn Randomness,
    ) -> Result<Self, AgeError> {
        let file_key = wrap::new_file_key(randomness)?;
        let mut nonce = [0; NONCE_LENGTH];
        randomness.fill(&mut nonce)?;
        let (sort, wrapped) = recipients(sealing, &file_key, work, randomness)?;
        let stanzas: Vec<Stanza> = wrapped
            .iter()
            .map(|wrapped| Stanza {
                sort,
                arguments: wrapped.arguments.iter().map(String::as_str).collect(),
                body: wrapped.body.clone(),
            })
            .collect();
        let mut beginning = header::write(&stanzas).into_bytes();
        let proof = wrap::proof(&file_key, &beginning)?;
        beginning.extend_from_slice(header::proof_line(&proof).as_bytes());
        beginning.extend_from_slice(&nonce);
        let key = wrap::piece_key(&file_key, &nonce)?;
        Ok(Self {
            beginning,
            stream: SealStream::new(&key),
        })
    }

    /// How long the file will be with a text of this length.
    pub fn file_length(&self, text: usize) -> usize {
        self.beginning.len() + sealed_length(text)
    }

    /// The file's beginning. The pieces follow it.
    pub fn beginning(&self) -> &[u8] {
        &self.beginning
    }

    /// Takes some of the text, and adds to `file` what is sealed of it so far.
    ///
    /// # Errors
    ///
    /// [`AgeError::TooLong`].
    pub fn push(&mut self, text: &[u8], file: &mut Vec<u8>) -> Result<(), AgeError> {
        self.stream.push(text, file)
    }

    /// Adds the rest of the file.
    ///
    /// # Errors
    ///
    /// [`AgeError::TooLong`].
    pub fn finish(self, file: &mut Vec<u8>) -> Result<(), AgeError> {
        self.stream.finish(file)
    }
}

fn recipients(
    sealing: &Sealing,
    file_key: &FileKey,
    work: u8,
    randomness: &mut dyn Randomness,
) -> Result<(&'static str, Vec<Wrapped>), AgeError> {
    match sealing {
        Sealing::Passphrase(passphrase) if passphrase.is_empty() => Err(AgeError::ForNobody),
        Sealing::Passphrase(passphrase) => {
            let wrapped = wrap::for_passphrase(file_key, passphrase, work, randomness)?;
            Ok((PASSPHRASE_SORT, vec![wrapped]))
        }
        Sealing::Keys(texts) => {
            let mut keys: Vec<AgeKey> = texts
                .iter()
                .map(|text| text.parse())
                .collect::<Result<_, _>>()?;
            keys.sort_unstable();
            keys.dedup();
            if keys.is_empty() {
                return Err(AgeError::ForNobody);
            }
            if keys.len() > MOST_RECIPIENTS {
                return Err(AgeError::TooManyRecipients);
            }
            let wrapped = keys
                .iter()
                .map(|key| wrap::for_key(file_key, key, randomness))
                .collect::<Result<_, _>>()?;
            Ok((KEY_SORT, wrapped))
        }
    }
}

/// Seals a whole text.
///
/// # Errors
///
/// See [`AgeError`].
pub fn seal(
    text: &[u8],
    sealing: &Sealing,
    randomness: &mut dyn Randomness,
) -> Result<Vec<u8>, AgeError> {
    if text.len() > LONGEST_TEXT {
        return Err(AgeError::TooLong);
    }
    whole(Sealer::new(sealing, randomness)?, text)
}

pub(super) fn whole(mut sealer: Sealer, text: &[u8]) -> Result<Vec<u8>, AgeError> {
    let mut file = Vec::with_capacity(sealer.file_length(text.len()));
    file.extend_from_slice(sealer.beginning());
    sealer.push(text, &mut file)?;
    sealer.finish(&mut file)?;
    Ok(file)
}
