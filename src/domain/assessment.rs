//! One professional's own assessment of one child: the form, the position, the rulers, the facts
//! and the decision.
//!
//! It suggests nothing by itself. What the answers point to comes from [`super::stoettelinje`]
//! and what they suggest from [`super::next_step`]; both are computed anew from what is stored
//! here, and the editions that were used are stored with it.

use serde::{Deserialize, Serialize};

use super::{
    boernelineal::{BoernelinealScores, Score},
    correction::Correction,
    date::Moment,
    decision::{Decision, DecisionDraft},
    factors::FactorAnswers,
    instrument::{HeightenedRoute, Instrument, Role},
    municipality::Thresholds,
    next_step::{Danger, FactAnswers, Facts, Situation, Step, Suggestion, suggest},
    position::Position,
    response::Response,
    round::InRound,
    stoettelinje::{Stoettelinje, StoettelinjeLimits},
};

/// What the professional is by trade, as shown and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profession {
    /// Pædagog in a dagtilbud.
    Paedagog,
    /// Dagplejer.
    Dagplejer,
    /// Sundhedsplejerske.
    Sundhedsplejerske,
}

impl Profession {
    /// Every profession, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Paedagog, Self::Dagplejer, Self::Sundhedsplejerske];

    /// Whose form the profession fills.
    pub fn role(self) -> Role {
        match self {
            Self::Paedagog | Self::Dagplejer => Role::Paedagog,
            Self::Sundhedsplejerske => Role::Sundhedsplejerske,
        }
    }
}

/// Who assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Professional {
    /// The name as the professional wants it on paper.
    pub name: String,
    /// The trade.
    pub profession: Profession,
}

/// The position that the professional chose, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionChoice {
    /// The position.
    pub position: Position,
    /// Why: asked for, since a position without a reason helps nobody.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What the professional sees that the form does not, where the støttelinje points
    /// elsewhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub difference: String,
}

/// A suggestion together with the facts it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasoned {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// The facts.
    pub facts: Facts,
    /// Whether every question is answered. If not, only what is severe is in it, and no further
    /// answer makes it milder.
    pub complete: bool,
}

/// One professional's own assessment of one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Which child, by record id.
    pub child: String,
    /// Who assesses.
    pub author: Professional,
    /// When it was begun.
    pub begun: Moment,
    /// One more than the highest among the child's completed assessments when it was begun: which
    /// came after which, also where the device's clock was set back between. A correction keeps
    /// it. 0 in older records.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub sequence: u32,
    /// The form. Absent where the child is outside every age band: the rulers and the next step
    /// are open all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
    /// The position, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<PositionChoice>,
    /// Both rulers.
    #[serde(default)]
    pub scores: BoernelinealScores,
    /// The facts that the rules need, as far as answered.
    #[serde(default)]
    pub facts: FactAnswers,
    /// Whether a network meeting was held without enough effect: no rule asks, one note does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub network_meeting_without_effect: bool,
    /// Ressourcer, what protects and what may make it hard. No rule reads them.
    #[serde(default, skip_serializing_if = "FactorAnswers::is_empty")]
    pub factors: FactorAnswers,
    /// The decision as it is being written.
    #[serde(default)]
    pub decision_draft: DecisionDraft,
    /// The decision. With it the assessment is completed and never overwritten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// What makes it the correction of a completed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
    /// The round that it was completed for, if one was open for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<InRound>,
}

impl Assessment {
    /// An assessment that is just begun.
    pub fn begin(
        child: String,
        author: Professional,
        begun: Moment,
        response: Option<Response>,
    ) -> Self {
        Self {
            child,
            author,
            begun,
            sequence: 0,
            response,
            position: None,
            scores: BoernelinealScores::default(),
            facts: FactAnswers::default(),
            network_meeting_without_effect: false,
            factors: FactorAnswers::default(),
            decision_draft: DecisionDraft::default(),
            decision: None,
            correction: None,
            round: None,
        }
    }

    /// Whether nothing has been answered or written since it was begun: throwing it away loses
    /// nothing.
    pub fn is_untouched(&self) -> bool {
        let mut fresh = Self::begin(self.child.clone(), self.author.clone(), self.begun, None);
        fresh.response = self.response.as_ref().map(|response| {
            let mut fresh = Response::new(&response.edition, response.role, response.band.clone());
            fresh.added.clone_from(&response.added);
            fresh
        });
        // It is known of the child, and filled in at the beginning.
        fresh.facts.unborn = self.facts.unborn;
        fresh.sequence = self.sequence;
        *self == fresh
    }

    /// What the answers point to. Nothing until the professional has chosen a position, so that
    /// it never steers the choice (trivselsskema.md 12.4, step 2). A yes to x4 is no choice to be
    /// steered: it leads out of the form at once.
    pub fn stoettelinje(
        &self,
        instrument: &Instrument,
        limits: &StoettelinjeLimits,
    ) -> Option<Stoettelinje> {
        self.position.as_ref()?;
        let response = self.response.as_ref()?;
        Some(Stoettelinje::of(response, instrument, limits))
    }

    /// Whether the form says that somebody may be hurting the child (x4): the way out of the
    /// form to the underretning route.
    pub fn leads_out_of_form(&self, instrument: &Instrument) -> bool {
        self.response
            .as_ref()
            .is_some_and(|r| r.heightened_to(instrument, HeightenedRoute::UdenOm))
    }

    /// Whether the reason of the position is still to be written before `step` is decided
    /// (trivselsskema.md 12.4, step 1). It never holds an underretning back.
    pub fn lacks_position_reason(&self, step: Step) -> bool {
        let unreasoned = |choice: &PositionChoice| choice.reason.trim().is_empty();
        !step.at_least(Step::Underretning) && self.position.as_ref().is_some_and(unreasoned)
    }

    /// The position, where it is chosen.
    pub fn chosen_position(&self) -> Option<Position> {
        self.position.as_ref().map(|choice| choice.position)
    }

    /// The two scores that the rules look at: the child's, and the lowest household's.
    pub fn rule_scores(&self) -> (Option<Score>, Option<Score>) {
        (self.scores.child_score(), self.scores.lowest_household())
    }

    /// What is suggested as far as the answers reach: the whole suggestion once every question is
    /// answered, before that only what is severe enough not to wait for the rest.
    pub fn suggestion(
        &self,
        instrument: Option<&Instrument>,
        thresholds: &Thresholds,
        under_seven: bool,
    ) -> Option<Reasoned> {
        let answers = self.rule_answers(instrument);
        let position = self.chosen_position();
        let (child, parents) = self.rule_scores();
        let situation = Situation {
            under_seven,
            network_meeting_without_effect: self.network_meeting_without_effect,
        };
        if let Some(facts) = answers.complete(position, child, parents) {
            return Some(Reasoned {
                suggestion: suggest(&facts, thresholds, situation),
                facts,
                complete: true,
            });
        }
        Some(Reasoned {
            suggestion: answers.suggest_so_far(position, child, parents, thresholds)?,
            facts: answers.provisional(position, child, parents),
            complete: false,
        })
    }

    /// The answers as the rules get them. A yes to x4 in the form means that danger cannot be
    /// ruled out: until somebody names the danger or the sign, the rules are told "ved ikke", so
    /// that the municipality's duty line is called first and nobody contacts the parents.
    pub(super) fn rule_answers(&self, instrument: Option<&Instrument>) -> FactAnswers {
        let mut answers = self.facts;
        let suspected = instrument.is_some_and(|instrument| self.leads_out_of_form(instrument));
        let named = answers.signs.is_some_and(|signs| !signs.is_empty());
        if suspected && !named && answers.danger != Some(Danger::Ja) {
            answers.danger = Some(Danger::VedIkke);
        }
        answers
    }

    /// The moment for what completes it now: never before it was begun, whatever the clock shows.
    pub fn moment_of_completion(&self, now: Moment) -> Moment {
        let begun = self.correction.as_ref().map(|correction| correction.begun);
        now.max(begun.unwrap_or(self.begun))
    }

    /// When it was completed.
    pub fn completed_on(&self) -> Option<Moment> {
        self.decision.as_ref().map(|decision| decision.decided)
    }

    /// Whether it is completed.
    pub fn is_completed(&self) -> bool {
        self.decision.is_some()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        next_step::{Parents, Sign, Signs},
        response::HeightenedAnswer,
    };

    fn now() -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        }
    }

    fn assessment() -> Assessment {
        let author = Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        };
        let response = Response::new("2026-1", Role::Paedagog, "C".into());
        Assessment::begin("c1".into(), author, now(), Some(response))
    }

    #[test]
    fn stoettelinje_is_hidden_until_the_position_is_chosen() {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let limits = StoettelinjeLimits::default();
        let mut assessment = assessment();
        assert_eq!(assessment.stoettelinje(&instrument, &limits), None);
        assessment.position = Some(PositionChoice {
            position: Position::Gul,
            reason: String::new(),
            difference: String::new(),
        });
        assert!(assessment.stoettelinje(&instrument, &limits).is_some());
    }

    #[test]
    fn reason_of_the_position_is_asked_for_before_mild_steps_alone() {
        let mut assessment = assessment();
        let mild = |step: &Step| !step.at_least(Step::Underretning);
        assert!(
            Step::ALL
                .iter()
                .all(|s| !assessment.lacks_position_reason(*s))
        );
        assessment.position = Some(PositionChoice {
            position: Position::Roed,
            reason: " ".into(),
            difference: String::new(),
        });
        for step in Step::ALL {
            assert_eq!(assessment.lacks_position_reason(step), mild(&step));
        }
        assessment.position.as_mut().unwrap().reason = "r".into();
        assert!(
            Step::ALL
                .iter()
                .all(|s| !assessment.lacks_position_reason(*s))
        );
    }

    #[test]
    fn completion_is_never_before_the_beginning() {
        let at = |date: &str| Moment {
            date: date.parse().unwrap(),
            minute: 5,
        };
        let mut assessment = assessment();
        let (before, after) = (at("2025-11-22"), at("2026-11-23"));
        assert_eq!(assessment.moment_of_completion(after), after);
        assert_eq!(assessment.moment_of_completion(before), now());
        assessment.correction = Some(Correction {
            of: "a".into(),
            by: assessment.author.clone(),
            begun: at("2026-12-01"),
            reason: "r".into(),
            decided: now(),
            follow_up: "2026-12-20".parse().unwrap(),
        });
        assert_eq!(assessment.moment_of_completion(after), at("2026-12-01"));
    }

    #[test]
    fn assessment_round_trips_through_json() {
        let mut assessment = assessment();
        let text = serde_json::to_string(&assessment).unwrap();
        assert!(!text.contains("sequence"), "as older records have it");
        assert_eq!(
            serde_json::from_str::<Assessment>(&text).unwrap(),
            assessment
        );
        assessment.sequence = 3;
        let text = serde_json::to_string(&assessment).unwrap();
        assert_eq!(
            serde_json::from_str::<Assessment>(&text).unwrap(),
            assessment
        );
    }

    fn suspected(change: impl FnOnce(&mut FactAnswers)) -> Reasoned {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let mut assessment = assessment();
        let answer = HeightenedAnswer {
            yes: true,
            text: String::new(),
        };
        let response = assessment.response.as_mut().unwrap();
        response.heightened.insert("x4".into(), answer);
        change(&mut assessment.facts);
        assessment
            .suggestion(Some(&instrument), &Thresholds::default(), true)
            .unwrap()
    }

    #[test]
    fn suspicion_in_the_form_bars_contact_until_it_is_named() {
        let reasoned = suspected(|_| {});
        assert_eq!(
            (reasoned.suggestion.main_rule, reasoned.suggestion.parents),
            (2, Parents::Vent)
        );
        let reasoned = suspected(|facts| facts.danger = Some(Danger::Nej));
        assert_eq!(
            (reasoned.suggestion.main_rule, reasoned.suggestion.parents),
            (2, Parents::Vent)
        );
        let reasoned = suspected(|facts| {
            facts.danger = Some(Danger::Nej);
            facts.signs = Some(Signs::NONE.with(Sign::VoldForaeldre));
        });
        assert_eq!(
            (reasoned.suggestion.main_rule, reasoned.suggestion.parents),
            (3, Parents::MaaIkke)
        );
    }
}
