//! What the parents were told, when and by whom, their own words and the child's.
//!
//! Facts for the course: nothing here is weighed or counted. A talk that is noted is never
//! changed; a correction is a new one.

use serde::{Deserialize, Serialize};

use super::date::{Date, Moment};

/// One talk with the parents, or one letter given to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentTalk {
    /// The child, by record id.
    pub child: String,
    /// The day of the talk: today or before.
    pub held: Date,
    /// Who talked with them: a name.
    pub by: String,
    /// What they were told. Never empty.
    pub told: String,
    /// What they said, in their own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub their_words: String,
    /// What the child said or showed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub childs_words: String,
    /// When it was noted.
    pub noted: Moment,
}

/// A talk as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParentTalkDraft {
    /// The day, as the date field gives it: `2026-11-22`.
    pub held: String,
    /// What they were told.
    pub told: String,
    /// What they said.
    pub their_words: String,
    /// What the child said or showed.
    pub childs_words: String,
}

/// What is missing before a talk can be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParentTalkError {
    /// No date, or a text that is none.
    #[error("no date is set")]
    NoDate,
    /// The talk has not been held yet.
    #[error("the date lies ahead")]
    InFuture,
    /// It is not said what they were told.
    #[error("nothing is written of what they were told")]
    NothingTold,
}

impl ParentTalkDraft {
    /// The talk, noted at `now` by `by`.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the fields.
    pub fn note(
        &self,
        child: String,
        by: String,
        now: Moment,
    ) -> Result<ParentTalk, ParentTalkError> {
        let held: Date = self.held.parse().map_err(|_| ParentTalkError::NoDate)?;
        if held > now.date {
            return Err(ParentTalkError::InFuture);
        }
        let told = self.told.trim();
        if told.is_empty() {
            return Err(ParentTalkError::NothingTold);
        }
        Ok(ParentTalk {
            child,
            held,
            by,
            told: told.to_owned(),
            their_words: self.their_words.trim().to_owned(),
            childs_words: self.childs_words.trim().to_owned(),
            noted: now,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(held: &str, told: &str) -> Result<ParentTalk, ParentTalkError> {
        let draft = ParentTalkDraft {
            held: held.into(),
            told: told.into(),
            their_words: " Han sover dårligt. ".into(),
            childs_words: String::new(),
        };
        let now = Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        };
        draft.note("c".into(), "Mette".into(), now)
    }

    #[test]
    fn talk_without_a_date_or_a_word_is_refused() {
        assert_eq!(note("", "Vi har talt."), Err(ParentTalkError::NoDate));
        assert_eq!(note("i går", "Vi har talt."), Err(ParentTalkError::NoDate));
        assert_eq!(
            note("2026-11-23", "Vi har talt."),
            Err(ParentTalkError::InFuture)
        );
        assert_eq!(note("2026-11-22", " \n"), Err(ParentTalkError::NothingTold));
    }

    #[test]
    fn talk_keeps_who_when_and_the_words() {
        let talk = note("2026-11-20", "Vi har talt.").unwrap();
        assert_eq!(
            (talk.by.as_str(), talk.their_words.as_str()),
            ("Mette", "Han sover dårligt.")
        );
        assert_eq!(talk.noted.date.to_string(), "2026-11-22");
    }
}
