//! The underretning: what a professional writes to the municipality about a child, when it was
//! sent, and what came back.
//!
//! It needs no assessment, no score and nobody's agreement (jura.md B2). Deliberately absent: the
//! CPR number, which is written by hand on the paper or in the municipality's own system, and the
//! professional's private address.

mod answer;
mod clock;
mod letter;
mod readable;
mod sent;

pub use answer::{Answer, AnswerDraft, AnswerError, AnswerKind, correction};
pub use clock::{Awaited, Clock, Limits, awaited};
pub use letter::{Check, Contents, Field, Interpreter, Suspicion, Underretning};
pub use readable::{Hint, hints, private_hints};
pub use sent::{Sent, SentBounds, SentDraft, SentError, Way};
