//! Notices that a route was begun: stored as soon as the answers say so, limited, widened, ended.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::Then,
    device::now,
    held::{held, unlocked},
    saving::{assessment_changed, stored, writable},
};
use crate::{
    domain::{
        assessment::Professional,
        notice::{Audience, Event, Followed, Notice},
    },
    platform::indexed_db::IndexedDbStore,
    view::context::App,
    workflow::{
        autosave::Autosave,
        failure::Failure,
        records::Particulars,
        vault::{Place, PossibleReader, Unlocked, VaultError},
    },
};

/// Lets the notice of an assessment follow its answers, once these are stored.
pub async fn follow(app: App, assessment: String) -> Result<(), Failure> {
    let Some((key, followed)) = followed(app, &assessment) else {
        return Ok(());
    };
    match followed {
        Followed::New(notice) => put(app, None, notice).await,
        Followed::Next(notice) => put(app, key, notice).await,
    }
}

fn followed(app: App, assessment: &str) -> Option<(Option<String>, Followed)> {
    let me = app.professional.get_untracked()?;
    let unseen = |key: &str| held(|held| held.unseen.contains(key));
    app.roster.with_untracked(|roster| {
        let signal_of = |assessment: &_| app.signal_of(assessment);
        let (key, followed) = roster.followed(assessment, signal_of, &me, now(), unseen)?;
        Some((key.map(str::to_owned), followed))
    })
}

/// What waits until this tab may write: the reader's key of who is unlocked is made known, and a
/// draft whose notice was not stored gets it.
pub fn settle(app: App) {
    if app.read_only.get_untracked() {
        return;
    }
    spawn_local(async move {
        if let Ok(unlocked) = unlocked() {
            // Where it fails, the next unlocking makes it known.
            let _ = make_reader_known(app, &unlocked).await;
        }
    });
    let drafts: Vec<String> = app.roster.with_untracked(|roster| {
        let drafts = roster.assessments.iter().filter(|(_, a)| !a.is_completed());
        drafts.map(|(id, _)| id.clone()).collect()
    });
    for id in drafts {
        if followed(app, &id).is_some() {
            assessment_changed(app, id);
        }
    }
}

/// Writes the reader's key of who is unlocked beside their name, where it is not there.
pub(super) async fn make_reader_known(
    app: App,
    unlocked: &Unlocked<IndexedDbStore>,
) -> Result<(), Failure> {
    let mine = unlocked.reader_key()?;
    let place = Place::professional(unlocked.me());
    let there = unlocked.load::<Particulars>(&place).await?;
    let known = |particulars: &Particulars| particulars.reader_key == Some(mine);
    if there.as_ref().is_some_and(|loaded| known(&loaded.value)) {
        return Ok(());
    }
    let particulars = Particulars::of(me(app)?, mine);
    let expected = there.map(|loaded| loaded.generation);
    unlocked.save(&place, expected, &particulars).await?;
    Ok(())
}

/// The colleagues who may be chosen as readers, and those who cannot be yet.
pub fn possible_readers(then: Then<Vec<PossibleReader>>) {
    spawn_local(async move {
        let result = async { Ok(unlocked()?.possible_readers().await?) }.await;
        then(result);
    });
}

/// Says who may read a notice from now on.
pub fn choose_audience(app: App, key: String, audience: Audience, then: Then<()>) {
    change(app, key, then, move |notice, _| {
        notice.audience = audience;
        notice.chosen = true;
    });
}

/// Ends a notice: its author, or a colleague who takes over.
pub fn end_notice(app: App, key: String, reason: String, then: Then<()>) {
    change(app, key, then, move |notice, me| {
        notice.add(Event::Ended { reason }, me, now());
    });
}

fn change(
    app: App,
    key: String,
    then: Then<()>,
    edit: impl FnOnce(&mut Notice, Professional) + 'static,
) {
    /// How long to wait for the write under way, which is a few milliseconds.
    const MOMENT: Duration = Duration::from_millis(10);
    if app
        .autosave
        .with_untracked(|autosave| matches!(autosave, Autosave::Writing { .. }))
    {
        set_timeout(move || change(app, key, then, edit), MOMENT);
        return;
    }
    spawn_local(async move {
        let result = async {
            let found = app
                .roster
                .with_untracked(|roster| roster.notices.get(&key).cloned());
            let mut notice = found.ok_or(VaultError::UnknownChild)?;
            edit(&mut notice, me(app)?);
            put(app, Some(key), notice).await?;
            app.autosave.set(Autosave::Saved(now()));
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Stores a notice in the place of the one that `key` names. Other readers are another record.
async fn put(app: App, key: Option<String>, notice: Notice) -> Result<(), Failure> {
    let unlocked = writable(app)?;
    let old = key.as_ref().and_then(|key| {
        let generation = held(|held| held.generations.get(key).copied())?;
        let before = app
            .roster
            .with_untracked(|roster| roster.notices.get(key).cloned())?;
        Some((key.parse().ok()?, generation, before))
    });
    let there = old.as_ref().map(|(id, at, before)| (*id, *at, before));
    let (id, generation) = unlocked.keep_notice(there, &notice).await?;
    let id = id.to_string();
    if key.as_ref() != Some(&id) {
        held(|held| {
            held.unseen.insert(id.clone());
            if let Some(key) = &key {
                held.generations.remove(key);
            }
        });
    }
    stored(&id, generation);
    app.roster.update(|roster| {
        if let Some(key) = key {
            roster.notices.remove(&key);
        }
        roster.notices.insert(id, notice);
    });
    Ok(())
}

fn me(app: App) -> Result<Professional, Failure> {
    let me = app.professional.get_untracked();
    Ok(me.ok_or(VaultError::UnknownProfessional)?)
}
