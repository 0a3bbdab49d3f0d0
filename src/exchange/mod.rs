//! What leaves the device as a file, and comes back from one: pure bytes and text.
//!
//! - [`backup`]: the whole vault in one file, sealed as it is stored.
//! - [`insight`]: everything about one child, to be read by anybody.
//!
//! Deliberately absent: any way of sending. A file is handed to the person at the device.

pub mod backup;
pub mod insight;
