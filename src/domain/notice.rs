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
