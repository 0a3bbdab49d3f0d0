//! Derives a key from a passphrase beside the page, so that the page never stands still.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Tells the page that the worker has been loaded.
#[wasm_bindgen]
pub fn loaded() -> bool {
    true
}
