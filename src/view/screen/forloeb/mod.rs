//! Forløb: everything that is stored about a child in time, and both rulers drawn over it.

mod agreed;
mod chart;
mod entries;
mod events;
mod page;
mod table;

pub(super) use entries::{NOT_ON_PAPER, ruler_words};
pub use events::event;
pub use page::Forloeb;
