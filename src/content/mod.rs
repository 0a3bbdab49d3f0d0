//! The Danish wording of instruments, rules, law and the default municipality, as JSON with an
//! edition. A new edition of the same kind is a new file in its folder and no code; the newest is
//! the one with the highest numbers in its name. Older editions stay, so that old answers always
//! show the words they were given under: of forms, rulers, lists, overgangsskemaer and agendas a
//! record names its edition. Of the rest the newest is shown.
//!
//! The build script checks every file and packs it for the program: a broken one is no build.

mod edition;
#[cfg(test)]
mod source;
#[cfg(test)]
mod tests;

pub mod boernelineal;
pub mod factors;
pub mod law;
pub mod letter;
pub mod meeting;
pub mod municipality;
pub mod next_step;
pub mod terminology;
pub mod transition;
pub mod trivselsskema;

pub use edition::BrokenContent;
use edition::{ContentFile, Editions};
