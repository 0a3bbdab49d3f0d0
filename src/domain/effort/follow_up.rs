//! A follow-up of an effort as it is typed, and the opening of one that had ended.

use serde::{Deserialize, Serialize};

use super::course::{Effort, EffortScore, FollowUp, Moved, Outcome, Reopened};
use crate::domain::{
    assessment::Professional,
    boernelineal::Score,
    date::{Date, Moment},
    next_step::Answer3,
};

/// A follow-up as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUpDraft {
    /// The day as typed.
    pub on: String,
    /// Whether the child has moved.
    pub moved: Option<Moved>,
    /// What was seen.
    pub seen: String,
    /// "Kan vi gå et trin ned ad trappen?"
    pub step_down: Option<Answer3>,
    /// What it ends in.
    pub outcome: Option<Outcome>,
    /// What is done differently.
    pub change: String,
    /// The next follow-up as typed.
    pub next: String,
    /// The child's ruler after.
    pub child: Option<Score>,
    /// The ruler of the care after.
    pub care: Option<Score>,
}

/// Why a follow-up cannot be kept as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FollowUpError {
    /// No day, or a text that is none.
    #[error("no day is set")]
    NoDay,
    /// The day lies ahead.
    #[error("the day lies ahead")]
    InFuture,
    /// The day lies before the effort began.
    #[error("the day lies before the start")]
    BeforeStart,
    /// Not said whether the child has moved.
    #[error("not said whether the child has moved")]
    NoMoved,
    /// Not said what was seen.
    #[error("nothing is written of what was seen")]
    NothingSeen,
    /// The question of a step down is not answered.
    #[error("the step down is not answered")]
    NoStepDown,
    /// Not said what it ends in.
    #[error("no outcome is chosen")]
    NoOutcome,
    /// Adjusted, and not said how.
    #[error("no change is written")]
    NoChange,
    /// It goes on without a day for the next follow-up, or with one that has passed.
    #[error("no next follow-up is set")]
    NoNext,
    /// Scored after on a ruler that was not scored before.
    #[error("a score after without one before")]
    AfterWithoutBefore,
}

impl FollowUpDraft {
    /// The follow-up of `effort`, with the ruler of `edition`.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen.
    pub fn note(
        &self,
        effort: &Effort,
        edition: &str,
        by: Professional,
        now: Moment,
    ) -> Result<FollowUp, FollowUpError> {
        use FollowUpError as E;
        let on: Date = self.on.parse().map_err(|_| E::NoDay)?;
        if on > now.date {
            return Err(E::InFuture);
        }
        if on < effort.start {
            return Err(E::BeforeStart);
        }
        let moved = self.moved.ok_or(E::NoMoved)?;
        let seen = self.seen.trim();
        if seen.is_empty() {
            return Err(E::NothingSeen);
        }
        let step_down = self.step_down.ok_or(E::NoStepDown)?;
        let outcome = self.outcome.ok_or(E::NoOutcome)?;
        let change = match outcome {
            Outcome::Juster => self.change.trim(),
            Outcome::Fortsaet | Outcome::Afslut => "",
        };
        if outcome == Outcome::Juster && change.is_empty() {
            return Err(E::NoChange);
        }
        let (next, after) = if outcome == Outcome::Afslut {
            (None, self.after(effort, edition, &by, on)?)
        } else {
            let next: Date = self.next.parse().map_err(|_| E::NoNext)?;
            if next <= now.date {
                return Err(E::NoNext);
            }
            (Some(next), None)
        };
        Ok(FollowUp {
            on,
            moved,
            seen: seen.to_owned(),
            step_down,
            outcome,
            change: change.to_owned(),
            next,
            after,
            by,
            at: now,
        })
    }

    /// The rulers after: each only where it was scored before, or there is nothing to see.
    fn after(
        &self,
        effort: &Effort,
        edition: &str,
        by: &Professional,
        on: Date,
    ) -> Result<Option<EffortScore>, FollowUpError> {
        if self.child.is_none() && self.care.is_none() {
            return Ok(None);
        }
        let before = effort.before.as_ref();
        let missing =
            |after: Option<Score>, before: Option<Score>| after.is_some() && before.is_none();
        if missing(self.child, before.and_then(|b| b.child))
            || missing(self.care, before.and_then(|b| b.care))
        {
            return Err(FollowUpError::AfterWithoutBefore);
        }
        Ok(Some(EffortScore {
            on,
            by: by.clone(),
            edition: edition.to_owned(),
            child: self.child,
            care: self.care,
        }))
    }
}

/// The opening of an effort that had ended, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReopenDraft {
    /// Why.
    pub reason: String,
    /// The next follow-up as typed.
    pub next: String,
}

/// Why an effort cannot be opened again as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReopenError {
    /// No reason.
    #[error("no reason is written")]
    NoReason,
    /// No day for the next follow-up, or one that has passed.
    #[error("no next follow-up is set")]
    NoNext,
}

impl ReopenDraft {
    /// The opening.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen.
    pub fn read(&self, by: Professional, now: Moment) -> Result<Reopened, ReopenError> {
        let reason = self.reason.trim();
        if reason.is_empty() {
            return Err(ReopenError::NoReason);
        }
        let next: Date = self.next.parse().map_err(|_| ReopenError::NoNext)?;
        if next <= now.date {
            return Err(ReopenError::NoNext);
        }
        Ok(Reopened {
            reason: reason.to_owned(),
            next,
            by,
            at: now,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::course::tests::{at, by, day, effort},
        *,
    };

    fn note_of(
        effort: &Effort,
        change: impl FnOnce(&mut FollowUpDraft),
    ) -> Result<FollowUp, FollowUpError> {
        let mut draft = FollowUpDraft {
            on: "2026-03-16".into(),
            moved: Some(Moved::Lidt),
            seen: " Alma var med i to lege. ".into(),
            step_down: Some(Answer3::Nej),
            outcome: Some(Outcome::Juster),
            change: "Vi gør gruppen mindre.".into(),
            next: "2026-04-27".into(),
            child: None,
            care: None,
        };
        change(&mut draft);
        draft.note(effort, "2026-1", by(), at("2026-03-17"))
    }

    fn note(change: impl FnOnce(&mut FollowUpDraft)) -> Result<FollowUp, FollowUpError> {
        note_of(&effort(), change)
    }

    #[test]
    fn follow_up_names_the_first_thing_that_is_wrong() {
        use FollowUpError as E;
        assert_eq!(note(|d| d.on.clear()), Err(E::NoDay));
        assert_eq!(note(|d| d.on = "2026-03-18".into()), Err(E::InFuture));
        assert_eq!(note(|d| d.on = "2026-02-01".into()), Err(E::BeforeStart));
        assert_eq!(note(|d| d.moved = None), Err(E::NoMoved));
        assert_eq!(note(|d| d.seen = "\n".into()), Err(E::NothingSeen));
        assert_eq!(note(|d| d.step_down = None), Err(E::NoStepDown));
        assert_eq!(note(|d| d.outcome = None), Err(E::NoOutcome));
        assert_eq!(note(|d| d.change.clear()), Err(E::NoChange));
        assert_eq!(note(|d| d.next.clear()), Err(E::NoNext));
        assert_eq!(note(|d| d.next = "2026-03-17".into()), Err(E::NoNext));
        assert_eq!(note(|_| {}).unwrap().seen, "Alma var med i to lege.");
    }

    #[test]
    fn score_after_needs_one_before_on_the_same_ruler() {
        let end = |effort: &Effort, child, care| {
            note_of(effort, |d| {
                d.outcome = Some(Outcome::Afslut);
                d.next.clear();
                d.child = child;
                d.care = care;
            })
        };
        let seven = Score::new(7);
        let refused = Err(FollowUpError::AfterWithoutBefore);
        assert_eq!(end(&effort(), seven, None), refused);
        assert_eq!(end(&effort(), None, None).unwrap().after, None);
        let mut scored = effort();
        scored.before = Some(EffortScore {
            on: day("2026-02-02"),
            by: by(),
            edition: "2026-1".into(),
            child: Score::new(5),
            care: None,
        });
        assert_eq!(end(&scored, seven, seven), refused);
        let made = end(&scored, seven, None).unwrap();
        assert_eq!(made.after.unwrap().child, seven);
        assert_eq!((made.next, made.change.as_str()), (None, ""));
    }

    #[test]
    fn opening_again_asks_why_and_when() {
        let read = |reason: &str, next: &str| {
            let draft = ReopenDraft {
                reason: reason.into(),
                next: next.into(),
            };
            draft.read(by(), at("2026-09-01"))
        };
        assert_eq!(read(" ", "2026-10-01"), Err(ReopenError::NoReason));
        assert_eq!(read("r", ""), Err(ReopenError::NoNext));
        assert_eq!(read("r", "2026-09-01"), Err(ReopenError::NoNext));
        assert_eq!(read(" r ", "2026-09-02").unwrap().reason, "r");
    }
}
