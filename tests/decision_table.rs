//! The decision table over every state there is: the 26 cases of naeste-skridt.md, and the
//! properties that must hold for each of the 80,289,792 combinations of answers (`har_sag` is
//! left out: no rule asks it).
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may stop at what cannot be"
)]

#[path = "decision_table/cases.rs"]
mod cases;
#[path = "decision_table/changes.rs"]
mod changes;
#[path = "decision_table/every_state.rs"]
mod every_state;
#[path = "decision_table/so_far.rs"]
mod so_far;
#[path = "decision_table/space.rs"]
mod space;
