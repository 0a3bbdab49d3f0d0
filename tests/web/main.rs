//! The browser's own storage, in a real browser: `cargo test --target wasm32-unknown-unknown
//! --test web`. On other targets this is an empty test program.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper that fails is a test that fails"
)]

mod copy;
mod store;
mod tabs;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
