//! A vault that a released version stored opens in every later one.
//!
//! `tests/format/<version>/` holds every record of one made-up vault as its version wrote it: a
//! file a record, named by its address with `_` for `/`, in base 64: generation, current,
//! previous. The files are never changed; a new format adds a folder.
//! What the body of each kind looks like is frozen in `workflow/records.rs`.

use std::{fs, path::Path};

use base64ct::{Base64, Encoding};
use naeste_skridt::{
    storage::{
        kdf, memory::MemoryStore, passphrase, record::RecordKind, slot::SlotKind, store::Stored,
    },
    workflow::vault::{LoadedAll, Vault},
};
use pollster::block_on;

use crate::support::{Note, PASSPHRASE, RECOVERY, Seeded, kek, note};

fn stored(version: &str) -> MemoryStore {
    let store = MemoryStore::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/format")
        .join(version);
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let address = file.file_name().into_string().unwrap();
        let address = address.strip_suffix(".txt").unwrap().replace('_', "/");
        let text = fs::read_to_string(file.path()).unwrap();
        let lines: Vec<_> = text.lines().collect();
        let bytes = |line: &str| Base64::decode_vec(line).unwrap();
        let stored = Stored {
            generation: lines[0].parse().unwrap(),
            current: bytes(lines[1]),
            previous: lines.get(2).map(|line| bytes(line)),
        };
        store.tamper(address.parse().unwrap(), stored);
    }
    store
}

#[test]
fn vault_of_0_1_opens_with_its_passphrase_and_its_recovery_code() {
    let store = stored("0.1");
    let vault = Vault::new(store.clone(), Seeded(1));
    let door = block_on(vault.door()).unwrap().unwrap();
    let me = door.professionals()[0].clone();
    assert_eq!(me.label, "Maja");
    assert!(!door.is_restored());
    let code = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format/0.1-recovery-code.txt"),
    )
    .unwrap();
    let code = naeste_skridt::storage::recovery::RecoverySecret::read(&code).unwrap();
    let phrase = passphrase::bytes("tiger mane sol bord hat");
    for (kind, secret) in [
        (SlotKind::Passphrase, phrase.as_slice()),
        (SlotKind::Recovery, code.secret()),
    ] {
        let recipe = door.recipe(me.id, kind).unwrap();
        let key = kdf::derive(secret, &recipe).unwrap();
        let unlocked = block_on(vault.unlock(&door, me.id, kind, &key)).unwrap();
        for (kind, text, generation) in [
            (RecordKind::Child, "Barn A", 1),
            (RecordKind::Draft, "abc", 2),
            (RecordKind::Assessment, "æøå", 1),
            (RecordKind::Professional, "Maja M.", 1),
            (RecordKind::Settings, "gul", 1),
        ] {
            let all: LoadedAll<Note> = block_on(unlocked.load_all(kind)).unwrap();
            assert!(all.set_aside.is_empty(), "{kind:?}");
            assert_eq!(all.items.len(), 1, "{kind:?}");
            assert_eq!(all.items[0].value, note(text));
            assert_eq!(all.items[0].generation, generation);
            assert_eq!(all.items[0].restored, None);
        }
    }
}

/// The first vault whose key was handed on, after Bo was taken out and Maja and Ida stayed.
#[test]
fn vault_with_a_key_that_was_handed_on_opens_for_each_who_stayed() {
    let vault = Vault::new(stored("0.1-handed-on"), Seeded(1));
    let door = block_on(vault.door()).unwrap().unwrap();
    assert!(!door.is_restored());
    let labels: Vec<_> = door.professionals().iter().map(|one| &one.label).collect();
    assert_eq!(labels, ["Maja", "Ida"]);
    for (who, kind, secret) in [
        (0, SlotKind::Passphrase, PASSPHRASE),
        (0, SlotKind::Recovery, RECOVERY),
        (1, SlotKind::Passphrase, 0x61),
        (1, SlotKind::Recovery, 0x62),
    ] {
        let me = door.professionals()[who].id;
        let unlocked = block_on(vault.unlock(&door, me, kind, &kek(secret))).unwrap();
        let all: LoadedAll<Note> = block_on(unlocked.load_all(RecordKind::Child)).unwrap();
        assert_eq!((all.items.len(), all.set_aside.len()), (1, 0));
        assert_eq!(all.items[0].value, note("Barn A"));
    }
}

/// The first header with a passkey's slot, from which the device computed 32 times 0x91.
#[test]
fn header_with_a_passkey_opens_with_it_and_with_the_passphrase() {
    let vault = Vault::new(stored("0.1-passkey"), Seeded(1));
    let door = block_on(vault.door()).unwrap().unwrap();
    assert!(!door.is_restored());
    let me = door.professionals()[0].id;
    let recipe = door.passkey(me).unwrap();
    assert_eq!(recipe.credential, [7; 32]);
    let computed = kdf::Kek::from_passkey(&mut [0x91; 32]).unwrap();
    for (kind, key) in [
        (SlotKind::Passkey, computed),
        (SlotKind::Passphrase, kek(PASSPHRASE)),
        (SlotKind::Recovery, kek(RECOVERY)),
    ] {
        let unlocked = block_on(vault.unlock(&door, me, kind, &key)).unwrap();
        assert_eq!(unlocked.passkey().as_ref(), Some(&recipe));
    }
}
