//! Workflow.
pub mod attempts;
pub mod autosave;
pub mod compile;
pub mod course;
pub mod efforts;
pub mod failure;
pub mod lock;
pub mod notices;
pub mod pin;
pub mod practice;
pub mod records;
pub mod roster;
pub mod screen;
pub mod underretninger;
pub mod vault;
