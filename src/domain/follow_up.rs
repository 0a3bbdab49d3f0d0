//! A follow-up that is put off: to when, why and by whom. Both dates are kept, and the assessment
//! that agreed on the first one is never touched.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Professional,
    date::{Date, Moment},
};

/// One postponement of one follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postponement {
    /// The child, by record id.
    pub child: String,
    /// The own or joint assessment whose follow-up it is, by record id.
    pub assessment: String,
    /// When it was to be.
    pub from: Date,
    /// When it is to be now.
    pub to: Date,
    /// Why.
    pub reason: String,
    /// Who put it off.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// What is missing before a follow-up can be postponed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostponeError {
    /// No date, or a text that is none.
    #[error("no new date is set")]
    NoDate,
    /// The new date lies before today.
    #[error("the new date lies in the past")]
    DateInPast,
    /// The new date is the old one or earlier.
    #[error("the new date is not later than the old one")]
    NotLater,
    /// No reason is written.
    #[error("no reason is written")]
    NoReason,
}

impl Postponement {
    /// The new date and the reason as typed, once both can be used.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen.
    pub fn read(
        from: Date,
        to: &str,
        reason: &str,
        today: Date,
    ) -> Result<(Date, String), PostponeError> {
        let to: Date = to.parse().map_err(|_| PostponeError::NoDate)?;
        if to < today {
            return Err(PostponeError::DateInPast);
        }
        if to <= from {
            return Err(PostponeError::NotLater);
        }
        if reason.trim().is_empty() {
            return Err(PostponeError::NoReason);
        }
        Ok((to, reason.trim().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postponement_names_the_first_thing_that_is_wrong() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let read =
            |to, reason| Postponement::read(day("2026-12-20"), to, reason, day("2026-12-22"));
        for (to, reason, error) in [
            ("", "syg", PostponeError::NoDate),
            ("2027-02-30", "syg", PostponeError::NoDate),
            ("2026-12-21", "", PostponeError::DateInPast),
            ("2027-01-04", " \n", PostponeError::NoReason),
        ] {
            assert_eq!(read(to, reason), Err(error), "{to}");
        }
        assert_eq!(
            Postponement::read(day("2027-01-10"), "2027-01-10", "syg", day("2026-12-22")),
            Err(PostponeError::NotLater)
        );
        assert_eq!(
            read("2027-01-04", " syg "),
            Ok((day("2027-01-04"), "syg".into()))
        );
    }
}
