//! The underretning: the ones before, the one under way, the paper, and what came back.

mod answer;
mod check;
mod clock;
mod insight;
mod list;
mod page;
mod paper;
mod route;
mod send;
mod words;
mod write;

pub use insight::letters_in_full;
pub use list::Underretninger;
pub use page::UnderretningPage;
pub(super) use words::{answer_kind, awaited_words, sent as sent_line};
