//! One piece as it is here beside the same one as it comes in.

use blake2::{Blake2b256, Digest};
use serde_json::Value;

use super::{
    covers::covers,
    union::{noticed, united},
};
use crate::{
    domain::{
        agreement::Agreement, child::Child, correction::Retraction, effort::Effort,
        meeting::Meeting, notice::Notice,
    },
    storage::{key::RecordId, piece::Piece, record::RecordKind},
};

/// What becomes of something in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Both stay, beside each other.
    Both,
    /// What stands here stays, and the other is not taken in.
    Here,
    /// What comes in takes the place of what stands here.
    There,
}

/// What a piece that comes in is to the one that is here.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    /// Nothing comes in that is not here.
    Same,
    /// What is here is further on.
    Behind,
    /// This is to stand from now on: the one that came, or both in one.
    Further(Piece),
    /// Neither holds all of the other. What may be chosen, what is chosen until somebody does first.
    Doubt(&'static [Choice]),
}

/// What is open on both sides: any of the three.
const OPEN: &[Choice] = &[Choice::Both, Choice::Here, Choice::There];
/// What was never to be written again, and differs: it is not written over.
const CLOSED: &[Choice] = &[Choice::Both, Choice::Here];
/// A child's details: there is one child.
const DETAILS: &[Choice] = &[Choice::Here, Choice::There];

/// Compares one piece as it is here with the same one as it comes in.
pub(super) fn compare(here: &Piece, there: &Piece) -> Verdict {
    if here == there {
        return Verdict::Same;
    }
    let verdict = match (here, there) {
        (Piece::Child(here), Piece::Child(there)) => return details(here, there),
        (Piece::Notice(here), Piece::Notice(there)) => of_notice(here, there).map(Piece::Notice),
        (Piece::Agreement(here), Piece::Agreement(there)) => {
            of_agreement(here, there).map(Piece::Agreement)
        }
        (Piece::Effort(here), Piece::Effort(there)) => {
            of_effort(here, there).map(|one| Piece::Effort(Box::new(one)))
        }
        (Piece::Retraction(here), Piece::Retraction(there)) => {
            of_retraction(here, there).map(Piece::Retraction)
        }
        (Piece::Meeting(one), Piece::Meeting(other))
            if one.closed().is_some() && other.closed().is_some() =>
        {
            of_closed(one, other).map(|one| Piece::Meeting(Box::new(one)))
        }
        _ => return open(here, there),
    };
    match verdict {
        Some(united) if united == *here => Verdict::Behind,
        Some(united) => Verdict::Further(united),
        None => Verdict::Doubt(CLOSED),
    }
}

/// What may be written again until it is completed, sent or closed.
fn open(here: &Piece, there: &Piece) -> Verdict {
    let (mine, theirs) = (compared(here), compared(there));
    match (is_done(here), is_done(there)) {
        (true, false) if covers(&mine, &theirs) => Verdict::Behind,
        (false, true) if covers(&theirs, &mine) => Verdict::Further(there.clone()),
        // What is completed comes in whatever is chosen; the question is about one's own draft.
        (false, true) => Verdict::Doubt(&[Choice::Both, Choice::There]),
        (true, _) => Verdict::Doubt(CLOSED),
        (false, false) => {
            let further = covers(&theirs, &mine);
            match (further, covers(&mine, &theirs)) {
                // Nothing but where somebody was in it differs.
                (true, true) => Verdict::Same,
                (true, false) => Verdict::Further(there.clone()),
                (false, true) => Verdict::Behind,
                (false, false) => Verdict::Doubt(OPEN),
            }
        }
    }
}

/// Whether it is never written again.
fn is_done(piece: &Piece) -> bool {
    match piece {
        Piece::Assessment(one) => one.is_completed(),
        Piece::Underretning(one) => one.sent.is_some(),
        Piece::Joint(one) => one.is_completed(),
        Piece::Meeting(one) => one.closed().is_some(),
        Piece::Child(_) => false,
        Piece::ParentTalk(_)
        | Piece::Postponement(_)
        | Piece::Retraction(_)
        | Piece::Agreement(_)
        | Piece::Effort(_)
        | Piece::Answer(_)
        | Piece::Notice(_)
        | Piece::Keeping(_)
        | Piece::Transition(_) => true,
    }
}

/// What of a piece counts as said: not how long a meeting took, and where in it somebody was.
fn compared(piece: &Piece) -> Value {
    let text = piece.text().unwrap_or_default();
    let mut value: Value = serde_json::from_slice(&text).unwrap_or_default();
    if piece.kind() == RecordKind::Meeting
        && let Some(minutes) = value
            .pointer_mut("/body/minutes")
            .and_then(Value::as_object_mut)
    {
        minutes.remove("pace");
        minutes.remove("step");
    }
    value
}

fn details(here: &Child, there: &Child) -> Verdict {
    // Whether it is put away, and since when it is on the list, is each device's own.
    let mut as_here = there.clone();
    as_here.archived = here.archived;
    as_here.added_on = here.added_on;
    as_here.changes.clone_from(&here.changes);
    if as_here != *here {
        return Verdict::Doubt(DETAILS);
    }
    let both = told(here, there);
    match (both == *here, there.changes == both.changes) {
        (true, true) => Verdict::Same,
        (true, false) => Verdict::Behind,
        (false, _) => Verdict::Further(Piece::Child(both)),
    }
}

/// The child as it is here, with who changed it on either side.
pub(super) fn told(here: &Child, there: &Child) -> Child {
    let text = |one: &_| serde_json::to_string(one).unwrap_or_default();
    Child {
        changes: united(&here.changes, &there.changes, |change| change.at, text),
        ..here.clone()
    }
}

fn of_notice(here: &Notice, there: &Notice) -> Option<Notice> {
    let same = here.child == there.child
        && here.assessment == there.assessment
        && here.audience == there.audience;
    let text = |entries: &[_]| serde_json::to_string(entries).unwrap_or_default();
    same.then(|| Notice {
        chosen: here.chosen || there.chosen,
        log: noticed(&here.log, &there.log, text),
        ..here.clone()
    })
}

fn of_agreement(here: &Agreement, there: &Agreement) -> Option<Agreement> {
    let text = |one: &_| serde_json::to_string(one).unwrap_or_default();
    let together = united(&here.events, &there.events, |event| event.at, text);
    let with = |one: &Agreement| Agreement {
        events: together.clone(),
        ..one.clone()
    };
    (with(here) == with(there)).then(|| with(here))
}

fn of_effort(here: &Effort, there: &Effort) -> Option<Effort> {
    let follow_ups = united(
        &here.follow_ups,
        &there.follow_ups,
        |held| held.at,
        |held| serde_json::to_string(held).unwrap_or_default(),
    );
    let reopened = united(
        &here.reopened,
        &there.reopened,
        |open| open.at,
        |open| serde_json::to_string(open).unwrap_or_default(),
    );
    let slip = match (&here.slip, &there.slip) {
        (Some(one), Some(other)) if one != other => return None,
        (slip, None) | (_, slip) => slip.clone(),
    };
    let with = |one: &Effort| Effort {
        follow_ups: follow_ups.clone(),
        reopened: reopened.clone(),
        slip: slip.clone(),
        ..one.clone()
    };
    (with(here) == with(there)).then(|| with(here))
}

/// A retraction that somebody has taken back counts no more, on whichever device that was.
fn of_retraction(here: &Retraction, there: &Retraction) -> Option<Retraction> {
    let first = [&here.taken_back, &there.taken_back]
        .into_iter()
        .flatten()
        .min_by_key(|back| (back.at, back.by.name.clone()));
    let with = |one: &Retraction| Retraction {
        taken_back: first.cloned(),
        ..one.clone()
    };
    (with(here) == with(there)).then(|| with(here))
}

fn of_closed(here: &Meeting, there: &Meeting) -> Option<Meeting> {
    let after = united(
        here.after(),
        there.after(),
        |after| after.at,
        |after| serde_json::to_string(after).unwrap_or_default(),
    );
    let (one, other) = (here.with_after(after.clone())?, there.with_after(after)?);
    (one == other).then_some(one)
}

/// The words of a piece in short.
pub(super) fn digest(piece: &Piece) -> [u8; 32] {
    Blake2b256::digest(piece.text().unwrap_or_default()).into()
}

/// The id of a second version that is kept beside the first, by its words: the same on every device.
pub(super) fn beside(id: RecordId, digest: &[u8; 32]) -> RecordId {
    let mut drawn = Blake2b256::new();
    drawn.update(id.bytes());
    drawn.update(digest);
    let drawn: [u8; 32] = drawn.finalize().into();
    let mut bytes = [0; 16];
    for (byte, drawn) in bytes.iter_mut().zip(drawn) {
        *byte = drawn;
    }
    RecordId::from_bytes(bytes)
}
