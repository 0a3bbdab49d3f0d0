//! Handing children over to somebody who works with them elsewhere: what is said of it, to whom,
//! why, and with whose consent (databeskyttelse.md C3).
//!
//! Deliberately absent: what is handed over, which is every record that travels
//! ([`crate::storage::piece`]), and how it is sealed.

mod draft;
mod manifest;

pub use draft::{ConsentKind, HandOverDraft, NotReady};
pub use manifest::{Consent, Manifest, Purpose, Sender};
