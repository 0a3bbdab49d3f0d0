//! The only place that names the browser.
pub mod clock;
pub mod derive;
pub mod fetch;
pub mod file;
pub mod hand_over;
pub mod history;
pub mod indexed_db;
pub mod local_store;
pub mod page;
pub mod passkey;
pub mod persist;
pub mod random;
pub mod tabs;
