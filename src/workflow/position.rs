//! Where a child stands now: what people said together, and what each of them saw.
//!
//! List, letter, figures, "I dag" and the file for KL all ask here, so that none of them is milder
//! than another. Nothing is averaged: it is one of the positions that people have chosen.

use super::roster::Roster;
use crate::domain::{
    assessment::{Assessment, Professional},
    comparison::SAME_TIME_DAYS,
    date::{Date, Moment},
    due::JointDue,
    joint::{Completion, Joint},
    position::Position,
};

/// Where a child stands, and whose word that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionNow<'r> {
    /// The position.
    pub position: Position,
    /// The record that says so.
    pub id: &'r str,
    /// Whether people said it together.
    pub together: bool,
    /// Whether somebody else sees another position.
    pub differs: bool,
    /// The day of it.
    pub on: Date,
    /// When it was written.
    pub written: Moment,
}

/// A joint assessment that stands, with the own ones that did not lie before it.
struct Together<'r> {
    id: &'r str,
    done: &'r Completion,
    after: Vec<(&'r str, &'r Assessment)>,
}

impl Roster {
    /// Where a child stands now. `None` where nobody has chosen a position.
    ///
    /// The joint position stands in for the own assessments that lay before it. An own one from
    /// after the talk counts beside it, and the most serious is given; the joint one falls away when
    /// everybody who had looked before it has looked anew. Without one it is the most serious of the
    /// newest position of each professional. So nobody's milder look hides what somebody else, or
    /// all of them together, have seen. What is more than half a year older than the newest counts
    /// no more, as where they lie side by side.
    pub fn position_now(&self, child: &str) -> Option<PositionNow<'_>> {
        let together = self.together(child);
        let own = match &together {
            Some(together) => together.after.clone(),
            None => self.finished_of(child),
        };
        let own = newest_of_each(own).into_iter();
        let own = own.filter_map(|(id, assessment)| {
            Some(PositionNow {
                position: assessment.chosen_position()?,
                id,
                together: false,
                differs: false,
                on: assessment.first_decided()?.date,
                written: assessment.completed_on()?,
            })
        });
        let joint = together.map(|Together { id, done, .. }| PositionNow {
            position: done.position,
            id,
            together: true,
            differs: false,
            on: done.held,
            written: done.at,
        });
        // The newest comes first, whatever the clock showed then.
        let mut counts: Vec<_> = own.chain(joint).collect();
        let newest = counts.first()?.on;
        let earliest = newest.minus_days(SAME_TIME_DAYS);
        counts.retain(|one| Some(one.on) >= earliest);
        let most = counts
            .iter()
            .max_by_key(|one| (one.position, one.together, one.on, one.written))?;
        let differs = counts.iter().any(|one| one.position != most.position);
        Some(PositionNow { differs, ..*most })
    }

    /// The joint position that stands, for what is due after it.
    pub fn joint_due(&self, child: &str) -> Option<JointDue<'_>> {
        let Together { id, done, after } = self.together(child)?;
        let standing = self.standing_of(child);
        let mut completed = standing.into_iter().filter(|one| one.is_completed());
        Some(JointDue {
            id,
            done,
            after: after
                .into_iter()
                .map(|(_, assessment)| assessment)
                .collect(),
            safe: completed.all(|one| one.facts.acute_is_denied()),
        })
    }

    /// The newest joint assessment that is completed, unless everybody who had looked before it has
    /// looked anew.
    fn together(&self, child: &str) -> Option<Together<'_>> {
        let last = |joint: &Joint| {
            let lay = joint.assessments.iter();
            lay.filter_map(|id| Some(self.assessments.get(id)?.sequence))
                .max()
        };
        let completed = self.joints_of(child).into_iter();
        let completed =
            completed.filter_map(|(id, joint)| Some((id, joint, joint.completion.as_ref()?)));
        let (id, joint, done) =
            completed.max_by_key(|(id, joint, done)| (last(joint), done.at, *id))?;
        let last = last(joint);
        let mut after = self.finished_of(child);
        after.retain(|(id, own)| !self.lay_before(joint, done, last, id, own));
        let anew = |author: &Professional| {
            after.iter().any(|(_, own)| {
                let later =
                    Some(own.sequence) > last || own.first_decided().is_some_and(|at| at > done.at);
                own.author == *author && own.chosen_position().is_some() && later
            })
        };
        let mut raters = joint
            .assessments
            .iter()
            .filter_map(|id| self.assessments.get(id))
            .map(|assessment| &assessment.author)
            .peekable();
        let stands = raters.peek().is_none() || !raters.all(anew);
        stands.then_some(Together { id, done, after })
    }

    /// Whether an own assessment was known when a joint one was held. A correction that is more
    /// serious than the version that lay there was not.
    fn lay_before(
        &self,
        joint: &Joint,
        done: &Completion,
        last: Option<u32>,
        id: &str,
        own: &Assessment,
    ) -> bool {
        let lay = |id: &str| joint.assessments.iter().any(|one| one == id);
        if own.first_decided().is_none_or(|at| at.date > done.held) {
            return false;
        }
        let corrected = self.earlier_versions_of(id);
        if lay(id) {
            true
        } else if let Some((_, then)) = corrected.iter().find(|(id, _)| lay(id)) {
            own.chosen_position() <= then.chosen_position()
        } else {
            // The clock may have been set back since: the sequence goes before it.
            last.is_none_or(|last| own.sequence <= last)
                && own.completed_on().is_some_and(|at| at <= done.at)
        }
    }

    fn finished_of(&self, child: &str) -> Vec<(&str, &Assessment)> {
        let mut all = self.of_child(child);
        all.retain(|(_, assessment)| assessment.is_completed());
        all
    }
}

/// The newest of each professional that has a position, of what comes newest first. A later look
/// without a position takes no yellow and no red back, but then an older green says nothing: that
/// all was well before is not that it is well. Two corrections of one version both count.
fn newest_of_each<'r>(all: Vec<(&'r str, &'r Assessment)>) -> Vec<(&'r str, &'r Assessment)> {
    let mut newest: Vec<(&str, &Assessment)> = Vec::new();
    let mut silent: Vec<&Professional> = Vec::new();
    for (id, one) in all {
        let before = newest.iter().find(|(_, other)| other.author == one.author);
        let same = |other: &Assessment| (other.sequence, other.begun) == (one.sequence, one.begun);
        if one.chosen_position().is_none() {
            if before.is_none() {
                silent.push(&one.author);
            }
        } else if before.is_none_or(|(_, other)| same(other)) {
            newest.push((id, one));
        }
    }
    newest.retain(|(_, one)| {
        one.chosen_position() != Some(Position::Groen) || !silent.contains(&&one.author)
    });
    newest
}

#[cfg(test)]
mod tests;
