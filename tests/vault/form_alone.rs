//! An overgangsskema that is handed over alone: the form as the parents saw it, of the child what the
//! form says, and nothing else, out and in.

use std::collections::{BTreeMap, BTreeSet};

use naeste_skridt::{
    content,
    domain::{
        child::Child,
        date::Moment,
        hand_over::{Manifest, Purpose},
        next_step::{LeaveToTell, Parents},
        transition::{FieldConsent, Transition, TransitionAnswer},
    },
    exchange::hand_over::{Fault, HandedOver, Writer},
    storage::{key::RecordId, memory::MemoryStore, piece::Piece, record::RecordKind},
    workflow::{
        by_child::ByChild,
        merge::{Carried, Known, Plan, Step},
        roster::Roster,
    },
};

use crate::{
    hand_over::{fault, manifest, mette, pieces, read, signed, take_in, unsigned},
    support::{Seeded, create, id},
};

const FORM: u8 = 60;
const UNDER_WAY: u8 = 61;

fn leave() -> LeaveToTell {
    Parents::Ja.leave().unwrap()
}

/// A child with a record of every kind that travels, an overgangsskema under way, and a finished one
/// with a word of its own in each field: the consents are drawn.
fn roster(draw: &mut Seeded) -> (Roster, Vec<(String, FieldConsent)>) {
    let mut roster = Roster::default();
    for (id, piece) in pieces() {
        let piece = Box::new(piece);
        roster.take(Step::Put {
            id,
            piece,
            over: false,
        });
    }
    let child = roster.children.get_mut(&id(1).to_string()).unwrap();
    child.languages = "dansk, arabisk".into();
    child.weeks_early = 6;
    let child = child.clone();
    let form = content::transition::of_edition("2026-1").unwrap();
    let at = Moment {
        date: "2026-11-20".parse().unwrap(),
        minute: 600,
    };
    let begun = Transition::begin(id(1).to_string(), form.edition.clone(), mette(), at);
    let (mut done, mut open) = (begun.clone(), begun);
    open.edit(|sheet| sheet.receiver = "Et sted, der ikke er aftalt".into())
        .unwrap();
    let mut said = Vec::new();
    done.edit(|sheet| {
        sheet.parents = "Sara (mor)".into();
        sheet.receiver = "Solsikken".into();
        for (number, field) in form.fields.iter().enumerate() {
            let consent = match draw.below(3) {
                _ if number == 0 => FieldConsent::Yes,
                0 => FieldConsent::Yes,
                1 => FieldConsent::No,
                _ => FieldConsent::NotAsked,
            };
            let text = format!("ord-{number}-slut");
            said.push((text.clone(), consent));
            *sheet.answer_mut(&field.id) = TransitionAnswer { text, consent };
        }
    })
    .unwrap();
    done.finish(leave(), &form, &child, mette(), at).unwrap();
    roster.transitions.insert(id(FORM).to_string(), done);
    roster.transitions.insert(id(UNDER_WAY).to_string(), open);
    (roster, said)
}

fn alone(roster: &Roster) -> Vec<(RecordId, Piece)> {
    let form = id(FORM).to_string();
    let carried = Carried::form_alone(leave(), roster, &form).unwrap();
    carried.pieces(roster, 0..carried.len()).unwrap()
}

/// The text of a file that says it is an overgangsskema alone, whatever is in it.
fn told(pieces: &[(RecordId, Piece)]) -> Vec<u8> {
    let head = Manifest {
        purpose: Purpose::Transition,
        ..manifest(pieces)
    };
    let (mut writer, mut text) = Writer::begin(&head);
    for (id, piece) in pieces {
        text.extend_from_slice(&writer.add(*id, piece).unwrap());
    }
    text.extend_from_slice(&writer.end());
    text.to_vec()
}

fn plan(here: &Roster, handed: HandedOver) -> Plan {
    let mut plan = Plan::begin(here, mette()).of(handed.manifest.purpose);
    for record in handed.records {
        plan.add(here, (record.id, record.piece)).unwrap();
    }
    plan
}

fn taken(here: &Roster, text: &[u8]) -> Roster {
    let plan = plan(here, read(text).unwrap());
    let mut after = here.clone();
    for step in plan.steps(&BTreeMap::new(), &BTreeSet::new()) {
        after.take(step);
    }
    after
}

#[test]
fn file_has_the_child_the_form_and_only_what_the_parents_said_yes_to() {
    for seed in 0..300 {
        let (roster, said) = roster(&mut Seeded(seed));
        let file = alone(&roster);
        let kinds: Vec<_> = file.iter().map(|(_, piece)| piece.kind()).collect();
        assert_eq!(kinds, [RecordKind::Child, RecordKind::Transition]);
        let text = told(&file);
        let handed = read(&text).unwrap();
        assert_eq!(handed.manifest.purpose, Purpose::Transition);
        assert_eq!(handed.records.len(), 2);
        let text = String::from_utf8(text).unwrap();
        for (words, consent) in said {
            let goes = consent == FieldConsent::Yes;
            assert_eq!(text.contains(&words), goes, "seed {seed}: {words}");
        }
        for kept in [
            "stue", "arabisk", "script", "\"told\"", "aftalt", "Forkert", "akut",
        ] {
            assert!(!text.contains(kept), "{kept}: {text}");
        }
    }
}

#[test]
fn child_in_it_is_what_the_form_says() {
    let (mut roster, _) = roster(&mut Seeded(1));
    // It is called something else since the parents saw the form.
    let child = roster.children.get_mut(&id(1).to_string()).unwrap();
    child.label = "Alma i Gul".into();
    let Piece::Child(child) = &alone(&roster)[0].1 else {
        panic!("the child comes first");
    };
    let expected = Child {
        label: "Alma".into(),
        birth_month: "2023-05".parse().unwrap(),
        unborn: false,
        weeks_early: 0,
        unit: String::new(),
        languages: String::new(),
        band_by_hand: None,
        archived: false,
        added_on: "2026-11-20".parse().unwrap(),
        changes: Vec::new(),
    };
    assert_eq!(*child, expected);
}

#[test]
fn form_that_is_not_finished_does_not_go_alone() {
    let (roster, _) = roster(&mut Seeded(1));
    for form in [UNDER_WAY, 62, 1] {
        let carried = Carried::form_alone(leave(), &roster, &id(form).to_string());
        assert_eq!(carried, None);
    }
    assert_eq!(Parents::Vent.leave(), None);
    assert_eq!(Parents::MaaIkke.leave(), None);
}

#[test]
fn file_that_claims_a_form_alone_and_has_more_or_less_is_refused() {
    let (roster, _) = roster(&mut Seeded(1));
    let file = alone(&roster);
    let store = MemoryStore::default();
    let vault = create(&store);
    let before = store.everything();
    for (other, piece) in pieces().into_iter().skip(1) {
        for place in [1, 2] {
            let mut more = file.clone();
            more.insert(place, (other, piece.clone()));
            let text = told(&more);
            assert_eq!(fault(&text), Fault::NotAlone, "{:?}", piece.kind());
        }
    }
    let mut two = file.clone();
    two.push((id(70), file[1].1.clone()));
    assert_eq!(fault(&told(&two)), Fault::NotAlone);
    assert_eq!(fault(&told(&file[..1])), Fault::NotAlone);
    // More of the child than the form says.
    let whole = roster.children[&id(1).to_string()].clone();
    let mut more = file.clone();
    more[0].1 = Piece::Child(whole);
    assert_eq!(fault(&told(&more)), Fault::NotAlone);
    // What the parents said no to, signed anew.
    let lines = unsigned(&told(&file));
    let open = lines.replacen(
        "\"finished\":",
        "\"sheet\":{\"parents\":\"x\"},\"finished\":",
        1,
    );
    assert_ne!(open, lines);
    assert_eq!(fault(&signed(&open)), Fault::NoRecord);
    assert_eq!(store.everything(), before);
    // As it was made it comes in: the child, its key and the form.
    let plan = plan(&Roster::default(), read(&told(&file)).unwrap());
    assert_eq!(take_in(&vault, &plan), Ok(3));
}

#[test]
fn form_opens_into_a_new_course_once() {
    let (sender, _) = roster(&mut Seeded(7));
    let text = told(&alone(&sender));
    let there = taken(&Roster::default(), &text);
    assert_eq!((there.children.len(), there.transitions.len()), (1, 1));
    assert!(there.assessments.is_empty());
    let form = id(FORM).to_string();
    assert_eq!(
        there.transitions[&form].finished(),
        sender.transitions[&form].finished()
    );
    for here in [there, sender] {
        assert!(plan(&here, read(&text).unwrap()).changes_nothing());
        assert_eq!(taken(&here, &text), here);
    }
}

#[test]
fn child_that_is_here_stays_as_it_is_and_gets_the_form_without_a_question() {
    let (sender, _) = roster(&mut Seeded(7));
    let text = told(&alone(&sender));
    let mut here = sender.clone();
    here.transitions = ByChild::default();
    let planned = plan(&here, read(&text).unwrap());
    let child = &planned.children()[&id(1).to_string()];
    assert_eq!((child.known, child.doubts.len()), (Known::Here, 0));
    assert_eq!(child.new, [(RecordKind::Transition, 1)].into());
    let after = taken(&here, &text);
    assert_eq!(after.children, here.children);
    assert_eq!(after.assessments, here.assessments);
    assert_eq!(after.transitions.len(), 1);
}
