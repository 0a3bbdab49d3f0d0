//! What a store can do to us: fail at any write, come back damaged, come from a newer program.

use naeste_skridt::{
    storage::{
        envelope::EnvelopeError,
        header::{FORMAT, HeaderError},
        kdf::KdfParams,
        memory::MemoryStore,
        record::{Record, RecordAddress, RecordError, RecordKind},
        slot::SlotKind,
        store::{StoreError, Stored},
    },
    workflow::vault::{Place, Reason, Unlocked, VaultError},
};
use pollster::block_on;
use serde::{Deserialize, Serialize};

use crate::support::{Note, PASSPHRASE, create, id, kek, note, open, vault};

/// A working day: every step that writes, in order. Stops at the first failure.
fn day(unlocked: &Unlocked<MemoryStore>) -> Result<(), VaultError> {
    let (draft, done) = (Place::draft(id(8)), Place::assessment(id(9), id(7)));
    block_on(async {
        unlocked.add_child(id(7), &note("Barn A")).await?;
        unlocked.save(&draft, None, &note("a")).await?;
        unlocked.save(&draft, Some(1), &note("ab")).await?;
        unlocked.save(&draft, Some(2), &note("abc")).await?;
        unlocked.complete(&draft, 3, &done, &note("abc")).await?;
        let recipe = unlocked.prepare_passphrase(KdfParams::DEFAULT)?;
        unlocked.change_passphrase(&recipe, &kek(PASSPHRASE)).await
    })
}

/// All that a professional finds after the given number of successful writes.
fn found(store: &MemoryStore) -> (Vec<String>, Vec<String>, Vec<String>) {
    let unlocked = open(store, 99);
    assert!(unlocked.lost_child_keys().is_empty());
    let texts = |kind| {
        let all = block_on(unlocked.load_all::<Note>(kind)).unwrap();
        assert!(all.set_aside.is_empty());
        let texts = all.items.into_iter().map(|item| item.value.text);
        texts.collect::<Vec<_>>()
    };
    (
        texts(RecordKind::Child),
        texts(RecordKind::Draft),
        texts(RecordKind::Assessment),
    )
}

#[test]
fn failure_at_any_write_loses_nothing_and_changes_nothing_half() {
    let after = |child: &[&str], draft: &[&str], done: &[&str]| {
        let own = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        (own(child), own(draft), own(done))
    };
    let states = [
        after(&[], &[], &[]),
        after(&["Barn A"], &[], &[]),
        after(&["Barn A"], &["a"], &[]),
        after(&["Barn A"], &["ab"], &[]),
        after(&["Barn A"], &["abc"], &[]),
        after(&["Barn A"], &[], &["abc"]),
    ];
    for error in [
        StoreError::QuotaExceeded,
        StoreError::Closed,
        StoreError::Unavailable,
        StoreError::Other("UnknownError".to_owned()),
    ] {
        for (write, state) in states.iter().enumerate() {
            let store = MemoryStore::default();
            let unlocked = create(&store);
            store.fail_from(1 + write, error.clone());
            assert_eq!(day(&unlocked), Err(VaultError::Store(error.clone())));
            store.heal();
            assert_eq!(found(&store), *state, "write {write}");
        }
        let store = MemoryStore::default();
        store.fail_from(0, error.clone());
        let vault = vault(&store, 1);
        let new = vault.prepare("Maja", false, KdfParams::DEFAULT).unwrap();
        let result = block_on(vault.create(new, &kek(1), &kek(2)));
        assert_eq!(result.err(), Some(VaultError::Store(error)));
        assert_eq!(block_on(vault.door()), Ok(None));
    }
}

#[test]
fn save_can_be_repeated_when_room_is_made() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    store.fail_from(1, StoreError::QuotaExceeded);
    let place = Place::draft(id(8));
    assert!(block_on(unlocked.save(&place, None, &note("a"))).is_err());
    store.heal();
    assert_eq!(block_on(unlocked.save(&place, None, &note("ab"))), Ok(1));
}

fn damage(store: &MemoryStore, address: RecordAddress, alter: impl Fn(&mut Stored)) {
    let mut stored = store.everything().remove(&address).unwrap();
    alter(&mut stored);
    store.tamper(address, stored);
}

#[test]
fn damaged_record_falls_back_to_the_one_before_and_says_so() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    let place = Place::draft(id(8));
    for (expected, text) in [(None, "a"), (Some(1), "ab"), (Some(2), "abc")] {
        block_on(unlocked.save(&place, expected, &note(text))).unwrap();
    }
    damage(&store, place.address(), |stored| {
        stored.current.truncate(70);
    });
    let loaded = block_on(unlocked.load::<Note>(&place)).unwrap().unwrap();
    assert_eq!(loaded.value, note("ab"));
    assert_eq!(
        loaded.restored,
        Some(Reason::Envelope(EnvelopeError::Tampered))
    );
    // Work goes on from there.
    let next = Some(loaded.generation);
    assert_eq!(block_on(unlocked.save(&place, next, &note("abd"))), Ok(4));
}

#[test]
fn record_that_does_not_open_is_set_aside_and_stays() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    block_on(unlocked.add_child(id(7), &note("Barn A"))).unwrap();
    block_on(unlocked.add_child(id(6), &note("Barn B"))).unwrap();
    let address = Place::child(id(6)).address();
    damage(&store, address, |stored| {
        stored.current.clear();
    });
    let before = store.everything();
    let all = block_on(unlocked.load_all::<Note>(RecordKind::Child)).unwrap();
    assert_eq!(all.items.len(), 1);
    assert_eq!(all.set_aside.len(), 1);
    assert_eq!(all.set_aside[0].address, address);
    assert_eq!(
        all.set_aside[0].reason,
        Reason::Envelope(EnvelopeError::Truncated)
    );
    assert_eq!(store.everything(), before);
    let draft = Place::draft(id(8));
    block_on(unlocked.save(&draft, None, &note("a"))).unwrap();
    // A damaged key name must not pass for a colleague's draft: nobody else is in this vault.
    damage(&store, draft.address(), |stored| stored.current[10] ^= 1);
    let all = block_on(unlocked.load_all::<Note>(RecordKind::Draft)).unwrap();
    assert_eq!(all.set_aside.len(), 1);
}

#[test]
fn lost_child_key_is_reported_and_the_other_children_open() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    block_on(unlocked.add_child(id(7), &note("Barn A"))).unwrap();
    block_on(unlocked.add_child(id(6), &note("Barn B"))).unwrap();
    let address = RecordAddress {
        kind: RecordKind::ChildKey,
        id: id(6),
    };
    damage(&store, address, |stored| stored.current[60] ^= 1);
    let unlocked = open(&store, 2);
    assert_eq!(unlocked.lost_child_keys()[0].address, address);
    let all = block_on(unlocked.load_all::<Note>(RecordKind::Child)).unwrap();
    assert_eq!(all.items[0].value, note("Barn A"));
    assert_eq!(all.set_aside.len(), 1);
}

#[test]
fn rolled_back_record_is_noticed() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    let place = Place::settings();
    block_on(unlocked.save(&place, None, &note("old"))).unwrap();
    let old = store.everything()[&place.address()].current.clone();
    for generation in 1..4 {
        block_on(unlocked.save(&place, Some(generation), &note("new"))).unwrap();
    }
    damage(&store, place.address(), |stored| {
        stored.current.clone_from(&old);
    });
    let loaded = block_on(unlocked.load::<Note>(&place)).unwrap().unwrap();
    assert_eq!(loaded.value, note("new"));
    let noticed = EnvelopeError::GenerationMismatch {
        found: 1,
        expected: 4,
    };
    assert_eq!(loaded.restored, Some(Reason::Envelope(noticed)));
}

#[derive(Debug, Serialize, Deserialize)]
struct NewerNote {
    body: u8,
}

impl Record for NewerNote {
    const VERSION: u16 = 2;
}

#[test]
fn record_of_a_newer_program_is_neither_read_nor_overwritten() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    let place = Place::settings();
    block_on(unlocked.save(&place, None, &note("a"))).unwrap();
    block_on(unlocked.save(&place, Some(1), &NewerNote { body: 1 })).unwrap();
    // Although the generation before would open.
    let newer = Reason::Record(RecordError::Newer { found: 2 });
    assert!(newer.is_newer());
    assert_eq!(
        block_on(unlocked.load::<Note>(&place)),
        Err(VaultError::Unopened(newer))
    );
    let conflict = StoreError::Conflict(place.address());
    assert_eq!(
        block_on(unlocked.save(&place, Some(1), &note("b"))),
        Err(VaultError::Store(conflict))
    );
    damage(&store, place.address(), |stored| stored.current[4] = 9);
    let newer = Reason::Envelope(EnvelopeError::NewerFormat { found: 9 });
    assert!(newer.is_newer());
    assert_eq!(
        block_on(unlocked.load::<Note>(&place)),
        Err(VaultError::Unopened(newer))
    );
}

#[test]
fn damaged_header_falls_back_and_a_newer_one_does_not() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    let recipe = unlocked.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(unlocked.change_passphrase(&recipe, &kek(0x33))).unwrap();
    let vault = vault(&store, 2);
    damage(&store, RecordAddress::HEADER, |stored| {
        stored.current[40] ^= 1;
    });
    let door = block_on(vault.door()).unwrap().unwrap();
    assert!(door.is_restored());
    let me = door.professionals()[0].id;
    let old = block_on(vault.unlock(&door, me, SlotKind::Passphrase, &kek(PASSPHRASE)));
    let recipe = unlocked.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(old.unwrap().change_passphrase(&recipe, &kek(0x44))).unwrap();
    assert!(!block_on(vault.door()).unwrap().unwrap().is_restored());

    damage(&store, RecordAddress::HEADER, |stored| {
        stored.current[4] = FORMAT + 1;
    });
    let newer = HeaderError::NewerFormat { found: FORMAT + 1 };
    assert_eq!(block_on(vault.door()), Err(VaultError::Header(newer)));
    damage(&store, RecordAddress::HEADER, |stored| {
        stored.current.clear();
        stored.previous = None;
    });
    let damaged = VaultError::Header(HeaderError::Damaged);
    assert_eq!(block_on(vault.door()), Err(damaged));
    // It is there, however damaged: no new vault over it.
    let new = vault.prepare("Bo", false, KdfParams::DEFAULT).unwrap();
    let result = block_on(vault.create(new, &kek(1), &kek(2)));
    assert_eq!(result.err(), Some(VaultError::AlreadyExists));
}
