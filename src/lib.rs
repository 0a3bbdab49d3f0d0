//! Næste skridt: from what a professional sees to a reasoned next step for one child.
//!
//! The app runs in the browser alone and keeps everything sealed on the device.
//! It suggests; people decide.
//!
//! # Where to start
//!
//! - [`domain`] holds what the product exists for: the trivselsskema, the børnelineal and the
//!   decision table. It is pure Rust that knows no browser, no clock and no randomness.
//! - [`content`] holds the Danish wording of instruments, rules, law and the municipality as data
//!   with an edition.
//! - [`storage`] turns values into sealed bytes and back.
//! - [`exchange`] turns it all into files for people and for another device.
//! - [`workflow`] says what happens when: the vault, saving, the session.
//! - `platform` is the only place that names the browser, `view` the only place that names Leptos.
//!   Both need the feature `web`; `cargo test --no-default-features` builds everything else.

pub mod content;
pub mod domain;
pub mod exchange;
pub mod storage;
pub mod workflow;

#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod view;
