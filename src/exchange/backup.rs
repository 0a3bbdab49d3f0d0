//! A backup: the whole vault in one file, every record sealed as it lies in the store.
//!
//! ```text
//! "NSKB" | version 1 | length 4 | what it is, JSON | digest 32
//! "P" | length 4 | whole records | digest 32            as often as needed
//! "E" | number of records 8 | proof 40                  and then nothing
//!
//! a record:  length 1, address | generation 8 | length 4, bytes | 0, or 1 and length 4, bytes
//! ```
//!
//! Lengths and numbers are big end first. A digest is BLAKE2b-256 of all before it in its part and
//! tells damage at once. The proof is made with the vault key over all digests: whoever has a secret
//! of this vault can tell that nothing was left out, added or exchanged since the backup was made.
//! Records stand in the order of their addresses, each once. Both sides work part by part, and no
//! length is believed above its limit.
//!
//! Deliberately absent: keys. The file opens with the secrets that were right when it was made.

use blake2::{Blake2b256, Digest};
use serde::{Deserialize, Serialize};

use crate::{
    domain::date::Moment,
    storage::{
        proof::PROOF_LENGTH,
        store::{RawRecord, Stored},
    },
};

const MAGIC: &[u8; 4] = b"NSKB";
/// The newest backup that this program writes and reads.
pub const FORMAT: u8 = 1;
const PART: u8 = b'P';
const END: u8 = b'E';
const DIGEST_LENGTH: usize = 32;
/// "NSKB", version, length.
const HEAD_LENGTH: usize = 9;
/// The longest description.
const LONGEST_ABOUT: usize = 4 * 1024;
/// A part is handed on when it is as long as this.
const FULL_PART: usize = 256 * 1024;
/// The longest part that is read: one record can be longer than a full part.
const LONGEST_PART: usize = 16 * 1024 * 1024;
/// The longest file that is read: some hundred times a vault of 10,000 children.
const LONGEST_FILE: u64 = 1024 * 1024 * 1024;
/// The longest address of a record of any kind.
const LONGEST_ADDRESS: usize = 80;

/// What a backup says of itself, in clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// When it was made.
    pub made: Moment,
    /// The version of the program that made it.
    pub program: String,
}

/// Why a file is no backup that can be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Another sort of file.
    #[error("read a file that is no backup")]
    NotABackup,
    /// Made by a newer program.
    #[error("read a backup of the newer format {found}")]
    NewerFormat {
        /// The format that stands in the file.
        found: u8,
    },
    /// Longer than any backup.
    #[error("read a backup that is too long")]
    TooLong,
    /// It ends before its end.
    #[error("read a backup that is cut off")]
    CutOff,
    /// Bytes are not what they were.
    #[error("read a damaged backup")]
    Damaged,
    /// It has no lock that this program can open.
    #[error("find the lock in the backup")]
    NoLock,
    /// The browser did not give the file's bytes.
    #[error("read the file")]
    Unread,
}

/// The digest of everything so far.
#[derive(Clone)]
struct Chain(Blake2b256);

impl Chain {
    fn new() -> Self {
        Self(Blake2b256::new())
    }

    /// The digest of these bytes, which joins the chain.
    fn link(&mut self, bytes: &[&[u8]]) -> [u8; DIGEST_LENGTH] {
        let mut digest = Blake2b256::new();
        for part in bytes {
            digest.update(part);
        }
        let digest: [u8; DIGEST_LENGTH] = digest.finalize().into();
        self.0.update(digest);
        digest
    }

    fn end(&self, records: u64) -> [u8; DIGEST_LENGTH] {
        let mut whole = self.0.clone();
        whole.update(records.to_be_bytes());
        whole.finalize().into()
    }
}

/// Makes a backup part by part.
pub struct Writer {
    chain: Chain,
    part: Vec<u8>,
    records: u64,
}

impl Writer {
    /// Begins a backup. Returns its first bytes.
    pub fn begin(about: &About) -> (Self, Vec<u8>) {
        let mut chain = Chain::new();
        // Text and numbers always have a JSON form.
        let json = serde_json::to_vec(about).unwrap_or_default();
        let head = [
            MAGIC.as_slice(),
            &[FORMAT],
            &length(&json).to_be_bytes(),
            &json,
        ]
        .concat();
        let digest = chain.link(&[&head]);
        let writer = Self {
            chain,
            part: Vec::new(),
            records: 0,
        };
        (writer, [head.as_slice(), &digest].concat())
    }

    /// Takes a record. Returns the bytes of a part when it is full.
    pub fn add(&mut self, record: &RawRecord) -> Option<Vec<u8>> {
        let stored = &record.stored;
        let address = record.address.as_bytes();
        let part = &mut self.part;
        part.push(u8::try_from(address.len()).unwrap_or(u8::MAX));
        part.extend_from_slice(address);
        part.extend_from_slice(&stored.generation.to_be_bytes());
        part.extend_from_slice(&length(&stored.current).to_be_bytes());
        part.extend_from_slice(&stored.current);
        match &stored.previous {
            None => part.push(0),
            Some(previous) => {
                part.push(1);
                part.extend_from_slice(&length(previous).to_be_bytes());
                part.extend_from_slice(previous);
            }
        }
        self.records += 1;
        (self.part.len() >= FULL_PART).then(|| self.whole_part())
    }

    fn whole_part(&mut self) -> Vec<u8> {
        let part = std::mem::take(&mut self.part);
        let head = [&[PART][..], &length(&part).to_be_bytes()].concat();
        let digest = self.chain.link(&[&head, &part]);
        [head.as_slice(), &part, &digest].concat()
    }

    /// What the proof is made over, after the bytes of the last part, which may be none.
    pub fn last(&mut self) -> (Vec<u8>, [u8; DIGEST_LENGTH]) {
        let part = if self.part.is_empty() {
            Vec::new()
        } else {
            self.whole_part()
        };
        (part, self.chain.end(self.records))
    }

    /// The last bytes of the file.
    pub fn end(self, proof: &[u8; PROOF_LENGTH]) -> Vec<u8> {
        [&[END][..], &self.records.to_be_bytes(), proof].concat()
    }
}

/// A length that fits: nothing that is stored is ever near the limit.
fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

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

fn cut<'b>(bytes: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PROOF: [u8; PROOF_LENGTH] = [7; PROOF_LENGTH];

    fn about() -> About {
        About {
            made: Moment {
                date: "2026-11-22".parse().unwrap(),
                minute: 600,
            },
            program: "0.1.0".into(),
        }
    }

    fn record(number: u32, size: usize, previous: bool) -> RawRecord {
        let bytes = vec![u8::try_from(number % 251).unwrap(); size];
        RawRecord {
            address: format!("child/{number:032x}"),
            stored: Stored {
                generation: u64::from(number) + 1,
                previous: previous.then(|| bytes.clone()),
                current: bytes,
            },
        }
    }

    fn written(records: &[RawRecord]) -> Vec<u8> {
        let (mut writer, mut file) = Writer::begin(&about());
        for record in records {
            file.extend(writer.add(record).unwrap_or_default());
        }
        file.extend(writer.last().0);
        file.extend(writer.end(&PROOF));
        file
    }

    fn read(file: &[u8]) -> Result<(Vec<RawRecord>, Whole), BackupError> {
        let mut reader = Reader::new(u64::try_from(file.len()).unwrap())?;
        let mut rest = file;
        let mut records = Vec::new();
        loop {
            match reader.wants()? {
                0 => return Ok((records, reader.finish()?)),
                wanted => records.extend(reader.take(cut(&mut rest, wanted).unwrap())?),
            }
        }
    }

    #[test]
    fn records_of_several_parts_come_back_as_they_were() {
        let records: Vec<_> = (0..400)
            .map(|number| record(number, 3_000, number % 3 == 0))
            .chain([record(400, FULL_PART * 2, false)])
            .collect();
        let file = written(&records);
        let (found, whole) = read(&file).unwrap();
        assert_eq!(found, records);
        assert_eq!((whole.about, whole.proof), (about(), PROOF));
        assert_eq!(read(&written(&[])).unwrap().0, []);
    }

    #[test]
    fn other_files_and_broken_ones_are_told_apart() {
        let file = written(&[record(1, 40, true)]);
        let error = |file: &[u8]| read(file).unwrap_err();
        assert_eq!(error(b""), BackupError::NotABackup);
        assert_eq!(error(b"PK\x03\x04 a zip archive"), BackupError::NotABackup);
        let mut newer = file.clone();
        newer[4] = 9;
        assert_eq!(error(&newer), BackupError::NewerFormat { found: 9 });
        assert_eq!(
            Reader::new(LONGEST_FILE + 1).err(),
            Some(BackupError::TooLong)
        );
        for length in HEAD_LENGTH..file.len() {
            assert_eq!(error(&file[..length]), BackupError::CutOff, "{length}");
        }
        assert_eq!(
            error(&[file.as_slice(), b"x"].concat()),
            BackupError::Damaged
        );
        for place in HEAD_LENGTH..file.len() - 8 - PROOF_LENGTH - 1 {
            let mut altered = file.clone();
            altered[place] ^= 1;
            assert!(read(&altered).is_err(), "{place}");
        }
    }

    #[test]
    fn record_that_stands_twice_or_under_no_address_is_damage() {
        let twice = written(&[record(2, 9, false), record(2, 9, false)]);
        assert_eq!(read(&twice), Err(BackupError::Damaged));
        for address in [
            "../x",
            "child",
            "child/1",
            "/",
            "CHILD/0123",
            "child/0123456789ABCDEF0123456789abcdef",
        ] {
            let mut odd = record(1, 9, false);
            odd.address = address.into();
            assert_eq!(
                read(&written(&[odd])),
                Err(BackupError::Damaged),
                "{address}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>, with_head: bool) {
            let start: &[u8] = if with_head { b"NSKB\x01" } else { b"" };
            let _ = read(&[start, &bytes].concat());
        }
    }
}
