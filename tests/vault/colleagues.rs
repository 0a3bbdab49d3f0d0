//! Several professionals on one tablet: nobody reads a colleague's draft, and nobody's leaving
//! locks anybody else out or loses anything.

use naeste_skridt::{
    storage::{
        kdf::KdfParams,
        key::RecordId,
        memory::MemoryStore,
        record::{RecordAddress, RecordKind},
        slot::SlotKind,
        store::StoreError,
    },
    workflow::vault::{Colleague, Place, Removal, Unlocked, VaultError},
};
use pollster::block_on;

use crate::support::{
    Note, PASSPHRASE, RECOVERY, Seeded, create, id, kek, note, particulars, vault,
};

const BOS_PASSPHRASE: u8 = 0x51;
const BOS_RECOVERY: u8 = 0x52;

type Opened = Unlocked<MemoryStore>;

fn add(to: &Opened, label: &str, passphrase: u8, recovery: u8) -> Result<RecordId, VaultError> {
    let new = to.prepare_colleague(label, KdfParams::DEFAULT)?;
    let (id, known) = (new.id(), particulars(label, new.reader_key()));
    let (passphrase, recovery) = (kek(passphrase), kek(recovery));
    block_on(to.add_colleague(new, &passphrase, &recovery, &known))?;
    Ok(id)
}

fn open_as(
    store: &MemoryStore,
    who: RecordId,
    kind: SlotKind,
    secret: u8,
) -> Result<Opened, VaultError> {
    open_seeded(store, 77, who, kind, secret)
}

fn open_seeded(
    store: &MemoryStore,
    seed: u64,
    who: RecordId,
    kind: SlotKind,
    secret: u8,
) -> Result<Opened, VaultError> {
    let vault = vault(store, seed);
    let door = block_on(vault.door()).unwrap().unwrap();
    block_on(vault.unlock(&door, who, kind, &kek(secret)))
}

/// Maja's vault with Bo in it, a child, and a draft of each.
fn two() -> (MemoryStore, Opened, Opened, RecordId) {
    let store = MemoryStore::default();
    let maja = create(&store);
    block_on(maja.add_child(id(7), &note("Barn A"))).unwrap();
    block_on(maja.save(&Place::draft(id(8)), None, &note("Majas"))).unwrap();
    let bo = add(&maja, " Bo ", BOS_PASSPHRASE, BOS_RECOVERY).unwrap();
    let opened = open_as(&store, bo, SlotKind::Passphrase, BOS_PASSPHRASE).unwrap();
    block_on(opened.save(&Place::draft(id(9)), None, &note("Bos"))).unwrap();
    (store, maja, opened, bo)
}

fn drafts(of: &Opened) -> Vec<String> {
    let all = block_on(of.load_all::<Note>(RecordKind::Draft)).unwrap();
    assert!(
        all.set_aside.is_empty(),
        "a colleague's draft is not broken"
    );
    all.items
        .into_iter()
        .map(|loaded| loaded.value.text)
        .collect()
}

fn of(list: &[Colleague], id: RecordId) -> &Colleague {
    list.iter().find(|colleague| colleague.id == id).unwrap()
}

#[test]
fn colleague_reads_the_children_and_own_drafts_only() {
    let (_, maja, bo, _) = two();
    assert_eq!(bo.label(), "Bo");
    assert_eq!(drafts(&maja), ["Majas"]);
    assert_eq!(drafts(&bo), ["Bos"]);
    assert!(block_on(bo.load::<Note>(&Place::draft(id(8)))).is_err());
    assert!(block_on(maja.load::<Note>(&Place::draft(id(9)))).is_err());
    let place = Place::assessment(id(10), id(7));
    block_on(bo.complete(&Place::draft(id(9)), 1, &place, &note("Bos"))).unwrap();
    let seen = block_on(maja.load::<Note>(&place)).unwrap().unwrap();
    assert_eq!(seen.value, note("Bos"));
}

#[test]
fn damaged_draft_of_ones_own_is_reported_beside_a_colleagues() {
    let (store, maja, _, _) = two();
    let address = Place::draft(id(8)).address();
    let mut stored = store.everything().remove(&address).unwrap();
    let last = stored.current.len() - 1;
    stored.current[last] ^= 1;
    store.tamper(address, stored);
    let all = block_on(maja.load_all::<Note>(RecordKind::Draft)).unwrap();
    assert_eq!(all.set_aside.len(), 1);
}

#[test]
fn everybodys_secrets_open_after_somebody_joined_and_none_opens_anothers_slot() {
    let (store, maja, _, bo) = two();
    let secrets = [
        (maja.me(), SlotKind::Passphrase, PASSPHRASE),
        (maja.me(), SlotKind::Recovery, RECOVERY),
        (bo, SlotKind::Passphrase, BOS_PASSPHRASE),
        (bo, SlotKind::Recovery, BOS_RECOVERY),
    ];
    for (who, kind, right) in secrets {
        for (_, _, secret) in secrets {
            let opened = open_as(&store, who, kind, secret);
            assert_eq!(opened.is_ok(), secret == right);
        }
    }
}

#[test]
fn name_that_somebody_has_is_refused_whatever_the_case() {
    let (store, maja, bo, _) = two();
    let before = store.everything();
    for label in ["Bo", " bO", "MAJA"] {
        let refused = add(&maja, label, 1, 2);
        assert_eq!(refused, Err(VaultError::LabelTaken));
    }
    assert_eq!(add(&maja, "  ", 1, 2), Err(VaultError::Label));
    // Prepared before another tab added the same name.
    let late = bo.prepare_colleague("Ida", KdfParams::DEFAULT).unwrap();
    assert_eq!(store.everything(), before);
    add(&maja, "Ida", 1, 2).unwrap();
    let refused = block_on(bo.add_colleague(late, &kek(3), &kek(4), &note("Ida")));
    assert_eq!(refused, Err(VaultError::LabelTaken));
}

#[test]
fn removed_colleague_is_out_with_both_secrets_and_nobody_else_is() {
    let (store, maja, _, bo) = two();
    let ida = add(&maja, "Ida", 0x61, 0x62).unwrap();
    block_on(maja.remove_colleague(bo)).unwrap();
    for (kind, secret) in [
        (SlotKind::Passphrase, BOS_PASSPHRASE),
        (SlotKind::Recovery, BOS_RECOVERY),
    ] {
        assert!(open_as(&store, bo, kind, secret).is_err());
    }
    for (who, kind, secret) in [
        (maja.me(), SlotKind::Passphrase, PASSPHRASE),
        (maja.me(), SlotKind::Recovery, RECOVERY),
        (ida, SlotKind::Passphrase, 0x61),
        (ida, SlotKind::Recovery, 0x62),
    ] {
        assert!(open_as(&store, who, kind, secret).is_ok());
    }
    let door = block_on(vault(&store, 2).door()).unwrap().unwrap();
    let labels: Vec<_> = door.professionals().iter().map(|p| &p.label).collect();
    assert_eq!(labels, ["Maja", "Ida"]);
    // Nor does the header before, which a damaged newest one would bring back.
    let mut header = store.everything().remove(&RecordAddress::HEADER).unwrap();
    header.current.truncate(20);
    store.tamper(RecordAddress::HEADER, header);
    assert!(open_as(&store, bo, SlotKind::Passphrase, BOS_PASSPHRASE).is_err());
    assert!(open_as(&store, maja.me(), SlotKind::Passphrase, PASSPHRASE).is_ok());
}

#[test]
fn drafts_of_the_removed_stay_unread_unreported_and_counted() {
    let (store, maja, _, bo) = two();
    let before = block_on(maja.colleagues()).unwrap();
    assert_eq!(
        (of(&before, bo).drafts, of(&before, bo).departed),
        (1, false)
    );
    assert!(of(&before, maja.me()).is_me);
    block_on(maja.remove_colleague(bo)).unwrap();
    let after = block_on(maja.colleagues()).unwrap();
    assert_eq!((of(&after, bo).drafts, of(&after, bo).departed), (1, true));
    assert!(
        store
            .everything()
            .contains_key(&Place::draft(id(9)).address())
    );
    assert_eq!(drafts(&maja), ["Majas"]);
    let again = open_as(&store, maja.me(), SlotKind::Passphrase, PASSPHRASE).unwrap();
    assert_eq!(drafts(&again), ["Majas"]);
}

#[test]
fn removed_colleague_comes_back_with_the_recovery_code_and_every_draft() {
    let (store, maja, _, bo) = two();
    block_on(maja.remove_colleague(bo)).unwrap();
    let recipe = maja.prepare_passphrase(KdfParams::DEFAULT).unwrap();
    let back = |code: u8| block_on(maja.take_back(bo, &kek(code), (&recipe, &kek(0x71))));
    let before = store.everything();
    assert_eq!(back(BOS_PASSPHRASE), Err(VaultError::WrongSecret));
    assert_eq!(store.everything(), before);
    assert_eq!(back(BOS_RECOVERY), Ok(()));
    assert_eq!(back(BOS_RECOVERY), Err(VaultError::UnknownProfessional));
    for (kind, secret, right) in [
        (SlotKind::Passphrase, BOS_PASSPHRASE, false),
        (SlotKind::Passphrase, 0x71, true),
        (SlotKind::Recovery, BOS_RECOVERY, true),
    ] {
        let opened = open_as(&store, bo, kind, secret);
        assert_eq!(opened.is_ok(), right);
        if let Ok(opened) = opened {
            assert_eq!(drafts(&opened), ["Bos"]);
        }
    }
    assert!(open_as(&store, maja.me(), SlotKind::Passphrase, PASSPHRASE).is_ok());
}

#[test]
fn nobody_removes_oneself_a_stranger_or_the_last() {
    let (store, maja, bo, bos_id) = two();
    let before = store.everything();
    for (who, refused) in [
        (maja.me(), VaultError::Oneself),
        (id(0xEE), VaultError::UnknownProfessional),
    ] {
        assert_eq!(block_on(maja.remove_colleague(who)), Err(refused));
    }
    assert_eq!(store.everything(), before);
    // Removed in another tab: what is left open there changes nothing any more.
    block_on(maja.remove_colleague(bos_id)).unwrap();
    let refused = block_on(bo.remove_colleague(maja.me()));
    assert_eq!(refused, Err(VaultError::UnknownProfessional));
    assert!(open_as(&store, maja.me(), SlotKind::Passphrase, PASSPHRASE).is_ok());
}

#[test]
fn store_that_fails_changes_nothing_about_who_may_open() {
    let (store, maja, _, bo) = two();
    let before = store.everything();
    store.fail_from(store.commits(), StoreError::QuotaExceeded);
    let full = VaultError::Store(StoreError::QuotaExceeded);
    assert_eq!(add(&maja, "Ida", 1, 2), Err(full.clone()));
    assert_eq!(block_on(maja.remove_colleague(bo)), Err(full));
    store.heal();
    assert_eq!(store.everything(), before);
    // The second half of a removal fails: the removal stands.
    store.fail_from(store.commits() + 1, StoreError::QuotaExceeded);
    let removed = block_on(maja.remove_colleague(bo));
    assert!(matches!(removed, Ok(Removal::KeyChanged(_))));
    store.heal();
    assert!(open_as(&store, bo, SlotKind::Passphrase, BOS_PASSPHRASE).is_err());
}

/// Somebody who is here adds a child.
async fn store_child(
    store: &MemoryStore,
    people: &[(RecordId, u8, u8, bool)],
    turn: u8,
    seed: u64,
) {
    let (who, secret, ..) = people.iter().copied().rfind(|person| person.3).unwrap();
    let open = open_seeded(store, seed, who, SlotKind::Passphrase, secret).unwrap();
    open.add_child(id(turn + 100), &note("Barn")).await.unwrap();
}

/// Whatever is done in whatever order, the header opens for exactly those who are in it, each with
/// their own secret, all see all children, and every draft that was ever saved is still stored.
#[test]
fn any_order_of_joining_and_leaving_locks_out_exactly_the_removed() {
    for seed in 0..40 {
        let mut dice = Seeded(seed);
        let store = MemoryStore::default();
        let maja = create(&store);
        let mut people = vec![(maja.me(), PASSPHRASE, RECOVERY, true)];
        let mut saved = 0;
        for turn in 0..12_u8 {
            let (passphrase, recovery) = (0x60 + 2 * turn, 0x61 + 2 * turn);
            let picked = dice.below(people.len());
            let (who, secret, code, here) = people[picked];
            // Anybody who is here does it, with the other secret now and then.
            let those_here: Vec<_> = people.iter().filter(|person| person.3).copied().collect();
            let actor = those_here[dice.below(those_here.len())];
            let (kind, with) = match dice.below(2) {
                0 => (SlotKind::Passphrase, actor.1),
                _ => (SlotKind::Recovery, actor.2),
            };
            let acts = open_seeded(&store, dice.next(), actor.0, kind, with).unwrap();
            match dice.below(4) {
                0 => {
                    let label = format!("P{turn}");
                    let new = add(&acts, &label, passphrase, recovery).unwrap();
                    people.push((new, passphrase, recovery, true));
                    let theirs = open_as(&store, new, SlotKind::Passphrase, passphrase).unwrap();
                    let place = Place::draft(id(turn + 1));
                    block_on(theirs.save(&place, None, &note("x"))).unwrap();
                    saved += 1;
                }
                1 if here && who != actor.0 => {
                    block_on(acts.remove_colleague(who)).unwrap();
                    people[picked].3 = false;
                }
                2 if !here => {
                    let recipe = acts.prepare_passphrase(KdfParams::DEFAULT).unwrap();
                    let new = (&recipe, &kek(secret));
                    block_on(acts.take_back(who, &kek(code), new)).unwrap();
                    people[picked].3 = true;
                }
                3 => {
                    let mine = people.iter_mut().find(|person| person.0 == actor.0);
                    let recipe = acts.prepare_passphrase(KdfParams::DEFAULT).unwrap();
                    block_on(acts.change_passphrase(&recipe, &kek(passphrase))).unwrap();
                    mine.unwrap().1 = passphrase;
                }
                _ => {}
            }
            block_on(store_child(&store, &people, turn, dice.next()));
            for (who, secret, code, here) in &people {
                for (kind, secret) in [(SlotKind::Passphrase, *secret), (SlotKind::Recovery, *code)]
                {
                    let opened = open_as(&store, *who, kind, secret).ok();
                    assert_eq!(opened.is_some(), *here);
                    if let Some(opened) = opened {
                        let all = block_on(opened.load_all::<Note>(RecordKind::Child)).unwrap();
                        assert!(all.set_aside.is_empty());
                        assert_eq!(all.items.len(), usize::from(turn) + 1);
                    }
                }
            }
            let (who, secret, ..) = people.iter().copied().find(|person| person.3).unwrap();
            let somebody = open_as(&store, who, SlotKind::Passphrase, secret).unwrap();
            let list = block_on(somebody.colleagues()).unwrap();
            assert_eq!(list.iter().map(|c| c.drafts).sum::<usize>(), saved);
            assert_eq!(
                list.iter().filter(|c| c.departed).count(),
                people.iter().filter(|p| !p.3).count()
            );
        }
    }
}
