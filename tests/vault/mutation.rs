//! 100,000 mutated stores: no panic, and nothing opens as what it is not.

use std::collections::BTreeMap;

use naeste_skridt::{
    storage::{
        memory::MemoryStore,
        record::{RecordAddress, RecordKind},
        slot::SlotKind,
        store::Stored,
    },
    workflow::vault::{Place, Unlocked},
};
use pollster::block_on;

use crate::support::{Note, PASSPHRASE, Seeded, create, id, kek, note, vault};

const ROUNDS: usize = 100_000;

type Everything = BTreeMap<RecordAddress, Stored>;

fn filled() -> (MemoryStore, Unlocked<MemoryStore>) {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    for child in [6, 7] {
        block_on(unlocked.add_child(id(child), &note(&format!("child {child} of 1")))).unwrap();
        let place = Place::child(id(child));
        for generation in 1..4 {
            let text = format!("child {child} of {}", generation + 1);
            block_on(unlocked.save(&place, Some(generation), &note(&text))).unwrap();
        }
    }
    (store, unlocked)
}

/// Alters one record in one of the ways that disks, strangers and mistakes do.
fn mutate(everything: &Everything, draw: &mut Seeded) -> (RecordAddress, Stored) {
    let addresses: Vec<_> = everything.keys().copied().collect();
    let address = addresses[draw.below(addresses.len())];
    let other = &everything[&addresses[draw.below(addresses.len())]];
    let mut stored = everything[&address].clone();
    let bytes = &mut stored.current;
    match draw.below(7) {
        0 => {
            let place = draw.below(bytes.len());
            bytes[place] ^= 1 << draw.below(8);
        }
        1 => bytes.truncate(draw.below(bytes.len())),
        2 => bytes.extend((0..=draw.below(40)).map(|byte| u8::try_from(byte).unwrap())),
        3 => bytes.clone_from(&other.current),
        4 => {
            if let Some(previous) = &stored.previous {
                bytes.clone_from(previous);
            }
        }
        5 => {
            let step = u64::try_from(draw.below(3)).unwrap();
            stored.generation = stored.generation.wrapping_add(step).wrapping_sub(1);
        }
        _ => {
            let (from, to) = (draw.below(bytes.len()), draw.below(bytes.len()));
            bytes.swap(from, to);
            stored.previous.clone_from(&other.previous);
        }
    }
    (address, stored)
}

#[test]
fn mutated_records_never_panic_and_never_open_as_something_else() {
    let (store, unlocked) = filled();
    let everything = store.everything();
    let mut draw = Seeded(2026);
    let mut unopened = 0;
    for round in 0..ROUNDS {
        let (address, altered) = mutate(&everything, &mut draw);
        let original = &everything[&address];
        store.tamper(address, altered.clone());
        if address.kind == RecordKind::Child {
            let result = block_on(unlocked.load::<Note>(&Place::child(address.id)));
            if let Ok(Some(loaded)) = result {
                // What opens is the newest text, or the one before it and said to be so.
                let child = address.id.bytes()[0];
                let newest = note(&format!("child {child} of 4"));
                let before = note(&format!("child {child} of 3"));
                match loaded.restored {
                    None if loaded.generation == 4 => assert_eq!(loaded.value, newest),
                    None => assert!(loaded.generation == 3 && loaded.value == before),
                    Some(_) if altered.generation == 4 => assert_eq!(loaded.value, before),
                    Some(_) => assert!([&newest, &before].contains(&&loaded.value)),
                }
                if altered.current != original.current && loaded.restored.is_none() {
                    assert_eq!(altered.generation, 3, "round {round}");
                }
            } else {
                unopened += 1;
            }
        } else {
            let vault = vault(&store, 5);
            if let Ok(Some(door)) = block_on(vault.door()) {
                let me = door.professionals()[0].id;
                let key = kek(PASSPHRASE);
                let opened = block_on(vault.unlock(&door, me, SlotKind::Passphrase, &key));
                assert!(opened.is_ok(), "round {round}");
            } else {
                assert_eq!(address, RecordAddress::HEADER);
                unopened += 1;
            }
        }
        store.tamper(address, original.clone());
    }
    assert_eq!(store.everything(), everything);
    assert!(unopened > ROUNDS / 20);
}
