//! A backup: the whole vault in one file, every record sealed as it lies in the store.
//!
//! ```text
//! "NSKB" | version 1 | length 4 | what it is, JSON | digest 32
//! "P" | length 4 | whole records | digest 32            as often as needed
//! "E" | number of records 8 | proof 40                  and then nothing
//!
//! a record:  length 1, address | generation 8 | length 4, bytes | 0, or 1 and length 4, bytes
//! ```
//!
//! Lengths and numbers are big end first. A digest is BLAKE2b-256 of all before it in its part and
//! tells damage at once. The proof is made with the vault key over all digests: whoever has a secret
//! of this vault can tell that nothing was left out, added or exchanged since the backup was made.
//! Records stand in the order of their addresses, each once. Both sides work part by part, and no
//! length is believed above its limit.
//!
//! Deliberately absent: keys. The file opens with the secrets that were right when it was made.

mod frame;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use frame::{About, BackupError, FORMAT};
pub use reader::{Reader, Whole};
pub use writer::Writer;
