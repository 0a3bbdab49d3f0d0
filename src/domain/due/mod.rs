//! What is due for whom, and why: worked out anew from what is stored and today's date.
//!
//! A follow-up is settled by a later assessment: by the same professional at any time, by somebody
//! else where it is no milder or was begun when the follow-up was due. So a colleague's milder
//! look on the day after puts away nobody's red. A joint position is followed up in the same way, by
//! the limits alone.
//!
//! An agreement is looked at on its last day or on the day it was moved to, until it is closed.
//!
//! What else may become due is one more [`Matter`].

mod course;
mod joint;
mod matter;
mod round;
#[cfg(test)]
mod tests;

pub use course::{Course, due};
pub use joint::JointDue;
pub use matter::{Due, FollowUp, Limits, Matter, Moved, RoundMatter, Urgency};
pub use round::round_due;
