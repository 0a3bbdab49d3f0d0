//! Making the text of a hand-over, line by line.

use serde::Serialize;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    form::{VERSION, WORD},
    reader::hex,
};
use crate::{
    domain::hand_over::Manifest,
    storage::{key::RecordId, piece::Piece, record::RecordError},
};

/// Makes the text line by line.
pub struct Writer {
    digest: Sha256,
    records: usize,
}

#[derive(Serialize)]
struct Head<'m> {
    format: &'static str,
    version: u16,
    #[serde(flatten)]
    manifest: &'m Manifest,
}

impl Writer {
    /// Begins a text. Returns its first line.
    pub fn begin(manifest: &Manifest) -> (Self, Zeroizing<Vec<u8>>) {
        let mut writer = Self {
            digest: Sha256::new(),
            records: 0,
        };
        let head = Head {
            format: WORD,
            version: VERSION,
            manifest,
        };
        // Text and numbers always have a JSON form.
        let line = writer.line(serde_json::to_vec(&head).unwrap_or_default());
        (writer, line)
    }

    /// Adds a record. Returns its line.
    ///
    /// # Errors
    ///
    /// [`RecordError::Unwritable`].
    pub fn add(&mut self, id: RecordId, piece: &Piece) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        let text = piece.text()?;
        let (_, inside) = text.split_first().ok_or(RecordError::Unwritable)?;
        let id = id.to_string();
        let child = piece.child().unwrap_or(&id);
        let kind = piece.kind().word();
        let child = serde_json::to_string(child).map_err(|_| RecordError::Unwritable)?;
        let before = format!(r#"{{"kind":"{kind}","id":"{id}","child":{child},"#);
        let mut line = Vec::with_capacity(before.len() + inside.len() + 1);
        line.extend_from_slice(before.as_bytes());
        line.extend_from_slice(inside);
        self.records += 1;
        Ok(self.line(line))
    }

    /// The last line.
    pub fn end(self) -> Vec<u8> {
        let digest = hex(&self.digest.finalize());
        let records = self.records;
        format!("{{\"end\":{{\"records\":{records},\"sha256\":\"{digest}\"}}}}\n").into_bytes()
    }

    fn line(&mut self, mut line: Vec<u8>) -> Zeroizing<Vec<u8>> {
        line.push(b'\n');
        self.digest.update(&line);
        Zeroizing::new(line)
    }
}
