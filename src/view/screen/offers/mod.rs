//! The tilbudsvifte: to look in, to look in on behalf of a child, and to change.

mod child;
mod edit;
mod find;
mod list;
mod page;

pub use child::ChildOffers;
pub(super) use list::{at_step, found_for};
pub use page::OffersScreen;
