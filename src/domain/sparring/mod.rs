//! Sparring without a name: the sheet that a professional takes along when a child is talked over
//! with others who do not know which child it is.
//!
//! The forum is for children without a case in the municipality (naeste-skridt.md, `har_sag`;
//! `seed_003_004.md` R49). Deliberately absent: any claim that a text is anonymous. What is found is
//! what can be found by rule; what is told may be known again all the same.

mod case;
mod identifiers;
mod known;
mod sheet;

pub use case::{CaseAnswer, WithoutName, newest_case_answer};
pub use identifiers::{Finding, FindingKind, findings, redacted};
pub use known::Known;
pub use sheet::{Field, Particular, Refusal, SparringSheet};
