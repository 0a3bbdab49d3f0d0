//! How long a child is kept, deleting a child, and deleting everything.

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, me, save},
    device::now,
    held::held,
    inside::close,
    meetings::store_day,
    saving::{once_written, say_saved, stored, writable},
};
use crate::{
    domain::{
        keeping::{Keeping, KeepingChange},
        log::{LogEntry, Logged},
        meeting::MeetingDay,
    },
    platform::{
        history,
        indexed_db::{DATABASE, IndexedDbStore, PRACTICE_DATABASE},
        local_store::{self, Setting},
    },
    storage::key::RecordId,
    view::context::App,
    workflow::{
        failure::Failure,
        screen::Pointer,
        vault::{Place, VaultError},
    },
};

/// Changes how long a child's records are kept.
pub fn change_keeping(app: App, child: String, change: KeepingChange, then: Then<()>) {
    spawn_local(async move {
        let result = async {
            let after = app
                .roster
                .with_untracked(|roster| roster.keepings_of(&child).len());
            let keeping = Keeping {
                after,
                child,
                change,
                by: me(app)?,
                at: now(),
            };
            let key = save(app, Place::keeping, &keeping.child, None, &keeping).await?;
            app.roster.update(|roster| {
                roster.keepings.insert(key, keeping);
            });
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Deletes a child with everything about it.
pub fn delete_child(app: App, id: String, then: Then<()>) {
    once_written(app, async move { then(delete(app, id).await) });
}

async fn delete(app: App, id: String) -> Result<(), Failure> {
    let unlocked = writable(app)?;
    let child: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let place = Place::log(unlocked.new_id()?);
    let line = log_line(app, Logged::ChildDeleted, Some(id.clone()), String::new())?;
    let gone = unlocked.delete_child(child, (&place, &line)).await?;
    held(|held| {
        // A file about the child may be waiting to be handed over.
        held.outgoing = None;
        for address in gone {
            let id = address.id.to_string();
            held.generations.remove(&id);
            held.changed.remove(&id);
        }
    });
    let key = place.id().to_string();
    stored(&key, 1);
    app.forget_undo();
    app.forget_typed(Some(&id));
    say_saved(app);
    let agendas = app.roster.with_untracked(|roster| {
        let with =
            |(_, day): &(&String, &MeetingDay)| day.cases.iter().any(|case| case.child == id);
        let found = roster.meeting_days.iter().filter(with);
        found.map(|(key, _)| key.clone()).collect::<Vec<_>>()
    });
    app.roster.update(|roster| {
        roster.forget(&id);
        for line in roster.log.values_mut() {
            if line.child.as_ref() == Some(&id) {
                line.to.clear();
            }
        }
        roster.log.insert(key, line);
    });
    // The child is gone from every agenda in memory, and from now on in the store too.
    for agenda in agendas {
        store_day(app, &agenda).await?;
    }
    Ok(())
}

/// A line for the log, by whoever has unlocked and now.
pub(super) fn log_line(
    app: App,
    what: Logged,
    child: Option<String>,
    to: String,
) -> Result<LogEntry, Failure> {
    Ok(LogEntry {
        what,
        by: me(app)?,
        at: now(),
        paper: None,
        child,
        to,
    })
}

/// Deletes everything of the app on this device, and is as new.
pub fn wipe(app: App, then: Then<()>) {
    spawn_local(async move {
        let result = async {
            drop(writable(app)?);
            IndexedDbStore::new(DATABASE).erase().await?;
            IndexedDbStore::new(PRACTICE_DATABASE).erase().await?;
            for setting in Setting::ALL {
                local_store::forget(setting);
            }
            Ok(())
        }
        .await;
        let gone = result.is_ok();
        then(result);
        if gone {
            // The next vault does not begin where this one was left.
            history::replace(&Pointer::default());
            close(app);
        }
    });
}
