//! What is inside a hand-over file: text that an IT department can read once it is opened.
//!
//! ```text
//! {"format":"naeste-skridt-overlevering","version":1,"id":…,"made":…,"from":…,"to":…,…}
//! {"kind":"child","id":…,"child":…,"v":1,"body":{…}}        one line a record
//! {"end":{"records":2,"sha256":"…"}}                         and then nothing
//! ```
//!
//! JSON Lines in UTF-8. Each child comes before what is about it. `body` is what a vault keeps of the
//! record, under the same version. The digest is SHA-256 of every line before the last, line ends
//! included (`head -n -1 | sha256sum`): it tells a text that was cut or changed after it was opened.
//!
//! A kind or a version that this program does not know refuses the whole file. To leave such a record
//! out could leave out what bars contact with the parents, and nobody would see that it is missing.
//!
//! An overgangsskema that goes alone has two records: the child with what the form says of it, and the
//! form. A file that says so of itself and has anything else is refused: the parents said yes to that.
//!
//! Deliberately absent: the seal around the text.

mod fault;
mod form;
mod reader;
mod writer;

pub use fault::{Fault, FileError};
pub use form::{ENDING, VERSION};
pub use reader::{HandedOver, Reader, Record};
pub use writer::Writer;
