//! From a passphrase or recovery code to the key that opens a slot of the vault: Argon2id.
//!
//! The work is the point: each guess costs an attacker as much memory and time as it costs here.
//! In the app it runs in a worker, so that the screen stays alive.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{
    envelope::{NONCE_LENGTH, encrypt},
    key::{KEY_LENGTH, Key, NoRandomness, Randomness, RecordId},
};

/// The salt's length in bytes (RFC 9106 section 3.1 recommends 16).
pub const SALT_LENGTH: usize = 16;

/// A random value, stored in clear, that makes one passphrase give another key in each slot.
pub type Salt = [u8; SALT_LENGTH];

/// How much work one derivation is. Stored in clear in the header, so it is checked when read:
/// whoever can write the store must not be able to make the next derivation cheap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawParams", into = "RawParams")]
pub struct KdfParams {
    memory_kib: u32,
    passes: u32,
}

#[derive(Serialize, Deserialize)]
struct RawParams {
    memory_kib: u32,
    passes: u32,
}

/// Why a derivation is refused or did not come through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KdfError {
    /// Less work than OWASP's floor, 19 MiB and 2 passes: a downgrade.
    #[error("derive a key with parameters below the floor")]
    TooWeak,
    /// More than 1 GiB or 16 passes: no device of the users would finish.
    #[error("derive a key with parameters beyond every device")]
    TooCostly,
    /// The device has not enough memory left.
    #[error("get the memory for the key derivation")]
    OutOfMemory,
}

impl KdfParams {
    /// 64 MiB and 3 passes: about 0.4 s on a laptop, 1.4 s on a cheap tablet.
    pub const DEFAULT: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };
    /// The OWASP password storage cheat sheet's minimum for Argon2id: 19 MiB and 2 passes.
    pub const FLOOR: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
    };
    /// What is refused above: 1 GiB and 16 passes.
    pub const CEILING: Self = Self {
        memory_kib: 1024 * 1024,
        passes: 16,
    };

    /// The parameters, if they lie between floor and ceiling.
    ///
    /// # Errors
    ///
    /// [`KdfError::TooWeak`] or [`KdfError::TooCostly`].
    pub const fn new(memory_kib: u32, passes: u32) -> Result<Self, KdfError> {
        if memory_kib < Self::FLOOR.memory_kib || passes < Self::FLOOR.passes {
            Err(KdfError::TooWeak)
        } else if memory_kib > Self::CEILING.memory_kib || passes > Self::CEILING.passes {
            Err(KdfError::TooCostly)
        } else {
            Ok(Self { memory_kib, passes })
        }
    }

    /// Memory in KiB.
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over that memory.
    pub const fn passes(self) -> u32 {
        self.passes
    }
}

impl TryFrom<RawParams> for KdfParams {
    type Error = KdfError;
    fn try_from(raw: RawParams) -> Result<Self, KdfError> {
        Self::new(raw.memory_kib, raw.passes)
    }
}

impl From<KdfParams> for RawParams {
    fn from(params: KdfParams) -> Self {
        Self {
            memory_kib: params.memory_kib,
            passes: params.passes,
        }
    }
}

/// What one derivation needs besides the secret: given to the worker as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// The slot's salt.
    pub salt: Salt,
    /// The slot's amount of work.
    pub params: KdfParams,
}

impl Recipe {
    /// A recipe with a new salt.
    ///
    /// # Errors
    ///
    /// [`NoRandomness`] where the device gives none.
    pub fn new(params: KdfParams, randomness: &mut dyn Randomness) -> Result<Self, NoRandomness> {
        let mut salt = [0; SALT_LENGTH];
        randomness.fill(&mut salt)?;
        Ok(Self { salt, params })
    }
}

/// The key-encryption key that a secret and its recipe give. It opens one slot and seals nothing
/// else. Wiped when dropped; `Debug` shows nothing.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Kek([u8; KEY_LENGTH]);

impl Kek {
    /// The key from the worker's 32 bytes; they are wiped. `None` for another length.
    pub fn from_bytes(bytes: &mut [u8]) -> Option<Self> {
        let kek = <[u8; KEY_LENGTH]>::try_from(&*bytes).ok().map(Self);
        bytes.zeroize();
        kek
    }

    /// The key from the 32 secret bytes that a passkey computes (Web Authentication Level 3,
    /// section 10.1.4); they are wiped. `None` for another length.
    ///
    /// They are uniform and long, so no slow derivation is needed; what is taken is the key stream
    /// of `XChaCha20` under a fixed label, so that they serve nothing else as they are.
    pub fn from_passkey(bytes: &mut [u8]) -> Option<Self> {
        const LABEL: &[u8; NONCE_LENGTH] = b"naeste-skridt passkey 01";
        let output = Self::from_bytes(bytes)?;
        let mut stream = Zeroizing::new(encrypt(&output.0, LABEL, &[], &[0; KEY_LENGTH]));
        stream.truncate(KEY_LENGTH);
        Self::from_bytes(&mut stream)
    }

    /// The key of every practice vault, known to all: made-up children need no passphrase.
    pub const fn of_practice() -> Self {
        Self([0; KEY_LENGTH])
    }

    /// As a [`Key`] named after its slot.
    pub(crate) fn key(&self, slot: RecordId) -> Key {
        Key::new(slot, &mut self.0.clone())
    }

    /// The raw bytes: for handing the result out of the worker.
    pub fn bytes(&self) -> &[u8; KEY_LENGTH] {
        &self.0
    }
}

impl fmt::Debug for Kek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kek")
    }
}

/// Derives the key. Takes as long and as much memory as the recipe says.
///
/// # Errors
///
/// [`KdfError::OutOfMemory`] where the memory is not to be had.
pub fn derive(secret: &[u8], recipe: &Recipe) -> Result<Kek, KdfError> {
    let params = Params::new(
        recipe.params.memory_kib,
        recipe.params.passes,
        1,
        Some(KEY_LENGTH),
    )
    .map_err(|_| KdfError::TooWeak)?;
    let mut kek = Kek([0; KEY_LENGTH]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, &recipe.salt, &mut kek.0)
        .map_err(|_| KdfError::OutOfMemory)?;
    Ok(kek)
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};

    use super::*;
    use crate::storage::key::tests::hex;

    /// RFC 9106 section 5.3. Its four lanes, secret and associated data are not what a vault uses,
    /// so the vector checks the library below [`derive`].
    #[test]
    fn argon2id_gives_the_published_vector() {
        let params = ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let argon =
            Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut out = [0; 32];
        argon
            .hash_password_into(&[1; 32], &[2; 16], &mut out)
            .unwrap();
        assert_eq!(
            hex(&out),
            "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        );
    }

    /// The same in the browser's worker; another value would lock every stored vault.
    #[test]
    fn derive_gives_the_same_key_for_ever() {
        let recipe = Recipe {
            salt: [1; SALT_LENGTH],
            params: KdfParams::FLOOR,
        };
        assert_eq!(
            hex(derive(b"one", &recipe).unwrap().bytes()),
            "eaab481a066bebb04e3afdbbeaf0c02944bd0023aaf10f01b5da867880ef57b1"
        );
    }

    #[test]
    fn passkey_gives_the_same_key_for_ever_and_another_than_its_own_bytes() {
        let mut output = [5; KEY_LENGTH];
        let kek = Kek::from_passkey(&mut output).unwrap();
        assert_eq!(
            hex(kek.bytes()),
            "e50e17016f11a74d32a0e12b561f6745fb2f104f0ade545db140259d2d9b9f4f"
        );
        assert_eq!(output, [0; KEY_LENGTH]);
        let other = Kek::from_passkey(&mut [6; KEY_LENGTH]).unwrap();
        assert_ne!(kek.bytes(), other.bytes());
        assert!(Kek::from_passkey(&mut [5; 31]).is_none());
    }

    #[test]
    fn derive_depends_on_secret_salt_and_work() {
        let recipe = |salt, passes| Recipe {
            salt: [salt; SALT_LENGTH],
            params: KdfParams::new(KdfParams::FLOOR.memory_kib, passes).unwrap(),
        };
        let kek = |secret: &[u8], recipe| derive(secret, &recipe).unwrap().0;
        let first = kek(b"one", recipe(1, 2));
        assert_eq!(first, kek(b"one", recipe(1, 2)));
        assert_ne!(first, kek(b"two", recipe(1, 2)));
        assert_ne!(first, kek(b"one", recipe(2, 2)));
        assert_ne!(first, kek(b"one", recipe(1, 3)));
    }

    #[test]
    fn stored_params_outside_the_limits_are_refused() {
        for (memory_kib, passes, result) in [
            (19 * 1024 - 1, 3, Err(KdfError::TooWeak)),
            (64 * 1024, 1, Err(KdfError::TooWeak)),
            (1024 * 1024 + 1, 3, Err(KdfError::TooCostly)),
            (64 * 1024, 17, Err(KdfError::TooCostly)),
            (64 * 1024, 3, Ok(KdfParams::DEFAULT)),
        ] {
            assert_eq!(KdfParams::new(memory_kib, passes), result);
            let json = format!(r#"{{"memory_kib":{memory_kib},"passes":{passes}}}"#);
            assert_eq!(
                serde_json::from_str::<KdfParams>(&json).ok(),
                result.ok(),
                "{json}"
            );
        }
    }
}
