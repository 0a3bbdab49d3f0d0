//! The keys of an unlocked vault, and which of them seals what.

use std::{collections::BTreeMap, rc::Rc};

use crate::storage::{
    key::{Key, KeyId, RecordId},
    record::{RecordAddress, RecordKind},
};

/// Whose key seals a record: who can read it, and with what it goes when it is destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Everybody who may open the vault.
    Vault,
    /// The professional who is unlocked, and nobody else.
    Me,
    /// Everybody who may open the vault, as long as the child's key is kept.
    Child(RecordId),
    /// The readers of one limited notice.
    Notice(RecordId),
}

/// A record's address together with whose key seals it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    address: RecordAddress,
    owner: Owner,
}

impl Place {
    const fn new(kind: RecordKind, id: RecordId, owner: Owner) -> Self {
        Self {
            address: RecordAddress { kind, id },
            owner,
        }
    }

    /// A child, under its own key.
    pub const fn child(id: RecordId) -> Self {
        Self::new(RecordKind::Child, id, Owner::Child(id))
    }

    /// A completed assessment, under its child's key.
    pub const fn assessment(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Assessment, id, Owner::Child(child))
    }

    /// A talk with the parents, under the child's key.
    pub const fn parent_talk(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::ParentTalk, id, Owner::Child(child))
    }

    /// A postponement of a follow-up, under its child's key.
    pub const fn postponement(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Postponement, id, Owner::Child(child))
    }

    /// That an assessment was made by mistake, under its child's key.
    pub const fn retraction(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Retraction, id, Owner::Child(child))
    }

    /// A round of a stue, under the vault key.
    pub const fn round(id: RecordId) -> Self {
        Self::new(RecordKind::Round, id, Owner::Vault)
    }

    /// That a route was begun, for everybody, under its child's key.
    pub const fn notice(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Notice, id, Owner::Child(child))
    }

    /// That a route was begun, for named readers, under a key of its own.
    pub const fn limited_notice(id: RecordId) -> Self {
        Self::new(RecordKind::Notice, id, Owner::Notice(id))
    }

    /// That everybody waits with a child's parents, under its key.
    pub const fn contact_bar(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::ContactBar, id, Owner::Child(child))
    }

    /// A change of how long a child's records are kept, under the child's key.
    pub const fn keeping(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Keeping, id, Owner::Child(child))
    }

    /// A line of the log, under the vault key.
    pub const fn log(id: RecordId) -> Self {
        Self::new(RecordKind::Log, id, Owner::Vault)
    }

    /// An assessment under way, under the author's personal key.
    pub const fn draft(id: RecordId) -> Self {
        Self::new(RecordKind::Draft, id, Owner::Me)
    }

    /// A joint assessment, under its child's key from the start.
    pub const fn joint(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Joint, id, Owner::Child(child))
    }

    /// A focus agreement, under its child's key.
    pub const fn agreement(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Agreement, id, Owner::Child(child))
    }

    /// An underretning under way, under its author's personal key.
    pub const fn underretning_draft(id: RecordId) -> Self {
        Self::new(RecordKind::UnderretningDraft, id, Owner::Me)
    }

    /// An underretning that was sent, under its child's key.
    pub const fn underretning(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Underretning, id, Owner::Child(child))
    }

    /// What came back after an underretning, under its child's key.
    pub const fn underretning_answer(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::UnderretningAnswer, id, Owner::Child(child))
    }

    /// An effort, under its child's key.
    pub const fn effort(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Effort, id, Owner::Child(child))
    }

    /// A sheet for sparring without a name, under its author's personal key.
    pub const fn sparring(id: RecordId) -> Self {
        Self::new(RecordKind::Sparring, id, Owner::Me)
    }

    /// What is typed in a form and not submitted, under its author's personal key.
    pub const fn typed(id: RecordId) -> Self {
        Self::new(RecordKind::Typed, id, Owner::Me)
    }

    /// A meeting, under its child's key.
    pub const fn meeting(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Meeting, id, Owner::Child(child))
    }

    /// An agenda with several children, under the vault key.
    pub const fn meeting_day(id: RecordId) -> Self {
        Self::new(RecordKind::MeetingDay, id, Owner::Vault)
    }

    /// An overgangsskema, under its child's key.
    pub const fn transition(id: RecordId, child: RecordId) -> Self {
        Self::new(RecordKind::Transition, id, Owner::Child(child))
    }

    /// A professional's particulars, under the vault key.
    pub const fn professional(id: RecordId) -> Self {
        Self::new(RecordKind::Professional, id, Owner::Vault)
    }

    /// The vault's settings, under the vault key.
    pub const fn settings() -> Self {
        Self::new(RecordKind::Settings, RecordId::ONLY, Owner::Vault)
    }

    /// The offers as they were changed on this device, under the vault key.
    pub const fn offers() -> Self {
        Self::new(RecordKind::Offers, RecordId::ONLY, Owner::Vault)
    }

    /// The key pairs with which the team receives files, under the vault key.
    pub const fn team_key() -> Self {
        Self::new(RecordKind::TeamKey, RecordId::ONLY, Owner::Vault)
    }

    pub(super) const fn child_key(child: RecordId) -> Self {
        Self::new(RecordKind::ChildKey, child, Owner::Vault)
    }

    pub(super) const fn notice_key(notice: RecordId) -> Self {
        Self::new(RecordKind::NoticeKey, notice, Owner::Vault)
    }

    /// The place of a stored record that `owner`'s key sealed. `None` where that key never seals
    /// this kind.
    pub(super) fn of_stored(address: RecordAddress, owner: Owner) -> Option<Self> {
        let right = match address.kind {
            RecordKind::Header => false,
            RecordKind::ChildKey
            | RecordKind::Professional
            | RecordKind::Settings
            | RecordKind::NoticeKey
            | RecordKind::Round
            | RecordKind::Offers
            | RecordKind::TeamKey
            | RecordKind::MeetingDay
            | RecordKind::Log => owner == Owner::Vault,
            RecordKind::Child => owner == Owner::Child(address.id),
            RecordKind::Assessment
            | RecordKind::ParentTalk
            | RecordKind::Postponement
            | RecordKind::Retraction
            | RecordKind::Keeping
            | RecordKind::Joint
            | RecordKind::Agreement
            | RecordKind::Underretning
            | RecordKind::UnderretningAnswer
            | RecordKind::Effort
            | RecordKind::Meeting
            | RecordKind::Transition
            | RecordKind::ContactBar => matches!(owner, Owner::Child(_)),
            RecordKind::Notice => {
                matches!(owner, Owner::Child(_)) || owner == Owner::Notice(address.id)
            }
            RecordKind::Draft
            | RecordKind::UnderretningDraft
            | RecordKind::Sparring
            | RecordKind::Typed => owner == Owner::Me,
        };
        right.then_some(Self { address, owner })
    }

    /// Where the record stands in the store.
    pub const fn address(&self) -> RecordAddress {
        self.address
    }

    /// The record's id.
    pub const fn id(&self) -> RecordId {
        self.address.id
    }

    /// Whose key seals it.
    pub const fn owner(&self) -> Owner {
        self.owner
    }
}

/// The keys in memory. Wiped with the last use of each when the vault is locked.
pub(super) struct Keyring {
    keys: BTreeMap<Owner, Rc<Key>>,
    owners: BTreeMap<KeyId, Owner>,
}

impl Keyring {
    pub(super) fn new(vault_key: Key, personal_key: Key) -> Self {
        let mut keyring = Self {
            keys: BTreeMap::new(),
            owners: BTreeMap::new(),
        };
        keyring.insert(Owner::Vault, vault_key);
        keyring.insert(Owner::Me, personal_key);
        keyring
    }

    /// Puts a key in, in the place of the owner's key before it.
    pub(super) fn insert(&mut self, owner: Owner, key: Key) {
        self.remove(owner);
        self.owners.insert(key.id(), owner);
        self.keys.insert(owner, Rc::new(key));
    }

    /// Takes a key out: nothing that it sealed opens any more.
    pub(super) fn remove(&mut self, owner: Owner) {
        if let Some(key) = self.keys.remove(&owner) {
            self.owners.remove(&key.id());
        }
    }

    pub(super) fn of(&self, owner: Owner) -> Option<Rc<Key>> {
        self.keys.get(&owner).map(Rc::clone)
    }

    pub(super) fn named(&self, id: KeyId) -> Option<(Owner, Rc<Key>)> {
        let owner = *self.owners.get(&id)?;
        Some((owner, self.of(owner)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_record_under_a_key_of_another_sort_has_no_place() {
        let (one, other) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
        let places = [
            Place::child(one),
            Place::assessment(other, one),
            Place::parent_talk(other, one),
            Place::postponement(other, one),
            Place::retraction(other, one),
            Place::notice(other, one),
            Place::limited_notice(one),
            Place::notice_key(one),
            Place::keeping(other, one),
            Place::log(other),
            Place::draft(one),
            Place::joint(other, one),
            Place::agreement(other, one),
            Place::underretning_draft(one),
            Place::underretning(other, one),
            Place::underretning_answer(other, one),
            Place::effort(other, one),
            Place::sparring(one),
            Place::typed(one),
            Place::meeting(other, one),
            Place::meeting_day(one),
            Place::transition(other, one),
            Place::professional(one),
            Place::settings(),
            Place::offers(),
            Place::team_key(),
            Place::round(other),
            Place::child_key(one),
        ];
        for place in places {
            assert_eq!(
                Place::of_stored(place.address(), place.owner()),
                Some(place)
            );
        }
        for (place, owner) in [
            (Place::child(one), Owner::Child(other)),
            (Place::child(one), Owner::Vault),
            (Place::assessment(other, one), Owner::Me),
            (Place::joint(other, one), Owner::Me),
            (Place::agreement(other, one), Owner::Vault),
            (Place::draft(one), Owner::Child(one)),
            (Place::limited_notice(one), Owner::Notice(other)),
            (Place::limited_notice(one), Owner::Vault),
            (Place::underretning_draft(one), Owner::Child(one)),
            (Place::underretning(other, one), Owner::Me),
            (Place::sparring(one), Owner::Child(one)),
            (Place::typed(one), Owner::Vault),
            (Place::transition(other, one), Owner::Me),
            (Place::settings(), Owner::Me),
            (Place::team_key(), Owner::Me),
            (Place::offers(), Owner::Me),
            (Place::offers(), Owner::Child(one)),
            (Place::round(one), Owner::Me),
            (Place::round(one), Owner::Child(one)),
        ] {
            assert_eq!(Place::of_stored(place.address(), owner), None);
        }
    }
}
