//! A new effort as it is typed.

use serde::{Deserialize, Serialize};

use super::course::{Cadence, Effort, EffortKind, EffortScore, Gates};
use crate::domain::{
    assessment::Professional,
    boernelineal::Score,
    date::{Date, Moment},
    next_step::Answer3,
    working_day::ClosedDays,
};

/// An effort as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EffortDraft {
    /// Whose it is.
    pub kind: Option<EffortKind>,
    /// What it is called.
    pub title: String,
    /// The goal.
    pub goal: String,
    /// Who sees to it.
    pub owner: String,
    /// The first day as typed: `2026-11-22`.
    pub start: String,
    /// The planned last day as typed.
    pub end: String,
    /// The child's ruler before.
    pub child: Option<Score>,
    /// The ruler of the care before.
    pub care: Option<Score>,
    /// How it is followed up.
    pub cadence: Option<Cadence>,
    /// The first follow-up as typed, where people set it.
    pub first: String,
    /// The four questions before § 30, in the order of [`Gates`].
    pub gates: [Option<Answer3>; 4],
    /// Why § 30 although an answer is not yes.
    pub why: String,
    /// That the family is told that they are no longer anonymous.
    pub anonymity_ends: bool,
}

/// Why an effort cannot be begun as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EffortError {
    /// Not said whose it is.
    #[error("no kind is chosen")]
    NoKind,
    /// It has no name.
    #[error("no title is written")]
    NoTitle,
    /// It has no goal.
    #[error("no goal is written")]
    NoGoal,
    /// Nobody sees to it.
    #[error("nobody is named")]
    NoOwner,
    /// No first day, or a text that is none.
    #[error("no first day is set")]
    NoStart,
    /// No planned end, or a text that is none.
    #[error("no planned end is set")]
    NoEnd,
    /// It ends before it starts.
    #[error("the end lies before the start")]
    EndBeforeStart,
    /// Not said how it is followed up.
    #[error("no cadence is chosen")]
    NoCadence,
    /// No first follow-up, or one that lies before the start.
    #[error("no first follow-up is set")]
    NoFirst,
    /// A question before § 30 is not answered.
    #[error("a question before § 30 is open")]
    GateUnanswered,
    /// An answer is not yes, and it is not said why all the same.
    #[error("no reason for § 30 is written")]
    GateWithoutReason,
    /// Not said that anonymity ends.
    #[error("the end of anonymity is not confirmed")]
    AnonymityNotTold,
}

impl EffortDraft {
    /// The effort, begun at `now` by `by` with the ruler of `edition`.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen.
    pub fn begin(
        &self,
        child: String,
        edition: &str,
        closed: ClosedDays,
        by: Professional,
        now: Moment,
    ) -> Result<Effort, EffortError> {
        use EffortError as E;
        let written = |text: &str, error| match text.trim() {
            "" => Err(error),
            text => Ok(text.to_owned()),
        };
        let kind = self.kind.ok_or(E::NoKind)?;
        let gates = self.gates(kind)?;
        let title = written(&self.title, E::NoTitle)?;
        let goal = written(&self.goal, E::NoGoal)?;
        let owner = written(&self.owner, E::NoOwner)?;
        let start: Date = self.start.parse().map_err(|_| E::NoStart)?;
        let planned_end: Date = self.end.parse().map_err(|_| E::NoEnd)?;
        if planned_end < start {
            return Err(E::EndBeforeStart);
        }
        let cadence = self.cadence.ok_or(E::NoCadence)?;
        let first = match cadence.next(start, 0, closed) {
            Some(first) => first,
            None => self
                .first
                .parse()
                .ok()
                .filter(|first| *first >= start)
                .ok_or(E::NoFirst)?,
        };
        let scored = self.child.is_some() || self.care.is_some();
        let before = scored.then(|| EffortScore {
            on: now.date,
            by: by.clone(),
            edition: edition.to_owned(),
            child: self.child,
            care: self.care,
        });
        Ok(Effort {
            child,
            kind,
            title,
            goal,
            owner,
            start,
            planned_end,
            first,
            cadence,
            before,
            gates,
            follow_ups: Vec::new(),
            reopened: Vec::new(),
            slip: None,
            by,
            at: now,
        })
    }

    fn gates(&self, kind: EffortKind) -> Result<Option<Gates>, EffortError> {
        if kind != EffortKind::P30 {
            return Ok(None);
        }
        let [
            Some(concrete),
            Some(bounded),
            Some(extent),
            Some(beyond_almen),
        ] = self.gates
        else {
            return Err(EffortError::GateUnanswered);
        };
        let mut gates = Gates {
            concrete,
            bounded,
            extent,
            beyond_almen,
            why: self.why.trim().to_owned(),
        };
        if gates.are_open() {
            gates.why.clear();
        } else if gates.why.is_empty() {
            return Err(EffortError::GateWithoutReason);
        }
        if !self.anonymity_ends {
            return Err(EffortError::AnonymityNotTold);
        }
        Ok(Some(gates))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::course::tests::{at, by},
        *,
    };

    fn begin(change: impl FnOnce(&mut EffortDraft)) -> Result<Effort, EffortError> {
        let mut draft = EffortDraft {
            kind: Some(EffortKind::P30),
            title: "Kort familieforløb".into(),
            goal: " Alma sover om natten. ".into(),
            owner: "Mette".into(),
            start: "2026-02-02".into(),
            end: "2026-06-30".into(),
            child: Score::new(5),
            care: None,
            cadence: Some(Cadence::SeksUger),
            first: String::new(),
            gates: [Some(Answer3::Ja); 4],
            why: "Ikke brug for den.".into(),
            anonymity_ends: true,
        };
        change(&mut draft);
        let closed = ClosedDays::default();
        draft.begin("c".into(), "2026-1", closed, by(), at("2026-02-01"))
    }

    #[test]
    fn effort_names_the_first_thing_that_is_wrong() {
        use EffortError as E;
        assert_eq!(begin(|d| d.kind = None), Err(E::NoKind));
        assert_eq!(begin(|d| d.title = " ".into()), Err(E::NoTitle));
        assert_eq!(begin(|d| d.goal.clear()), Err(E::NoGoal));
        assert_eq!(begin(|d| d.owner.clear()), Err(E::NoOwner));
        assert_eq!(begin(|d| d.start = "snart".into()), Err(E::NoStart));
        assert_eq!(begin(|d| d.end.clear()), Err(E::NoEnd));
        assert_eq!(
            begin(|d| d.end = "2026-02-01".into()),
            Err(E::EndBeforeStart)
        );
        assert_eq!(begin(|d| d.cadence = None), Err(E::NoCadence));
        let by_hand = |first: &str| {
            begin(|d| {
                d.cadence = Some(Cadence::SelvValgt);
                d.first = first.into();
            })
        };
        assert_eq!(by_hand(""), Err(E::NoFirst));
        assert_eq!(by_hand("2026-02-01"), Err(E::NoFirst));
        assert_eq!(
            by_hand("2026-02-20").unwrap().first.to_string(),
            "2026-02-20"
        );
    }

    #[test]
    fn p30_asks_its_questions_and_says_that_anonymity_ends() {
        use EffortError as E;
        assert_eq!(begin(|d| d.gates[3] = None), Err(E::GateUnanswered));
        assert_eq!(
            begin(|d| d.anonymity_ends = false),
            Err(E::AnonymityNotTold)
        );
        let doubt = |why: &str| {
            begin(|d| {
                d.gates[1] = Some(Answer3::VedIkke);
                d.why = why.into();
            })
        };
        assert_eq!(doubt(" "), Err(E::GateWithoutReason));
        let gates = doubt("Vi mødes om det på tirsdag.").unwrap().gates.unwrap();
        assert!(!gates.are_open() && gates.why.starts_with("Vi mødes"));
        assert_eq!(begin(|_| {}).unwrap().gates.unwrap().why, "");
        for kind in [EffortKind::Egen, EffortKind::Tilbud] {
            let made = begin(|d| {
                d.kind = Some(kind);
                d.gates = [None; 4];
                d.anonymity_ends = false;
            });
            assert_eq!(made.unwrap().gates, None);
        }
    }

    #[test]
    fn score_before_is_kept_with_day_person_and_edition_or_not_at_all() {
        let made = begin(|_| {}).unwrap();
        let before = made.before.unwrap();
        assert_eq!((before.edition.as_str(), before.care), ("2026-1", None));
        assert_eq!(made.first.to_string(), "2026-03-16");
        assert_eq!(begin(|d| d.child = None).unwrap().before, None);
    }
}
