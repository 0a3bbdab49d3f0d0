//! Keys that change while somebody else holds the old ones, or writes.

use std::rc::Rc;

use naeste_skridt::{
    storage::{
        kdf::KdfParams,
        record::RecordKind,
        slot::SlotKind,
        store::{RecordStore, StoreError},
    },
    workflow::vault::{Place, Unlocked, VaultError},
};
use pollster::block_on;

use crate::{
    disk::{BO, BO_NEW, Disk, MAJA, MAJA_NEW, add_bo, filled, renew, rotate},
    support::{Note, id, kek, note},
};

const OTHER: [u8; 2] = [0x51, 0x52];

fn change_passphrase(by: &Unlocked<Disk>, secret: u8) -> Result<(), VaultError> {
    let recipe = by.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(by.change_passphrase(&recipe, &kek(secret)))
}

fn drafts(of: &Unlocked<Disk>) -> Vec<String> {
    let all = block_on(of.load_all::<Note>(RecordKind::Draft)).unwrap();
    assert!(all.set_aside.is_empty());
    let mut texts: Vec<_> = all.items.into_iter().map(|one| one.value.text).collect();
    texts.sort();
    texts
}

#[test]
fn tab_with_keys_of_before_changes_no_way_in_and_the_new_secrets_stay_right() {
    let (disk, maja) = filled();
    let bo = add_bo(&maja);
    let recovery = {
        let door = block_on(disk.vault(5).door()).unwrap().unwrap();
        block_on(
            disk.vault(6)
                .unlock(&door, maja.me(), SlotKind::Recovery, &kek(MAJA[1])),
        )
        .unwrap()
    };
    let passphrase = disk.open_as(maja.me(), MAJA[0]).unwrap();
    for open in [&recovery, &passphrase] {
        assert_eq!(block_on(open.check_keys()), Ok(()));
    }
    rotate(&maja, MAJA_NEW).unwrap();
    let before = disk.store.everything();
    for open in [&recovery, &passphrase] {
        let new = open.prepare_colleague("Ida", KdfParams::DEFAULT).unwrap();
        let recipe = open.prepare_passphrase(KdfParams::DEFAULT).unwrap();
        let refused = [
            change_passphrase(open, OTHER[0]),
            block_on(open.change_recovery(&recipe, &kek(OTHER[1]))),
            rotate(open, OTHER),
            renew(open, OTHER),
            block_on(open.add_colleague(new, &kek(OTHER[0]), &kek(OTHER[1]), &note("Ida"))),
            block_on(open.remove_colleague(bo)).map(drop),
            block_on(open.remove_passkey()),
            block_on(open.check_keys()),
        ];
        assert_eq!(refused, [(); 8].map(|()| Err(VaultError::KeysChanged)));
    }
    assert_eq!(disk.store.everything(), before);
    // Whom it waits for still has the way over.
    let bo = disk.open_as(bo, BO[0]).unwrap();
    renew(&bo, BO_NEW).unwrap();
    let maja = disk.open_as(maja.me(), MAJA_NEW[0]).unwrap();
    assert_eq!(drafts(&maja).len(), 2);
}

#[test]
fn colleague_for_whom_the_keys_change_twice_while_choosing_secrets_is_not_locked_out() {
    let (disk, maja) = filled();
    let bo = add_bo(&maja);
    rotate(&maja, MAJA_NEW).unwrap();
    let choosing = disk.open_as(bo, BO[0]).unwrap();
    assert!(choosing.must_renew());
    rotate(&maja, OTHER).unwrap();
    assert_eq!(renew(&choosing, BO_NEW), Err(VaultError::KeysChanged));
    assert_eq!(
        change_passphrase(&choosing, BO_NEW[0]),
        Err(VaultError::KeysChanged)
    );
    let again = disk.open_as(bo, BO[0]).unwrap();
    renew(&again, BO_NEW).unwrap();
    let bo = disk.open_as(bo, BO_NEW[0]).unwrap();
    let children = block_on(bo.load_all::<Note>(RecordKind::Child)).unwrap();
    assert_eq!((children.items.len(), children.set_aside.len()), (2, 0));
}

#[test]
fn new_secrets_chosen_in_two_tabs_are_those_of_the_first_and_no_draft_is_lost() {
    let (disk, maja) = filled();
    let bo = add_bo(&maja);
    let open = disk.open_as(bo, BO[0]).unwrap();
    block_on(open.save(&Place::draft(id(9)), None, &note("Bos"))).unwrap();
    rotate(&maja, MAJA_NEW).unwrap();
    let [one, two] = [7, 8].map(|seed| {
        let vault = disk.vault(seed);
        let door = block_on(vault.door()).unwrap().unwrap();
        block_on(vault.unlock(&door, bo, SlotKind::Passphrase, &kek(BO[0]))).unwrap()
    });
    renew(&one, BO_NEW).unwrap();
    block_on(one.save(&Place::draft(id(10)), None, &note("Bos næste"))).unwrap();
    assert_eq!(renew(&two, OTHER), Err(VaultError::KeysChanged));
    let bo = disk.open_as(bo, BO_NEW[0]).unwrap();
    assert_eq!(drafts(&bo), ["Bos", "Bos næste"]);
}

#[test]
fn copy_of_before_put_back_in_another_tab_is_not_written_over_with_keys_of_today() {
    let (disk, maja) = filled();
    let mut copy = Vec::new();
    block_on(disk.each(&mut |records| copy.extend(records))).unwrap();
    rotate(&maja, MAJA_NEW).unwrap();
    block_on(disk.vault(4).restore(&copy, &|_| {})).unwrap();
    assert_eq!(
        change_passphrase(&maja, OTHER[0]),
        Err(VaultError::KeysChanged)
    );
    let maja = disk.open_as(maja.me(), MAJA[0]).unwrap();
    assert_eq!(drafts(&maja).len(), 2);
}

#[test]
fn nothing_is_written_under_a_key_that_goes() {
    let (disk, maja) = filled();
    let maja = Rc::new(maja);
    let beside = Rc::clone(&maja);
    disk.meanwhile(move || {
        let busy = Err(VaultError::Busy);
        let (place, line) = (Place::log(id(62)), note("ny"));
        let draft = Place::draft(id(60));
        assert_eq!(block_on(beside.save(&draft, None, &line)), busy);
        assert_eq!(block_on(beside.add_child(id(61), &line)), busy);
        let deleted = beside.delete_child(id(7), (&place, &line));
        assert_eq!(block_on(deleted).err(), Some(VaultError::Busy));
        assert_eq!(rotate(&beside, MAJA_NEW), Err(VaultError::Busy));
    });
    rotate(&maja, MAJA_NEW).unwrap();
    block_on(maja.save(&Place::draft(id(60)), None, &note("ny"))).unwrap();
    block_on(maja.add_child(id(61), &note("Ida"))).unwrap();
    let again = disk.open_as(maja.me(), MAJA_NEW[0]).unwrap();
    assert_eq!(drafts(&again).len(), 3);
    assert!(again.lost_child_keys().is_empty());
}

#[test]
fn keys_do_not_change_while_something_is_written_and_do_after_it_failed() {
    let (disk, maja) = filled();
    let maja = Rc::new(maja);
    let beside = Rc::clone(&maja);
    disk.meanwhile(move || assert_eq!(rotate(&beside, MAJA_NEW), Err(VaultError::Busy)));
    block_on(maja.save(&Place::draft(id(60)), None, &note("ny"))).unwrap();
    disk.store.fail_from(0, StoreError::Closed);
    assert!(rotate(&maja, MAJA_NEW).is_err());
    let failed = block_on(maja.save(&Place::draft(id(61)), None, &note("ny")));
    assert!(matches!(failed, Err(VaultError::Store(_))));
    disk.store.heal();
    rotate(&maja, MAJA_NEW).unwrap();
    assert_eq!(
        drafts(&disk.open_as(maja.me(), MAJA_NEW[0]).unwrap()).len(),
        3
    );
}
