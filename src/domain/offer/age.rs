//! The ages that an offer is for, as professionals write them.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The oldest age that can be written: the month before 18 years.
pub const OLDEST: u16 = 18 * 12 - 1;

/// Ages in whole months, both ends included. »2 år« is every month of the year: 24 to 35.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// The youngest age in months.
    pub from: u16,
    /// The oldest age in months, at most [`OLDEST`].
    pub to: u16,
}

/// A text that is no age, or one above [`OLDEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an age")]
pub struct NotAnAge;

impl Ages {
    /// One age in months.
    pub const fn exactly(months: u16) -> Self {
        Self {
            from: months,
            to: months,
        }
    }

    /// Whether some age is in both.
    pub const fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The youngest age as it is written: »10 mdr.« or »2 år«.
    pub fn youngest(self) -> String {
        if self.from > 0 && self.from.is_multiple_of(12) {
            format!("{} år", self.from / 12)
        } else {
            format!("{} mdr.", self.from)
        }
    }

    /// The oldest age as it is written. The last month of a year is the year.
    pub fn oldest(self) -> String {
        let after = self.to.saturating_add(1);
        if after > 12 && after.is_multiple_of(12) {
            format!("{} år", after / 12 - 1)
        } else {
            format!("{} mdr.", self.to)
        }
    }

    /// Both ends: »10 mdr. til 2 år«, or the one age: »29 mdr.« reads better as »2 år og 5 mdr.«.
    pub fn danish(self) -> String {
        if self.from == self.to {
            return match (self.from / 12, self.from % 12) {
                (0 | 1, _) => format!("{} mdr.", self.from),
                (years, months) => format!("{years} år og {months} mdr."),
            };
        }
        let (from, to) = (self.youngest(), self.oldest());
        if from == to {
            from
        } else {
            format!("{from} til {to}")
        }
    }
}

/// »2«, »2 år«, »10 mdr.«, »10 måneder« or »2 år og 5 mdr.«. A number alone is years.
impl FromStr for Ages {
    type Err = NotAnAge;

    fn from_str(text: &str) -> Result<Self, NotAnAge> {
        let parts = parts(text);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [years] | [years, "år"] => {
                let from = months_of(years)?;
                within(from, from.checked_add(11).ok_or(NotAnAge)?)
            }
            [months, unit] if is_months(unit) => {
                let months = number(months)?;
                within(months, months)
            }
            [years, "år", months, unit] if is_months(unit) => {
                let months = number(months)?;
                let all = months_of(years)?.checked_add(months).ok_or(NotAnAge)?;
                if months < 12 {
                    within(all, all)
                } else {
                    Err(NotAnAge)
                }
            }
            _ => Err(NotAnAge),
        }
    }
}

/// The numbers and words of a text in their order, without »og« and signs between.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut digits = None;
    for letter in text.to_lowercase().chars() {
        let kind = letter.is_alphanumeric().then(|| letter.is_ascii_digit());
        match (kind, parts.last_mut()) {
            (Some(is), Some(last)) if digits == Some(is) => last.push(letter),
            (Some(_), _) => parts.push(letter.to_string()),
            // Only what people write between; a minus or a half is no age.
            (None, _) if letter.is_whitespace() || matches!(letter, '.' | ',') => {}
            (None, _) => parts.push("?".to_owned()),
        }
        digits = kind;
    }
    parts.retain(|part| part != "og");
    parts
}

fn is_months(unit: &str) -> bool {
    matches!(
        unit,
        "m" | "md" | "mdr" | "mdn" | "mnd" | "måned" | "måneder"
    )
}

fn number(text: &str) -> Result<u16, NotAnAge> {
    text.parse().map_err(|_| NotAnAge)
}

fn months_of(years: &str) -> Result<u16, NotAnAge> {
    number(years)?.checked_mul(12).ok_or(NotAnAge)
}

fn within(from: u16, to: u16) -> Result<Ages, NotAnAge> {
    if to <= OLDEST {
        Ok(Ages { from, to })
    } else {
        Err(NotAnAge)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn age_is_read_as_people_write_it() {
        for (text, from, to) in [
            ("2", 24, 35),
            (" 2 år", 24, 35),
            ("2år", 24, 35),
            ("0 år", 0, 11),
            ("10 mdr.", 10, 10),
            ("10 Måneder", 10, 10),
            ("2 år og 5 mdr.", 29, 29),
            ("2 år, 5 mdr", 29, 29),
            ("17 år", 204, OLDEST),
        ] {
            assert_eq!(text.parse(), Ok(Ages { from, to }), "{text}");
        }
        for text in [
            "",
            "år",
            "to år",
            "2,5 år",
            "-2",
            "½ år",
            "2 uger",
            "18 år",
            "216 mdr.",
            "2 år 12 mdr.",
            "99999",
            "6000 år",
        ] {
            assert_eq!(text.parse::<Ages>(), Err(NotAnAge), "{text}");
        }
    }

    #[test]
    fn ages_are_written_as_they_are_read() {
        let written = |from, to| Ages { from, to }.danish();
        assert_eq!(written(0, 71), "0 mdr. til 5 år");
        assert_eq!(written(10, 35), "10 mdr. til 2 år");
        assert_eq!(written(24, 35), "2 år");
        assert_eq!(written(9, 9), "9 mdr.");
        assert_eq!(written(48, 48), "4 år og 0 mdr.");
        assert_eq!(written(0, 11), "0 mdr. til 11 mdr.");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".{0,20}") {
            if let Ok(ages) = text.parse::<Ages>() {
                prop_assert!(ages.from <= ages.to && ages.to <= OLDEST);
            }
        }

        #[test]
        fn written_ends_are_read_again(from in 0..=OLDEST, more in 0..=OLDEST) {
            let one = Ages::exactly(from);
            prop_assert_eq!(one.danish().parse(), Ok(one));
            let ages = Ages { from, to: from.saturating_add(more).min(OLDEST) };
            prop_assert_eq!(ages.youngest().parse::<Ages>().map(|read| read.from), Ok(ages.from));
            prop_assert_eq!(ages.oldest().parse::<Ages>().map(|read| read.to), Ok(ages.to));
        }
    }
}
