//! Who cannot be chosen as a reader.

use naeste_skridt::{
    domain::{
        assessment::Assessment,
        next_step::Danger,
        notice::{Audience, Reader},
    },
    storage::kdf::KdfParams,
    workflow::vault::VaultError,
};
use pollster::block_on;

use super::{CHILD, world};
use crate::support::{id, kek};

#[test]
fn reader_who_left_or_has_no_key_cannot_be_chosen_and_nothing_is_changed() {
    let (mut world, mut session) = world(1);
    let child = id(CHILD).to_string();
    let me = world.people[0].professional();
    let mut draft = Assessment::begin(child, me, world.now(), None);
    draft.facts.danger = Some(Danger::Ja);
    world.save_draft(&mut session, &id(101).to_string(), draft);
    let (key, before) = world.some_notice(&session).unwrap();
    let late = session
        .open
        .prepare_colleague("Ole", KdfParams::DEFAULT)
        .unwrap();
    let late_id = late.id();
    let (one, two) = (kek(0x71), kek(0x72));
    block_on(
        session
            .open
            .add_colleague(late, &one, &two, &world.people[0].professional()),
    )
    .unwrap();
    block_on(session.open.remove_colleague(world.people[1].id)).unwrap();
    let possible = block_on(session.open.possible_readers()).unwrap();
    let keys: Vec<_> = possible
        .iter()
        .map(|p| (p.label.as_str(), p.key.is_some()))
        .collect();
    assert_eq!(keys, [("Ida", true), ("Ole", false)]);
    let stored = world.store.everything();
    for reader in [world.people[1].id, late_id] {
        let mut notice = before.clone();
        notice.audience = Audience::Only(vec![Reader {
            id: reader.to_string(),
            name: String::new(),
        }]);
        let old = (key.parse().unwrap(), session.generations[&key], &before);
        let refused = block_on(session.open.keep_notice(Some(old), &notice));
        assert_eq!(refused, Err(VaultError::Reader));
    }
    assert_eq!(world.store.everything(), stored);
}
