//! Where a piece is kept.

use crate::{
    storage::{key::RecordId, piece::Piece, record::RecordKind},
    workflow::vault::Place,
};

/// The place of a piece. `None` where it names no child.
pub fn place_of(id: RecordId, piece: &Piece) -> Option<Place> {
    let child = match piece.child() {
        Some(child) => child.parse().ok()?,
        None => id,
    };
    Some(match piece.kind() {
        RecordKind::Child => Place::child(id),
        RecordKind::Assessment => Place::assessment(id, child),
        RecordKind::Draft => Place::draft(id),
        RecordKind::ParentTalk => Place::parent_talk(id, child),
        RecordKind::Postponement => Place::postponement(id, child),
        RecordKind::Retraction => Place::retraction(id, child),
        RecordKind::Joint => Place::joint(id, child),
        RecordKind::Agreement => Place::agreement(id, child),
        RecordKind::Effort => Place::effort(id, child),
        RecordKind::Meeting => Place::meeting(id, child),
        RecordKind::Underretning => Place::underretning(id, child),
        RecordKind::UnderretningDraft => Place::underretning_draft(id),
        RecordKind::UnderretningAnswer => Place::underretning_answer(id, child),
        RecordKind::Notice => Place::notice(id, child),
        RecordKind::Keeping => Place::keeping(id, child),
        RecordKind::Transition => Place::transition(id, child),
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
    })
}
