//! Workflow.
pub mod autosave;
pub mod screen;
pub mod vault;
