//! The vault: from a secret to open records, and back to nothing in memory.
//!
//! - [`Vault`] is a store that may hold a vault; [`Door`] is what the lock screen may know of it.
//! - [`NewVault`] is a vault being made. Deriving keys takes long and runs in a worker, so making
//!   and opening are steps: ask for the [`crate::storage::kdf::Recipe`], derive, hand the key in.
//! - [`NewProfessional`] is a colleague being added, and [`Colleague`] somebody who is or was here.
//! - [`Unlocked`] holds the keys and is the only way to a record. Dropping it locks.
//!
//! - [`Copying`] is the whole vault being copied, of one moment.
//! - Deleting a child and changing the keys are steps of [`Unlocked`] in files of their own.
//!
//! Deliberately absent: attempts and idle time (the session's business), and any copy of a record
//! in clear besides the one that the caller holds.

mod colleague;
mod copy;
mod deletion;
mod door;
mod gate;
mod intake;
mod keyring;
mod new;
mod notices;
mod opening;
mod passkey;
mod rotation;
mod secrets;
mod unlocked;

pub use colleague::{Colleague, Removal};
pub use copy::{Copying, is_header};
pub use door::{Door, Vault, VaultError};
pub use intake::Intake;
pub use keyring::{Owner, Place};
pub use new::{NewProfessional, NewVault};
pub use notices::{BarStep, PossibleReader};
pub use opening::{Loaded, LoadedAll, Reason, SetAside};
pub use rotation::NewSecret;
pub use unlocked::Unlocked;
