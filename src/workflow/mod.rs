//! What one professional does with the domain's things, in which order, and what stands of it; without
//! a screen and without a browser.
pub mod attempts;
pub mod autosave;
pub mod backup_due;
pub mod by_child;
pub mod compile;
pub mod course;
pub mod efforts;
pub mod failure;
pub mod keeping;
pub mod lock;
pub mod meetings;
pub mod merge;
pub mod notices;
pub mod parents;
pub mod pin;
pub mod practice;
pub mod practice_round;
pub mod records;
pub mod roster;
pub mod rounds;
pub mod screen;
pub mod sparring;
pub mod team_key;
mod together;
pub mod transitions;
pub mod underretninger;
pub mod vault;
