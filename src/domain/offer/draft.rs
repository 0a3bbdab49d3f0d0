//! An offer as it is being written.

use serde::{Deserialize, Serialize};

use super::{Ages, Offer, OfferKind};
use crate::domain::{
    boernelineal::{BoernelinealAxis, Score},
    date::Date,
    instrument::AreaId,
};

/// What is typed and chosen about an offer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferDraft {
    /// The name.
    pub title: String,
    /// What it is.
    pub text: String,
    /// What it takes to get it.
    pub kind: Option<OfferKind>,
    /// The youngest age, as typed.
    pub age_from: String,
    /// The oldest age, as typed.
    pub age_to: String,
    /// Whether it is also for families who are expecting.
    pub before_birth: bool,
    /// The areas it helps with; empty: whatever it is about.
    pub problems: Vec<AreaId>,
    /// The rulers.
    pub axes: Vec<BoernelinealAxis>,
    /// The lowest step.
    pub from: Option<Score>,
    /// The highest step.
    pub to: Option<Score>,
    /// Whether it can be had anonymously.
    pub anonymous: bool,
    /// Whom to turn to.
    pub contact: String,
}

/// Why an offer cannot be kept as typed. In the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfferError {
    /// It has no name.
    #[error("name the offer")]
    NoTitle,
    /// It is not said what it is.
    #[error("say what the offer is")]
    NoText,
    /// It is not said what it takes.
    #[error("choose the kind of offer")]
    NoKind,
    /// The youngest age cannot be read.
    #[error("read the youngest age")]
    AgeFrom,
    /// The oldest age cannot be read.
    #[error("read the oldest age")]
    AgeTo,
    /// The youngest age is above the oldest.
    #[error("put the ages in order")]
    AgesTurned,
    /// No ruler is chosen.
    #[error("choose a ruler")]
    NoRuler,
    /// A step is not chosen.
    #[error("choose both steps")]
    NoStep,
    /// The lowest step is above the highest.
    #[error("put the steps in order")]
    StepsTurned,
    /// It is not said whom to turn to.
    #[error("say whom to turn to")]
    NoContact,
}

impl OfferDraft {
    /// The draft of an offer that is to be changed.
    pub fn of(offer: &Offer) -> Self {
        Self {
            title: offer.title.clone(),
            text: offer.text.clone(),
            kind: Some(offer.kind),
            age_from: offer.ages.youngest(),
            age_to: offer.ages.oldest(),
            before_birth: offer.before_birth,
            problems: offer.problems.clone(),
            axes: offer.axes.clone(),
            from: Some(offer.from),
            to: Some(offer.to),
            anonymous: offer.anonymous,
            contact: offer.contact.clone(),
        }
    }

    /// The offer, reviewed `today` by whoever wrote it.
    ///
    /// # Errors
    ///
    /// The first reason why not, in the order of the screen.
    pub fn finish(&self, id: String, today: Date) -> Result<Offer, OfferError> {
        let written = |text: &str, error| match text.trim() {
            "" => Err(error),
            text => Ok(text.to_owned()),
        };
        let title = written(&self.title, OfferError::NoTitle)?;
        let text = written(&self.text, OfferError::NoText)?;
        let kind = self.kind.ok_or(OfferError::NoKind)?;
        let youngest: Ages = self.age_from.parse().map_err(|_| OfferError::AgeFrom)?;
        let oldest: Ages = self.age_to.parse().map_err(|_| OfferError::AgeTo)?;
        let ages = Ages {
            from: youngest.from,
            to: oldest.to,
        };
        if ages.from > ages.to {
            return Err(OfferError::AgesTurned);
        }
        if self.axes.is_empty() {
            return Err(OfferError::NoRuler);
        }
        let (from, to) = self.from.zip(self.to).ok_or(OfferError::NoStep)?;
        if from > to {
            return Err(OfferError::StepsTurned);
        }
        let contact = written(&self.contact, OfferError::NoContact)?;
        Ok(Offer {
            id,
            title,
            text,
            kind,
            axes: self.axes.clone(),
            from,
            to,
            ages,
            before_birth: self.before_birth,
            problems: self.problems.clone(),
            anonymous: self.anonymous,
            contact,
            reviewed: today,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn every_offer_survives_being_opened_and_kept() {
        for mut offer in crate::content::municipality::of_edition("2026-1")
            .unwrap()
            .offers
        {
            let kept = OfferDraft::of(&offer).finish(offer.id.clone(), today());
            offer.reviewed = today();
            assert_eq!(kept, Ok(offer));
        }
    }

    #[test]
    fn what_is_missing_is_told_in_the_order_of_the_screen() {
        type Mend = fn(&mut OfferDraft);
        let mut draft = OfferDraft::default();
        let steps: [(OfferError, Mend); 10] = [
            (OfferError::NoTitle, |d| {
                d.title = "Babycafé".into();
            }),
            (OfferError::NoText, |d| {
                d.text = "Hver onsdag.".into();
            }),
            (OfferError::NoKind, |d| {
                d.kind = Some(OfferKind::Almen);
            }),
            (OfferError::AgeFrom, |d| {
                d.age_from = "3 år".into();
            }),
            (OfferError::AgeTo, |d| {
                d.age_to = "2 år".into();
            }),
            (OfferError::AgesTurned, |d| {
                d.age_from = "10 mdr.".into();
            }),
            (OfferError::NoRuler, |d| {
                d.axes = vec![BoernelinealAxis::Child];
            }),
            (OfferError::NoStep, |d| {
                (d.from, d.to) = (Score::new(8), Score::new(7));
            }),
            (OfferError::StepsTurned, |d| {
                d.from = Score::new(7);
            }),
            (OfferError::NoContact, |d| {
                d.contact = "Sundhedsplejen".into();
            }),
        ];
        for (error, mend) in steps {
            assert_eq!(draft.finish("x".into(), today()), Err(error));
            mend(&mut draft);
        }
        let offer = draft.finish("x".into(), today()).unwrap();
        assert_eq!(offer.ages, Ages { from: 10, to: 35 });
        assert_eq!(offer.reviewed, today());
    }
}
