//! The decision table: from the facts of one assessment to a suggested next step with its reasons.
//!
//! Begin with [`rules`], which is the table itself, [`choosing`], which weeds out the hits, and
//! [`suggestion`], which is the result. [`facts`] is what goes in, [`mod@changes`] says what would
//! change the suggestion, [`fact_answers`] is the form while it is being filled in, and [`texts`]
//! puts Danish words on all of it. [`evaluation`] is the same table for one line of JSON.
//!
//! Deliberately absent: points, sums, averages, probabilities and any ranking of children. Every
//! rule is tried; nothing here decides. Source: naeste-skridt.md.

mod barred;
pub mod cause;
pub mod changes;
pub mod choosing;
pub mod evaluation;
pub mod fact_answers;
pub mod facts;
pub mod note;
pub mod rules;
pub mod step;
pub mod suggestion;
pub mod texts;

pub use cause::Cause;
pub use changes::{Change, changes};
pub use choosing::RuleSet;
pub use fact_answers::FactAnswers;
pub use facts::{
    Answer3, Consent, Danger, FactAnswer, FactName, Facts, OwnEfforts, Sign, Signs, SupportNeed,
};
pub use note::{Note, Situation};
pub use rules::RULESET;
pub use step::Step;
pub use suggestion::{Hit, LeaveToTell, Outcome, Parents, Suggestion, outcome, suggest};
pub use texts::RuleTexts;
