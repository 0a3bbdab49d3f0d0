//! Workflow.
pub mod attempts;
pub mod autosave;
pub mod backup_due;
pub mod failure;
pub mod keeping;
pub mod lock;
pub mod notices;
pub mod pin;
pub mod practice;
pub mod practice_round;
pub mod records;
pub mod roster;
pub mod rounds;
pub mod screen;
mod together;
pub mod vault;
