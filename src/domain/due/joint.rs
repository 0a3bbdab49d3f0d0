//! What is due after a joint position (trivselsskema.md 12.4, step 5): the same as after an own one,
//! by the municipality's limits.

use super::{
    course::{Course, weeks_after},
    matter::{FollowUp, Limits, Moved},
};
use crate::domain::{
    assessment::Assessment, date::Date, joint::Completion, municipality::DayLimits,
    position::Position,
};

/// The joint position that stands.
#[derive(Debug, Clone)]
pub struct JointDue<'a> {
    /// The joint assessment, by record id.
    pub id: &'a str,
    /// What was said together.
    pub done: &'a Completion,
    /// The own assessments that were not known then.
    pub after: Vec<&'a Assessment>,
    /// Whether the acute questions are answered with no by everybody.
    pub safe: bool,
}

/// When a child at this position is looked at again, at the latest; green has no day.
pub(super) fn follow_up_weeks(days: &DayLimits, position: Position) -> Option<u16> {
    match position {
        Position::Groen => None,
        Position::Gul => Some(days.yellow_follow_up_weeks),
        Position::Roed => Some(days.red_follow_up_weeks),
    }
}

/// Within how many weeks the parents are talked with.
pub(super) fn talk_weeks(days: &DayLimits, position: Position) -> Option<u16> {
    match position {
        Position::Groen => None,
        Position::Gul => Some(days.yellow_talk_weeks),
        Position::Roed => Some(days.red_meeting_weeks),
    }
}

impl<'a> Course<'a> {
    /// The joint position while its follow-up is open: until somebody sees no less, or has looked
    /// when it was due.
    pub(super) fn open_joint(&self, limits: Limits<'_>) -> Option<(&JointDue<'a>, FollowUp)> {
        let joint = self.joint.as_ref()?;
        let Completion { position, held, .. } = joint.done;
        let weeks = follow_up_weeks(limits.days, *position)?;
        let agreed = weeks_after(*held, weeks, limits.closed)?;
        let mut postponed = self.postponements.iter();
        let postponed = postponed.rfind(|p| p.assessment == joint.id);
        let follow_up = match postponed {
            Some(postponed) => FollowUp {
                agreed,
                by: postponed.to,
                moved: Some(Moved::Postponed),
            },
            None => FollowUp {
                agreed,
                by: agreed,
                moved: Some(Moved::Joint(*position)),
            },
        };
        let settled = joint
            .after
            .iter()
            .any(|own| own.chosen_position() >= Some(*position) || own.begun.date >= follow_up.by);
        (!settled).then_some((joint, follow_up))
    }

    /// When the parents are to be talked with after it.
    pub(super) fn joint_talk(
        &self,
        joint: &JointDue<'_>,
        limits: Limits<'_>,
    ) -> Option<(Option<Position>, Date)> {
        let Completion { position, held, .. } = joint.done;
        let talked = self.last_talk.is_some_and(|talk| talk >= *held);
        if self.contact_barred || !joint.safe || talked {
            return None;
        }
        let weeks = talk_weeks(limits.days, *position)?;
        Some((Some(*position), weeks_after(*held, weeks, limits.closed)?))
    }

    /// By when something is to be agreed on after a position of this day, where nothing is.
    pub(super) fn agreement_missing(&self, decided: Date, limits: Limits<'_>) -> Option<Date> {
        let made = |since: Date| {
            let mut all = self.agreements.iter();
            all.any(|one| one.look_by().is_some() || one.made.date >= since)
        };
        if made(decided) {
            return None;
        }
        weeks_after(decided, limits.days.agreement_weeks, limits.closed)
    }
}
