//! What comes in with a hand-over, beside what is here: nothing is lost, and nothing is written
//! before somebody has said yes.
//!
//! - [`Carried`] is what goes out: what stands about some children, as pieces.
//! - [`Plan`] is worked out piece by piece: what is new, what is here already, what is further on
//!   here or there, and what is in doubt.
//! - [`Plan::steps`] is what is then written, by what was answered to each doubt.
//!
//! What is only added to (what happened to a notice, an agreement, an effort, a closed meeting) is
//! united. Of what may be written again (a draft, an open meeting or joint assessment) the one that
//! holds all of the other is further on; where neither does, both are kept and somebody is asked.
//! The second then stands under an id that comes from the first one's id and its own words, so that
//! the same file changes nothing when it comes again, and the order of two files changes nothing.
//!
//! Deliberately absent: the file (`exchange`), and keys (the vault's).

mod carried;
mod compare;
mod covers;
mod place;
mod plan;
#[cfg(test)]
mod properties;
mod steps;
#[cfg(test)]
mod tests;
mod union;

pub use carried::Carried;
pub use compare::Choice;
pub use place::place_of;
pub use plan::{ChildPlan, Doubt, Known, Plan, PlanError};
pub use steps::Step;
