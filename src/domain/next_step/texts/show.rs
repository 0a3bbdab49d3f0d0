//! The words for one suggestion: chosen by what may be said, with the limits filled in.

use super::{FactText, Instead, ParentsText, RuleText, RuleTexts, StepText, ValueText, When};
use crate::domain::{
    municipality::Municipality,
    next_step::{
        changes::Change,
        facts::{Answer3, Consent, FactAnswer, FactName, Facts, Sign},
        note::Note,
        step::Step,
        suggestion::{Hit, Parents},
    },
};

/// A rule that hit, ready to be shown and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRule {
    /// The rule's number, 0 to 23.
    pub number: u8,
    /// What to do.
    pub title: String,
    /// Why.
    pub reason: String,
    /// The answers that made the rule hit, each as a clause after "fordi".
    pub because: Vec<String>,
    /// How, in order.
    pub actions: Vec<String>,
    /// The paragraphs, by their ids in the law table.
    pub law: Vec<String>,
}

impl When {
    pub(super) fn fits(&self, parents: Parents, facts: &Facts) -> bool {
        let consent = facts.consent == Consent::Samtykke;
        let open_case = facts.open_case == Answer3::Ja;
        self.parents
            .as_ref()
            .is_none_or(|these| these.contains(&parents))
            && self.consent.is_none_or(|wanted| wanted == consent)
            && self.open_case.is_none_or(|wanted| wanted == open_case)
    }
}

fn pick<'t>(usual: &'t str, others: &'t [Instead], parents: Parents, facts: &Facts) -> &'t str {
    others
        .iter()
        .find(|other| other.when.fits(parents, facts))
        .map_or(usual, |other| &other.text)
}

impl RuleTexts {
    /// The words for a hit. `parents` is what the suggestion says about the parents.
    pub fn show(
        &self,
        hit: &Hit,
        parents: Parents,
        facts: &Facts,
        municipality: &Municipality,
    ) -> Option<ShownRule> {
        let rule = self.rule(hit.rule)?;
        Some(ShownRule {
            number: rule.number,
            title: municipality.fill(pick(&rule.title, &rule.title_if, parents, facts)),
            reason: municipality.fill(pick(&rule.reason, &rule.reason_if, parents, facts)),
            because: hit
                .cause
                .facts()
                .map(|fact| self.because(fact, facts.answer(fact), municipality))
                .collect(),
            actions: rule
                .actions
                .iter()
                .filter(|action| action.when.fits(parents, facts))
                .map(|action| municipality.fill(&action.text))
                .collect(),
            law: rule.law.clone(),
        })
    }

    /// The answer of a change as a clause after "hvis": `forældrene giver samtykke`.
    pub fn if_changed(&self, change: &Change, municipality: &Municipality) -> String {
        self.because(change.fact, change.to, municipality)
    }

    /// An answer as a clause after "fordi" and "hvis", to the professional who gave it.
    pub fn because(
        &self,
        fact: FactName,
        answer: FactAnswer,
        municipality: &Municipality,
    ) -> String {
        self.clause(fact, answer, municipality, |value| &value.because)
    }

    /// An answer as a clause after "at", to whoever reads it later.
    pub fn told(&self, fact: FactName, answer: FactAnswer, municipality: &Municipality) -> String {
        self.clause(fact, answer, municipality, |value| {
            value.told.as_ref().unwrap_or(&value.because)
        })
    }

    fn clause(
        &self,
        fact: FactName,
        answer: FactAnswer,
        municipality: &Municipality,
        words: fn(&ValueText) -> &String,
    ) -> String {
        let Some(text) = self.fact(fact) else {
            return String::new();
        };
        let clause = match (fact, answer) {
            (FactName::Sign(sign), FactAnswer::Signs(ticked)) => {
                text.sign(sign).map_or("", |value| {
                    if ticked.contains(sign) {
                        words(value)
                    } else {
                        value.without.as_deref().unwrap_or_default()
                    }
                })
            }
            _ => text.value(answer.code()).map_or("", |value| words(value)),
        };
        let score = match answer {
            FactAnswer::Child(Some(score)) | FactAnswer::Parents(Some(score)) => {
                score.get().to_string()
            }
            _ => String::new(),
        };
        municipality.fill(&clause.replace("{trin}", &score))
    }

    /// The words for a note.
    pub fn note(&self, note: Note, municipality: &Municipality) -> String {
        self.notes
            .iter()
            .find(|text| text.note == note.code())
            .map(|text| municipality.fill(&text.text))
            .unwrap_or_default()
    }

    /// The words for a step.
    pub fn step(&self, step: Step) -> Option<&StepText> {
        self.steps.iter().find(|text| text.step == step)
    }

    /// The words about the parents.
    pub fn parents(&self, parents: Parents) -> Option<&ParentsText> {
        self.parents.iter().find(|text| text.parents == parents)
    }

    /// The words for a fact. The four signs share one text with a value each.
    pub fn fact(&self, fact: FactName) -> Option<&FactText> {
        self.facts.iter().find(|text| text.fact == fact.key())
    }

    /// The words for a rule, before they are chosen and filled.
    pub fn rule(&self, number: u8) -> Option<&RuleText> {
        self.rules.iter().find(|rule| rule.number == number)
    }
}

impl FactText {
    /// The words for an answer by its code.
    pub fn value(&self, code: &str) -> Option<&ValueText> {
        self.values.iter().find(|value| value.value == code)
    }

    /// The words for a sign.
    pub fn sign(&self, sign: Sign) -> Option<&ValueText> {
        self.value(sign.code())
    }
}
