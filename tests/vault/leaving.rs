//! After somebody was taken out: the vault key that they may have copied opens nothing that is
//! sealed under the new one, and nobody who stays notices.

use naeste_skridt::{
    domain::{
        assessment::{Profession, Professional},
        date::Moment,
        notice::{Audience, Entry, Event, Notice, Reader, Route},
    },
    storage::{
        header::VaultHeader,
        kdf::KdfParams,
        key::RecordId,
        passkey::PasskeyRecipe,
        reader::ReaderKey,
        record::{RecordAddress, RecordKind},
        slot::SlotKind,
        store::{RecordStore, StoreError, Stored},
    },
    workflow::vault::{Door, NewSecret, Place, Removal, Unlocked, VaultError, is_header},
};
use pollster::block_on;

use crate::{
    disk::{BO, BO_NEW, Disk, MAJA, MAJA_NEW, filled, renew, rotate},
    support::{Note, id, kek, note, particulars},
};

const IDA: [u8; 2] = [0x51, 0x52];
const LATER: &str = "skrevet bagefter";

fn add(to: &Unlocked<Disk>, label: &str, secrets: [u8; 2]) -> RecordId {
    let new = to.prepare_colleague(label, KdfParams::DEFAULT).unwrap();
    let (who, known) = (new.id(), particulars(label, new.reader_key()));
    let (passphrase, recovery) = (kek(secrets[0]), kek(secrets[1]));
    block_on(to.add_colleague(new, &passphrase, &recovery, &known)).unwrap();
    who
}

fn open_with(disk: &Disk, who: RecordId, kind: SlotKind, secret: u8) -> Option<Unlocked<Disk>> {
    let vault = disk.vault(u64::from(secret) + 700);
    let door = block_on(vault.door()).unwrap().unwrap();
    block_on(vault.unlock(&door, who, kind, &kek(secret))).ok()
}

/// Opens with both secrets of somebody, and finds the children and no key that is lost.
fn sees(disk: &Disk, who: RecordId, secrets: [u8; 2]) -> Vec<usize> {
    [SlotKind::Passphrase, SlotKind::Recovery]
        .into_iter()
        .zip(secrets)
        .map(|(kind, secret)| {
            let open = open_with(disk, who, kind, secret).unwrap();
            assert!(open.lost_child_keys().is_empty() && !open.must_renew());
            let all = block_on(open.load_all::<Note>(RecordKind::Child)).unwrap();
            assert!(all.set_aside.is_empty());
            all.items.len()
        })
        .collect()
}

fn header(disk: &Disk) -> (u8, VaultHeader) {
    let stored = block_on(disk.read(&RecordAddress::HEADER))
        .unwrap()
        .unwrap();
    let header = VaultHeader::from_bytes(&stored.current, stored.generation).unwrap();
    (stored.current[4], header)
}

/// A notice about the first child that this professional may read besides its author.
fn limited(reader: RecordId) -> Notice {
    let reader = Reader {
        id: reader.to_string(),
        name: "Ida".into(),
    };
    let by = Professional {
        name: "Maja".into(),
        profession: Profession::Paedagog,
    };
    Notice {
        child: id(7).to_string(),
        assessment: id(57).to_string(),
        audience: Audience::Only(vec![reader]),
        chosen: true,
        bar: None,
        log: vec![Entry {
            event: Event::Begun(Route::Akut),
            by,
            at: Moment {
                date: "2026-11-30".parse().unwrap(),
                minute: 600,
            },
            version: None,
        }],
    }
}

fn changed(removal: Result<Removal, VaultError>) -> bool {
    matches!(removal.unwrap(), Removal::KeyChanged(_))
}

#[test]
fn what_the_one_who_left_had_opens_no_child_that_comes_after() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let ida = add(&maja, "Ida", IDA);
    assert!(changed(block_on(maja.remove_colleague(bo))));
    block_on(maja.add_child(id(90), &note(LATER))).unwrap();
    // Whoever copied the vault key has every byte and both secrets, and still cannot read it.
    assert!(
        disk.gives_away(&BO, "Bo leger"),
        "the search finds something"
    );
    assert!(!disk.gives_away(&BO, LATER));
    block_on(maja.save(&Place::settings(), None, &note("under den nye nøgle"))).unwrap();
    assert!(!disk.gives_away(&BO, "under den nye nøgle"));
    for secrets in [MAJA, IDA] {
        assert!(disk.gives_away(&secrets, LATER));
    }
    assert_eq!(sees(&disk, maja.me(), MAJA), [3, 3]);
    assert_eq!(sees(&disk, ida, IDA), [3, 3]);
    assert!(open_with(&disk, bo, SlotKind::Passphrase, BO[0]).is_none());
    let all = block_on(maja.load_all::<Note>(RecordKind::Child)).unwrap();
    assert_eq!((all.items.len(), all.set_aside.len()), (3, 0));
}

/// The limit that `docs/decisions` names: a child's own key stays the same.
#[test]
fn key_of_a_child_that_was_there_before_is_not_another() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    assert!(changed(block_on(maja.remove_colleague(bo))));
    let place = Place::assessment(id(91), id(8));
    block_on(maja.save(&place, None, &note(LATER))).unwrap();
    assert!(disk.gives_away(&BO, LATER));
}

#[test]
fn limited_notice_and_passkey_of_those_who_stay_go_on_opening() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let ida = add(&maja, "Ida", IDA);
    let notice = limited(ida);
    let (key, _) = block_on(maja.keep_notice(None, &notice)).unwrap();
    let open = open_with(&disk, ida, SlotKind::Passphrase, IDA[0]).unwrap();
    let recipe = PasskeyRecipe {
        credential: vec![7; 32],
        salt: [9; 16],
    };
    block_on(open.add_passkey(&recipe, &kek(0x77))).unwrap();
    drop(open);
    assert!(changed(block_on(maja.remove_colleague(bo))));
    for (kind, secret) in [(SlotKind::Passkey, 0x77), (SlotKind::Recovery, IDA[1])] {
        let open = open_with(&disk, ida, kind, secret).unwrap();
        let read = block_on(open.load_notices()).unwrap();
        let ids: Vec<_> = read.items.iter().map(|one| one.place.id()).collect();
        assert_eq!(ids, [key]);
    }
}

#[test]
fn reader_key_that_nobody_can_have_does_not_keep_anybody_in() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let ida = add(&maja, "Ida", IDA);
    let impossible = ReaderKey::try_from("A".repeat(43) + "=").unwrap();
    let known = particulars("Ida", impossible);
    block_on(maja.save(&Place::professional(ida), Some(1), &known)).unwrap();
    assert_eq!(block_on(maja.remove_colleague(bo)), Ok(Removal::KeyStays));
    assert!(open_with(&disk, bo, SlotKind::Passphrase, BO[0]).is_none());
    assert_eq!(sees(&disk, ida, IDA), [2, 2]);
}

#[test]
fn record_of_a_newer_program_stays_as_it_is_and_keeps_nobody_in() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let address = Place::log(id(70)).address();
    let newer = Stored {
        generation: 1,
        current: b"NSKR\xFF and whatever comes then".to_vec(),
        previous: None,
    };
    disk.store.tamper(address, newer.clone());
    assert_eq!(block_on(maja.remove_colleague(bo)), Ok(Removal::KeyStays));
    assert_eq!(disk.store.everything()[&address], newer);
    assert!(open_with(&disk, bo, SlotKind::Passphrase, BO[0]).is_none());
    assert_eq!(sees(&disk, maja.me(), MAJA), [2, 2]);
}

#[test]
fn without_a_key_for_one_who_stays_the_old_one_stays_and_nobody_is_locked_out() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let new = maja.prepare_colleague("Ida", KdfParams::DEFAULT).unwrap();
    let ida = new.id();
    // As a program wrote it that knew no keys of readers.
    block_on(maja.add_colleague(new, &kek(IDA[0]), &kek(IDA[1]), &note("Ida"))).unwrap();
    assert_eq!(block_on(maja.remove_colleague(bo)), Ok(Removal::KeyStays));
    block_on(maja.add_child(id(90), &note(LATER))).unwrap();
    assert!(disk.gives_away(&BO, LATER), "so new keys are offered");
    assert_eq!(sees(&disk, ida, IDA), [3, 3]);
    assert_eq!(sees(&disk, maja.me(), MAJA), [3, 3]);
    // Without Ida there is nobody who would be locked out.
    assert!(changed(block_on(maja.remove_colleague(ida))));
    assert_eq!(sees(&disk, maja.me(), MAJA), [3, 3]);
}

#[test]
fn new_generations_are_told_and_everything_under_the_old_key_is_sealed_again() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    block_on(maja.save(&Place::settings(), None, &note("gul"))).unwrap();
    let before = disk.store.everything();
    let Removal::KeyChanged(told) = block_on(maja.remove_colleague(bo)).unwrap() else {
        panic!("the key is another");
    };
    let after = disk.store.everything();
    for (address, stored) in &after {
        if *address == RecordAddress::HEADER {
            continue;
        }
        let again = told.iter().find(|(sealed, _)| sealed == address);
        assert_eq!(again.is_some(), before[address] != *stored, "{address:?}");
        if let Some((_, generation)) = again {
            assert_eq!((*generation, &stored.previous), (stored.generation, &None));
        }
    }
    // What is told is what the next save must expect.
    let of = |place: &Place| {
        let at = place.address();
        told.iter().find(|(sealed, _)| *sealed == at).unwrap().1
    };
    let settings = Place::settings();
    assert!(block_on(maja.save(&settings, Some(of(&settings)), &note("rød"))).is_ok());
    assert!(before.len() == after.len());
}

#[test]
fn many_leave_keys_change_in_between_and_new_secrets_clear_the_steps() {
    let (disk, maja) = filled();
    let ida = add(&maja, "Ida", IDA);
    for (turn, label) in (0_u8..).zip(["A", "B", "C"]) {
        let leaves = add(&maja, label, [0x60 + turn, 0x70 + turn]);
        assert!(changed(block_on(maja.remove_colleague(leaves))));
    }
    assert_eq!(header(&disk).0, 3);
    assert_eq!(header(&disk).1.handed_on.len(), 6);
    assert_eq!(sees(&disk, ida, IDA), [2, 2]);
    // Maja's new slots hold the newest key; Ida, who has not come, goes all the way.
    rotate(&maja, MAJA_NEW).unwrap();
    assert_eq!(header(&disk).1.handed_on.len(), 3);
    let last = add(&maja, "D", [0x6A, 0x7A]);
    assert!(changed(block_on(maja.remove_colleague(last))));
    assert_eq!(sees(&disk, maja.me(), MAJA_NEW), [2, 2]);
    let open = open_with(&disk, ida, SlotKind::Passphrase, IDA[0]).unwrap();
    assert!(open.must_renew());
    renew(&open, BO_NEW).unwrap();
    assert_eq!(sees(&disk, ida, BO_NEW), [2, 2]);
    rotate(&maja_again(&disk, maja.me()), MAJA).unwrap();
    let open = open_with(&disk, ida, SlotKind::Passphrase, BO_NEW[0]).unwrap();
    renew(&open, IDA).unwrap();
    assert_eq!(header(&disk).0, 1, "nobody needs a step any more");
    assert_eq!(sees(&disk, ida, IDA), [2, 2]);
    assert_eq!(sees(&disk, maja.me(), MAJA), [2, 2]);
}

fn maja_again(disk: &Disk, maja: RecordId) -> Unlocked<Disk> {
    open_with(disk, maja, SlotKind::Passphrase, MAJA_NEW[0]).unwrap()
}

#[test]
fn new_passphrase_alone_leaves_the_recovery_code_its_way() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    assert!(changed(block_on(maja.remove_colleague(bo))));
    let recipe = maja.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(maja.change_passphrase(&recipe, &kek(MAJA_NEW[0]))).unwrap();
    assert_eq!(sees(&disk, maja.me(), [MAJA_NEW[0], MAJA[1]]), [2, 2]);
}

#[test]
fn taken_back_they_have_the_newest_key_with_the_old_code() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let ida = add(&maja, "Ida", IDA);
    assert!(changed(block_on(maja.remove_colleague(bo))));
    assert!(changed(block_on(maja.remove_colleague(ida))));
    let recipe = maja.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    let new: NewSecret<'_> = (&recipe, &kek(BO_NEW[0]));
    block_on(maja.take_back(bo, &kek(BO[1]), new)).unwrap();
    assert_eq!(sees(&disk, bo, [BO_NEW[0], BO[1]]), [2, 2]);
}

#[test]
fn tab_with_the_key_of_before_changes_nothing_and_one_that_writes_is_waited_for() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let ida = add(&maja, "Ida", IDA);
    let old = open_with(&disk, ida, SlotKind::Passphrase, IDA[0]).unwrap();
    assert!(changed(block_on(maja.remove_colleague(bo))));
    let before = disk.store.everything();
    assert_eq!(block_on(old.check_keys()), Err(VaultError::KeysChanged));
    let refused = block_on(old.remove_colleague(maja.me()));
    assert_eq!(refused, Err(VaultError::KeysChanged));
    assert_eq!(renew(&old, BO_NEW), Err(VaultError::KeysChanged));
    assert_eq!(disk.store.everything(), before);

    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let maja = std::rc::Rc::new(maja);
    let beside = std::rc::Rc::clone(&maja);
    disk.meanwhile(move || {
        let busy = block_on(beside.remove_colleague(bo));
        assert_eq!(busy, Err(VaultError::Busy));
    });
    block_on(maja.save(&Place::draft(id(91)), None, &note("ny"))).unwrap();
    assert!(changed(block_on(maja.remove_colleague(bo))));
}

#[test]
fn removal_that_cannot_be_stored_changes_nothing() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let before = disk.store.everything();
    disk.store.fail_from(0, StoreError::QuotaExceeded);
    let full = VaultError::Store(StoreError::QuotaExceeded);
    assert_eq!(block_on(maja.remove_colleague(bo)), Err(full));
    disk.store.heal();
    assert_eq!(disk.store.everything(), before);
    block_on(maja.add_child(id(90), &note(LATER))).unwrap();
    assert_eq!(sees(&disk, bo, BO), [3, 3]);
    assert_eq!(sees(&disk, maja.me(), MAJA), [3, 3]);
}

#[test]
fn damaged_header_after_a_removal_has_the_same_one_before_it() {
    let (disk, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    assert!(changed(block_on(maja.remove_colleague(bo))));
    let mut stored = disk
        .store
        .everything()
        .remove(&RecordAddress::HEADER)
        .unwrap();
    stored.current.truncate(20);
    disk.store.tamper(RecordAddress::HEADER, stored);
    assert_eq!(sees(&disk, maja.me(), MAJA), [2, 2]);
    assert!(open_with(&disk, bo, SlotKind::Passphrase, BO[0]).is_none());
}

#[test]
fn copy_made_after_a_removal_is_proven_by_those_who_stay() {
    let (_, maja) = filled();
    let bo = add(&maja, "Bo", BO);
    let ida = add(&maja, "Ida", IDA);
    assert!(changed(block_on(maja.remove_colleague(bo))));
    let (copying, mut copy) = (maja.copy().unwrap(), Vec::new());
    block_on(copying.each_record(&mut |records| copy.extend(records))).unwrap();
    let digest = [7; 32];
    let proof = copying.prove(&digest).unwrap();
    let door = Door::of_copy(copy.iter().find(|record| is_header(record)).unwrap()).unwrap();
    let check = |who, secret| {
        let slot = (who, SlotKind::Passphrase);
        door.check_copy(slot, &kek(secret), &digest, &proof)
    };
    assert_eq!(check(maja.me(), MAJA[0]), Ok(()));
    assert_eq!(check(ida, IDA[0]), Ok(()));
    assert_eq!(check(bo, BO[0]), Err(VaultError::UnknownProfessional));
}
