//! What happens to a child's completed assessments: a follow-up is put off, an assessment is
//! corrected or put aside. Nothing completed is ever overwritten.

use leptos::{prelude::*, task::spawn_local};

use super::{
    device::now,
    held::held,
    notice::{follow, put_back},
    saving::{assessment_changed, once_written, remove_own, say_saved, stored, writable},
};
use crate::{
    domain::{
        assessment::Professional,
        correction::{Retraction, TakenBack},
        date::Date,
        follow_up::Postponement,
    },
    storage::{key::RecordId, record::Record},
    view::context::App,
    workflow::{
        failure::Failure,
        vault::{Place, VaultError},
    },
};

/// Told how it ended.
pub type Then<T> = Box<dyn FnOnce(Result<T, Failure>)>;

/// Puts off the follow-up of a completed assessment, own or joint.
pub fn postpone(app: App, id: String, from: Date, to: Date, reason: String, then: Then<()>) {
    spawn_local(async move {
        let result = async {
            let postponement = Postponement {
                child: child_of(app, &id)?,
                assessment: id,
                from,
                to,
                reason,
                by: me(app)?,
                at: now(),
            };
            let child = postponement.child.clone();
            let key = save(app, Place::postponement, &child, None, &postponement).await?;
            app.roster.update(|roster| {
                roster.postponements.insert(key, postponement);
            });
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Puts aside what was made by mistake.
pub fn retract(app: App, id: String, reason: String, then: Then<()>) {
    spawn_local(async move {
        let result = async {
            let retraction = Retraction {
                child: child_of(app, &id)?,
                record: id,
                reason,
                by: me(app)?,
                at: now(),
                taken_back: None,
            };
            put_retraction(app, None, retraction).await
        }
        .await;
        then(result);
    });
}

/// Lets count again what was put aside. Who put it aside and why stays stored.
pub fn take_back(app: App, key: String, then: Then<()>) {
    spawn_local(async move {
        let result = async {
            let found = app
                .roster
                .with_untracked(|roster| roster.retractions.get(&key).cloned());
            let mut retraction = found.ok_or(VaultError::UnknownChild)?;
            retraction.taken_back = Some(TakenBack {
                by: me(app)?,
                at: now(),
            });
            put_retraction(app, Some(key), retraction).await
        }
        .await;
        then(result);
    });
}

async fn put_retraction(
    app: App,
    key: Option<String>,
    retraction: Retraction,
) -> Result<(), Failure> {
    let (child, record) = (retraction.child.clone(), retraction.record.clone());
    let key = save(app, Place::retraction, &child, key, &retraction).await?;
    app.roster.update(|roster| {
        roster.retractions.insert(key, retraction);
    });
    // Its notices follow.
    if app
        .roster
        .with_untracked(|roster| roster.assessments.contains_key(&record))
    {
        assessment_changed(app, record);
    }
    Ok(())
}

/// Begins the correction of a completed assessment: a copy of it to be changed.
pub fn begin_correction(app: App, id: String, reason: String, then: Then<String>) {
    spawn_local(async move {
        let result = async {
            let by = me(app)?;
            let draft = app
                .roster
                .with_untracked(|roster| roster.correction(&id, by, now(), reason))
                .ok_or(VaultError::UnknownChild)?;
            let child = draft.child.clone();
            let key = save(app, |key, _| Place::draft(key), &child, None, &draft).await?;
            app.roster.update(|roster| {
                roster.assessments.insert(key.clone(), draft);
            });
            Ok(key)
        }
        .await;
        then(result);
    });
}

/// Throws away an assessment under way. What a correction was to correct stays as it is, and so does
/// a notice that the answers of another have begun: it bars contact until somebody ends it.
pub fn discard_draft(app: App, id: String, then: Then<()>) {
    once_written(app, async move {
        let result = async {
            writable(app)?;
            let is_put_back = app
                .roster
                .with_untracked(|roster| roster.is_put_back_when_discarded(&id));
            if is_put_back {
                put_back(app, &id).await?;
            } else {
                // What the answers have begun is told before they go.
                follow(app, id.clone()).await?;
            }
            remove_own(app, &id, Place::draft).await?;
            app.forget_undo();
            app.roster.update(|roster| {
                roster.assessments.remove(&id);
            });
            Ok(())
        }
        .await;
        then(result);
    });
}

pub(super) fn me(app: App) -> Result<Professional, Failure> {
    let me = app.professional.get_untracked();
    Ok(me.ok_or(VaultError::UnknownProfessional)?)
}

fn child_of(app: App, id: &str) -> Result<String, Failure> {
    let child = app
        .roster
        .with_untracked(|roster| roster.child_of(id).map(ToOwned::to_owned));
    Ok(child.ok_or(VaultError::UnknownChild)?)
}

/// Stores a record of a child, a new one where `key` is none, and gives its id.
pub(super) async fn save<T: Record>(
    app: App,
    place: fn(RecordId, RecordId) -> Place,
    child: &str,
    key: Option<String>,
    value: &T,
) -> Result<String, Failure> {
    let unlocked = writable(app)?;
    let child: RecordId = child.parse().map_err(|_| VaultError::UnknownChild)?;
    let (record, expected) = match &key {
        Some(key) => (
            key.parse().map_err(|_| VaultError::UnknownChild)?,
            held(|held| held.generations.get(key).copied()),
        ),
        None => (unlocked.new_id()?, None),
    };
    let generation = unlocked
        .save(&place(record, child), expected, value)
        .await?;
    let key = record.to_string();
    stored(&key, generation);
    say_saved(app);
    Ok(key)
}
