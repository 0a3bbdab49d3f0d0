//! Indsatser: what is done for a child, its follow-ups, and what the parents thought of it.

mod follow_up;
mod insight;
mod list;
mod new;
mod page;
pub(super) mod parts;
mod slip;
mod slip_screen;
mod words;

pub use insight::efforts_in_full;
pub use list::Efforts;
pub use new::NewEffort;
pub use page::EffortPage;
pub use slip_screen::SlipScreen;
pub(in crate::view::screen) use words::{GATES as P30_GATES, score as effort_score};
pub use words::{kind as effort_kind, outcome as effort_outcome};
