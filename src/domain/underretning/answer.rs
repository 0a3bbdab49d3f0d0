//! What came back after an underretning, and what did not. Facts for the course: a note is never
//! changed, a correction is a new one.

use serde::{Deserialize, Serialize};

use super::sent::Sent;
use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// What is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// The municipality has confirmed that it has received the underretning.
    Kvittering,
    /// The municipality has said what it has begun.
    Tilbagemelding,
    /// What was expected has not come, and the municipality was asked.
    IkkeModtaget,
    /// The municipality has said that the parents may know: what this underretning barred is open.
    ForaeldreMaaVide,
    /// No more is waited for, and why.
    Afsluttet,
    /// When, how or to whom it was sent was noted wrongly.
    SendtRettet,
}

impl AnswerKind {
    /// Every kind that can be noted as having come back, in the order of the screen.
    pub const ALL: [Self; 5] = [
        Self::Kvittering,
        Self::Tilbagemelding,
        Self::IkkeModtaget,
        Self::ForaeldreMaaVide,
        Self::Afsluttet,
    ];
}

/// One note about what came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The child, by record id.
    pub child: String,
    /// The underretning, by record id.
    pub underretning: String,
    /// What.
    pub kind: AnswerKind,
    /// The day on which it came, or on which the municipality was asked.
    pub on: Date,
    /// What was said, and by whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// When to be reminded again, where it has not come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Date>,
    /// The sending as it was, where it was noted wrongly. What was noted first stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Sent>,
    /// Which correction of the sending it is, 1 for the first: the clock does not say which of two
    /// came after the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u16>,
    /// Who noted it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// A note as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerDraft {
    /// What.
    pub kind: Option<AnswerKind>,
    /// The day as the date field gives it.
    pub on: String,
    /// What was said.
    pub text: String,
    /// When to be reminded again, as the date field gives it.
    pub again: String,
}

/// What is missing before a note can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// It is not said what is noted.
    #[error("no kind is chosen")]
    NoKind,
    /// No date, or a text that is none.
    #[error("no date is set")]
    NoDate,
    /// The day lies ahead.
    #[error("the date lies ahead")]
    InFuture,
    /// The day lies before the sending.
    #[error("the date lies before the sending")]
    BeforeSent,
    /// It is not said what was answered, who opened for the parents, or why no more is waited for.
    #[error("nothing is written")]
    NoText,
    /// No day to be reminded, or one that has passed.
    #[error("no day to be reminded is set")]
    NoAgain,
}

impl AnswerDraft {
    /// The note about the underretning `id`, which was sent as `sent` says.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the fields.
    pub fn note(
        &self,
        (child, id): (String, String),
        sent: &Sent,
        by: Professional,
        now: Moment,
    ) -> Result<Answer, AnswerError> {
        let kind = self.kind.ok_or(AnswerError::NoKind)?;
        let on: Date = self.on.parse().map_err(|_| AnswerError::NoDate)?;
        if on > now.date {
            return Err(AnswerError::InFuture);
        }
        if on < sent.on {
            return Err(AnswerError::BeforeSent);
        }
        let text = self.text.trim();
        let needs_text = !matches!(kind, AnswerKind::Kvittering | AnswerKind::IkkeModtaget);
        if needs_text && text.is_empty() {
            return Err(AnswerError::NoText);
        }
        let again = if kind == AnswerKind::IkkeModtaget {
            let again: Date = self.again.parse().map_err(|_| AnswerError::NoAgain)?;
            if again <= now.date {
                return Err(AnswerError::NoAgain);
            }
            Some(again)
        } else {
            None
        };
        Ok(Answer {
            child,
            underretning: id,
            kind,
            on,
            text: text.to_owned(),
            again,
            corrected: None,
            sequence: None,
            by,
            at: now,
        })
    }
}

/// The note that corrects when, how or to whom the underretning `id` was sent, after `before` other
/// corrections. `None` where it is not said why.
pub fn correction(
    (child, id): (String, String),
    before: u16,
    why: &str,
    sent: Sent,
) -> Option<Answer> {
    let why = why.trim();
    (!why.is_empty()).then(|| Answer {
        child,
        underretning: id,
        kind: AnswerKind::SendtRettet,
        on: sent.noted.date,
        text: why.to_owned(),
        again: None,
        by: sent.by.clone(),
        at: sent.noted,
        corrected: Some(sent),
        sequence: Some(before.saturating_add(1)),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::sent::tests::sent, *};

    fn note(change: impl FnOnce(&mut AnswerDraft)) -> Result<Answer, AnswerError> {
        let mut draft = AnswerDraft {
            kind: Some(AnswerKind::IkkeModtaget),
            on: "2026-04-10".into(),
            text: " Ringet til Familierådgivningen. ".into(),
            again: "2026-04-20".into(),
        };
        change(&mut draft);
        let sent = sent(|_| {}).unwrap();
        let now = Moment {
            date: "2026-04-10".parse().unwrap(),
            minute: 600,
        };
        draft.note(("c".into(), "u".into()), &sent, sent.by.clone(), now)
    }

    #[test]
    fn note_names_the_first_thing_that_is_wrong() {
        assert_eq!(note(|d| d.kind = None), Err(AnswerError::NoKind));
        assert_eq!(note(|d| d.on.clear()), Err(AnswerError::NoDate));
        assert_eq!(
            note(|d| d.on = "2026-04-11".into()),
            Err(AnswerError::InFuture)
        );
        assert_eq!(
            note(|d| d.on = "2026-03-30".into()),
            Err(AnswerError::BeforeSent)
        );
        assert_eq!(
            note(|d| d.again = "2026-04-10".into()),
            Err(AnswerError::NoAgain)
        );
        assert_eq!(note(|d| d.again.clear()), Err(AnswerError::NoAgain));
        for kind in AnswerKind::ALL {
            let empty = note(|d| {
                d.kind = Some(kind);
                d.text = " ".into();
            });
            let needs = matches!(
                kind,
                AnswerKind::Tilbagemelding | AnswerKind::ForaeldreMaaVide | AnswerKind::Afsluttet
            );
            assert_eq!(empty.is_err(), needs, "{kind:?}");
        }
    }

    #[test]
    fn only_what_has_not_come_reminds_again() {
        assert!(note(|_| {}).unwrap().again.is_some());
        let receipt = note(|d| d.kind = Some(AnswerKind::Kvittering)).unwrap();
        assert_eq!(receipt.again, None);
        assert_eq!(receipt.text, "Ringet til Familierådgivningen.");
    }
}
