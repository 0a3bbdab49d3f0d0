//! The fælles vurdering: what at least two people say together about one child, after each has
//! looked alone (trivselsskema.md 12.4, step 4).
//!
//! Nothing in it is computed: the position is typed by people, whatever the assessments say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Profession, Professional},
    date::{Date, Moment, YearMonth},
    position::Position,
};

/// A question of the faglig dialog (trivselsskema.md 12.4, step 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Where we see differently, and in which situations.
    Difference,
    /// When it goes well.
    GoesWell,
    /// What we ourselves do just before and after.
    Ourselves,
    /// What the parents say, and the child. Never asked while contact with the parents is barred.
    ParentsAndChild,
    /// What we do not know.
    Unknown,
}

impl Question {
    /// Every question, in the order of the talk.
    pub const ALL: [Self; 5] = [
        Self::Difference,
        Self::GoesWell,
        Self::Ourselves,
        Self::ParentsAndChild,
        Self::Unknown,
    ];

    /// Whether it speaks of the parents.
    pub fn needs_parents(self) -> bool {
        self == Self::ParentsAndChild
    }
}

/// As what somebody takes part in the joint assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantRole {
    /// Pædagog.
    Paedagog,
    /// Dagplejer.
    Dagplejer,
    /// Sundhedsplejerske.
    Sundhedsplejerske,
    /// Dagplejepædagog: a dagplejer's second pair of eyes.
    Dagplejepaedagog,
    /// Leader.
    Leder,
    /// Another professional.
    AndenFagperson,
    /// Parent: a sundhedsplejerske's second pair of eyes, in the talk.
    Foraelder,
}

impl ParticipantRole {
    /// Every role, in the order of the choice.
    pub const ALL: [Self; 7] = [
        Self::Paedagog,
        Self::Dagplejer,
        Self::Sundhedsplejerske,
        Self::Dagplejepaedagog,
        Self::Leder,
        Self::AndenFagperson,
        Self::Foraelder,
    ];
}

impl From<Profession> for ParticipantRole {
    fn from(profession: Profession) -> Self {
        match profession {
            Profession::Paedagog => Self::Paedagog,
            Profession::Dagplejer => Self::Dagplejer,
            Profession::Sundhedsplejerske => Self::Sundhedsplejerske,
        }
    }
}

/// Somebody who takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// As what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<ParticipantRole>,
}

impl Participant {
    fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.role.is_none()
    }

    fn is_whole(&self) -> bool {
        !self.name.trim().is_empty() && self.role.is_some()
    }
}

impl From<&Professional> for Participant {
    fn from(professional: &Professional) -> Self {
        Self {
            name: professional.name.clone(),
            role: Some(professional.profession.into()),
        }
    }
}

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

/// When and by whom a joint assessment was completed, with what was typed as dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The position that they chose together.
    pub position: Position,
    /// Who took part: two or more, each with name and role.
    pub participants: Vec<Participant>,
    /// The first month that it is about.
    pub from: YearMonth,
    /// The last month that it is about.
    pub to: YearMonth,
    /// When they talked.
    pub held: Date,
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub by: Professional,
}

/// A joint assessment, being written or completed. It is shared by nature, so that it lies under
/// the child's key from the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joint {
    /// Which child, by record id.
    pub child: String,
    /// When it was begun.
    pub begun: Moment,
    /// Who began it.
    pub begun_by: Professional,
    /// The own assessments that lay side by side, by record id. Kept with the completion, so that
    /// a later assessment never changes what was talked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessments: Vec<String>,
    /// What was said to the questions of the dialogue.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dialogue: BTreeMap<Question, String>,
    /// What works.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub works: String,
    /// The position, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Those with an own assessment who take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raters: Vec<Participant>,
    /// Those without one, as typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Participant>,
    /// The context that the position is about: "stuen om formiddagen".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub context: String,
    /// The first month, as typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The last month, as typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// The date of the talk, as typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub held: String,
    /// With it the joint assessment is completed and never overwritten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion: Option<Completion>,
}

impl Joint {
    /// A joint assessment that is just begun. Nothing is chosen in it.
    pub fn begin(child: String, by: Professional, begun: Moment) -> Self {
        Self {
            child,
            begun,
            begun_by: by,
            assessments: Vec::new(),
            dialogue: BTreeMap::new(),
            works: String::new(),
            position: None,
            reason: String::new(),
            raters: Vec::new(),
            others: Vec::new(),
            context: String::new(),
            from: String::new(),
            to: String::new(),
            held: String::new(),
            completion: None,
        }
    }

    /// Whether it is completed.
    pub fn is_completed(&self) -> bool {
        self.completion.is_some()
    }

    /// Whether somebody with an own assessment takes part.
    pub fn has_rater(&self, rater: &Participant) -> bool {
        self.raters.contains(rater)
    }

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
        let cases: [(Change, E); 11] = [
            (|j| j.works = " ".into(), E::NoWorks),
            (|j| j.position = None, E::NoPosition),
            (|j| j.reason.clear(), E::NoReason),
            (|j| j.others[1].role = None, E::HalfParticipant),
            (|j| j.others[1].name = " mette ".into(), E::TooFew),
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
}
