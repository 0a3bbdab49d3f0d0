//! Ressourcer, what protects, and what may make it hard: lists to look at beside the form
//! (`seed_003_004.md`, S08 to S10 and R61).
//!
//! Deliberately absent: any count, sum or share of the answers, and any way from them to the
//! decision table. The sources count what makes parents vulnerable (S09, R60); here it is listed.

mod answers;
mod definition;

pub use answers::{FactorAnswers, protective_comes_first};
pub use definition::{Factor, FactorGroup, FactorKind, FactorList, FactorLists};
