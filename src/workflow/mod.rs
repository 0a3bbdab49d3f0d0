//! Workflow.
pub mod attempts;
pub mod autosave;
pub mod failure;
pub mod lock;
pub mod notices;
pub mod pin;
pub mod practice;
pub mod records;
pub mod roster;
pub mod screen;
mod together;
pub mod vault;
