//! Workflow.
pub mod autosave;
pub mod screen;
