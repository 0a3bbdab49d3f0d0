//! Storing: owned by the root, so that it outlives every screen.

use std::{rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::me,
    device::now,
    held::{held, inside, unlocked},
    inside::close,
    lock,
    notice::{follow, settle_bars},
};
use crate::{
    domain::{
        assessment::{Assessment, Professional},
        child::{BandChoice, Child},
        decision::Decision,
        parent_talk::ParentTalk,
        response::Response,
    },
    platform::indexed_db::IndexedDbStore,
    storage::key::RecordId,
    view::context::App,
    workflow::{
        autosave::{Autosave, Effect as Ask, Event},
        failure::Failure,
        screen::Screen,
        vault::{Place, Unlocked, VaultError},
    },
};

/// Puts a child on the roster.
pub fn add_child(app: App, child: Child, then: impl FnOnce(Result<String, Failure>) + 'static) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let id = unlocked.new_id()?;
            let child = child.added(me(app)?, now());
            let generation = unlocked.add_child(id, &child).await?;
            let id = id.to_string();
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.children.insert(id.clone(), child);
            });
            say_saved(app);
            Ok(id)
        }
        .await;
        then(result);
    });
}

/// Changes the details of a child.
pub fn save_child(
    app: App,
    id: String,
    child: Child,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
            let expected = held(|held| held.generations.get(&id).copied());
            let before = app
                .roster
                .with_untracked(|roster| roster.children.get(&id).cloned())
                .ok_or(VaultError::UnknownChild)?;
            let child = child.changed(&before, me(app)?, now());
            let generation = unlocked
                .save(&Place::child(record), expected, &child)
                .await?;
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.children.insert(id, child);
            });
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Notes a talk with the parents of a child.
pub fn note_talk(app: App, talk: ParentTalk, then: impl FnOnce(Result<(), Failure>) + 'static) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let child: RecordId = talk.child.parse().map_err(|_| VaultError::UnknownChild)?;
            let id = unlocked.new_id()?;
            let generation = unlocked
                .save(&Place::parent_talk(id, child), None, &talk)
                .await?;
            let id = id.to_string();
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.parent_talks.insert(id, talk);
            });
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}

/// The unlocked vault, unless another tab has the right to write.
pub(super) fn writable(app: App) -> Result<Rc<Unlocked<IndexedDbStore>>, Failure> {
    if app.read_only.get_untracked() {
        return Err(Failure::OtherTab);
    }
    unlocked()
}

/// Notes what the store confirmed, and tells the other tabs.
pub(super) fn stored(id: &str, generation: u64) {
    held(|held| held.generations.insert(id.to_owned(), generation));
    tell_tabs();
}

/// Tells the other tabs that this one wrote.
pub(super) fn tell_tabs() {
    held(|held| {
        if let Some(tabs) = &held.tabs {
            tabs.announce_write();
        }
    });
}

/// Says "Gemt", unless something else is not stored yet.
pub(super) fn say_saved(app: App) {
    let waits = app
        .autosave
        .with_untracked(|autosave| matches!(autosave, Autosave::Writing { .. }));
    if !waits && held(|held| held.changed.is_empty()) {
        app.autosave.set(Autosave::Saved(now()));
    }
}

/// Does what may not run beside a write, once none is under way.
pub(super) fn once_written(app: App, work: impl Future<Output = ()> + 'static) {
    /// A write takes a few milliseconds.
    const MOMENT: Duration = Duration::from_millis(10);
    let writes = app
        .autosave
        .with_untracked(|autosave| matches!(autosave, Autosave::Writing { .. }));
    if writes {
        set_timeout(move || once_written(app, work), MOMENT);
    } else {
        spawn_local(work);
    }
}

/// Takes out of the store what only its author could read.
pub(super) async fn remove_own(
    app: App,
    id: &str,
    place: fn(RecordId) -> Place,
) -> Result<(), Failure> {
    let unlocked = writable(app)?;
    let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let generation = held(|held| held.generations.get(id).copied()).unwrap_or_default();
    unlocked.remove(&place(record), generation).await?;
    held(|held| {
        held.generations.remove(id);
        held.changed.remove(id);
    });
    say_saved(app);
    Ok(())
}

/// Begins an assessment of a child, and stores it at once.
pub fn begin_assessment(
    app: App,
    child: String,
    then: impl FnOnce(Result<String, Failure>) + 'static,
) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let author = app
                .professional
                .get_untracked()
                .ok_or(VaultError::UnknownProfessional)?;
            let assessment =
                untrack(|| new_assessment(app, &child, author)).ok_or(VaultError::UnknownChild)?;
            let id = unlocked.new_id()?;
            let generation = unlocked.save(&Place::draft(id), None, &assessment).await?;
            let id = id.to_string();
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.assessments.insert(id.clone(), assessment);
            });
            say_saved(app);
            Ok(id)
        }
        .await;
        then(result);
    });
}

fn new_assessment(app: App, id: &str, author: Professional) -> Option<Assessment> {
    let content = app.content();
    let begun = now();
    let (child, sequence) = app.roster.with(|roster| {
        let child = roster.children.get(id)?.clone();
        Some((child, roster.next_sequence(id)))
    })?;
    let response = match child.band(&content.instrument, begun.date) {
        BandChoice::Band(band) => Some(Response::new(
            &content.instrument.edition,
            author.profession.role(),
            band.id.clone(),
        )),
        BandChoice::Unborn | BandChoice::Outside { .. } => None,
    };
    let mut assessment = Assessment::begin(id.to_owned(), author, begun, response);
    assessment.sequence = sequence;
    if child.unborn {
        assessment.facts.unborn = Some(true);
    }
    Some(assessment)
}

/// Stores a draft, a joint assessment or an underretning under way that has changed, and lets the
/// notices of an assessment follow; of what is completed, the notices alone.
pub fn assessment_changed(app: App, id: String) {
    held(|held| held.changed.insert(id));
    step(app, Event::Changed);
}

/// Tries to store what could not be stored.
pub fn retry(app: App) {
    if app.covered.get_untracked() {
        // It locks by itself as soon as everything is stored.
        held(|held| held.lock_when_saved = true);
    }
    step(app, Event::Retry);
}

/// Notes that something is being typed. It is written after a moment, and not between the key and
/// the letter on the screen; until then it is not called saved, and no lock goes before it.
pub(super) fn typed(app: App, id: String) {
    /// Shorter than a pause between two words.
    const MOMENT: Duration = Duration::from_millis(150);
    held(|held| held.changed.insert(id));
    let asked = app
        .autosave
        .try_update(|autosave| autosave.update(Event::Changed));
    if asked.flatten() == Some(Ask::Write) {
        set_timeout(move || spawn_local(write_changed(app)), MOMENT);
    }
}

pub(super) fn step(app: App, event: Event<Failure>) {
    let effect = app
        .autosave
        .try_update(|autosave| autosave.update(event))
        .flatten();
    match effect {
        Some(Ask::Write) => spawn_local(write_changed(app)),
        None => {
            if app
                .autosave
                .with_untracked(|autosave| !autosave.is_pending())
                && held(|held| std::mem::take(&mut held.lock_when_saved))
            {
                close(app);
            }
        }
    }
}

async fn write_changed(app: App) {
    while let Some(id) = held(|held| held.changed.pop_first()) {
        let draft = app
            .roster
            .with_untracked(|roster| roster.assessments.get(&id).cloned());
        let written = match draft {
            Some(draft) => write_draft(app, &id, &draft).await,
            // Through the table of what is inside, as below.
            None => match inside() {
                Some(inside) => (inside.write_other)(app, id.clone()).await,
                None => Ok(()),
            },
        };
        if let Err(error) = written {
            held(|held| held.changed.insert(id));
            if error.is_conflict() {
                app.read_only.set(true);
            }
            if held(|held| std::mem::take(&mut held.lock_when_saved)) {
                app.lock_asked.set(true);
                lock::not_stored(app);
            }
            step(app, Event::Failed(error));
            return;
        }
    }
    step(app, Event::Written(now()));
}

async fn write_draft(app: App, id: &str, draft: &Assessment) -> Result<(), Failure> {
    // What is completed is never written again.
    if !draft.is_completed() {
        let unlocked = unlocked()?;
        let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
        let expected = held(|held| held.generations.get(id).copied());
        let generation = unlocked
            .save(&Place::draft(record), expected, draft)
            .await?;
        stored(id, generation);
    }
    // Through the table of what is inside, since a lock of the first part saves too.
    match inside() {
        Some(inside) => (inside.follow)(app, id.to_owned()).await,
        None => Ok(()),
    }
}

/// Completes the assessment that the screen is about with the professional's decision: the
/// completed assessment is written under the child's key and the draft taken out, in one go.
pub fn complete(app: App, decision: Decision, then: impl FnOnce(Result<(), Failure>) + 'static) {
    once_written(app, async move {
        let result = complete_open(app, decision).await;
        if result.is_ok() {
            app.forget_undo();
            app.go(Screen::Assessment);
        }
        then(result);
    });
}

async fn complete_open(app: App, decision: Decision) -> Result<(), Failure> {
    let unlocked = writable(app)?;
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .ok_or(VaultError::UnknownChild)?;
    // A notice that was not stored yet is stored first: nothing is completed without it.
    follow(app, id.clone()).await?;
    let mut assessment = app
        .with_assessment_untracked(Clone::clone)
        .ok_or(VaultError::UnknownChild)?;
    let corrects = assessment.correction.is_some();
    assessment.decision = Some(decision);
    // A correction stands where the corrected one stood, in its round too.
    if assessment.correction.is_none() {
        assessment.round = app
            .roster
            .with_untracked(|roster| roster.in_round(&assessment.child, now().date));
    }
    let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let child: RecordId = assessment
        .child
        .parse()
        .map_err(|_| VaultError::UnknownChild)?;
    let draft = Place::draft(record);
    let expected = held(|held| held.generations.get(&id).copied()).unwrap_or_default();
    let generation = unlocked
        .complete(
            &draft,
            expected,
            &Place::assessment(record, child),
            &assessment,
        )
        .await?;
    stored(&id, generation);
    app.roster.update(|roster| {
        roster.assessments.insert(id.clone(), assessment);
    });
    held(|held| held.changed.remove(&id));
    // Everybody can read it now. Where this fails, the next unlocking mends it.
    let _ = settle_bars(app, &id).await;
    say_saved(app);
    if corrects {
        // From now on it counts, and puts right what the corrected version said.
        assessment_changed(app, id);
    }
    Ok(())
}
