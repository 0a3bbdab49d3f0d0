//! The words of "gør også": what the other hits say beside the main one.

use super::RuleTexts;
use crate::domain::{
    municipality::Municipality,
    next_step::{facts::Facts, step::Step, suggestion::Suggestion},
};

/// What one more hit says that is not said yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownAlso {
    /// What to do; none where it would say the main step again.
    pub title: Option<String>,
    /// How, in order, without what is said already.
    pub actions: Vec<String>,
}

impl ShownAlso {
    /// What is read first of it.
    pub fn first(&self) -> &str {
        let action = self.actions.first().map(String::as_str);
        self.title.as_deref().or(action).unwrap_or_default()
    }
}

impl RuleTexts {
    /// The words for the hits beside the main one, most severe first, without what is said already
    /// word for word.
    pub fn also(
        &self,
        suggestion: &Suggestion,
        facts: &Facts,
        municipality: &Municipality,
    ) -> Vec<ShownAlso> {
        let show = |hit| self.show(hit, suggestion.parents, facts, municipality);
        let main = suggestion.main().and_then(show);
        let mut said: Vec<String> = main.iter().flat_map(|rule| rule.actions.clone()).collect();
        let mut titles: Vec<String> = main.iter().map(|rule| rule.title.clone()).collect();
        let mut also = Vec::new();
        for hit in suggestion.also() {
            let Some(rule) = show(hit) else {
                continue;
            };
            let mut actions = rule.actions;
            actions.retain(|action| !said.contains(action));
            if actions.is_empty() {
                continue;
            }
            let again = titles.iter().any(|title| title.starts_with(&rule.title))
                || (hit.step, suggestion.step) == (Step::Sparring, Step::Sparring);
            said.extend(actions.iter().cloned());
            titles.push(rule.title.clone());
            also.push(ShownAlso {
                title: (!again).then_some(rule.title),
                actions,
            });
        }
        also
    }
}
