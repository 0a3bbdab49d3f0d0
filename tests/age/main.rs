//! Files in the age format: what its own test vectors ask for, what other programs made, what other
//! programs read of ours, and files that somebody has altered.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper that fails is a test that fails"
)]

mod known;
mod mutation;
mod others;
mod properties;
mod support;
mod testkit;
