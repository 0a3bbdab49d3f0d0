//! When an open vault locks by itself, and what a lock does.
//!
//! A plain state machine: events and the time in, effects out. The time is in milliseconds and may
//! come from a clock that is set back; a wait then begins anew.
//!
//! | state \ event | idle for the set minutes, or "Lås" | hidden | hidden too long | shown | right PIN | fifth wrong PIN | log off |
//! |---|---|---|---|---|---|---|---|
//! | open, no PIN | lock | cover | lock | uncover | – | – | lock |
//! | open, PIN | screen | screen | lock | – | – | – | lock |
//! | screened | lock after 15 minutes | – | lock | – | unscreen | lock | lock |
//! | locking, nobody asked | lock if "Lås" | – | – | – | – | – | lock |
//!
//! A lock that somebody asked for and that would lose a write is off again: they are told and go
//! on. One that nobody asked for stays covered until the write is stored or given up.
//!
//! Every event first sees whether a time has run out: a tablet that slept has told nobody.

/// The shortest and the longest time until an unused tablet locks, in minutes.
pub const IDLE_MINUTES: std::ops::RangeInclusive<u8> = 2..=5;
/// The time that is used until somebody chooses another, in minutes.
pub const USUAL_IDLE_MINUTES: u8 = 3;
/// Wrong PINs until the vault locks.
pub const PIN_TRIES: u8 = 5;
/// How long a hidden page keeps its keys: 30 seconds, less what a hidden page's clock is late.
const HIDDEN_LIMIT: u64 = 28_000;
/// How long the keys stay in memory behind a PIN that nobody types.
const SCREENED_LIMIT: u64 = 15 * MINUTE;
const MINUTE: u64 = 60_000;

/// What happens to an open vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Somebody touched the screen or the keyboard.
    Activity,
    /// Time has passed.
    Tick,
    /// The page is no longer seen.
    Hidden,
    /// The page is seen again.
    Shown,
    /// "Lås".
    Lock,
    /// "Log af" or "Skift person".
    LogOff,
    /// The right PIN was typed.
    PinRight,
    /// A wrong PIN was typed.
    PinWrong,
    /// A PIN has been set, or taken away.
    HasPin(bool),
    /// The lock would lose a write that the store refused.
    NotStored,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Cover the screen: nobody sees it, and everything stays as it is.
    Cover,
    /// Take the cover away.
    Uncover,
    /// Tear the views down and ask for the PIN. The keys stay in memory.
    Screen,
    /// Show the views again.
    Unscreen,
    /// Store what is under way, and drop the keys.
    Lock,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Open,
    Screened { since: u64 },
    Locking { asked: bool },
}

/// An open vault from going in to its lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    phase: Phase,
    idle_limit: u64,
    has_pin: bool,
    wrong_pins: u8,
    last_activity: u64,
    hidden_since: Option<u64>,
}

impl Session {
    /// A vault that is open from now on and locks after so many minutes; a number outside
    /// [`IDLE_MINUTES`] counts as the nearest inside.
    pub fn new(now: u64, idle_minutes: u8, has_pin: bool) -> Self {
        let mut session = Self {
            phase: Phase::Open,
            idle_limit: 0,
            has_pin,
            wrong_pins: 0,
            last_activity: now,
            hidden_since: None,
        };
        session.set_idle_minutes(idle_minutes);
        session
    }

    /// Changes after how many minutes an unused tablet locks.
    pub fn set_idle_minutes(&mut self, minutes: u8) {
        let minutes = minutes.clamp(*IDLE_MINUTES.start(), *IDLE_MINUTES.end());
        self.idle_limit = u64::from(minutes) * MINUTE;
    }

    /// Whether the lock under way was asked for, and did not come by itself.
    pub fn lock_was_asked(&self) -> bool {
        self.phase == Phase::Locking { asked: true }
    }

    /// How many wrong PINs are left before the vault locks.
    pub fn pin_tries_left(&self) -> u8 {
        PIN_TRIES.saturating_sub(self.wrong_pins)
    }

    /// Takes an event at this moment and says what to do.
    pub fn update(&mut self, event: Event, now: u64) -> Option<Effect> {
        if let Phase::Locking { asked } = self.phase {
            if event == Event::NotStored && asked {
                self.phase = Phase::Open;
                self.last_activity = now;
            }
            // What waited for room may go through now.
            return matches!(event, Event::Lock | Event::LogOff).then_some(Effect::Lock);
        }
        // A clock that was set back.
        self.last_activity = self.last_activity.min(now);
        self.hidden_since = self.hidden_since.map(|since| since.min(now));
        if let Phase::Screened { since } = &mut self.phase {
            *since = (*since).min(now);
        }
        if let Some(effect) = self.ran_out(now) {
            self.hidden_since = match event {
                Event::Hidden => Some(now),
                Event::Shown => None,
                _ => self.hidden_since,
            };
            return Some(effect);
        }
        let screened = matches!(self.phase, Phase::Screened { .. });
        match event {
            Event::Activity => {
                self.last_activity = now;
                None
            }
            Event::HasPin(has_pin) => {
                self.has_pin = has_pin;
                None
            }
            Event::LogOff => Some(self.lock(true)),
            Event::Lock if screened => None,
            Event::Lock => Some(self.screen_or_lock(now, true)),
            Event::Hidden => {
                if self.hidden_since.is_some() {
                    return None;
                }
                self.hidden_since = Some(now);
                match (screened, self.has_pin) {
                    (true, _) => None,
                    (false, true) => Some(self.screen_or_lock(now, false)),
                    (false, false) => Some(Effect::Cover),
                }
            }
            Event::Shown => {
                self.hidden_since.take()?;
                (!screened).then_some(Effect::Uncover)
            }
            Event::PinRight if screened => {
                self.phase = Phase::Open;
                self.wrong_pins = 0;
                self.last_activity = now;
                Some(Effect::Unscreen)
            }
            Event::PinWrong if screened => {
                self.wrong_pins = self.wrong_pins.saturating_add(1);
                (self.wrong_pins >= PIN_TRIES).then(|| self.lock(false))
            }
            Event::Tick | Event::NotStored | Event::PinRight | Event::PinWrong => None,
        }
    }

    fn ran_out(&mut self, now: u64) -> Option<Effect> {
        if self
            .hidden_since
            .is_some_and(|since| now - since >= HIDDEN_LIMIT)
        {
            return Some(self.lock(false));
        }
        match self.phase {
            Phase::Open if now - self.last_activity >= self.idle_limit => {
                // Unused for as long as a PIN may wait besides: it would have locked meanwhile.
                let far = now - self.last_activity >= self.idle_limit + SCREENED_LIMIT;
                Some(if far {
                    self.lock(false)
                } else {
                    self.screen_or_lock(now, false)
                })
            }
            Phase::Screened { since } if now - since >= SCREENED_LIMIT => Some(self.lock(false)),
            _ => None,
        }
    }

    fn screen_or_lock(&mut self, now: u64, asked: bool) -> Effect {
        if !self.has_pin {
            return self.lock(asked);
        }
        self.phase = Phase::Screened { since: now };
        Effect::Screen
    }

    fn lock(&mut self, asked: bool) -> Effect {
        self.phase = Phase::Locking { asked };
        Effect::Lock
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const START: u64 = 1_795_305_600_000;

    fn session(has_pin: bool) -> Session {
        Session::new(START, USUAL_IDLE_MINUTES, has_pin)
    }

    #[test]
    fn unused_for_three_minutes_locks_and_a_touch_puts_it_off() {
        let mut open = session(false);
        assert_eq!(open.update(Event::Tick, START + 179_999), None);
        assert_eq!(open.update(Event::Activity, START + 179_999), None);
        assert_eq!(open.update(Event::Tick, START + 359_998), None);
        let locked = open.update(Event::Tick, START + 359_999);
        assert_eq!(locked, Some(Effect::Lock));
        assert_eq!(open.update(Event::Tick, START + 400_000), None);
    }

    #[test]
    fn first_touch_after_a_long_sleep_locks_and_opens_nothing() {
        for (has_pin, effect) in [(false, Effect::Lock), (true, Effect::Screen)] {
            let mut open = session(has_pin);
            let woken = open.update(Event::Activity, START + 180_000);
            assert_eq!(woken, Some(effect));
        }
        let mut open = session(true);
        let woken = open.update(Event::Activity, START + 8 * 60 * MINUTE);
        assert_eq!(woken, Some(Effect::Lock));
    }

    #[test]
    fn hidden_page_is_covered_at_once_and_goes_on_within_half_a_minute() {
        let mut open = session(false);
        assert_eq!(open.update(Event::Hidden, START), Some(Effect::Cover));
        assert_eq!(open.update(Event::Hidden, START + 1), None);
        assert_eq!(open.update(Event::Tick, START + 27_999), None);
        let back = open.update(Event::Shown, START + 27_999);
        assert_eq!(back, Some(Effect::Uncover));
        open.update(Event::Hidden, START + 30_000);
        let locked = open.update(Event::Tick, START + 58_000);
        assert_eq!(locked, Some(Effect::Lock));
    }

    #[test]
    fn page_that_was_frozen_while_hidden_locks_before_it_is_shown() {
        let mut open = session(false);
        open.update(Event::Hidden, START);
        let back = open.update(Event::Shown, START + 3_600_000);
        assert_eq!(back, Some(Effect::Lock));
    }

    #[test]
    fn with_a_pin_hiding_asks_for_it_and_half_a_minute_locks() {
        let mut open = session(true);
        assert_eq!(open.update(Event::Hidden, START), Some(Effect::Screen));
        assert_eq!(open.update(Event::Shown, START + 5_000), None);
        let back = open.update(Event::PinRight, START + 6_000);
        assert_eq!(back, Some(Effect::Unscreen));
        open.update(Event::Hidden, START + 7_000);
        let locked = open.update(Event::Tick, START + 35_000);
        assert_eq!(locked, Some(Effect::Lock));
    }

    #[test]
    fn fifth_wrong_pin_locks_and_a_right_one_before_forgives() {
        let mut open = session(true);
        assert_eq!(open.update(Event::Lock, START), Some(Effect::Screen));
        for left in [4, 3, 2, 1] {
            assert_eq!(open.update(Event::PinWrong, START), None);
            assert_eq!(open.pin_tries_left(), left);
        }
        open.update(Event::PinRight, START);
        assert_eq!(open.pin_tries_left(), PIN_TRIES);
        open.update(Event::Lock, START);
        for _ in 0..4 {
            assert_eq!(open.update(Event::PinWrong, START), None);
        }
        assert_eq!(open.update(Event::PinWrong, START), Some(Effect::Lock));
        assert_eq!(open.update(Event::PinRight, START), None);
    }

    #[test]
    fn lock_without_a_pin_and_log_off_always_drop_the_keys() {
        assert_eq!(
            session(false).update(Event::Lock, START),
            Some(Effect::Lock)
        );
        for has_pin in [false, true] {
            let mut open = session(has_pin);
            assert_eq!(open.update(Event::LogOff, START), Some(Effect::Lock));
        }
        let mut screened = session(true);
        screened.update(Event::Lock, START);
        assert_eq!(screened.update(Event::LogOff, START), Some(Effect::Lock));
    }

    #[test]
    fn pin_that_nobody_types_locks_after_a_quarter_of_an_hour() {
        let mut open = session(true);
        open.update(Event::Lock, START);
        // Touching the PIN screen puts nothing off.
        assert_eq!(open.update(Event::Activity, START + 14 * MINUTE), None);
        let locked = open.update(Event::Tick, START + 15 * MINUTE);
        assert_eq!(locked, Some(Effect::Lock));
    }

    #[test]
    fn clock_set_back_draws_no_wait_out() {
        let mut open = session(false);
        let hour_before = START - 60 * MINUTE;
        assert_eq!(open.update(Event::Tick, hour_before), None);
        let locked = open.update(Event::Tick, hour_before + 3 * MINUTE);
        assert_eq!(locked, Some(Effect::Lock));
        let mut open = session(false);
        open.update(Event::Hidden, START);
        assert_eq!(open.update(Event::Tick, hour_before), None);
        let locked = open.update(Event::Tick, hour_before + 28_000);
        assert_eq!(locked, Some(Effect::Lock));
    }

    #[test]
    fn asked_lock_that_would_lose_a_write_is_off_and_any_other_stays_covered() {
        let mut open = session(false);
        open.update(Event::Lock, START);
        assert!(open.lock_was_asked());
        assert_eq!(open.update(Event::NotStored, START), None);
        assert_eq!(open.update(Event::Hidden, START), Some(Effect::Cover));
        assert_eq!(open.update(Event::Shown, START), Some(Effect::Uncover));
        open.update(Event::Tick, START + 3 * MINUTE);
        assert!(!open.lock_was_asked());
        open.update(Event::NotStored, START + 3 * MINUTE);
        for quiet in [
            Event::Hidden,
            Event::Shown,
            Event::Activity,
            Event::PinRight,
        ] {
            assert_eq!(open.update(quiet, START + 3 * MINUTE), None);
        }
        let again = open.update(Event::Lock, START + 4 * MINUTE);
        assert_eq!(again, Some(Effect::Lock));
    }

    #[test]
    fn idle_minutes_outside_the_range_count_as_the_nearest() {
        for (minutes, counted) in [(0, 2), (2, 2), (5, 5), (200, 5)] {
            let mut open = Session::new(START, minutes, false);
            assert_eq!(open.update(Event::Tick, START + counted * MINUTE - 1), None);
            let locked = open.update(Event::Tick, START + counted * MINUTE);
            assert_eq!(locked, Some(Effect::Lock));
        }
    }

    fn event(number: u8) -> Event {
        match number {
            0 => Event::Activity,
            1 => Event::Tick,
            2 => Event::Hidden,
            3 => Event::Shown,
            4 => Event::Lock,
            5 => Event::PinRight,
            6 => Event::PinWrong,
            7 => Event::HasPin(true),
            8 => Event::HasPin(false),
            _ => Event::LogOff,
        }
    }

    proptest! {
        /// Any events at any times: what is on the screen follows from the effects alone, nothing
        /// is ever shown while hidden or after a lock, and no time limit is passed over.
        #[test]
        fn nothing_is_shown_that_should_be_locked(
            events in prop::collection::vec((0u8..10, 0u64..200_000), 0..80),
            has_pin: bool,
        ) {
            let mut open = session(has_pin);
            let (mut now, mut seen, mut locked) = (START, true, false);
            let (mut touched, mut hidden) = (START, None::<u64>);
            for (number, later) in events {
                now += later;
                let what = event(number);
                let effect = open.update(what, now);
                if locked {
                    let asked = matches!(what, Event::Lock | Event::LogOff);
                    prop_assert_eq!(effect, asked.then_some(Effect::Lock));
                    continue;
                }
                match what {
                    Event::Hidden => hidden = hidden.or(Some(now)),
                    Event::Shown => {
                        prop_assert!(hidden.is_none_or(|h| now - h < HIDDEN_LIMIT) || effect == Some(Effect::Lock));
                        hidden = None;
                    }
                    _ => prop_assert!(hidden.is_none_or(|h| now - h < HIDDEN_LIMIT) || effect == Some(Effect::Lock)),
                }
                match effect {
                    Some(Effect::Lock) => { locked = true; seen = false; }
                    Some(Effect::Cover | Effect::Screen) => seen = false,
                    Some(Effect::Uncover | Effect::Unscreen) => { seen = true; touched = touched.max(if effect == Some(Effect::Unscreen) { now } else { 0 }); }
                    None => {}
                }
                if what == Event::Activity && seen { touched = now; }
                prop_assert!(!seen || now - touched < 3 * MINUTE);
                if what == Event::Hidden { prop_assert!(!seen); }
            }
        }
    }
}
