//! What answers say about a notice.

use super::told::Route;
use crate::domain::{
    assessment::Assessment,
    boernelineal::Score,
    instrument::Instrument,
    municipality::Thresholds,
    next_step::{FactAnswers, Sign, rules::SAME_DAY_SCORE},
};

/// What the answers of an assessment say about its notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    /// The route that they begin.
    pub route: Option<Route>,
    /// Whether the suspicion may concern somebody who uses the same tablet.
    pub may_concern_colleague: bool,
    /// Whether they bar contact with the parents.
    pub bars_contact: bool,
}

impl Signal {
    /// Whether these answers say something that `before` does not, and that nobody may wait for.
    pub fn is_worse_than(self, before: Self) -> bool {
        self.route > before.route
            || self.may_concern_colleague && !before.may_concern_colleague
            || self.bars_contact && !before.bars_contact
    }
}

impl Assessment {
    /// What the answers so far say about a notice: rules 1 to 6 of naeste-skridt.md, which nobody may
    /// wait for (the acute questions with x4 of the form, and a ruler at 2 or below), and the step
    /// that the professional has chosen. Every other rule that calls for an underretning weighs
    /// something, so that it is told once somebody chooses to follow it.
    pub fn signal(&self, instrument: Option<&Instrument>) -> Signal {
        let answers = self.rule_answers(instrument);
        let acute = FactAnswers {
            danger: answers.danger,
            signs: answers.signs,
            ..FactAnswers::default()
        };
        let (child, parents) = self.rule_scores();
        let same_day = |score: &Score| score.get() <= SAME_DAY_SCORE;
        let (child, parents) = (child.filter(same_day), parents.filter(same_day));
        let suggestion = acute.suggest_so_far(None, child, parents, &Thresholds::default());
        let answered = suggestion.as_ref().and_then(|s| Route::of(s.step));
        let decided = self.decision.as_ref().map(|decision| decision.step);
        let chosen = decided.or(self.decision_draft.step).and_then(Route::of);
        let signs = answers.signs.unwrap_or_default();
        let suspected = instrument.is_some_and(|instrument| self.leads_out_of_form(instrument));
        Signal {
            route: answered.max(chosen),
            may_concern_colleague: signs.contains(Sign::VoldAndre)
                || (suspected && signs.is_empty()),
            bars_contact: suggestion.is_some_and(|s| s.parents.is_barred()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        boernelineal::{HouseholdScore, RulerAnswer},
        date::Moment,
        decision::DecisionDraft,
        instrument::Role,
        next_step::{Danger, Signs, Step, SupportNeed},
        response::{HeightenedAnswer, Response},
    };

    const AKUT: Option<Route> = Some(Route::Akut);
    const UND: Option<Route> = Some(Route::Underretning);

    fn signal(route: Option<Route>, may_concern_colleague: bool, bars_contact: bool) -> Signal {
        Signal {
            route,
            may_concern_colleague,
            bars_contact,
        }
    }

    #[test]
    fn only_what_goes_further_is_worse() {
        let akut = signal(AKUT, false, true);
        assert!(!akut.is_worse_than(akut));
        assert!(akut.is_worse_than(signal(UND, false, true)));
        assert!(!signal(UND, false, true).is_worse_than(akut));
        assert!(signal(UND, false, true).is_worse_than(signal(UND, false, false)));
        assert!(signal(UND, true, true).is_worse_than(akut));
    }

    #[test]
    fn signal_comes_from_the_acute_answers_the_form_and_the_chosen_step() {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let response = Response::new("2026-1", Role::Paedagog, "C".into());
        let author = Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        };
        let begun = Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 1,
        };
        let quiet = Assessment::begin("c".into(), author, begun, Some(response));
        let of = |change: &dyn Fn(&mut Assessment)| {
            let mut made = quiet.clone();
            change(&mut made);
            made.signal(Some(&instrument))
        };
        let signs = |sign| move |a: &mut Assessment| a.facts.signs = Some(Signs::NONE.with(sign));
        let danger = |danger| move |a: &mut Assessment| a.facts.danger = Some(danger);
        let step = |step| {
            move |a: &mut Assessment| {
                a.decision_draft = DecisionDraft {
                    step: Some(step),
                    ..DecisionDraft::default()
                };
            }
        };
        let suspected = |a: &mut Assessment| {
            let answer = HeightenedAnswer {
                yes: true,
                text: String::new(),
            };
            let response = a.response.as_mut().unwrap();
            response.heightened.insert("x4".into(), answer);
        };
        assert_eq!(of(&|_| {}), signal(None, false, false));
        assert_eq!(of(&danger(Danger::Nej)), signal(None, false, false));
        assert_eq!(of(&danger(Danger::VedIkke)), signal(AKUT, false, true));
        assert_eq!(of(&danger(Danger::Ja)), signal(AKUT, false, true));
        assert_eq!(of(&signs(Sign::VoldForaeldre)), signal(AKUT, false, true));
        assert_eq!(of(&signs(Sign::VoldAndre)), signal(AKUT, true, true));
        assert_eq!(of(&signs(Sign::SocialKontrol)), signal(UND, false, true));
        assert_eq!(of(&signs(Sign::Vanroegt)), signal(UND, false, false));
        assert_eq!(of(&step(Step::Netvaerk)), signal(None, false, false));
        assert_eq!(of(&step(Step::Underretning)), signal(UND, false, false));
        assert_eq!(of(&step(Step::Akut)), signal(AKUT, false, false));
        assert_eq!(of(&suspected), signal(AKUT, true, true));
        let score = |child: bool, step| {
            move |a: &mut Assessment| {
                let answer = RulerAnswer::Step(Score::new(step).unwrap());
                if child {
                    a.scores.child = Some(answer);
                } else {
                    a.scores.households.push(HouseholdScore {
                        household: String::new(),
                        answer: Some(answer),
                    });
                }
            }
        };
        for (step, route) in [(1, UND), (2, UND), (3, None), (4, None)] {
            for child in [true, false] {
                assert_eq!(of(&score(child, step)), signal(route, false, false));
            }
        }
        // The question of § 133 is weighed, and told once the step is chosen.
        let asked = |a: &mut Assessment| a.facts.q133 = Some(SupportNeed::Ja);
        assert_eq!(of(&asked), signal(None, false, false));
        let named = |a: &mut Assessment| {
            suspected(a);
            signs(Sign::VoldForaeldre)(a);
        };
        assert_eq!(of(&named), signal(AKUT, false, true));
    }
}
