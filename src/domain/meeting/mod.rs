//! Meetings about a child: what is asked for help with, what is known, how it is understood, what
//! is agreed, and who tells it on.
//!
//! The order is that of a dialogue: strengths and the parents' picture come before the
//! difficulties, everybody speaks without being interrupted, and there are several explanations
//! before anything is decided (`seed_003_004.md` S26, S27, S51; `seed_000_002.md` C12, C14, C26).
//!
//! Deliberately absent: anything that holds an underretning back. What is missing holds back the
//! meeting's own decisions and nothing else.

mod agreed;
mod analysis;
mod day;
mod kind;
mod minutes;
mod missing;
mod pace;
mod people;
#[cfg(test)]
mod properties;
mod record;
mod short;
mod texts;

pub use agreed::{AfterEvent, AfterMeeting, MeetingDecision, OpenMatter};
pub use analysis::{Explanation, ExplanationAbout, Voice};
pub use day::{Case, MeetingDay, MeetingDayError};
pub use kind::{MeetingKind, MeetingStep};
pub use minutes::Minutes;
pub use missing::Missing;
pub use pace::Pace;
pub use people::{Attendee, AttendeeRole, MANY};
pub use record::{Closed, Meeting, MeetingError};
pub use short::shortened;
pub use texts::{MeetingText, MeetingTexts, StepText};
