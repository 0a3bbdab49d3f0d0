//! That an acute or an underretning route has been begun for a child: told to everyone at once,
//! unless its author limits it to named readers.
//!
//! Safety goes before blindness. A notice says which child, who, when and which route, and never an
//! answer: the assessment itself stays its author's own until it is completed. What has happened to
//! it is only ever added to, so that a mistake that is put right shows both.
//!
//! `bar` is what everybody sees of a notice that its author has not answered yet: that the parents
//! wait. `told` is what a notice holds, `signal` what answers say about it, and `following` what
//! becomes of the notices of an assessment when its answers change.

mod bar;
mod following;
mod signal;
mod told;

pub use bar::{ContactBar, Lifted};
pub use following::{About, Followed, There, follow, put_back, put_right};
pub use signal::Signal;
pub use told::{Audience, Entry, Event, Notice, Reader, Route};
