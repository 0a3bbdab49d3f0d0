//! What is suggested for a child, and whether its parents may be told: by the answers on the screen,
//! and by everything else that stands about the child.

use leptos::prelude::*;

use super::{context::App, effects};
use crate::{
    domain::{
        assessment::{Assessment, Reasoned},
        child::Child,
        next_step::{LeaveToTell, Parents, Situation},
        notice::Signal,
    },
    workflow::parents::Weighed,
};

fn is_under_seven(child: &Child) -> bool {
    child.age_months(effects::today()) < SEVEN_YEARS
}

/// From this age in months a child is no longer 0 to 6 years old.
const SEVEN_YEARS: u16 = 7 * 12;

impl App {
    /// What the answers on the screen suggest by themselves. Tracked.
    pub fn own_suggestion(self) -> Option<Reasoned> {
        let child = self.with_child(Clone::clone);
        self.with_assessment(|assessment| self.suggestion_for(child.as_ref(), assessment))
            .flatten()
    }

    /// What is suggested for the assessment that the screen is about, beside everything else that
    /// stands about the child and can be read here. Tracked.
    pub fn suggestion(self) -> Option<Reasoned> {
        self.suggestion_under(|id| self.parents_for(id))
    }

    /// What is suggested for the assessment that the screen is about, by what everybody can read:
    /// what is stored with it and printed gives away no limited notice. Tracked.
    pub fn suggestion_for_all(self) -> Option<Reasoned> {
        self.suggestion_under(|id| self.parents_for_all(id))
    }

    fn suggestion_under(self, parents_for: impl Fn(&str) -> Parents) -> Option<Reasoned> {
        let mut reasoned = self.own_suggestion()?;
        let id = self.place.with(|place| place.child.clone())?;
        let under_seven = self.with_child(is_under_seven).unwrap_or_default();
        let met = self.with_assessment(|a| a.network_meeting_without_effect);
        let situation = Situation {
            under_seven: under_seven && reasoned.complete,
            network_meeting_without_effect: met.unwrap_or_default() && reasoned.complete,
        };
        let thresholds = self.content().municipality.thresholds;
        let (parents, facts) = (parents_for(&id), reasoned.facts);
        reasoned.suggestion = reasoned
            .suggestion
            .under(parents, &facts, &thresholds, situation);
        Some(reasoned)
    }

    /// What is suggested for an assessment of the child.
    pub fn suggestion_for(
        self,
        child: Option<&Child>,
        assessment: &Assessment,
    ) -> Option<Reasoned> {
        let content = self.content();
        let under_seven = child.is_some_and(is_under_seven);
        let instrument = assessment
            .response
            .as_ref()
            .and_then(|response| content.instrument_of(&response.edition));
        let thresholds = &content.municipality.thresholds;
        assessment.suggestion(instrument.as_deref(), thresholds, under_seven)
    }

    /// What the answers of an assessment say about its notice.
    pub fn signal_of(self, assessment: &Assessment) -> Signal {
        let response = assessment.response.as_ref();
        let instrument = response.and_then(|r| self.content().instrument_of(&r.edition));
        assessment.signal(instrument.as_deref())
    }

    /// Whether the parents of a child may be told, by all that can be read here. Tracked.
    pub fn parents_for(self, id: &str) -> Parents {
        self.parents_weighed(id, Weighed::Here)
    }

    /// Whether contact with the parents is barred only because an underretning under way leaves open
    /// whether somebody may be hurting the child. Tracked.
    pub fn awaits_suspicion(self, id: &str) -> bool {
        self.contact_barred_for(id) && !self.parents_weighed(id, Weighed::Answered).is_barred()
    }

    /// Whether the parents of a child may be told, by what everybody can read. Tracked.
    pub fn parents_for_all(self, id: &str) -> Parents {
        self.parents_weighed(id, Weighed::ByAll)
    }

    fn parents_weighed(self, id: &str, weighed: Weighed) -> Parents {
        self.roster.with(|roster| {
            let child = roster.children.get(id);
            roster.parents_of(id, weighed, |assessment| {
                let reasoned = self.suggestion_for(child, assessment)?;
                Some(reasoned.suggestion.parents)
            })
        })
    }

    /// Whether contact with the parents of a child is barred by anything that stands about it.
    /// Tracked.
    pub fn contact_barred_for(self, id: &str) -> bool {
        self.parents_for(id).is_barred()
    }

    /// The leave to make something for the parents of a child. Tracked.
    pub fn leave_to_tell(self, id: &str) -> Option<LeaveToTell> {
        self.parents_for(id).leave()
    }

    /// Whether the answers on the screen bar contact with the parents by themselves. Tracked.
    pub fn own_contact_barred(self) -> bool {
        self.own_suggestion()
            .is_some_and(|reasoned| reasoned.suggestion.parents.is_barred())
    }

    /// Whether contact with the parents is barred, by the answers on the screen or by anything
    /// else that stands about the child. Tracked.
    pub fn contact_barred(self) -> bool {
        let child = self.place.with(|place| place.child.clone());
        self.own_contact_barred() || child.is_some_and(|id| self.contact_barred_for(&id))
    }

    /// Whether completing the assessment that the screen is about lets everybody on the tablet read
    /// what its notice keeps from some of them.
    pub fn completing_reveals(self) -> bool {
        let id = self.place.with_untracked(|place| place.assessment.clone());
        self.several.get_untracked()
            && id.is_some_and(|id| {
                self.roster.with_untracked(|roster| {
                    let assessment = roster.assessments.get(&id);
                    assessment.is_some_and(|a| roster.completing_reveals(&id, self.signal_of(a)))
                })
            })
    }

    /// Whether noting that an underretning was sent does the same.
    pub fn sending_reveals(self, letter: &str) -> bool {
        self.several.get_untracked()
            && self.roster.with_untracked(|roster| {
                let letter = roster.underretninger.get(letter);
                letter.is_some_and(|letter| roster.sending_reveals(letter))
            })
    }
}
