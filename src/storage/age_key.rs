//! The key pair of the age format (X25519), as text that every age tool reads: `age1…` for whoever
//! sends, `AGE-SECRET-KEY-1…` for whoever opens.
//!
//! Both texts carry a checksum (Bech32), so a mistyped letter is found before anything is sealed.

use std::{fmt, str::FromStr};

use bech32::{Bech32, Hrp, primitives::decode::CheckedHrpstring};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::Zeroizing;

use super::key::{NoRandomness, Randomness};

const LENGTH: usize = 32;
const PUBLIC: &str = "age";
const SECRET: &str = "age-secret-key-";

/// The public half: whoever has it can seal for its owner, and open nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgeKey([u8; LENGTH]);

/// The secret half. Wiped when dropped.
#[derive(Clone)]
pub struct AgeSecret(Zeroizing<[u8; LENGTH]>);

/// Why a text is not the key it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgeKeyError {
    /// Something else.
    #[error("read a text that is no age key")]
    NotAKey,
    /// A letter is wrong, missing or too many.
    #[error("read a mistyped age key")]
    Mistyped,
    /// A secret key where a public one was asked for: it must not be handed around.
    #[error("read a secret age key as a public one")]
    Secret,
    /// A public key where the secret one was asked for.
    #[error("read a public age key as a secret one")]
    Public,
    /// A key of a sort that this program does not know.
    #[error("read an age key of an unknown sort")]
    OtherSort,
}

impl AgeKey {
    /// The key's bytes.
    pub const fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }
}

impl FromStr for AgeKey {
    type Err = AgeKeyError;

    /// Reads the key as it was copied, or typed from paper: spaces and capitals do not matter.
    fn from_str(text: &str) -> Result<Self, AgeKeyError> {
        let mut text: Zeroizing<String> = Zeroizing::new(text.split_whitespace().collect());
        text.make_ascii_lowercase();
        if text.starts_with(SECRET) {
            return Err(AgeKeyError::Secret);
        }
        read(&text, PUBLIC).map(|bytes| Self(*bytes))
    }
}

impl fmt::Display for AgeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(PUBLIC, &self.0))
    }
}

impl AgeSecret {
    /// A new key pair.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none.
    pub fn random(randomness: &mut dyn Randomness) -> Result<Self, NoRandomness> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        randomness.fill(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// The public half.
    pub fn key(&self) -> AgeKey {
        AgeKey(x25519(*self.0, X25519_BASEPOINT_BYTES))
    }

    /// The key as it stands in a key file of the age tools.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(written(SECRET, &self.0));
        text.make_ascii_uppercase();
        text
    }

    /// What this secret and somebody's public half give, which the other secret and this public
    /// half give as well. `None` for a public half that nobody can have.
    pub fn shared_with(&self, public: &[u8; LENGTH]) -> Option<Zeroizing<[u8; LENGTH]>> {
        let shared = Zeroizing::new(x25519(*self.0, *public));
        (*shared != [0; LENGTH]).then_some(shared)
    }
}

impl FromStr for AgeSecret {
    type Err = AgeKeyError;

    fn from_str(text: &str) -> Result<Self, AgeKeyError> {
        let text = text.trim();
        let is_public = text.get(..4).is_some_and(|start| start == "age1");
        if is_public {
            return Err(AgeKeyError::Public);
        }
        // The age tools write it in capitals, and read nothing else.
        if text.bytes().any(|letter| letter.is_ascii_lowercase()) {
            return Err(AgeKeyError::NotAKey);
        }
        let mut text = Zeroizing::new(text.to_owned());
        text.make_ascii_lowercase();
        read(&text, SECRET).map(Self)
    }
}

impl fmt::Debug for AgeSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AgeSecret")
    }
}

/// As its text, which lies sealed wherever it is kept.
impl Serialize for AgeSecret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for AgeSecret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        text.parse().map_err(de::Error::custom)
    }
}

/// The secret keys in the text of a key file: one a line, remarks begin with `#`.
///
/// # Errors
///
/// See [`AgeKeyError`]; also where there is none.
pub fn secrets_in(text: &str) -> Result<Vec<AgeSecret>, AgeKeyError> {
    let secrets: Vec<AgeSecret> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    if secrets.is_empty() {
        return Err(AgeKeyError::NotAKey);
    }
    Ok(secrets)
}

fn written(sort: &str, bytes: &[u8; LENGTH]) -> String {
    // Both sorts are well-formed and 32 bytes are short enough; no text is ever taken for a key.
    Hrp::parse(sort)
        .ok()
        .and_then(|sort| bech32::encode::<Bech32>(sort, bytes).ok())
        .unwrap_or_default()
}

/// Reads a text in small letters.
fn read(text: &str, sort: &str) -> Result<Zeroizing<[u8; LENGTH]>, AgeKeyError> {
    let Some((found, _)) = text.rsplit_once('1') else {
        return Err(AgeKeyError::NotAKey);
    };
    if found != sort {
        let of_age = found.starts_with("age1") || found.starts_with("age-");
        return Err(if of_age {
            AgeKeyError::OtherSort
        } else {
            AgeKeyError::NotAKey
        });
    }
    let checked = CheckedHrpstring::new::<Bech32>(text).map_err(|_| AgeKeyError::Mistyped)?;
    let mut bytes = Zeroizing::new([0; LENGTH]);
    let mut given = checked.byte_iter();
    for place in bytes.iter_mut() {
        *place = given.next().ok_or(AgeKeyError::Mistyped)?;
    }
    // The letters say more bits than the bytes have: these must be as every tool writes them.
    let again = Zeroizing::new(written(sort, &bytes));
    if given.next().is_some() || again.as_str() != text {
        return Err(AgeKeyError::Mistyped);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET_TEXT: &str =
        "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";

    #[test]
    fn key_is_read_as_it_is_written() {
        let secret: AgeSecret = SECRET_TEXT.parse().unwrap();
        assert_eq!(secret.text().as_str(), SECRET_TEXT);
        let key = secret.key();
        let text = key.to_string();
        assert!(text.starts_with("age1") && text.len() == 62, "{text}");
        assert_eq!(text.parse(), Ok(key));
        assert_eq!(format!("{secret:?}"), "AgeSecret");
    }

    #[test]
    fn public_key_is_read_as_it_is_typed_from_paper() {
        let key = SECRET_TEXT.parse::<AgeSecret>().unwrap().key();
        let text = key.to_string();
        let (start, end) = text.split_at(20);
        for typed in [
            format!(" {text}\n"),
            text.to_uppercase(),
            format!("{start} {end}"),
        ] {
            assert_eq!(typed.parse(), Ok(key), "{typed}");
        }
    }

    #[test]
    fn wrong_text_is_refused_by_reason() {
        let key = SECRET_TEXT.parse::<AgeSecret>().unwrap().key().to_string();
        let public = |text: &str| text.parse::<AgeKey>().unwrap_err();
        let secret = |text: &str| text.parse::<AgeSecret>().unwrap_err();
        assert_eq!(public(""), AgeKeyError::NotAKey);
        assert_eq!(public("hemmelig"), AgeKeyError::NotAKey);
        assert_eq!(public(SECRET_TEXT), AgeKeyError::Secret);
        assert_eq!(public("age1pq1qqqqqqqq"), AgeKeyError::OtherSort);
        assert_eq!(public(&key[..61]), AgeKeyError::Mistyped);
        assert_eq!(secret(&key), AgeKeyError::Public);
        assert_eq!(secret(&SECRET_TEXT.to_lowercase()), AgeKeyError::NotAKey);
        assert_eq!(secret("AGE-PLUGIN-SE-1QQQQ"), AgeKeyError::OtherSort);
        assert_eq!(secret(""), AgeKeyError::NotAKey);
    }

    #[test]
    fn every_wrong_letter_is_found() {
        let key = SECRET_TEXT.parse::<AgeSecret>().unwrap().key().to_string();
        for at in 4..key.len() {
            for letter in ['q', 'z', '2'] {
                let mut typed = key.clone();
                typed.replace_range(at..=at, &letter.to_string());
                if typed != key {
                    assert_eq!(
                        typed.parse::<AgeKey>(),
                        Err(AgeKeyError::Mistyped),
                        "{typed}"
                    );
                }
            }
        }
    }

    #[test]
    fn key_file_is_read_with_its_remarks() {
        let file = format!("# created: 2026-01-01\n# public key: age1…\n\n{SECRET_TEXT}\n");
        assert_eq!(secrets_in(&file).unwrap().len(), 1);
        assert!(secrets_in("# nothing").is_err());
        assert!(secrets_in(&format!("{file}age1\n")).is_err());
    }
}
