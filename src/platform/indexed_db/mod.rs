//! The store that is the truth: `IndexedDB` with strict durability.
//!
//! One object store, one entry a record: `[generation, current, previous]` under the record's
//! address. A commit is one `readwrite` transaction that compares generations before it writes, or
//! comes on top of this tab's own last one and fails where another tab has committed since
//! (`commits`). It has happened when the browser says `complete`.
//!
//! A connection that the browser closed (iPadOS does so under memory pressure) is opened again and
//! the step repeated once. Talks to the browser directly: the wrapper crates cannot ask for strict
//! durability.

mod commits;
mod copy;
mod open;
mod request;
mod store;

pub use store::{DATABASE, IndexedDbStore, PRACTICE_DATABASE};
