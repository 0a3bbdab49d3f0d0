//! What the decision table is asked: the facts of one assessment, every one of them answered.
//!
//! The keys and values of the JSON are those of the table "Input" in naeste-skridt.md. While the
//! professional is still answering, see [`FactAnswers`](super::FactAnswers).

mod answer;
mod name;
mod signs;
mod table_input;

pub use answer::{Answer3, Consent, Danger, OwnEfforts, SupportNeed};
pub use name::{FactAnswer, FactName};
pub use signs::{Sign, Signs};
pub use table_input::Facts;
