//! "Hvad ville ændre forslaget": which other answer would give another step.
//!
//! Found by trying, never by reasoning about the rules, so that a statement is true by
//! construction. Only single answers are tried. `har_sag` is left out: it changes whom to
//! contact, never the step.

use super::{
    facts::{Answer3, Consent, Danger, FactAnswer, FactName, Facts, OwnEfforts, Sign, SupportNeed},
    step::Step,
    suggestion::{Outcome, Parents, outcome},
};
use crate::domain::{
    boernelineal::Score, municipality::Thresholds, order::ordered, position::Position,
};

/// One other answer that gives another main step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The fact; for an acute sign the very sign that is ticked or unticked.
    pub fact: FactName,
    /// The other answer. For an acute sign every sign that is then ticked.
    pub to: FactAnswer,
    /// The step it gives.
    pub step: Step,
    /// The rule behind that step, 0 to 23.
    pub main_rule: u8,
    /// Whether the parents may then be told.
    pub parents: Parents,
}

impl Change {
    /// The facts with the other answer.
    #[must_use]
    pub fn apply(&self, facts: &Facts) -> Facts {
        facts.with(self.to)
    }

    /// Whether it may be shown while the suggestion says `now` about the parents. While contact
    /// is barred, nothing is said that would open it.
    pub fn is_shown_under(&self, now: Parents) -> bool {
        self.parents >= now
    }
}

/// Every single answer that would give another main step, most useful first: what can be talked
/// over and worked on before the acute questions, which everybody has just answered and which lead
/// to the same step from everywhere; within each what would make it more severe before what would
/// make it milder; and what says "ved ikke" last.
///
/// Of the other steps of a ruler only the nearest lower and the nearest higher one that give
/// another main step; from "ved ikke" the highest step for each main step.
pub fn changes(facts: &Facts, thresholds: &Thresholds) -> Vec<Change> {
    let search = Search {
        facts,
        thresholds,
        now: outcome(facts, thresholds),
    };
    let mut found: Vec<Change> = search
        .answers()
        .filter_map(|(fact, to)| search.attempt(fact, to))
        .collect();
    search.ruler(FactName::Child, facts.child, FactAnswer::Child, &mut found);
    search.ruler(
        FactName::Parents,
        facts.parents,
        FactAnswer::Parents,
        &mut found,
    );
    // Equally severe answers keep the order of the table.
    ordered(found, |change| {
        let severity = std::cmp::Reverse(change.step.severity());
        (
            change.to.is_unknown(),
            change.fact.is_acute(),
            severity,
            change.fact,
        )
    })
}

struct Search<'f> {
    facts: &'f Facts,
    thresholds: &'f Thresholds,
    now: Outcome,
}

impl Search<'_> {
    /// The change to `to`, where it gives another step.
    fn attempt(&self, fact: FactName, to: FactAnswer) -> Option<Change> {
        let then = outcome(&self.facts.with(to), self.thresholds);
        (then.step != self.now.step).then_some(Change {
            fact,
            to,
            step: then.step,
            main_rule: then.main_rule,
            parents: then.parents,
        })
    }

    /// Every other answer to every fact but the rulers.
    fn answers(&self) -> impl Iterator<Item = (FactName, FactAnswer)> {
        let facts = self.facts;
        let positions = [None].into_iter().chain(Position::ALL.map(Some));
        let signs = Sign::ALL.iter().map(|&sign| {
            (
                FactName::Sign(sign),
                FactAnswer::Signs(facts.signs.toggled(sign)),
            )
        });
        let danger = Danger::ALL.iter().copied().map(FactAnswer::Danger);
        let q133 = SupportNeed::ALL.iter().copied().map(FactAnswer::Q133);
        let bounded = Answer3::ALL.iter().copied().map(FactAnswer::Bounded);
        let extent = Answer3::ALL.iter().copied().map(FactAnswer::Extent);
        let consent = Consent::ALL.iter().copied().map(FactAnswer::Consent);
        let efforts = OwnEfforts::ALL.iter().copied().map(FactAnswer::OwnEfforts);
        let earlier = FactAnswer::EarlierConcern(!facts.earlier_concern);
        let known = FactAnswer::KnownDisabilityOnly(!facts.known_disability_only);
        let unborn = FactAnswer::Unborn(!facts.unborn);
        let of = |fact| move |to| (fact, to);
        (danger.map(of(FactName::Danger)))
            .chain(signs)
            .chain(q133.map(of(FactName::Q133)))
            .chain(
                positions
                    .map(FactAnswer::Position)
                    .map(of(FactName::Position)),
            )
            .chain(bounded.map(of(FactName::Bounded)))
            .chain(extent.map(of(FactName::Extent)))
            .chain(consent.map(of(FactName::Consent)))
            .chain(efforts.map(of(FactName::OwnEfforts)))
            .chain([
                (FactName::EarlierConcern, earlier),
                (FactName::KnownDisabilityOnly, known),
                (FactName::Unborn, unborn),
            ])
            .filter(move |&(fact, to)| to != facts.answer(fact))
    }

    fn ruler(
        &self,
        fact: FactName,
        now: Option<Score>,
        answer: fn(Option<Score>) -> FactAnswer,
        found: &mut Vec<Change>,
    ) {
        let attempt = |score| self.attempt(fact, answer(score));
        let Some(now) = now else {
            let first = found.len();
            for change in Score::all().rev().filter_map(|score| attempt(Some(score))) {
                if found
                    .iter()
                    .skip(first)
                    .all(|earlier| earlier.step != change.step)
                {
                    found.push(change);
                }
            }
            return;
        };
        let lower = Score::all().rev().filter(|&score| score < now);
        let higher = Score::all().filter(|&score| score > now);
        found.extend(lower.map(Some).find_map(attempt));
        found.extend(higher.map(Some).find_map(attempt));
        found.extend(attempt(None));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fact_answers::quiet, facts::Signs};
    use super::*;

    fn found(facts: &Facts) -> Vec<(FactAnswer, Step, u8)> {
        changes(facts, &Thresholds::default())
            .into_iter()
            .map(|change| (change.to, change.step, change.main_rule))
            .collect()
    }

    fn yellow() -> Facts {
        Facts {
            position: Some(Position::Gul),
            child: Score::new(6),
            parents: Score::new(8),
            bounded: Answer3::Ja,
            extent: Answer3::Ja,
            consent: Consent::UdenSamtykke,
            own_efforts: OwnEfforts::UdenEffekt,
            ..quiet()
        }
    }

    #[test]
    fn consent_would_open_p30_and_refusal_an_underretning() {
        let found = found(&yellow());
        let consent = |to| FactAnswer::Consent(to);
        assert!(found.contains(&(consent(Consent::Samtykke), Step::P30, 15)));
        assert!(found.contains(&(consent(Consent::Afviser), Step::Underretning, 14)));
    }

    #[test]
    fn ruler_names_the_nearest_step_on_each_side() {
        let found = found(&Facts {
            consent: Consent::Samtykke,
            ..yellow()
        });
        let child: Vec<_> = found
            .iter()
            .filter_map(|&(to, step, _)| match to {
                FactAnswer::Child(score) => Some((score.map(Score::get), step)),
                _ => None,
            })
            .collect();
        assert_eq!(
            child,
            [
                (Some(4), Step::Underretning),
                (Some(7), Step::Sparring),
                (None, Step::Sparring)
            ]
        );
    }

    #[test]
    fn from_unknown_the_highest_step_for_each_result_is_named() {
        let facts = Facts {
            child: None,
            consent: Consent::Samtykke,
            ..yellow()
        };
        let child: Vec<_> = found(&facts)
            .into_iter()
            .filter(|(to, ..)| matches!(to, FactAnswer::Child(_)))
            .collect();
        let at = |score| FactAnswer::Child(Score::new(score));
        assert_eq!(
            child,
            [(at(4), Step::Underretning, 9), (at(6), Step::P30, 15)]
        );
    }

    #[test]
    fn what_can_be_worked_on_comes_first_more_severe_first_and_not_knowing_last() {
        let found = changes(&yellow(), &Thresholds::default());
        let key = |c: &Change| {
            let severity = std::cmp::Reverse(c.step.severity());
            (c.to.is_unknown(), c.fact.is_acute(), severity)
        };
        assert!(found.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
        assert!(!found[0].fact.is_acute());
        assert!(found.iter().any(|c| c.fact.is_acute()));
    }

    #[test]
    fn barred_contact_hides_what_would_open_it() {
        let facts = Facts {
            signs: Signs::NONE.with(Sign::VoldForaeldre),
            ..yellow()
        };
        let found = changes(&facts, &Thresholds::default());
        assert!(!found.is_empty());
        assert!(
            found
                .iter()
                .all(|change| !change.is_shown_under(Parents::MaaIkke))
        );
    }
}
