//! A suggestion beside something else that stands about the child and bars contact with the
//! parents: a colleague's assessment, or a notice.

use super::{
    facts::Facts,
    note::{Situation, notes},
    rules::{cause_of, step_of},
    step::Step,
    suggestion::{Hit, Outcome, Parents, Suggestion},
};
use crate::domain::municipality::Thresholds;

impl Suggestion {
    /// The suggestion where contact with the parents is barred as `parents` says: nothing that
    /// needs them is left (choosing, 4), and never is anything milder said about them than it says
    /// itself.
    #[must_use]
    pub fn under(
        self,
        parents: Parents,
        facts: &Facts,
        thresholds: &Thresholds,
        situation: Situation,
    ) -> Self {
        if parents <= self.parents {
            return self;
        }
        let outcome = Outcome {
            main_rule: self.main_rule,
            step: self.step,
            rules: self.hits.iter().map(|hit| hit.rule).collect(),
            parents: self.parents,
        }
        .under(parents, self.missing_knowledge);
        let hits = outcome.rules.iter().map(|rule| Hit {
            rule,
            step: step_of(rule).unwrap_or(Step::Ingen),
            cause: cause_of(rule, facts, thresholds),
        });
        Self {
            main_rule: outcome.main_rule,
            step: outcome.step,
            hits: hits.collect(),
            parents,
            missing_knowledge: self.missing_knowledge,
            notes: notes(facts, *thresholds, outcome, situation),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        fact_answers::quiet,
        facts::{Answer3, Consent, OwnEfforts, Sign, Signs, SupportNeed},
        suggestion::suggest,
    };
    use super::*;
    use crate::domain::{boernelineal::Score, position::Position};

    fn suggested(change: impl FnOnce(&mut Facts), parents: Parents) -> Suggestion {
        let mut facts = Facts {
            position: Some(Position::Gul),
            child: Score::new(6),
            parents: Score::new(8),
            bounded: Answer3::Ja,
            extent: Answer3::Ja,
            consent: Consent::Samtykke,
            own_efforts: OwnEfforts::UdenEffekt,
            ..quiet()
        };
        change(&mut facts);
        let thresholds = Thresholds::default();
        let situation = Situation {
            under_seven: true,
            network_meeting_without_effect: true,
        };
        suggest(&facts, &thresholds, situation).under(parents, &facts, &thresholds, situation)
    }

    #[test]
    fn what_needs_the_parents_goes_and_sparring_stays() {
        assert_eq!(suggested(|_| {}, Parents::Ja).main_rule, 15);
        for parents in [Parents::Vent, Parents::MaaIkke] {
            let left = suggested(|_| {}, parents);
            assert_eq!((left.main_rule, left.step), (23, Step::Sparring));
            assert_eq!(left.parents, parents);
            assert_eq!(left.notes, []);
            assert!(left.main().is_some());
        }
        let missing = suggested(|f| f.position = None, Parents::Vent);
        assert!(!missing.step.needs_parents());
    }

    #[test]
    fn exception_that_needs_the_parents_gives_way_to_its_rule() {
        let disabled = |f: &mut Facts| {
            f.child = Score::new(4);
            f.known_disability_only = true;
            f.q133 = SupportNeed::Nej;
            f.own_efforts = OwnEfforts::IGang;
        };
        assert_eq!(suggested(disabled, Parents::Ja).main_rule, 10);
        let left = suggested(disabled, Parents::Vent);
        assert_eq!((left.main_rule, left.step), (9, Step::Underretning));
        assert!(
            left.notes
                .contains(&super::super::Note::WriteNotificationNow)
        );
    }

    #[test]
    fn what_is_severe_stays_and_nothing_gets_milder() {
        let violence = |f: &mut Facts| f.signs = Signs::NONE.with(Sign::VoldForaeldre);
        let own = suggested(violence, Parents::Ja);
        assert_eq!(own.parents, Parents::MaaIkke);
        assert_eq!(suggested(violence, Parents::Vent), own);
        let neglect = |f: &mut Facts| f.signs = Signs::NONE.with(Sign::Vanroegt);
        let left = suggested(neglect, Parents::Vent);
        assert_eq!((left.main_rule, left.parents), (6, Parents::Vent));
        assert!(left.hits.iter().all(|hit| !hit.step.needs_parents()));
    }

    #[test]
    fn the_same_is_left_as_where_the_own_answers_bar_contact() {
        for child in 1..=10 {
            for consent in Consent::ALL {
                for efforts in OwnEfforts::ALL {
                    let facts = |f: &mut Facts| {
                        f.child = Score::new(child);
                        f.consent = *consent;
                        f.own_efforts = *efforts;
                    };
                    let under = suggested(facts, Parents::Vent);
                    let own = suggested(
                        |f| {
                            facts(f);
                            f.signs = Signs::NONE.with(Sign::SocialKontrol);
                        },
                        Parents::Ja,
                    );
                    let numbers = |s: &Suggestion| -> Vec<u8> {
                        let all = s.hits.iter().map(|hit| hit.rule);
                        all.filter(|rule| !matches!(rule, 0 | 5 | 23)).collect()
                    };
                    assert_eq!(numbers(&under), numbers(&own));
                }
            }
        }
    }
}
