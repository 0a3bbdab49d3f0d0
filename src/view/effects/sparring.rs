//! The sheet for sparring without a name: begun, changed, thrown away.

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, me, save},
    device::now,
    held::{held, unlocked},
    saving::{assessment_changed, once_written, remove_own, stored},
};
use crate::{
    domain::sparring::SparringSheet,
    storage::key::RecordId,
    view::context::App,
    workflow::{
        failure::Failure,
        vault::{Place, VaultError},
    },
};

/// Begins a sheet about a child with what is stored, or gives the one that is there.
pub fn begin_sheet(app: App, child: String, then: Then<String>) {
    spawn_local(async move {
        let result = async {
            let there = app.roster.with_untracked(|roster| {
                let sheet = roster.sheet_of(&child);
                sheet.map(|(id, _)| id.to_owned())
            });
            if let Some(id) = there {
                return Ok(id);
            }
            let author = me(app)?;
            let content = app.content();
            let instrument_of = |edition: &str| content.instrument_of(edition);
            let sheet = app
                .roster
                .with_untracked(|roster| roster.new_sheet(&child, author, now(), &instrument_of));
            let place = |key, _| Place::sparring(key);
            let id = save(app, place, &child, None, &sheet).await?;
            app.roster.update(|roster| {
                roster.sheets.insert(id.clone(), sheet);
            });
            Ok(id)
        }
        .await;
        then(result);
    });
}

/// Changes a sheet, and stores it.
pub fn edit_sheet(app: App, id: &str, change: impl FnOnce(&mut SparringSheet)) {
    if app.read_only.get_untracked() {
        return;
    }
    app.roster.update(|roster| {
        if let Some(sheet) = roster.sheets.get_mut(id) {
            change(sheet);
        }
    });
    assessment_changed(app, id.to_owned());
}

pub(super) async fn write_sheet(app: App, id: &str) -> Result<(), Failure> {
    let sheet = app
        .roster
        .with_untracked(|roster| roster.sheets.get(id).cloned());
    let Some(sheet) = sheet else {
        return Ok(());
    };
    let unlocked = unlocked()?;
    let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let expected = held(|held| held.generations.get(id).copied());
    let generation = unlocked
        .save(&Place::sparring(record), expected, &sheet)
        .await?;
    stored(id, generation);
    Ok(())
}

/// Throws away a sheet.
pub fn discard_sheet(app: App, id: String, then: Then<()>) {
    once_written(app, async move {
        let result = remove_own(app, &id, Place::sparring).await;
        if result.is_ok() {
            app.roster.update(|roster| {
                roster.sheets.remove(&id);
            });
        }
        then(result);
    });
}
