//! Overgangsskemaer: begun, written at every pause, finished with what the parents saw.

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, me, save},
    device::now,
    held::{held, unlocked},
    saving::{once_written, say_saved, stored, typed, writable},
};
use crate::{
    domain::{
        next_step::LeaveToTell,
        transition::{Transition, TransitionError},
    },
    storage::key::RecordId,
    view::context::App,
    workflow::{
        failure::Failure,
        vault::{Place, VaultError},
    },
};

/// Begins an overgangsskema for a child, or a new version of the finished one `of`, and stores it at
/// once. Where one is under way it is that one.
pub fn begin_transition(
    app: App,
    _leave: LeaveToTell,
    child: String,
    of: Option<String>,
    then: Then<String>,
) {
    spawn_local(async move { then(begin(app, child, of).await) });
}

async fn begin(app: App, child: String, of: Option<String>) -> Result<String, Failure> {
    let under_way = app
        .roster
        .with_untracked(|roster| roster.transition_under_way(&child).map(str::to_owned));
    if let Some(id) = under_way {
        return Ok(id);
    }
    let (by, at) = (me(app)?, now());
    let earlier = of.and_then(|id| {
        app.roster.with_untracked(|roster| {
            let earlier = roster.transitions.get(&id)?;
            Some(earlier.anew(&id, by.clone(), at))
        })
    });
    let one = earlier.unwrap_or_else(|| {
        let edition = app.content().transition.edition.clone();
        Transition::begin(child.clone(), edition, by, at)
    });
    let id = save(app, Place::transition, &child, None, &one).await?;
    app.roster.update(|roster| {
        roster.transitions.insert(id.clone(), one);
    });
    Ok(id)
}

/// Stores an overgangsskema that is being written, after a moment.
pub fn transition_changed(app: App, id: String) {
    typed(app, id);
}

/// Stores an overgangsskema as it is in memory. Nothing is done where there is none, or it is
/// finished.
pub(super) async fn write_transition(app: App, id: &str) -> Result<(), Failure> {
    let one = app
        .roster
        .with_untracked(|roster| roster.transitions.get(id).cloned());
    match one.filter(|one| one.finished().is_none()) {
        Some(one) => store(id, &one).await,
        None => Ok(()),
    }
}

async fn store(id: &str, one: &Transition) -> Result<(), Failure> {
    let unlocked = unlocked()?;
    let record = |id: &str| id.parse::<RecordId>().map_err(|_| VaultError::UnknownChild);
    let place = Place::transition(record(id)?, record(&one.child)?);
    let expected = held(|held| held.generations.get(id).copied());
    let generation = unlocked.save(&place, expected, one).await?;
    stored(id, generation);
    Ok(())
}

/// Why an overgangsskema could not be finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFinished {
    /// Something is missing in it.
    Missing(TransitionError),
    /// It could not be stored.
    Stored(Failure),
}

/// Finishes an overgangsskema with what the parents see now. In memory it is finished once the
/// store has said so.
pub fn finish_transition(
    app: App,
    leave: LeaveToTell,
    id: String,
    then: impl FnOnce(Result<(), NotFinished>) + 'static,
) {
    once_written(app, async move { then(finish(app, leave, id).await) });
}

async fn finish(app: App, leave: LeaveToTell, id: String) -> Result<(), NotFinished> {
    let failed = |why: VaultError| NotFinished::Stored(why.into());
    drop(writable(app).map_err(NotFinished::Stored)?);
    let found = app.roster.with_untracked(|roster| {
        let one = roster.transitions.get(&id)?.clone();
        let child = roster.children.get(&one.child)?.clone();
        Some((one, child))
    });
    let (mut one, child) = found.ok_or_else(|| failed(VaultError::UnknownChild))?;
    let form = app.content().transition_of(&one.edition);
    let form = form.ok_or(NotFinished::Stored(Failure::FileMissing))?;
    let by = me(app).map_err(NotFinished::Stored)?;
    one.finish(leave, &form, &child, by, now())
        .map_err(NotFinished::Missing)?;
    store(&id, &one).await.map_err(NotFinished::Stored)?;
    held(|held| held.changed.remove(&id));
    app.forget_undo();
    app.roster.update(|roster| {
        roster.transitions.insert(id, one);
    });
    say_saved(app);
    Ok(())
}
