//! Workflow.
pub mod autosave;
pub mod screen;
pub mod roster;
pub mod vault;
pub mod practice;
pub mod records;
pub mod failure;
