//! How long to wait after wrong secrets, person by person.
//!
//! The wait stops a colleague at the tablet who guesses. It does not stop somebody who has copied
//! what is stored: against that stands the passphrase alone.
//!
//! It goes by the device's clock, since it must outlive a reload. A clock set back begins the same
//! wait anew, so that it is neither cut short nor drawn out. A clock set forward ends it; whoever
//! may set the clock of the tablet may do more than that.

use serde::{Deserialize, Serialize};

/// The wait after the fourth wrong secret and the ones that follow, in seconds.
const WAITS: [u32; 4] = [5, 15, 60, LONGEST_WAIT];
/// The longest wait, in seconds: the meeting should not have to be put off.
pub const LONGEST_WAIT: u32 = 5 * 60;
/// Wrong secrets that cost no wait: a slip, a capital letter, and one more.
const FREE: usize = 3;

/// The wrong secrets of one person since the last right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempts {
    /// How many.
    wrong: usize,
    /// When the wait began: milliseconds since 1970.
    since: u64,
}

impl Attempts {
    /// Counts a wrong secret at this moment, in milliseconds since 1970.
    pub fn wrong(&mut self, now: u64) {
        self.wrong = self.wrong.saturating_add(1);
        self.since = now;
    }

    /// The whole seconds that are left to wait, at most [`LONGEST_WAIT`]; 0: try.
    pub fn wait(&mut self, now: u64) -> u32 {
        if now < self.since {
            self.since = now;
        }
        let gone = (now - self.since) / 1000;
        let gone = u32::try_from(gone).unwrap_or(u32::MAX);
        self.whole_wait().saturating_sub(gone)
    }

    fn whole_wait(self) -> u32 {
        match self.wrong.checked_sub(FREE + 1) {
            None => 0,
            Some(place) => WAITS.get(place).copied().unwrap_or(LONGEST_WAIT),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 2026-11-22 in milliseconds.
    const NOW: u64 = 1_795_305_600_000;

    #[test]
    fn waits_grow_from_nothing_to_five_minutes() {
        let mut attempts = Attempts::default();
        let mut waits = Vec::new();
        for _ in 0..9 {
            attempts.wrong(NOW);
            waits.push(attempts.wait(NOW));
        }
        assert_eq!(waits, [0, 0, 0, 5, 15, 60, 300, 300, 300]);
        assert_eq!(attempts.wait(NOW + 299_999), 1);
        assert_eq!(attempts.wait(NOW + 300_000), 0);
    }

    #[test]
    fn clock_set_back_begins_the_same_wait_anew() {
        let mut attempts = Attempts::default();
        for _ in 0..5 {
            attempts.wrong(NOW);
        }
        assert_eq!(attempts.wait(NOW + 10_000), 5);
        let year_before = NOW - 365 * 86_400_000;
        assert_eq!(attempts.wait(year_before), 15);
        assert_eq!(attempts.wait(year_before + 14_000), 1);
        assert_eq!(attempts.wait(year_before + 15_000), 0);
    }

    #[test]
    fn stored_text_of_any_count_is_read() {
        let text = format!(r#"{{"wrong":{},"since":{}}}"#, u32::MAX, u64::MAX);
        let mut attempts: Attempts = serde_json::from_str(&text).unwrap();
        assert_eq!(attempts.wait(NOW), LONGEST_WAIT);
        assert_eq!(attempts.wait(NOW + 300_000), 0);
    }

    proptest! {
        #[test]
        fn wait_never_exceeds_the_longest_and_always_ends(
            wrong in 0usize..40,
            clock in prop::collection::vec(any::<u64>(), 0..20),
        ) {
            let mut attempts = Attempts::default();
            for _ in 0..wrong {
                attempts.wrong(NOW);
            }
            let mut last = NOW;
            for now in clock {
                prop_assert!(attempts.wait(now) <= LONGEST_WAIT);
                last = now;
            }
            let end = last.saturating_add(u64::from(LONGEST_WAIT) * 1000);
            prop_assert!(end == u64::MAX || attempts.wait(end) == 0);
        }
    }
}
