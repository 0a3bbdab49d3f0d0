//! What the product exists for, as plain values: no clock, no randomness, no I/O, no web types.
//!
//! - [`child`], [`date`]: who the assessment is about, and how old that child is.
//! - [`instrument`], [`response`], [`stoettelinje`]: the trivselsskema, the answers, and what the
//!   answers point to in words.
//! - [`boernelineal`]: the two rulers.
//! - [`next_step`]: the decision table.
//! - [`assessment`]: all of it for one child by one professional on one day.
//! - [`letter`], [`parent_talk`]: what the parents get to know, and what they said.
//! - [`law`], [`municipality`]: what the texts refer to.
//! - [`flaw`], [`order`]: what is wrong with content, and lists in order.

pub mod assessment;
pub mod boernelineal;
pub mod child;
pub mod date;
pub mod flaw;
pub mod instrument;
pub mod law;
pub mod letter;
pub mod municipality;
pub mod next_step;
pub mod order;
pub mod parent_talk;
pub mod position;
pub mod response;
pub mod stoettelinje;
