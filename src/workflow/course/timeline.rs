//! Everything that is stored about a child, newest first. What was corrected or made by mistake
//! stays in it and says so.

use std::cmp::Reverse;

use crate::{
    domain::{
        agreement::{Agreement, Event},
        assessment::{Assessment, Professional},
        child_change::ChildChange,
        correction::Retraction,
        date::{Date, Moment},
        effort::{Effort, FollowUp, Reopened},
        follow_up::Postponement,
        joint::{Completion, Joint},
        meeting::Meeting,
        notice::{self, Notice},
        order::ordered,
        parent_talk::ParentTalk,
        transition::{Transition, TransitionPaper},
        underretning::{Answer, Sent, Underretning},
    },
    workflow::roster::Roster,
};

/// What an entry is about, to choose by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Own and joint assessments, with their position and scores.
    Assessments,
    /// Focus agreements and how they go.
    Agreements,
    /// Talks with the parents.
    Parents,
    /// Efforts and their follow-ups.
    Efforts,
    /// Meetings.
    Meetings,
    /// Overgangsskemaer.
    Transitions,
    /// That an underretning was begun, underretninger that were sent, and what came back.
    Underretninger,
    /// Follow-ups that were put off.
    FollowUps,
    /// Changes of the child's details.
    Details,
}

impl Sort {
    /// Every sort, in the order of the screen.
    pub const ALL: [Self; 9] = [
        Self::Assessments,
        Self::Agreements,
        Self::Parents,
        Self::Efforts,
        Self::Meetings,
        Self::Transitions,
        Self::Underretninger,
        Self::FollowUps,
        Self::Details,
    ];
}

/// Whether what was written counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands<'r> {
    /// It counts.
    Counts,
    /// A later version counts instead.
    Corrected,
    /// It was made by mistake.
    Mistaken(&'r Retraction),
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What<'r> {
    /// A completed assessment.
    Assessment(&'r Assessment, Stands<'r>),
    /// A joint assessment was completed.
    Joint(&'r Joint, &'r Completion, Stands<'r>),
    /// A focus agreement was made.
    Agreed(&'r Agreement, Stands<'r>),
    /// It was written how a focus agreement goes.
    Looked(&'r Agreement, &'r Event, Stands<'r>),
    /// A talk with the parents, or a letter given to them.
    Talk(&'r ParentTalk, Stands<'r>),
    /// An effort began.
    Effort(&'r Effort),
    /// An effort was followed up.
    FollowUp(&'r Effort, &'r FollowUp),
    /// An effort that had ended goes on.
    Reopened(&'r Effort, &'r Reopened),
    /// A meeting was held and closed.
    Meeting(&'r Meeting),
    /// Everybody was told that an acute or underretning route was begun, or what became of it.
    Notice(&'r notice::Event, &'r Professional),
    /// An overgangsskema was finished, with what the parents saw.
    Transition(&'r Transition, &'r TransitionPaper),
    /// An underretning was sent.
    Underretning(&'r Underretning, &'r Sent),
    /// Something came back after an underretning, or did not.
    Answer(&'r Answer),
    /// A follow-up was put off.
    Postponed(&'r Postponement),
    /// The child's details were changed.
    Changed(&'r ChildChange),
}

/// One thing that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'r> {
    /// The day on which it happened.
    pub on: Date,
    /// When it was written.
    pub noted: Moment,
    /// What is opened by it, by record id: the own or joint assessment, the effort, the meeting, the
    /// overgangsskema or the underretning.
    pub opens: Option<&'r str>,
    /// What happened.
    pub what: What<'r>,
}

impl Entry<'_> {
    /// What it is about.
    pub fn sort(&self) -> Sort {
        match self.what {
            What::Assessment(..) | What::Joint(..) => Sort::Assessments,
            What::Agreed(..) | What::Looked(..) => Sort::Agreements,
            What::Talk(..) => Sort::Parents,
            What::Effort(_) | What::FollowUp(..) | What::Reopened(..) => Sort::Efforts,
            What::Meeting(_) => Sort::Meetings,
            What::Transition(..) => Sort::Transitions,
            What::Notice(..) | What::Underretning(..) | What::Answer(_) => Sort::Underretninger,
            What::Postponed(_) => Sort::FollowUps,
            What::Changed(_) => Sort::Details,
        }
    }
}

impl Roster {
    /// Everything that happened about a child, newest first. Nothing that is under way: that is its
    /// author's alone; and no notice for named readers, since the course is printed.
    pub fn timeline_of(&self, child: &str) -> Vec<Entry<'_>> {
        let counting: Vec<&str> = self.of_child(child).into_iter().map(|(id, _)| id).collect();
        let assessments = self.assessments.of(child).filter_map(|(id, assessment)| {
            let decided = assessment.decision.as_ref()?.decided;
            let stands = match self.retraction_of(id) {
                Some((_, retraction)) => Stands::Mistaken(retraction),
                None if counting.contains(&id.as_str()) => Stands::Counts,
                None => Stands::Corrected,
            };
            Some(Entry {
                on: assessment.first_decided()?.date,
                noted: decided,
                opens: Some(id.as_str()),
                what: What::Assessment(assessment, stands),
            })
        });
        let joints = self.joints.of(child).filter_map(|(id, joint)| {
            let completion = joint.completion.as_ref()?;
            Some(Entry {
                on: completion.held,
                noted: completion.at,
                opens: Some(id.as_str()),
                what: What::Joint(joint, completion, self.stands(id)),
            })
        });
        let agreements = self.agreements.of(child);
        let agreements = agreements.flat_map(|(id, one)| of_agreement(one, self.stands(id)));
        let talks = self.parent_talks.of(child).map(|(id, talk)| Entry {
            on: talk.held,
            noted: talk.noted,
            opens: None,
            what: What::Talk(talk, self.stands(id)),
        });
        let told = self.notices.values_of(child);
        let told = told
            .filter(|notice| !notice.is_limited())
            .flat_map(of_notice);
        let sent = self.sent_of(child).into_iter().filter_map(|(id, letter)| {
            let sent = self.sending_of(id)?;
            Some(Entry {
                on: sent.on,
                noted: sent.noted,
                opens: Some(id),
                what: What::Underretning(letter, sent),
            })
        });
        let answers = self.answers.values_of(child).map(|answer| Entry {
            on: answer.on,
            noted: answer.at,
            opens: Some(&answer.underretning),
            what: What::Answer(answer),
        });
        let efforts = self
            .efforts_of(child)
            .into_iter()
            .flat_map(|(id, effort)| of_effort(id, effort));
        let met = self.meetings_of(child).into_iter();
        let met = met.filter_map(|(id, meeting)| {
            Some(Entry {
                on: meeting.on,
                noted: meeting.closed()?.at,
                opens: Some(id),
                what: What::Meeting(meeting),
            })
        });
        let postponed = self.postponements_of(child).into_iter().map(|moved| Entry {
            on: moved.at.date,
            noted: moved.at,
            opens: None,
            what: What::Postponed(moved),
        });
        let all = assessments
            .chain(joints)
            .chain(agreements)
            .chain(talks)
            .chain(efforts)
            .chain(met)
            .chain(told)
            .chain(self.passed_on(child))
            .chain(sent)
            .chain(answers)
            .chain(postponed)
            .chain(self.changes_of(child));
        ordered(all, |entry| Reverse((entry.on, entry.noted)))
    }

    /// Whether a record that has no versions counts.
    fn stands(&self, id: &str) -> Stands<'_> {
        let found = self.retraction_of(id);
        found.map_or(Stands::Counts, |(_, one)| Stands::Mistaken(one))
    }

    /// The overgangsskemaer that were finished.
    fn passed_on(&self, child: &str) -> impl Iterator<Item = Entry<'_>> {
        let all = self.transitions_of(child).into_iter();
        all.filter_map(|(id, one)| {
            let done = one.finished()?;
            Some(Entry {
                on: done.at.date,
                noted: done.at,
                opens: Some(id),
                what: What::Transition(one, &done.paper),
            })
        })
    }
}

/// That an agreement was made, and how it goes since.
fn of_agreement<'r>(
    agreement: &'r Agreement,
    stands: Stands<'r>,
) -> impl Iterator<Item = Entry<'r>> {
    let entry = |at: Moment, what| Entry {
        on: at.date,
        noted: at,
        opens: None,
        what,
    };
    let looked = agreement.events.iter();
    let looked = looked.map(move |event| entry(event.at, What::Looked(agreement, event, stands)));
    std::iter::once(entry(agreement.made, What::Agreed(agreement, stands))).chain(looked)
}

/// What everybody was told of one route.
fn of_notice(notice: &Notice) -> impl Iterator<Item = Entry<'_>> {
    notice.log.iter().map(|entry| Entry {
        on: entry.at.date,
        noted: entry.at,
        opens: None,
        what: What::Notice(&entry.event, &entry.by),
    })
}

/// What has happened to an effort. The end is its last follow-up.
fn of_effort<'r>(id: &'r str, effort: &'r Effort) -> Vec<Entry<'r>> {
    let entry = |on, noted, what| Entry {
        on,
        noted,
        opens: Some(id),
        what,
    };
    let begun = entry(effort.start, effort.at, What::Effort(effort));
    let held = effort
        .follow_ups
        .iter()
        .map(|held| entry(held.on, held.at, What::FollowUp(effort, held)));
    let opened = effort
        .reopened
        .iter()
        .map(|open| entry(open.at.date, open.at, What::Reopened(effort, open)));
    std::iter::once(begun).chain(held).chain(opened).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            agreement::{About, Status},
            notice::{Audience, Event as Told, Route},
            position::Position,
        },
        workflow::course::chart::tests::{assessed, at, by},
    };

    fn talk(held: &str, noted: &str) -> ParentTalk {
        ParentTalk {
            child: "c".into(),
            held: held.parse().unwrap(),
            by: "Mette".into(),
            told: "t".into(),
            their_words: String::new(),
            childs_words: String::new(),
            noted: at(noted),
        }
    }

    fn retraction(of: &str, by: Professional) -> Retraction {
        Retraction {
            child: "c".into(),
            record: of.into(),
            reason: "forkert barn".into(),
            by,
            at: at("2026-04-01"),
            taken_back: None,
        }
    }

    #[test]
    fn joint_assessment_stands_on_its_day_once_completed_and_an_agreement_with_how_it_goes() {
        let mut roster = Roster::default();
        let begun = Joint::begin("c".into(), by("Mette"), at("2026-03-01"));
        let mut completed = begun.clone();
        completed.completion = Some(Completion {
            position: Position::Gul,
            participants: Vec::new(),
            from: "2026-01".parse().unwrap(),
            to: "2026-03".parse().unwrap(),
            held: "2026-03-02".parse().unwrap(),
            at: at("2026-03-05"),
            by: by("Mette"),
        });
        roster.joints.insert("begun".into(), begun);
        roster.joints.insert("done".into(), completed);
        let agreement = Agreement {
            child: "c".into(),
            about: About::Us,
            goal: "Jeg kan være med.".into(),
            we_do: "Vi deler samlingen i to.".into(),
            parents_do: String::new(),
            who: "Mette".into(),
            from: "2026-03-03".parse().unwrap(),
            to: "2026-04-03".parse().unwrap(),
            sign: "s".into(),
            made: at("2026-03-03"),
            made_by: by("Mette"),
            events: Vec::new(),
        };
        let agreement = agreement
            .follow(Some(Status::Virker), "", "", by("Bo"), at("2026-03-20"))
            .unwrap();
        roster.agreements.insert("g".into(), agreement);
        let told: Vec<_> = roster
            .timeline_of("c")
            .iter()
            .map(|entry| {
                (
                    entry.on.to_string(),
                    entry.sort(),
                    entry.opens.unwrap_or("-"),
                )
            })
            .map(|(on, sort, opens)| format!("{on} {sort:?} {opens}"))
            .collect();
        assert_eq!(
            told,
            [
                "2026-03-20 Agreements -",
                "2026-03-03 Agreements -",
                "2026-03-02 Assessments done",
            ]
        );
    }

    #[test]
    fn what_everybody_was_told_of_a_route_stands_in_the_course_and_what_only_some_may_know_does_not()
     {
        let begun = |audience| {
            let mut notice = Notice {
                child: "c".into(),
                assessment: "a".into(),
                audience,
                chosen: false,
                bar: None,
                log: Vec::new(),
            };
            notice.add(Told::Begun(Route::Akut), by("Mette"), at("2026-03-01"));
            notice
        };
        let mut everyone = begun(Audience::Everyone);
        let reason = "Kommunen har barnet.".to_owned();
        let parents = None;
        everyone.add(Told::Ended { reason, parents }, by("Bo"), at("2026-03-04"));
        let mut roster = Roster::default();
        roster.notices.insert("all".into(), everyone);
        let some = begun(Audience::Only(Vec::new()));
        roster.notices.insert("some".into(), some);
        let course = roster.timeline_of("c");
        let told: Vec<_> = course
            .iter()
            .map(|entry| (entry.on.to_string(), entry.what))
            .collect();
        assert!(
            matches!(&told[..], [(ended, What::Notice(Told::Ended { .. }, by)), (begun, What::Notice(Told::Begun(Route::Akut), _))]
                if ended == "2026-03-04" && by.name == "Bo" && begun == "2026-03-01"),
            "{told:?}"
        );
        assert!(
            course
                .iter()
                .all(|entry| entry.sort() == Sort::Underretninger)
        );
    }

    #[test]
    fn course_is_newest_first_by_the_day_it_happened_and_keeps_what_does_not_count() {
        let mut roster = Roster::default();
        for (id, day) in [
            ("a", "2026-01-10"),
            ("b", "2026-02-10"),
            ("m", "2026-03-10"),
        ] {
            roster
                .assessments
                .insert(id.into(), assessed("Mette", day, Some(7)));
        }
        let mut corrected = roster
            .correction("a", by("Mette"), at("2026-03-20"), "fejl".into())
            .unwrap();
        corrected
            .decision
            .clone_from(&roster.assessments["a"].decision);
        corrected.decision.as_mut().unwrap().decided = at("2026-03-20");
        roster.assessments.insert("z".into(), corrected);
        roster
            .retractions
            .insert("r".into(), retraction("m", by("Mette")));
        // Noted late, but it was held first.
        roster
            .parent_talks
            .insert("t".into(), talk("2026-01-05", "2026-03-30"));
        roster.assessments.insert(
            "draft".into(),
            Assessment::begin("c".into(), by("Mette"), at("2026-05-01"), None),
        );
        roster.assessments.insert(
            "other".into(),
            Assessment {
                child: "x".into(),
                ..assessed("Mette", "2026-01-01", None)
            },
        );
        let all = roster.timeline_of("c");
        let told: Vec<_> = all
            .iter()
            .map(|entry| {
                let stands = match entry.what {
                    What::Assessment(_, Stands::Counts) => "counts",
                    What::Assessment(_, Stands::Corrected) => "corrected",
                    What::Assessment(_, Stands::Mistaken(_)) => "mistaken",
                    _ => "talk",
                };
                (entry.opens.unwrap_or("-"), stands)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("m", "mistaken"),
                ("b", "counts"),
                ("z", "counts"),
                ("a", "corrected"),
                ("-", "talk"),
            ]
        );
        assert!(Sort::ALL.into_iter().any(|sort| sort == all[4].sort()));
    }
}
