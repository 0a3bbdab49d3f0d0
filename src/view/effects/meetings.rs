//! Meetings: begun, written at every pause, closed; and the agendas with several children.

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, me, save},
    device::{after_frame, moved, now},
    held::{held, unlocked},
    lock::lock,
    saving::{once_written, remove_own, say_saved, stored, typed, writable},
};
use crate::{
    domain::{
        date::Date,
        meeting::{AfterEvent, Meeting, MeetingDay, MeetingKind},
    },
    platform::{
        history,
        local_store::{self, Setting},
    },
    storage::key::RecordId,
    view::context::App,
    workflow::{
        failure::Failure,
        screen::{Pointer, Screen},
        vault::{Place, VaultError},
    },
};

/// Begins a meeting about a child, and stores it at once.
pub fn begin_meeting(app: App, child: String, kind: MeetingKind, on: Date, then: Then<String>) {
    spawn_local(async move { then(begin(app, child, kind, on).await) });
}

async fn begin(app: App, child: String, kind: MeetingKind, on: Date) -> Result<String, Failure> {
    let edition = app.content().meetings.edition.clone();
    let meeting = Meeting::begin(child.clone(), kind, on, edition, me(app)?, now());
    let id = save(app, Place::meeting, &child, None, &meeting).await?;
    app.roster.update(|roster| {
        roster.meetings.insert(id.clone(), meeting);
    });
    Ok(id)
}

/// Changes a meeting, and stores it. A closed one stays as it is.
pub fn edit_meeting(app: App, id: &str, change: impl FnOnce(&mut Meeting)) {
    if changed(app, id, change) {
        app.roster.notify();
    }
}

/// The same for a key in one of its texts. The key is drawn first, however long the text is: the rest
/// of the screen hears of it after that.
pub fn type_in_meeting(app: App, id: &str, change: impl FnOnce(&mut Meeting)) {
    if changed(app, id, change) {
        after_frame(move || app.roster.notify());
    }
}

fn changed(app: App, id: &str, change: impl FnOnce(&mut Meeting)) -> bool {
    if app.read_only.get_untracked() {
        return false;
    }
    app.roster.update_untracked(|roster| {
        if let Some(meeting) = roster.meetings.get_mut(id)
            && meeting.closed().is_none()
        {
            change(meeting);
        }
    });
    typed(app, id.to_owned());
    true
}

/// Stores a meeting as it is in memory. Nothing is done where there is none, or it is closed.
pub(super) async fn write_meeting(app: App, id: &str) -> Result<(), Failure> {
    let meeting = app
        .roster
        .with_untracked(|roster| roster.meetings.get(id).cloned());
    match meeting.filter(|meeting| meeting.closed().is_none()) {
        Some(meeting) => store(id, &meeting).await,
        None => Ok(()),
    }
}

async fn store(id: &str, meeting: &Meeting) -> Result<(), Failure> {
    let unlocked = unlocked()?;
    let place = Place::meeting(record(id)?, record(&meeting.child)?);
    let expected = held(|held| held.generations.get(id).copied());
    let generation = unlocked.save(&place, expected, meeting).await?;
    stored(id, generation);
    Ok(())
}

fn record(id: &str) -> Result<RecordId, VaultError> {
    id.parse().map_err(|_| VaultError::UnknownChild)
}

/// Closes a meeting. In memory it is closed once the store has said so.
pub fn close_meeting(app: App, id: String, then: Then<()>) {
    once_written(app, async move {
        then(
            change_stored(app, id, |meeting, app| {
                // Somebody may have closed it meanwhile; then it is.
                let _ = meeting.close(me(app)?, now());
                Ok(())
            })
            .await,
        );
    });
}

/// Notes what happened to an agreement after the meeting.
pub fn note_after_meeting(app: App, id: String, event: AfterEvent, then: Then<()>) {
    once_written(app, async move {
        then(
            change_stored(app, id, move |meeting, app| {
                meeting.note(event, me(app)?, now());
                Ok(())
            })
            .await,
        );
    });
}

async fn change_stored(
    app: App,
    id: String,
    change: impl FnOnce(&mut Meeting, App) -> Result<(), Failure>,
) -> Result<(), Failure> {
    writable(app)?;
    let found = app
        .roster
        .with_untracked(|roster| roster.meetings.get(&id).cloned());
    let mut meeting = found.ok_or(VaultError::UnknownChild)?;
    change(&mut meeting, app)?;
    store(&id, &meeting).await?;
    held(|held| held.changed.remove(&id));
    app.roster.update(|roster| {
        roster.meetings.insert(id, meeting);
    });
    say_saved(app);
    Ok(())
}

/// Stores an agenda, a new one where `key` is none, and gives its id.
pub fn save_day(app: App, key: Option<String>, day: MeetingDay, then: Then<String>) {
    spawn_local(async move { then(put_day(app, key, day).await) });
}

async fn put_day(app: App, key: Option<String>, day: MeetingDay) -> Result<String, Failure> {
    let unlocked = writable(app)?;
    let own = match &key {
        Some(key) => record(key)?,
        None => unlocked.new_id()?,
    };
    let key = own.to_string();
    let expected = held(|held| held.generations.get(&key).copied());
    let generation = unlocked
        .save(&Place::meeting_day(own), expected, &day)
        .await?;
    stored(&key, generation);
    app.roster.update(|roster| {
        roster.meeting_days.insert(key.clone(), day);
    });
    say_saved(app);
    Ok(key)
}

/// Stores an agenda as it is in memory.
pub(super) async fn store_day(app: App, key: &str) -> Result<(), Failure> {
    let day = app
        .roster
        .with_untracked(|roster| roster.meeting_days.get(key).cloned());
    if let Some(day) = day {
        put_day(app, Some(key.to_owned()), day).await?;
    }
    Ok(())
}

/// Throws away an agenda. The meetings stay with their children.
pub fn discard_day(app: App, id: String, then: Then<()>) {
    once_written(app, async move {
        let result = remove_own(app, &id, Place::meeting_day).await;
        if result.is_ok() {
            app.roster.update(|roster| {
                roster.meeting_days.remove(&id);
            });
        }
        then(result);
    });
}

/// The meeting of a child on an agenda, begun where it is not. Gives where it is.
pub fn open_case(app: App, agenda: String, child: String, then: Then<Pointer>) {
    spawn_local(async move { then(case(app, agenda, child).await) });
}

async fn case(app: App, agenda: String, child: String) -> Result<Pointer, Failure> {
    let found = app
        .roster
        .with_untracked(|roster| roster.meeting_days.get(&agenda).cloned());
    let mut day = found.ok_or(VaultError::UnknownChild)?;
    let there = day.cases.iter().find(|case| case.child == child);
    let meeting = if let Some(meeting) = there.and_then(|case| case.meeting.clone()) {
        meeting
    } else {
        let meeting = begin(app, child.clone(), day.kind, day.on).await?;
        day.led_to(&child, &meeting);
        put_day(app, Some(agenda.clone()), day).await?;
        meeting
    };
    Ok(Pointer {
        child: Some(child),
        assessment: Some(meeting),
        agenda: Some(agenda),
        ..Pointer::to(Screen::Meeting)
    })
}

/// Locks, so that the screen behind the lock stands in the place of the one that is shown: the way
/// back leads past it. Nothing of it is shown before.
pub fn lock_instead(app: App, pointer: &Pointer) {
    history::replace(pointer);
    local_store::set(Setting::Pointer, pointer);
    lock(app);
}

/// Locks, so that the screen behind the lock is another one. Nothing of it is shown before.
pub fn lock_towards(app: App, pointer: &Pointer) {
    moved(pointer.clone());
    lock(app);
}
