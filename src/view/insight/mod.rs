//! Everything about one child in reading order, oldest first, and whose words are whose.
//!
//! Left out, and said so: what a colleague has begun, which only they can read, and notices that
//! are limited to named readers.

mod sheet;
mod together;

pub use sheet::sheet;
