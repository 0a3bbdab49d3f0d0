//! What a joint assessment needs before it is completed.

use super::{
    people::{Participant, ParticipantRole},
    record::{Completion, Joint},
};
use crate::domain::{
    assessment::Professional,
    date::{Date, Moment, YearMonth},
};

/// What is missing before a joint assessment can be completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JointError {
    /// No position is chosen.
    #[error("no position is chosen")]
    NoPosition,
    /// No reason is written.
    #[error("no reason is written")]
    NoReason,
    /// What works is not written.
    #[error("what works is not written")]
    NoWorks,
    /// A participant without a name or without a role.
    #[error("a participant has no name or no role")]
    HalfParticipant,
    /// A parent takes part while contact with the parents is barred.
    #[error("a parent takes part while contact is barred")]
    ParentWhileBarred,
    /// Nobody takes part who has looked alone first.
    #[error("nobody with an own assessment takes part")]
    NobodyLooked,
    /// Fewer than two different names, or too few professionals among them.
    #[error("fewer than two take part")]
    TooFew,
    /// The context is not written.
    #[error("no context is written")]
    NoContext,
    /// A month is missing, or a text that is none.
    #[error("no period is set")]
    NoPeriod,
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    PeriodBackwards,
    /// No date, or a text that is none.
    #[error("no date of the talk is set")]
    NoDate,
    /// The talk lies after today.
    #[error("the talk lies in the future")]
    DateInFuture,
}

impl Joint {
    /// The joint assessment with its completion, once everything is there. `barred` says whether
    /// contact with the parents is barred: then no parent is counted.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the screen.
    pub fn complete(&self, by: Professional, at: Moment, barred: bool) -> Result<Self, JointError> {
        if self.works.trim().is_empty() {
            return Err(JointError::NoWorks);
        }
        let position = self.position.ok_or(JointError::NoPosition)?;
        if self.reason.trim().is_empty() {
            return Err(JointError::NoReason);
        }
        let participants: Vec<_> = self
            .raters
            .iter()
            .chain(&self.others)
            .filter(|participant| !participant.is_blank())
            .cloned()
            .collect();
        enough(&participants, barred)?;
        if self.raters.is_empty() {
            return Err(JointError::NobodyLooked);
        }
        if self.context.trim().is_empty() {
            return Err(JointError::NoContext);
        }
        let month = |text: &str| typed_month(text).ok_or(JointError::NoPeriod);
        let (from, to) = (month(&self.from)?, month(&self.to)?);
        if to < from {
            return Err(JointError::PeriodBackwards);
        }
        let held: Date = self.held.parse().map_err(|_| JointError::NoDate)?;
        if held > at.date {
            return Err(JointError::DateInFuture);
        }
        let completion = Completion {
            position,
            participants,
            from,
            to,
            held,
            at,
            by,
        };
        Ok(Self {
            completion: Some(completion),
            ..self.clone()
        })
    }
}

/// At least two different names with roles. A parent is a second pair of eyes beside a
/// sundhedsplejerske only, and never while contact is barred (trivselsskema.md 12.4, step 4).
fn enough(participants: &[Participant], barred: bool) -> Result<(), JointError> {
    if !participants.iter().all(Participant::is_whole) {
        return Err(JointError::HalfParticipant);
    }
    let is = |participant: &Participant, role| participant.role == Some(role);
    let parent = |p: &Participant| is(p, ParticipantRole::Foraelder);
    if barred && participants.iter().any(parent) {
        return Err(JointError::ParentWhileBarred);
    }
    let nurse = participants
        .iter()
        .any(|p| is(p, ParticipantRole::Sundhedsplejerske));
    let mut names: Vec<String> = Vec::new();
    for participant in participants.iter().filter(|p| nurse || !parent(p)) {
        let name = participant.name.trim().to_lowercase();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() < 2 {
        return Err(JointError::TooFew);
    }
    Ok(())
}

/// The month that was typed: `2026-11` as a browser's month field gives it, or `11.2026`,
/// `11-2026` and `11/2026` as people write it.
fn typed_month(text: &str) -> Option<YearMonth> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let (month, year) = text.split_once(['.', '-', '/'])?;
        YearMonth::new(year.trim().parse().ok()?, month.trim().parse().ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{assessment::Profession, position::Position};

    fn person(name: &str, role: ParticipantRole) -> Participant {
        Participant {
            name: name.into(),
            role: Some(role),
        }
    }

    fn mette() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn now() -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        }
    }

    fn whole() -> Joint {
        Joint {
            works: "Sange i ro.".into(),
            position: Some(Position::Gul),
            reason: "Vi ser det samme i samlingen.".into(),
            raters: vec![person("Mette", ParticipantRole::Paedagog)],
            others: vec![
                Participant::default(),
                person("Hanne", ParticipantRole::Leder),
            ],
            context: "Stuen".into(),
            from: "2026-10".into(),
            to: "11.2026".into(),
            held: "2026-11-20".into(),
            ..Joint::begin("c".into(), mette(), now())
        }
    }

    fn error(change: impl FnOnce(&mut Joint), barred: bool) -> Option<JointError> {
        let mut joint = whole();
        change(&mut joint);
        joint.complete(mette(), now(), barred).err()
    }

    #[test]
    fn whole_joint_assessment_is_completed_without_its_blank_rows() {
        let done = whole().complete(mette(), now(), false).unwrap();
        assert!(done.is_completed());
        let completion = done.completion.unwrap();
        assert_eq!(completion.participants.len(), 2);
        assert_eq!(completion.to.danish(), "november 2026");
        assert_eq!(completion.position, Position::Gul);
    }

    #[test]
    fn every_missing_field_is_named() {
        use JointError as E;
        type Change = fn(&mut Joint);
        let cases: [(Change, E); 12] = [
            (|j| j.works = " ".into(), E::NoWorks),
            (|j| j.position = None, E::NoPosition),
            (|j| j.reason.clear(), E::NoReason),
            (|j| j.others[1].role = None, E::HalfParticipant),
            (|j| j.others[1].name = " mette ".into(), E::TooFew),
            (|j| j.others[0] = j.raters.remove(0), E::NobodyLooked),
            (|j| j.context.clear(), E::NoContext),
            (|j| j.from.clear(), E::NoPeriod),
            (|j| j.to = "13.2026".into(), E::NoPeriod),
            (|j| j.to = "2026-09".into(), E::PeriodBackwards),
            (|j| j.held = "i går".into(), E::NoDate),
            (|j| j.held = "2026-11-23".into(), E::DateInFuture),
        ];
        for (change, expected) in cases {
            assert_eq!(error(change, false), Some(expected));
        }
    }

    #[test]
    fn parent_is_a_second_pair_of_eyes_beside_a_sundhedsplejerske_only() {
        let with = |first| {
            move |j: &mut Joint| {
                j.raters = vec![person("Mette", first)];
                j.others = vec![person("Far", ParticipantRole::Foraelder)];
            }
        };
        let nurse = with(ParticipantRole::Sundhedsplejerske);
        assert_eq!(error(nurse, false), None);
        assert_eq!(error(nurse, true), Some(JointError::ParentWhileBarred));
        for role in [ParticipantRole::Paedagog, ParticipantRole::Dagplejer] {
            assert_eq!(error(with(role), false), Some(JointError::TooFew));
        }
    }

    #[test]
    fn dagplejers_second_pair_of_eyes_is_a_dagplejepaedagog_or_a_colleague() {
        for role in [
            ParticipantRole::Dagplejepaedagog,
            ParticipantRole::Dagplejer,
        ] {
            let change = |j: &mut Joint| {
                j.raters = vec![person("Dorte", ParticipantRole::Dagplejer)];
                j.others = vec![person("Pia", role)];
            };
            assert_eq!(error(change, false), None);
        }
        let alone = |j: &mut Joint| {
            j.raters = vec![person("Dorte", ParticipantRole::Dagplejer)];
            j.others.clear();
        };
        assert_eq!(error(alone, false), Some(JointError::TooFew));
    }
}
