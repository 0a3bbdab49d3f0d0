//! How long each step has taken: a quiet help for whoever leads the meeting, and nothing that is
//! judged by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kind::MeetingStep;
use crate::domain::date::Moment;

/// A clock that has run so long was forgotten: in minutes.
const FORGOTTEN: u32 = 4 * 60;

/// The minutes of each step, and since when the clock runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// The minutes of each step, up to when the clock was last started.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub spent: BTreeMap<MeetingStep, u32>,
    /// Since when the clock runs; nothing while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
}

impl Pace {
    /// Starts the clock.
    pub fn start(&mut self, now: Moment) {
        self.since = Some(now);
    }

    /// Stops the clock in a step.
    pub fn stop(&mut self, step: MeetingStep, now: Moment) {
        let minutes = self.running(now).unwrap_or_default();
        *self.spent.entry(step).or_default() += minutes;
        self.since = None;
    }

    /// Leaves a step: a clock that runs goes on from nothing in the next one.
    pub fn leave(&mut self, step: MeetingStep, now: Moment) {
        let runs = self.running(now).is_some();
        self.stop(step, now);
        if runs {
            self.start(now);
        }
    }

    /// The minutes since the clock was started. `None` where it stands, was forgotten, or the
    /// device's clock was set back.
    pub fn running(&self, now: Moment) -> Option<u32> {
        let since = self.since?;
        if now < since {
            return None;
        }
        let days = u32::from(now.date.days_since(since.date));
        let minutes = (days * 24 * 60 + u32::from(now.minute)).checked_sub(since.minute.into())?;
        (minutes < FORGOTTEN).then_some(minutes)
    }

    /// The minutes of a step, where `at` is the one that the meeting has reached.
    pub fn of(&self, step: MeetingStep, at: MeetingStep, now: Moment) -> u32 {
        let spent = self.spent.get(&step).copied().unwrap_or_default();
        let runs = if step == at { self.running(now) } else { None };
        spent + runs.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str, minute: u16) -> Moment {
        Moment {
            date: date.parse().unwrap(),
            minute,
        }
    }

    #[test]
    fn minutes_go_to_the_step_that_is_reached() {
        use MeetingStep::{Billede, Formaal};
        let day = |minute| at("2026-11-22", minute);
        let mut pace = Pace::default();
        assert_eq!(pace.of(Formaal, Formaal, day(600)), 0);
        pace.start(day(600));
        assert_eq!(pace.of(Formaal, Formaal, day(605)), 5);
        pace.leave(Formaal, day(605));
        assert_eq!(pace.of(Formaal, Billede, day(610)), 5);
        assert_eq!(pace.of(Billede, Billede, day(610)), 5);
        pace.stop(Billede, day(612));
        assert_eq!(pace.of(Billede, Billede, day(700)), 7);
        pace.leave(Billede, day(700));
        assert_eq!(pace.running(day(701)), None, "a clock that stands stays so");
    }

    #[test]
    fn forgotten_clock_counts_for_nothing_and_midnight_is_crossed() {
        let mut pace = Pace::default();
        pace.start(at("2026-11-22", 1430));
        assert_eq!(pace.running(at("2026-11-23", 10)), Some(20));
        assert_eq!(pace.running(at("2026-11-23", 700)), None);
        assert_eq!(pace.running(at("2026-11-21", 700)), None);
        pace.stop(MeetingStep::Formaal, at("2026-12-24", 1));
        assert_eq!(pace.spent.get(&MeetingStep::Formaal), Some(&0));
    }
}
