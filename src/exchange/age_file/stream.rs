//! The pieces of a file's text: each sealed under its own number, the last one marked as the last.

use chacha20poly1305::{ChaCha20Poly1305, Nonce, aead::Aead};
use zeroize::Zeroizing;

use super::{
    error::AgeError,
    wrap::{MadeKey, cipher},
};

const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
const SEALED_PIECE: usize = PIECE + TAG;
/// The bytes before the pieces that make their key.
pub(super) const NONCE_LENGTH: usize = 16;

/// How many bytes the pieces of a text of this length have.
pub(super) const fn sealed_length(text: usize) -> usize {
    let pieces = if text == 0 { 1 } else { text.div_ceil(PIECE) };
    text + pieces * TAG
}

/// Counts the pieces.
struct Counted {
    cipher: ChaCha20Poly1305,
    number: u64,
}

impl Counted {
    fn nonce(&mut self, last: bool) -> Nonce {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&self.number.to_be_bytes());
        nonce[11] = u8::from(last);
        self.number += 1;
        Nonce::from(nonce)
    }

    fn seal(&mut self, text: &[u8], last: bool) -> Result<Vec<u8>, AgeError> {
        let nonce = self.nonce(last);
        self.cipher
            .encrypt(&nonce, text)
            .map_err(|_| AgeError::TooLong)
    }

    fn open(&mut self, sealed: &[u8], last: bool) -> Result<Zeroizing<Vec<u8>>, AgeError> {
        let nonce = self.nonce(last);
        self.cipher
            .decrypt(&nonce, sealed)
            .map(Zeroizing::new)
            .map_err(|_| AgeError::Damaged)
    }
}

/// Seals piece by piece.
pub(super) struct SealStream {
    counted: Counted,
    waiting: Zeroizing<Vec<u8>>,
}

impl SealStream {
    pub(super) fn new(key: &MadeKey) -> Self {
        Self {
            counted: Counted {
                cipher: cipher(key),
                number: 0,
            },
            waiting: Zeroizing::new(Vec::with_capacity(PIECE)),
        }
    }

    /// Takes some of the text, and adds to `out` what is sealed of it so far.
    pub(super) fn push(&mut self, mut text: &[u8], out: &mut Vec<u8>) -> Result<(), AgeError> {
        // A full piece waits for what follows: it may be the last.
        while !text.is_empty() {
            if self.waiting.len() == PIECE {
                out.extend(self.counted.seal(&self.waiting, false)?);
                self.waiting.clear();
            }
            text = fill(&mut self.waiting, text, PIECE);
        }
        Ok(())
    }

    pub(super) fn finish(mut self, out: &mut Vec<u8>) -> Result<(), AgeError> {
        out.extend(self.counted.seal(&self.waiting, true)?);
        Ok(())
    }
}

/// Opens piece by piece.
pub(super) struct OpenStream {
    counted: Counted,
    waiting: Vec<u8>,
}

impl OpenStream {
    pub(super) fn new(key: &MadeKey) -> Self {
        Self {
            counted: Counted {
                cipher: cipher(key),
                number: 0,
            },
            waiting: Vec::with_capacity(SEALED_PIECE),
        }
    }

    /// Takes some of the file, and adds to `out` what is open of it so far.
    pub(super) fn push(&mut self, mut sealed: &[u8], out: &mut Vec<u8>) -> Result<(), AgeError> {
        while !sealed.is_empty() {
            if self.waiting.len() == SEALED_PIECE {
                out.extend_from_slice(&self.counted.open(&self.waiting, false)?);
                self.waiting.clear();
            }
            sealed = fill(&mut self.waiting, sealed, SEALED_PIECE);
        }
        Ok(())
    }

    pub(super) fn finish(mut self, out: &mut Vec<u8>) -> Result<(), AgeError> {
        let first = self.counted.number == 0;
        let text = self.counted.open(&self.waiting, true)?;
        // Only an empty text has an empty piece.
        if text.is_empty() && !first {
            return Err(AgeError::Damaged);
        }
        out.extend_from_slice(&text);
        Ok(())
    }
}

/// Fills `piece` up to `length`, and gives what did not fit.
fn fill<'b>(piece: &mut Vec<u8>, bytes: &'b [u8], length: usize) -> &'b [u8] {
    let room = length.saturating_sub(piece.len()).min(bytes.len());
    let (first, rest) = bytes.split_at(room);
    piece.extend_from_slice(first);
    rest
}
