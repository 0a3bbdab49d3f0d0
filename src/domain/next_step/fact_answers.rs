//! The facts while the professional is still answering them.
//!
//! A severe hit never waits for the remaining questions ([`FactAnswers::suggest_so_far`]); a mild
//! one does, since the next answer may overturn it.

use serde::{Deserialize, Serialize};

use super::{
    facts::{Answer3, Consent, Danger, FactName, Facts, OwnEfforts, Signs, SupportNeed},
    note::Situation,
    step::Step,
    suggestion::{Suggestion, outcome, suggest},
};
use crate::domain::{boernelineal::Score, municipality::Thresholds, position::Position};

/// The facts as far as they are answered. What is `None` is not answered yet, which is something
/// else than the answer "ved ikke". The position and the scores come from their own screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FactAnswers {
    /// Danger now.
    #[serde(rename = "fare", skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
    /// The acute signs. `Some` of no sign: asked, and none was ticked.
    #[serde(rename = "tegn", skip_serializing_if = "Option::is_none")]
    pub signs: Option<Signs>,
    /// The question of § 133.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q133: Option<SupportNeed>,
    /// Concrete and bounded?
    #[serde(rename = "afgr", skip_serializing_if = "Option::is_none")]
    pub bounded: Option<Answer3>,
    /// Extent known?
    #[serde(rename = "omfang", skip_serializing_if = "Option::is_none")]
    pub extent: Option<Answer3>,
    /// Where the parents stand.
    #[serde(rename = "sam", skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Own efforts.
    #[serde(rename = "egne", skip_serializing_if = "Option::is_none")]
    pub own_efforts: Option<OwnEfforts>,
    /// Earlier concern.
    #[serde(rename = "foer", skip_serializing_if = "Option::is_none")]
    pub earlier_concern: Option<bool>,
    /// Known disability only.
    #[serde(rename = "kendt_fn", skip_serializing_if = "Option::is_none")]
    pub known_disability_only: Option<bool>,
    /// The child is not born.
    #[serde(rename = "gravid", skip_serializing_if = "Option::is_none")]
    pub unborn: Option<bool>,
    /// Open case. May stay unanswered: that is "ved ikke".
    #[serde(rename = "har_sag", skip_serializing_if = "Option::is_none")]
    pub open_case: Option<Answer3>,
}

/// Facts that trigger no rule and no exception, but for rule 18: nobody has talked with the
/// parents as long as nobody says so.
pub(super) fn quiet() -> Facts {
    Facts {
        position: None,
        child: None,
        parents: None,
        danger: Danger::Nej,
        signs: Signs::NONE,
        q133: SupportNeed::Nej,
        bounded: Answer3::VedIkke,
        extent: Answer3::VedIkke,
        consent: Consent::IkkeTalt,
        own_efforts: OwnEfforts::Ingen,
        earlier_concern: false,
        known_disability_only: false,
        unborn: false,
        open_case: Answer3::VedIkke,
    }
}

impl FactAnswers {
    /// The questions that are still open, in the order of [`FactName::all`]. An open case is
    /// never among them, since it may stay unanswered. The signs stand once.
    pub fn missing(&self) -> Vec<FactName> {
        let mut missing: Vec<FactName> = FactName::all().filter(|&f| !self.has(f)).collect();
        missing.dedup_by_key(|fact| fact.key());
        missing
    }

    /// Whether both acute questions are answered with no.
    pub fn acute_is_denied(&self) -> bool {
        self.danger == Some(Danger::Nej) && self.signs.is_some_and(Signs::is_empty)
    }

    /// Whether a fact is answered; always for those that come from other screens.
    fn has(&self, fact: FactName) -> bool {
        match fact {
            FactName::Danger => self.danger.is_some(),
            FactName::Sign(_) => self.signs.is_some(),
            FactName::Q133 => self.q133.is_some(),
            FactName::Bounded => self.bounded.is_some(),
            FactName::Extent => self.extent.is_some(),
            FactName::Consent => self.consent.is_some(),
            FactName::OwnEfforts => self.own_efforts.is_some(),
            FactName::EarlierConcern => self.earlier_concern.is_some(),
            FactName::KnownDisabilityOnly => self.known_disability_only.is_some(),
            FactName::Unborn => self.unborn.is_some(),
            FactName::Position | FactName::Child | FactName::Parents | FactName::OpenCase => true,
        }
    }

    /// The facts, once every question is answered.
    pub fn complete(
        &self,
        position: Option<Position>,
        child: Option<Score>,
        parents: Option<Score>,
    ) -> Option<Facts> {
        self.missing()
            .is_empty()
            .then(|| self.provisional(position, child, parents))
    }

    /// The facts as far as they are answered. Open questions take values that trigger no rule and
    /// no exception, so what hits is hit by given answers; only rule 18 may hit on an open
    /// question. Good for showing hits from [`Step::Underretning`] up, as
    /// [`FactAnswers::suggest_so_far`] does.
    pub fn provisional(
        &self,
        position: Option<Position>,
        child: Option<Score>,
        parents: Option<Score>,
    ) -> Facts {
        self.filled(Facts {
            position,
            child,
            parents,
            ..quiet()
        })
    }

    /// What can be said before every question is answered: the hits from
    /// [`Step::Underretning`] up. `None` while there are none.
    ///
    /// It never gets milder, whatever the remaining answers are. Hence a low child score alone
    /// waits while the exception 10 (a known disability and strong care) is still possible.
    pub fn suggest_so_far(
        &self,
        position: Option<Position>,
        child: Option<Score>,
        parents: Option<Score>,
        thresholds: &Thresholds,
    ) -> Option<Suggestion> {
        // Open questions are first taken as the exception would have them.
        let mildest = self.filled(Facts {
            position,
            child,
            parents,
            consent: Consent::Samtykke,
            known_disability_only: true,
            ..quiet()
        });
        if !outcome(&mildest, thresholds)
            .step
            .at_least(Step::Underretning)
        {
            return None;
        }
        let facts = self.provisional(position, child, parents);
        let mut suggestion = suggest(&facts, thresholds, Situation::default());
        suggestion
            .hits
            .retain(|hit| hit.step.at_least(Step::Underretning));
        Some(suggestion)
    }

    fn filled(&self, open: Facts) -> Facts {
        Facts {
            danger: self.danger.unwrap_or(open.danger),
            signs: self.signs.unwrap_or(open.signs),
            q133: self.q133.unwrap_or(open.q133),
            bounded: self.bounded.unwrap_or(open.bounded),
            extent: self.extent.unwrap_or(open.extent),
            consent: self.consent.unwrap_or(open.consent),
            own_efforts: self.own_efforts.unwrap_or(open.own_efforts),
            earlier_concern: self.earlier_concern.unwrap_or(open.earlier_concern),
            known_disability_only: self
                .known_disability_only
                .unwrap_or(open.known_disability_only),
            unborn: self.unborn.unwrap_or(open.unborn),
            open_case: self.open_case.unwrap_or(open.open_case),
            ..open
        }
    }
}

impl From<Facts> for FactAnswers {
    /// Every question answered.
    fn from(facts: Facts) -> Self {
        Self {
            danger: Some(facts.danger),
            signs: Some(facts.signs),
            q133: Some(facts.q133),
            bounded: Some(facts.bounded),
            extent: Some(facts.extent),
            consent: Some(facts.consent),
            own_efforts: Some(facts.own_efforts),
            earlier_concern: Some(facts.earlier_concern),
            known_disability_only: Some(facts.known_disability_only),
            unborn: Some(facts.unborn),
            open_case: Some(facts.open_case),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::Sign;
    use super::*;

    fn so_far(answers: FactAnswers, child: u8, parents: u8) -> Option<(u8, Vec<u8>)> {
        let t = Thresholds::default();
        answers
            .suggest_so_far(
                Some(Position::Gul),
                Score::new(child),
                Score::new(parents),
                &t,
            )
            .map(|s| (s.main_rule, s.hits.iter().map(|hit| hit.rule).collect()))
    }

    #[test]
    fn nothing_answered_is_empty_json_and_back() {
        let empty = FactAnswers::default();
        assert_eq!(serde_json::to_string(&empty).unwrap(), "{}");
        assert_eq!(serde_json::from_str::<FactAnswers>("{}").unwrap(), empty);
        let full = FactAnswers::from(quiet());
        let text = serde_json::to_string(&full).unwrap();
        assert_eq!(serde_json::from_str::<FactAnswers>(&text).unwrap(), full);
    }

    #[test]
    fn facts_are_complete_when_only_the_open_case_is_unanswered() {
        let mut answers = FactAnswers {
            open_case: None,
            ..FactAnswers::from(quiet())
        };
        assert_eq!(answers.complete(None, None, None), Some(quiet()));
        answers.signs = None;
        answers.consent = None;
        assert_eq!(answers.complete(None, None, None), None);
        let signs = FactName::Sign(Sign::VoldForaeldre);
        assert_eq!(answers.missing(), [signs, FactName::Consent]);
    }

    #[test]
    fn severe_hit_does_not_wait_for_the_rest() {
        let violence = Signs::NONE.with(Sign::VoldForaeldre);
        let answers = FactAnswers {
            signs: Some(violence),
            ..FactAnswers::default()
        };
        assert_eq!(so_far(answers, 8, 8), Some((3, vec![3])));
        assert_eq!(so_far(FactAnswers::default(), 8, 8), None);
        assert_eq!(so_far(FactAnswers::default(), 8, 4), Some((9, vec![9])));
    }

    #[test]
    fn low_child_score_waits_while_the_exception_is_possible() {
        assert_eq!(so_far(FactAnswers::default(), 4, 8), None);
        let known = |known| FactAnswers {
            known_disability_only: Some(known),
            ..FactAnswers::default()
        };
        assert_eq!(so_far(known(true), 4, 8), None);
        assert_eq!(so_far(known(false), 4, 8), Some((9, vec![9])));
    }
}
