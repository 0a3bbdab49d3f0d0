//! That an acute or an underretning route has been begun for a child: told to everyone at once,
//! unless its author limits it to named readers.
//!
//! Safety goes before blindness. A notice says which child, who, when and which route, and never an
//! answer: the assessment itself stays its author's own until it is completed. What has happened to
//! it is only ever added to, so that a mistake that is put right shows both.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, Professional},
    date::Moment,
    instrument::Instrument,
    municipality::Thresholds,
    next_step::{FactAnswers, Sign, Step},
};

/// A route that everyone about the child must know of at once. The more severe one is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Route {
    /// An underretning (barnets lov § 133).
    #[serde(rename = "und")]
    Underretning,
    /// An acute underretning.
    #[serde(rename = "akut")]
    Akut,
}

impl Route {
    /// The route of a step. `None` for what is milder than an underretning.
    pub fn of(step: Step) -> Option<Self> {
        match step {
            Step::Akut => Some(Self::Akut),
            Step::Underretning => Some(Self::Underretning),
            _ => None,
        }
    }
}

/// What happened to a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The route was begun, or became another.
    Begun(Route),
    /// The answers behind it were put right: no route was meant.
    Withdrawn,
    /// Somebody has taken it over or seen it through.
    Ended {
        /// Why it need not stand any more. Never empty.
        reason: String,
    },
}

/// One thing that happened, with who and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What.
    pub event: Event,
    /// Who.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// Somebody who may read a limited notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The professional, by record id.
    pub id: String,
    /// The name as it stood on the lock screen.
    pub name: String,
}

/// Who can read a notice. Its seal says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody on the tablet.
    Everyone,
    /// Its author, and these.
    Only(Vec<Reader>),
}

/// That a route has been begun for a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The child, by record id.
    pub child: String,
    /// The assessment that began it, by record id; of a correction, its first version.
    pub assessment: String,
    /// Who can read it.
    pub audience: Audience,
    /// Whether its author has said so. Until then the tool has chosen, and may choose anew.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chosen: bool,
    /// What happened, oldest first. The first entry is the beginning, and its author's.
    pub log: Vec<Entry>,
}

/// What the answers of an assessment say about its notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    /// The route that they begin.
    pub route: Option<Route>,
    /// Whether the suspicion may concern somebody who uses the same tablet.
    pub may_concern_colleague: bool,
}

/// What is to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// Another notice.
    New(Notice),
    /// The notice that was there, as it is from now on.
    Next(Notice),
}

/// What an assessment's answers do to its notice; `None`: nothing. `current` is the newest notice
/// of this assessment that can be read, and `unseen` whether nobody else has had the tablet since
/// it was written.
pub fn follow(
    current: Option<&Notice>,
    signal: Signal,
    (child, assessment): (&str, &str),
    by: &Professional,
    at: Moment,
    unseen: bool,
) -> Option<Followed> {
    // What nobody else has seen and was withdrawn stays unseen: the next one is another.
    let Some(current) = current.filter(|notice| !notice.is_put_right_unseen()) else {
        let route = signal.route?;
        let audience = if signal.may_concern_colleague {
            Audience::Only(Vec::new())
        } else {
            Audience::Everyone
        };
        return Some(Followed::New(Notice {
            child: child.to_owned(),
            assessment: assessment.to_owned(),
            audience,
            chosen: false,
            log: vec![Entry {
                event: Event::Begun(route),
                by: by.clone(),
                at,
            }],
        }));
    };
    let mut next = current.clone();
    if let Some(event) = current.event_of(signal.route) {
        next.add(event, by.clone(), at);
    }
    if !current.chosen {
        match (&current.audience, signal.may_concern_colleague) {
            (Audience::Everyone, true) if unseen => next.audience = Audience::Only(Vec::new()),
            (Audience::Only(_), false) if signal.route.is_some() => {
                next.audience = Audience::Everyone;
            }
            _ => {}
        }
    }
    (next != *current).then_some(Followed::Next(next))
}

impl Notice {
    /// Who began it.
    pub fn author(&self) -> Option<&Professional> {
        self.log.first().map(|entry| &entry.by)
    }

    /// The route that stands, with who began it and when. `None` once it is withdrawn or ended.
    pub fn standing(&self) -> Option<(Route, &Entry)> {
        let last = self.log.last()?;
        match last.event {
            Event::Begun(route) => Some((route, last)),
            Event::Withdrawn | Event::Ended { .. } => None,
        }
    }

    /// Whether its author has not said yet who may read it, and nobody else can.
    pub fn asks(&self) -> bool {
        !self.chosen && matches!(self.audience, Audience::Only(_)) && self.standing().is_some()
    }

    /// Adds what happened.
    pub fn add(&mut self, event: Event, by: Professional, at: Moment) {
        self.log.push(Entry { event, by, at });
    }

    fn is_put_right_unseen(&self) -> bool {
        let withdrawn = matches!(
            self.log.last().map(|entry| &entry.event),
            Some(Event::Withdrawn)
        );
        withdrawn && !self.chosen && matches!(self.audience, Audience::Only(_))
    }

    /// What `route` does to it: the same route changes nothing, and an ended notice begins anew
    /// only for a more severe one, or after the answers were put right.
    fn event_of(&self, route: Option<Route>) -> Option<Event> {
        match (&self.log.last()?.event, route) {
            (Event::Begun(now), Some(route)) if *now == route => None,
            (Event::Withdrawn, None) => None,
            (Event::Ended { .. }, Some(route)) => self
                .log
                .iter()
                .rev()
                .find_map(|entry| match entry.event {
                    Event::Begun(begun) => Some(begun),
                    _ => None,
                })
                .is_none_or(|begun| begun < route)
                .then_some(Event::Begun(route)),
            (Event::Begun(_) | Event::Withdrawn, Some(route)) => Some(Event::Begun(route)),
            (Event::Begun(_) | Event::Ended { .. }, None) => Some(Event::Withdrawn),
        }
    }
}

impl Assessment {
    /// What the answers so far say about a notice: the acute questions (rules 1 to 6 of
    /// naeste-skridt.md, and x4 of the form), and the step that the professional has chosen.
    pub fn signal(&self, instrument: Option<&Instrument>) -> Signal {
        let answers = self.rule_answers(instrument);
        let acute = FactAnswers {
            danger: answers.danger,
            signs: answers.signs,
            ..FactAnswers::default()
        };
        let answered = acute
            .suggest_so_far(None, None, None, &Thresholds::default())
            .and_then(|suggestion| Route::of(suggestion.step));
        let decided = self.decision.as_ref().map(|decision| decision.step);
        let chosen = decided.or(self.decision_draft.step).and_then(Route::of);
        let signs = answers.signs.unwrap_or_default();
        let suspected = instrument.is_some_and(|instrument| self.leads_out_of_form(instrument));
        Signal {
            route: answered.max(chosen),
            may_concern_colleague: signs.contains(Sign::VoldAndre)
                || (suspected && signs.is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{DecisionDraft, Profession},
        instrument::Role,
        next_step::{Danger, Signs},
        response::{HeightenedAnswer, Response},
    };

    fn at(minute: u16) -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute,
        }
    }

    fn mette() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn signal(route: Option<Route>, may_concern_colleague: bool) -> Signal {
        Signal {
            route,
            may_concern_colleague,
        }
    }

    const AKUT: Option<Route> = Some(Route::Akut);
    const UND: Option<Route> = Some(Route::Underretning);

    fn next(notice: Option<&Notice>, signal: Signal, unseen: bool) -> Option<Followed> {
        follow(notice, signal, ("c", "a"), &mette(), at(600), unseen)
    }

    fn begun(signal: Signal) -> Notice {
        match next(None, signal, false) {
            Some(Followed::New(notice)) => notice,
            other => panic!("{other:?}"),
        }
    }

    fn changed(notice: &Notice, signal: Signal, unseen: bool) -> Notice {
        match next(Some(notice), signal, unseen) {
            Some(Followed::Next(notice)) => notice,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn route_is_told_to_everyone_at_once_unless_a_colleague_may_be_meant() {
        assert_eq!(next(None, signal(None, true), false), None);
        let open = begun(signal(AKUT, false));
        assert_eq!(open.audience, Audience::Everyone);
        assert_eq!(open.standing().unwrap().0, Route::Akut);
        assert!(!open.asks());
        let limited = begun(signal(AKUT, true));
        assert_eq!(limited.audience, Audience::Only(Vec::new()));
        assert!(limited.asks());
        // The same answers again write nothing.
        assert_eq!(next(Some(&open), signal(AKUT, false), true), None);
        assert_eq!(next(Some(&limited), signal(AKUT, true), true), None);
    }

    #[test]
    fn notice_is_taken_back_from_everyone_only_before_anybody_has_seen_it() {
        let open = begun(signal(AKUT, false));
        let limited = changed(&open, signal(AKUT, true), true);
        assert!(limited.asks());
        assert_eq!(next(Some(&open), signal(AKUT, true), false), None);
        // The sign was a slip: what is left concerns no colleague.
        let again = changed(&limited, signal(AKUT, false), true);
        assert_eq!(again.audience, Audience::Everyone);
        // What its author has chosen stays.
        let mut chosen = limited;
        chosen.chosen = true;
        assert_eq!(next(Some(&chosen), signal(AKUT, false), true), None);
        chosen.audience = Audience::Everyone;
        assert_eq!(next(Some(&chosen), signal(AKUT, true), true), None);
    }

    #[test]
    fn corrected_answer_withdraws_and_both_states_stay() {
        let notice = begun(signal(AKUT, false));
        let notice = changed(&notice, signal(UND, false), true);
        assert_eq!(notice.standing().unwrap().0, Route::Underretning);
        let notice = changed(&notice, signal(None, false), true);
        assert_eq!(notice.standing(), None);
        assert_eq!(next(Some(&notice), signal(None, false), true), None);
        let notice = changed(&notice, signal(AKUT, false), true);
        let events: Vec<_> = notice.log.iter().map(|entry| &entry.event).collect();
        assert_eq!(
            events,
            [
                &Event::Begun(Route::Akut),
                &Event::Begun(Route::Underretning),
                &Event::Withdrawn,
                &Event::Begun(Route::Akut),
            ]
        );
    }

    #[test]
    fn slip_that_nobody_has_seen_is_not_told_with_what_comes_after_it() {
        let slip = begun(signal(AKUT, true));
        let slip = changed(&slip, signal(None, false), true);
        assert_eq!(slip.audience, Audience::Only(Vec::new()));
        match next(Some(&slip), signal(UND, false), true) {
            Some(Followed::New(notice)) => {
                assert_eq!(notice.audience, Audience::Everyone);
                assert_eq!(notice.log.len(), 1);
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn ended_notice_begins_again_only_for_something_worse_or_after_a_correction() {
        let mut ended = begun(signal(UND, false));
        let reason = "Sendt".into();
        ended.add(Event::Ended { reason }, mette(), at(601));
        assert_eq!(ended.standing(), None);
        assert_eq!(next(Some(&ended), signal(UND, false), true), None);
        let worse = changed(&ended, signal(AKUT, false), true);
        assert_eq!(worse.standing().unwrap().0, Route::Akut);
        let corrected = changed(&ended, signal(None, false), true);
        let again = changed(&corrected, signal(UND, false), true);
        assert!(again.standing().is_some());
    }

    #[test]
    fn signal_comes_from_the_acute_answers_the_form_and_the_chosen_step() {
        let instrument = crate::content::trivselsskema::current().unwrap();
        let response = Response::new("2026-1", Role::Paedagog, "C".into());
        let quiet = Assessment::begin("c".into(), mette(), at(1), Some(response));
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
        assert_eq!(of(&|_| {}), signal(None, false));
        assert_eq!(of(&danger(Danger::Nej)), signal(None, false));
        assert_eq!(of(&danger(Danger::VedIkke)), signal(AKUT, false));
        assert_eq!(of(&danger(Danger::Ja)), signal(AKUT, false));
        assert_eq!(of(&signs(Sign::VoldForaeldre)), signal(AKUT, false));
        assert_eq!(of(&signs(Sign::VoldAndre)), signal(AKUT, true));
        assert_eq!(of(&signs(Sign::SocialKontrol)), signal(UND, false));
        assert_eq!(of(&signs(Sign::Vanroegt)), signal(UND, false));
        assert_eq!(of(&step(Step::Netvaerk)), signal(None, false));
        assert_eq!(of(&step(Step::Underretning)), signal(UND, false));
        assert_eq!(of(&step(Step::Akut)), signal(AKUT, false));
        assert_eq!(of(&suspected), signal(AKUT, true));
        let named = |a: &mut Assessment| {
            suspected(a);
            signs(Sign::VoldForaeldre)(a);
        };
        assert_eq!(of(&named), signal(AKUT, false));
    }
}
