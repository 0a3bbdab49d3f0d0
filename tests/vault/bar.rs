//! That everybody waits with a child's parents: stored and taken out in one step with the notice that
//! it stands for, read by everybody, and saying nothing of whose it is.

use naeste_skridt::{
    domain::notice::{Audience, ContactBar, Notice},
    storage::{
        kdf::KdfParams,
        memory::MemoryStore,
        record::{RecordAddress, RecordKind},
        slot::SlotKind,
    },
    workflow::vault::{BarStep, Place, Unlocked},
};
use pollster::block_on;

use crate::support::{create, id, kek, note, vault};

const CHILD: u8 = 7;
const BAR: u8 = 40;

fn unanswered() -> Notice {
    let text = format!(
        r#"{{"child":"{}","assessment":"a","audience":{{"only":[]}},"bar":"{}","log":[]}}"#,
        id(CHILD),
        id(BAR)
    );
    serde_json::from_str(&text).unwrap()
}

fn bars(of: &Unlocked<MemoryStore>) -> Vec<ContactBar> {
    let all = block_on(of.load_all::<ContactBar>(RecordKind::ContactBar)).unwrap();
    assert!(all.set_aside.is_empty());
    all.items.into_iter().map(|one| one.value).collect()
}

/// Maja's vault with a child, and Bo who reads it.
fn two() -> (MemoryStore, Unlocked<MemoryStore>, Unlocked<MemoryStore>) {
    let store = MemoryStore::default();
    let maja = create(&store);
    block_on(maja.add_child(id(CHILD), &note("Barn A"))).unwrap();
    let new = maja.prepare_colleague("Bo", KdfParams::DEFAULT).unwrap();
    let bo = new.id();
    block_on(maja.add_colleague(new, &kek(0x51), &kek(0x52), &note("Bo"))).unwrap();
    let vault = vault(&store, 77);
    let door = block_on(vault.door()).unwrap().unwrap();
    let bo = block_on(vault.unlock(&door, bo, SlotKind::Passphrase, &kek(0x51))).unwrap();
    (store, maja, bo)
}

#[test]
fn colleague_reads_the_bar_and_nothing_of_what_it_stands_for() {
    let (store, maja, bo) = two();
    let raise = Some(BarStep::Raise(id(BAR)));
    let notice = unanswered();
    let (key, at) = block_on(maja.keep_notice_and_bar(None, &notice, raise)).unwrap();
    assert_eq!(bars(&bo), [ContactBar::new(id(CHILD).to_string())]);
    assert!(block_on(bo.load_notices()).unwrap().items.is_empty());
    assert_eq!(block_on(maja.load_notices()).unwrap().items.len(), 1);
    // It stands under the child's key, which says nothing of its author.
    let address = RecordAddress {
        kind: RecordKind::ContactBar,
        id: id(BAR),
    };
    let child = RecordAddress {
        kind: RecordKind::Child,
        id: id(CHILD),
    };
    let stored = store.everything();
    let key_of = |at: &RecordAddress| {
        naeste_skridt::storage::envelope::claim(&stored[at].current)
            .unwrap()
            .key
    };
    assert_eq!(key_of(&address), key_of(&child));

    // Its author answers: nothing is left of it, its earlier generation neither.
    let chosen = Notice {
        chosen: true,
        bar: None,
        ..notice.clone()
    };
    let lift = Some(BarStep::Lift(id(BAR), 1));
    let old = Some((key, at, &notice));
    block_on(maja.keep_notice_and_bar(old, &chosen, lift)).unwrap();
    assert!(bars(&bo).is_empty());
    assert!(!store.everything().contains_key(&address));
}

#[test]
fn bar_and_notice_change_together_or_not_at_all() {
    let (store, maja, bo) = two();
    let raise = Some(BarStep::Raise(id(BAR)));
    let notice = unanswered();
    let (key, at) = block_on(maja.keep_notice_and_bar(None, &notice, raise)).unwrap();
    // A colleague has answered for it meanwhile: the author's tab does not know.
    let place = Place::contact_bar(id(BAR), id(CHILD));
    let bar = ContactBar::new(id(CHILD).to_string());
    block_on(bo.save(&place, Some(1), &bar)).unwrap();
    let before = store.everything();
    for audience in [Audience::Everyone, Audience::Only(Vec::new())] {
        let next = Notice {
            audience,
            chosen: true,
            bar: None,
            ..notice.clone()
        };
        let lift = Some(BarStep::Lift(id(BAR), 1));
        let refused = maja.keep_notice_and_bar(Some((key, at, &notice)), &next, lift);
        assert!(block_on(refused).is_err());
        assert_eq!(store.everything(), before);
    }
}

#[test]
fn bar_goes_with_its_child() {
    let (store, maja, bo) = two();
    let raise = Some(BarStep::Raise(id(BAR)));
    block_on(maja.keep_notice_and_bar(None, &unanswered(), raise)).unwrap();
    let line = (&Place::log(id(90)), &note("slettet"));
    let gone = block_on(bo.delete_child(id(CHILD), line)).unwrap();
    assert!(gone.iter().any(|at| at.kind == RecordKind::ContactBar));
    let left = store.everything();
    assert!(left.keys().all(|at| at.kind != RecordKind::ContactBar));
}
