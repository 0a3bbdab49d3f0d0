//! A professional's clock as FHIR writes it: with the offset that holds in Denmark.
//!
//! Summer time lasts from the last Sunday of March at 2 to the last Sunday of October at 3
//! (directive 2000/84/EC). In the hour that comes twice, the first is meant.

use crate::domain::date::{Date, Moment};

/// `2026-11-22T14:32:00+01:00`.
pub(super) fn instant(at: Moment) -> String {
    let (hours, minutes) = (at.minute / 60, at.minute % 60);
    let offset = if is_summer(at) { 2 } else { 1 };
    format!("{}T{hours:02}:{minutes:02}:00+0{offset}:00", at.date)
}

fn is_summer(at: Moment) -> bool {
    let change = |month: u8, hour: u16| {
        last_sunday(at.date.month().year(), month).map(|date| Moment {
            date,
            minute: hour * 60,
        })
    };
    match (change(3, 2), change(10, 3)) {
        (Some(begins), Some(ends)) => begins <= at && at < ends,
        _ => false,
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: u16, month: u8) -> Option<Date> {
    let last = Date::new(year, month, 31)?;
    (0..7)
        .filter_map(|back| last.minus_days(back))
        .find(|date| date.is_sunday())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offset_changes_with_danish_summer_time() {
        for (date, minute, written) in [
            ("2026-11-22", 14 * 60 + 32, "2026-11-22T14:32:00+01:00"),
            ("2026-03-29", 119, "2026-03-29T01:59:00+01:00"),
            ("2026-03-29", 180, "2026-03-29T03:00:00+02:00"),
            ("2026-10-25", 179, "2026-10-25T02:59:00+02:00"),
            ("2026-10-25", 180, "2026-10-25T03:00:00+01:00"),
            ("2027-03-28", 120, "2027-03-28T02:00:00+02:00"),
            ("2028-07-01", 0, "2028-07-01T00:00:00+02:00"),
        ] {
            let date = date.parse().unwrap();
            assert_eq!(instant(Moment { date, minute }), written);
        }
    }
}
