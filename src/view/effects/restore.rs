//! From a backup to an open vault. Nothing is written before the whole file has been read, the
//! secret is right, and the proof says that the copy is whole.

use std::rc::Rc;

use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    attempts,
    front::{bring_inside, derive_key, knock, open_front, people},
    hand_over::share,
    held::held,
    inside::{enter, load_everything},
    job::{give_up, unless_given_up},
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

/// How far a restoration is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Restoring {
    /// The key is derived, and the copy is checked.
    Unlocking,
    /// So much of the copy is written, from 0 to 1. It can still be given up.
    Writing(f64),
    /// The copy has taken the place of everything, and is opened.
    Opening,
}

/// Goes back to the lock screen. What was under way is given up.
pub fn leave_restore(app: App) {
    give_up();
    held(|held| held.staged = None);
    spawn_local(open_front(app));
}

/// Reads the backup that is chosen in a field. `None`: it was given up. Else why it is none, in
/// Danish.
pub fn read_backup(
    field: &'static str,
    progress: impl Fn(f64) + 'static,
    then: impl FnOnce(Option<Result<Found, String>>) + 'static,
) {
    spawn_local(async move {
        held(|held| held.staged = None);
        let read = unless_given_up(read(field, progress)).await;
        then(read.map(|read| read.map_err(|error| backup_error(error).to_owned())));
    });
}

async fn read(field: &str, progress: impl Fn(f64)) -> Result<Found, BackupError> {
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
        progress(file.share(place));
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
        held.staged = Some(Rc::new(Staged {
            records,
            door,
            whole,
            replaces,
        }));
    });
    Ok(found)
}

/// Puts the backup that was read in the place of everything, and goes in. `None`: it was given up,
/// and everything is as it was. Else why not, in Danish.
pub fn restore(
    app: App,
    (slot, typed, kind): (String, String, SlotKind),
    step: impl Fn(Restoring) + 'static,
    then: impl FnOnce(Option<Result<(), String>>) + 'static,
) {
    let typed = Zeroizing::new(typed);
    spawn_local(async move {
        step(Restoring::Unlocking);
        let result = match unless_given_up(put_back(&slot, &typed, kind, &step)).await {
            Some(Ok(put_back)) => {
                step(Restoring::Opening);
                Some(open(app, put_back).await)
            }
            Some(Err(why)) => Some(Err(why)),
            None => None,
        };
        let restored = matches!(result, Some(Ok(())));
        if restored {
            held(|held| held.staged = None);
        } else {
            held(|held| held.writer = None);
        }
        then(result.map(|result| result.map_err(|why| failure(&why))));
        if restored && kind == SlotKind::Recovery {
            lock::begin(app);
            app.stage.set(Stage::NewPassphraseDue);
        } else if restored {
            enter(app);
        }
    });
}

/// A backup that has taken the place of everything, and what opens it.
struct PutBack {
    vault: Vault<IndexedDbStore>,
    slot: (RecordId, SlotKind),
    kek: Kek,
}

async fn put_back(
    slot: &str,
    typed: &str,
    kind: SlotKind,
    step: &impl Fn(Restoring),
) -> Result<PutBack, Failure> {
    let seconds = attempts::wait(slot);
    if seconds > 0 {
        return Err(Failure::TooSoon { seconds });
    }
    let id: RecordId = slot.parse().map_err(|_| VaultError::UnknownProfessional)?;
    let staged = held(|held| held.staged.clone()).ok_or(Failure::Locked)?;
    let recipe = staged.door.recipe(id, kind);
    let recipe = recipe.ok_or(VaultError::UnknownProfessional)?;
    let kek = if kind == SlotKind::Recovery {
        let secret = RecoverySecret::read(typed)?;
        derive_key(secret.secret(), &recipe).await?
    } else {
        derive_key(&passphrase::bytes(typed), &recipe).await?
    };
    let (digest, proof) = (&staged.whole.digest, &staged.whole.proof);
    let checked = staged.door.check_copy((id, kind), &kek, digest, proof);
    match &checked {
        Ok(()) => attempts::forgive(slot),
        Err(VaultError::WrongSecret) => attempts::wrong(slot),
        Err(_) => {}
    }
    checked?;
    let writer = hold_writer_lock(DATABASE).await.ok_or(Failure::OtherTab)?;
    held(|held| held.writer = Some(writer));
    // Another tab may have made something here since the file was read, and nobody was asked.
    if !staged.replaces && !matches!(knock(DATABASE).await, Ok(None)) {
        return Err(VaultError::AlreadyExists.into());
    }
    let vault = Vault::new(IndexedDbStore::new(DATABASE), WebRandomness);
    let count = staged.records.len();
    let written = |done| step(Restoring::Writing(share(done, count)));
    vault.restore(&staged.records, &written).await?;
    let slot = (id, kind);
    Ok(PutBack { vault, slot, kek })
}

/// Opens what has just been put back.
async fn open(app: App, put_back: PutBack) -> Result<(), Failure> {
    spawn_local(async {
        persist::ask().await;
    });
    let PutBack { vault, slot, kek } = put_back;
    let opened = async {
        let door = knock(DATABASE)
            .await?
            .ok_or(VaultError::UnknownProfessional)?;
        let unlocked = vault.unlock(&door, slot.0, slot.1, &kek).await?;
        load_everything(app, unlocked).await
    };
    opened.await.map_err(|_: Failure| Failure::RestoredUnopened)
}
