//! Files in the age format, version 1 (`age-encryption.org/v1`): sealed here, opened by every age
//! tool, and the other way round.
//!
//! ```text
//! age-encryption.org/v1
//! -> X25519 …            one recipient a piece, each with the file's key sealed for it;
//! -> scrypt … 17         or one passphrase and nothing else
//! --- …                  proof over all of the above
//! nonce 16 | pieces of 64 KiB, each with its tag; the last one is marked
//! ```
//!
//! [`Sealer`] and [`Opener`] work piece by piece, so that the worker can tell how far it is. What an
//! [`Opener`] gives is right as far as it goes; only after [`Opener::finish`] is it whole.
//!
//! Deliberately absent: recipients of other sorts (SSH, plugins, post-quantum) and the armoured
//! form. They are refused by name.

mod error;
mod header;
mod open;
mod seal;
mod secrets;
mod stream;
#[cfg(test)]
mod tests;
mod wrap;

pub use error::{AgeError, HandOverError};
pub use header::{LONGEST_BEGINNING, MOST_RECIPIENTS};
pub use open::{LONGEST_FILE, Opener, SealedFor, open, sealed_for};
pub use seal::{LONGEST_TEXT, Sealer, seal};
pub use secrets::{Opening, Sealing};
pub use wrap::{HEAVIEST_WORK, WORK};
