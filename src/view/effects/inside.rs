//! Inside the vault: reading everything, going in, and locking.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};

use super::{
    front::{open_front, took_over},
    held::held,
    job::give_up,
    keys, lock,
    rounds::{recall_walk, team},
    saving::step,
};
use crate::{
    domain::{
        agreement::Agreement,
        assessment::{Assessment, Profession, Professional},
        child::Child,
        correction::Retraction,
        effort::Effort,
        follow_up::Postponement,
        joint::Joint,
        keeping::Keeping,
        log::LogEntry,
        meeting::{Meeting, MeetingDay},
        notice::ContactBar,
        offer::Offers,
        parent_talk::ParentTalk,
        round::Round,
        sparring::SparringSheet,
        transition::Transition,
        typed::TypedForm,
        underretning::{Answer, Underretning},
    },
    platform::{
        history,
        indexed_db::{DATABASE, IndexedDbStore, PRACTICE_DATABASE},
        local_store::{self, Setting},
        tabs::{Tabs, hold_writer_lock},
    },
    storage::{
        kdf::Kek,
        key::RecordId,
        record::{Record, RecordKind},
        slot::SlotKind,
    },
    view::{
        agenda,
        context::{App, SetAside, Stage},
    },
    workflow::{
        autosave::{Autosave, Event},
        failure::Failure,
        roster::Roster,
        screen::{Pointer, Screen},
        vault::{Door, LoadedAll, Place, Unlocked},
    },
};

/// A vault that has just been unlocked.
pub type Opened = Unlocked<IndexedDbStore>;

/// Opens the vault behind the door by a slot and its key.
///
/// # Errors
///
/// [`Failure::Vault`], where the secret was wrong among others.
pub async fn open_vault(
    door: Door,
    (professional, kind): (RecordId, SlotKind),
    kek: Kek,
) -> Result<Opened, Failure> {
    let vault = held(|held| held.vault.clone()).ok_or(Failure::Locked)?;
    Ok(vault.unlock(&door, professional, kind, &kek).await?)
}

/// Reads every record into memory. What cannot be opened is counted and left as it is. The right to
/// write is asked for first: nobody changes the keys between the reading and the writing.
///
/// # Errors
///
/// [`Failure::OtherTab`] where a new passphrase is due and another tab writes, and
/// [`Failure::Vault`] where the keys were changed meanwhile, among others. The right is given back.
pub async fn load_everything(app: App, unlocked: Opened) -> Result<(), Failure> {
    let result = read_everything(app, unlocked).await;
    if result.is_err() {
        give_back_writer(app);
    }
    result
}

/// Takes the right to write, where this tab does not have it yet. Says whether it has.
pub(super) async fn take_writer(app: App, database: &'static str) -> bool {
    if held(|held| held.writer.is_none())
        && let Some(writer) = hold_writer_lock(database).await
    {
        held(|held| held.writer = Some(writer));
    }
    let has_it = held(|held| held.writer.is_some());
    app.read_only.set(!has_it);
    has_it
}

/// Gives the right to write back: nobody got in.
pub(super) fn give_back_writer(app: App) {
    held(|held| held.writer = None);
    app.read_only.set(false);
}

fn database(practice: bool) -> &'static str {
    if practice {
        PRACTICE_DATABASE
    } else {
        DATABASE
    }
}

async fn read_everything(app: App, unlocked: Opened) -> Result<(), Failure> {
    let writes = take_writer(app, database(unlocked.is_practice())).await;
    if unlocked.must_renew() && !writes {
        return Err(Failure::OtherTab);
    }
    unlocked.check_keys().await?;
    let mut set_aside = SetAside {
        lock_restored: unlocked.door_was_restored(),
        ..SetAside::default()
    };
    let mut generations = BTreeMap::new();
    let mut roster = Roster::default();
    set_aside.unreadable += unlocked.lost_child_keys().len();
    let children = unlocked.load_all::<Child>(RecordKind::Child).await?;
    roster.children = taken(children, &mut generations, &mut set_aside);
    let done = unlocked
        .load_all::<Assessment>(RecordKind::Assessment)
        .await?;
    roster.assessments = taken(done, &mut generations, &mut set_aside);
    let drafts = unlocked.load_all::<Assessment>(RecordKind::Draft).await?;
    let drafts: Vec<_> = taken(drafts, &mut generations, &mut set_aside);
    roster.assessments.extend(drafts);
    let talks = unlocked
        .load_all::<ParentTalk>(RecordKind::ParentTalk)
        .await?;
    roster.parent_talks = taken(talks, &mut generations, &mut set_aside);
    let postponed = unlocked
        .load_all::<Postponement>(RecordKind::Postponement)
        .await?;
    roster.postponements = taken(postponed, &mut generations, &mut set_aside);
    let retracted = unlocked
        .load_all::<Retraction>(RecordKind::Retraction)
        .await?;
    roster.retractions = taken(retracted, &mut generations, &mut set_aside);
    let rounds = unlocked.load_all::<Round>(RecordKind::Round).await?;
    roster.rounds = taken(rounds, &mut generations, &mut set_aside);
    roster.team = team(&unlocked).await?;
    let joints = unlocked.load_all::<Joint>(RecordKind::Joint).await?;
    roster.joints = taken(joints, &mut generations, &mut set_aside);
    let agreements = unlocked
        .load_all::<Agreement>(RecordKind::Agreement)
        .await?;
    roster.agreements = taken(agreements, &mut generations, &mut set_aside);
    let notices = unlocked.load_notices().await?;
    roster.notices = taken(notices, &mut generations, &mut set_aside);
    let bars = unlocked
        .load_all::<ContactBar>(RecordKind::ContactBar)
        .await?;
    roster.bars = taken(bars, &mut generations, &mut set_aside);
    for kind in [RecordKind::Underretning, RecordKind::UnderretningDraft] {
        let letters = unlocked.load_all::<Underretning>(kind).await?;
        let letters: Vec<_> = taken(letters, &mut generations, &mut set_aside);
        roster.underretninger.extend(letters);
    }
    let answers = unlocked
        .load_all::<Answer>(RecordKind::UnderretningAnswer)
        .await?;
    roster.answers = taken(answers, &mut generations, &mut set_aside);
    let efforts = unlocked.load_all::<Effort>(RecordKind::Effort).await?;
    roster.efforts = taken(efforts, &mut generations, &mut set_aside);
    let sheets = unlocked
        .load_all::<SparringSheet>(RecordKind::Sparring)
        .await?;
    roster.sheets = taken(sheets, &mut generations, &mut set_aside);
    let offers = unlocked.load_all::<Offers>(RecordKind::Offers).await?;
    let offers: Vec<_> = taken(offers, &mut generations, &mut set_aside);
    roster.offers = offers.into_iter().next().map(|(_, offers)| offers);
    let meetings = unlocked.load_all::<Meeting>(RecordKind::Meeting).await?;
    roster.meetings = taken(meetings, &mut generations, &mut set_aside);
    let days = unlocked
        .load_all::<MeetingDay>(RecordKind::MeetingDay)
        .await?;
    roster.meeting_days = taken(days, &mut generations, &mut set_aside);
    let passed_on = unlocked
        .load_all::<Transition>(RecordKind::Transition)
        .await?;
    roster.transitions = taken(passed_on, &mut generations, &mut set_aside);
    let typed = unlocked.load_all::<TypedForm>(RecordKind::Typed).await?;
    roster.typed = taken(typed, &mut generations, &mut set_aside);
    let keepings = unlocked.load_all::<Keeping>(RecordKind::Keeping).await?;
    roster.keepings = taken(keepings, &mut generations, &mut set_aside);
    let log = unlocked.load_all::<LogEntry>(RecordKind::Log).await?;
    roster.log = taken(log, &mut generations, &mut set_aside);
    set_aside.deleted_drafts = remove_orphaned(&unlocked, &mut roster).await;
    let me = unlocked
        .load::<Professional>(&Place::professional(unlocked.me()))
        .await?
        .map_or_else(|| stand_in(&unlocked), |loaded| loaded.value);
    held(|held| held.generations = generations);
    app.roster.set(roster);
    app.set_aside.set(set_aside);
    recall_walk(app);
    // Worked out here and not on the way in: what is due belongs to the part inside the vault.
    let something_due = agenda::something_is_due(app);
    held(|held| held.something_due = something_due);
    took_over(app, unlocked, me);
    Ok(())
}

/// A professional whose particulars were never written: the tablet died between the two writes
/// of the creation. The label of the lock screen stands in.
fn stand_in(unlocked: &Opened) -> Professional {
    Professional {
        name: unlocked.label(),
        profession: Profession::Paedagog,
    }
}

fn taken<T: Record, All: FromIterator<(String, T)>>(
    all: LoadedAll<T>,
    generations: &mut BTreeMap<String, u64>,
    set_aside: &mut SetAside,
) -> All {
    for aside in &all.set_aside {
        if aside.reason.is_newer() {
            set_aside.newer += 1;
        } else {
            set_aside.unreadable += 1;
        }
    }
    let values = all.items.into_iter().map(|loaded| {
        set_aside.previous_used += usize::from(loaded.restored.is_some());
        let id = loaded.place.id().to_string();
        generations.insert(id.clone(), loaded.generation);
        (id, loaded.value)
    });
    values.collect()
}

/// Takes out what only this professional can read about children whom somebody else has deleted:
/// nobody else could. Says how much that was. What cannot be taken out now is shown nowhere, and
/// tried again next time.
async fn remove_orphaned(unlocked: &Opened, roster: &mut Roster) -> usize {
    let deleted = roster.deleted_children();
    if deleted.is_empty() {
        return 0;
    }
    for child in &deleted {
        roster.forget(child);
    }
    unlocked.remove_about(&deleted).await.unwrap_or_default()
}

/// Goes in: to the question that was left, else to what is due, else to the roster.
pub fn enter(app: App) {
    lock::begin(app);
    if keys::must_renew() {
        app.stage.set(Stage::NewPassphraseDue);
        return;
    }
    // A bookmark of the roster is how many come in: it does not say that they were there last.
    let pointer = history::current()
        .filter(|pointer| pointer.screen != Screen::Children || history::is_ours())
        .or_else(|| local_store::get::<Pointer>(Setting::Pointer))
        .unwrap_or_default();
    let mut pointer = nearest(app, pointer);
    // What a colleague has begun comes before the question that was left. Between the children of
    // an agenda it does not: there are others at the table, and it names children.
    let at_the_table = pointer.screen == Screen::Meeting && pointer.agenda.is_some();
    if tells_of_others(app) && !at_the_table
        || pointer.screen == Screen::Children && held(|held| held.something_due)
    {
        pointer = Pointer::to(Screen::Today);
    }
    app.autosave.set(Autosave::default());
    app.forget_undo();
    history::replace(&pointer);
    app.place.set(pointer);
    app.stage.set(Stage::Open);
    // Another tab that writes although this one may has been there first.
    let database = database(app.practice.get_untracked());
    let tabs = Tabs::join(database, move || app.read_only.set(true));
    held(|held| held.tabs = Some(tabs));
    if let Some(inside) = held(|held| held.inside) {
        (inside.settle)(app);
    }
}

fn tells_of_others(app: App) -> bool {
    let me = app.professional.get_untracked();
    me.is_some_and(|me| {
        app.roster
            .with_untracked(|roster| roster.tells_of_others(&me))
    })
}

/// Goes on from a recovery key: in, or back to where everything is as it was.
pub fn go_on(app: App) {
    if held(|held| held.tabs.is_some()) {
        lock::begin(app);
        app.stage.set(Stage::Open);
    } else {
        enter(app);
    }
}

pub(super) fn nearest(app: App, pointer: Pointer) -> Pointer {
    app.roster.with_untracked(|roster| {
        pointer.or_nearest(
            |id| roster.children.contains_key(id),
            |id| roster.has_record(id),
        )
    })
}

/// Locks. What is under way is stored first; where that fails, the professional is asked.
pub(super) fn store_and_close(app: App) {
    if app.autosave.with_untracked(Autosave::is_pending) {
        held(|held| held.lock_when_saved = true);
        step(app, Event::Retry);
    } else {
        close(app);
    }
}

/// Locks although the newest change is not stored.
pub fn lock_anyway(app: App) {
    close(app);
}

/// Drops the keys and everything that was open, and shows the lock screen.
pub(super) fn close(app: App) {
    app.stage.set(Stage::Opening);
    give_up();
    held(|held| {
        held.unlocked = None;
        held.generations.clear();
        held.changed.clear();
        held.lock_when_saved = false;
        held.new_recovery = None;
        held.outgoing = None;
        held.staged = None;
        held.incoming = None;
        held.something_due = false;
        held.session = None;
        held.pin = None;
        held.tabs = None;
        held.writer = None;
    });
    app.roster.set(Roster::default());
    app.professional.set(None);
    app.set_aside.set(SetAside::default());
    app.autosave.set(Autosave::default());
    app.lock_asked.set(false);
    app.covered.set(false);
    app.has_pin.set(false);
    app.several.set(false);
    app.calling.set(false);
    app.leaving.set(false);
    app.walk.set(None);
    app.read_only.set(false);
    app.forget_undo();
    app.forget_typed(None);
    app.place.set(Pointer::default());
    spawn_local(open_front(app));
}
