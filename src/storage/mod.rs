//! What is written, as pure bytes: keys, the envelope, the vault's header, versioned records and
//! the contract of a store. Where it is written is `platform`'s business.
//!
//! - [`key`], [`kdf`], [`passphrase`], [`recovery`], [`passkey`]: what opens a vault.
//! - [`age_key`]: the pair with which a team receives files.
//! - [`header`], [`slot`], [`succession`], [`handed_on`]: who may open it, and how.
//! - [`envelope`], [`record`]: one sealed record.
//! - [`piece`]: one record that travels in a hand-over.
//! - [`proof`]: that a copy of everything is whole.
//! - [`store`], [`memory`]: one transaction, and its twin for tests and practice.
//!
//! Deliberately absent: a clock, a source of randomness (it comes in through
//! [`key::Randomness`]) and any index in clear text. Names, months of birth and answers exist in
//! clear only in memory; what a store sees is kinds, random ids, sizes and generations.

pub mod age_key;
pub mod envelope;
pub mod handed_on;
pub mod header;
pub mod kdf;
pub mod key;
pub mod memory;
pub mod passkey;
pub mod passphrase;
pub mod piece;
pub mod proof;
pub mod reader;
pub mod record;
pub mod recovery;
pub mod slot;
pub mod store;
pub mod succession;

mod checksum;
mod trivial;
