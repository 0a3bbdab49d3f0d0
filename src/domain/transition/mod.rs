//! The overgangsskema: what the parents and a professional write together before a child goes from
//! one place to another (trivselsskema.md 12.6).
//!
//! Nothing goes along unless the parents have said yes to it, field by field. Positions and answers
//! are not in it unless they are chosen one by one, each with a yes of its own. What the parents saw
//! when it was finished is kept word for word, and is what is printed and handed over.
//!
//! Deliberately absent: an overgangsskema without the leave to tell the parents.

mod definition;
mod paper;
mod record;
#[cfg(test)]
mod tests;

pub use definition::{TransitionField, TransitionFieldKind, TransitionForm};
pub use paper::{PaperLine, TransitionPaper};
pub use record::{
    Drawn, DrawnKind, FieldConsent, Finished, Transition, TransitionAnswer, TransitionError,
    TransitionSheet,
};
