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
pub mod records;
pub mod roster;
pub mod screen;
pub mod vault;
