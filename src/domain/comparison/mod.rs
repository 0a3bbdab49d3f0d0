//! What several professionals saw in one child, side by side.
//!
//! Difference is the point: it is found and named, and left to the people
//! (trivselsskema.md 12.4, step 3). Deliberately absent: any average, count, score or ranking of
//! children or of raters.
//!
//! Who takes part is said by [`raters`], who may look by [`sight`].

mod compare;
mod home;
#[cfg(test)]
mod properties;
mod voice;
mod who;

pub use compare::{AreaComparison, Comparison, compare};
pub use home::HouseholdComparison;
pub use voice::{Accord, Comparable, Row, Voice};
pub use who::{Beside, MOST_RATERS, SAME_TIME_DAYS, Sight, raters, sight};
