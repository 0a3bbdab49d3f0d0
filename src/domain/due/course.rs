//! What is due for one child.

use super::{
    joint::{JointDue, follow_up_weeks, talk_weeks},
    matter::{Due, FollowUp, Limits, Matter, Moved, Urgency},
};
use crate::domain::{
    agreement::Agreement,
    assessment::Assessment,
    date::{Date, Moment},
    follow_up::Postponement,
    meeting::OpenMatter,
    next_step::Step,
    order::ordered,
    position::Position,
    underretning::Awaited,
    working_day::ClosedDays,
};

/// How many working days ahead is soon.
const SOON: u16 = 5;
/// How many days ahead a deletion is spoken of: time to put into the municipality's system what
/// belongs there.
const DELETION_AHEAD: u16 = 30;

/// An assessment whose follow-up is open.
type Open<'a> = (&'a str, &'a Assessment, FollowUp);

/// What is known of one child on the roster.
#[derive(Debug, Clone, Default)]
pub struct Course<'a> {
    /// The child, by record id.
    pub child: &'a str,
    /// The completed assessments that count, newest first.
    pub completed: Vec<(&'a str, &'a Assessment)>,
    /// The joint position that stands.
    pub joint: Option<JointDue<'a>>,
    /// What this professional has begun, corrections among it.
    pub drafts: Vec<(&'a str, &'a Assessment)>,
    /// The child's postponements, oldest first.
    pub postponements: Vec<&'a Postponement>,
    /// The child's focus agreements.
    pub agreements: Vec<&'a Agreement>,
    /// The day of the newest talk with the parents.
    pub last_talk: Option<Date>,
    /// This professional's underretning under way, with when it was begun.
    pub letter: Option<(&'a str, Moment)>,
    /// What the municipality owes after the underretninger that were sent.
    pub awaited: Vec<(&'a str, Awaited)>,
    /// The efforts that are to be followed up, by name and day.
    pub efforts: Vec<(&'a str, &'a str, Date)>,
    /// What the closed meetings wait for, by meeting.
    pub meetings: Vec<(&'a str, OpenMatter, Date)>,
    /// Whether the child's age has a form.
    pub has_form: bool,
    /// Whether anything that counts bars contact with the parents: then nothing here speaks of it.
    pub contact_barred: bool,
    /// The day on which the child's records are due to be deleted.
    pub delete_by: Option<Date>,
    /// Whether the child is put away: then nothing else is due.
    pub archived: bool,
}

/// Everything that is due, the nearest first; then what has no day, the oldest first.
pub fn due(courses: &[Course<'_>], today: Date, limits: Limits<'_>) -> Vec<Due> {
    let all = courses.iter().flat_map(|course| course.due(today, limits));
    ordered(all, |due| {
        let since = match &due.matter {
            Matter::Concern { since, .. } => Some(*since),
            Matter::Draft { begun, .. } | Matter::Letter { begun } => Some(begun.date),
            _ => due.by,
        };
        (due.urgency, since, due.child.clone())
    })
}

impl<'a> Course<'a> {
    /// The follow-ups that no later look has settled, newest assessment first, by the assessment or
    /// joint assessment that they come from. A joint one is named where no other day comes first.
    pub fn follow_ups(&self, limits: Limits<'_>) -> Vec<(&'a str, FollowUp)> {
        let own: Vec<_> = self.open(limits);
        let first = own.iter().map(|(_, _, own)| own.by).min();
        let joint = self
            .open_joint(limits)
            .filter(|(_, joint)| first.is_none_or(|first| joint.by < first))
            .map(|(joint, follow_up)| (joint.id, follow_up));
        let own = own.into_iter().map(|(id, _, follow_up)| (id, follow_up));
        own.chain(joint).collect()
    }

    fn open(&self, limits: Limits<'_>) -> Vec<Open<'a>> {
        self.completed
            .iter()
            .filter_map(|(id, assessment)| {
                let follow_up = self.follow_up(id, assessment, limits)?;
                let settled = self
                    .completed
                    .iter()
                    .any(|(_, later)| settles(later, assessment, follow_up.by));
                (!settled).then_some((*id, *assessment, follow_up))
            })
            .collect()
    }

    fn follow_up(&self, id: &str, assessment: &Assessment, limits: Limits<'_>) -> Option<FollowUp> {
        let decision = assessment.decision.as_ref()?;
        let agreed = decision.follow_up;
        let postponed = self.postponements.iter().rfind(|p| p.assessment == id);
        let limit = assessment.chosen_position().and_then(|position| {
            let weeks = follow_up_weeks(limits.days, position)?;
            let by = weeks_after(assessment.first_decided()?.date, weeks, limits.closed)?;
            (by < agreed).then_some((by, position))
        });
        // Somebody has thought about the day: that is worth more than a limit.
        let (by, moved) = match (postponed, limit) {
            (Some(postponed), _) => (postponed.to, Some(Moved::Postponed)),
            (None, Some((by, position))) => (by, Some(Moved::Limit(position))),
            (None, None) => (agreed, None),
        };
        Some(FollowUp { agreed, by, moved })
    }

    fn due(&self, today: Date, limits: Limits<'_>) -> Vec<Due> {
        let open = self.open(limits);
        let mut found = Vec::new();
        let mut add = |assessment: Option<&str>, matter: Matter, by: Option<Date>| {
            let dated = by.map_or(Urgency::Undated, |by| urgency(by, today, limits.closed));
            found.push(Due {
                child: self.child.to_owned(),
                assessment: assessment.map(str::to_owned),
                // After red the parents are contacted at once; only the meeting has a week.
                urgency: if matter.is_due_at_once() {
                    dated.min(Urgency::Today)
                } else {
                    dated
                },
                matter,
                by,
            });
        };
        if let Some(by) = self.delete_by
            && by <= today.plus_days(DELETION_AHEAD).unwrap_or(today)
        {
            add(None, Matter::Deletion, Some(by));
        }
        if self.archived {
            return found;
        }
        for (id, follow_up) in self.follow_ups(limits) {
            add(Some(id), Matter::FollowUp(follow_up), Some(follow_up.by));
        }
        if let Some((id, position, by)) = self.talk_due(&open, limits) {
            add(Some(id), Matter::ParentsTalk { position }, Some(by));
        }
        if let Some((id, position, by)) = self.agreement_due(&open, limits) {
            add(Some(id), Matter::NoAgreement { position }, Some(by));
        }
        for agreement in &self.agreements {
            let Some(by) = agreement.look_by() else {
                continue;
            };
            let matter = Matter::Agreement {
                goal: agreement.goal.clone(),
                moved_from: (by != agreement.to).then_some(agreement.to),
            };
            add(None, matter, Some(by));
        }
        for (id, draft) in &self.drafts {
            let correction = draft.correction.as_ref();
            let matter = Matter::Draft {
                begun: correction.map_or(draft.begun, |correction| correction.begun),
                correction: correction.is_some(),
            };
            add(Some(id), matter, None);
        }
        if let Some((id, begun)) = self.letter {
            add(Some(id), Matter::Letter { begun }, None);
        }
        for (id, title, by) in &self.efforts {
            let title = (*title).to_owned();
            add(Some(id), Matter::Effort { title }, Some(*by));
        }
        for (id, matter, by) in &self.meetings {
            add(Some(id), Matter::Meeting(matter.clone()), Some(*by));
        }
        for (id, awaited) in &self.awaited {
            add(Some(id), Matter::Awaited(*awaited), Some(awaited.by()));
        }
        if let Some((id, position, since)) = self.concern(&open, limits) {
            add(Some(id), Matter::Concern { position, since }, None);
        }
        if self.has_form && self.completed.is_empty() && self.drafts.is_empty() {
            add(None, Matter::NeverAssessed, None);
        }
        found
    }

    /// The first day by which the parents are to be talked with: one talk is one line.
    fn talk_due(
        &self,
        open: &[Open<'a>],
        limits: Limits<'_>,
    ) -> Option<(&'a str, Option<Position>, Date)> {
        let own = open.iter().filter_map(|(id, assessment, _)| {
            let (position, by) = self.parents_talk(assessment, limits)?;
            Some((*id, position, by))
        });
        let joint = self.open_joint(limits).and_then(|(joint, _)| {
            let (position, by) = self.joint_talk(joint, limits)?;
            Some((joint.id, position, by))
        });
        own.chain(joint).min_by_key(|(_, _, by)| *by)
    }

    /// When the parents are to be talked with after an assessment. Nothing while contact is barred,
    /// or while the acute questions are open: then nobody knows whether it is. A consent was given
    /// before the decision, so that it says nothing of a talk about it.
    fn parents_talk(
        &self,
        assessment: &Assessment,
        limits: Limits<'_>,
    ) -> Option<(Option<Position>, Date)> {
        if self.contact_barred || !assessment.facts.acute_is_denied() {
            return None;
        }
        let decided = assessment.first_decided()?.date;
        if self.last_talk.is_some_and(|held| held >= decided) {
            return None;
        }
        let position = assessment.chosen_position();
        let by_position = position.and_then(|position| {
            let weeks = talk_weeks(limits.days, position)?;
            weeks_after(decided, weeks, limits.closed)
        });
        let step = assessment.decision.as_ref().map(|decision| decision.step);
        let by_step = (step == Some(Step::Tal))
            .then(|| {
                limits
                    .closed
                    .plus_working_days(decided, limits.days.parents)
            })
            .flatten();
        let by = by_position.into_iter().chain(by_step).min()?;
        Some((position.filter(|_| by_position == Some(by)), by))
    }

    /// By when something is to be agreed on, where nothing is.
    fn agreement_due(
        &self,
        open: &[Open<'a>],
        limits: Limits<'_>,
    ) -> Option<(&'a str, Position, Date)> {
        let own = open.iter().filter_map(|(id, assessment, _)| {
            let decided = assessment.first_decided()?.date;
            Some((*id, assessment.chosen_position()?, decided))
        });
        let joint = self.open_joint(limits);
        let joint = joint.map(|(joint, _)| (joint.id, joint.done.position, joint.done.held));
        own.chain(joint)
            .filter(|(_, position, _)| *position > Position::Groen)
            .filter_map(|(id, position, decided)| {
                Some((id, position, self.agreement_missing(decided, limits)?))
            })
            .min_by_key(|(_, _, by)| *by)
    }

    /// The concern that is open, with the newest assessment that has it, or the joint one.
    fn concern(
        &self,
        open: &[Open<'a>],
        limits: Limits<'_>,
    ) -> Option<(&'a str, Option<Position>, Date)> {
        let own = self.own_concern(open);
        let Some((joint, _)) = self.open_joint(limits) else {
            return own;
        };
        let (position, held) = (Some(joint.done.position), joint.done.held);
        Some(match own {
            Some((id, own, since)) => (id, own.max(position), since.min(held)),
            None => (joint.id, position, held),
        })
    }

    fn own_concern(&self, open: &[Open<'a>]) -> Option<(&'a str, Option<Position>, Date)> {
        let concerned: Vec<_> = open.iter().filter(|(_, a, _)| is_concern(a)).collect();
        let (newest, _, _) = concerned.first()?;
        let position = concerned
            .iter()
            .filter_map(|(_, a, _)| a.chosen_position())
            .max();
        let since = self
            .completed
            .iter()
            .skip_while(|(id, _)| id != newest)
            .take_while(|(_, assessment)| is_concern(assessment))
            .filter_map(|(_, assessment)| assessment.first_decided())
            .chain(concerned.iter().filter_map(|(_, a, _)| a.first_decided()))
            .map(|moment| moment.date)
            .min()?;
        Some((newest, position, since))
    }
}

/// Whether `later` is the looking again that `assessment` agreed on.
fn settles(later: &Assessment, assessment: &Assessment, by: Date) -> bool {
    let Some(decided) = assessment.first_decided() else {
        return false;
    };
    let no_milder = later.chosen_position() >= assessment.chosen_position();
    later.is_completed()
        // Where the clock was set back, an earlier look has a later date.
        && later.sequence >= assessment.sequence
        && later.begun > decided
        && (later.author == assessment.author || no_milder || later.begun.date >= by)
}

/// Whether the assessment says that something is to be done for the child beyond the everyday.
fn is_concern(assessment: &Assessment) -> bool {
    let from = match assessment.chosen_position() {
        Some(Position::Gul | Position::Roed) => return true,
        Some(Position::Groen) => Step::Tal,
        None => Step::Egne,
    };
    assessment
        .decision
        .as_ref()
        .is_some_and(|decision| decision.step.at_least(from))
}

/// The last working day within so many weeks.
pub(super) fn weeks_after(date: Date, weeks: u16, closed: ClosedDays) -> Option<Date> {
    let by = date.plus_days(weeks.checked_mul(7)?)?;
    Some(closed.working_day_by(by).max(date))
}

pub(super) fn urgency(by: Date, today: Date, closed: ClosedDays) -> Urgency {
    let before = |day: Option<Date>| day.is_none_or(|day| by < day);
    if by < today {
        Urgency::Overdue
    } else if by == today || before(closed.next_working_day(today)) {
        Urgency::Today
    } else if closed
        .plus_working_days(today, SOON)
        .is_none_or(|day| by <= day)
    {
        Urgency::Soon
    } else {
        Urgency::Later
    }
}
