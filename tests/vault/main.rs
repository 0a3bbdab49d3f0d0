//! The vault as a second client of the core: whole stories on the store's twin in memory.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper that fails is a test that fails"
)]

mod backup;
mod bar;
mod blindness;
mod colleagues;
mod disk;
mod erasure;
mod faults;
mod form_alone;
mod format;
mod hand_over;
mod keys;
mod leaving;
mod mutation;
mod passkey;
mod story;
mod support;
mod typed;
mod words;
