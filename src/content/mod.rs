//! The Danish wording of instruments, rules, law and the default municipality, as JSON with an
//! edition. A new edition or instrument of the same kind is a new file in its folder and no code.
//! Older editions stay, so that old answers always show the words they were given under.

mod edition;

pub mod boernelineal;
pub mod law;
pub mod municipality;
pub mod next_step;
pub mod trivselsskema;

pub use edition::{BrokenContent, ContentFile, FILES, checked, edition, newest, of_kind, parse};
