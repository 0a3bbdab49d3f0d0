//! Finding offers by age, problem and step.

use super::{Ages, Offer, OfferKind};
use crate::domain::{
    boernelineal::{BoernelinealAxis, Score},
    instrument::AreaId,
};

/// The step at which open offers and § 30 are both possible and people judge: two ranges meet
/// there, »6 og derunder« and »6 og derover« (boernelineal.md A and D).
pub const BOTH_KINDS: u8 = 6;

/// What offers are looked for by. What is not said leaves none out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The child's age, or those ages.
    pub ages: Option<Ages>,
    /// Only what is also for a child who is not born yet.
    pub unborn: bool,
    /// The area of the trivselsskema that it is about.
    pub problem: Option<AreaId>,
    /// The step of the child's ruler.
    pub child: Option<Score>,
    /// The step of the ruler of the care.
    pub parents: Option<Score>,
}

impl Wanted {
    /// The offers that fit, in the order of the list. Where both rulers are given, an offer fits
    /// that is made at the step of one of them.
    pub fn found<'a>(&self, offers: &'a [Offer]) -> Vec<&'a Offer> {
        let mut fits: Vec<&Offer> = offers
            .iter()
            .filter(|offer| !self.unborn || offer.before_birth)
            .filter(|offer| self.ages.is_none_or(|ages| ages.meets(offer.ages)))
            .filter(|offer| {
                let problem = self.problem.as_ref();
                problem.is_none_or(|id| offer.problems.is_empty() || offer.problems.contains(id))
            })
            .collect();
        let steps = [
            (BoernelinealAxis::Child, self.child),
            (BoernelinealAxis::Parents, self.parents),
        ];
        if steps.iter().all(|(_, score)| score.is_none()) {
            return fits;
        }
        let at: Vec<&str> = steps
            .into_iter()
            .filter_map(|(axis, score)| Some(at_step(&fits, axis, score?)))
            .flatten()
            .map(|offer| offer.id.as_str())
            .collect();
        fits.retain(|offer| at.contains(&offer.id.as_str()));
        fits
    }

    /// Whether one of the steps is the one at which both kinds are possible.
    pub fn is_where_both_are_possible(&self) -> bool {
        [self.child, self.parents]
            .into_iter()
            .flatten()
            .any(|score| score.get() == BOTH_KINDS)
    }
}

/// The offers at a step of one ruler, in the order of the list. At [`BOTH_KINDS`] both open offers
/// and § 30 are among them as far as the list has any one step away.
pub fn offers_at(offers: &[Offer], axis: BoernelinealAxis, score: Score) -> Vec<&Offer> {
    at_step(&offers.iter().collect::<Vec<_>>(), axis, score)
}

fn at_step<'a>(offers: &[&'a Offer], axis: BoernelinealAxis, score: Score) -> Vec<&'a Offer> {
    let of_ruler = || offers.iter().filter(|offer| offer.axes.contains(&axis));
    let here = |offer: &Offer| (offer.from..=offer.to).contains(&score);
    let has = |kind| of_ruler().any(|offer| offer.kind == kind && here(offer));
    let (almen, p30) = (has(OfferKind::Almen), has(OfferKind::P30));
    // Nobody is to choose silently between the kinds: not even a list that has one of them.
    let beside = |offer: &Offer| {
        score.get() == BOTH_KINDS
            && match offer.kind {
                OfferKind::Almen => !almen && offer.from.get() == BOTH_KINDS + 1,
                OfferKind::P30 => !p30 && offer.to.get() == BOTH_KINDS - 1,
                OfferKind::Saerlig => false,
            }
    };
    of_ruler()
        .filter(|offer| here(offer) || beside(offer))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn example() -> Vec<Offer> {
        crate::content::municipality::of_edition("2026-1")
            .unwrap()
            .offers
    }

    fn step(score: u8) -> Option<Score> {
        Score::new(score)
    }

    fn ids(found: &[&Offer]) -> Vec<String> {
        found.iter().map(|offer| offer.id.clone()).collect()
    }

    #[test]
    fn nothing_said_finds_everything() {
        let offers = example();
        assert_eq!(Wanted::default().found(&offers).len(), offers.len());
    }

    #[test]
    fn age_problem_and_step_leave_out_what_does_not_fit() {
        let mut offers = example();
        offers.truncate(2);
        let [one, other] = offers.as_mut_slice() else {
            unreachable!()
        };
        (one.ages, one.before_birth) = (Ages { from: 0, to: 11 }, true);
        one.problems = vec!["sprog".into()];
        (one.from, one.to) = (step(1).unwrap(), step(3).unwrap());
        one.axes = vec![BoernelinealAxis::Child];
        (other.ages, other.before_birth) = (Ages { from: 12, to: 71 }, false);
        other.problems = Vec::new();
        (other.from, other.to) = (step(4).unwrap(), step(9).unwrap());
        other.axes = vec![BoernelinealAxis::Parents];
        let (one, other) = (one.id.clone(), other.id.clone());
        let found = |wanted: Wanted| ids(&wanted.found(&offers));
        let ages = |from, to| Wanted {
            ages: Some(Ages { from, to }),
            ..Wanted::default()
        };
        assert_eq!(found(ages(11, 11)), [&*one]);
        assert_eq!(found(ages(12, 12)), [&*other]);
        assert_eq!(found(ages(11, 12)).len(), 2);
        let unborn = Wanted {
            unborn: true,
            ..Wanted::default()
        };
        assert_eq!(found(unborn), [&*one]);
        let about = |area: &str| Wanted {
            problem: Some(area.into()),
            ..Wanted::default()
        };
        assert_eq!(found(about("sprog")).len(), 2, "no problem named: any");
        assert_eq!(found(about("krop")), [&*other]);
        let at = |child, parents| Wanted {
            child,
            parents,
            ..Wanted::default()
        };
        assert_eq!(found(at(step(3), None)), [&*one]);
        assert_eq!(found(at(None, step(9))), [&*other]);
        assert_eq!(found(at(step(3), step(9))).len(), 2);
        assert!(found(at(step(9), step(3))).is_empty());
    }

    #[test]
    fn six_has_both_kinds_though_the_list_stops_beside_it() {
        let mut offers = example();
        offers.retain(|offer| offer.axes.contains(&BoernelinealAxis::Child));
        for offer in &mut offers {
            match offer.kind {
                OfferKind::Almen => offer.from = step(7).unwrap(),
                OfferKind::P30 => offer.to = step(5).unwrap(),
                OfferKind::Saerlig => {}
            }
        }
        let kinds = |score| -> Vec<OfferKind> {
            offers_at(&offers, BoernelinealAxis::Child, step(score).unwrap())
                .into_iter()
                .map(|offer| offer.kind)
                .collect()
        };
        assert!(kinds(6).contains(&OfferKind::Almen) && kinds(6).contains(&OfferKind::P30));
        assert!(!kinds(5).contains(&OfferKind::Almen));
        assert!(!kinds(7).contains(&OfferKind::P30));
    }

    proptest! {
        #[test]
        fn saying_more_never_finds_more(child in proptest::option::of(1..=10u8), months in 0..96u16) {
            let offers = example();
            let mut wanted = Wanted { child: child.and_then(step), ..Wanted::default() };
            let before = ids(&wanted.found(&offers));
            wanted.problem = Some("sprog".into());
            wanted.ages = Some(Ages::exactly(months));
            let after = ids(&wanted.found(&offers));
            // At six the kind that lies beside it may come in for one that does not fit.
            if child != Some(BOTH_KINDS) {
                prop_assert!(after.iter().all(|id| before.contains(id)));
            }
            prop_assert!(wanted.is_where_both_are_possible() == (child == Some(6)));
        }
    }
}
