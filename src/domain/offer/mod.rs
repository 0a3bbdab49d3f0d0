//! The tilbudsvifte: what a municipality offers families, for which ages, problems and steps of
//! the rulers, and when somebody last saw that it is still so (`seed_003_004.md`, S54 and P21).
//!
//! Deliberately absent: any choice of an offer. Where several can be meant they are all shown, and
//! people choose.

mod age;
mod course;
mod draft;
mod find;
mod kind;

pub use age::{Ages, NotAnAge, OLDEST};
pub use course::{Changed, Offers};
pub use draft::{OfferDraft, OfferError};
pub use find::{BOTH_KINDS, Wanted, offers_at};
pub use kind::{Offer, OfferKind, unknown_problems, validate};
