//! The fælles vurdering: what at least two people say together about one child, after each has
//! looked alone (trivselsskema.md 12.4, step 4).
//!
//! Nothing in it is computed: the position is typed by people, whatever the assessments say.

mod complete;
mod people;
mod record;

pub use complete::JointError;
pub use people::{Participant, ParticipantRole};
pub use record::{Completion, Joint, Question, Reader};
