//! Forløb: everything that is stored about a child in time, and both rulers drawn over it.

mod agreed;
mod chart;
mod entries;
mod page;
mod table;

pub use page::Forloeb;
