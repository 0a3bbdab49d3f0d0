//! Two devices go on from the same course and hand it to each other: nothing is lost, the same file
//! twice changes nothing, and the order of two files changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;

use super::{Carried, Plan, covers::covers};
use crate::{
    domain::{
        agreement::{About, Agreement, Event as AgreementEvent, Status},
        assessment::{Assessment, PositionChoice, Profession, Professional},
        child::Child,
        correction::{Retraction, TakenBack},
        date::Moment,
        decision::Decision,
        joint::{Completion, Joint},
        meeting::{AfterEvent, Meeting, MeetingKind},
        next_step::{Answer3, Step},
        notice::{Audience, Entry, Event, Notice, Route},
        parent_talk::ParentTalk,
        position::Position,
    },
    storage::{key::RecordId, piece::Piece, record::RecordKind},
    workflow::roster::Roster,
};

pub(super) const CHILD: u8 = 1;
pub(super) const DRAFT: u8 = 2;
pub(super) const AGREEMENT: u8 = 3;
const NOTICE: u8 = 4;
const MEETING: u8 = 5;
const JOINT: u8 = 6;
const RETRACTION: u8 = 7;
const TALK: u8 = 8;
const DONE: u8 = 9;

pub(super) fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

pub(super) fn mette() -> Professional {
    Professional {
        name: "Mette".into(),
        profession: Profession::Paedagog,
    }
}

pub(super) fn bo() -> Professional {
    Professional {
        name: "Bo".into(),
        profession: Profession::Dagplejer,
    }
}

fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute,
    }
}

fn decision(minute: u16) -> Decision {
    Decision {
        step: Step::Almen,
        reason: "Vi følger".into(),
        tovholder: "Mette".into(),
        follow_up: "2027-01-20".parse().unwrap(),
        suggested: Step::Almen,
        main_rule: 1,
        rules_edition: "2026-1".into(),
        decided: at(minute),
    }
}

fn talk(words: &str, minute: u16) -> ParentTalk {
    ParentTalk {
        child: id(CHILD).to_string(),
        held: "2026-11-20".parse().unwrap(),
        by: "Mette".into(),
        told: words.into(),
        their_words: String::new(),
        childs_words: String::new(),
        noted: at(minute),
    }
}

/// A child with one record of most kinds.
pub(super) fn base() -> Roster {
    let mut roster = Roster::default();
    let child = id(CHILD).to_string();
    let key = |number| id(number).to_string();
    roster.children.insert(
        child.clone(),
        Child {
            label: "Alma".into(),
            birth_month: "2023-05".parse().unwrap(),
            unborn: false,
            weeks_early: 0,
            unit: "Gul stue".into(),
            languages: String::new(),
            band_by_hand: None,
            archived: false,
            added_on: "2026-01-01".parse().unwrap(),
            changes: Vec::new(),
        },
    );
    let draft = Assessment::begin(child.clone(), mette(), at(600), None);
    let mut done = Assessment::begin(child.clone(), bo(), at(300), None);
    done.decision = Some(decision(310));
    roster.assessments.insert(key(DRAFT), draft);
    roster.assessments.insert(key(DONE), done);
    roster.agreements.insert(
        key(AGREEMENT),
        Agreement {
            child: child.clone(),
            about: About::Us,
            goal: "Ro ved måltidet".into(),
            we_do: "To borde".into(),
            parents_do: String::new(),
            who: "Mette".into(),
            from: "2026-11-01".parse().unwrap(),
            to: "2026-12-01".parse().unwrap(),
            sign: "Alma spiser".into(),
            made: at(10),
            made_by: mette(),
            events: Vec::new(),
        },
    );
    roster.notices.insert(
        key(NOTICE),
        Notice {
            child: child.clone(),
            assessment: key(DONE),
            audience: Audience::Everyone,
            chosen: false,
            bar: None,
            log: vec![Entry {
                event: Event::Begun(Route::Underretning),
                by: bo(),
                at: at(305),
                version: None,
            }],
        },
    );
    let on = "2026-11-22".parse().unwrap();
    let kind = MeetingKind::ALL[0];
    let meeting = Meeting::begin(child.clone(), kind, on, "2026-1".into(), mette(), at(400));
    roster.meetings.insert(key(MEETING), meeting);
    let joint = Joint::begin(child.clone(), mette(), at(410));
    roster.joints.insert(key(JOINT), joint);
    roster.retractions.insert(
        key(RETRACTION),
        Retraction {
            child,
            record: key(DONE),
            reason: "Forkert barn".into(),
            by: bo(),
            at: at(320),
            taken_back: None,
        },
    );
    roster.parent_talks.insert(key(TALK), talk("Søvn", 100));
    roster
}

/// What a device sends of everything, drafts included.
pub(super) fn sent(roster: &Roster) -> Vec<(RecordId, Piece)> {
    let children: BTreeSet<String> = roster.children.keys().cloned().collect();
    let carried = Carried::of(roster, &children, true);
    carried.pieces(roster, 0..carried.len()).unwrap()
}

/// What a device has after it has received what another one sends, with both of what is in doubt.
pub(super) fn received(here: &Roster, there: &Roster) -> Roster {
    let mut plan = Plan::begin(here, mette());
    for piece in sent(there) {
        plan.add(here, piece).unwrap();
    }
    let mut after = here.clone();
    for step in plan.steps(&BTreeMap::new(), &BTreeSet::new()) {
        after.take(step);
    }
    after
}

/// One thing that somebody does on a device. The device's number keeps ids and words apart.
fn act(roster: &mut Roster, device: u8, number: u8, (what, value): (u8, u8)) {
    let key = |number| id(number).to_string();
    let minute = 600 + u16::from(value);
    let words = format!("ord {device} {value} om barnet");
    match what % 12 {
        0 => {
            let mut done = Assessment::begin(key(CHILD), mette(), at(minute), None);
            done.decision = Some(decision(minute));
            done.sequence = u32::from(value);
            let new = [100 + device, number];
            let mut bytes = [0; 16];
            bytes[..2].copy_from_slice(&new);
            let id = RecordId::from_bytes(bytes).to_string();
            roster.assessments.insert(id, done);
        }
        1 | 2 => {
            let draft = roster.assessments.get_mut(&key(DRAFT)).unwrap();
            if draft.is_completed() {
                return;
            }
            let before = draft.position.take().map(|choice| choice.reason);
            let mut reason = before.unwrap_or_default();
            reason.push_str(&words);
            let which = usize::from(value % 2) * usize::from(what % 2);
            draft.position = Some(PositionChoice {
                position: Position::ALL[which],
                reason,
                difference: String::new(),
            });
        }
        3 => {
            let draft = roster.assessments.get_mut(&key(DRAFT)).unwrap();
            if !draft.is_completed() {
                draft.decision = Some(decision(minute));
            }
        }
        4 => {
            let agreement = roster.agreements.get_mut(&key(AGREEMENT)).unwrap();
            agreement.events.push(AgreementEvent {
                status: Status::Virker,
                note: words,
                next: None,
                at: at(minute),
                by: mette(),
            });
        }
        5 => {
            let event = match value % 4 {
                0 => Event::Begun(Route::Akut),
                1 => Event::Begun(Route::Underretning),
                2 => Event::Withdrawn,
                _ => Event::Ended {
                    reason: words,
                    parents: Some(Answer3::Ja),
                },
            };
            let notice = roster.notices.get_mut(&key(NOTICE)).unwrap();
            notice.add(event, mette(), at(minute));
        }
        6 => {
            let meeting = roster.meetings.get_mut(&key(MEETING)).unwrap();
            let _ = meeting.edit(|minutes| minutes.question.push_str(&words));
        }
        7 => {
            let meeting = roster.meetings.get_mut(&key(MEETING)).unwrap();
            if meeting.close(mette(), at(minute)).is_err() {
                meeting.note(AfterEvent::NotTold, mette(), at(minute));
            }
        }
        8 => {
            let joint = roster.joints.get_mut(&key(JOINT)).unwrap();
            if !joint.is_completed() {
                joint.works.push_str(&words);
            }
        }
        9 => {
            let joint = roster.joints.get_mut(&key(JOINT)).unwrap();
            joint.completion.get_or_insert_with(|| Completion {
                position: Position::Gul,
                participants: Vec::new(),
                from: "2026-10".parse().unwrap(),
                to: "2026-11".parse().unwrap(),
                held: "2026-11-22".parse().unwrap(),
                at: at(minute),
                by: mette(),
            });
        }
        10 => {
            let retraction = roster.retractions.get_mut(&key(RETRACTION)).unwrap();
            retraction.taken_back.get_or_insert_with(|| TakenBack {
                by: mette(),
                at: at(minute),
            });
        }
        _ => {
            let mut bytes = [7; 16];
            bytes[..2].copy_from_slice(&[150 + device, number]);
            let id = RecordId::from_bytes(bytes).to_string();
            roster.parent_talks.insert(id, talk(&words, minute));
        }
    }
}

fn went_on(device: u8, acts: &[(u8, u8)]) -> Roster {
    let mut roster = base();
    for (number, what) in (0..).zip(acts) {
        act(&mut roster, device, number, *what);
    }
    roster
}

/// What is said, by kind, without what something else of the kind holds, and without the order in
/// which two devices added to the same thing.
fn said(roster: &Roster) -> BTreeSet<(RecordKind, String)> {
    let all: Vec<(RecordKind, Value)> = sent(roster)
        .into_iter()
        .filter(|(_, piece)| piece.kind() != RecordKind::Child)
        .map(|(_, piece)| (piece.kind(), words(&piece)))
        .collect();
    let held = |index: usize| {
        let (kind, value) = &all[index];
        all.iter().enumerate().any(|(other, (one, whole))| {
            let before = whole != value || other < index;
            other != index && one == kind && before && covers(whole, value)
        })
    };
    (0..all.len())
        .filter(|index| !held(*index))
        .map(|index| (all[index].0, all[index].1.to_string()))
        .collect()
}

fn words(piece: &Piece) -> Value {
    let mut value: Value = serde_json::from_slice(&piece.text().unwrap()).unwrap();
    // That it was taken back counts; where two did so, the first of them stands.
    if let Some(back) = value.pointer_mut("/body/taken_back") {
        *back = Value::Bool(true);
    }
    if let Some(minutes) = value.pointer_mut("/body/minutes") {
        minutes.as_object_mut().unwrap().remove("pace");
        minutes.as_object_mut().unwrap().remove("step");
    }
    for list in ["/body/log", "/body/events", "/body/after"] {
        if let Some(Value::Array(lines)) = value.pointer_mut(list) {
            lines.sort_by_key(ToString::to_string);
        }
    }
    value
}

/// Whether everything that one roster says is said in another.
fn holds(whole: &Roster, part: &Roster) -> bool {
    let whole: Vec<(RecordKind, Value)> = sent(whole)
        .into_iter()
        .map(|(_, piece)| (piece.kind(), words(&piece)))
        .collect();
    sent(part).into_iter().all(|(_, piece)| {
        // What a draft says stands in what it became.
        let kinds: &[RecordKind] = match piece.kind() {
            RecordKind::Draft => &[RecordKind::Draft, RecordKind::Assessment],
            RecordKind::Child => return true,
            kind => &[kind],
        };
        let part = words(&piece);
        whole
            .iter()
            .any(|(kind, whole)| kinds.contains(kind) && covers(whole, &part))
    })
}

fn acts() -> impl Strategy<Value = Vec<(u8, u8)>> {
    proptest::collection::vec((0..12_u8, 0..12_u8), 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_lost_and_twice_changes_nothing(one in acts(), other in acts()) {
        let (here, there) = (went_on(1, &one), went_on(2, &other));
        let both = received(&here, &there);
        prop_assert!(holds(&both, &here), "lost what was here");
        prop_assert!(holds(&both, &there), "lost what came");
        prop_assert_eq!(&received(&both, &there), &both);
        prop_assert_eq!(&received(&both, &both), &both);
    }

    #[test]
    fn two_devices_end_with_the_same_course(one in acts(), other in acts()) {
        let (here, there) = (went_on(1, &one), went_on(2, &other));
        let (at_one, at_other) = (received(&here, &there), received(&there, &here));
        prop_assert_eq!(said(&at_one), said(&at_other));
        // Once more each way, and nothing is added that is not there.
        let again = received(&at_one, &at_other);
        prop_assert_eq!(said(&again), said(&at_one));
    }

    #[test]
    fn order_of_two_files_changes_nothing(a in acts(), b in acts(), c in acts()) {
        let (here, one, other) = (went_on(1, &a), went_on(2, &b), went_on(3, &c));
        let first = received(&received(&here, &one), &other);
        let last = received(&received(&here, &other), &one);
        prop_assert_eq!(said(&first), said(&last));
        prop_assert!(holds(&first, &one) && holds(&first, &other) && holds(&first, &here));
    }

    #[test]
    fn what_bars_contact_anywhere_bars_it_in_the_end(one in acts(), other in acts()) {
        let (here, there) = (went_on(1, &one), went_on(2, &other));
        let stands = |roster: &Roster| {
            let notice = &roster.notices[&id(NOTICE).to_string()];
            (notice.standing().map(|(route, _)| route), notice.bars_contact(|_| false))
        };
        let both = stands(&received(&here, &there));
        let log = |roster: &Roster| roster.notices[&id(NOTICE).to_string()].log.clone();
        let (mine, theirs) = (log(&here), log(&there));
        let went_on = |whole: &[Entry], part: &[Entry]| {
            let mut whole = whole.iter();
            part.iter().all(|entry| whole.any(|one| one == entry))
        };
        // Where one side only went on, it stands as that side left it; else the stricter one.
        if !went_on(&mine, &theirs) && !went_on(&theirs, &mine) {
            prop_assert!(both >= stands(&here).max(stands(&there)));
        }
    }
}
