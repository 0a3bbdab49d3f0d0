//! What is suggested for the facts of one assessment, and why.
//!
//! The choosing itself stands in [`choosing`](super::choosing). Deliberately absent: the professional's
//! decision, which is theirs and is stored with the assessment.

use serde::{Deserialize, Serialize};

use super::{
    cause::Cause,
    choosing::{RuleSet, choose},
    facts::Facts,
    note::{Note, Situation, notes},
    rules::{cause_of, hits, step_of},
    step::Step,
};
use crate::domain::{municipality::Thresholds, order::ordered};

/// Whether the parents may be told. Ordered from open to barred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parents {
    /// Yes: talk with both parents.
    Ja,
    /// Wait: agree with the authority first (rules 1, 2, 4 and 5).
    Vent,
    /// They must not be told (rule 3).
    MaaIkke,
}

impl Parents {
    /// Whether contact is barred. Then there is no parent letter, no consent form, no invitation
    /// and no word about talking with the parents.
    pub fn is_barred(self) -> bool {
        self != Self::Ja
    }

    /// The leave to make something for them.
    pub fn leave(self) -> Option<LeaveToTell> {
        (self == Self::Ja).then_some(LeaveToTell(()))
    }

    /// What the hits say; the strictest wins.
    #[inline]
    fn of(hits: RuleSet) -> Self {
        if hits.contains(3) {
            Self::MaaIkke
        } else if [1, 2, 4, 5].into_iter().any(|rule| hits.contains(rule)) {
            Self::Vent
        } else {
            Self::Ja
        }
    }
}

/// The leave to make something for the parents: a letter, a slip, a copy of minutes. Only
/// [`Parents::Ja`] gives it, and whatever makes such a thing takes it, so that there is no way to
/// one while contact is barred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaveToTell(());

/// The bare outcome of the table: what the suggestion is built on. Cheap enough to try a change
/// of every single answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The rule of the main suggestion, 0 to 23.
    pub main_rule: u8,
    /// The step of the main suggestion.
    pub step: Step,
    /// The hits that are left after choosing; never empty.
    pub rules: RuleSet,
    /// Whether the parents may be told.
    pub parents: Parents,
}

impl Outcome {
    /// The outcome where contact with the parents is barred as `parents` says by something else:
    /// what the table gives where the child's own answers bar it, without the rule that does.
    #[must_use]
    pub fn under(self, parents: Parents, lack_knowledge: bool) -> Self {
        if parents <= self.parents {
            return self;
        }
        let rules = self.rules.without_contact(lack_knowledge);
        let main_rule = rules.main();
        Self {
            main_rule,
            step: step_of(main_rule).unwrap_or(Step::Ingen),
            rules,
            parents,
        }
    }
}

/// Runs the table.
#[inline]
pub fn outcome(facts: &Facts, thresholds: &Thresholds) -> Outcome {
    let hits = hits(facts, thresholds);
    let rules = choose(hits, facts.lack_knowledge());
    let main_rule = rules.main();
    Outcome {
        main_rule,
        step: step_of(main_rule).unwrap_or(Step::Ingen),
        rules,
        parents: Parents::of(hits),
    }
}

/// A rule that hit, with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The rule's number, 0 to 23.
    pub rule: u8,
    /// What it suggests.
    pub step: Step,
    /// The facts that made it hit. Empty for rule 23, which hits where nothing else does.
    pub cause: Cause,
}

impl Hit {
    /// Whether the rule bars contact with the parents: then it says what must not be done, whatever
    /// else is said.
    pub fn bars_contact(&self) -> bool {
        Parents::of(RuleSet::NONE.with(self.rule)).is_barred()
    }
}

/// A suggestion with everything that must be shown beside it (naeste-skridt.md, "What the result
/// must show").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The rule of the main suggestion, 0 to 23.
    pub main_rule: u8,
    /// The step of the main suggestion.
    pub step: Step,
    /// The hits that are left after choosing, lowest number first; the main one is among them.
    pub hits: Vec<Hit>,
    /// Whether the parents may be told.
    pub parents: Parents,
    /// Whether answers are missing: "Der mangler viden".
    pub missing_knowledge: bool,
    /// What must be said besides, in the order of the screen.
    pub notes: Vec<Note>,
}

impl Suggestion {
    /// The main hit.
    pub fn main(&self) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.rule == self.main_rule)
    }

    /// The other hits, most severe first: "gør også".
    pub fn also(&self) -> Vec<&Hit> {
        let others = self.hits.iter().filter(|hit| hit.rule != self.main_rule);
        ordered(others, |hit| {
            (std::cmp::Reverse(hit.step.severity()), hit.rule)
        })
    }

    /// Whether it is said beside the step that answers are missing. Not beside acute help, nor beside
    /// an underretning while contact with the parents is barred: to look for more would put off what
    /// must be done.
    pub fn says_missing_knowledge(&self) -> bool {
        let cannot_wait = self.step == Step::Akut
            || self.step.at_least(Step::Underretning) && self.parents.is_barred();
        self.missing_knowledge && !cannot_wait
    }

    /// Whether a step further down the stair may be asked for.
    pub fn has_way_down(&self) -> bool {
        self.step.has_way_down() && !self.parents.is_barred()
    }
}

/// What is suggested for `facts`.
pub fn suggest(facts: &Facts, thresholds: &Thresholds, situation: Situation) -> Suggestion {
    let outcome = outcome(facts, thresholds);
    let hits = outcome
        .rules
        .iter()
        .map(|rule| Hit {
            rule,
            step: step_of(rule).unwrap_or(Step::Ingen),
            cause: cause_of(rule, facts, thresholds),
        })
        .collect();
    Suggestion {
        main_rule: outcome.main_rule,
        step: outcome.step,
        hits,
        parents: outcome.parents,
        missing_knowledge: facts.lack_knowledge(),
        notes: notes(facts, *thresholds, outcome, situation),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        fact_answers::quiet,
        facts::{Consent, Danger, FactName, Sign, Signs, SupportNeed},
    };
    use super::*;
    use crate::domain::{boernelineal::Score, position::Position};

    fn facts() -> Facts {
        Facts {
            position: Some(Position::Gul),
            child: Score::new(4),
            parents: Score::new(8),
            ..quiet()
        }
    }

    fn suggested(facts: &Facts) -> Suggestion {
        suggest(facts, &Thresholds::default(), Situation::default())
    }

    #[test]
    fn cause_of_a_low_child_score_names_the_child_alone() {
        let suggestion = suggested(&facts());
        let cause = suggestion.main().unwrap().cause;
        assert_eq!(cause.facts().collect::<Vec<_>>(), [FactName::Child]);
    }

    #[test]
    fn violence_from_parents_and_others_bars_contact_by_the_stricter() {
        let mut facts = facts();
        facts.signs = Signs::NONE.with(Sign::VoldAndre);
        assert_eq!(suggested(&facts).parents, Parents::Vent);
        facts.signs = facts.signs.with(Sign::VoldForaeldre);
        assert_eq!(suggested(&facts).parents, Parents::MaaIkke);
    }

    #[test]
    fn also_is_told_most_severe_first() {
        let mut facts = facts();
        facts.signs = Signs::NONE.with(Sign::VoldAndre);
        facts.consent = Consent::UdenSamtykke;
        facts.q133 = SupportNeed::Tvivl;
        let suggestion = suggested(&facts);
        assert_eq!(suggestion.main_rule, 4);
        let also: Vec<_> = suggestion.also().iter().map(|hit| hit.rule).collect();
        assert_eq!(also, [9, 11]);
    }

    #[test]
    fn missing_answers_are_not_spoken_of_beside_what_cannot_wait() {
        let little = Facts {
            position: None,
            ..facts()
        };
        let told = |change: &dyn Fn(&mut Facts)| {
            let mut facts = little;
            change(&mut facts);
            let suggestion = suggested(&facts);
            assert!(suggestion.missing_knowledge);
            suggestion.says_missing_knowledge()
        };
        assert!(told(&|_| {}));
        assert!(told(&|f| f.q133 = SupportNeed::Ja));
        assert!(!told(&|f| f.danger = Danger::Ja));
        for sign in [Sign::VoldForaeldre, Sign::VoldAndre, Sign::SocialKontrol] {
            assert!(!told(&|f| f.signs = Signs::NONE.with(sign)));
        }
        // A milder step does not look better founded than it is, whatever bars contact.
        let doubt = Facts {
            q133: SupportNeed::Tvivl,
            child: Score::new(8),
            ..little
        };
        let (thresholds, situation) = (Thresholds::default(), Situation::default());
        let doubt = suggested(&doubt).under(Parents::Vent, &doubt, &thresholds, situation);
        assert_eq!((doubt.step, doubt.parents), (Step::Sparring, Parents::Vent));
        assert!(doubt.says_missing_knowledge());
    }

    #[test]
    fn way_down_is_not_asked_for_while_contact_is_barred() {
        let mut facts = Facts {
            child: Score::new(7),
            ..facts()
        };
        assert!(suggested(&facts).has_way_down());
        facts.signs = Signs::NONE.with(Sign::SocialKontrol);
        assert!(!suggested(&facts).has_way_down());
    }

    #[test]
    fn rule_0_names_what_is_missing() {
        let facts = Facts {
            position: None,
            child: Score::new(9),
            consent: Consent::Samtykke,
            ..facts()
        };
        let suggestion = suggested(&facts);
        assert_eq!(suggestion.main_rule, 0);
        let cause = suggestion.main().unwrap().cause;
        assert_eq!(cause.facts().collect::<Vec<_>>(), [FactName::Position]);
    }
}
