//! A part of a screen that is folded away, and made only once it is opened.

use leptos::prelude::*;

use super::live::{live, memo, tap};

/// A part with words that are always seen. It is made when it is first opened: by hand, from the
/// start (`open`), or with all others (`all`).
pub fn fold(
    class: &'static str,
    summary: AnyView,
    open: bool,
    all: RwSignal<bool>,
    body: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let opened = RwSignal::new(open);
    let made = memo(move || opened.get() || all.get());
    view! {
        <details class=class prop:open=Signal::derive(move || open || all.get())>
            <summary on:click=tap(move || opened.set(true))>{summary}</summary>
            {live(move || made.get().then(&body))}
        </details>
    }
    .into_any()
}
