//! The Danish words of the decision table. The wording lives in `content/next_step/`; this is its
//! shape, and how it is put together for one suggestion ([`RuleTexts::show`]).
//!
//! Some words depend on whether the parents may be told, on their consent and on an open case:
//! while contact is barred no word may invite to talk with the parents, and a child with a case
//! is never taken to the anonymous sparringsforum. Such words carry a [`When`].

mod also;
mod edition;
mod show;
mod validate;

pub use also::ShownAlso;
pub use edition::{
    ActionText, FactText, Instead, NoteText, ParentsText, RuleText, RuleTexts, StepText, ValueText,
    When,
};
pub use show::ShownRule;
