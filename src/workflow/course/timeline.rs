//! Everything that is stored about a child, newest first. What was corrected or made by mistake
//! stays in it and says so.

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
        let all = self
            .changes_of(child)
            .chain(assessments)
            .chain(joints)
            .chain(agreements)
            .chain(talks)
            .chain(efforts)
            .chain(met)
            .chain(told)
            .chain(self.passed_on(child))
            .chain(sent)
            .chain(answers)
            .chain(postponed);
        // What was written in the same minute came in the order in which it is listed.
        let mut oldest_first = ordered(all, |entry| (entry.on, entry.noted));
        oldest_first.reverse();
        oldest_first
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
mod tests;
