//! The states of an open vault, and the time in each.

use super::event::{Effect, Event};

/// The shortest and the longest time until an unused tablet locks, in minutes.
pub const IDLE_MINUTES: std::ops::RangeInclusive<u8> = 2..=5;
/// The time that is used until somebody chooses another, in minutes.
pub const USUAL_IDLE_MINUTES: u8 = 3;
/// Wrong PINs until the vault locks.
pub const PIN_TRIES: u8 = 5;
/// How long a hidden page keeps its keys: 30 seconds, less what a hidden page's clock is late.
pub(super) const HIDDEN_LIMIT: u64 = 28_000;
/// How long the keys stay in memory behind a PIN that nobody types.
const SCREENED_LIMIT: u64 = 15 * MINUTE;
pub(super) const MINUTE: u64 = 60_000;

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
