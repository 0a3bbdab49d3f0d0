//! The browser's generator of unpredictable bytes.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::Crypto;

use crate::storage::key::{NoRandomness, Randomness};

/// `crypto.getRandomValues` of this page or worker.
#[derive(Debug, Clone, Copy, Default)]
pub struct WebRandomness;

/// As many bytes as one call may ask for (Web Cryptography API, `getRandomValues`).
const MOST_AT_ONCE: usize = 65_536;

impl Randomness for WebRandomness {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        // A worker has no window, and both have this.
        let crypto: Crypto = Reflect::get(&js_sys::global(), &"crypto".into())
            .ok()
            .and_then(|crypto| crypto.dyn_into().ok())
            .ok_or(NoRandomness)?;
        for part in bytes.chunks_mut(MOST_AT_ONCE) {
            crypto
                .get_random_values_with_u8_array(part)
                .map_err(|_| NoRandomness)?;
        }
        Ok(())
    }
}
