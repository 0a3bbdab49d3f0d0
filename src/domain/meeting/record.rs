//! One meeting about one child.

use serde::{Deserialize, Serialize};

use super::{
    Explanation,
    agreed::{AfterEvent, AfterMeeting, MeetingDecision, OpenMatter},
    kind::MeetingKind,
    minutes::Minutes,
    missing::Missing,
};
use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// That a meeting is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Who closed it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// One meeting about one child. Everybody on the tablet may read it, as everybody at the table
/// heard it. Once it is closed its minutes stand as they are; what is done about them afterwards is
/// only added to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The child, by record id.
    pub child: String,
    /// What sort of meeting.
    pub kind: MeetingKind,
    /// The day on which it is held.
    pub on: Date,
    /// The edition of the agenda.
    pub edition: String,
    /// Who began it.
    pub by: Professional,
    /// When.
    pub begun: Moment,
    minutes: Minutes,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<MeetingDecision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    closed: Option<Closed>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    after: Vec<AfterMeeting>,
}

/// Why a meeting cannot be changed in this way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingError {
    /// It is closed.
    #[error("the meeting is closed")]
    Closed,
    /// The analysis is not done; what is missing of it.
    #[error("the analysis is not done")]
    AnalysisOpen(Vec<Missing>),
}

impl Meeting {
    /// A meeting that begins, with whoever begins it at the table.
    pub fn begin(
        child: String,
        kind: MeetingKind,
        on: Date,
        edition: String,
        by: Professional,
        begun: Moment,
    ) -> Self {
        let minutes = Minutes {
            attendees: vec![(&by).into()],
            // Room for the two that there are to be at least.
            explanations: vec![Explanation::default(); 2],
            ..Minutes::default()
        };
        Self {
            child,
            kind,
            on,
            edition,
            by,
            begun,
            minutes,
            decisions: Vec::new(),
            closed: None,
            after: Vec::new(),
        }
    }

    /// What is written, but the decisions.
    pub fn minutes(&self) -> &Minutes {
        &self.minutes
    }

    /// The decisions.
    pub fn decisions(&self) -> &[MeetingDecision] {
        &self.decisions
    }

    /// That it is over, by whom and when.
    pub fn closed(&self) -> Option<&Closed> {
        self.closed.as_ref()
    }

    /// Changes the minutes.
    ///
    /// # Errors
    ///
    /// [`MeetingError::Closed`].
    pub fn edit<R>(&mut self, change: impl FnOnce(&mut Minutes) -> R) -> Result<R, MeetingError> {
        match self.closed {
            Some(_) => Err(MeetingError::Closed),
            None => Ok(change(&mut self.minutes)),
        }
    }

    /// Changes the decisions.
    ///
    /// # Errors
    ///
    /// [`MeetingError::Closed`], or [`MeetingError::AnalysisOpen`] with what is missing first.
    pub fn decide<R>(
        &mut self,
        barred: bool,
        change: impl FnOnce(&mut Vec<MeetingDecision>) -> R,
    ) -> Result<R, MeetingError> {
        if self.closed.is_some() {
            return Err(MeetingError::Closed);
        }
        let mut open = self.missing(barred);
        open.retain(|missing| missing.holds_decisions_back());
        if open.is_empty() {
            Ok(change(&mut self.decisions))
        } else {
            Err(MeetingError::AnalysisOpen(open))
        }
    }

    /// The decisions, counted from 1, and whether the message to the one who raised the concern,
    /// with a last day that is over already.
    pub fn past_days(&self, today: Date) -> (Vec<usize>, bool) {
        let decisions = self.decisions.iter().enumerate();
        let past = decisions.filter(|(_, decision)| decision.is_past(today));
        let tell = self.minutes.tell_by.is_some_and(|by| by < today);
        (past.map(|(index, _)| index + 1).collect(), tell)
    }

    /// Closes it. What is missing stands as missing; a meeting may be broken off.
    ///
    /// # Errors
    ///
    /// [`MeetingError::Closed`] where it was closed before.
    pub fn close(&mut self, by: Professional, at: Moment) -> Result<(), MeetingError> {
        if self.closed.is_some() {
            return Err(MeetingError::Closed);
        }
        let step = self.minutes.step;
        self.minutes.pace.stop(step, at);
        self.decisions.retain(|decision| !decision.is_blank());
        self.closed = Some(Closed { by, at });
        Ok(())
    }

    /// Notes what happened after it was closed.
    pub fn note(&mut self, event: AfterEvent, by: Professional, at: Moment) {
        self.after.push(AfterMeeting { event, by, at });
    }

    /// What was noted after it was closed, oldest first.
    pub fn after(&self) -> &[AfterMeeting] {
        &self.after
    }

    /// The same meeting with this noted after it. `None` while it is not closed.
    pub fn with_after(&self, after: Vec<AfterMeeting>) -> Option<Self> {
        self.closed.as_ref()?;
        let mut united = self.clone();
        united.after = after;
        Some(united)
    }

    /// Whether a decision is carried out, and since when.
    pub fn done(&self, index: usize) -> Option<&AfterMeeting> {
        let newest = self.after.iter().rfind(|after| match after.event {
            AfterEvent::Done { decision } | AfterEvent::NotDone { decision } => decision == index,
            AfterEvent::Told { .. } | AfterEvent::NotTold => false,
        })?;
        matches!(newest.event, AfterEvent::Done { .. }).then_some(newest)
    }

    /// On which day the one who raised the concern was told.
    pub fn told(&self) -> Option<Date> {
        self.after
            .iter()
            .rev()
            .find_map(|after| match after.event {
                AfterEvent::Told { on } => Some(Some(on)),
                AfterEvent::NotTold => Some(None),
                AfterEvent::Done { .. } | AfterEvent::NotDone { .. } => None,
            })?
    }

    /// When something was last written in it.
    pub fn last_written(&self) -> Moment {
        let closed = self.closed.as_ref().map(|closed| closed.at);
        let after = self.after.iter().map(|after| after.at);
        closed.into_iter().chain(after).fold(self.begun, Ord::max)
    }

    /// Whether what was written may speak of contact with the parents. Decisions wait for the
    /// parents' view unless contact is barred: a meeting among professionals without it was held
    /// while it was.
    pub fn may_speak_of_contact(&self) -> bool {
        !self.kind.is_held_while_barred() || self.minutes.parents.is_answered()
    }

    /// What it waits for after it was closed, each with its last day.
    pub fn open_matters(&self) -> Vec<(OpenMatter, Date)> {
        if self.closed.is_none() {
            return Vec::new();
        }
        let decisions = self.decisions.iter().enumerate();
        let open = decisions.filter_map(|(index, decision)| {
            let matter = OpenMatter::Decision {
                what: decision.what.trim().to_owned(),
                who: decision.who.trim().to_owned(),
            };
            (self.done(index).is_none()).then_some((matter, decision.by?))
        });
        let tell = self.minutes.tell_by.filter(|_| self.told().is_none());
        let tell = tell.map(|by| {
            let who = self.minutes.teller.trim().to_owned();
            (OpenMatter::Tell { who }, by)
        });
        open.chain(tell).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{
        assessment::Profession,
        meeting::{ExplanationAbout, Voice},
    };

    pub(in crate::domain::meeting) fn by() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    pub(in crate::domain::meeting) fn at(minute: u16) -> Moment {
        Moment {
            date: "2026-11-23".parse().unwrap(),
            minute,
        }
    }

    pub(in crate::domain::meeting) fn begun() -> Meeting {
        let now = at(600);
        Meeting::begin(
            "c".into(),
            MeetingKind::Netvaerk,
            now.date,
            "2026-1".into(),
            by(),
            now,
        )
    }

    fn heard(words: &str) -> Voice {
        Voice {
            words: words.into(),
            ..Voice::default()
        }
    }

    pub(in crate::domain::meeting) fn analysed() -> Meeting {
        let mut meeting = begun();
        meeting
            .edit(|minutes| {
                minutes.question = "q".into();
                minutes.parents = heard("p");
                minutes.child = heard("c");
                minutes.explanations = [ExplanationAbout::Barnet, ExplanationAbout::Omgivelserne]
                    .map(|about| Explanation {
                        about: Some(about),
                        text: "e".into(),
                    })
                    .into();
            })
            .unwrap();
        meeting
    }

    fn decision(what: &str, day: &str) -> MeetingDecision {
        MeetingDecision {
            what: what.into(),
            who: "Mette".into(),
            by: day.parse().ok(),
        }
    }

    type Break = fn(&mut Minutes);

    #[test]
    fn decisions_wait_until_the_analysis_is_done_and_what_is_missing_is_named() {
        use Missing as M;
        let empty = begun().decide(false, |decisions| decisions.push(decision("d", "")));
        let all = vec![
            M::ParentsView,
            M::ChildsVoice,
            M::Explanations,
            M::Surroundings,
        ];
        assert_eq!(empty, Err(MeetingError::AnalysisOpen(all)));
        assert!(analysed().may_decide(false));

        let breaks: [(Break, &[Missing]); 5] = [
            (|m| m.parents.not_heard = true, &[M::ParentsView]),
            (|m| m.child.words = " ".into(), &[M::ChildsVoice]),
            (
                |m| m.explanations[1].about = Some(ExplanationAbout::Relationen),
                &[M::Surroundings],
            ),
            (
                |m| m.explanations[1].text = "\n".into(),
                &[M::Explanations, M::Surroundings],
            ),
            (|m| drop(m.explanations.remove(0)), &[M::Explanations]),
        ];
        for (change, expected) in breaks {
            let mut meeting = analysed();
            meeting.edit(change).unwrap();
            let refused = meeting.decide(false, |_| ());
            assert_eq!(refused, Err(MeetingError::AnalysisOpen(expected.to_vec())));
        }
    }

    #[test]
    fn nobody_is_asked_for_the_parents_view_while_contact_is_barred() {
        let mut meeting = analysed();
        meeting.edit(|m| m.parents = Voice::default()).unwrap();
        assert!(!meeting.may_decide(false));
        assert!(meeting.may_decide(true));
        assert!(!meeting.missing(true).contains(&Missing::ParentsView));
    }

    #[test]
    fn who_raised_a_concern_is_asked_at_an_overgangsmoede_only_where_it_is_written_already() {
        use Missing as M;
        let mut meeting = analysed();
        let tells = |meeting: &Meeting| {
            let missing = meeting.missing(false).into_iter();
            missing
                .filter(|one| matches!(one, M::Teller | M::TellBy))
                .collect::<Vec<_>>()
        };
        assert!(meeting.asks_who_raised_it());
        assert_eq!(tells(&meeting), [M::Teller, M::TellBy]);
        meeting.kind = MeetingKind::Overgang;
        assert!(!meeting.asks_who_raised_it());
        assert_eq!(tells(&meeting), []);
        let written: [Break; 3] = [
            |m| m.raised_by = "Bo".into(),
            |m| m.teller = "Bo".into(),
            |m| m.tell_by = "2026-11-30".parse().ok(),
        ];
        for write in written {
            let mut meeting = meeting.clone();
            meeting.edit(write).unwrap();
            assert!(meeting.asks_who_raised_it());
            assert!(!tells(&meeting).is_empty());
        }
    }

    #[test]
    fn last_day_that_is_over_is_told() {
        let mut meeting = analysed();
        meeting
            .decide(false, |decisions| {
                decisions.push(decision("Ring", "2026-11-22"));
                decisions.push(decision("Skriv", "2026-11-23"));
                decisions.push(decision("En dag", ""));
            })
            .unwrap();
        let today = at(600).date;
        assert_eq!(meeting.past_days(today), (vec![1], false));
        meeting
            .edit(|m| m.tell_by = "2016-11-30".parse().ok())
            .unwrap();
        assert_eq!(meeting.past_days(today), (vec![1], true));
    }

    #[test]
    fn only_what_was_held_while_contact_was_barred_speaks_of_no_contact() {
        let mut meeting = analysed();
        assert!(meeting.may_speak_of_contact());
        meeting.kind = MeetingKind::Underretning;
        assert!(
            meeting.may_speak_of_contact(),
            "the parents' view was asked for"
        );
        meeting.edit(|m| m.parents = Voice::default()).unwrap();
        assert!(!meeting.may_decide(false) && !meeting.may_speak_of_contact());
        meeting.kind = MeetingKind::Netvaerk;
        assert!(meeting.may_speak_of_contact());
    }

    #[test]
    fn closed_meeting_is_not_changed_any_more() {
        let mut meeting = analysed();
        let two = |decisions: &mut Vec<MeetingDecision>| {
            decisions.push(decision("d", "2026-12-01"));
            decisions.push(MeetingDecision::default());
        };
        meeting.decide(false, two).unwrap();
        meeting.edit(|m| m.pace.start(at(600))).unwrap();
        meeting.close(by(), at(645)).unwrap();
        assert_eq!(meeting.decisions().len(), 1, "an empty line is no decision");
        assert_eq!(meeting.minutes().pace.since, None);
        let before = meeting.clone();
        assert_eq!(
            meeting.edit(|minutes| minutes.question = "x".into()),
            Err(MeetingError::Closed)
        );
        assert_eq!(meeting.decide(true, Vec::clear), Err(MeetingError::Closed));
        assert_eq!(meeting.close(by(), at(700)), Err(MeetingError::Closed));
        assert_eq!(meeting, before);
    }

    #[test]
    fn what_is_agreed_waits_until_it_is_done_and_told() {
        let mut meeting = analysed();
        meeting
            .decide(false, |decisions| {
                decisions.push(decision("Ring", "2026-12-01"));
                decisions.push(decision("Skriv", "2026-12-02"));
                decisions.push(decision("En dag", ""));
            })
            .unwrap();
        meeting
            .edit(|m| {
                m.teller = "Bo".into();
                m.tell_by = "2026-11-30".parse().ok();
            })
            .unwrap();
        assert_eq!(meeting.open_matters(), [], "it is not closed");
        meeting.close(by(), at(645)).unwrap();
        let days = |meeting: &Meeting| {
            let open = meeting.open_matters().into_iter();
            open.map(|(_, day)| day.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(days(&meeting), ["2026-12-01", "2026-12-02", "2026-11-30"]);
        meeting.note(AfterEvent::Done { decision: 0 }, by(), at(700));
        meeting.note(
            AfterEvent::Told {
                on: "2026-11-24".parse().unwrap(),
            },
            by(),
            at(701),
        );
        assert_eq!(days(&meeting), ["2026-12-02"]);
        assert_eq!(meeting.told().unwrap().to_string(), "2026-11-24");
        assert_eq!(meeting.last_written(), at(701));
        meeting.note(AfterEvent::NotDone { decision: 0 }, by(), at(702));
        meeting.note(AfterEvent::NotTold, by(), at(703));
        assert_eq!(days(&meeting).len(), 3);
    }
}
