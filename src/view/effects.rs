//! The effect runner: what the app asks of the browser, and what comes back into the shared
//! state. Beside `app`, the only place of the view that knows the platform.
//!
//! Saving is owned here, by the root, so that it outlives every screen. Whatever is begun is told
//! how it ended through a callback.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::context::{App, Person, SetAside, Stage};
use crate::{
    domain::{
        assessment::{Assessment, Decision, Professional},
        child::{BandChoice, Child},
        date::{Date, Moment},
        response::Response,
    },
    platform::{
        clock,
        derive::{self, DeriveError},
        fetch, history,
        indexed_db::{DATABASE, IndexedDbStore, PRACTICE_DATABASE},
        local_store::{self, Setting},
        page, persist,
        random::WebRandomness,
        tabs::{Tabs, WriterLock, hold_writer_lock},
    },
    storage::{
        kdf::{KdfParams, Kek, Recipe},
        key::RecordId,
        passphrase::{self, PassphraseFlaw},
        record::{Record, RecordKind},
        recovery::RecoverySecret,
        slot::SlotKind,
    },
    workflow::{
        autosave::{Autosave, Effect as Ask, Event},
        failure::Failure,
        practice::{self, Editions},
        roster::Roster,
        screen::{Pointer, Screen},
        vault::{Door, LoadedAll, Place, Unlocked, Vault, VaultError},
    },
};

/// The list of words for passphrases, fetched only when one is offered.
const WORDS: &str = "passphrase-words.txt";
/// The made-up institution, fetched only when practice begins.
const PRACTICE_CHILDREN: &str = "practice.json";

/// What the runner holds between effects. Nothing of it is shown.
#[derive(Default)]
struct Held {
    vault: Option<Vault<IndexedDbStore>>,
    door: Option<Door>,
    unlocked: Option<Rc<Unlocked<IndexedDbStore>>>,
    /// The stored generation of each record, by record id.
    generations: BTreeMap<String, u64>,
    /// Drafts that have changed and are not stored yet.
    changed: BTreeSet<String>,
    /// The vault is to be locked as soon as everything is stored.
    lock_when_saved: bool,
    /// This tab among the tabs of the open database.
    tabs: Option<Tabs>,
    /// The right to be the one tab that writes.
    writer: Option<WriterLock>,
}

thread_local! {
    /// The browser runs one thread, and the app is mounted once.
    static HELD: RefCell<Held> = RefCell::default();
}

fn held<R>(use_it: impl FnOnce(&mut Held) -> R) -> R {
    HELD.with_borrow_mut(use_it)
}

fn unlocked() -> Result<Rc<Unlocked<IndexedDbStore>>, Failure> {
    held(|held| held.unlocked.clone()).ok_or(Failure::Locked)
}

/// The date on the device's clock.
pub fn today() -> Date {
    now().date
}

/// The moment on the device's clock.
pub fn now() -> Moment {
    clock::now().unwrap_or(Moment::EARLIEST)
}

/// Takes away what the page shows before the app is there.
pub fn clear_page() {
    page::clear();
}

/// Opens the browser's print dialogue.
pub fn print() {
    history::print();
}

/// Moves the focus to the first field that is marked as wrong, once it is drawn.
pub fn focus_first_error() {
    request_animation_frame(page::focus_first_error);
}

/// Keeps track of where we are.
pub fn moved(pointer: &Pointer) {
    history::push(pointer);
    local_store::set(Setting::Pointer, pointer);
    history::scroll_to_top();
}

/// Asks the store what it holds, and listens to the browser.
pub fn start(app: App) {
    history::on_move(move || {
        if app.stage.with_untracked(|stage| *stage != Stage::Open) {
            return;
        }
        if let Some(pointer) = history::current() {
            let pointer = nearest(app, pointer);
            local_store::set(Setting::Pointer, &pointer);
            app.place.set(pointer);
        }
    });
    spawn_local(open_front(app));
}

/// Shows the lock screen of the vault of real children.
async fn open_front(app: App) {
    let stage = match knock(DATABASE).await {
        Ok(None) => Stage::Fresh,
        Ok(Some(door)) => Stage::Locked(people(&door)),
        Err(error) => Stage::Unusable(error),
    };
    app.practice.set(false);
    app.stage.set(stage);
}

/// Opens a database and reads its door.
async fn knock(database: &'static str) -> Result<Option<Door>, Failure> {
    let store = IndexedDbStore::new(database);
    let vault = Vault::new(store, WebRandomness);
    let door = vault.door().await?;
    held(|held| {
        held.vault = Some(vault);
        held.door.clone_from(&door);
    });
    Ok(door)
}

fn people(door: &Door) -> Vec<Person> {
    door.professionals()
        .iter()
        .map(|professional| Person {
            slot: professional.id.to_string(),
            label: professional.label.clone(),
        })
        .collect()
}

/// Derives a key in the worker, and remembers how long it took for the next time's progress.
async fn derive_key(secret: &[u8], recipe: &Recipe) -> Result<Kek, Failure> {
    let begun = clock::milliseconds();
    let kek = derive::derive(secret, recipe)
        .await
        .map_err(|error| match error {
            DeriveError::NotStarted => Failure::WorkerNotStarted,
            DeriveError::OutOfMemory => Failure::OutOfMemory,
        })?;
    local_store::set(Setting::DeriveDuration, clock::milliseconds() - begun);
    Ok(kek)
}

/// How far the derivation of a key is, in percent, going by how long it took the last time.
pub fn derivation_progress(working: Signal<bool>) -> Signal<u32> {
    const TICK: std::time::Duration = std::time::Duration::from_millis(80);
    /// Where the bar waits when the work takes longer than the last time.
    const ALMOST: f64 = 96.0;
    /// What is expected of a device that has never done it.
    const FIRST_TIME: f64 = 1_500.0;
    let share = RwSignal::new(0);
    let expected = local_store::get::<f64>(Setting::DeriveDuration)
        .unwrap_or(FIRST_TIME)
        .max(1.0);
    Effect::new(move |begun: Option<Option<f64>>| {
        let begun = working
            .get()
            .then(|| begun.flatten().unwrap_or_else(clock::milliseconds));
        share.set(0);
        if let Some(begun) = begun {
            let handle = set_interval_with_handle(
                move || {
                    let percent = (clock::milliseconds() - begun) * 100.0 / expected;
                    // A share between 0 and 96 fits any whole number.
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    share.set(percent.clamp(0.0, ALMOST) as u32);
                },
                TICK,
            );
            if let Ok(handle) = handle {
                on_cleanup(move || handle.clear());
            }
        }
        begun
    });
    share.into()
}

/// Whether a passphrase of one's own may be used.
///
/// # Errors
///
/// Why not.
pub fn check_passphrase(typed: &str) -> Result<(), PassphraseFlaw> {
    passphrase::check(typed)
}

/// Whether two typed passphrases are the same to the lock.
pub fn same_passphrase(one: &str, other: &str) -> bool {
    passphrase::bytes(one) == passphrase::bytes(other)
}

/// Offers a passphrase of random words.
pub fn offer_passphrase(then: impl FnOnce(Result<String, ()>) + 'static) {
    spawn_local(async move {
        let list = fetch::text(WORDS).await;
        let offered = list
            .ok()
            .and_then(|list| passphrase::generate(&list, &mut WebRandomness).ok());
        then(offered.map(|words| words.to_string()).ok_or(()));
    });
}

/// Creates the vault, and shows the recovery key.
pub fn create(
    app: App,
    professional: Professional,
    passphrase: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let passphrase = Zeroizing::new(passphrase);
    spawn_local(async move {
        let result = create_vault(app, professional, &passphrase).await;
        let shown = result.map(|text| app.stage.set(Stage::RecoveryShown(text)));
        then(shown);
    });
}

async fn create_vault(
    app: App,
    professional: Professional,
    passphrase: &str,
) -> Result<String, Failure> {
    let vault = held(|held| held.vault.clone()).ok_or(Failure::Locked)?;
    let new = vault.prepare(&professional.name, false, KdfParams::DEFAULT)?;
    let secret = passphrase::bytes(passphrase);
    let kek = derive_key(&secret, &new.passphrase_recipe()).await?;
    let recovery = derive_key(&new.recovery_secret(), &new.recovery_recipe()).await?;
    let text = new.recovery_text().to_string();
    let unlocked = vault.create(new, &kek, &recovery).await?;
    unlocked
        .save(&Place::professional(unlocked.me()), None, &professional)
        .await?;
    // What the browser answers is shown in the settings.
    spawn_local(async {
        persist::ask().await;
    });
    took_over(app, unlocked, professional);
    Ok(text)
}

fn took_over(app: App, unlocked: Unlocked<IndexedDbStore>, professional: Professional) {
    app.professional.set(Some(professional));
    held(|held| held.unlocked = Some(Rc::new(unlocked)));
}

/// Unlocks the vault with a passphrase.
pub fn unlock(
    app: App,
    slot: String,
    passphrase: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let passphrase = Zeroizing::new(passphrase);
    spawn_local(async move {
        let secret = passphrase::bytes(&passphrase);
        let result = unlock_with(app, &slot, SlotKind::Passphrase, &secret).await;
        let opened = result.is_ok();
        then(result);
        if opened {
            enter(app);
        }
    });
}

/// Unlocks the vault with the recovery key; a new passphrase is due then.
pub fn unlock_with_recovery(
    app: App,
    slot: String,
    typed: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let typed = Zeroizing::new(typed);
    spawn_local(async move {
        let result = match RecoverySecret::read(&typed) {
            Ok(recovery) => unlock_with(app, &slot, SlotKind::Recovery, recovery.secret()).await,
            Err(error) => Err(error.into()),
        };
        let opened = result.is_ok();
        then(result);
        if opened {
            app.stage.set(Stage::NewPassphraseDue);
        }
    });
}

async fn unlock_with(app: App, slot: &str, kind: SlotKind, secret: &[u8]) -> Result<(), Failure> {
    let vault = held(|held| held.vault.clone()).ok_or(Failure::Locked)?;
    // The door is read anew: another tab may have changed the passphrase since.
    let door = vault.door().await?.ok_or(VaultError::UnknownProfessional)?;
    let id: RecordId = slot.parse().map_err(|_| VaultError::UnknownProfessional)?;
    let recipe = door
        .recipe(id, kind)
        .ok_or(VaultError::UnknownProfessional)?;
    let kek = derive_key(secret, &recipe).await?;
    let unlocked = vault.unlock(&door, id, kind, &kek).await?;
    load_everything(app, unlocked).await
}

/// Reads every record into memory. What cannot be opened is counted and left as it is.
async fn load_everything(app: App, unlocked: Unlocked<IndexedDbStore>) -> Result<(), Failure> {
    let mut set_aside = SetAside::default();
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
    roster
        .assessments
        .extend(taken(drafts, &mut generations, &mut set_aside));
    let me = unlocked
        .load::<Professional>(&Place::professional(unlocked.me()))
        .await?
        .map_or_else(|| stand_in(&unlocked), |loaded| loaded.value);
    held(|held| held.generations = generations);
    app.roster.set(roster);
    app.set_aside.set(set_aside);
    took_over(app, unlocked, me);
    Ok(())
}

/// A professional whose particulars were never written: the tablet died between the two writes
/// of the creation. The label of the lock screen stands in.
fn stand_in(unlocked: &Unlocked<IndexedDbStore>) -> Professional {
    Professional {
        name: unlocked.label(),
        profession: crate::domain::assessment::Profession::Paedagog,
    }
}

fn taken<T: Record>(
    all: LoadedAll<T>,
    generations: &mut BTreeMap<String, u64>,
    set_aside: &mut SetAside,
) -> BTreeMap<String, T> {
    for aside in &all.set_aside {
        if aside.reason.is_newer() {
            set_aside.newer += 1;
        } else {
            set_aside.unreadable += 1;
        }
    }
    all.items
        .into_iter()
        .map(|loaded| {
            set_aside.previous_used += usize::from(loaded.restored.is_some());
            let id = loaded.place.id().to_string();
            generations.insert(id.clone(), loaded.generation);
            (id, loaded.value)
        })
        .collect()
}

/// Goes in: to the question that was left, or to the roster.
pub fn enter(app: App) {
    let pointer = history::current()
        .filter(|pointer| pointer.screen != Screen::Children)
        .or_else(|| local_store::get::<Pointer>(Setting::Pointer))
        .unwrap_or_default();
    let pointer = nearest(app, pointer);
    app.autosave.set(Autosave::default());
    app.forget_undo();
    history::replace(&pointer);
    app.place.set(pointer);
    app.stage.set(Stage::Open);
    spawn_local(async move {
        let database = if app.practice.get_untracked() {
            PRACTICE_DATABASE
        } else {
            DATABASE
        };
        let writer = hold_writer_lock(database).await;
        app.read_only.set(writer.is_none());
        // Another tab that writes although this one may has been there first.
        let tabs = Tabs::join(database, move || app.read_only.set(true));
        held(|held| {
            held.writer = writer;
            held.tabs = Some(tabs);
        });
    });
}

fn nearest(app: App, pointer: Pointer) -> Pointer {
    app.roster.with_untracked(|roster| {
        pointer.or_nearest(
            |id| roster.children.contains_key(id),
            |id| roster.assessments.contains_key(id),
        )
    })
}

/// Opens the made-up institution, and makes it first where it is not there.
pub fn open_practice(app: App) {
    spawn_local(async move {
        if let Err(error) = enter_practice(app).await {
            app.stage.set(Stage::Unusable(error));
        }
    });
}

async fn enter_practice(app: App) -> Result<(), Failure> {
    let door = knock(PRACTICE_DATABASE).await?;
    let vault = held(|held| held.vault.clone()).ok_or(Failure::Locked)?;
    let unlocked = match door {
        Some(door) => {
            let me = door
                .professionals()
                .first()
                .map(|professional| professional.id)
                .ok_or(VaultError::UnknownProfessional)?;
            vault
                .unlock(&door, me, SlotKind::Passphrase, &Kek::of_practice())
                .await?
        }
        None => {
            let new = vault.prepare(practice::PROFESSIONAL, true, KdfParams::DEFAULT)?;
            let unlocked = vault
                .create(new, &Kek::of_practice(), &Kek::of_practice())
                .await?;
            fill_practice(app, &unlocked).await?;
            unlocked
        }
    };
    load_everything(app, unlocked).await?;
    app.practice.set(true);
    local_store::set(Setting::Pointer, Pointer::default());
    history::replace(&Pointer::default());
    enter(app);
    Ok(())
}

async fn fill_practice(app: App, unlocked: &Unlocked<IndexedDbStore>) -> Result<(), Failure> {
    let text = fetch::text(PRACTICE_CHILDREN)
        .await
        .map_err(|_| Failure::FileMissing)?;
    let content = app.content();
    let editions = Editions {
        instrument: &content.instrument,
        ruler: &content.ruler.edition,
        rules: &content.rules.ruleset,
        thresholds: &content.municipality.thresholds,
    };
    let children = practice::children(&text, editions, now()).map_err(|_| Failure::FileMissing)?;
    let me = practice::professional();
    unlocked
        .save(&Place::professional(unlocked.me()), None, &me)
        .await?;
    for made_up in children {
        let id = unlocked.new_id()?;
        unlocked.add_child(id, &made_up.child).await?;
        for mut assessment in made_up.assessments {
            assessment.child = id.to_string();
            let place = Place::assessment(unlocked.new_id()?, id);
            unlocked.save(&place, None, &assessment).await?;
        }
    }
    Ok(())
}

/// Changes the passphrase of whoever has unlocked the vault.
pub fn change_passphrase(
    _app: App,
    passphrase: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let passphrase = Zeroizing::new(passphrase);
    spawn_local(async move {
        then(
            async {
                let unlocked = unlocked()?;
                let recipe = unlocked.prepare_passphrase(KdfParams::DEFAULT)?;
                let secret = passphrase::bytes(&passphrase);
                let kek = derive_key(&secret, &recipe).await?;
                Ok(unlocked.change_passphrase(&recipe, &kek).await?)
            }
            .await,
        );
    });
}

/// Puts a child on the roster.
pub fn add_child(app: App, child: Child, then: impl FnOnce(Result<String, Failure>) + 'static) {
    spawn_local(async move {
        let result = async {
            let unlocked = unlocked()?;
            let id = unlocked.new_id()?;
            let generation = unlocked.add_child(id, &child).await?;
            let id = id.to_string();
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.children.insert(id.clone(), child);
            });
            app.autosave.set(Autosave::Saved(now()));
            Ok(id)
        }
        .await;
        then(result);
    });
}

/// Changes the details of a child.
pub fn save_child(
    app: App,
    id: String,
    child: Child,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    spawn_local(async move {
        let result = async {
            let unlocked = unlocked()?;
            let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
            let expected = held(|held| held.generations.get(&id).copied());
            let generation = unlocked
                .save(&Place::child(record), expected, &child)
                .await?;
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.children.insert(id, child);
            });
            app.autosave.set(Autosave::Saved(now()));
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Notes what the store confirmed, and tells the other tabs.
fn stored(id: &str, generation: u64) {
    held(|held| {
        held.generations.insert(id.to_owned(), generation);
        if let Some(tabs) = &held.tabs {
            tabs.announce_write();
        }
    });
}

/// Begins an assessment of a child, and stores it at once.
pub fn begin_assessment(
    app: App,
    child: String,
    then: impl FnOnce(Result<String, Failure>) + 'static,
) {
    spawn_local(async move {
        let result = async {
            let unlocked = unlocked()?;
            let author = app
                .professional
                .get_untracked()
                .ok_or(VaultError::UnknownProfessional)?;
            let assessment =
                untrack(|| new_assessment(app, &child, author)).ok_or(VaultError::UnknownChild)?;
            let id = unlocked.new_id()?;
            let generation = unlocked.save(&Place::draft(id), None, &assessment).await?;
            let id = id.to_string();
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.assessments.insert(id.clone(), assessment);
            });
            app.autosave.set(Autosave::Saved(now()));
            Ok(id)
        }
        .await;
        then(result);
    });
}

fn new_assessment(app: App, id: &str, author: Professional) -> Option<Assessment> {
    let content = app.content();
    let begun = now();
    let child = app.roster.with(|roster| roster.children.get(id).cloned())?;
    let response = match child.band(&content.instrument, begun.date) {
        BandChoice::Band(band) => Some(Response::new(
            &content.instrument.edition,
            author.profession.role(),
            band.id.clone(),
        )),
        BandChoice::Unborn | BandChoice::Outside { .. } => None,
    };
    let mut assessment = Assessment::begin(id.to_owned(), author, begun, response);
    if child.unborn {
        assessment.facts.unborn = Some(true);
    }
    Some(assessment)
}

/// Stores a draft that has changed.
pub fn assessment_changed(app: App, id: String) {
    held(|held| held.changed.insert(id));
    step(app, Event::Changed);
}

/// Tries to store what could not be stored.
pub fn retry(app: App) {
    step(app, Event::Retry);
}

fn step(app: App, event: Event<Failure>) {
    let effect = app
        .autosave
        .try_update(|autosave| autosave.update(event))
        .flatten();
    match effect {
        Some(Ask::Write) => spawn_local(write_changed(app)),
        None => {
            if app
                .autosave
                .with_untracked(|autosave| !autosave.is_pending())
                && held(|held| std::mem::take(&mut held.lock_when_saved))
            {
                close(app);
            }
        }
    }
}

async fn write_changed(app: App) {
    while let Some(id) = held(|held| held.changed.pop_first()) {
        let draft = app
            .roster
            .with_untracked(|roster| roster.assessments.get(&id).cloned());
        let Some(draft) = draft else {
            continue;
        };
        if let Err(error) = write_draft(&id, &draft).await {
            held(|held| held.changed.insert(id));
            if error.is_conflict() {
                app.read_only.set(true);
            }
            if held(|held| std::mem::take(&mut held.lock_when_saved)) {
                app.lock_asked.set(true);
            }
            step(app, Event::Failed(error));
            return;
        }
    }
    step(app, Event::Written(now()));
}

async fn write_draft(id: &str, draft: &Assessment) -> Result<(), Failure> {
    let unlocked = unlocked()?;
    let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let expected = held(|held| held.generations.get(id).copied());
    let generation = unlocked
        .save(&Place::draft(record), expected, draft)
        .await?;
    stored(id, generation);
    Ok(())
}

/// Completes the assessment that the screen is about with the professional's decision: the
/// completed assessment is written under the child's key and the draft taken out, in one go.
pub fn complete(app: App, decision: Decision, then: impl FnOnce(Result<(), Failure>) + 'static) {
    spawn_local(async move {
        let result = complete_open(app, decision).await;
        if result.is_ok() {
            app.forget_undo();
            app.go(Screen::Assessment);
        }
        then(result);
    });
}

async fn complete_open(app: App, decision: Decision) -> Result<(), Failure> {
    let unlocked = unlocked()?;
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .ok_or(VaultError::UnknownChild)?;
    let mut assessment = app
        .with_assessment_untracked(Clone::clone)
        .ok_or(VaultError::UnknownChild)?;
    assessment.decision = Some(decision);
    let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let child: RecordId = assessment
        .child
        .parse()
        .map_err(|_| VaultError::UnknownChild)?;
    let draft = Place::draft(record);
    // What was typed last is stored first, so that the draft that is taken out is the newest.
    held(|held| held.changed.remove(&id));
    write_draft(&id, &assessment).await?;
    let expected = held(|held| held.generations.get(&id).copied()).unwrap_or_default();
    let generation = unlocked
        .complete(
            &draft,
            expected,
            &Place::assessment(record, child),
            &assessment,
        )
        .await?;
    stored(&id, generation);
    app.roster.update(|roster| {
        roster.assessments.insert(id, assessment);
    });
    app.autosave.set(Autosave::Saved(now()));
    Ok(())
}

/// Locks in one tap. What is under way is stored first; where that fails, the professional is
/// asked.
pub fn lock(app: App) {
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
fn close(app: App) {
    app.stage.set(Stage::Opening);
    held(|held| {
        held.unlocked = None;
        held.generations.clear();
        held.changed.clear();
        held.lock_when_saved = false;
        held.tabs = None;
        held.writer = None;
    });
    app.roster.set(Roster::default());
    app.professional.set(None);
    app.set_aside.set(SetAside::default());
    app.autosave.set(Autosave::default());
    app.lock_asked.set(false);
    app.calling.set(false);
    app.read_only.set(false);
    app.forget_undo();
    app.place.set(Pointer::default());
    spawn_local(open_front(app));
}

/// Whether the browser has promised to keep what is stored. `None` until it has answered.
pub fn storage_is_persistent() -> Signal<Option<bool>> {
    let answer = RwSignal::new(None);
    spawn_local(async move {
        let kept = persist::is_promised().await;
        // The screen may be gone by now.
        let _ = answer.try_set(Some(kept));
    });
    answer.into()
}
