//! Workflow.
pub mod autosave;
pub mod failure;
pub mod practice;
pub mod records;
pub mod roster;
pub mod screen;
pub mod vault;
