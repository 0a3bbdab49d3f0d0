//! A backup and its restoration: bit for bit the same, or nothing at all.

use std::{cell::Cell, rc::Rc};

use naeste_skridt::{
    domain::date::Moment,
    exchange::backup::{About, BackupError, Reader, Whole, Writer},
    storage::{
        key::RecordId,
        memory::MemoryStore,
        record::RecordKind,
        slot::SlotKind,
        store::{RawRecord, RecordStore, StoreError},
    },
    workflow::vault::{Door, Place, Unlocked, VaultError, is_header},
};
use pollster::block_on;

use crate::{
    disk::{self, BO, Disk, MAJA, MAJA_NEW, add_bo, rotate},
    support::{Note, PASSPHRASE, RECOVERY, Seeded, create, id, kek, note, open, vault},
};

const ROUNDS: usize = 100_000;

fn filled() -> MemoryStore {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    for child in 1..6 {
        block_on(unlocked.add_child(id(child), &note("Barn"))).unwrap();
        block_on(unlocked.save(&Place::child(id(child)), Some(1), &note("Barn A"))).unwrap();
        let place = Place::assessment(id(child + 20), id(child));
        block_on(unlocked.save(&place, None, &note("set og hørt"))).unwrap();
    }
    block_on(unlocked.save(&Place::draft(id(50)), None, &note("kladde"))).unwrap();
    store
}

fn about() -> About {
    About {
        made: Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        },
        program: "0.1.0".into(),
    }
}

fn exported<S: RecordStore>(unlocked: &Unlocked<S>) -> Vec<u8> {
    let (mut writer, mut file) = Writer::begin(&about());
    let mut take = |records: Vec<RawRecord>| {
        for record in &records {
            file.extend(writer.add(record).unwrap_or_default());
        }
    };
    let copy = unlocked.copy().unwrap();
    block_on(copy.each_record(&mut take)).unwrap();
    let (part, digest) = writer.last();
    file.extend(part);
    file.extend(writer.end(&copy.prove(&digest).unwrap()));
    file
}

fn read(file: &[u8]) -> Result<(Vec<RawRecord>, Whole), BackupError> {
    let mut reader = Reader::new(u64::try_from(file.len()).unwrap())?;
    let (mut place, mut records) = (0, Vec::new());
    loop {
        let wanted = reader.wants()?;
        if wanted == 0 {
            return Ok((records, reader.finish()?));
        }
        records.extend(reader.take(&file[place..place + wanted])?);
        place += wanted;
    }
}

/// Whether the secret opens the copy and the copy is whole.
fn checked(records: &[RawRecord], whole: &Whole, secret: u8) -> Result<(), VaultError> {
    let header = records.iter().find(|record| is_header(record)).unwrap();
    let door = Door::of_copy(header)?;
    let me = door.professionals()[0].id;
    let kind = if secret == RECOVERY {
        SlotKind::Recovery
    } else {
        SlotKind::Passphrase
    };
    door.check_copy((me, kind), &kek(secret), &whole.digest, &whole.proof)
}

#[test]
fn restored_vault_is_the_same_bit_for_bit_and_so_is_its_backup() {
    let store = filled();
    let file = exported(&open(&store, 5));
    let (records, whole) = read(&file).unwrap();
    assert_eq!(whole.about, about());
    for secret in [PASSPHRASE, RECOVERY] {
        assert_eq!(checked(&records, &whole, secret), Ok(()));
    }
    assert_eq!(checked(&records, &whole, 9), Err(VaultError::WrongSecret));
    let empty = MemoryStore::default();
    block_on(vault(&empty, 8).restore(&records, &|_| {})).unwrap();
    assert_eq!(empty.everything(), store.everything());
    let unlocked = open(&empty, 5);
    let child = block_on(unlocked.load::<Note>(&Place::child(id(3)))).unwrap();
    assert_eq!(child.unwrap().value, note("Barn A"));
    assert_eq!(exported(&open(&empty, 5)), file);
}

/// A change of the keys that comes while a copy is taken.
type Change = fn(&Unlocked<Disk>, RecordId) -> Result<(), VaultError>;

/// The keys wait, and the copy is whole and opens with the secrets of its moment.
#[test]
fn copy_beside_a_change_of_the_keys_is_of_one_moment_and_is_restored() {
    let changes: [Change; 2] = [
        |maja, _| rotate(maja, MAJA_NEW),
        |maja, bo| block_on(maja.remove_colleague(bo)).map(drop),
    ];
    for change in changes {
        let (disk, maja) = disk::filled();
        let (bo, maja) = (add_bo(&maja), Rc::new(maja));
        let beside = Rc::clone(&maja);
        let came = Rc::new(Cell::new(None));
        let told = Rc::clone(&came);
        disk.meanwhile(move || told.set(Some(change(&beside, bo))));
        let (records, whole) = read(&exported(&*maja)).unwrap();

        let header = records.iter().find(|record| is_header(record)).unwrap();
        let door = Door::of_copy(header).unwrap();
        for (who, secret) in [(maja.me(), MAJA[0]), (bo, BO[0])] {
            let slot = (who, SlotKind::Passphrase);
            let found = door.check_copy(slot, &kek(secret), &whole.digest, &whole.proof);
            assert_eq!(found, Ok(()));
        }
        let elsewhere = Disk::default();
        block_on(elsewhere.vault(8).restore(&records, &|_| {})).unwrap();
        let restored = elsewhere.open_as(maja.me(), MAJA[0]).unwrap();
        let drafts = block_on(restored.load_all::<Note>(RecordKind::Draft)).unwrap();
        assert_eq!((drafts.items.len(), drafts.set_aside.len()), (2, 0));

        assert_eq!(came.take(), Some(Err(VaultError::Busy)));
        change(&maja, bo).unwrap();
    }
}

#[test]
fn keys_wait_for_the_proof_of_a_copy_and_for_nothing_once_it_is_given_up() {
    let (_, maja) = disk::filled();
    let copy = maja.copy().unwrap();
    block_on(copy.each_record(&mut |_| ())).unwrap();
    assert_eq!(rotate(&maja, MAJA_NEW), Err(VaultError::Busy));
    // Saving goes on meanwhile: the copy is of the moment before.
    block_on(maja.save(&Place::draft(id(60)), None, &note("ny"))).unwrap();
    drop(copy);
    rotate(&maja, MAJA_NEW).unwrap();
}

#[test]
fn no_copy_is_begun_while_the_keys_change() {
    let (disk, maja) = disk::filled();
    let maja = Rc::new(maja);
    let beside = Rc::clone(&maja);
    disk.meanwhile(move || assert_eq!(beside.copy().err(), Some(VaultError::Busy)));
    rotate(&maja, MAJA_NEW).unwrap();
    let (records, whole) = read(&exported(&*maja)).unwrap();
    assert_eq!(checked(&records, &whole, MAJA_NEW[0]), Ok(()));
}

#[test]
fn restoring_over_another_vault_replaces_it_whole_or_leaves_it_whole() {
    let (records, _) = read(&exported(&open(&filled(), 5))).unwrap();
    let other = MemoryStore::default();
    let unlocked = create(&other);
    block_on(unlocked.add_child(id(77), &note("Barn B"))).unwrap();
    let before = other.everything();
    other.fail_from(0, StoreError::QuotaExceeded);
    let refused = block_on(vault(&other, 8).restore(&records, &|_| {}));
    assert_eq!(refused, Err(StoreError::QuotaExceeded.into()));
    assert_eq!(other.everything(), before);
    other.heal();
    block_on(vault(&other, 8).restore(&records, &|_| {})).unwrap();
    assert_eq!(other.everything(), filled().everything());
}

#[test]
fn backup_that_lost_or_gained_a_record_is_told_from_a_whole_one() {
    let (records, whole) = read(&exported(&open(&filled(), 5))).unwrap();
    let again = |records: &[RawRecord]| {
        let (mut writer, mut file) = Writer::begin(&about());
        for record in records {
            file.extend(writer.add(record).unwrap_or_default());
        }
        file.extend(writer.last().0);
        file.extend(writer.end(&whole.proof));
        read(&file).unwrap()
    };
    let (same, proof) = again(&records);
    assert_eq!(checked(&same, &proof, PASSPHRASE), Ok(()));
    for lost in 0..records.len() {
        let mut fewer = records.clone();
        if is_header(&fewer.remove(lost)) {
            continue;
        }
        let (fewer, proof) = again(&fewer);
        let found = checked(&fewer, &proof, PASSPHRASE);
        assert_eq!(found, Err(VaultError::AlteredCopy), "{lost}");
    }
    let mut older = records.clone();
    older[0].stored.generation += 1;
    let (older, proof) = again(&older);
    assert!(checked(&older, &proof, PASSPHRASE).is_err());
}

#[test]
fn mutated_files_never_panic_and_never_pass_as_whole() {
    let file = exported(&open(&filled(), 5));
    let mut draw = Seeded(2026);
    let mut refused = 0;
    for round in 0..ROUNDS {
        let mut altered = file.clone();
        for _ in 0..=draw.below(2) {
            mutate(&mut altered, &file, &mut draw);
        }
        match read(&altered) {
            Ok((records, whole)) if records.iter().any(is_header) => {
                let passed = checked(&records, &whole, PASSPHRASE).is_ok();
                assert_eq!(passed, altered == file, "round {round}");
                refused += usize::from(!passed);
            }
            _ => refused += 1,
        }
    }
    assert!(refused > ROUNDS * 9 / 10);
}

/// Alters a file in one of the ways that disks, strangers and mistakes do.
fn mutate(bytes: &mut Vec<u8>, file: &[u8], draw: &mut Seeded) {
    if bytes.is_empty() {
        return;
    }
    let place = draw.below(bytes.len());
    match draw.below(6) {
        0 => bytes[place] ^= 1 << draw.below(8),
        1 => bytes.truncate(place),
        2 => bytes.extend_from_slice(&file[..place.min(file.len())]),
        3 => drop(bytes.drain(place..(place + draw.below(200)).min(bytes.len()))),
        4 => {
            let from = draw.below(file.len());
            let copied = file[from..(from + draw.below(200)).min(file.len())].to_vec();
            drop(bytes.splice(place..place, copied));
        }
        _ => {
            let other = draw.below(bytes.len());
            bytes.swap(place, other);
        }
    }
}
