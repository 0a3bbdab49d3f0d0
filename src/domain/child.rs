//! The child as far as the tool needs to know it: a label, a month of birth, a unit.
//!
//! Deliberately absent: the CPR number, the day of birth, the family name, the address and the
//! sex (trivselsskema.md 12.8, databeskyttelse.md C3).

use serde::{Deserialize, Serialize};

use super::{
    child_change::ChildChange,
    date::{Date, YearMonth},
    instrument::{Band, BandId, Instrument},
};

/// A child on the roster. Who it is stands in `label`, in the professional's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// First name, nickname or "Barn A". Never a CPR number.
    pub label: String,
    /// The month of birth, or of the due date where [`Child::unborn`].
    pub birth_month: YearMonth,
    /// The child is not born yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unborn: bool,
    /// How many weeks before term the child was born, 0 to 18. Used for the corrected age.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub weeks_early: u8,
    /// The stue, the dagplejer or the district. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The languages of the home, in the professional's words. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub languages: String,
    /// A band that the professional chose by hand (the last year before school).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band_by_hand: Option<BandId>,
    /// Put away from the roster, with everything kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    /// When the child was added.
    pub added_on: Date,
    /// Who added it and changed it since, oldest first. Only added to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChildChange>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(weeks: &u8) -> bool {
    *weeks == 0
}

/// The oldest age, in whole months, at which somebody is a child: 18 years (barnets lov speaks of
/// children and young people under 18).
const OLDEST_MONTHS: i32 = 18 * 12;
/// How far ahead a due month may lie: a pregnancy of ten calendar months at most.
const LATEST_DUE_MONTHS: i32 = 10;
/// The earliest birth that is survived lies about 18 weeks before term.
const MOST_WEEKS_EARLY: u8 = 18;
/// Up to this age in months the corrected age is used (bands A and B, trivselsskema.md 12.1).
const CORRECTED_UNTIL_MONTHS: i32 = 36;
/// The longest label, in characters, so that it fits on a card and on paper.
const LONGEST_LABEL: usize = 60;

/// Why a child cannot be put on the roster as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChildError {
    /// No label.
    #[error("the label is empty")]
    LabelEmpty,
    /// A label of more than 60 characters.
    #[error("the label is too long")]
    LabelTooLong,
    /// A label that holds ten digits, as a CPR number does.
    #[error("the label looks like a personal number")]
    LabelLooksLikeCpr,
    /// A month of birth after the month of today, for a child who is born.
    #[error("the month of birth is in the future")]
    BirthInFuture,
    /// A month of birth 18 years back or more.
    #[error("the month of birth is 18 years back or more")]
    NotAChild,
    /// A due month in the past, or more than ten months ahead.
    #[error("the due month is not within the next ten months")]
    DueMonthOutOfRange,
    /// More weeks before term than is possible.
    #[error("the weeks before term are more than 18")]
    TooManyWeeksEarly,
}

/// Where the child's age places it in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandChoice<'i> {
    /// The band to ask in.
    Band(&'i Band),
    /// The child is not born: there is no form, but the rulers and the next step are open.
    Unborn,
    /// The child is outside every band at this age in months: no form, the rest is open.
    Outside {
        /// The age in whole months.
        months: u16,
    },
}

impl Child {
    /// Whether the child can be put on the roster on `today`.
    ///
    /// # Errors
    ///
    /// The first reason why not, in the order of the fields.
    pub fn check(&self, today: Date) -> Result<(), ChildError> {
        self.check_label()?;
        let months = self.birth_month.months_until(today.month());
        if self.unborn {
            if !(-LATEST_DUE_MONTHS..=0).contains(&months) {
                return Err(ChildError::DueMonthOutOfRange);
            }
        } else if months < 0 {
            return Err(ChildError::BirthInFuture);
        } else if months >= OLDEST_MONTHS {
            return Err(ChildError::NotAChild);
        }
        if self.weeks_early > MOST_WEEKS_EARLY {
            return Err(ChildError::TooManyWeeksEarly);
        }
        Ok(())
    }

    /// Whether the label can stand on a card and on paper, on whatever day.
    ///
    /// # Errors
    ///
    /// The first reason why not.
    pub fn check_label(&self) -> Result<(), ChildError> {
        let label = self.label.trim();
        if label.is_empty() {
            return Err(ChildError::LabelEmpty);
        }
        if label.chars().count() > LONGEST_LABEL {
            return Err(ChildError::LabelTooLong);
        }
        if looks_like_cpr(label) {
            return Err(ChildError::LabelLooksLikeCpr);
        }
        Ok(())
    }

    /// The age in whole calendar months on `today`, 0 for a child who is not born. It may be up
    /// to a month high, since only the month of birth is known.
    pub fn age_months(&self, today: Date) -> u16 {
        u16::try_from(self.birth_month.months_until(today.month())).unwrap_or(0)
    }

    /// The age in months by which the form is chosen: corrected for birth before term while the
    /// child is under three years, else the age itself.
    pub fn form_age_months(&self, today: Date) -> u16 {
        let months = self.birth_month.months_until(today.month());
        if months >= CORRECTED_UNTIL_MONTHS {
            return u16::try_from(months).unwrap_or(0);
        }
        // A month has 365.25 / 12 / 7 = 4.35 weeks: hundredths keep it in whole numbers.
        let corrected = months - (i32::from(self.weeks_early) * 100 + 217) / 435;
        u16::try_from(corrected).unwrap_or(0)
    }

    /// Where the child's age places it in `instrument` on `today`.
    pub fn band<'i>(&self, instrument: &'i Instrument, today: Date) -> BandChoice<'i> {
        if self.unborn {
            return BandChoice::Unborn;
        }
        let months = self.form_age_months(today);
        let by_hand = instrument
            .bands_by_hand(months)
            .find(|band| Some(&band.id) == self.band_by_hand.as_ref());
        by_hand
            .or_else(|| instrument.band_for_age(months))
            .map_or(BandChoice::Outside { months }, BandChoice::Band)
    }
}

/// Whether a text holds ten digits in a row, with or without a hyphen or space after the sixth, as
/// a CPR number has.
pub fn looks_like_cpr(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => run += 1,
            '-' | ' ' if run == 6 => {}
            _ => run = 0,
        }
        if run == 10 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn child(birth: &str) -> Child {
        Child {
            label: "Alma".into(),
            birth_month: birth.parse().unwrap(),
            unborn: false,
            weeks_early: 0,
            unit: String::new(),
            languages: String::new(),
            band_by_hand: None,
            archived: false,
            added_on: today(),
            changes: Vec::new(),
        }
    }

    fn today() -> Date {
        "2026-11-22".parse().unwrap()
    }

    fn band(child: &Child) -> Option<String> {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        match child.band(&instrument, today()) {
            BandChoice::Band(band) => Some(band.id.0.clone()),
            _ => None,
        }
    }

    #[test]
    fn birth_month_in_future_or_18_years_back_is_refused() {
        assert_eq!(
            child("2026-12").check(today()),
            Err(ChildError::BirthInFuture)
        );
        assert_eq!(child("2006-11").check(today()), Err(ChildError::NotAChild));
        assert_eq!(child("2008-11").check(today()), Err(ChildError::NotAChild));
        assert_eq!(child("2008-12").check(today()), Ok(()));
        assert_eq!(child("2026-11").check(today()), Ok(()));
    }

    #[test]
    fn label_with_ten_digits_is_refused() {
        for label in ["010120-1234", "0101201234", "Bo 010120 1234"] {
            let child = Child {
                label: label.into(),
                ..child("2022-01")
            };
            assert_eq!(
                child.check(today()),
                Err(ChildError::LabelLooksLikeCpr),
                "{label}"
            );
        }
        let child = Child {
            label: "Stue 3-11 barn 2".into(),
            ..child("2022-01")
        };
        assert_eq!(child.check(today()), Ok(()));
    }

    #[test]
    fn due_month_must_lie_within_ten_months() {
        let due = |month| {
            Child {
                unborn: true,
                ..child(month)
            }
            .check(today())
        };
        assert_eq!(due("2026-11"), Ok(()));
        assert_eq!(due("2027-09"), Ok(()));
        assert_eq!(due("2027-10"), Err(ChildError::DueMonthOutOfRange));
        assert_eq!(due("2026-10"), Err(ChildError::DueMonthOutOfRange));
    }

    #[test]
    fn band_follows_age_at_every_border() {
        for (birth, expected) in [
            ("2026-11", Some("A")),
            ("2025-12", Some("A")),
            ("2025-11", Some("B")),
            ("2023-12", Some("B")),
            ("2023-11", Some("C")),
            ("2020-12", Some("C")),
            ("2020-11", None),
        ] {
            assert_eq!(band(&child(birth)).as_deref(), expected, "{birth}");
        }
    }

    #[test]
    fn band_by_hand_counts_only_between_its_ages() {
        let by_hand = |birth| {
            band(&Child {
                band_by_hand: Some("D".into()),
                ..child(birth)
            })
        };
        assert_eq!(by_hand("2021-11").as_deref(), Some("D"));
        assert_eq!(by_hand("2020-01").as_deref(), Some("D"));
        assert_eq!(by_hand("2024-11").as_deref(), Some("B"));
        assert_eq!(by_hand("2018-11"), None);
    }

    #[test]
    fn corrected_age_is_used_under_three_years_only() {
        let early = |birth| Child {
            weeks_early: 10,
            ..child(birth)
        };
        assert_eq!(early("2025-10").form_age_months(today()), 11);
        assert_eq!(band(&early("2025-10")).as_deref(), Some("A"));
        assert_eq!(early("2023-11").form_age_months(today()), 36);
        assert_eq!(early("2026-11").form_age_months(today()), 0);
    }
}
