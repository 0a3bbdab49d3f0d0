//! One record that may leave the device in a hand-over, and come back from one.
//!
//! What travels is what stands about a child for everybody on the device, and the sender's own work
//! under way where they choose so. A new kind that travels is a variant here and an arm in each
//! match of this file; the compiler names every other place.
//!
//! Deliberately absent: limited notices and the bars that stand for them (nobody could answer them
//! elsewhere), sheets for sparring, what is typed and not submitted, keys, settings, rounds, agendas,
//! offers and the log.

use zeroize::Zeroizing;

use super::record::{Record, RecordError, RecordKind, decode, encode};
use crate::domain::{
    agreement::Agreement,
    assessment::{Assessment, Professional},
    child::Child,
    correction::Retraction,
    effort::Effort,
    follow_up::Postponement,
    joint::Joint,
    keeping::Keeping,
    meeting::Meeting,
    notice::Notice,
    parent_talk::ParentTalk,
    transition::Transition,
    underretning::{Answer, Underretning},
};

/// One record that travels, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A child.
    Child(Child),
    /// An assessment, completed or under way.
    Assessment(Box<Assessment>),
    /// A talk with the parents.
    ParentTalk(ParentTalk),
    /// A follow-up that was put off.
    Postponement(Postponement),
    /// That an assessment was made by mistake.
    Retraction(Retraction),
    /// A joint assessment.
    Joint(Box<Joint>),
    /// A focus agreement.
    Agreement(Agreement),
    /// An effort.
    Effort(Box<Effort>),
    /// A meeting.
    Meeting(Box<Meeting>),
    /// An underretning, sent or under way.
    Underretning(Box<Underretning>),
    /// What came back after an underretning.
    Answer(Answer),
    /// That a route was begun, for everybody.
    Notice(Notice),
    /// How long the child is kept.
    Keeping(Keeping),
    /// A finished overgangsskema, as the parents saw it.
    Transition(Box<Transition>),
}

/// The kinds that travel, in the order in which they stand for each child.
pub const TRAVELS: [RecordKind; 16] = [
    RecordKind::Child,
    RecordKind::Notice,
    RecordKind::Assessment,
    RecordKind::Draft,
    RecordKind::Retraction,
    RecordKind::Postponement,
    RecordKind::ParentTalk,
    RecordKind::Joint,
    RecordKind::Agreement,
    RecordKind::Effort,
    RecordKind::Meeting,
    RecordKind::Underretning,
    RecordKind::UnderretningDraft,
    RecordKind::UnderretningAnswer,
    RecordKind::Keeping,
    RecordKind::Transition,
];

impl Piece {
    /// Reads the text of a record of a kind. `None` where the kind does not travel.
    ///
    /// # Errors
    ///
    /// [`RecordError`], also where the record is not what its kind promises. Any bytes are safe to
    /// pass.
    pub fn read(kind: RecordKind, json: &[u8]) -> Option<Result<Self, RecordError>> {
        fn of<T: Record>(json: &[u8], piece: fn(T) -> Piece) -> Result<Piece, RecordError> {
            decode(json).map(piece)
        }
        let piece = match kind {
            RecordKind::Child => of(json, Self::Child),
            RecordKind::Assessment | RecordKind::Draft => {
                of(json, |one| Self::Assessment(Box::new(one)))
            }
            RecordKind::ParentTalk => of(json, Self::ParentTalk),
            RecordKind::Postponement => of(json, Self::Postponement),
            RecordKind::Retraction => of(json, Self::Retraction),
            RecordKind::Joint => of(json, |one| Self::Joint(Box::new(one))),
            RecordKind::Agreement => of(json, Self::Agreement),
            RecordKind::Effort => of(json, |one| Self::Effort(Box::new(one))),
            RecordKind::Meeting => of(json, |one| Self::Meeting(Box::new(one))),
            RecordKind::Underretning | RecordKind::UnderretningDraft => {
                of(json, |one| Self::Underretning(Box::new(one)))
            }
            RecordKind::UnderretningAnswer => of(json, Self::Answer),
            RecordKind::Notice => of(json, Self::Notice),
            RecordKind::Keeping => of(json, Self::Keeping),
            RecordKind::Transition => of(json, |one| Self::Transition(Box::new(one))),
            RecordKind::Header
            | RecordKind::ChildKey
            | RecordKind::Professional
            | RecordKind::Settings
            | RecordKind::Round
            | RecordKind::NoticeKey
            | RecordKind::ContactBar
            | RecordKind::Log
            | RecordKind::Sparring
            | RecordKind::MeetingDay
            | RecordKind::Offers
            | RecordKind::TeamKey
            | RecordKind::Typed => return None,
        };
        let sound = |piece: &Self| piece.kind() == kind && piece.is_sound();
        Some(piece.and_then(|piece| {
            if sound(&piece) {
                Ok(piece)
            } else {
                Err(RecordError::Unreadable)
            }
        }))
    }

    /// What it is. A draft and a completed assessment are told apart by what stands in them.
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Child(_) => RecordKind::Child,
            Self::Assessment(one) if one.is_completed() => RecordKind::Assessment,
            Self::Assessment(_) => RecordKind::Draft,
            Self::ParentTalk(_) => RecordKind::ParentTalk,
            Self::Postponement(_) => RecordKind::Postponement,
            Self::Retraction(_) => RecordKind::Retraction,
            Self::Joint(_) => RecordKind::Joint,
            Self::Agreement(_) => RecordKind::Agreement,
            Self::Effort(_) => RecordKind::Effort,
            Self::Meeting(_) => RecordKind::Meeting,
            Self::Underretning(one) if one.sent.is_some() => RecordKind::Underretning,
            Self::Underretning(_) => RecordKind::UnderretningDraft,
            Self::Answer(_) => RecordKind::UnderretningAnswer,
            Self::Notice(_) => RecordKind::Notice,
            Self::Keeping(_) => RecordKind::Keeping,
            Self::Transition(_) => RecordKind::Transition,
        }
    }

    /// The child that it says it is about. A child says nothing of its own id.
    pub fn child(&self) -> Option<&str> {
        Some(match self {
            Self::Child(_) => return None,
            Self::Assessment(one) => &one.child,
            Self::ParentTalk(one) => &one.child,
            Self::Postponement(one) => &one.child,
            Self::Retraction(one) => &one.child,
            Self::Joint(one) => &one.child,
            Self::Agreement(one) => &one.child,
            Self::Effort(one) => &one.child,
            Self::Meeting(one) => &one.child,
            Self::Underretning(one) => &one.child,
            Self::Answer(one) => &one.child,
            Self::Notice(one) => &one.child,
            Self::Keeping(one) => &one.child,
            Self::Transition(one) => &one.child,
        })
    }

    /// Whose own it is while it is under way: nobody else may go on with it.
    pub fn owner(&self) -> Option<&Professional> {
        match self {
            Self::Assessment(one) if !one.is_completed() => {
                let correction = one.correction.as_ref();
                Some(correction.map_or(&one.author, |correction| &correction.by))
            }
            Self::Underretning(one) if one.sent.is_none() => Some(&one.author),
            _ => None,
        }
    }

    /// The text with its version, as a record of the vault has it.
    ///
    /// # Errors
    ///
    /// [`RecordError::Unwritable`].
    pub fn text(&self) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        match self {
            Self::Child(one) => encode(one),
            Self::Assessment(one) => encode(&**one),
            Self::ParentTalk(one) => encode(one),
            Self::Postponement(one) => encode(one),
            Self::Retraction(one) => encode(one),
            Self::Joint(one) => encode(&**one),
            Self::Agreement(one) => encode(one),
            Self::Effort(one) => encode(&**one),
            Self::Meeting(one) => encode(&**one),
            Self::Underretning(one) => encode(&**one),
            Self::Answer(one) => encode(one),
            Self::Notice(one) => encode(one),
            Self::Keeping(one) => encode(one),
            Self::Transition(one) => encode(&**one),
        }
    }

    /// Whether it can stand in a vault: what a form refuses, a file brings no more.
    fn is_sound(&self) -> bool {
        /// More assessments of one child than ten a day for eighteen years.
        const HIGHEST_SEQUENCE: u32 = 100_000;
        match self {
            Self::Child(one) => one.check_label().is_ok(),
            Self::Assessment(one) => one.sequence <= HIGHEST_SEQUENCE,
            Self::Notice(one) => !one.is_limited() && !one.log.is_empty(),
            // What the parents have not seen in its final form, or have said no to, stays.
            Self::Transition(one) => one.as_parents_saw_it().as_ref() == Some(&**one),
            _ => true,
        }
    }
}
