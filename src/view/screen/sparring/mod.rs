//! Sparring without a name: the sheet to write, what is found in it, and the paper.

mod found;
mod insight;
mod page;
mod paper;
mod words;
mod write;

pub use insight::sheets_in_full;
pub use page::SparringPage;
pub(super) use page::way_to_sparring;
pub(super) use write::CASE;
