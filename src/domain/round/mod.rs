//! A round: every child of a stue is assessed between two days, and it is agreed who assesses whom
//! (trivselsskema.md 12.4, step 1: at least one looks alone; two pairs of eyes are better).
//!
//! A round holds ids and days, and no answers. Where it stands is worked out anew from the
//! completed assessments and one's own drafts, so it can tell nothing of a colleague's draft.

mod course;
mod plan;
mod standing;
#[cfg(test)]
mod tests;

pub use course::{Change, Closing, Entry, InRound, Round, RoundChild};
pub use plan::{Period, Plan, RoundError, same_unit, share};
pub use standing::{ChildStanding, Known, Member, Seat, SeatState, Sight, Standing};
