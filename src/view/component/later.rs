//! A part below the first screenful: it does not hold up what is read first.

use std::time::Duration;

use leptos::prelude::*;

use super::live::live;

/// A part that is made when the frame with everything before it has been drawn.
pub fn later(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let due = RwSignal::new(false);
    let begin = move || {
        // The screen may be gone by then.
        due.try_set(true);
    };
    request_animation_frame(move || set_timeout(begin, Duration::ZERO));
    live(move || due.get().then(|| untrack(&part))).into_any()
}
