//! Locks: what the session decides, carried out.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    held::held,
    inside::{nearest, store_and_close},
};
use crate::{
    platform::{
        clock, history,
        local_store::{self, Setting},
        page,
    },
    view::context::{App, Stage},
    workflow::{
        lock::{Effect as Ask, Event, Session, USUAL_IDLE_MINUTES},
        pin::{Pin, PinFlaw},
    },
};

/// Listens for what a lock depends on, for as long as the page lasts.
pub(super) fn watch(app: App) {
    const TICK: Duration = Duration::from_secs(1);
    page::on_activity(move || tell(app, Event::Activity));
    page::on_visibility(move |seen| tell(app, if seen { Event::Shown } else { Event::Hidden }));
    set_interval(move || tell(app, Event::Tick), TICK);
}

/// From now on the open vault locks by itself.
pub(super) fn begin(app: App) {
    let session = Session::new(
        clock::whole_milliseconds(),
        idle_minutes(),
        app.has_pin.get_untracked(),
    );
    held(|held| held.session = Some(session));
}

/// The recovery key of a colleague is being written down, and is shown only once: no lock now.
pub(super) fn suspend() {
    held(|held| held.session = None);
}

fn tell(app: App, event: Event) {
    let now = clock::whole_milliseconds();
    let asked = held(|held| {
        let session = held.session.as_mut()?;
        let effect = session.update(event, now)?;
        Some((effect, session.lock_was_asked()))
    });
    match asked {
        None => {}
        Some((Ask::Cover, _)) => app.covered.set(true),
        Some((Ask::Uncover, _)) => app.covered.set(false),
        Some((Ask::Screen, _)) => {
            app.calling.set(false);
            app.stage.set(Stage::Screened);
        }
        Some((Ask::Unscreen, _)) => {
            // The way back may have been taken meanwhile.
            if let Some(pointer) = history::current() {
                app.place.set(nearest(app, pointer));
            }
            app.stage.set(Stage::Open);
        }
        Some((Ask::Lock, was_asked)) => {
            if !was_asked {
                app.covered.set(true);
            }
            store_and_close(app);
        }
    }
}

/// Locks in one tap: behind the PIN if there is one, else wholly.
pub fn lock(app: App) {
    tell(app, Event::Lock);
}

/// Drops the keys, PIN or not: log off, or somebody else takes over.
pub fn log_off(app: App) {
    tell(app, Event::LogOff);
}

/// The lock would have lost a write.
pub(super) fn not_stored(app: App) {
    tell(app, Event::NotStored);
}

/// Sets the PIN that opens the screen until the vault is locked.
///
/// # Errors
///
/// Why it is refused.
pub fn set_pin(app: App, typed: &str) -> Result<(), PinFlaw> {
    let pin = Pin::new(typed)?;
    has_pin(app, Some(pin));
    Ok(())
}

/// Takes the PIN away.
pub fn forget_pin(app: App) {
    has_pin(app, None);
}

fn has_pin(app: App, pin: Option<Pin>) {
    let has = pin.is_some();
    held(|held| held.pin = pin);
    app.has_pin.set(has);
    tell(app, Event::HasPin(has));
}

/// Tries a PIN. Says how many tries are left after a wrong one; after the last, the vault is
/// locked.
pub fn try_pin(app: App, typed: &str) -> Option<u8> {
    let right = held(|held| held.pin.as_ref().is_some_and(|pin| pin.is(typed)));
    tell(
        app,
        if right {
            Event::PinRight
        } else {
            Event::PinWrong
        },
    );
    if right {
        return None;
    }
    held(|held| held.session.as_ref().map(Session::pin_tries_left))
}

/// After how many minutes an unused tablet locks.
pub fn idle_minutes() -> u8 {
    local_store::get(Setting::IdleMinutes).unwrap_or(USUAL_IDLE_MINUTES)
}

/// Changes after how many minutes an unused tablet locks.
pub fn set_idle_minutes(minutes: u8) {
    local_store::set(Setting::IdleMinutes, minutes);
    held(|held| {
        if let Some(session) = &mut held.session {
            session.set_idle_minutes(minutes);
        }
    });
}
