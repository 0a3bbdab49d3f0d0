//! What is typed in a form and not submitted: stored at every pause, under its author's own key.

use leptos::prelude::*;

use super::{
    held::{held, unlocked},
    saving::{assessment_changed, stored, tell_tabs, typed},
};
use crate::{
    domain::typed::TypedForm,
    storage::key::RecordId,
    view::context::App,
    workflow::{
        failure::Failure,
        vault::{Place, VaultError},
    },
};

/// Notes what stands in a form now. It is stored after a moment; what was emptied or submitted is
/// taken out of the store at once.
pub fn keep_typed(app: App, now: TypedForm) {
    // Another tab has the right to write, or nobody is unlocked any more.
    if app.read_only.get_untracked() || unlocked().is_err() {
        return;
    }
    let new_id = || Some(unlocked().ok()?.new_id().ok()?.to_string());
    let emptied = now.text.is_empty();
    let noted = app
        .roster
        .try_update_untracked(|roster| roster.note_typed(now, new_id));
    match noted.flatten() {
        None => {}
        Some(id) if emptied => assessment_changed(app, id),
        Some(id) => typed(app, id),
    }
}

/// Stores a form that has changed, or takes one out that was emptied.
pub(super) async fn write_typed(app: App, id: &str) -> Result<(), Failure> {
    let form = app
        .roster
        .with_untracked(|roster| roster.typed.get(id).cloned());
    let Some(form) = form else {
        return Ok(());
    };
    let unlocked = unlocked()?;
    let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let place = Place::typed(record);
    let expected = held(|held| held.generations.get(id).copied());
    if !form.text.is_empty() {
        let generation = unlocked.save(&place, expected, &form).await?;
        stored(id, generation);
        return Ok(());
    }
    if let Some(generation) = expected {
        unlocked.remove(&place, generation).await?;
        held(|held| held.generations.remove(id));
        tell_tabs();
    }
    app.roster
        .update_untracked(|roster| roster.forget_emptied(id));
    Ok(())
}
