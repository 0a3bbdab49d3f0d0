//! Notices that a route was begun: stored as soon as the answers say so, limited, widened, ended.

use std::collections::BTreeSet;

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, save},
    device::now,
    held::{held, unlocked},
    saving::{assessment_changed, once_written, say_saved, stored, writable},
};
use crate::{
    domain::{
        assessment::{Assessment, Professional},
        next_step::Answer3,
        notice::{Audience, ContactBar, Event, Followed, Lifted, Notice},
    },
    platform::indexed_db::IndexedDbStore,
    storage::key::RecordId,
    view::context::App,
    workflow::{
        failure::Failure,
        records::Particulars,
        vault::{BarStep, Place, PossibleReader, Unlocked, VaultError},
    },
};

/// Lets the notices of an assessment follow its answers, once these are stored.
pub async fn follow(app: App, assessment: String) -> Result<(), Failure> {
    put_all(app, followed(app, &assessment)).await?;
    settle_bars(app, &assessment).await
}

/// Raises what is to stand for one's own notices of an assessment, and takes out what is not.
pub(super) async fn settle_bars(app: App, assessment: &str) -> Result<(), Failure> {
    let me = me(app)?;
    let off: Vec<(String, Notice)> = app.roster.with_untracked(|roster| {
        let of_it = roster.notices_of(assessment);
        let off = roster.bars_to_settle(&me).into_iter();
        off.filter(|(key, _)| of_it.iter().any(|(one, _)| one == key))
            .map(|(key, notice)| (key.to_owned(), notice.clone()))
            .collect()
    });
    for (key, notice) in off {
        put(app, Some(key), notice).await?;
    }
    Ok(())
}

fn followed(app: App, assessment: &str) -> Vec<Followed> {
    let Some(me) = app.professional.get_untracked() else {
        return Vec::new();
    };
    let unseen = |key: &str| held(|held| held.unseen.contains(key));
    let signal_of = |assessment: &_| app.signal_of(assessment);
    app.roster
        .with_untracked(|roster| roster.followed(assessment, signal_of, &me, now(), unseen))
}

/// A correction, or what holds no answer, is thrown away: what it began is put back.
pub(super) async fn put_back(app: App, correction: &str) -> Result<(), Failure> {
    let me = me(app)?;
    let put_back = app
        .roster
        .with_untracked(|roster| roster.put_back(correction, &me, now()));
    put_all(app, put_back).await
}

async fn put_all(app: App, followed: Vec<Followed>) -> Result<(), Failure> {
    for one in followed {
        match one {
            Followed::New(notice) => put(app, None, notice).await?,
            Followed::Next(key, notice) => put(app, Some(key), notice).await?,
        }
    }
    Ok(())
}

/// What waits until this tab may write: the reader's key of who is unlocked is made known, and a
/// draft, a correction or a retraction whose notice was not stored gets it.
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
    let me = app.professional.get_untracked();
    let due: Vec<String> = app.roster.with_untracked(|roster| {
        let is_me = |by: &Professional| me.as_ref() == Some(by);
        let may_wait = |(id, a): &(&String, &Assessment)| {
            let retracted = roster.retraction_of(id);
            !a.is_completed()
                || a.correction.as_ref().is_some_and(|c| is_me(&c.by))
                || retracted.is_some_and(|(_, retraction)| is_me(&retraction.by))
        };
        let found = roster.assessments.iter().filter(may_wait);
        found.map(|(id, _)| id.clone()).collect()
    });
    let off: BTreeSet<String> = app.roster.with_untracked(|roster| {
        let off = me.as_ref().map(|me| roster.bars_to_settle(me));
        let off = off.unwrap_or_default().into_iter();
        let known = |version: &&str| roster.assessments.contains_key(*version);
        off.map(|(_, notice)| notice.version())
            .filter(known)
            .map(str::to_owned)
            .collect()
    });
    let waits = due.into_iter().filter(|id| !followed(app, id).is_empty());
    let all: BTreeSet<String> = waits.chain(off).collect();
    for id in all {
        assessment_changed(app, id);
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

/// Says who may read a notice from now on. That everybody may is an answer to the question of a
/// colleague only where the answers raise it.
pub fn choose_audience(app: App, key: String, audience: Audience, then: Then<()>) {
    change(app, key, then, move |notice, _| {
        let raised = app.roster.with_untracked(|roster| {
            let version = roster.assessments.get(notice.version());
            version.is_some_and(|version| app.signal_of(version).may_concern_colleague)
        });
        notice.audience = audience;
        notice.chosen = notice.is_limited() || raised;
    });
}

/// Ends a notice: its author, or a colleague who takes over. `parents` says whether the parents may
/// be contacted now, where the answers behind it cannot be read.
pub fn end_notice(app: App, key: String, reason: String, parents: Option<Answer3>, then: Then<()>) {
    change(app, key, then, move |notice, me| {
        notice.add(Event::Ended { reason, parents }, me, now());
    });
}

fn change(
    app: App,
    key: String,
    then: Then<()>,
    edit: impl FnOnce(&mut Notice, Professional) + 'static,
) {
    once_written(app, async move {
        let result = async {
            let found = app
                .roster
                .with_untracked(|roster| roster.notices.get(&key).cloned());
            let mut notice = found.ok_or(VaultError::UnknownChild)?;
            edit(&mut notice, me(app)?);
            put(app, Some(key), notice).await?;
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Lets everybody contact the parents again who waited without knowing why: somebody answers for it.
pub fn lift_bar(app: App, key: String, reason: String, then: Then<()>) {
    once_written(app, async move {
        let result = async {
            let found = app
                .roster
                .with_untracked(|roster| roster.bars.get(&key).cloned());
            let mut bar = found.ok_or(VaultError::UnknownChild)?;
            bar.lifted = Some(Lifted {
                reason,
                by: me(app)?,
                at: now(),
            });
            let child = bar.child.clone();
            save(app, Place::contact_bar, &child, Some(key.clone()), &bar).await?;
            app.roster.update(|roster| {
                roster.bars.insert(key, bar);
            });
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}

/// What becomes of a notice's bar where it is stored now.
fn bar_step(
    app: App,
    unlocked: &Unlocked<IndexedDbStore>,
    notice: &mut Notice,
) -> Result<Option<BarStep>, Failure> {
    let (waits, there) = app.roster.with_untracked(|roster| {
        let bar = notice.bar.as_ref();
        let there = bar.is_some_and(|bar| roster.bars.contains_key(bar));
        (roster.makes_everybody_wait(notice), there)
    });
    let known: Option<RecordId> = notice.bar.as_ref().and_then(|bar| bar.parse().ok());
    if waits == there {
        return Ok(None);
    }
    if waits {
        let id = known.map_or_else(|| unlocked.new_id(), Ok)?;
        notice.bar = Some(id.to_string());
        return Ok(Some(BarStep::Raise(id)));
    }
    let bar = notice.bar.take();
    let generation = bar.and_then(|bar| held(|held| held.generations.get(&bar).copied()));
    Ok(known.zip(generation).map(|(id, at)| BarStep::Lift(id, at)))
}

/// Stores a notice in the place of the one that `key` names, and what becomes of its bar. Other
/// readers are another record.
async fn put(app: App, key: Option<String>, mut notice: Notice) -> Result<(), Failure> {
    let unlocked = writable(app)?;
    let bar = bar_step(app, &unlocked, &mut notice)?;
    let old = key.as_ref().and_then(|key| {
        let generation = held(|held| held.generations.get(key).copied())?;
        let before = app
            .roster
            .with_untracked(|roster| roster.notices.get(key).cloned())?;
        Some((key.parse().ok()?, generation, before))
    });
    let there = old.as_ref().map(|(id, at, before)| (*id, *at, before));
    let (id, generation) = unlocked.keep_notice_and_bar(there, &notice, bar).await?;
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
    if let Some(BarStep::Raise(bar)) = bar {
        stored(&bar.to_string(), 1);
    }
    app.roster.update(|roster| {
        match bar {
            Some(BarStep::Raise(bar)) => {
                let standing = ContactBar::new(notice.child.clone());
                roster.bars.insert(bar.to_string(), standing);
            }
            Some(BarStep::Lift(bar, _)) => {
                roster.bars.remove(&bar.to_string());
            }
            None => {}
        }
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
