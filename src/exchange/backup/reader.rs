//! Reading a backup. Any bytes are safe to pass.

use super::frame::{About, BackupError, Chain, DIGEST_LENGTH, END, FORMAT, MAGIC, PART};
use crate::storage::{
    proof::PROOF_LENGTH,
    store::{RawRecord, Stored},
};

/// "NSKB", version, length.
pub(super) const HEAD_LENGTH: usize = 9;
/// The longest description.
const LONGEST_ABOUT: usize = 4 * 1024;
/// The longest part that is read: one record can be longer than a full part.
const LONGEST_PART: usize = 16 * 1024 * 1024;
/// The longest file that is read: some hundred times a vault of 10,000 children.
pub(super) const LONGEST_FILE: u64 = 1024 * 1024 * 1024;
/// The longest address of a record of any kind.
const LONGEST_ADDRESS: usize = 80;

/// What the reader waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaits {
    Head,
    About([u8; HEAD_LENGTH], usize),
    Sort,
    Length,
    Part(usize),
    End,
    Nothing,
}

/// Reads a backup part by part. It says how many bytes it wants next, and is given these.
pub struct Reader {
    left: u64,
    awaits: Awaits,
    chain: Chain,
    about: Option<About>,
    records: u64,
    last: String,
    proof: Option<[u8; PROOF_LENGTH]>,
}

/// What a whole backup says, beside its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// When and by what it was made.
    pub about: About,
    /// What the proof must be made over.
    pub digest: [u8; DIGEST_LENGTH],
    /// The proof.
    pub proof: [u8; PROOF_LENGTH],
}

impl Reader {
    /// Begins to read a file of so many bytes.
    ///
    /// # Errors
    ///
    /// [`BackupError::TooLong`].
    pub fn new(file_length: u64) -> Result<Self, BackupError> {
        if file_length > LONGEST_FILE {
            return Err(BackupError::TooLong);
        }
        Ok(Self {
            left: file_length,
            awaits: Awaits::Head,
            chain: Chain::new(),
            about: None,
            records: 0,
            last: String::new(),
            proof: None,
        })
    }

    /// How many bytes it wants next; 0: the end is reached.
    ///
    /// # Errors
    ///
    /// [`BackupError`] where the file has fewer.
    pub fn wants(&self) -> Result<usize, BackupError> {
        let wanted = match self.awaits {
            Awaits::Head => HEAD_LENGTH,
            Awaits::About(_, length) | Awaits::Part(length) => length + DIGEST_LENGTH,
            Awaits::Sort => 1,
            Awaits::Length => 4,
            Awaits::End => 8 + PROOF_LENGTH,
            Awaits::Nothing => 0,
        };
        let has = u64::try_from(wanted).is_ok_and(|wanted| wanted <= self.left);
        match (has, self.awaits) {
            (true, _) => Ok(wanted),
            (false, Awaits::Head) => Err(BackupError::NotABackup),
            (false, _) => Err(BackupError::CutOff),
        }
    }

    /// Takes the bytes that it wants. Returns the records that are whole with them.
    ///
    /// # Errors
    ///
    /// By reason; see [`BackupError`]. Any bytes are safe to pass.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Vec<RawRecord>, BackupError> {
        if bytes.len() != self.wants()? {
            return Err(BackupError::CutOff);
        }
        self.left -= u64::try_from(bytes.len()).unwrap_or(self.left);
        match self.awaits {
            Awaits::Head => self.awaits = head(bytes)?,
            Awaits::About(head, length) => {
                let json = self.checked(&head, bytes, length)?;
                let about = serde_json::from_slice(json).map_err(|_| BackupError::Damaged)?;
                self.about = Some(about);
                self.awaits = Awaits::Sort;
            }
            Awaits::Sort => {
                self.awaits = match bytes {
                    [PART] => Awaits::Length,
                    [END] => Awaits::End,
                    _ => return Err(BackupError::Damaged),
                };
            }
            Awaits::Length => {
                let length = read_length(bytes).ok_or(BackupError::Damaged)?;
                if length == 0 || length > LONGEST_PART {
                    return Err(BackupError::Damaged);
                }
                self.awaits = Awaits::Part(length);
            }
            Awaits::Part(length) => {
                let written = u32::try_from(length).unwrap_or(u32::MAX);
                let head = [&[PART][..], &written.to_be_bytes()].concat();
                let part = self.checked(&head, bytes, length)?;
                let records = self.records_of(part).ok_or(BackupError::Damaged)?;
                self.awaits = Awaits::Sort;
                return Ok(records);
            }
            Awaits::End => {
                let (count, proof) = bytes.split_first_chunk().ok_or(BackupError::CutOff)?;
                if u64::from_be_bytes(*count) != self.records || self.left > 0 {
                    return Err(BackupError::Damaged);
                }
                self.proof = proof.try_into().ok();
                self.awaits = Awaits::Nothing;
            }
            Awaits::Nothing => {}
        }
        Ok(Vec::new())
    }

    /// What the whole file says, once it has been read to its end.
    ///
    /// # Errors
    ///
    /// [`BackupError::CutOff`] before that.
    pub fn finish(self) -> Result<Whole, BackupError> {
        let digest = self.chain.end(self.records);
        self.about
            .zip(self.proof)
            .map(|(about, proof)| Whole {
                about,
                digest,
                proof,
            })
            .ok_or(BackupError::CutOff)
    }

    fn checked<'b>(
        &mut self,
        head: &[u8],
        bytes: &'b [u8],
        length: usize,
    ) -> Result<&'b [u8], BackupError> {
        let (inside, digest) = bytes.split_at_checked(length).ok_or(BackupError::CutOff)?;
        if self.chain.link(&[head, inside]) == digest {
            Ok(inside)
        } else {
            Err(BackupError::Damaged)
        }
    }

    fn records_of(&mut self, mut part: &[u8]) -> Option<Vec<RawRecord>> {
        let mut records = Vec::new();
        while let Some((&length, rest)) = part.split_first() {
            part = rest;
            let address = text(cut(&mut part, usize::from(length))?)?;
            // In order, so none stands twice.
            if address <= self.last {
                return None;
            }
            let generation = u64::from_be_bytes(cut(&mut part, 8)?.try_into().ok()?);
            let current = counted(&mut part)?;
            let previous = match cut(&mut part, 1)? {
                [0] => None,
                [1] => Some(counted(&mut part)?),
                _ => return None,
            };
            self.records += 1;
            self.last.clone_from(&address);
            records.push(RawRecord {
                address,
                stored: Stored {
                    generation,
                    current,
                    previous,
                },
            });
        }
        Some(records)
    }
}

fn head(bytes: &[u8]) -> Result<Awaits, BackupError> {
    let head: [u8; HEAD_LENGTH] = bytes.try_into().map_err(|_| BackupError::NotABackup)?;
    let Some((MAGIC, [format, length @ ..])) = head.split_first_chunk() else {
        return Err(BackupError::NotABackup);
    };
    match *format {
        0 => return Err(BackupError::NotABackup),
        found if found > FORMAT => return Err(BackupError::NewerFormat { found }),
        _ => {}
    }
    let length = read_length(length).ok_or(BackupError::Damaged)?;
    if length > LONGEST_ABOUT {
        return Err(BackupError::Damaged);
    }
    Ok(Awaits::About(head, length))
}

fn read_length(bytes: &[u8]) -> Option<usize> {
    let bytes: [u8; 4] = bytes.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

pub(super) fn cut<'b>(bytes: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (first, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(first)
}

fn counted(bytes: &mut &[u8]) -> Option<Vec<u8>> {
    let length = read_length(cut(bytes, 4)?)?;
    Some(cut(bytes, length)?.to_vec())
}

/// An address of this program or a newer one: a word, a stroke and an id.
fn text(bytes: &[u8]) -> Option<String> {
    let (word, id) = bytes.split_at_checked(bytes.len().checked_sub(33)?)?;
    let (stroke, id) = id.split_first()?;
    let plain = |byte: &u8| matches!(byte, b'a'..=b'z' | b'-');
    let of_id = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let whole = *stroke == b'/'
        && !word.is_empty()
        && bytes.len() <= LONGEST_ADDRESS
        && word.iter().all(plain)
        && id.iter().all(of_id);
    whole.then(|| bytes.iter().copied().map(char::from).collect())
}
