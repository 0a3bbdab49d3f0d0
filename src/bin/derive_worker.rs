//! Derives one key beside the page. `public/derive.js` loads this and passes the messages on.

use naeste_skridt::storage::kdf::{self, KdfParams, Recipe, SALT_LENGTH};
use wasm_bindgen::{JsError, prelude::wasm_bindgen};

fn main() {}

/// The 32 bytes of the key.
///
/// # Errors
///
/// Parameters outside the limits, or too little memory.
#[wasm_bindgen]
pub fn derive(
    secret: &[u8],
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
) -> Result<Vec<u8>, JsError> {
    let recipe = Recipe {
        salt: <[u8; SALT_LENGTH]>::try_from(salt)?,
        params: KdfParams::new(memory_kib, passes)?,
    };
    Ok(kdf::derive(secret, &recipe)?.bytes().to_vec())
}
