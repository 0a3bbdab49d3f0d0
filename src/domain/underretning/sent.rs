//! That an underretning was sent: when, how, to whom. The program itself sends nothing.

use serde::{Deserialize, Serialize};

use crate::domain::{
    assessment::Professional,
    date::{Date, Moment, YearMonth},
};

/// How it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The municipality's own digital solution.
    Digital,
    /// Secure post.
    SikkerPost,
    /// Handed over on paper.
    Papir,
    /// By telephone; the written one follows.
    Telefon,
}

impl Way {
    /// Every way, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Digital, Self::SikkerPost, Self::Papir, Self::Telefon];
}

/// When, how and to whom it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The day.
    pub on: Date,
    /// The minute of that day, 0 to 1439, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minute: Option<u16>,
    /// How.
    pub way: Way,
    /// To whom, in the professional's words.
    pub to: String,
    /// Who noted it.
    pub by: Professional,
    /// When it was noted.
    pub noted: Moment,
}

/// The sending as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SentDraft {
    /// The day as the date field gives it: `2026-11-22`.
    pub on: String,
    /// The time of day as typed: `14.30`. May be empty.
    pub time: String,
    /// How.
    pub way: Option<Way>,
    /// To whom.
    pub to: String,
    /// That it was sent before the writing was begun here.
    pub before_begun: bool,
}

/// The days that the day of sending is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentBounds {
    /// When the writing was begun.
    pub begun: Date,
    /// The child's month of birth, or of the due date.
    pub born: Option<YearMonth>,
}

/// An underretning older than this, in days, when its writing began is no other day but a slip.
const OLDEST_DAYS: u16 = 366;

/// What is missing before the sending can be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SentError {
    /// No date, or a text that is none.
    #[error("no date is set")]
    NoDate,
    /// A text that is no time of day.
    #[error("the time of day is none")]
    BadTime,
    /// It lies ahead.
    #[error("the moment lies ahead")]
    InFuture,
    /// It lies before the child was born, and before the writing was begun.
    #[error("the day lies before the birth")]
    BeforeBirth,
    /// It lies long before the writing was begun.
    #[error("the day lies too long ago")]
    TooEarly,
    /// It lies before the writing was begun, and nobody has said that this is so.
    #[error("the day lies before the writing was begun")]
    BeforeBegun,
    /// No way is chosen.
    #[error("no way of sending is chosen")]
    NoWay,
    /// Nobody is named.
    #[error("no receiver is named")]
    NoReceiver,
}

impl SentDraft {
    /// The sending, noted at `now` by `by`.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the fields.
    pub fn read(
        &self,
        bounds: SentBounds,
        by: Professional,
        now: Moment,
    ) -> Result<Sent, SentError> {
        let on: Date = self.on.parse().map_err(|_| SentError::NoDate)?;
        let time = self.time.trim();
        let minute = if time.is_empty() {
            None
        } else {
            Some(minute_of(time).ok_or(SentError::BadTime)?)
        };
        if on > now.date || (on == now.date && minute.is_some_and(|minute| minute > now.minute)) {
            return Err(SentError::InFuture);
        }
        self.is_possible(on, bounds)?;
        let way = self.way.ok_or(SentError::NoWay)?;
        let to = self.to.trim();
        if to.is_empty() {
            return Err(SentError::NoReceiver);
        }
        Ok(Sent {
            on,
            minute,
            way,
            to: to.to_owned(),
            by,
            noted: now,
        })
    }

    fn is_possible(&self, on: Date, bounds: SentBounds) -> Result<(), SentError> {
        if !bounds.is_before(on) {
            return Ok(());
        }
        // What is written about a child who is not born yet may be sent before the birth.
        if bounds.born.is_some_and(|month| on.month() < month) {
            return Err(SentError::BeforeBirth);
        }
        if bounds.begun.days_since(on) > OLDEST_DAYS {
            return Err(SentError::TooEarly);
        }
        if self.before_begun {
            Ok(())
        } else {
            Err(SentError::BeforeBegun)
        }
    }
}

impl SentBounds {
    /// Whether a day lies before the writing was begun.
    pub fn is_before(self, on: Date) -> bool {
        on < self.begun
    }
}

/// The minute of the day of `14.30`, `14:30`, `9.05`, `1430` or `14`.
fn minute_of(time: &str) -> Option<u16> {
    let (hour, minute) = match time.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if time.len() == 4 && time.is_ascii() => time.split_at(2),
        None => (time, "0"),
    };
    let number = |text: &str, below: u16| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let number: u16 = digits.then(|| text.parse().ok()).flatten()?;
        (number < below).then_some(number)
    };
    Some(number(hour, 24)? * 60 + number(minute, 60)?)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::assessment::Profession;

    pub(in crate::domain::underretning) fn sent(
        change: impl FnOnce(&mut SentDraft),
    ) -> Result<Sent, SentError> {
        let mut draft = SentDraft {
            on: "2026-03-31".into(),
            time: "14.30".into(),
            way: Some(Way::SikkerPost),
            to: " Familierådgivningen ".into(),
            before_begun: false,
        };
        change(&mut draft);
        let by = Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        };
        let now = Moment {
            date: "2026-03-31".parse().unwrap(),
            minute: 15 * 60,
        };
        let bounds = SentBounds {
            begun: "2026-03-30".parse().unwrap(),
            born: "2024-05".parse().ok(),
        };
        draft.read(bounds, by, now)
    }

    #[test]
    fn sending_lies_between_the_birth_and_now_and_not_long_before_the_writing() {
        for before_begun in [false, true] {
            let on = |day: &str| {
                let result = sent(|d| (d.on, d.before_begun) = (day.into(), before_begun));
                result.map(|sent| sent.on.to_string())
            };
            assert_eq!(on("1999-01-01"), Err(SentError::BeforeBirth));
            assert_eq!(on("2024-04-30"), Err(SentError::BeforeBirth));
            assert_eq!(on("2025-03-28"), Err(SentError::TooEarly));
            let earlier = on("2026-03-29");
            if before_begun {
                assert_eq!(earlier, Ok("2026-03-29".to_owned()));
            } else {
                assert_eq!(earlier, Err(SentError::BeforeBegun));
            }
            assert_eq!(on("2026-03-30"), Ok("2026-03-30".to_owned()));
        }
    }

    #[test]
    fn underretning_about_the_unborn_is_sent_before_the_birth() {
        let by = Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        };
        let day: Date = "2026-03-30".parse().unwrap();
        let now = Moment {
            date: day,
            minute: 600,
        };
        let bounds = SentBounds {
            begun: day,
            born: "2026-06".parse().ok(),
        };
        let draft = SentDraft {
            on: day.to_string(),
            way: Some(Way::Digital),
            to: "Familierådgivningen".into(),
            ..SentDraft::default()
        };
        assert_eq!(draft.read(bounds, by, now).map(|sent| sent.on), Ok(day));
    }

    #[test]
    fn sending_names_the_first_thing_that_is_missing() {
        assert_eq!(sent(|d| d.on = "i går".into()), Err(SentError::NoDate));
        assert_eq!(sent(|d| d.time = "25.00".into()), Err(SentError::BadTime));
        assert_eq!(sent(|d| d.time = "15.01".into()), Err(SentError::InFuture));
        assert_eq!(
            sent(|d| d.on = "2026-04-01".into()),
            Err(SentError::InFuture)
        );
        assert_eq!(sent(|d| d.way = None), Err(SentError::NoWay));
        assert_eq!(sent(|d| d.to = " \n".into()), Err(SentError::NoReceiver));
        let sent = sent(|_| {}).unwrap();
        assert_eq!(
            (sent.minute, sent.to.as_str()),
            (Some(870), "Familierådgivningen")
        );
    }

    #[test]
    fn time_of_day_is_read_as_people_write_it() {
        for (text, minute) in [
            ("0.00", Some(0)),
            ("9.05", Some(545)),
            ("14:30", Some(870)),
            ("1430", Some(870)),
            ("14", Some(840)),
            ("23.59", Some(1439)),
            ("24.00", None),
            ("14.3", None),
            ("14.60", None),
            ("kl. 14", None),
            ("+1.00", None),
            ("9æ", None),
        ] {
            assert_eq!(minute_of(text), minute, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_time_is_read_without_panic(text in ".*") {
            if let Some(minute) = minute_of(&text) {
                prop_assert!(minute < 1440);
            }
        }
    }
}
