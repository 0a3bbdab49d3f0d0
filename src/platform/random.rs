//! The browser's generator of unpredictable bytes.

use crate::storage::key::{NoRandomness, Randomness};

/// `crypto.getRandomValues` of this page.
#[derive(Debug, Clone, Copy, Default)]
pub struct WebRandomness;

/// As many bytes as one call may ask for (Web Cryptography API, `getRandomValues`).
const MOST_AT_ONCE: usize = 65_536;

impl Randomness for WebRandomness {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        let crypto = web_sys::window()
            .and_then(|window| window.crypto().ok())
            .ok_or(NoRandomness)?;
        for part in bytes.chunks_mut(MOST_AT_ONCE) {
            crypto
                .get_random_values_with_u8_array(part)
                .map_err(|_| NoRandomness)?;
        }
        Ok(())
    }
}
