//! Danish working days: the days on which a municipality's daytime offers are open.
//!
//! The public holidays are those of the Folkekirke: new year's day, maundy thursday, good friday,
//! easter and its monday, ascension day, pentecost and its monday, christmas day and the day
//! after, and until 2023 store bededag (lov nr. 214 af 06/03/2023 took it away from 2024).
//! Grundlovsdag, juleaftensdag and nytaarsaftensdag are no public holidays; most municipalities
//! are closed all the same, so they are a setting ([`ClosedDays`]).

use serde::{Deserialize, Serialize};

use super::date::Date;

/// The last year in which store bededag was a public holiday.
const LAST_STORE_BEDEDAG: u16 = 2023;

/// Days that are no public holidays and on which a municipality may be closed nevertheless.
/// Closed on all three unless the municipality says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedDays {
    /// Closed on 5 June.
    pub grundlovsdag: bool,
    /// Closed on 24 December.
    pub juleaftensdag: bool,
    /// Closed on 31 December.
    pub nytaarsaftensdag: bool,
}

impl Default for ClosedDays {
    fn default() -> Self {
        Self {
            grundlovsdag: true,
            juleaftensdag: true,
            nytaarsaftensdag: true,
        }
    }
}

/// Easter day by the Gregorian computus (Meeus, Jones and Butcher). `None` outside 1900 to 2199.
pub fn easter(year: u16) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let correction = (century + 8) / 25;
    let shift = (century - correction + 1) / 3;
    let epact = (19 * golden + century - century / 4 - shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday + 114 - 7 * late;
    let part = |number: u16| u8::try_from(number).ok();
    Date::new(year, part(sum / 31)?, part(sum % 31 + 1)?)
}

/// Whether the day is a public holiday by law.
pub fn is_public_holiday(date: Date) -> bool {
    let year = date.month().year();
    let fixed = matches!((date.month().month(), date.day()), (1, 1) | (12, 25 | 26));
    let Some(easter) = easter(year) else {
        return fixed;
    };
    let after = |days: u16| easter.plus_days(days) == Some(date);
    fixed
        || [2, 3]
            .map(|days| easter.minus_days(days))
            .contains(&Some(date))
        || [0, 1, 39, 49, 50].into_iter().any(after)
        || (year <= LAST_STORE_BEDEDAG && after(26))
}

impl ClosedDays {
    /// Whether the day is a working day: no Saturday, no Sunday, no public holiday, and no day on
    /// which the municipality is closed.
    pub fn is_working_day(self, date: Date) -> bool {
        let closed = match (date.month().month(), date.day()) {
            (6, 5) => self.grundlovsdag,
            (12, 24) => self.juleaftensdag,
            (12, 31) => self.nytaarsaftensdag,
            _ => false,
        };
        !closed && !is_weekend(date) && !is_public_holiday(date)
    }

    /// The first working day after `date`. `None` past 2199.
    pub fn next_working_day(self, date: Date) -> Option<Date> {
        self.plus_working_days(date, 1)
    }

    /// The day on which `days` working days have gone since `date`, which itself is not counted.
    /// `date` itself for none. `None` past 2199.
    pub fn plus_working_days(self, date: Date, days: u16) -> Option<Date> {
        let (mut day, mut left) = (date, days);
        while left > 0 {
            day = day.plus_days(1)?;
            left -= u16::from(self.is_working_day(day));
        }
        Some(day)
    }

    /// How many working days lie after `from`, up to and with `to`; 0 where `to` is not later.
    pub fn working_days_between(self, from: Date, to: Date) -> u16 {
        let (mut day, mut count) = (from, 0_u16);
        while let Some(next) = day.plus_days(1).filter(|next| *next <= to) {
            count = count.saturating_add(u16::from(self.is_working_day(next)));
            day = next;
        }
        count
    }

    /// The last working day that is not after `date`: what must happen by a closed day happens
    /// before it. `date` itself before 1900.
    pub fn working_day_by(self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) {
            let Some(before) = day.minus_days(1) else {
                return date;
            };
            day = before;
        }
        day
    }
}

impl Date {
    /// Whether the date is a Sunday.
    pub fn is_sunday(self) -> bool {
        weekday(self) == 1
    }
}

fn is_weekend(date: Date) -> bool {
    weekday(date) < 2
}

/// Saturday is 0 and Sunday is 1 (Zeller's congruence).
fn weekday(date: Date) -> u16 {
    let (year, month) = match (date.month().year(), u16::from(date.month().month())) {
        (year, month @ (1 | 2)) => (year - 1, month + 12),
        counted => counted,
    };
    let weekday =
        u16::from(date.day()) + 13 * (month + 1) / 5 + year + year / 4 + year / 400 - year / 100;
    weekday % 7
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    const CLOSED: ClosedDays = ClosedDays {
        grundlovsdag: true,
        juleaftensdag: true,
        nytaarsaftensdag: true,
    };
    const OPEN: ClosedDays = ClosedDays {
        grundlovsdag: false,
        juleaftensdag: false,
        nytaarsaftensdag: false,
    };

    #[test]
    fn easter_falls_on_the_dates_of_the_almanac() {
        for text in [
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2038-04-25",
        ] {
            let date = day(text);
            assert_eq!(easter(date.month().year()), Some(date), "{text}");
        }
    }

    #[test]
    fn public_holidays_of_2026_are_the_ten_of_the_law() {
        let mut date = day("2026-01-01");
        let mut found = Vec::new();
        while date <= day("2026-12-31") {
            if is_public_holiday(date) {
                found.push(date.to_string());
            }
            date = date.plus_days(1).unwrap();
        }
        assert_eq!(
            found,
            [
                "2026-01-01",
                "2026-04-02",
                "2026-04-03",
                "2026-04-05",
                "2026-04-06",
                "2026-05-14",
                "2026-05-24",
                "2026-05-25",
                "2026-12-25",
                "2026-12-26"
            ]
        );
    }

    #[test]
    fn store_bededag_is_a_holiday_until_2023_and_a_working_day_since() {
        assert!(!CLOSED.is_working_day(day("2023-05-05")));
        assert_eq!(
            CLOSED.next_working_day(day("2023-05-04")),
            Some(day("2023-05-08"))
        );
        assert!(CLOSED.is_working_day(day("2024-04-26")));
        assert_eq!(
            CLOSED.next_working_day(day("2024-04-25")),
            Some(day("2024-04-26"))
        );
        assert!(CLOSED.is_working_day(day("2026-05-01")));
    }

    #[test]
    fn working_days_across_easter_leave_out_its_five_closed_days() {
        let wednesday = day("2026-04-01");
        assert_eq!(CLOSED.next_working_day(wednesday), Some(day("2026-04-07")));
        assert_eq!(
            CLOSED.plus_working_days(wednesday, 5),
            Some(day("2026-04-13"))
        );
        assert_eq!(CLOSED.working_days_between(wednesday, day("2026-04-13")), 5);
        assert_eq!(CLOSED.working_day_by(day("2026-04-06")), wednesday);
    }

    #[test]
    fn working_days_across_new_year_follow_the_setting() {
        let before = day("2026-12-23");
        assert_eq!(CLOSED.plus_working_days(before, 3), Some(day("2026-12-30")));
        assert_eq!(CLOSED.plus_working_days(before, 4), Some(day("2027-01-04")));
        assert_eq!(OPEN.plus_working_days(before, 1), Some(day("2026-12-24")));
        assert_eq!(OPEN.plus_working_days(before, 5), Some(day("2026-12-31")));
        assert!(!CLOSED.is_working_day(day("2026-06-05")));
        assert!(OPEN.is_working_day(day("2026-06-05")));
    }

    #[test]
    fn working_days_end_with_the_calendar() {
        assert_eq!(CLOSED.next_working_day(day("2199-12-31")), None);
        assert_eq!(
            CLOSED.working_days_between(day("2199-12-30"), day("2199-12-31")),
            0
        );
    }

    prop_compose! {
        fn dates()(year in 1950u16..2150, month in 1u8..=12, day in 1u8..=28) -> Date {
            Date::new(year, month, day).unwrap()
        }
    }

    proptest! {
        #[test]
        fn adding_and_counting_working_days_agree(date in dates(), days in 1u16..80) {
            let later = CLOSED.plus_working_days(date, days).unwrap();
            prop_assert!(CLOSED.is_working_day(later));
            prop_assert_eq!(CLOSED.working_days_between(date, later), days);
        }

        #[test]
        fn easter_is_a_sunday_from_22_march_to_25_april(year in 1900u16..=2199) {
            let easter = easter(year).unwrap();
            prop_assert!(is_weekend(easter) && is_weekend(easter.minus_days(1).unwrap()));
            prop_assert!(Date::new(year, 3, 22).unwrap() <= easter);
            prop_assert!(easter <= Date::new(year, 4, 25).unwrap());
        }

        #[test]
        fn every_week_has_two_days_of_weekend_in_a_row(date in dates()) {
            let week = (0..7).map(|n| is_weekend(date.plus_days(n).unwrap()));
            prop_assert_eq!(week.filter(|weekend| *weekend).count(), 2);
        }

        #[test]
        fn working_day_by_is_the_last_one_that_is_not_later(date in dates()) {
            let by = CLOSED.working_day_by(date);
            prop_assert!(by <= date && CLOSED.is_working_day(by));
            prop_assert_eq!(CLOSED.working_days_between(by, date), 0);
        }
    }
}
