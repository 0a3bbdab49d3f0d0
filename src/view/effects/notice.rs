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
        notice::{Audience, Event, Followed, Notice, Reader},
    },
    platform::indexed_db::IndexedDbStore,
    storage::{key::RecordId, reader::ReaderKey},
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
    let child: RecordId = notice.child.parse().map_err(|_| VaultError::UnknownChild)?;
    let old = key.as_ref().and_then(|key| {
        let id: RecordId = key.parse().ok()?;
        let generation = held(|held| held.generations.get(key).copied())?;
        let audience = app
            .roster
            .with_untracked(|roster| Some(roster.notices.get(key)?.audience.clone()))?;
        let place = match audience {
            Audience::Everyone => Place::notice(id, child),
            Audience::Only(_) => Place::limited_notice(id),
        };
        Some((place, generation, audience))
    });
    let (place, generation) = match old {
        Some((place, generation, audience)) if audience == notice.audience => {
            let next = unlocked.save(&place, Some(generation), &notice).await?;
            (place, next)
        }
        old => {
            let readers = match &notice.audience {
                Audience::Everyone => None,
                Audience::Only(readers) => Some(keys_of(&unlocked, readers).await?),
            };
            let old = old.map(|(place, generation, _)| (place, generation));
            let made = unlocked
                .put_notice(child, readers.as_deref(), old, &notice)
                .await?;
            held(|held| held.unseen.insert(made.0.id().to_string()));
            made
        }
    };
    let id = place.id().to_string();
    if let Some(key) = key.as_ref().filter(|key| **key != id) {
        held(|held| held.generations.remove(key));
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

async fn keys_of(
    unlocked: &Unlocked<IndexedDbStore>,
    readers: &[Reader],
) -> Result<Vec<ReaderKey>, Failure> {
    if readers.is_empty() {
        return Ok(Vec::new());
    }
    let possible = unlocked.possible_readers().await?;
    let key_of = |reader: &Reader| {
        let known = possible.iter().find(|one| one.id.to_string() == reader.id);
        known.and_then(|one| one.key).ok_or(VaultError::Reader)
    };
    Ok(readers.iter().map(key_of).collect::<Result<_, _>>()?)
}

fn me(app: App) -> Result<Professional, Failure> {
    let me = app.professional.get_untracked();
    Ok(me.ok_or(VaultError::UnknownProfessional)?)
}
