//! Waiting after wrong secrets, across reloads.

use std::{collections::BTreeMap, time::Duration};

use leptos::prelude::*;

use crate::{
    platform::{
        clock,
        local_store::{self, Setting},
    },
    workflow::attempts::Attempts,
};

/// The attempts of everybody who has tried a wrong secret, by the id of their slot.
type Everybodys = BTreeMap<String, Attempts>;

fn with<R>(slot: &str, act: impl FnOnce(&mut Attempts, u64) -> R) -> R {
    let before = local_store::get::<Everybodys>(Setting::Attempts).unwrap_or_default();
    let mut everybodys = before.clone();
    let mine = everybodys.entry(slot.to_owned()).or_default();
    let result = act(mine, clock::whole_milliseconds());
    if *mine == Attempts::default() {
        everybodys.remove(slot);
    }
    if everybodys != before {
        local_store::set(Setting::Attempts, &everybodys);
    }
    result
}

/// The seconds until this person may try again.
pub(super) fn wait(slot: &str) -> u32 {
    with(slot, Attempts::wait)
}

/// Counts a wrong secret.
pub(super) fn wrong(slot: &str) {
    with(slot, Attempts::wrong);
}

/// Forgets the wrong secrets: the right one came.
pub(super) fn forgive(slot: &str) {
    with(slot, |attempts, _| *attempts = Attempts::default());
}

/// The seconds until the chosen person may try again, counting down. `tried` changes with every
/// try.
pub fn wait_before_trying(slot: RwSignal<String>, tried: RwSignal<bool>) -> Signal<u32> {
    const TICK: Duration = Duration::from_secs(1);
    let left = RwSignal::new(0);
    // The screen may be gone by the last tick.
    let look = move || {
        let seconds = slot.try_with_untracked(|slot| wait(slot));
        if seconds.is_some() && left.try_get_untracked() != seconds {
            left.try_set(seconds.unwrap_or_default());
        }
    };
    Effect::new(move |_| {
        tried.track();
        slot.track();
        look();
    });
    if let Ok(handle) = set_interval_with_handle(look, TICK) {
        on_cleanup(move || handle.clear());
    }
    left.into()
}
