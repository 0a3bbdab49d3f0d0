//! Storing what professionals say and agree on together.

use leptos::{prelude::*, task::spawn_local};

use super::{
    device::now,
    held::{held, unlocked},
    saving::{once_written, say_saved, stored, writable},
};
use crate::{
    domain::{agreement::Agreement, joint::Joint},
    storage::key::RecordId,
    view::context::App,
    workflow::{
        failure::Failure,
        vault::{Place, VaultError},
    },
};

fn record(id: &str) -> Result<RecordId, VaultError> {
    id.parse().map_err(|_| VaultError::UnknownChild)
}

/// Begins a joint assessment of a child, and stores it at once.
pub fn begin_joint(app: App, child: String, then: impl FnOnce(Result<String, Failure>) + 'static) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let author = app
                .professional
                .get_untracked()
                .ok_or(VaultError::UnknownProfessional)?;
            let id = unlocked.new_id()?;
            let place = Place::joint(id, record(&child)?);
            let joint = Joint::begin(child, author, now());
            let generation = unlocked.save(&place, None, &joint).await?;
            let id = id.to_string();
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.joints.insert(id.clone(), joint);
            });
            say_saved(app);
            Ok(id)
        }
        .await;
        then(result);
    });
}

/// Stores the joint assessment as it is in memory. Nothing is done where there is none.
pub(super) async fn write_joint(app: App, id: &str) -> Result<(), Failure> {
    let joint = app
        .roster
        .with_untracked(|roster| roster.joints.get(id).cloned());
    match joint {
        Some(joint) => store_joint(id, &joint).await,
        None => Ok(()),
    }
}

async fn store_joint(id: &str, joint: &Joint) -> Result<(), Failure> {
    let unlocked = unlocked()?;
    let place = Place::joint(record(id)?, record(&joint.child)?);
    let expected = held(|held| held.generations.get(id).copied());
    let generation = unlocked.save(&place, expected, joint).await?;
    stored(id, generation);
    Ok(())
}

/// Stores a joint assessment with its completion. In memory it is completed once the store has
/// said so.
pub fn complete_joint(
    app: App,
    id: String,
    joint: Joint,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    once_written(app, async move {
        let result = async {
            writable(app)?;
            store_joint(&id, &joint).await?;
            held(|held| held.changed.remove(&id));
            app.roster.update(|roster| {
                roster.joints.insert(id, joint);
            });
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Stores a new agreement, or one to which something was added (`id`).
pub fn save_agreement(
    app: App,
    id: Option<String>,
    agreement: Agreement,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let own = match &id {
                Some(id) => record(id)?,
                None => unlocked.new_id()?,
            };
            let place = Place::agreement(own, record(&agreement.child)?);
            let id = own.to_string();
            let expected = held(|held| held.generations.get(&id).copied());
            let generation = unlocked.save(&place, expected, &agreement).await?;
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.agreements.insert(id, agreement);
            });
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}
