//! What is wrong with a content file, said so that the one who wrote it can mend it.

use std::fmt;

/// One fault in a content file: where it is and why it is one.
///
/// Content is validated by the tests, never at the mercy of a user: a release with a flaw is
/// not built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Where in the file, as a path of names: `areas.tryg.items.tryg.A.1.bands`.
    pub place: String,
    /// Why it cannot be used: lowercase, no full stop.
    pub reason: String,
}

impl Flaw {
    /// A flaw at `place` for `reason`.
    pub fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}
