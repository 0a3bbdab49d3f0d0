//! One offer, and what is wrong with a list of them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Ages, OLDEST};
use crate::domain::{
    boernelineal::{BoernelinealAxis, Score},
    date::Date,
    flaw::Flaw,
    instrument::{AreaId, Instrument},
};

/// What it takes to get an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferKind {
    /// Open to everybody, with no case: almenområdet and open, also anonymous, advice.
    Almen,
    /// Tidligt forebyggende indsats under barnets lov § 30.
    P30,
    /// What the municipality decides on after an examination or a visitation.
    Saerlig,
}

impl OfferKind {
    /// Every kind, from the open to the decided.
    pub const ALL: [Self; 3] = [Self::Almen, Self::P30, Self::Saerlig];
}

/// Something that the municipality offers at some steps of a ruler. Not to be shown to a family
/// while contact with the parents is barred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Its id. Unique in the list; never shown.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is, in a sentence or two.
    pub text: String,
    /// What it takes to get it.
    pub kind: OfferKind,
    /// The rulers that it goes by.
    pub axes: Vec<BoernelinealAxis>,
    /// The lowest step at which it is offered.
    pub from: Score,
    /// The highest step at which it is offered.
    pub to: Score,
    /// The ages of the children that it is for.
    pub ages: Ages,
    /// Whether it is also for families who are expecting a child.
    pub before_birth: bool,
    /// The areas of the trivselsskema that it helps with. Empty: whatever it is about.
    pub problems: Vec<AreaId>,
    /// Whether the family can have it without saying who they are.
    pub anonymous: bool,
    /// Whom to turn to.
    pub contact: String,
    /// The day on which somebody last saw that all of it is so.
    pub reviewed: Date,
}

impl Offer {
    /// Whether it has not been looked at for more than `weeks` on `today`.
    pub fn is_stale(&self, today: Date, weeks: u16) -> bool {
        today.days_since(self.reviewed) > weeks.saturating_mul(7)
    }
}

/// Everything that is wrong with a list of offers; empty where it can be used.
pub fn validate(offers: &[Offer]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut ids = BTreeSet::new();
    for offer in offers {
        let place = format!("offers.{}", offer.id);
        let mut flaw = |field: &str, reason: &str| {
            flaws.push(Flaw::new(format!("{place}{field}"), reason));
        };
        if !ids.insert(&offer.id) {
            flaw("", "stands twice");
        }
        if offer.from > offer.to {
            flaw("", "from is above to");
        }
        if offer.ages.from > offer.ages.to || offer.ages.to > OLDEST {
            flaw(".ages", "from is above to, or to is above 17 years");
        }
        if offer.axes.is_empty() {
            flaw(".axes", "is empty");
        }
        if offer.contact.trim().is_empty() {
            flaw(".contact", "is empty");
        }
        if offer.title.trim().is_empty() || offer.text.trim().is_empty() {
            flaw("", "has no title or text");
        }
    }
    flaws
}

/// The offers that name an area which the trivselsskema does not have.
pub fn unknown_problems(offers: &[Offer], instrument: &Instrument) -> Vec<Flaw> {
    let unknown = |offer: &Offer| {
        let mut problems = offer.problems.iter();
        let found = problems.find(|id| instrument.area(id).is_none())?;
        let place = format!("offers.{}.problems", offer.id);
        Some(Flaw::new(place, format!("{} is no area", found.as_str())))
    };
    offers.iter().filter_map(unknown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offer_is_stale_the_day_after_the_last_week() {
        let mut offers = crate::content::municipality::of_edition("2026-1")
            .unwrap()
            .offers;
        let mut offer = offers.remove(0);
        offer.reviewed = "2026-01-01".parse().unwrap();
        let stale = |today: &str| offer.is_stale(today.parse().unwrap(), 52);
        assert!(!stale("2026-12-31"));
        assert!(stale("2027-01-01"));
        assert!(
            !stale("2025-01-01"),
            "reviewed after today: the clock was set back"
        );
    }

    #[test]
    fn flawed_offer_is_named() {
        let whole = crate::content::municipality::of_edition("2026-1")
            .unwrap()
            .offers;
        assert_eq!(validate(&whole), []);
        let changes: [fn(&mut Offer); 7] = [
            |offer| {
                offer.id = "sprog".into();
            },
            |offer| (offer.from, offer.to) = (offer.to, offer.from),
            |offer| {
                offer.ages.from = 300;
            },
            |offer| {
                offer.ages.to = 300;
            },
            |offer| offer.axes.clear(),
            |offer| {
                offer.contact = " ".into();
            },
            |offer| {
                offer.text = String::new();
            },
        ];
        for change in changes {
            let mut offers = whole.clone();
            change(offers.first_mut().unwrap());
            assert_eq!(validate(&offers).len(), 1);
        }
    }

    #[test]
    fn problem_that_is_no_area_is_a_flaw() {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let mut offers = crate::content::municipality::of_edition("2026-1")
            .unwrap()
            .offers;
        assert_eq!(unknown_problems(&offers, &instrument), []);
        offers[0].problems.push("vejret".into());
        let flaws = unknown_problems(&offers, &instrument);
        assert_eq!(flaws[0].reason, "vejret is no area");
    }
}
