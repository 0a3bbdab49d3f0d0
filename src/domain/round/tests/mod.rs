//! Rounds made up for the purpose.

mod any;
mod made_up;
mod outcomes;
