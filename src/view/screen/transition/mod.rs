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
pub(super) use paper::sheet;
