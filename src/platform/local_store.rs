//! Small settings of this device whose loss costs nothing: the last screen and record, how long
//! the last unlocking took, wrong secrets, idle minutes, where a walk was left. Never a name, a text
//! or an answer.
//!
//! Failures are passed over on purpose. `localStorage` is late on the disk and may be switched
//! off, and nobody should be stopped by a setting that did not stick. What must not be lost goes
//! into the sealed store.

use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};

/// A setting's name in the browser's storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Which screen was open, and by opaque record ids what it was about, so that a reload comes
    /// back to the same question. A killed browser may come back to an earlier one.
    Pointer,
    /// How long the last unlocking took, in milliseconds, for an honest progress bar.
    DeriveDuration,
    /// How many wrong secrets there were, and when, by the id of a professional.
    Attempts,
    /// After how many minutes an unused tablet locks.
    IdleMinutes,
    /// Which child the walk through a round was left at, by opaque record ids, by the id of a
    /// professional.
    Walk,
}

impl Setting {
    /// Every setting.
    pub const ALL: [Self; 5] = [
        Self::Pointer,
        Self::DeriveDuration,
        Self::Attempts,
        Self::IdleMinutes,
        Self::Walk,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Pointer => "naeste-skridt.pointer",
            Self::DeriveDuration => "naeste-skridt.derive-duration",
            Self::Attempts => "naeste-skridt.attempts",
            Self::IdleMinutes => "naeste-skridt.idle-minutes",
            Self::Walk => "naeste-skridt.walk",
        }
    }
}

/// The setting, if it is there and still has this shape.
pub fn get<T: DeserializeOwned>(setting: Setting) -> Option<T> {
    if !is_reachable() {
        return None;
    }
    let text = LocalStorage::raw().get_item(setting.name()).ok()??;
    // From bytes, as records are read: the program then has one reader of JSON and not two.
    serde_json::from_slice(text.as_bytes()).ok()
}

/// Remembers the setting, if the browser lets us.
pub fn set<T: Serialize>(setting: Setting, value: T) {
    if is_reachable() {
        // Full or refused: the setting falls back to its default next time.
        let _ = LocalStorage::set(setting.name(), value);
    }
}

/// Forgets the setting.
pub fn forget(setting: Setting) {
    if is_reachable() {
        LocalStorage::delete(setting.name());
    }
}

/// A browser that blocks site data throws at the mere question, and `gloo-storage` would stop the
/// program there.
fn is_reachable() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
