//! The way to the vault: what the store holds, creating, unlocking, recovering, practising.

use std::{rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    attempts,
    held::{held, inside, unlocked},
    inside::{enter, give_back_writer, nearest, take_writer},
    lock,
};
use crate::{
    domain::{assessment::Professional, round::Member},
    platform::{
        clock,
        derive::{self, DeriveError},
        history,
        indexed_db::{DATABASE, IndexedDbStore, PRACTICE_DATABASE},
        local_store::{self, Setting},
        page, persist,
        random::WebRandomness,
    },
    storage::{
        kdf::{KdfParams, Kek, Recipe},
        key::RecordId,
        passphrase,
        recovery::RecoverySecret,
        slot::SlotKind,
    },
    view::{
        context::{App, NewRecoveryKey, Person, Stage},
        inside::Inside,
    },
    workflow::{
        failure::Failure,
        practice,
        screen::Pointer,
        vault::{Door, Place, Unlocked, Vault, VaultError},
    },
};

/// Asks the store what it holds, and listens to the browser.
pub fn start(app: App) {
    history::on_move(move || {
        if app.stage.with_untracked(|stage| *stage != Stage::Open) {
            return;
        }
        // The parents have the tablet: the way back leads through the lock.
        if app.with_parents_untracked() {
            lock::lock(app);
            return;
        }
        if let Some(pointer) = history::current() {
            let pointer = nearest(app, pointer);
            local_store::set(Setting::Pointer, &pointer);
            app.place.set(pointer);
        }
    });
    lock::watch(app);
    let front = open_front(app);
    spawn_local(async move {
        front.await;
        page::tell_shown();
        // What can wait until somebody sees the first screen, and cannot wait until they act.
        // Where it fails, unlocking tries again and says so.
        let bring = move || {
            spawn_local(async move {
                let _ = bring_inside(app).await;
            });
        };
        request_animation_frame(move || set_timeout(bring, AFTER_THE_FIRST_SCREEN));
    });
}

/// As in `public/boot.js`: so long that the first screen is seen, so short that nobody has typed a
/// passphrase.
const AFTER_THE_FIRST_SCREEN: Duration = Duration::from_millis(100);

/// Brings the part of the program that an open vault needs.
pub(super) async fn bring_inside(app: App) -> Result<&'static Inside, Failure> {
    let inside = app.fetch_inside().await.map_err(|_| Failure::FileMissing)?;
    (inside.begin)(app)?;
    held(|held| held.inside = Some(inside));
    Ok(inside)
}

/// Shows the lock screen of the vault of real children.
pub(super) fn open_front(app: App) -> impl Future<Output = ()> {
    let door = knock(DATABASE);
    async move {
        let stage = match door.await {
            Ok(None) => Stage::Fresh,
            Ok(Some(door)) => Stage::Locked(people(&door)),
            Err(error) => Stage::Unusable(error),
        };
        app.practice.set(false);
        app.stage.set(stage);
    }
}

/// Opens a database and reads its door. The browser is asked at once: it opens the database while
/// the first screen is made.
pub(super) fn knock(database: &'static str) -> impl Future<Output = Result<Option<Door>, Failure>> {
    let store = IndexedDbStore::new(database);
    store.open_ahead();
    let vault = Vault::new(store, WebRandomness);
    async move {
        let door = vault.door().await?;
        held(|held| {
            held.vault = Some(vault);
            held.door.clone_from(&door);
        });
        Ok(door)
    }
}

pub(super) fn people(door: &Door) -> Vec<Person> {
    door.professionals()
        .iter()
        .map(|professional| Person {
            slot: professional.id.to_string(),
            label: professional.label.clone(),
            passkey: door.passkey(professional.id).is_some(),
        })
        .collect()
}

/// Derives a key in the worker, and remembers how long it took for the next time's progress.
pub(super) async fn derive_key(secret: &[u8], recipe: &Recipe) -> Result<Kek, Failure> {
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
        let shown = result.map(|text| {
            app.stage.set(Stage::RecoveryShown(NewRecoveryKey {
                text,
                colleague: None,
            }));
        });
        then(shown);
    });
}

async fn create_vault(
    app: App,
    professional: Professional,
    passphrase: &str,
) -> Result<String, Failure> {
    bring_inside(app).await?;
    let vault = held(|held| held.vault.clone()).ok_or(Failure::Locked)?;
    let new = vault.prepare(&professional.name, false, KdfParams::DEFAULT)?;
    let secret = passphrase::bytes(passphrase);
    let kek = derive_key(&secret, &new.founder().passphrase_recipe()).await?;
    let recovery = derive_key(
        &new.founder().recovery_secret(),
        &new.founder().recovery_recipe(),
    )
    .await?;
    let text = new.founder().recovery_text().to_string();
    let unlocked = vault.create(new, &kek, &recovery).await?;
    take_writer(app, DATABASE).await;
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

pub(super) fn took_over(app: App, unlocked: Unlocked<IndexedDbStore>, professional: Professional) {
    // In a vault that has just been made nothing was read, and there is nobody else.
    app.roster.update(|roster| {
        let me = Member {
            who: professional.clone(),
            here: true,
            me: true,
        };
        roster.team.insert(unlocked.me().to_string(), me);
    });
    app.professional.set(Some(professional));
    app.several.set(unlocked.is_shared());
    held(|held| {
        let me = Some(unlocked.me());
        if held.unseen_by != me {
            held.unseen.clear();
            held.unseen_by = me;
        }
        held.unlocked = Some(Rc::new(unlocked));
    });
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
            lock::begin(app);
            app.stage.set(Stage::NewPassphraseDue);
        }
    });
}

/// The door, read anew: another tab may have changed the passphrase since.
pub(super) async fn newest_door() -> Result<Door, Failure> {
    let vault = held(|held| held.vault.clone()).ok_or(Failure::Locked)?;
    Ok(vault.door().await?.ok_or(VaultError::UnknownProfessional)?)
}

async fn unlock_with(app: App, slot: &str, kind: SlotKind, secret: &[u8]) -> Result<(), Failure> {
    let seconds = attempts::wait(slot);
    if seconds > 0 {
        return Err(Failure::TooSoon { seconds });
    }
    let door = newest_door().await?;
    let id: RecordId = slot.parse().map_err(|_| VaultError::UnknownProfessional)?;
    let recipe = door
        .recipe(id, kind)
        .ok_or(VaultError::UnknownProfessional)?;
    let kek = derive_key(secret, &recipe).await?;
    let result = let_in(app, &door, (slot, kind), &kek).await;
    if let Err(Failure::Vault(VaultError::WrongSecret)) = result {
        attempts::wrong(slot);
    }
    result
}

/// Lets somebody in who has the key of their slot.
pub(super) async fn let_in(
    app: App,
    door: &Door,
    (slot, kind): (&str, SlotKind),
    kek: &Kek,
) -> Result<(), Failure> {
    let id: RecordId = slot.parse().map_err(|_| VaultError::UnknownProfessional)?;
    let inside = bring_inside(app).await?;
    let unlocked = (inside.open)(door.clone(), (id, kind), kek.clone()).await?;
    attempts::forgive(slot);
    // A new passphrase is due, and only the tab that writes can give it.
    if kind == SlotKind::Recovery && !take_writer(app, DATABASE).await {
        give_back_writer(app);
        return Err(Failure::OtherTab);
    }
    (inside.load)(app, unlocked).await
}

/// Changes the passphrase of whoever has unlocked the vault.
pub fn change_passphrase(
    app: App,
    passphrase: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let passphrase = Zeroizing::new(passphrase);
    spawn_local(async move {
        then(
            async {
                if app.read_only.get_untracked() {
                    return Err(Failure::OtherTab);
                }
                let unlocked = unlocked()?;
                if unlocked.must_renew() {
                    let inside = inside().ok_or(Failure::FileMissing)?;
                    return (inside.renew)(passphrase).await;
                }
                let recipe = unlocked.prepare_passphrase(KdfParams::DEFAULT)?;
                let secret = passphrase::bytes(&passphrase);
                let kek = derive_key(&secret, &recipe).await?;
                Ok(unlocked.change_passphrase(&recipe, &kek).await?)
            }
            .await,
        );
    });
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
    let inside = bring_inside(app).await?;
    let door = knock(PRACTICE_DATABASE).await?;
    let unlocked = if let Some(door) = door {
        let me = door
            .professionals()
            .first()
            .map(|professional| professional.id)
            .ok_or(VaultError::UnknownProfessional)?;
        (inside.open)(door, (me, SlotKind::Passphrase), Kek::of_practice()).await?
    } else {
        let vault = held(|held| held.vault.clone()).ok_or(Failure::Locked)?;
        let new = vault.prepare(practice::PROFESSIONAL, true, KdfParams::DEFAULT)?;
        let unlocked = vault
            .create(new, &Kek::of_practice(), &Kek::of_practice())
            .await?;
        (inside.fill_practice)(app, unlocked).await?
    };
    (inside.load)(app, unlocked).await?;
    app.practice.set(true);
    local_store::set(Setting::Pointer, Pointer::default());
    history::replace(&Pointer::default());
    enter(app);
    Ok(())
}
