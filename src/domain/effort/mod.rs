//! Efforts (indsatser): what is done for a child over some weeks, with the rulers before and after,
//! and follow-ups that each end in going on, adjusting or ending.
//!
//! Deliberately absent: any figure made of the scores. Before and after stand beside each other.

mod course;
mod draft;
mod follow_up;
mod slip;

pub use course::{
    Cadence, Effort, EffortKind, EffortScore, FollowUp, Gates, Moved, Outcome, Reopened,
};
pub use draft::{EffortDraft, EffortError};
pub use follow_up::{FollowUpDraft, FollowUpError, ReopenDraft, ReopenError};
pub use slip::{QUESTIONS, Slip, SlipAnswer, SlipDraft, SlipError};
