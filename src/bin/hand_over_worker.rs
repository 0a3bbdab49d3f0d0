//! Seals and opens hand-over files beside the page. `public/hand_over.js` loads this and passes the
//! bytes on, piece by piece.

use js_sys::JsString;
use naeste_skridt::{
    exchange::age_file::{
        AgeError, LONGEST_BEGINNING, LONGEST_FILE, LONGEST_TEXT, Opener, Opening, Sealer, Sealing,
    },
    platform::random::WebRandomness,
};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

fn main() {}

/// A file in the making.
#[wasm_bindgen]
pub struct Seal(Option<Sealer>);

#[wasm_bindgen]
impl Seal {
    /// Begins a file.
    ///
    /// # Errors
    ///
    /// The word of an [`AgeError`].
    #[wasm_bindgen(constructor)]
    pub fn new(sort: &str, secret: Vec<u8>, length: usize) -> Result<Self, JsString> {
        if length > LONGEST_TEXT {
            return Err(word(AgeError::TooLong));
        }
        let secret = letters(secret)?;
        let sealing = match sort {
            "passphrase" => Sealing::Passphrase(secret),
            _ => Sealing::Keys(secret.lines().map(str::to_owned).collect()),
        };
        Sealer::new(&sealing, &mut WebRandomness)
            .map(|sealer| Self(Some(sealer)))
            .map_err(word)
    }

    /// How long the file will be.
    pub fn file_length(&self, text: usize) -> usize {
        self.0.as_ref().map_or(0, |sealer| sealer.file_length(text))
    }

    /// The file's beginning.
    pub fn beginning(&self) -> Vec<u8> {
        self.0
            .as_ref()
            .map(|sealer| sealer.beginning().to_vec())
            .unwrap_or_default()
    }

    /// What follows in the file when this follows in the text.
    ///
    /// # Errors
    ///
    /// The word of an [`AgeError`].
    pub fn push(&mut self, text: Vec<u8>) -> Result<Vec<u8>, JsString> {
        let text = Zeroizing::new(text);
        let mut file = Vec::new();
        let sealer = self.0.as_mut().ok_or_else(stopped)?;
        sealer.push(&text, &mut file).map_err(word)?;
        Ok(file)
    }

    /// The rest of the file.
    ///
    /// # Errors
    ///
    /// The word of an [`AgeError`].
    pub fn finish(&mut self) -> Result<Vec<u8>, JsString> {
        let mut file = Vec::new();
        let sealer = self.0.take().ok_or_else(stopped)?;
        sealer.finish(&mut file).map_err(word)?;
        Ok(file)
    }
}

/// A file that is being opened.
#[wasm_bindgen]
pub struct Open(Option<Opener>);

#[wasm_bindgen]
impl Open {
    /// How many of the file's first bytes it begins with.
    pub fn first() -> usize {
        LONGEST_BEGINNING + 16
    }

    /// Begins with the file's first bytes.
    ///
    /// # Errors
    ///
    /// The word of an [`AgeError`].
    #[wasm_bindgen(constructor)]
    pub fn new(sort: &str, secret: Vec<u8>, first: &[u8], length: usize) -> Result<Self, JsString> {
        if length > LONGEST_FILE {
            return Err(word(AgeError::TooLong));
        }
        let secret = letters(secret)?;
        let opening = match sort {
            "passphrase" => Opening::Passphrase(secret),
            _ => Opening::Key(secret),
        };
        Opener::new(first, &opening)
            .map(|opener| Self(Some(opener)))
            .map_err(word)
    }

    /// Where in the file the pieces begin.
    pub fn begins(&self) -> usize {
        self.0.as_ref().map_or(0, Opener::begins)
    }

    /// What follows in the text when this follows in the file.
    ///
    /// # Errors
    ///
    /// The word of an [`AgeError`].
    pub fn push(&mut self, sealed: &[u8]) -> Result<Vec<u8>, JsString> {
        let mut text = Vec::new();
        let opener = self.0.as_mut().ok_or_else(stopped)?;
        opener.push(sealed, &mut text).map_err(word)?;
        Ok(text)
    }

    /// The rest of the text. Without it nothing before it counts.
    ///
    /// # Errors
    ///
    /// The word of an [`AgeError`].
    pub fn finish(&mut self) -> Result<Vec<u8>, JsString> {
        let mut text = Vec::new();
        let opener = self.0.take().ok_or_else(stopped)?;
        opener.finish(&mut text).map_err(word)?;
        Ok(text)
    }
}

fn letters(bytes: Vec<u8>) -> Result<Zeroizing<String>, JsString> {
    String::from_utf8(bytes)
        .map(Zeroizing::new)
        .map_err(|_| stopped())
}

fn word(error: AgeError) -> JsString {
    error.word().into()
}

fn stopped() -> JsString {
    "stopped".into()
}
