//! The fokusaftale: what is tried after a position, and how we see that it works
//! (trivselsskema.md 12.4, step 6).
//!
//! The first agreement is about our own practice or the surroundings: before the child is to
//! change, we do.

mod course;
mod draft;

pub use course::{About, Agreement, Event, FollowError, Status};
pub use draft::{AgreementDraft, AgreementError};
