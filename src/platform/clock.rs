//! The device's clock in its own time zone.

use crate::domain::date::{Date, Moment};

/// Today and now, as the device's own clock shows it. `None` where the clock stands outside the
/// years 1900 to 2199.
pub fn now() -> Option<Moment> {
    let now = js_sys::Date::new_0();
    let part = |number: u32| u8::try_from(number).ok();
    let date = Date::new(
        u16::try_from(now.get_full_year()).ok()?,
        part(now.get_month())? + 1,
        part(now.get_date())?,
    )?;
    let minute = u16::try_from(now.get_hours() * 60 + now.get_minutes()).ok()?;
    Some(Moment { date, minute })
}

/// Milliseconds since 1970, for measuring how long something took.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since 1970 as a whole number; 0 where the clock stands before.
pub fn whole_milliseconds() -> u64 {
    // The browser's clock counts whole milliseconds and stays below 2⁵³.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = milliseconds().max(0.0) as u64;
    whole
}
