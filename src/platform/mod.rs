//! Platform.
pub mod clock;
pub mod derive;
pub mod indexed_db;
pub mod local_store;
pub mod persist;
pub mod random;
pub mod tabs;
pub mod fetch;
pub mod history;
pub mod page;
