//! The overgangsskema: filled in with the parents, seen through with them, finished, printed.

mod drawn;
mod form;
mod insight;
mod list;
mod page;
mod paper;

pub use insight::transitions_in_full;
pub use list::Transitions;
pub use page::TransitionPage;

use leptos::prelude::*;

use crate::view::component::{Tone, note};

/// Why there is no overgangsskema now.
fn barred_note() -> AnyView {
    note(
        Tone::Careful,
        "Orientér ikke forældrene, før I er rådet til det. Derfor kan der ikke laves eller vises et overgangsskema nu. Det, der er skrevet, er gemt.",
    )
}
