//! From a backup to an open vault. Nothing is written before the whole file has been read, the
//! secret is right, and the proof says that the copy is whole.

use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    attempts,
    front::{bring_inside, derive_key, knock, open_front, people},
    held::held,
    inside::{enter, load_everything},
    lock,
};
use crate::{
    domain::date::Moment,
    exchange::backup::{BackupError, Reader, Whole},
    platform::{
        file,
        indexed_db::{DATABASE, IndexedDbStore},
        persist,
        random::WebRandomness,
        tabs::hold_writer_lock,
    },
    storage::{
        kdf::Kek, key::RecordId, passphrase, recovery::RecoverySecret, slot::SlotKind,
        store::RawRecord,
    },
    view::{
        context::{App, Person, Stage},
        error_text::{backup_error, failure},
    },
    workflow::{
        failure::Failure,
        vault::{Door, Vault, VaultError, is_header},
    },
};

/// A backup that was read and waits for its secret.
pub(super) struct Staged {
    records: Vec<RawRecord>,
    door: Door,
    whole: Whole,
    /// Whoever restores was told that what is here goes.
    replaces: bool,
}

/// What is known of a backup before its secret is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// When it was made.
    pub made: Moment,
    /// How many records it has.
    pub records: usize,
    /// Who can open it.
    pub people: Vec<Person>,
    /// Whether something is stored on this device, which would go.
    pub replaces: bool,
}

/// Goes to where a backup is chosen.
pub fn open_restore(app: App) {
    spawn_local(async move {
        match bring_inside(app).await {
            Ok(_) => app.stage.set(Stage::Restoring),
            Err(error) => app.stage.set(Stage::Unusable(error)),
        }
    });
}

/// Goes back to the lock screen.
pub fn leave_restore(app: App) {
    held(|held| held.staged = None);
    spawn_local(open_front(app));
}

/// Reads the backup that is chosen in a field. Says in Danish why it is none.
pub fn read_backup(field: &'static str, then: impl FnOnce(Result<Found, String>) + 'static) {
    spawn_local(async move {
        held(|held| held.staged = None);
        then(
            read(field)
                .await
                .map_err(|error| backup_error(error).to_owned()),
        );
    });
}

async fn read(field: &str) -> Result<Found, BackupError> {
    let file = file::chosen(field).ok_or(BackupError::Unread)?;
    let mut reader = Reader::new(file.length())?;
    let mut records = Vec::new();
    let mut place = 0.0;
    loop {
        let wanted = u32::try_from(reader.wants()?).map_err(|_| BackupError::Damaged)?;
        if wanted == 0 {
            break;
        }
        let bytes = file.read(place, wanted).await.ok_or(BackupError::Unread)?;
        place += f64::from(wanted);
        records.extend(reader.take(&bytes)?);
    }
    let whole = reader.finish()?;
    let header = records.iter().find(|record| is_header(record));
    let door = header
        .and_then(|header| Door::of_copy(header).ok())
        .filter(|door| !door.is_practice())
        .ok_or(BackupError::NoLock)?;
    // Whatever is there, also a lock that cannot be opened, would be replaced.
    let replaces = !matches!(knock(DATABASE).await, Ok(None));
    let found = Found {
        made: whole.about.made,
        records: records.len(),
        people: people(&door),
        replaces,
    };
    held(|held| {
        held.staged = Some(Staged {
            records,
            door,
            whole,
            replaces,
        });
    });
    Ok(found)
}

/// Puts the backup that was read in the place of everything, and goes in. Says in Danish why not.
pub fn restore(
    app: App,
    slot: String,
    typed: String,
    kind: SlotKind,
    then: impl FnOnce(Result<(), String>) + 'static,
) {
    let typed = Zeroizing::new(typed);
    spawn_local(async move {
        let result = put_back(app, &slot, &typed, kind).await;
        let restored = result.is_ok();
        then(result.map_err(|why| failure(&why)));
        if restored && kind == SlotKind::Recovery {
            lock::begin(app);
            app.stage.set(Stage::NewPassphraseDue);
        } else if restored {
            enter(app);
        }
    });
}

async fn put_back(app: App, slot: &str, typed: &str, kind: SlotKind) -> Result<(), Failure> {
    let seconds = attempts::wait(slot);
    if seconds > 0 {
        return Err(Failure::TooSoon { seconds });
    }
    let id: RecordId = slot.parse().map_err(|_| VaultError::UnknownProfessional)?;
    let recipe = held(|held| held.staged.as_ref()?.door.recipe(id, kind))
        .ok_or(VaultError::UnknownProfessional)?;
    let kek = if kind == SlotKind::Recovery {
        let secret = RecoverySecret::read(typed)?;
        derive_key(secret.secret(), &recipe).await?
    } else {
        derive_key(&passphrase::bytes(typed), &recipe).await?
    };
    let checked = held(|held| {
        let staged = held.staged.as_ref().ok_or(Failure::Locked)?;
        let (digest, proof) = (&staged.whole.digest, &staged.whole.proof);
        let checked = staged.door.check_copy((id, kind), &kek, digest, proof);
        Ok::<_, Failure>(checked?)
    });
    match &checked {
        Ok(()) => attempts::forgive(slot),
        Err(Failure::Vault(VaultError::WrongSecret)) => attempts::wrong(slot),
        Err(_) => {}
    }
    checked?;
    let writer = hold_writer_lock(DATABASE).await.ok_or(Failure::OtherTab)?;
    held(|held| held.writer = Some(writer));
    let staged = held(|held| held.staged.take()).ok_or(Failure::Locked)?;
    // Another tab may have made something here since the file was read, and nobody was asked.
    if !staged.replaces && !matches!(knock(DATABASE).await, Ok(None)) {
        held(|held| held.writer = None);
        return Err(VaultError::AlreadyExists.into());
    }
    let vault = Vault::new(IndexedDbStore::new(DATABASE), WebRandomness);
    if let Err(error) = vault.restore(&staged.records).await {
        held(|held| {
            held.writer = None;
            held.staged = Some(staged);
        });
        return Err(error.into());
    }
    spawn_local(async {
        persist::ask().await;
    });
    if open(app, &vault, (id, kind), &kek).await.is_err() {
        held(|held| held.writer = None);
        return Err(Failure::RestoredUnopened);
    }
    Ok(())
}

/// Opens what has just been put back.
async fn open(
    app: App,
    vault: &Vault<IndexedDbStore>,
    (id, kind): (RecordId, SlotKind),
    kek: &Kek,
) -> Result<(), Failure> {
    let door = knock(DATABASE)
        .await?
        .ok_or(VaultError::UnknownProfessional)?;
    let unlocked = vault.unlock(&door, id, kind, kek).await?;
    load_everything(app, unlocked).await
}
