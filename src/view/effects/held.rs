//! What the runner holds between effects. Nothing of it is shown.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{job::Stop, receive::Incoming, restore::Staged};
use crate::{
    platform::{
        file::Outgoing,
        indexed_db::IndexedDbStore,
        tabs::{Tabs, WriterLock},
    },
    storage::key::RecordId,
    view::inside::Inside,
    workflow::{
        failure::Failure,
        lock::Session,
        pin::Pin,
        vault::{Door, Unlocked, Vault},
    },
};

/// The vault, its keys and what is on its way to it.
#[derive(Default)]
pub(super) struct Held {
    /// The vault of the database that is open.
    pub(super) vault: Option<Vault<IndexedDbStore>>,
    /// Who may open it.
    pub(super) door: Option<Door>,
    /// The part of the program that an open vault needs.
    pub(super) inside: Option<&'static Inside>,
    /// The keys, while somebody has unlocked it.
    pub(super) unlocked: Option<Rc<Unlocked<IndexedDbStore>>>,
    /// The stored generation of each record, by record id.
    pub(super) generations: BTreeMap<String, u64>,
    /// Drafts that have changed and are not stored yet.
    pub(super) changed: BTreeSet<String>,
    /// Notices that were written while nobody but `unseen_by` has unlocked this page, by record
    /// id.
    pub(super) unseen: BTreeSet<String>,
    /// Who unlocked last. Kept over a lock: nobody else has had the tablet meanwhile.
    pub(super) unseen_by: Option<RecordId>,
    /// Something was due when everything was read.
    pub(super) something_due: bool,
    /// A recovery key that is still to be shown, once.
    pub(super) new_recovery: Option<String>,
    /// A file that is ready to be handed over.
    pub(super) outgoing: Option<Outgoing>,
    /// A backup that was read and waits for its secret.
    pub(super) staged: Option<Rc<Staged>>,
    /// A hand-over that was read and waits for a yes.
    pub(super) incoming: Option<Rc<Incoming>>,
    /// What gives up the long work under way.
    pub(super) stop: Option<Stop>,
    /// The vault is to be locked as soon as everything is stored.
    pub(super) lock_when_saved: bool,
    /// An assessment is being begun in a walk: a second tap begins no second one.
    pub(super) walking: bool,
    /// When it locks by itself, while the vault is open.
    pub(super) session: Option<Session>,
    /// What opens the screen again, until the vault is locked.
    pub(super) pin: Option<Pin>,
    /// This tab among the tabs of the open database.
    pub(super) tabs: Option<Tabs>,
    /// The right to be the one tab that writes.
    pub(super) writer: Option<WriterLock>,
}

thread_local! {
    /// The browser runs one thread, and the app is mounted once.
    static HELD: RefCell<Held> = RefCell::default();
}

/// Uses what is held. Never across an await, and never twice at once.
pub(super) fn held<R>(use_it: impl FnOnce(&mut Held) -> R) -> R {
    HELD.with_borrow_mut(use_it)
}

/// The unlocked vault.
pub(super) fn unlocked() -> Result<Rc<Unlocked<IndexedDbStore>>, Failure> {
    held(|held| held.unlocked.clone()).ok_or(Failure::Locked)
}

/// The part of the program that an open vault needs, if it is there.
pub fn inside() -> Option<&'static Inside> {
    held(|held| held.inside)
}
