//! The readable beginning of a file: who can open it. Any bytes are safe to pass.

use base64ct::{Base64Unpadded, Encoding};

use super::error::AgeError;

const NAME: &str = "age-encryption.org/";
const VERSION: &str = "v1";
const ARMOUR: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
/// As long as the readable beginning may be: some hundred times a usual one.
pub const LONGEST_BEGINNING: usize = 64 * 1024;
/// For as many recipients a file may be. Each costs whoever opens it a computation.
pub const MOST_RECIPIENTS: usize = 64;
/// The letters of a full line in a recipient's body.
const LINE: usize = 64;
/// The bytes of the proof.
pub(super) const PROOF_LENGTH: usize = 32;

/// One recipient as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stanza<'f> {
    /// What sort of recipient.
    pub(super) sort: &'f str,
    /// What the sort needs to know.
    pub(super) arguments: Vec<&'f str>,
    /// The file's key, sealed for this recipient.
    pub(super) body: Vec<u8>,
}

/// The whole beginning.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header<'f> {
    pub(super) stanzas: Vec<Stanza<'f>>,
    /// What the proof is made over.
    pub(super) proven: &'f [u8],
    pub(super) proof: [u8; PROOF_LENGTH],
    /// Where the rest of the file begins.
    pub(super) length: usize,
}

/// Reads the beginning of a file. It must be given whole, or [`LONGEST_BEGINNING`] bytes of it.
pub(super) fn read(file: &[u8]) -> Result<Header<'_>, AgeError> {
    if !file.starts_with(NAME.as_bytes()) {
        return Err(if file.starts_with(ARMOUR.as_bytes()) {
            AgeError::Armoured
        } else {
            AgeError::NotAnAgeFile
        });
    }
    let beginning = file.get(..LONGEST_BEGINNING).unwrap_or(file);
    let mut lines = Lines {
        bytes: beginning,
        at: 0,
    };
    match lines.next()?.strip_prefix(NAME) {
        Some(VERSION) => {}
        Some(version) if is_newer(version) => return Err(AgeError::Newer),
        _ => return Err(AgeError::Damaged),
    }
    let mut stanzas = Vec::new();
    loop {
        let before = lines.at;
        let line = lines.next()?;
        if let Some(proof) = line.strip_prefix("--- ") {
            let mut bytes = [0; PROOF_LENGTH];
            let read = Base64Unpadded::decode(proof, &mut bytes).map_err(|_| AgeError::Damaged)?;
            if read.len() != PROOF_LENGTH || stanzas.is_empty() {
                return Err(AgeError::Damaged);
            }
            return Ok(Header {
                stanzas,
                proven: file.get(..before + "---".len()).unwrap_or_default(),
                proof: bytes,
                length: lines.at,
            });
        }
        if stanzas.len() == MOST_RECIPIENTS {
            return Err(AgeError::TooManyRecipients);
        }
        stanzas.push(stanza(line, &mut lines)?);
    }
}

fn is_newer(version: &str) -> bool {
    let number = version.strip_prefix('v');
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}

fn stanza<'f>(line: &'f str, lines: &mut Lines<'f>) -> Result<Stanza<'f>, AgeError> {
    let mut words = line
        .strip_prefix("-> ")
        .ok_or(AgeError::Damaged)?
        .split(' ');
    let sort = words.next().ok_or(AgeError::Damaged)?;
    let arguments: Vec<&str> = words.collect();
    let is_word =
        |word: &&str| !word.is_empty() && word.bytes().all(|sign| sign.is_ascii_graphic());
    if !is_word(&sort) || !arguments.iter().all(is_word) {
        return Err(AgeError::Damaged);
    }
    let mut letters = String::new();
    loop {
        let line = lines.next()?;
        if line.len() > LINE {
            return Err(AgeError::Damaged);
        }
        letters.push_str(line);
        if line.len() < LINE {
            break;
        }
    }
    let body = Base64Unpadded::decode_vec(&letters).map_err(|_| AgeError::Damaged)?;
    Ok(Stanza {
        sort,
        arguments,
        body,
    })
}

struct Lines<'f> {
    bytes: &'f [u8],
    at: usize,
}

impl<'f> Lines<'f> {
    fn next(&mut self) -> Result<&'f str, AgeError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some(end) = rest.iter().position(|&byte| byte == b'\n') else {
            return Err(if self.bytes.len() == LONGEST_BEGINNING {
                AgeError::HeaderTooLong
            } else {
                AgeError::Damaged
            });
        };
        self.at += end + 1;
        let line = rest.get(..end).unwrap_or_default();
        std::str::from_utf8(line).map_err(|_| AgeError::Damaged)
    }
}

/// Writes the beginning up to the place of the proof.
pub(super) fn write(stanzas: &[Stanza]) -> String {
    let mut text = format!("{NAME}{VERSION}\n");
    for stanza in stanzas {
        text.push_str("-> ");
        text.push_str(stanza.sort);
        for argument in &stanza.arguments {
            text.push(' ');
            text.push_str(argument);
        }
        text.push('\n');
        let mut letters = Base64Unpadded::encode_string(&stanza.body);
        while letters.len() >= LINE {
            let rest = letters.split_off(LINE);
            text.push_str(&letters);
            text.push('\n');
            letters = rest;
        }
        text.push_str(&letters);
        text.push('\n');
    }
    text.push_str("---");
    text
}

/// The last line of the beginning, which follows what [`write()`] gives.
pub(super) fn proof_line(proof: &[u8; PROOF_LENGTH]) -> String {
    format!(" {}\n", Base64Unpadded::encode_string(proof))
}
