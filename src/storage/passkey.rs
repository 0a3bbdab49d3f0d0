//! A passkey as a way into the vault: what has to stand in clear, so that the device can compute
//! the slot's key from it.
//!
//! The device keeps a secret of its own for each passkey and computes 32 bytes from it and a salt
//! (Web Authentication Level 3, section 10.1.4 "prf"), after it has seen its user's finger, face or
//! code. The same passkey and salt give the same bytes every time; nothing else gives them.

use super::kdf::Salt;

/// What a passkey needs to give its slot's key. None of it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyRecipe {
    /// The passkey's id, as the device gave it.
    pub credential: Vec<u8>,
    /// What the device computes the key from, besides its own secret.
    pub salt: Salt,
}
