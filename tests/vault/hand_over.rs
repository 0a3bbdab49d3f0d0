//! A hand-over from one vault to another: everything or nothing, and nothing of what was changed.

use std::collections::{BTreeMap, BTreeSet};

use naeste_skridt::{
    domain::{
        assessment::{Profession, Professional},
        child::Child,
        hand_over::{Consent, Manifest, Purpose, Sender},
    },
    exchange::hand_over::{Fault, FileError, HandedOver, Reader, Writer},
    storage::{
        key::RecordId,
        memory::MemoryStore,
        piece::Piece,
        record::{RecordAddress, RecordKind},
        store::StoreError,
    },
    workflow::{
        merge::{Plan, Step, place_of},
        roster::Roster,
        vault::{Place, Unlocked, VaultError},
    },
};
use pollster::block_on;
use zeroize::Zeroizing;

use crate::support::{Seeded, create, id, open};

const ROUNDS: usize = 100_000;
const BY: &str =
    r#""by":{"name":"Mette","profession":"paedagog"},"at":{"date":"2026-03-31","minute":600}"#;

pub(crate) fn mette() -> Professional {
    Professional {
        name: "Mette".into(),
        profession: Profession::Paedagog,
    }
}

/// A child with a record of every kind that travels.
pub(crate) fn pieces() -> Vec<(RecordId, Piece)> {
    let child = id(1);
    let author = r#""author":{"name":"Mette","profession":"paedagog"},"begun":{"date":"2026-03-31","minute":600}"#;
    let decided = r#""decision":{"step":"p30","reason":"r","tovholder":"Mette","follow_up":"2026-12-20","suggested":"p30","main_rule":15,"rules_edition":"2026-1","decided":{"date":"2026-03-31","minute":601}}"#;
    let bodies = [
        (
            RecordKind::Child,
            r#"{"label":"Alma","birth_month":"2023-05","unit":"Gul <b>stue</b>","added_on":"2026-01-01"}"#.to_owned(),
        ),
        (
            RecordKind::Notice,
            format!(r#"{{"child":"{child}","assessment":"a","audience":"everyone","log":[{{"event":{{"begun":"akut"}},{BY}}}]}}"#),
        ),
        (
            RecordKind::Assessment,
            format!(r#"{{"child":"{child}",{author},{decided}}}"#),
        ),
        (
            RecordKind::Draft,
            format!(r#"{{"child":"{child}",{author},"position":{{"position":"gul","reason":"<script>alert(1)</script>"}}}}"#),
        ),
        (
            RecordKind::Retraction,
            format!(r#"{{"child":"{child}","assessment":"a","reason":"Forkert barn",{BY}}}"#),
        ),
        (
            RecordKind::Postponement,
            format!(r#"{{"child":"{child}","assessment":"a","from":"2026-04-01","to":"2026-04-20","reason":"Syg",{BY}}}"#),
        ),
        (
            RecordKind::ParentTalk,
            format!(r#"{{"child":"{child}","held":"2026-03-30","by":"Mette","told":"Søvn","noted":{{"date":"2026-03-31","minute":600}}}}"#),
        ),
        (
            RecordKind::Agreement,
            format!(r#"{{"child":"{child}","about":"us","goal":"g","we_do":"w","who":"m","from":"2026-04-01","to":"2026-05-01","sign":"s","made":{{"date":"2026-03-31","minute":600}},"made_by":{{"name":"Mette","profession":"paedagog"}}}}"#),
        ),
        (
            RecordKind::Effort,
            format!(r#"{{"child":"{child}","kind":"egen","title":"t","goal":"g","owner":"o","start":"2026-02-02","planned_end":"2026-06-30","first":"2026-03-16","cadence":"seks_uger",{BY}}}"#),
        ),
        (
            RecordKind::Meeting,
            format!(r#"{{"child":"{child}","kind":"sparring","on":"2026-11-23","edition":"2026-1","by":{{"name":"Mette","profession":"paedagog"}},"begun":{{"date":"2026-11-23","minute":600}},"minutes":{{}}}}"#),
        ),
        (
            RecordKind::UnderretningAnswer,
            format!(r#"{{"child":"{child}","underretning":"u","kind":"kvittering","on":"2026-04-14",{BY}}}"#),
        ),
        (
            RecordKind::Keeping,
            format!(r#"{{"child":"{child}","change":"stays",{BY}}}"#),
        ),
    ];
    (1..)
        .zip(bodies)
        .map(|(number, (kind, body))| {
            let text = format!(r#"{{"v":1,"body":{body}}}"#);
            let piece = Piece::read(kind, text.as_bytes()).unwrap();
            (
                id(number),
                piece.unwrap_or_else(|why| panic!("{kind:?}: {why}")),
            )
        })
        .collect()
}

pub(crate) fn manifest(pieces: &[(RecordId, Piece)]) -> Manifest {
    let mut records = BTreeMap::new();
    for (_, piece) in pieces {
        *records.entry(piece.kind().word().to_owned()).or_default() += 1;
    }
    Manifest {
        id: id(99).to_string(),
        made: naeste_skridt::domain::date::Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        },
        from: Sender {
            institution: "Solgården".into(),
            by: mette(),
        },
        to: "Skovbrynet".into(),
        purpose: Purpose::Case,
        children: 1,
        records,
        why: "Alma skifter børnehave <img src=x>".into(),
        consent: Consent::NotNeeded {
            because: "Samme institution".into(),
        },
        program: "0.1.0".into(),
    }
}

fn written(pieces: &[(RecordId, Piece)]) -> Vec<u8> {
    let (mut writer, mut text) = Writer::begin(&manifest(pieces));
    for (id, piece) in pieces {
        text.extend_from_slice(&writer.add(*id, piece).unwrap());
    }
    text.extend_from_slice(&writer.end());
    text.to_vec()
}

pub(crate) fn read(text: &[u8]) -> Result<HandedOver, FileError> {
    let mut reader = Reader::new(Zeroizing::new(text.to_vec()))?;
    while reader.read(3)? {}
    reader.finish()
}

pub(crate) fn fault(text: &[u8]) -> Fault {
    read(text).unwrap_err().fault
}

/// The same text with another last line, as somebody makes who knows how.
pub(crate) fn signed(lines: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    digest.update(lines.as_bytes());
    let hex: Vec<_> = digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let hex = hex.concat();
    let records = lines.lines().count() - 1;
    format!("{lines}{{\"end\":{{\"records\":{records},\"sha256\":\"{hex}\"}}}}\n").into_bytes()
}

/// Everything but the last line.
pub(crate) fn unsigned(text: &[u8]) -> String {
    let text = String::from_utf8(text.to_vec()).unwrap();
    let end = text.trim_end().rfind('\n').unwrap();
    text[..=end].to_owned()
}

fn plan(handed: HandedOver) -> Plan {
    let roster = Roster::default();
    let mut plan = Plan::begin(&roster, mette());
    for record in handed.records {
        plan.add(&roster, (record.id, record.piece)).unwrap();
    }
    plan
}

pub(crate) fn take_in(vault: &Unlocked<MemoryStore>, plan: &Plan) -> Result<usize, VaultError> {
    let mut intake = vault.begin_intake()?;
    for step in plan.steps(&BTreeMap::new(), &BTreeSet::new()) {
        let Step::Put { id, piece, .. } = step else {
            continue;
        };
        if piece.kind() == RecordKind::Child {
            intake.new_child(id)?;
        }
        intake.put(&place_of(id, &piece).unwrap(), None, &piece.text()?)?;
    }
    Ok(block_on(intake.commit())?.len())
}

#[test]
fn text_comes_back_as_it_was_and_every_line_is_json() {
    let pieces = pieces();
    let text = written(&pieces);
    let handed = read(&text).unwrap();
    assert_eq!(handed.manifest, manifest(&pieces));
    let back: Vec<_> = handed
        .records
        .into_iter()
        .map(|r| (r.id, r.piece))
        .collect();
    assert_eq!(back, pieces);
    for line in String::from_utf8(text).unwrap().lines() {
        let _: serde_json::Value = serde_json::from_str(line).unwrap();
    }
}

#[test]
fn hand_over_comes_into_another_vault_whole_or_not_at_all() {
    let pieces = pieces();
    let plan = plan(read(&written(&pieces)).unwrap());
    let store = MemoryStore::default();
    let vault = create(&store);
    let before = store.everything();
    // Given up before the end: no trace.
    let mut intake = vault.begin_intake().unwrap();
    intake.new_child(id(1)).unwrap();
    drop(intake);
    assert_eq!(store.everything(), before);
    store.fail_from(store.commits(), StoreError::QuotaExceeded);
    assert_eq!(
        take_in(&vault, &plan),
        Err(StoreError::QuotaExceeded.into())
    );
    assert_eq!(store.everything(), before);
    store.heal();
    // The child's own key comes beside the records.
    assert_eq!(take_in(&vault, &plan), Ok(pieces.len() + 1));
    let other = open(&store, 9);
    let child = block_on(other.load::<Child>(&Place::child(id(1)))).unwrap();
    assert_eq!(child.unwrap().value.label, "Alma");
    let talks = block_on(
        other.load_all::<naeste_skridt::domain::parent_talk::ParentTalk>(RecordKind::ParentTalk),
    )
    .unwrap();
    assert_eq!((talks.items.len(), talks.set_aside.len()), (1, 0));
}

#[test]
fn broken_and_hostile_texts_are_refused_by_reason() {
    let text = written(&pieces());
    let lines = unsigned(&text);
    assert_eq!(read(&signed(&lines)), read(&text));
    assert_eq!(fault(b""), Fault::NotAHandOver);
    assert_eq!(fault(b"PK\x03\x04"), Fault::NotAHandOver);
    assert_eq!(fault(&vec![b'['; 10_000_000]), Fault::NotAHandOver);
    assert_eq!(fault(lines.as_bytes()), Fault::CutOff);
    assert_eq!(fault(&text[..text.len() - 5]), Fault::CutOff);
    assert_eq!(fault(&[text.as_slice(), b"{}\n"].concat()), Fault::Damaged);
    let changed = |from: &str, to: &str| {
        let changed = lines.replacen(from, to, 1);
        assert_ne!(changed, lines, "{from}");
        fault(&signed(&changed))
    };
    assert_eq!(changed("\"version\":1", "\"version\":2"), Fault::Newer);
    assert_eq!(
        changed("\"kind\":\"keeping\"", "\"kind\":\"hologram\""),
        Fault::Newer
    );
    assert_eq!(
        changed("\"kind\":\"keeping\"", "\"kind\":\"sparring\""),
        Fault::NoRecord
    );
    assert_eq!(changed("\"v\":1", "\"v\":2"), Fault::Newer);
    assert_eq!(
        changed("\"label\":\"Alma\"", "\"label\":\"010203-1234\""),
        Fault::NoRecord
    );
    assert_eq!(
        changed("\"audience\":\"everyone\"", "\"audience\":{\"only\":[]}"),
        Fault::NoRecord
    );
    assert_eq!(
        changed("\"kind\":\"draft\"", "\"kind\":\"assessment\""),
        Fault::NoRecord
    );
    assert_eq!(
        changed(&id(3).to_string(), &id(2).to_string()),
        Fault::Twice
    );
    assert_eq!(changed("\"children\":1", "\"children\":2"), Fault::Damaged);
    let other = lines.replacen(
        &format!(
            "\"child\":\"{}\",\"v\":1,\"body\":{{\"child\":\"{}\",\"assessment\"",
            id(1),
            id(1)
        ),
        &format!(
            "\"child\":\"{}\",\"v\":1,\"body\":{{\"child\":\"{}\",\"assessment\"",
            id(7),
            id(7)
        ),
        1,
    );
    assert_ne!(other, lines);
    assert_eq!(fault(&signed(&other)), Fault::NoChild);
    let deep = lines.replacen(
        "\"unit\":",
        &format!("\"x\":{}1{},\"unit\":", "[".repeat(60), "]".repeat(60)),
        1,
    );
    assert_eq!(fault(&signed(&deep)), Fault::TooBig);
    let long = lines.replacen("Gul ", &"Gul ".repeat(800_000), 1);
    assert_eq!(fault(&signed(&long)), Fault::TooBig);
    let twice = format!("{lines}{}\n", lines.lines().last().unwrap());
    assert_eq!(fault(&signed(&twice)), Fault::Twice);
    // A line was left out, and the end says so as if nothing was missing.
    let fewer: String = lines
        .split_inclusive('\n')
        .filter(|line| !line.contains("\"kind\":\"notice\""))
        .collect();
    assert_eq!(fault(&signed(&fewer)), Fault::Damaged);
}

#[test]
fn mutated_texts_never_panic_and_never_come_in_in_part() {
    let whole = pieces();
    let text = written(&whole);
    let lines = unsigned(&text).into_bytes();
    let mut draw = Seeded(2026);
    let (mut accepted, mut refused) = (0, 0);
    for round in 0..ROUNDS {
        // Half of them as a disk breaks them, half as somebody makes them who signs them anew.
        let broken = round % 2 == 0;
        let mut altered = if broken { text.clone() } else { lines.clone() };
        for _ in 0..=draw.below(2) {
            mutate(&mut altered, &text, &mut draw);
        }
        let altered = match String::from_utf8(altered.clone()) {
            Ok(lines) if !broken && !lines.is_empty() => signed(&lines),
            _ => altered,
        };
        match read(&altered) {
            Ok(handed) => {
                assert!(!broken || altered == text, "round {round}");
                // Whatever is read has all that it says it has, and can be laid beside what is here.
                assert_eq!(handed.records.len(), whole.len(), "round {round}");
                comes_in_whole_or_not_at_all(&plan(handed), round);
                accepted += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(refused > ROUNDS / 2, "{refused}");
    assert!(accepted > ROUNDS / 100, "{accepted}");
}

/// Takes a plan into a vault of its own, first on a full disk: nothing of it is there, and then all.
fn comes_in_whole_or_not_at_all(plan: &Plan, round: usize) {
    let store = MemoryStore::default();
    let vault = create(&store);
    let before = store.everything();
    store.fail_from(store.commits(), StoreError::QuotaExceeded);
    assert!(take_in(&vault, plan).is_err(), "round {round}");
    assert_eq!(store.everything(), before, "round {round}");
    store.heal();
    let taken = take_in(&vault, plan);
    let mut after = store.everything();
    let Ok(written) = taken else {
        assert_eq!(after, before, "round {round}");
        return;
    };
    let mut found = 0;
    for step in plan.steps(&BTreeMap::new(), &BTreeSet::new()) {
        let Step::Put { id, piece, .. } = step else {
            panic!("round {round}: nothing is here that could go");
        };
        let place = place_of(id, &piece).unwrap().address();
        assert!(after.remove(&place).is_some(), "round {round} {place}");
        found += 1;
        // The child's own key comes beside the records.
        if piece.kind() == RecordKind::Child {
            let key = RecordAddress {
                kind: RecordKind::ChildKey,
                id,
            };
            assert!(after.remove(&key).is_some(), "round {round} {key}");
            found += 1;
        }
    }
    assert_eq!(found, written, "round {round}");
    assert_eq!(after, before, "round {round}");
}

/// Alters a text in one of the ways that disks, strangers and mistakes do.
fn mutate(bytes: &mut Vec<u8>, text: &[u8], draw: &mut Seeded) {
    if bytes.is_empty() {
        return;
    }
    let place = draw.below(bytes.len());
    match draw.below(6) {
        0 => bytes[place] ^= 1 << draw.below(8),
        1 => bytes.truncate(place),
        2 => bytes.extend_from_slice(&text[..place.min(text.len())]),
        3 => drop(bytes.drain(place..(place + draw.below(60)).min(bytes.len()))),
        4 => {
            let from = draw.below(text.len());
            let copied = text[from..(from + draw.below(200)).min(text.len())].to_vec();
            drop(bytes.splice(place..place, copied));
        }
        _ => bytes[place] = b"{}[]\",:0019ae"[draw.below(13)],
    }
}
