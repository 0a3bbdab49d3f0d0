//! Making a backup.

use super::frame::{About, Chain, DIGEST_LENGTH, END, FORMAT, MAGIC, PART};
use crate::storage::{proof::PROOF_LENGTH, store::RawRecord};

/// A part is handed on when it is as long as this.
pub(super) const FULL_PART: usize = 256 * 1024;

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
