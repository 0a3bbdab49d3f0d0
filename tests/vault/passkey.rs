//! A passkey as a second way in: it opens for its owner alone, goes without a trace, and changes
//! nothing about the other ways.

use naeste_skridt::{
    storage::{
        kdf::{KdfParams, Kek},
        key::RecordId,
        memory::MemoryStore,
        passkey::PasskeyRecipe,
        record::RecordAddress,
        slot::SlotKind,
        store::StoreError,
    },
    workflow::vault::{Unlocked, VaultError},
};
use pollster::block_on;

use crate::support::{PASSPHRASE, RECOVERY, create, kek, note, vault};

/// What the device computes, as bytes.
const OUTPUT: u8 = 0x91;

fn computed(output: u8) -> Kek {
    Kek::from_passkey(&mut [output; 32]).unwrap()
}

fn add(to: &Unlocked<MemoryStore>, credential: u8, output: u8) -> Result<(), VaultError> {
    let recipe = PasskeyRecipe {
        credential: vec![credential; 32],
        salt: to.prepare_passkey()?,
    };
    block_on(to.add_passkey(&recipe, &computed(output)))
}

fn opens(store: &MemoryStore, who: RecordId, kind: SlotKind, kek: &Kek) -> bool {
    let vault = vault(store, 55);
    let door = block_on(vault.door()).unwrap().unwrap();
    block_on(vault.unlock(&door, who, kind, kek)).is_ok()
}

/// The format that the newest header says it has.
fn format(store: &MemoryStore) -> u8 {
    store.everything()[&RecordAddress::HEADER].current[4]
}

#[test]
fn passkey_opens_beside_the_passphrase_and_the_recovery_code() {
    let store = MemoryStore::default();
    let maja = create(&store);
    assert_eq!(format(&store), 1);
    assert_eq!(maja.passkey(), None);
    add(&maja, 7, OUTPUT).unwrap();
    assert_eq!(format(&store), 2);
    let door = block_on(vault(&store, 2).door()).unwrap().unwrap();
    let recipe = door.passkey(maja.me()).unwrap();
    assert_eq!(recipe.credential, [7; 32]);
    assert_eq!(maja.passkey(), Some(recipe));
    assert!(opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
    assert!(opens(
        &store,
        maja.me(),
        SlotKind::Passphrase,
        &kek(PASSPHRASE)
    ));
    assert!(opens(&store, maja.me(), SlotKind::Recovery, &kek(RECOVERY)));
    // Neither another passkey nor the device's own bytes as they are.
    for wrong in [computed(0x92), kek(OUTPUT), kek(PASSPHRASE)] {
        assert!(!opens(&store, maja.me(), SlotKind::Passkey, &wrong));
    }
}

#[test]
fn new_passphrase_keeps_the_passkey_and_a_new_passkey_ends_the_old() {
    let store = MemoryStore::default();
    let maja = create(&store);
    add(&maja, 7, OUTPUT).unwrap();
    let recipe = maja.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(maja.change_passphrase(&recipe, &kek(0x33))).unwrap();
    assert!(opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
    assert!(opens(&store, maja.me(), SlotKind::Passphrase, &kek(0x33)));
    add(&maja, 8, 0x93).unwrap();
    assert!(!opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
    assert!(opens(&store, maja.me(), SlotKind::Passkey, &computed(0x93)));
}

#[test]
fn removed_passkey_opens_nothing_not_even_the_header_before() {
    let store = MemoryStore::default();
    let maja = create(&store);
    add(&maja, 7, OUTPUT).unwrap();
    block_on(maja.remove_passkey()).unwrap();
    assert_eq!(maja.passkey(), None);
    assert_eq!(format(&store), 1);
    assert!(!opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
    let mut header = store.everything().remove(&RecordAddress::HEADER).unwrap();
    header.current.truncate(20);
    store.tamper(RecordAddress::HEADER, header);
    assert!(!opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
    assert!(opens(
        &store,
        maja.me(),
        SlotKind::Passphrase,
        &kek(PASSPHRASE)
    ));
}

#[test]
fn colleagues_passkey_goes_with_them_and_does_not_come_back() {
    let store = MemoryStore::default();
    let maja = create(&store);
    let new = maja.prepare_colleague("Bo", KdfParams::DEFAULT).unwrap();
    let id = new.id();
    block_on(maja.add_colleague(new, &kek(0x51), &kek(0x52), &note("Bo"))).unwrap();
    add(&maja, 7, OUTPUT).unwrap();
    let vault = vault(&store, 3);
    let door = block_on(vault.door()).unwrap().unwrap();
    let bo = block_on(vault.unlock(&door, id, SlotKind::Passphrase, &kek(0x51))).unwrap();
    add(&bo, 8, 0x92).unwrap();
    assert!(opens(&store, id, SlotKind::Passkey, &computed(0x92)));
    assert!(!opens(&store, id, SlotKind::Passkey, &computed(OUTPUT)));

    block_on(maja.remove_colleague(id)).unwrap();
    assert!(!opens(&store, id, SlotKind::Passkey, &computed(0x92)));
    assert!(opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
    let recipe = maja.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(maja.take_back(id, &kek(0x52), (&recipe, &kek(0x71)))).unwrap();
    assert!(opens(&store, id, SlotKind::Passphrase, &kek(0x71)));
    assert!(!opens(&store, id, SlotKind::Passkey, &computed(0x92)));
    // Removed in another tab, Bo adds none from where he is still open.
    block_on(maja.remove_colleague(id)).unwrap();
    assert_eq!(add(&bo, 9, 0x94), Err(VaultError::UnknownProfessional));
}

#[test]
fn store_that_fails_changes_no_way_in() {
    let store = MemoryStore::default();
    let maja = create(&store);
    let full = VaultError::Store(StoreError::QuotaExceeded);
    let before = store.everything();
    store.fail_from(store.commits(), StoreError::QuotaExceeded);
    assert_eq!(add(&maja, 7, OUTPUT), Err(full.clone()));
    store.heal();
    assert_eq!(store.everything(), before);
    assert_eq!(maja.passkey(), None);

    add(&maja, 7, OUTPUT).unwrap();
    let before = store.everything();
    store.fail_from(store.commits(), StoreError::QuotaExceeded);
    assert_eq!(block_on(maja.remove_passkey()), Err(full));
    store.heal();
    assert_eq!(store.everything(), before);
    assert!(opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
    // The second half of a removal fails: the removal stands.
    store.fail_from(store.commits() + 1, StoreError::QuotaExceeded);
    assert_eq!(block_on(maja.remove_passkey()), Ok(()));
    store.heal();
    assert!(!opens(
        &store,
        maja.me(),
        SlotKind::Passkey,
        &computed(OUTPUT)
    ));
}
