//! Every event at every time.

use proptest::prelude::*;

use super::{
    session::{HIDDEN_LIMIT, MINUTE},
    *,
};

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
