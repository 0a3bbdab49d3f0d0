//! What a professional has answered to the lists, and when what protects is asked for first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FactorLists;
use crate::domain::next_step::{Answer3, Step};

/// The answers to the lists in one assessment. No answer is normal, and no answer is ever counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorAnswers {
    /// The edition of the lists. Empty where nothing is answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub edition: String,
    /// The answers by the id of what was asked.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Answer3>,
    /// Ressourcer: what works for the child and the family.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub strengths: String,
    /// How the professional understands it: kept apart from what is so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub understood: String,
    /// Whether the professional has said to have looked at what protects.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub looked: bool,
}

impl FactorAnswers {
    /// Whether nothing is answered, written or looked at.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Gives an answer under the edition that asked.
    pub fn answer(&mut self, edition: &str, id: &str, answer: Answer3) {
        edition.clone_into(&mut self.edition);
        self.answers.insert(id.to_owned(), answer);
    }

    /// Whether what protects has been looked at: said so, or everything in it answered. »Ved
    /// ikke« is an answer.
    pub fn has_looked(&self, lists: &FactorLists) -> bool {
        let answered = |id: &str| self.answers.contains_key(id);
        self.looked || lists.protective().all(|factor| answered(&factor.id))
    }
}

/// Whether what protects is asked for before a suggestion of this step is shown
/// (`seed_003_004.md`, R61): before § 30 alone, where it has not been looked at. An underretning and
/// what is acute are never held back, and nothing milder is.
pub fn protective_comes_first(step: Step, answers: &FactorAnswers, lists: &FactorLists) -> bool {
    match step {
        Step::P30 => !answers.has_looked(lists),
        Step::Underretning
        | Step::Akut
        | Step::Ingen
        | Step::Almen
        | Step::Egne
        | Step::Sparring
        | Step::Tal
        | Step::Netvaerk => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        assessment::{Assessment, Profession, Professional},
        boernelineal::{RulerAnswer, Score},
        date::Moment,
        municipality::Thresholds,
        next_step::{Consent, Danger, FactAnswers, OwnEfforts, Signs, SupportNeed},
        position::Position,
    };

    fn lists() -> FactorLists {
        crate::content::factors::of_edition("2026-1").unwrap()
    }

    #[test]
    fn only_p30_asks_to_look_at_what_protects_and_only_until_it_is_done() {
        let lists = lists();
        let nothing = FactorAnswers::default();
        let said = FactorAnswers {
            looked: true,
            ..FactorAnswers::default()
        };
        let mut unsure = FactorAnswers::default();
        let mut some = FactorAnswers::default();
        for (index, factor) in lists.protective().enumerate() {
            unsure.answer(&lists.edition, &factor.id, Answer3::VedIkke);
            if index > 0 {
                some.answer(&lists.edition, &factor.id, Answer3::Ja);
            }
        }
        for (step, asks) in [
            (Step::Ingen, false),
            (Step::Almen, false),
            (Step::Egne, false),
            (Step::Sparring, false),
            (Step::Tal, false),
            (Step::Netvaerk, false),
            (Step::P30, true),
            (Step::Underretning, false),
            (Step::Akut, false),
        ] {
            assert_eq!(
                protective_comes_first(step, &nothing, &lists),
                asks,
                "{step:?}"
            );
            assert_eq!(
                protective_comes_first(step, &some, &lists),
                asks,
                "{step:?}"
            );
            assert!(!protective_comes_first(step, &said, &lists), "{step:?}");
            assert!(!protective_comes_first(step, &unsure, &lists), "{step:?}");
        }
    }

    #[test]
    fn answers_are_stored_as_they_were_first_released() {
        let text = r#"{"edition":"2026-1","answers":{"b.leg":"ja","r.vold":"ved_ikke"},"strengths":"s","understood":"u","looked":true}"#;
        let answers: FactorAnswers = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&answers).unwrap(), text);
        assert_eq!(
            serde_json::to_string(&FactorAnswers::default()).unwrap(),
            "{}"
        );
        assert!(
            serde_json::from_str::<FactorAnswers>("{}")
                .unwrap()
                .is_empty()
        );
    }

    fn any_answers() -> impl Strategy<Value = FactorAnswers> {
        let ids: Vec<String> = lists()
            .lists
            .iter()
            .flat_map(|list| list.items().map(|item| item.id.clone()))
            .collect();
        let answer = proptest::sample::select(Answer3::ALL.to_vec());
        let answers = proptest::collection::btree_map(proptest::sample::select(ids), answer, 0..30);
        (answers, ".{0,9}", ".{0,9}", any::<bool>()).prop_map(
            |(answers, strengths, understood, looked)| FactorAnswers {
                edition: "2026-1".into(),
                answers,
                strengths,
                understood,
                looked,
            },
        )
    }

    fn any_facts() -> impl Strategy<Value = FactAnswers> {
        use proptest::sample::select;
        (
            select(Danger::ALL.to_vec()),
            select(SupportNeed::ALL.to_vec()),
            select(Answer3::ALL.to_vec()),
            select(Consent::ALL.to_vec()),
            select(OwnEfforts::ALL.to_vec()),
            proptest::option::of(any::<bool>()),
        )
            .prop_map(
                |(danger, q133, bounded, consent, own, earlier)| FactAnswers {
                    danger: Some(danger),
                    signs: Some(Signs::NONE),
                    q133: Some(q133),
                    bounded: Some(bounded),
                    extent: Some(Answer3::Ja),
                    consent: Some(consent),
                    own_efforts: Some(own),
                    // Now and then it is not answered, and the suggestion is only what is severe.
                    earlier_concern: earlier,
                    known_disability_only: Some(false),
                    unborn: Some(false),
                    ..FactAnswers::default()
                },
            )
    }

    proptest! {
        #[test]
        fn no_answer_to_the_lists_changes_what_is_suggested(
            facts in any_facts(),
            child in 1..=10u8,
            position in proptest::sample::select(vec![Position::Groen, Position::Gul, Position::Roed]),
            factors in any_answers(),
        ) {
            let author = Professional { name: "Mette".into(), profession: Profession::Paedagog };
            let at = Moment { date: "2026-11-22".parse().unwrap(), minute: 600 };
            let mut assessment = Assessment::begin("c".into(), author, at, None);
            assessment.facts = facts;
            assessment.scores.child = Score::new(child).map(RulerAnswer::Step);
            assessment.position = Some(crate::domain::assessment::PositionChoice {
                position,
                reason: String::new(),
                difference: String::new(),
            });
            let before = assessment.suggestion(None, &Thresholds::default(), true);
            let signal = assessment.signal(None);
            assessment.factors = factors;
            prop_assert_eq!(assessment.suggestion(None, &Thresholds::default(), true), before);
            prop_assert_eq!(assessment.signal(None), signal);
        }
    }
}
