//! Reading the text of a hand-over, line by line. Any bytes are safe to pass.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    fault::{Fault, FileError},
    form::{VERSION, WORD},
};
use crate::{
    domain::hand_over::{Manifest, Purpose},
    storage::{
        key::RecordId,
        piece::{Piece, TRAVELS},
        record::{RecordError, RecordKind},
    },
};

/// The longest text that is read: some five times what 500 children with 2,000 long assessments take.
const LONGEST_TEXT: usize = 128 * 1024 * 1024;
/// The longest line: a meeting with every field full is a hundredth of it.
const LONGEST_LINE: usize = 2 * 1024 * 1024;
/// The most records.
const MOST_RECORDS: usize = 100_000;
/// The deepest nesting of a line: a record of ours has half of it.
const DEEPEST: usize = 24;

/// One record of a hand-over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: RecordId,
    /// What it says.
    pub piece: Piece,
}

/// A hand-over that was read and checked to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The records, each child before what is about it.
    pub records: Vec<Record>,
}

/// What the reader waits for.
enum Awaits {
    Manifest,
    Records,
    Nothing,
}

/// Reads a text some lines at a time.
pub struct Reader {
    text: Zeroizing<Vec<u8>>,
    at: usize,
    lines: usize,
    awaits: Awaits,
    digest: Sha256,
    manifest: Option<Manifest>,
    records: Vec<Record>,
    ids: BTreeSet<RecordId>,
    children: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u16,
}

/// What stands beside the body of a record, or the last line.
#[derive(Deserialize)]
struct Line {
    kind: Option<String>,
    id: Option<RecordId>,
    child: Option<String>,
    end: Option<End>,
}

#[derive(Deserialize)]
struct End {
    records: usize,
    sha256: String,
}

impl Reader {
    /// Begins to read a text.
    ///
    /// # Errors
    ///
    /// [`Fault::TooLong`].
    pub fn new(text: Zeroizing<Vec<u8>>) -> Result<Self, FileError> {
        if text.len() > LONGEST_TEXT {
            let fault = Fault::TooLong;
            return Err(FileError { fault, line: 1 });
        }
        Ok(Self {
            text,
            at: 0,
            lines: 0,
            awaits: Awaits::Manifest,
            digest: Sha256::new(),
            manifest: None,
            records: Vec::new(),
            ids: BTreeSet::new(),
            children: BTreeSet::new(),
        })
    }

    /// How much of the text is read, from 0 to 1.
    pub fn share(&self) -> f64 {
        /// Of a thousand: no text is so long that a thousand times its length overflows.
        const WHOLE: usize = 1_000;
        let share = self.at.saturating_mul(WHOLE) / self.text.len().max(1);
        f64::from(u16::try_from(share).unwrap_or_default()) / 1_000.0
    }

    /// Reads so many lines on. `true`: there is more.
    ///
    /// # Errors
    ///
    /// By reason and line; see [`Fault`].
    pub fn read(&mut self, lines: usize) -> Result<bool, FileError> {
        for _ in 0..lines {
            if self.at == self.text.len() {
                return Ok(false);
            }
            self.lines += 1;
            if let Err(fault) = self.line() {
                let line = self.lines;
                return Err(FileError { fault, line });
            }
        }
        Ok(self.at < self.text.len())
    }

    /// The whole hand-over, once everything is read.
    ///
    /// # Errors
    ///
    /// [`Fault::CutOff`] before that.
    pub fn finish(self) -> Result<HandedOver, FileError> {
        let whole = matches!(self.awaits, Awaits::Nothing) && self.at == self.text.len();
        let records = self.records;
        let manifest = self.manifest.filter(|_| whole);
        manifest
            .map(|manifest| HandedOver { manifest, records })
            .ok_or(FileError {
                fault: if self.lines == 0 {
                    Fault::NotAHandOver
                } else {
                    Fault::CutOff
                },
                line: self.lines,
            })
    }

    fn line(&mut self) -> Result<(), Fault> {
        let text = std::mem::take(&mut self.text);
        let rest = text.get(self.at..).unwrap_or_default();
        let within = rest.get(..=LONGEST_LINE).unwrap_or(rest);
        let result = match within.iter().position(|byte| *byte == b'\n') {
            Some(length) => {
                let (line, _) = rest.split_at(length);
                self.at += length + 1;
                self.take(line)
            }
            None if rest.len() > LONGEST_LINE => Err(self.first_or(Fault::TooBig)),
            None => Err(self.first_or(Fault::CutOff)),
        };
        self.text = text;
        result
    }

    /// A text that is wrong from the beginning is another sort of text.
    fn first_or(&self, fault: Fault) -> Fault {
        match self.awaits {
            Awaits::Manifest => Fault::NotAHandOver,
            Awaits::Records => fault,
            Awaits::Nothing => Fault::Damaged,
        }
    }

    fn take(&mut self, line: &[u8]) -> Result<(), Fault> {
        if is_too_deep(line) {
            return Err(self.first_or(Fault::TooBig));
        }
        match self.awaits {
            Awaits::Manifest => {
                let head: Head = serde_json::from_slice(line).map_err(|_| Fault::NotAHandOver)?;
                if head.format != WORD || head.version == 0 {
                    return Err(Fault::NotAHandOver);
                }
                if head.version > VERSION {
                    return Err(Fault::Newer);
                }
                let manifest = serde_json::from_slice(line).map_err(|_| Fault::Damaged)?;
                self.manifest = Some(manifest);
                self.awaits = Awaits::Records;
            }
            Awaits::Records => {
                let read: Line = serde_json::from_slice(line).map_err(|_| Fault::NoRecord)?;
                if let Some(end) = read.end {
                    return self.end(&end);
                }
                let (Some(kind), Some(id), Some(child)) = (read.kind, read.id, read.child) else {
                    return Err(Fault::NoRecord);
                };
                let record = self.record(line, &kind, id, child)?;
                self.records.push(record);
            }
            Awaits::Nothing => return Err(Fault::Damaged),
        }
        self.digest.update(line);
        self.digest.update(b"\n");
        Ok(())
    }

    fn record(
        &mut self,
        line: &[u8],
        kind: &str,
        id: RecordId,
        child: String,
    ) -> Result<Record, Fault> {
        if self.records.len() == MOST_RECORDS {
            return Err(Fault::TooLong);
        }
        let known = TRAVELS.into_iter().find(|known| known.word() == kind);
        let kind = known.ok_or_else(|| unknown(kind))?;
        if self.is_of_form_alone() && !matches!(kind, RecordKind::Child | RecordKind::Transition) {
            return Err(Fault::NotAlone);
        }
        let piece = match Piece::read(kind, line) {
            Some(Ok(piece)) => piece,
            Some(Err(RecordError::Newer { .. })) => return Err(Fault::Newer),
            _ => return Err(Fault::NoRecord),
        };
        if id == RecordId::ONLY || !self.ids.insert(id) {
            return Err(Fault::Twice);
        }
        if kind == RecordKind::Child {
            if child != id.to_string() {
                return Err(Fault::NoRecord);
            }
            self.children.insert(child);
        } else if piece.child() != Some(&child) || !self.children.contains(&child) {
            return Err(Fault::NoChild);
        }
        Ok(Record { id, piece })
    }

    fn end(&mut self, end: &End) -> Result<(), Fault> {
        let digest = hex(&self.digest.clone().finalize());
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for record in &self.records {
            *counted.entry(record.piece.kind().word()).or_default() += 1;
        }
        let told = self.manifest.as_ref().is_some_and(|manifest| {
            let told = manifest.records.iter();
            let alone = matches!(manifest.purpose, Purpose::Case | Purpose::Transition);
            told.map(|(kind, count)| (kind.as_str(), *count))
                .eq(counted)
                && manifest.children == self.children.len()
                && (!alone || manifest.children == 1)
        });
        if !told || end.records != self.records.len() || end.sha256 != digest {
            return Err(Fault::Damaged);
        }
        if self.is_of_form_alone() && !is_form_alone(&self.records) {
            return Err(Fault::NotAlone);
        }
        self.awaits = Awaits::Nothing;
        Ok(())
    }

    fn is_of_form_alone(&self) -> bool {
        let purpose = self.manifest.as_ref().map(|manifest| manifest.purpose);
        purpose == Some(Purpose::Transition)
    }
}

/// Whether there is one finished overgangsskema, and of the child no more than stands in it.
fn is_form_alone(records: &[Record]) -> bool {
    let [first, second] = records else {
        return false;
    };
    match (&first.piece, &second.piece) {
        (Piece::Child(child), Piece::Transition(form)) => form
            .finished()
            .is_some_and(|done| done.paper.as_child(child.unborn) == *child),
        _ => false,
    }
}

/// A word like our kinds' is a newer program's kind; anything else, and a kind of ours that never
/// travels, is no record.
fn unknown(kind: &str) -> Fault {
    let like_ours = kind.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'-'));
    let ours = RecordKind::ALL.iter().any(|known| known.word() == kind);
    if like_ours && !ours && !kind.is_empty() {
        Fault::Newer
    } else {
        Fault::NoRecord
    }
}

/// Whether a line of JSON is nested deeper than any record, asked before anything reads it.
fn is_too_deep(line: &[u8]) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in line {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                if depth > DEEPEST {
                    return true;
                }
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // A string takes every letter.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
