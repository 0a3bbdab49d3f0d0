//! Civil dates, months and moments, as far as the product needs them.
//!
//! Deliberately absent: a clock (time comes in as a value) and time zones (the platform gives the
//! local date and minute). A date library would cost 57 to 100 kB for months of age and day
//! counts, which are the few lines below.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A civil date of the Gregorian calendar, 1900 to 2199. Stored and shown in order year, month,
/// day: `2026-11-22`; on screen [`Date::danish`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A month of birth: the day is not needed, and so is not asked for (trivselsskema.md 12.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearMonth {
    year: u16,
    month: u8,
}

/// A text that is no date or month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct NotADate;

/// The months by their Danish names, January first.
pub const MONTH_NAMES: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// The date, if it exists and lies in 1900 to 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = YEARS.contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The month that the date lies in.
    pub fn month(self) -> YearMonth {
        YearMonth {
            year: self.year,
            month: self.month,
        }
    }

    /// As Danes write it: `22.11.2026`.
    pub fn danish(self) -> String {
        format!("{:02}.{:02}.{}", self.day, self.month, self.year)
    }

    /// How many days have gone since `earlier`; 0 where that is later.
    pub fn days_since(self, earlier: Self) -> u16 {
        let (mut low, mut high) = (0_u16, u16::MAX);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if earlier.plus_days(middle).is_some_and(|date| date <= self) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low
    }

    /// The date `days` later. `None` past 2199.
    pub fn plus_days(self, days: u16) -> Option<Self> {
        let (mut year, mut month) = (self.year, self.month);
        let mut day = u32::from(self.day) + u32::from(days);
        while day > u32::from(days_in_month(year, month)) {
            day -= u32::from(days_in_month(year, month));
            month += 1;
            if month > 12 {
                month = 1;
                year += 1;
            }
        }
        Self::new(year, month, u8::try_from(day).ok()?)
    }
}

impl Date {
    /// The date `days` earlier. `None` before 1900.
    pub fn minus_days(self, days: u16) -> Option<Self> {
        let (mut year, mut month) = (self.year, self.month);
        let mut day = i32::from(self.day) - i32::from(days);
        while day < 1 {
            (year, month) = if month == 1 {
                (year - 1, 12)
            } else {
                (year, month - 1)
            };
            day += i32::from(days_in_month(year, month));
        }
        Self::new(year, month, u8::try_from(day).ok()?)
    }
}

impl YearMonth {
    /// The month, if it exists and lies in 1900 to 2199.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Whole calendar months from this month until `later`; negative where `later` is earlier.
    pub fn months_until(self, later: Self) -> i32 {
        let count = |m: Self| i32::from(m.year) * 12 + i32::from(m.month);
        count(later) - count(self)
    }

    /// As Danes write it: `marts 2022`.
    pub fn danish(self) -> String {
        let name = MONTH_NAMES
            .get(usize::from(self.month) - 1)
            .copied()
            .unwrap_or_default();
        format!("{name} {}", self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}

fn part<T: std::str::FromStr>(text: Option<&str>, digits: usize) -> Result<T, NotADate> {
    text.filter(|t| t.len() == digits && t.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|t| t.parse().ok())
        .ok_or(NotADate)
}

impl std::str::FromStr for Date {
    type Err = NotADate;

    /// Reads `2026-11-22`, the form of storage and of a browser's date field.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let (year, month, day) = (
            part(parts.next(), 4)?,
            part(parts.next(), 2)?,
            part(parts.next(), 2)?,
        );
        if parts.next().is_some() {
            return Err(NotADate);
        }
        Self::new(year, month, day).ok_or(NotADate)
    }
}

impl std::str::FromStr for YearMonth {
    type Err = NotADate;

    /// Reads `2022-03`.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let (year, month) = (part(parts.next(), 4)?, part(parts.next(), 2)?);
        if parts.next().is_some() {
            return Err(NotADate);
        }
        Self::new(year, month).ok_or(NotADate)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl TryFrom<String> for YearMonth {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl From<YearMonth> for String {
    fn from(month: YearMonth) -> Self {
        month.to_string()
    }
}

/// A local moment to the minute: what "Gemt 14.32" and "registreret 22.11.2026 kl. 14.32" need.
///
/// The platform makes it from the device's clock and zone; it is what the professional's own
/// clock showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// The local date.
    pub date: Date,
    /// Minutes after local midnight, 0 to 1439.
    pub minute: u16,
}

impl Moment {
    /// The earliest moment there is: for a device whose clock shows no year between 1900 and
    /// 2199.
    pub const EARLIEST: Self = Self {
        date: Date {
            year: 1900,
            month: 1,
            day: 1,
        },
        minute: 0,
    };

    /// The clock as Danes write it: `14.32`.
    pub fn clock(self) -> String {
        format!("{:02}.{:02}", self.minute / 60, self.minute % 60)
    }

    /// Date and clock: `22.11.2026 kl. 14.32`.
    pub fn danish(self) -> String {
        format!("{} kl. {}", self.date.danish(), self.clock())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn date_that_does_not_exist_is_refused() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "",
            "2026-01-01-01",
            "+026-01-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
        assert!("2024-02-29".parse::<Date>().is_ok());
    }

    #[test]
    fn months_until_counts_across_new_year() {
        let born = YearMonth::new(2022, 11).unwrap();
        assert_eq!(born.months_until(YearMonth::new(2026, 11).unwrap()), 48);
        assert_eq!(born.months_until(YearMonth::new(2022, 10).unwrap()), -1);
    }

    #[test]
    fn plus_days_crosses_leap_day_and_new_year() {
        let day = |t: &str| t.parse::<Date>().unwrap();
        assert_eq!(day("2024-02-28").plus_days(2), Some(day("2024-03-01")));
        assert_eq!(day("2026-12-20").plus_days(42), Some(day("2027-01-31")));
        assert_eq!(day("2199-12-31").plus_days(1), None);
    }

    #[test]
    fn moment_is_shown_as_danes_write_it() {
        let moment = Moment {
            date: Date::new(2026, 3, 2).unwrap(),
            minute: 9 * 60 + 5,
        };
        assert_eq!(moment.danish(), "02.03.2026 kl. 09.05");
    }

    proptest! {
        #[test]
        fn date_text_round_trips(year in 1900u16..=2199, month in 1u8..=12, day in 1u8..=28) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        }

        #[test]
        fn days_forth_and_back_end_where_they_began(year in 1950u16..2100, month in 1u8..=12, day in 1u8..=28, days in 0u16..5000) {
            let date = Date::new(year, month, day).unwrap();
            let later = date.plus_days(days).unwrap();
            prop_assert_eq!(later.minus_days(days), Some(date));
            prop_assert_eq!(later.days_since(date), days);
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".*") {
            let _ = text.parse::<Date>();
            let _ = text.parse::<YearMonth>();
        }
    }
}
