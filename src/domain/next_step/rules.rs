//! The decision table itself: rules 1 to 22.
//!
//! Every rule is tried. A "first match wins" design would let a milder rule hide a more severe
//! one thousands of times. Source: naeste-skridt.md, "Rules". The limits are our proposal, neither law nor validated; a municipality may change [`Thresholds`] but never the
//! rules 1 to 6 and 8, which use none of them.

use super::{
    cause::{Cause, child, consent, efforts, either, holds, parents, position, sign},
    choosing::RuleSet,
    facts::{Answer3, Consent, Danger, FactName, Facts, OwnEfforts, Sign, SupportNeed},
    step::Step,
};
use crate::domain::{municipality::Thresholds, position::Position};

/// The edition of the rules in this file. Stored with every suggestion.
pub const RULESET: &str = "2026-1";

/// At this step of a ruler or below, health or development may be in danger (rule 6). No
/// municipality may change it.
pub const SAME_DAY_SCORE: u8 = 2;

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its number, 1 to 22. It never changes meaning.
    pub number: u8,
    /// What it suggests.
    pub step: Step,
    /// What made it hit; empty where it does not.
    pub hit: fn(&Facts, &Thresholds) -> Cause,
}

/// Makes the table, and [`hits`] with every rule written out in it: rules called through a pointer
/// take several times as long, and every change of an answer runs them all.
macro_rules! table {
    ($($number:literal, $step:expr, $hit:expr;)+) => {
        /// The table, in the order of the numbers.
        pub static RULES: [Rule; 22] = [$(Rule { number: $number, step: $step, hit: $hit }),+];

        /// Every rule that hits (choosing, 1).
        #[inline]
        pub fn hits(facts: &Facts, thresholds: &Thresholds) -> RuleSet {
            let mut hits = RuleSet::NONE;
            $(
                let hit: fn(&Facts, &Thresholds) -> Cause = $hit;
                hits = hits.with_if($number, !hit(facts, thresholds).is_empty());
            )+
            hits
        }
    };
}

table! {
    1, Step::Akut, |f, _| {
        holds(f.danger == Danger::Ja, FactName::Danger)
    };
    2, Step::Akut, |f, _| {
        holds(f.danger == Danger::VedIkke, FactName::Danger)
    };
    3, Step::Akut, |f, _| sign(f, Sign::VoldForaeldre);
    4, Step::Akut, |f, _| sign(f, Sign::VoldAndre);
    5, Step::Underretning, |f, _| sign(f, Sign::SocialKontrol);
    6, Step::Underretning, |f, _| {
        sign(f, Sign::Vanroegt).or(either(f, |score| score <= SAME_DAY_SCORE))
    };
    7, Step::Underretning, |f, t| {
        holds(f.unborn, FactName::Unborn).and(
            parents(f, |score| score <= t.notify)
                .or(holds(f.q133 == SupportNeed::Ja, FactName::Q133)),
        )
    };
    8, Step::Underretning, |f, _| {
        holds(f.q133 == SupportNeed::Ja, FactName::Q133)
    };
    9, Step::Underretning, |f, t| {
        either(f, |score| score <= t.notify)
    };
    10, Step::Netvaerk, |f, t| {
        child(f, |score| SAME_DAY_SCORE < score && score <= t.notify)
            .and(parents(f, |score| score > t.early))
            .and(consent(f, Consent::Samtykke))
            .and(holds(
                f.known_disability_only,
                FactName::KnownDisabilityOnly,
            ))
            .and(holds(f.q133 == SupportNeed::Nej, FactName::Q133))
            .and(holds(
                f.own_efforts != OwnEfforts::UdenEffekt,
                FactName::OwnEfforts,
            ))
    };
    11, Step::Sparring, |f, _| {
        holds(f.q133 == SupportNeed::Tvivl, FactName::Q133)
    };
    12, Step::Underretning, |f, _| {
        position(f, Position::Roed).and(
            consent(f, Consent::Afviser)
                .or(efforts(f, OwnEfforts::UdenEffekt))
                .or(holds(f.earlier_concern, FactName::EarlierConcern)),
        )
    };
    13, Step::Netvaerk, |f, _| position(f, Position::Roed);
    14, Step::Underretning, |f, t| {
        either(f, |score| t.is_early(score))
            .and(consent(f, Consent::Afviser))
            .and(efforts(f, OwnEfforts::UdenEffekt))
    };
    15, Step::P30, |f, t| {
        position(f, Position::Gul)
            .and(either(f, |score| t.is_early(score)))
            .and(holds(f.bounded == Answer3::Ja, FactName::Bounded))
            .and(holds(f.extent == Answer3::Ja, FactName::Extent))
            .and(consent(f, Consent::Samtykke))
            .and(efforts(f, OwnEfforts::UdenEffekt))
    };
    16, Step::P30, |f, t| {
        parents(f, |score| t.is_early(score)).and(consent(f, Consent::Samtykke))
    };
    17, Step::Netvaerk, |f, _| {
        position(f, Position::Gul)
            .and(
                holds(f.bounded != Answer3::Ja, FactName::Bounded)
                    .or(holds(f.extent != Answer3::Ja, FactName::Extent)),
            )
            .and(consent(f, Consent::Samtykke))
    };
    18, Step::Tal, |f, _| consent(f, Consent::IkkeTalt);
    19, Step::Sparring, |f, _| {
        consent(f, Consent::UdenSamtykke).or(consent(f, Consent::Afviser))
    };
    20, Step::Egne, |f, t| {
        position(f, Position::Gul)
            .or(either(f, |score| t.early < score && score <= t.watch))
            .and(efforts(f, OwnEfforts::Ingen).or(efforts(f, OwnEfforts::IGang)))
    };
    21, Step::Almen, |f, t| {
        position(f, Position::Groen)
            .or(position(f, Position::Gul))
            .and(efforts(f, OwnEfforts::Hjulpet))
            .and(child(f, |score| score > t.early))
            .and(parents(f, |score| score > t.early))
    };
    22, Step::Almen, |f, t| {
        position(f, Position::Groen)
            .and(child(f, |score| score > t.watch))
            .and(parents(f, |score| score > t.watch))
    };
}

/// Nothing else, and answers are missing.
pub const NO_SUGGESTION: u8 = 0;
/// Nothing else, and no answers are missing.
pub const POINTS_BOTH_WAYS: u8 = 23;

fn rule(number: u8) -> Option<&'static Rule> {
    RULES.get(usize::from(number).checked_sub(1)?)
}

/// What rule `number` suggests. `None` for a number that is no rule (0 to 23 are).
pub fn step_of(number: u8) -> Option<Step> {
    match number {
        NO_SUGGESTION => Some(Step::Ingen),
        POINTS_BOTH_WAYS => Some(Step::Sparring),
        _ => rule(number).map(|rule| rule.step),
    }
}

/// What made rule `number` hit. Empty for rule 23, which hits by default; for rule 0 it names
/// what is missing.
pub fn cause_of(number: u8, facts: &Facts, thresholds: &Thresholds) -> Cause {
    if number == NO_SUGGESTION {
        let rulers = holds(facts.child.is_none(), FactName::Child)
            .and(holds(facts.parents.is_none(), FactName::Parents));
        return holds(facts.position.is_none(), FactName::Position).or(rulers);
    }
    rule(number).map_or(Cause::NONE, |rule| (rule.hit)(facts, thresholds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_the_order_of_their_numbers() {
        assert!(RULES.iter().map(|rule| rule.number).eq(1..=22));
    }
}
