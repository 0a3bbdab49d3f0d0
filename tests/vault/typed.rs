//! What is typed in a form and not submitted is its author's alone, and goes with its child.

use naeste_skridt::{
    domain::typed::TypedForm,
    storage::{
        key::RecordId,
        record::{RecordAddress, RecordKind},
    },
    workflow::vault::{Place, Unlocked},
};
use pollster::block_on;

use crate::{
    disk::{BO, Disk, MAJA_NEW, add_bo, filled, rotate},
    support::{id, note},
};

const WORDS: &str = "Mor virker opgivende";

fn form(child: &str, text: &str) -> TypedForm {
    TypedForm {
        child: child.to_owned(),
        form: "follow-up".into(),
        about: "e".into(),
        text: text.to_owned(),
    }
}

fn keep(by: &Unlocked<Disk>, at: u8, form: &TypedForm) -> RecordAddress {
    let place = Place::typed(id(at));
    block_on(by.save(&place, None, form)).unwrap();
    place.address()
}

fn read(by: &Unlocked<Disk>) -> Vec<(RecordId, TypedForm)> {
    let all = block_on(by.load_all::<TypedForm>(RecordKind::Typed)).unwrap();
    assert!(all.set_aside.is_empty(), "{:?}", all.set_aside);
    let items = all.items.into_iter();
    items
        .map(|loaded| (loaded.place.id(), loaded.value))
        .collect()
}

#[test]
fn form_comes_back_to_its_author_and_no_colleague_can_open_it() {
    let (disk, maja) = filled();
    let bo = add_bo(&maja);
    let typed = form(&id(7).to_string(), WORDS);
    keep(&maja, 90, &typed);
    let again = disk.open_as(maja.me(), crate::disk::MAJA[0]).unwrap();
    assert_eq!(read(&again), [(id(90), typed.clone())]);
    let bo = disk.open_as(bo, BO[0]).unwrap();
    assert!(read(&bo).is_empty());
    assert!(block_on(bo.load::<TypedForm>(&Place::typed(id(90)))).is_err());
    assert!(!disk.gives_away(&BO, WORDS), "whatever Bo's secrets open");
    assert!(disk.gives_away(&crate::disk::MAJA, WORDS));

    // A change of the keys takes it along.
    rotate(&maja, MAJA_NEW).unwrap();
    assert_eq!(read(&maja), [(id(90), typed.clone())]);
    let again = disk.open_as(maja.me(), MAJA_NEW[0]).unwrap();
    assert_eq!(read(&again), [(id(90), typed)]);
}

#[test]
fn deleted_child_takes_what_its_deleter_has_typed_about_it_and_a_colleague_removes_their_own() {
    let (disk, maja) = filled();
    let bo = disk.open_as(add_bo(&maja), BO[0]).unwrap();
    let (gone, other) = (id(7).to_string(), id(8).to_string());
    let mine = keep(&maja, 90, &form(&gone, WORDS));
    let chosen = keep(&maja, 91, &form("", &format!(r#"["{other}","{gone}"]"#)));
    let about_another = keep(&maja, 92, &form(&other, "Bo leger"));
    let about_none = keep(&maja, 93, &form("", "2026-11-23"));
    let theirs = keep(&bo, 94, &form(&gone, WORDS));
    let line = (&Place::log(id(99)), &note("et barn er slettet"));
    let taken = block_on(maja.delete_child(id(7), line)).unwrap();
    assert!(taken.contains(&mine) && taken.contains(&chosen));
    let left = disk.store.everything();
    for (address, stays) in [
        (mine, false),
        (chosen, false),
        (about_another, true),
        (about_none, true),
        (theirs, true),
    ] {
        assert_eq!(left.contains_key(&address), stays, "{address}");
    }
    let deleted = [gone].into();
    assert_eq!(block_on(bo.remove_about(&deleted)), Ok(1));
    assert!(read(&bo).is_empty());
    rotate(&maja, MAJA_NEW).unwrap();
    assert!(!disk.gives_away(&MAJA_NEW, WORDS));
}

#[test]
fn form_that_was_emptied_leaves_no_record_and_takes_its_place_again() {
    let (disk, maja) = filled();
    let address = keep(&maja, 90, &form("c", WORDS));
    block_on(maja.remove(&Place::typed(id(90)), 1)).unwrap();
    assert!(!disk.store.everything().contains_key(&address));
    keep(&maja, 90, &form("c", "igen"));
    assert_eq!(read(&maja)[0].1.text, "igen");
}
