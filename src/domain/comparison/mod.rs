//! What several professionals saw in one child, side by side.
//!
//! Difference is the point: it is found and named, and left to the people
//! (trivselsskema.md 12.4, step 3). Deliberately absent: any average, count, score or ranking of
//! children or of raters.
//!
//! Who takes part is said by [`raters`]: the newest completed assessment of each author.

mod compare;
mod voice;
mod who;

pub use compare::{AreaComparison, Comparison, HouseholdComparison, compare};
pub use voice::{Accord, Comparable, Row, Voice};
pub use who::{MOST_RATERS, newest_of_each, raters};
