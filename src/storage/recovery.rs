//! The recovery code: the second way into a vault, shown once and kept on paper.
//!
//! 144 random bits and 16 bits that recognise a typing error, written in Crockford's base 32: no
//! letter that looks like a digit. What people read wrong is forgiven: `O` for `0`, `I` and `L`
//! for `1`, small letters, spaces and hyphens.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{
    checksum::crc32,
    key::{NoRandomness, Randomness},
};

const SECRET_LENGTH: usize = 18;
const CHECK_LENGTH: usize = 2;
/// The letters of a code without its hyphens.
pub const LETTERS: usize = (SECRET_LENGTH + CHECK_LENGTH) * 8 / 5;
const GROUP: usize = 4;
/// Crockford's letters in the order of their values.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The bits that a letter stands for.
const LETTER_BITS: u32 = 5;

/// A recovery code's secret. Wiped when dropped; `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct RecoverySecret([u8; SECRET_LENGTH]);

/// Why a typed text is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    /// Too few or too many letters.
    #[error("read a recovery code of {found} letters instead of {LETTERS}")]
    Length {
        /// The letters and digits that were typed.
        found: usize,
    },
    /// A letter that no code holds: `U`, or anything that is no letter or digit.
    #[error("read a letter that no recovery code holds")]
    UnknownLetter,
    /// A letter is mistyped, or two changed places.
    #[error("read a mistyped recovery code")]
    Mistyped,
}

impl RecoverySecret {
    /// A new code.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none.
    pub fn random(randomness: &mut dyn Randomness) -> Result<Self, NoRandomness> {
        let mut secret = Self([0; SECRET_LENGTH]);
        randomness.fill(&mut secret.0)?;
        Ok(secret)
    }

    /// The code as it is shown and printed: eight groups of four, with hyphens.
    pub fn text(&self) -> Zeroizing<String> {
        let bytes = Zeroizing::new([self.0.as_slice(), &check(&self.0)].concat());
        let mut text = Zeroizing::new(String::with_capacity(LETTERS + LETTERS / GROUP));
        let values = regrouped(&bytes, u8::BITS, LETTER_BITS);
        let letters = values
            .iter()
            .filter_map(|value| CROCKFORD.get(usize::from(*value)));
        for (place, letter) in letters.enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(*letter));
        }
        text
    }

    /// Reads what somebody typed from the paper.
    ///
    /// # Errors
    ///
    /// What is wrong with it; see [`RecoveryError`].
    pub fn read(typed: &str) -> Result<Self, RecoveryError> {
        let mut values = Zeroizing::new(Vec::with_capacity(LETTERS));
        for sign in typed.chars() {
            let letter = match sign.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                sign if sign.is_whitespace() || "-‐‑–—".contains(sign) => continue,
                sign => u8::try_from(sign).map_err(|_| RecoveryError::UnknownLetter)?,
            };
            let value = (0..).zip(CROCKFORD).find(|(_, known)| **known == letter);
            let (value, _) = value.ok_or(RecoveryError::UnknownLetter)?;
            values.push(value);
        }
        let found = values.len();
        if found != LETTERS {
            return Err(RecoveryError::Length { found });
        }
        let bytes = regrouped(&values, LETTER_BITS, u8::BITS);
        let (secret, typed_check) = bytes
            .split_first_chunk::<SECRET_LENGTH>()
            .ok_or(RecoveryError::Mistyped)?;
        if typed_check == check(secret) {
            Ok(Self(*secret))
        } else {
            Err(RecoveryError::Mistyped)
        }
    }

    /// What goes into the key derivation.
    pub fn secret(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for RecoverySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoverySecret")
    }
}

fn check(secret: &[u8; SECRET_LENGTH]) -> [u8; CHECK_LENGTH] {
    let mut crc = crc32(&[secret]).to_be_bytes();
    let check = [crc[0], crc[1]];
    crc.zeroize();
    check
}

/// The same bits, big end first: `from` bits of each byte go in, `to` bits of each come out. Both
/// are at most 8, and what does not fill the last byte is left out.
fn regrouped(values: &[u8], from: u32, to: u32) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::with_capacity(LETTERS));
    let (mut held, mut bits) = (0_u16, 0);
    for value in values {
        held = held << from | u16::from(*value);
        bits += from;
        while bits >= to {
            bits -= to;
            out.extend(u8::try_from(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    held.zeroize();
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn code_is_eight_groups_without_lookalikes() {
        let text = RecoverySecret([0x5A; SECRET_LENGTH]).text();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [4; 8]);
        assert!(!text.contains(['I', 'L', 'O', 'U']));
    }

    /// Printed codes are on paper: their letters never change.
    #[test]
    fn code_of_known_bytes_is_the_one_on_paper() {
        let bytes = std::array::from_fn(|place| u8::try_from(place * 15).unwrap());
        let text = RecoverySecret(bytes).text();
        assert_eq!(text.as_str(), "007H-WB9W-9DD6-JY47-JTJV-9GYJ-W7RF-Y75Y");
    }

    #[test]
    fn odd_typing_is_forgiven() {
        let secret = RecoverySecret([0; SECRET_LENGTH]);
        let typed = secret.text().replace('0', "o").replace('-', " – ");
        assert_eq!(RecoverySecret::read(&typed), Ok(secret));
    }

    #[test]
    fn wrong_typing_is_refused_by_reason() {
        let text = RecoverySecret([0x5A; SECRET_LENGTH]).text();
        let read = |typed: &str| RecoverySecret::read(typed).unwrap_err();
        assert_eq!(read(""), RecoveryError::Length { found: 0 });
        assert_eq!(read(&text[1..]), RecoveryError::Length { found: 31 });
        for sign in ["U", "Å", "!", "🙂"] {
            assert_eq!(
                read(&text.replacen('8', sign, 1).replacen('B', sign, 1)),
                RecoveryError::UnknownLetter
            );
        }
    }

    #[test]
    fn every_single_wrong_letter_is_noticed() {
        let text = RecoverySecret([0x5A; SECRET_LENGTH]).text();
        for (place, right) in text.char_indices().filter(|(_, sign)| *sign != '-') {
            for wrong in CROCKFORD.iter().map(|letter| char::from(*letter)) {
                let mut typed = text.to_string();
                typed.replace_range(place..=place, wrong.encode_utf8(&mut [0; 4]));
                assert_eq!(RecoverySecret::read(&typed).is_ok(), wrong == right);
            }
        }
    }

    proptest! {
        #[test]
        fn code_round_trips(secret: [u8; SECRET_LENGTH]) {
            let secret = RecoverySecret(secret);
            prop_assert_eq!(RecoverySecret::read(&secret.text().to_lowercase()), Ok(secret));
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".*") {
            let _ = RecoverySecret::read(&text);
        }
    }
}
