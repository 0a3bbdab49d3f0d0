//! What a record is: its kind, its address in the store, and its versioned text.
//!
//! The text is JSON, `{"v":1,"body":…}`. A record that any released version stored opens in every
//! later one: a changed body gets the next version number, and [`Record::migrate`] reads the old
//! ones. What is newer than the program is left as it is.

use std::fmt;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use super::key::RecordId;

/// What a record holds. The codes stand in every envelope and never change meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// Who may open the vault, and how. The one record that is not sealed.
    Header,
    /// One child's key, under the vault key.
    ChildKey,
    /// One professional's own particulars, under the vault key.
    Professional,
    /// One child, under the child's key.
    Child,
    /// One completed assessment, under the child's key.
    Assessment,
    /// One assessment under way, under its author's personal key: nobody else's eyes yet.
    Draft,
    /// The vault's settings, under the vault key.
    Settings,
    /// One talk with the parents, under the child's key.
    ParentTalk,
    /// One postponement of a follow-up, under the child's key.
    Postponement,
    /// That one assessment was made by mistake, under the child's key.
    Retraction,
    /// One round of a stue, under the vault key: who assesses whom, and no answers.
    Round,
    /// One joint assessment, begun or completed, under the child's key: it is shared by nature.
    Joint,
    /// One focus agreement, under the child's key.
    Agreement,
    /// That an acute or underretning route was begun for one child: under the child's key, or
    /// limited to named readers under a key of its own.
    Notice,
    /// The key of one limited notice, sealed for each reader, under the vault key.
    NoticeKey,
    /// That everybody waits with one child's parents, under the child's key: no name and no reason.
    ContactBar,
    /// One line of the log of what left the device and what was deleted, under the vault key.
    Log,
    /// One change of how long a child's records are kept, under the child's key.
    Keeping,
    /// One underretning that was sent, under the child's key.
    Underretning,
    /// One underretning under way, under its author's personal key.
    UnderretningDraft,
    /// What came back after an underretning, or did not, under the child's key.
    UnderretningAnswer,
    /// One effort with its follow-ups, under the child's key.
    Effort,
    /// One sheet for sparring without a name, under its author's personal key.
    Sparring,
    /// One meeting, begun or closed, under the child's key: everybody at the table heard it.
    Meeting,
    /// One agenda with several children, under the vault key: who and when, and nothing said.
    MeetingDay,
    /// The offers as they were changed on this device, under the vault key. There is one at most.
    Offers,
    /// The key pairs with which the team receives files, under the vault key. There is one record at
    /// most.
    TeamKey,
    /// One overgangsskema, begun or finished, under the child's key: it is written with the parents.
    Transition,
    /// What is typed in one form and not submitted, under its author's personal key.
    Typed,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 29] = [
        Self::Header,
        Self::ChildKey,
        Self::Professional,
        Self::Child,
        Self::Assessment,
        Self::Draft,
        Self::Settings,
        Self::ParentTalk,
        Self::Postponement,
        Self::Retraction,
        Self::Round,
        Self::Joint,
        Self::Agreement,
        Self::Notice,
        Self::NoticeKey,
        Self::Log,
        Self::Keeping,
        Self::Underretning,
        Self::UnderretningDraft,
        Self::UnderretningAnswer,
        Self::Effort,
        Self::Sparring,
        Self::Meeting,
        Self::MeetingDay,
        Self::Offers,
        Self::TeamKey,
        Self::Transition,
        Self::Typed,
        Self::ContactBar,
    ];

    /// The number that stands in the envelope.
    pub const fn code(self) -> u8 {
        match self {
            Self::Header => 0,
            Self::ChildKey => 1,
            Self::Professional => 2,
            Self::Child => 3,
            Self::Assessment => 4,
            Self::Draft => 5,
            Self::Settings => 6,
            Self::ParentTalk => 11,
            Self::Postponement => 7,
            Self::Retraction => 8,
            Self::Round => 14,
            Self::Joint => 9,
            Self::Agreement => 10,
            Self::Notice => 12,
            Self::NoticeKey => 13,
            Self::Log => 20,
            Self::Keeping => 21,
            Self::Underretning => 30,
            Self::UnderretningAnswer => 31,
            Self::Effort => 32,
            Self::UnderretningDraft => 33,
            Self::Sparring => 34,
            Self::Meeting => 36,
            Self::MeetingDay => 37,
            Self::Offers => 38,
            Self::TeamKey => 40,
            Self::Transition => 39,
            Self::Typed => 45,
            Self::ContactBar => 46,
        }
    }

    /// The word that begins the address in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::ChildKey => "child-key",
            Self::Professional => "professional",
            Self::Child => "child",
            Self::Assessment => "assessment",
            Self::Draft => "draft",
            Self::Settings => "settings",
            Self::ParentTalk => "parent-talk",
            Self::Postponement => "postponement",
            Self::Retraction => "retraction",
            Self::Round => "round",
            Self::Joint => "joint",
            Self::Agreement => "agreement",
            Self::Notice => "notice",
            Self::NoticeKey => "notice-key",
            Self::Log => "log",
            Self::Keeping => "keeping",
            Self::Underretning => "underretning",
            Self::UnderretningDraft => "underretning-draft",
            Self::UnderretningAnswer => "underretning-answer",
            Self::Effort => "effort",
            Self::Sparring => "sparring",
            Self::Meeting => "meeting",
            Self::MeetingDay => "meeting-day",
            Self::Offers => "offers",
            Self::TeamKey => "team-key",
            Self::Transition => "transition",
            Self::Typed => "typed",
            Self::ContactBar => "contact-bar",
        }
    }

    /// Whether its author's personal key seals it: nobody else's eyes yet.
    pub const fn is_personal(self) -> bool {
        matches!(
            self,
            Self::Draft | Self::UnderretningDraft | Self::Sparring | Self::Typed
        )
    }
}

/// Where a record stands in the store: `child/0123456789abcdef0123456789abcdef`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordAddress {
    /// What it holds.
    pub kind: RecordKind,
    /// Which one.
    pub id: RecordId,
}

impl RecordAddress {
    /// The vault's header.
    pub const HEADER: Self = Self {
        kind: RecordKind::Header,
        id: RecordId::ONLY,
    };
}

impl fmt::Display for RecordAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.word(), self.id)
    }
}

impl fmt::Debug for RecordAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no address of this program; a newer one may know more kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a record address")]
pub struct NotAnAddress;

impl std::str::FromStr for RecordAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let (word, id) = text.split_once('/').ok_or(NotAnAddress)?;
        let kind = RecordKind::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
            .ok_or(NotAnAddress)?;
        let id = id.parse().map_err(|_| NotAnAddress)?;
        Ok(Self { kind, id })
    }
}

/// A value that a vault can keep. One type may serve two kinds: a draft and a completed assessment
/// look the same inside.
pub trait Record: Serialize + DeserializeOwned {
    /// The version that is written.
    const VERSION: u16 = 1;

    /// Reads a text of an older version. `None` where there never was such a version.
    fn migrate(version: u16, json: &[u8]) -> Option<Self> {
        let _ = (version, json);
        None
    }
}

/// Why an opened text is no value of the kind, or a value cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Written by a newer program: to be left as it is.
    #[error("read a record of the newer version {found}")]
    Newer {
        /// The version that stands in the text.
        found: u16,
    },
    /// Not what this kind looks like in any version.
    #[error("read a record of unknown shape")]
    Unreadable,
    /// A value that JSON cannot hold.
    #[error("write a record")]
    Unwritable,
}

#[derive(Serialize)]
struct Outgoing<'a, T> {
    v: u16,
    body: &'a T,
}

#[derive(Deserialize)]
struct Version {
    v: u16,
}

#[derive(Deserialize)]
struct Incoming<T> {
    body: T,
}

/// The value as text, with its version.
///
/// # Errors
///
/// [`RecordError::Unwritable`] for a map whose keys are no text.
pub fn encode<T: Record>(value: &T) -> Result<Zeroizing<Vec<u8>>, RecordError> {
    let whole = Outgoing {
        v: T::VERSION,
        body: value,
    };
    serde_json::to_vec(&whole)
        .map(Zeroizing::new)
        .map_err(|_| RecordError::Unwritable)
}

/// The value from its text, of this version or an older one.
///
/// # Errors
///
/// [`RecordError::Newer`] or [`RecordError::Unreadable`]. Any bytes are safe to pass.
pub fn decode<T: Record>(json: &[u8]) -> Result<T, RecordError> {
    let Version { v: version } =
        serde_json::from_slice(json).map_err(|_| RecordError::Unreadable)?;
    if version > T::VERSION {
        return Err(RecordError::Newer { found: version });
    }
    if version < T::VERSION {
        return T::migrate(version, json).ok_or(RecordError::Unreadable);
    }
    serde_json::from_slice::<Incoming<T>>(json)
        .map(|whole| whole.body)
        .map_err(|_| RecordError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Second {
        whole: String,
    }
    impl Record for Second {
        const VERSION: u16 = 2;
        fn migrate(version: u16, json: &[u8]) -> Option<Self> {
            #[derive(Deserialize)]
            struct First {
                half: String,
            }
            let old: Incoming<First> = serde_json::from_slice(json).ok()?;
            (version == 1).then(|| Self {
                whole: old.body.half.repeat(2),
            })
        }
    }

    #[test]
    fn version_decides_how_a_text_is_read() {
        let value = Second {
            whole: "abab".into(),
        };
        let text = encode(&value).unwrap();
        assert_eq!(text.as_slice(), br#"{"v":2,"body":{"whole":"abab"}}"#);
        assert_eq!(decode(&text), Ok(value));
        for (text, result) in [
            (
                r#"{"v":1,"body":{"half":"ab"}}"#,
                Ok(Second {
                    whole: "abab".into(),
                }),
            ),
            (
                r#"{"v":0,"body":{"half":"ab"}}"#,
                Err(RecordError::Unreadable),
            ),
            (
                r#"{"v":3,"new":[{}]}"#,
                Err(RecordError::Newer { found: 3 }),
            ),
            (r#"{"v":2,"body":{}}"#, Err(RecordError::Unreadable)),
            ("[", Err(RecordError::Unreadable)),
            ("", Err(RecordError::Unreadable)),
        ] {
            assert_eq!(decode::<Second>(text.as_bytes()), result, "{text}");
        }
    }

    #[test]
    fn address_text_round_trips_and_codes_are_distinct() {
        let mut codes = Vec::new();
        for kind in RecordKind::ALL {
            let address = RecordAddress {
                kind,
                id: RecordId::from_bytes([0x1F; 16]),
            };
            assert_eq!(address.to_string().parse(), Ok(address));
            codes.push(kind.code());
        }
        assert_eq!(
            codes,
            [
                0, 1, 2, 3, 4, 5, 6, 11, 7, 8, 14, 9, 10, 12, 13, 20, 21, 30, 33, 31, 32, 34, 36,
                37, 38, 40, 39, 45, 46,
            ]
        );
        for text in ["", "child", "child/1f", "visit/00", "child/00/00"] {
            assert_eq!(text.parse::<RecordAddress>(), Err(NotAnAddress), "{text}");
        }
    }
}
