//! Making, opening, using and locking a vault.

use naeste_skridt::{
    storage::{
        kdf::{self, KdfParams},
        memory::MemoryStore,
        passphrase,
        record::RecordKind,
        recovery::RecoverySecret,
        slot::SlotKind,
        store::StoreError,
    },
    workflow::vault::{Place, VaultError},
};
use pollster::block_on;

use crate::support::{Note, PASSPHRASE, RECOVERY, create, id, kek, note, open, vault};

#[test]
fn whole_day_from_first_start_to_lock_and_back() {
    let store = MemoryStore::default();
    let first = vault(&store, 1);
    assert_eq!(block_on(first.door()), Ok(None));

    // The real derivation, at the least work that is allowed.
    let new = first.prepare(" Maja ", false, KdfParams::FLOOR).unwrap();
    let secret = passphrase::bytes("tiger mane sol bord hat");
    let passphrase = kdf::derive(&secret, &new.founder().passphrase_recipe()).unwrap();
    let recovery = kdf::derive(
        &new.founder().recovery_secret(),
        &new.founder().recovery_recipe(),
    )
    .unwrap();
    let written_down = new.founder().recovery_text().to_string();
    let unlocked = block_on(first.create(new, &passphrase, &recovery)).unwrap();
    assert_eq!(unlocked.label(), "Maja");
    assert!(!unlocked.is_practice());

    let (child, draft, assessment) = (
        unlocked.new_id().unwrap(),
        unlocked.new_id().unwrap(),
        unlocked.new_id().unwrap(),
    );
    block_on(unlocked.add_child(child, &note("Barn A"))).unwrap();
    let place = Place::draft(draft);
    assert_eq!(block_on(unlocked.save(&place, None, &note("T"))), Ok(1));
    assert_eq!(block_on(unlocked.save(&place, Some(1), &note("TD"))), Ok(2));
    unlocked.lock();

    // A reload: nothing is left but the store.
    let again = vault(&store, 2);
    let door = block_on(again.door()).unwrap().unwrap();
    let me = door.professionals()[0].clone();
    assert_eq!(me.label, "Maja");
    let recipe = door.recipe(me.id, SlotKind::Passphrase).unwrap();
    let wrong = kdf::derive(&passphrase::bytes("tiger mane sol bord kat"), &recipe).unwrap();
    let refused = block_on(again.unlock(&door, me.id, SlotKind::Passphrase, &wrong));
    assert_eq!(refused.err(), Some(VaultError::WrongSecret));
    let right = kdf::derive(&secret, &recipe).unwrap();
    let unlocked = block_on(again.unlock(&door, me.id, SlotKind::Passphrase, &right)).unwrap();
    let loaded = block_on(unlocked.load::<Note>(&place)).unwrap().unwrap();
    assert_eq!((loaded.generation, loaded.value), (2, note("TD")));

    let done = Place::assessment(assessment, child);
    assert_eq!(
        block_on(unlocked.complete(&place, 2, &done, &note("færdig"))),
        Ok(1)
    );
    assert_eq!(block_on(unlocked.load::<Note>(&place)), Ok(None));
    let all = block_on(unlocked.load_all::<Note>(RecordKind::Assessment)).unwrap();
    assert!(all.set_aside.is_empty());
    assert_eq!(all.items.len(), 1);
    assert_eq!(all.items[0].place, done);
    unlocked.lock();

    // The paper in the drawer opens the same vault.
    let recipe = door.recipe(me.id, SlotKind::Recovery).unwrap();
    let typed = RecoverySecret::read(&written_down.to_lowercase()).unwrap();
    let key = kdf::derive(typed.secret(), &recipe).unwrap();
    let unlocked = block_on(again.unlock(&door, me.id, SlotKind::Recovery, &key)).unwrap();
    let children = block_on(unlocked.load_all::<Note>(RecordKind::Child)).unwrap();
    assert_eq!(children.items[0].value, note("Barn A"));
}

#[test]
fn stored_bytes_hold_no_text_and_no_key() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    block_on(unlocked.add_child(id(7), &note("Kanariefugl"))).unwrap();
    block_on(unlocked.save(&Place::draft(id(8)), None, &note("Kanariefugl"))).unwrap();
    for (address, stored) in store.everything() {
        let text = String::from_utf8_lossy(&stored.current);
        assert!(!text.contains("Kanariefugl"), "{address}");
        assert!(!text.contains("body"), "{address}");
    }
}

#[test]
fn second_vault_is_not_made_over_the_first() {
    let store = MemoryStore::default();
    let late = vault(&store, 9);
    let new = late.prepare("Bo", false, KdfParams::DEFAULT).unwrap();
    create(&store);
    let before = store.everything();
    let result = block_on(late.create(new, &kek(1), &kek(2)));
    assert_eq!(result.err(), Some(VaultError::AlreadyExists));
    assert_eq!(store.everything(), before);
}

#[test]
fn label_that_cannot_be_shown_is_refused() {
    let vault = vault(&MemoryStore::default(), 1);
    for label in ["", "  ", &"a".repeat(41)] {
        let refused = vault.prepare(label, false, KdfParams::DEFAULT);
        assert_eq!(refused.err(), Some(VaultError::Label));
    }
}

#[test]
fn changed_passphrase_opens_and_the_old_one_does_not() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    block_on(unlocked.add_child(id(7), &note("Barn A"))).unwrap();
    let records = store.everything().len();
    let recipe = unlocked.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(unlocked.change_passphrase(&recipe, &kek(0x33))).unwrap();
    assert_eq!(store.everything().len(), records);
    let vault = vault(&store, 2);
    let door = block_on(vault.door()).unwrap().unwrap();
    let me = door.professionals()[0].id;
    assert_eq!(door.recipe(me, SlotKind::Passphrase), Some(recipe));
    for (kind, secret, right) in [
        (SlotKind::Passphrase, PASSPHRASE, false),
        (SlotKind::Passphrase, 0x33, true),
        (SlotKind::Recovery, RECOVERY, true),
        (SlotKind::Recovery, 0x33, false),
    ] {
        let result = block_on(vault.unlock(&door, me, kind, &kek(secret)));
        assert_eq!(result.is_ok(), right);
    }
}

#[test]
fn after_recovery_both_secrets_can_be_renewed() {
    let store = MemoryStore::default();
    create(&store).lock();
    let vault = vault(&store, 2);
    let door = block_on(vault.door()).unwrap().unwrap();
    let me = door.professionals()[0].id;
    let unlocked = block_on(vault.unlock(&door, me, SlotKind::Recovery, &kek(RECOVERY))).unwrap();
    let recipe = unlocked.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(unlocked.change_passphrase(&recipe, &kek(0x33))).unwrap();
    let (code, recipe) = unlocked.prepare_recovery(KdfParams::DEFAULT).unwrap();
    assert!(RecoverySecret::read(&code.text()).is_ok());
    block_on(unlocked.change_recovery(&recipe, &kek(0x44))).unwrap();
    let door = block_on(vault.door()).unwrap().unwrap();
    let opens = |kind, secret| block_on(vault.unlock(&door, me, kind, &kek(secret))).is_ok();
    assert!(opens(SlotKind::Passphrase, 0x33));
    assert!(opens(SlotKind::Recovery, 0x44));
    assert!(!opens(SlotKind::Recovery, RECOVERY));
}

#[test]
fn tab_that_fell_behind_gets_a_conflict_and_overwrites_nothing() {
    let store = MemoryStore::default();
    let first = create(&store);
    let second = open(&store, 2);
    let place = Place::draft(id(8));
    block_on(first.save(&place, None, &note("a"))).unwrap();
    let behind = block_on(second.load::<Note>(&place)).unwrap().unwrap();
    block_on(first.save(&place, Some(1), &note("ab"))).unwrap();
    let conflict = VaultError::Store(StoreError::Conflict(place.address()));
    assert_eq!(
        block_on(second.save(&place, Some(behind.generation), &note("x"))),
        Err(conflict.clone())
    );
    let done = Place::assessment(id(9), id(7));
    block_on(first.add_child(id(7), &note("Barn A"))).unwrap();
    // The second tab learns of the new child by itself.
    let children = block_on(second.load_all::<Note>(RecordKind::Child)).unwrap();
    assert_eq!(children.items.len(), 1);
    assert_eq!(
        block_on(second.complete(&place, behind.generation, &done, &note("x"))),
        Err(conflict)
    );
    assert_eq!(block_on(first.load::<Note>(&done)), Ok(None));
    let loaded = block_on(second.load::<Note>(&place)).unwrap().unwrap();
    assert_eq!((loaded.generation, loaded.value), (2, note("ab")));
}

#[test]
fn two_tabs_with_two_hundred_edits_each_lose_none() {
    let store = MemoryStore::default();
    let tabs = [create(&store), open(&store, 2)];
    let place = Place::settings();
    block_on(tabs[0].save(&place, None, &note(""))).unwrap();
    let mut behind = [1, 1];
    let (mut saved, mut conflicts) = (0, 0);
    while saved < 400 {
        let turn = saved % 2;
        let expected = behind[turn];
        let now = block_on(tabs[turn].load::<Note>(&place)).unwrap().unwrap();
        let longer = note(&(now.value.text + "x"));
        match block_on(tabs[turn].save(&place, Some(expected), &longer)) {
            Ok(generation) => {
                behind[turn] = generation;
                saved += 1;
            }
            Err(error) => {
                assert_eq!(
                    error,
                    VaultError::Store(StoreError::Conflict(place.address()))
                );
                conflicts += 1;
                behind[turn] = now.generation;
            }
        }
    }
    let last = block_on(tabs[0].load::<Note>(&place)).unwrap().unwrap();
    assert_eq!(last.value.text.len(), 400);
    assert!(conflicts > 0);
}

#[test]
fn assessment_of_a_child_without_key_is_refused() {
    let unlocked = create(&MemoryStore::default());
    let place = Place::assessment(id(9), id(7));
    assert_eq!(
        block_on(unlocked.save(&place, None, &note("x"))),
        Err(VaultError::UnknownChild)
    );
}

#[test]
fn ten_thousand_letters_of_any_script_come_back() {
    let store = MemoryStore::default();
    let unlocked = create(&store);
    let text = "æøå<script>\u{0}\u{202e}日本🙂e\u{301}\"\\".repeat(500);
    let place = Place::draft(id(8));
    block_on(unlocked.save(&place, None, &note(&text))).unwrap();
    let loaded = block_on(unlocked.load::<Note>(&place)).unwrap().unwrap();
    assert_eq!(loaded.value.text, text);
}
