//! Everything that can go wrong on the way between a professional and the vault, as one value
//! that a screen can put words on.

use super::vault::VaultError;
use crate::storage::{recovery::RecoveryError, store::StoreError};

/// Why something that was asked for did not happen. Nothing stored is lost or half-changed by
/// any of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The vault refused, or the store below it.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The recovery key cannot be right as typed.
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    /// The worker that derives keys did not start.
    #[error("start the derivation of a key")]
    WorkerNotStarted,
    /// The device has not enough memory to derive the key.
    #[error("get the memory to derive a key")]
    OutOfMemory,
    /// A file of the app could not be fetched.
    #[error("fetch a file of the app")]
    FileMissing,
    /// Another tab has the right to write; this one only reads.
    #[error("write beside another tab")]
    OtherTab,
    /// Too many wrong secrets: there is a wait before the next try.
    #[error("try a secret before {seconds} seconds have gone")]
    TooSoon {
        /// The seconds that are left.
        seconds: u32,
    },
    /// The device did not let its user through, or its user did not want to.
    #[error("get leave from the user of the device")]
    PasskeyDeclined,
    /// The device makes passkeys and computes no keys from them.
    #[error("compute a key from a passkey")]
    PasskeyWithoutKey,
    /// The browser would not ask the device.
    #[error("ask the browser for a passkey")]
    PasskeyRefused,
    /// The device computed a key that is not this slot's.
    #[error("open the vault with another passkey")]
    PasskeyOfAnother,
    /// The backup was put back, and could not be opened at once.
    #[error("open the backup that was restored")]
    RestoredUnopened,
    /// The vault was locked meanwhile.
    #[error("use a vault that is locked")]
    Locked,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Vault(error.into())
    }
}

impl Failure {
    /// Whether somebody else wrote first.
    pub fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::Vault(VaultError::Store(StoreError::Conflict(_)))
        )
    }
}
