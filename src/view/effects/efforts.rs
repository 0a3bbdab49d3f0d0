//! Efforts: begun, followed up, opened again.

use leptos::{prelude::*, task::spawn_local};

use super::course::{Then, save};
use crate::{
    domain::effort::Effort,
    view::context::App,
    workflow::vault::{Place, VaultError},
};

/// Stores a new effort, and gives its id.
pub fn begin_effort(app: App, effort: Effort, then: Then<String>) {
    spawn_local(async move {
        let child = effort.child.clone();
        let result = save(app, Place::effort, &child, None, &effort).await;
        then(result.inspect(|id| {
            app.roster.update(|roster| {
                roster.efforts.insert(id.clone(), effort);
            });
        }));
    });
}

/// Adds to an effort what has happened to it. Nothing changes before it is stored.
pub fn change_effort(
    app: App,
    id: &str,
    change: impl FnOnce(&mut Effort) + 'static,
    then: Then<()>,
) {
    let found = app
        .roster
        .with_untracked(|roster| roster.efforts.get(id).cloned());
    let id = id.to_owned();
    spawn_local(async move {
        let result = async {
            let mut effort = found.ok_or(VaultError::UnknownChild)?;
            change(&mut effort);
            let child = effort.child.clone();
            let id = save(app, Place::effort, &child, Some(id), &effort).await?;
            app.roster.update(|roster| {
                roster.efforts.insert(id, effort);
            });
            Ok(())
        }
        .await;
        then(result);
    });
}
