//! What a professional types before a hand-over is made.

use super::manifest::Consent;
use crate::domain::date::Date;

/// Which of the three answers about consent is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentKind {
    /// The parents have said yes.
    Given,
    /// It goes without.
    Without,
    /// None is needed.
    NotNeeded,
}

impl ConsentKind {
    /// Every answer, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Given, Self::Without, Self::NotNeeded];
}

/// A hand-over as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandOverDraft {
    /// The institution that hands over.
    pub institution: String,
    /// Who it is for.
    pub to: String,
    /// Why.
    pub why: String,
    /// Whether the parents have said yes.
    pub consent: Option<ConsentKind>,
    /// Who said yes.
    pub given_by: String,
    /// When, as the date field gives it.
    pub given_on: String,
    /// The ground, or why none is needed.
    pub ground: String,
}

/// What is missing before a hand-over can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// No child is chosen.
    #[error("no child is chosen")]
    NoChild,
    /// The place that hands over is not named.
    #[error("the institution is not named")]
    NoInstitution,
    /// Nobody is named to receive it.
    #[error("no receiver is named")]
    NoReceiver,
    /// It is not said why.
    #[error("no reason is written")]
    NoReason,
    /// Nothing is said of consent.
    #[error("nothing is said of consent")]
    NoConsent,
    /// Nobody is named who said yes.
    #[error("nobody is named who consented")]
    NobodyConsented,
    /// No date of the yes, or a text that is none.
    #[error("no date of consent is set")]
    NoDate,
    /// The date of the yes lies ahead.
    #[error("the date of consent lies ahead")]
    InFuture,
    /// No ground is written.
    #[error("no ground is written")]
    NoGround,
}

impl HandOverDraft {
    /// What is said of consent, once nothing is missing.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the screen.
    pub fn read(&self, today: Date) -> Result<Consent, NotReady> {
        let missing = |text: &str| text.trim().is_empty();
        if missing(&self.institution) {
            return Err(NotReady::NoInstitution);
        }
        if missing(&self.to) {
            return Err(NotReady::NoReceiver);
        }
        if missing(&self.why) {
            return Err(NotReady::NoReason);
        }
        let ground = self.ground.trim().to_owned();
        match self.consent.ok_or(NotReady::NoConsent)? {
            ConsentKind::Given => {
                if missing(&self.given_by) {
                    return Err(NotReady::NobodyConsented);
                }
                let on: Date = self.given_on.parse().map_err(|_| NotReady::NoDate)?;
                if on > today {
                    return Err(NotReady::InFuture);
                }
                let by = self.given_by.trim().to_owned();
                Ok(Consent::Given { by, on })
            }
            _ if ground.is_empty() => Err(NotReady::NoGround),
            ConsentKind::Without => Ok(Consent::Without { ground }),
            ConsentKind::NotNeeded => Ok(Consent::NotNeeded { because: ground }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        "2026-11-22".parse().unwrap()
    }

    fn whole() -> HandOverDraft {
        HandOverDraft {
            institution: "Solgården".into(),
            to: "Skovbrynet".into(),
            why: "Alma skifter børnehave".into(),
            consent: Some(ConsentKind::Given),
            given_by: "Almas mor".into(),
            given_on: "2026-11-20".into(),
            ground: String::new(),
        }
    }

    #[test]
    fn consent_is_read_with_who_and_when() {
        let on = "2026-11-20".parse().unwrap();
        let by = "Almas mor".to_owned();
        assert_eq!(whole().read(today()), Ok(Consent::Given { by, on }));
    }

    #[test]
    fn first_thing_that_is_missing_is_named() {
        type Case = (fn(&mut HandOverDraft), NotReady);
        let error = |change: fn(&mut HandOverDraft)| {
            let mut draft = whole();
            change(&mut draft);
            draft.read(today()).unwrap_err()
        };
        let cases: [Case; 9] = [
            (|d| d.institution = " ".into(), NotReady::NoInstitution),
            (|d| d.to.clear(), NotReady::NoReceiver),
            (|d| d.why.clear(), NotReady::NoReason),
            (|d| d.consent = None, NotReady::NoConsent),
            (|d| d.given_by.clear(), NotReady::NobodyConsented),
            (|d| d.given_on.clear(), NotReady::NoDate),
            (|d| d.given_on = "2026-11-23".into(), NotReady::InFuture),
            (
                |d| d.consent = Some(ConsentKind::Without),
                NotReady::NoGround,
            ),
            (
                |d| d.consent = Some(ConsentKind::NotNeeded),
                NotReady::NoGround,
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(error(change), expected);
        }
    }

    #[test]
    fn without_consent_there_is_a_ground() {
        let draft = HandOverDraft {
            consent: Some(ConsentKind::Without),
            ground: " Barnets lov § 133 ".into(),
            ..whole()
        };
        let ground = "Barnets lov § 133".to_owned();
        assert_eq!(draft.read(today()), Ok(Consent::Without { ground }));
    }
}
