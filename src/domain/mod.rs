//! What the product exists for, as plain values: no clock, no randomness, no I/O, no web types.
//!
//! - [`child`], [`date`], [`working_day`]: who the assessment is about, how old that child is, and
//!   which days a municipality works.
//! - [`instrument`], [`response`], [`stoettelinje`]: the trivselsskema, the answers, and what the
//!   answers point to in words.
//! - [`boernelineal`]: the two rulers.
//! - [`next_step`]: the decision table.
//! - [`assessment`]: all of it for one child by one professional on one day.
//! - [`offer`]: what a municipality offers, by age, problem and step.
//! - [`factors`]: what works, what protects and what may make it hard; never counted.
//! - [`letter`], [`parent_talk`]: what the parents get to know, and what they said.
//! - [`effort`]: what is done for a child over some weeks, before and after.
//! - [`underretning`]: what is written to the municipality, when it was sent, what came back.
//! - [`correction`], [`follow_up`], [`due`]: how an assessment is corrected or put aside, how a
//!   follow-up is postponed, and what is due.
//! - [`round`]: who assesses whom on a stue between two days, and who is missing.
//! - [`comparison`], [`joint`], [`agreement`]: several professionals side by side, what they say
//!   together, and what they agree on.
//! - [`meeting`]: what is talked over and agreed when people meet about a child.
//! - [`transition`]: what the parents let go along when the child goes on to another place.
//! - [`notice`]: that an acute or underretning route was begun, told to everyone at once.
//! - [`keeping`], [`log`]: how long a child's records are kept, and what left the device.
//! - [`law`], [`municipality`]: what the texts refer to; [`terminology`]: how other systems call it.
//! - [`flaw`], [`order`]: what is wrong with content, and lists in order.

pub mod agreement;
pub mod assessment;
pub mod boernelineal;
pub mod child;
pub mod child_change;
pub mod comparison;
pub mod correction;
pub mod date;
pub mod decision;
pub mod due;
pub mod effort;
pub mod factors;
pub mod flaw;
pub mod follow_up;
pub mod hand_over;
pub mod instrument;
pub mod joint;
pub mod keeping;
pub mod law;
pub mod letter;
pub mod log;
pub mod meeting;
pub mod municipality;
pub mod next_step;
pub mod notice;
pub mod offer;
pub mod order;
pub mod parent_talk;
pub mod position;
pub mod response;
pub mod round;
pub mod sparring;
pub mod stoettelinje;
pub mod terminology;
pub mod transition;
pub mod typed;
pub mod underretning;
pub mod working_day;
