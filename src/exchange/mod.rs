//! What leaves the device as a file, and comes back from one: pure bytes and text.
//!
//! - [`age_file`]: the seal of a hand-over file, which every age tool opens.
//! - [`backup`]: the whole vault in one file, sealed as it is stored.
//! - [`insight`]: everything about one child, to be read by anybody.
//! - [`course`]: one child's course, and how much of it goes along.
//! - [`effort_words`]: efforts in Danish, the same on screens and in files.
//! - [`csv`]: tables for a spreadsheet.
//! - [`hand_over`]: chosen children or one case for another professional, before it is sealed.
//! - [`fhir`]: HL7 FHIR R4, whole and as KL's one question.
//!
//! Deliberately absent: any way of sending. A file is handed to the person at the device.

pub mod age_file;
pub mod backup;
pub mod course;
pub mod csv;
pub mod effort_words;
pub mod fhir;
pub mod hand_over;
pub mod insight;
