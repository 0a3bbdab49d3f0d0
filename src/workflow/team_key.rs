//! The team's key: others seal files with its public half, and only this vault opens them.
//!
//! A new pair never takes an old one's place: what was sealed for the old one can be opened as long
//! as the vault is kept.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    domain::{assessment::Professional, date::Moment},
    storage::{
        age_key::{AgeKey, AgeSecret},
        key::{NoRandomness, Randomness},
        record::Record,
    },
};

/// Every pair the team has had, the newest last. At least one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Vec<TeamPair>", into = "Vec<TeamPair>")]
pub struct TeamKey {
    earlier: Vec<TeamPair>,
    newest: TeamPair,
}

/// One pair.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TeamPair {
    /// The secret half.
    pub secret: AgeSecret,
    /// Who made it.
    pub by: Professional,
    /// When.
    pub made: Moment,
}

/// A stored team key without a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no pair of keys")]
pub struct NoPair;

impl TryFrom<Vec<TeamPair>> for TeamKey {
    type Error = NoPair;

    fn try_from(mut pairs: Vec<TeamPair>) -> Result<Self, NoPair> {
        let newest = pairs.pop().ok_or(NoPair)?;
        Ok(Self {
            earlier: pairs,
            newest,
        })
    }
}

impl From<TeamKey> for Vec<TeamPair> {
    fn from(key: TeamKey) -> Self {
        let mut pairs = key.earlier;
        pairs.push(key.newest);
        pairs
    }
}

impl Record for TeamKey {}

impl TeamPair {
    /// A new pair.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none.
    pub fn new(
        by: Professional,
        made: Moment,
        randomness: &mut dyn Randomness,
    ) -> Result<Self, NoRandomness> {
        let secret = AgeSecret::random(randomness)?;
        Ok(Self { secret, by, made })
    }
}

impl TeamKey {
    /// The team's key with a new pair, which is shown from now on.
    #[must_use]
    pub fn with(before: Option<Self>, newest: TeamPair) -> Self {
        let earlier = before.map(Vec::from).unwrap_or_default();
        Self { earlier, newest }
    }

    /// What others seal with.
    pub fn shown(&self) -> AgeKey {
        self.newest.secret.key()
    }

    /// The newest pair.
    pub fn newest(&self) -> &TeamPair {
        &self.newest
    }

    /// How many earlier ones still open.
    pub fn earlier(&self) -> usize {
        self.earlier.len()
    }

    /// Every secret half, one a line, the newest first: what a file is opened with.
    pub fn secrets(&self) -> Zeroizing<String> {
        let newest_first = std::iter::once(&self.newest).chain(self.earlier.iter().rev());
        let texts: Vec<_> = newest_first.map(|pair| pair.secret.text()).collect();
        let lines: Vec<&str> = texts.iter().map(|text| text.as_str()).collect();
        Zeroizing::new(lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{assessment::Profession, date::Date},
        storage::{
            age_key::secrets_in,
            record::{RecordError, decode, encode},
        },
    };

    struct Counting(u8);
    impl Randomness for Counting {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            for byte in bytes {
                self.0 = self.0.wrapping_add(1);
                *byte = self.0;
            }
            Ok(())
        }
    }

    fn pair(seed: u8) -> TeamPair {
        let by = Professional {
            name: "Mette".to_owned(),
            profession: Profession::Paedagog,
        };
        let made = Moment {
            date: Date::new(2026, 11, 2).unwrap(),
            minute: 600,
        };
        TeamPair::new(by, made, &mut Counting(seed)).unwrap()
    }

    #[test]
    fn new_pair_is_shown_and_the_earlier_ones_still_open() {
        let first = TeamKey::with(None, pair(1));
        let old = first.shown();
        let second = TeamKey::with(Some(first), pair(2));
        assert_ne!(second.shown(), old);
        assert_eq!(second.earlier(), 1);
        let keys: Vec<_> = secrets_in(&second.secrets())
            .unwrap()
            .iter()
            .map(AgeSecret::key)
            .collect();
        assert_eq!(keys, [second.shown(), old]);
    }

    #[test]
    fn team_key_is_stored_as_it_was_first_released() {
        let text = r#"{"v":1,"body":[{"secret":"AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0","by":{"name":"Mette","profession":"paedagog"},"made":{"date":"2026-11-02","minute":600}}]}"#;
        let key: TeamKey = decode(text.as_bytes()).unwrap();
        assert_eq!(encode(&key).unwrap().as_slice(), text.as_bytes());
        assert_eq!(key.earlier(), 0);
        assert_eq!(key.newest().made, pair(1).made);
        let empty = decode::<TeamKey>(br#"{"v":1,"body":[]}"#);
        assert_eq!(empty.unwrap_err(), RecordError::Unreadable);
    }
}
