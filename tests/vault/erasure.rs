//! What a disk that forgets nothing still gives away: every byte that was ever written is kept, and
//! whoever has it all tries every secret that is right today.

use naeste_skridt::{
    domain::{
        assessment::{Profession, Professional},
        date::{Date, Moment},
        log::{LogEntry, Logged},
        notice::{Audience, Notice, Reader},
    },
    storage::{
        kdf::KdfParams,
        record::{RecordAddress, RecordKind},
        store::{StoreError, Stored},
    },
    workflow::{
        records::Particulars,
        vault::{Place, Unlocked, VaultError},
    },
};
use pollster::block_on;

use crate::{
    disk::{About, BO, BO_NEW, Disk, MAJA, MAJA_NEW, SECRET, add_bo, filled, renew, rotate},
    support::{Note, id, kek, note},
};

fn line() -> (Place, Note) {
    (Place::log(id(99)), note("et barn er slettet"))
}

fn delete(by: &Unlocked<Disk>, child: u8) -> Result<Vec<RecordAddress>, VaultError> {
    let (place, line) = line();
    block_on(by.delete_child(id(child), (&place, &line)))
}

#[test]
fn deleted_child_leaves_nothing_in_the_store_but_a_line_and_the_other_child_stays_whole() {
    let (disk, maja) = filled();
    let before = disk.store.everything();
    let gone = delete(&maja, 7).unwrap();
    assert_eq!(gone.len(), 6);
    let after = disk.store.everything();
    assert_eq!(after.len(), before.len() - 6 + 1);
    let is_of = |address: &RecordAddress, child: u8| {
        [child, child + 20, child + 30, child + 40, child + 50].contains(&address.id.bytes()[0])
    };
    assert!(!after.keys().any(|address| is_of(address, 7)));
    for (address, stored) in before.iter().filter(|(address, _)| is_of(address, 8)) {
        assert_eq!(after.get(address), Some(stored));
    }
    assert!(matches!(
        block_on(maja.load::<Note>(&Place::child(id(7)))),
        Ok(None)
    ));
    assert_eq!(delete(&maja, 7), Err(VaultError::UnknownChild));
}

#[test]
fn line_of_the_log_about_a_deleted_child_stays_without_the_name_that_was_typed() {
    let (disk, maja) = filled();
    let sent = |child: u8, key: u8| {
        let place = Place::log(id(key));
        let line = LogEntry {
            what: Logged::InsightAsFile,
            by: professional("Maja"),
            at: moment(),
            paper: None,
            child: Some(id(child).to_string()),
            to: format!("Karen Kanarie {child}"),
        };
        block_on(maja.save(&place, None, &line)).unwrap();
    };
    sent(7, 90);
    sent(8, 91);
    delete(&maja, 7).unwrap();
    let of = |key| {
        let line = block_on(maja.load::<LogEntry>(&Place::log(id(key)))).unwrap();
        line.unwrap().value
    };
    assert_eq!(of(90).to, "");
    assert_eq!(of(90).what, Logged::InsightAsFile);
    assert_eq!(of(91).to, "Karen Kanarie 8");
    let everything = disk.store.everything();
    let stored = everything.get(&Place::log(id(90)).address()).unwrap();
    assert_eq!(stored.previous, None);
    rotate(&maja, MAJA_NEW).unwrap();
    assert!(!disk.gives_away(&MAJA_NEW, "Karen Kanarie 7"));
    assert!(disk.gives_away(&MAJA_NEW, "Karen Kanarie 8"));
}

fn moment() -> Moment {
    Moment {
        date: Date::new(2026, 3, 2).unwrap(),
        minute: 600,
    }
}

#[test]
fn deletion_that_fails_or_meets_another_tab_changes_nothing() {
    let (disk, maja) = filled();
    let before = disk.store.everything();
    disk.store.fail_from(0, StoreError::QuotaExceeded);
    assert!(delete(&maja, 7).is_err());
    assert_eq!(disk.store.everything(), before);
    disk.store.heal();
    // The line's place is taken: the whole step falls.
    let (place, line) = line();
    block_on(maja.save(&place, None, &line)).unwrap();
    let before = disk.store.everything();
    assert!(matches!(
        delete(&maja, 7),
        Err(VaultError::Store(StoreError::Conflict(_)))
    ));
    assert_eq!(disk.store.everything(), before);
    assert!(block_on(maja.load::<Note>(&Place::child(id(7)))).is_ok());
}

#[test]
fn disk_that_forgets_nothing_gives_the_deleted_child_away_until_the_keys_are_changed() {
    let (disk, maja) = filled();
    delete(&maja, 7).unwrap();
    assert!(disk.gives_away(&MAJA, SECRET), "the search finds something");
    rotate(&maja, MAJA_NEW).unwrap();
    assert!(!disk.gives_away(&MAJA_NEW, SECRET));
    assert!(disk.gives_away(&MAJA_NEW, "Bo leger"));
    // Everything still opens, in this tab and after a new unlocking.
    let again = disk.open_as(maja.me(), MAJA_NEW[0]).unwrap();
    for open in [&maja, &again] {
        assert!(!open.must_renew() && open.awaited().is_empty());
        for kind in RecordKind::ALL {
            let all = block_on(open.load_all::<serde_json_value::Any>(kind)).unwrap();
            let header_or_key = matches!(kind, RecordKind::Header | RecordKind::ChildKey);
            assert!(all.set_aside.is_empty() || header_or_key, "{kind:?}");
        }
        assert!(open.lost_child_keys().is_empty());
    }
    assert!(matches!(
        disk.open_as(maja.me(), MAJA[0]),
        Err(VaultError::WrongSecret)
    ));
    // No generation that the store keeps is under an old key.
    assert!(
        disk.store
            .everything()
            .iter()
            .filter(|(address, _)| !matches!(
                address.kind,
                RecordKind::Child | RecordKind::Assessment
            ))
            .all(|(_, stored)| stored.previous.is_none())
    );
}

#[test]
fn colleague_gets_over_to_the_new_key_and_the_old_one_ends_with_the_last() {
    let (disk, maja) = filled();
    let bo = add_bo(&maja);
    let open = disk.open_as(bo, BO[0]).unwrap();
    let draft = About {
        child: id(7).to_string(),
        text: format!("Bo: {SECRET}"),
    };
    block_on(open.save(&Place::draft(id(9)), None, &draft)).unwrap();
    drop(open);
    delete(&maja, 7).unwrap();
    assert!(
        disk.store
            .everything()
            .contains_key(&Place::draft(id(9)).address())
    );
    rotate(&maja, MAJA_NEW).unwrap();
    assert_eq!(maja.awaited(), ["Bo"]);
    // Changed again before Bo came: two steps now.
    rotate(&maja, MAJA_NEW).unwrap();
    assert_eq!(maja.awaited(), ["Bo"]);

    let open = disk.open_as(bo, BO[0]).unwrap();
    assert!(open.must_renew());
    let all = block_on(open.load_all::<Note>(RecordKind::Child)).unwrap();
    assert_eq!((all.items.len(), all.set_aside.len()), (1, 0));
    let deleted = [id(7).to_string()].into();
    assert_eq!(block_on(open.remove_about(&deleted)), Ok(1));
    assert_eq!(block_on(open.remove_about(&deleted)), Ok(0));
    let all = block_on(open.load_all::<Note>(RecordKind::Draft)).unwrap();
    assert!(all.items.is_empty() && all.set_aside.is_empty());
    renew(&open, BO_NEW).unwrap();
    assert!(!open.must_renew());
    let maja = disk.open_as(maja.me(), MAJA_NEW[0]).unwrap();
    assert!(maja.awaited().is_empty());
    assert!(disk.open_as(bo, BO[0]).is_err());
    let bo = disk.open_as(bo, BO_NEW[0]).unwrap();
    assert_eq!(
        block_on(bo.load_all::<Note>(RecordKind::Child))
            .unwrap()
            .items
            .len(),
        1
    );
    let secrets = [MAJA_NEW, BO_NEW].concat();
    assert!(disk.gives_away(&secrets, "Bo leger"));
    assert!(!disk.gives_away(&secrets, SECRET));
    assert!(disk.gives_away(&BO, SECRET), "the old secrets still would");
}

#[test]
fn colleague_who_is_taken_out_is_waited_for_no_more() {
    let (disk, maja) = filled();
    let bo = add_bo(&maja);
    rotate(&maja, MAJA_NEW).unwrap();
    block_on(maja.remove_colleague(bo)).unwrap();
    assert!(maja.awaited().is_empty());
    let door = block_on(disk.vault(3).door()).unwrap().unwrap();
    assert_eq!(door.professionals().len(), 1);
    // Taken back with the old code, Bo has the newest key at once.
    let recipe = maja.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    block_on(maja.take_back(bo, &kek(BO[1]), (&recipe, &kek(BO_NEW[0])))).unwrap();
    let bo = disk.open_as(bo, BO_NEW[0]).unwrap();
    assert!(!bo.must_renew());
    assert_eq!(
        block_on(bo.load_all::<Note>(RecordKind::Child))
            .unwrap()
            .items
            .len(),
        2
    );
}

#[test]
fn change_of_keys_that_fails_leaves_the_old_ones_right() {
    let (disk, maja) = filled();
    let before = disk.store.everything();
    disk.store.fail_from(0, StoreError::Closed);
    assert!(rotate(&maja, MAJA_NEW).is_err());
    disk.store.heal();
    assert_eq!(disk.store.everything(), before);
    assert!(disk.open_as(maja.me(), MAJA[0]).is_ok());
    assert!(disk.open_as(maja.me(), MAJA_NEW[0]).is_err());
    block_on(maja.save(&Place::draft(id(60)), None, &note("videre"))).unwrap();
    assert!(rotate(&maja, MAJA_NEW).is_ok());
}

#[test]
fn record_of_a_newer_program_stops_the_change_of_keys() {
    let (disk, maja) = filled();
    let address = Place::log(id(70)).address();
    disk.store.tamper(
        address,
        Stored {
            generation: 1,
            current: b"NSKR\xFF and whatever comes then".to_vec(),
            previous: None,
        },
    );
    let before = disk.store.everything();
    let refused = rotate(&maja, MAJA_NEW);
    assert!(matches!(refused, Err(VaultError::Unopened(reason)) if reason.is_newer()));
    assert_eq!(disk.store.everything(), before);
}

#[test]
fn limited_notice_is_read_on_after_both_have_new_keys_and_goes_with_its_child() {
    let (disk, maja) = filled();
    let bo = add_bo(&maja);
    let open = disk.open_as(bo, BO[0]).unwrap();
    let known = Particulars::of(professional("Bo"), open.reader_key().unwrap());
    block_on(open.save(&Place::professional(bo), Some(1), &known)).unwrap();
    let limited = |child: u8| Notice {
        audience: Audience::Only(vec![Reader {
            id: bo.to_string(),
            name: "Bo".into(),
        }]),
        ..notice_about(child)
    };
    block_on(maja.keep_notice(None, &limited(7))).unwrap();
    let kept = block_on(maja.keep_notice(None, &limited(8))).unwrap();
    let read = |open: &Unlocked<Disk>| {
        let all = block_on(open.load_notices()).unwrap();
        assert!(all.set_aside.is_empty());
        all.items.len()
    };
    assert_eq!((read(&maja), read(&open)), (2, 2));
    let route = |child: u8| format!("\"child\":\"{}\",\"assessment\"", id(child));
    delete(&maja, 7).unwrap();
    assert_eq!((read(&maja), read(&open)), (1, 1));
    for secrets in [MAJA, BO] {
        assert!(disk.gives_away(&secrets, &route(7)), "the search finds it");
    }
    rotate(&maja, MAJA_NEW).unwrap();
    assert!(!disk.gives_away(&MAJA_NEW, &route(7)));
    assert!(disk.gives_away(&MAJA_NEW, &route(8)));
    assert_eq!(read(&maja), 1);
    let open = disk.open_as(bo, BO[0]).unwrap();
    assert_eq!(read(&open), 1);
    renew(&open, BO_NEW).unwrap();
    for (who, secret) in [(maja.me(), MAJA_NEW[0]), (bo, BO_NEW[0])] {
        assert_eq!(read(&disk.open_as(who, secret).unwrap()), 1);
    }
    // Bo can be chosen again at once, and the readers of the old notice changed.
    let maja = disk.open_as(maja.me(), MAJA_NEW[0]).unwrap();
    assert_eq!(read(&maja), 1);
    block_on(maja.keep_notice(None, &limited(8))).unwrap();
    let mut mine = limited(8);
    mine.audience = Audience::Only(Vec::new());
    let old = (kept.0, kept.1, &limited(8));
    block_on(maja.keep_notice(Some(old), &mine)).unwrap();
    assert_eq!(read(&disk.open_as(bo, BO_NEW[0]).unwrap()), 1);
    assert_eq!(read(&maja), 2);
}

fn professional(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

fn notice_about(child: u8) -> Notice {
    let text = format!(
        r#"{{"child":"{}","assessment":"a","audience":"everyone","log":[]}}"#,
        id(child)
    );
    serde_json::from_str(&text).unwrap()
}

/// A record of any shape.
mod serde_json_value {
    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(transparent)]
    pub(super) struct Any(serde_json::Value);
    impl naeste_skridt::storage::record::Record for Any {}
}
