//! How the child's situation is understood: several explanations, the child's voice and the
//! parents' view.

use serde::{Deserialize, Serialize};

/// What an explanation is about. A difficulty is looked for in more places than in the child
/// (`seed_001.md`, row 38: what in the surroundings keeps it up).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExplanationAbout {
    /// The child.
    Barnet,
    /// What happens between people.
    Relationen,
    /// The surroundings, our own practice among them.
    Omgivelserne,
}

impl ExplanationAbout {
    /// Every one, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Omgivelserne, Self::Relationen, Self::Barnet];
}

/// One explanation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<ExplanationAbout>,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Explanation {
    /// Whether it has words and says what it is about.
    pub fn is_whole(&self) -> bool {
        self.about.is_some() && !self.text.trim().is_empty()
    }
}

/// Whether somebody was heard, and with what words; or why not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// What they say or show.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// That they were not heard.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_heard: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Voice {
    /// Whether the prompt is answered: with words, or with a reason.
    pub fn is_answered(&self) -> bool {
        let answer = if self.not_heard {
            &self.reason
        } else {
            &self.words
        };
        !answer.trim().is_empty()
    }

    /// The words, unless it stands that nobody was heard.
    pub fn heard(&self) -> Option<&str> {
        let words = self.words.trim();
        (!self.not_heard && !words.is_empty()).then_some(words)
    }

    /// Why nobody was heard.
    pub fn why_not(&self) -> Option<&str> {
        let reason = self.reason.trim();
        (self.not_heard && !reason.is_empty()).then_some(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voice_is_answered_by_words_or_by_a_reason_and_never_by_both() {
        for (words, not_heard, reason, answered) in [
            ("", false, "", false),
            ("Hun vil ud.", false, "", true),
            (" \n", false, "", false),
            ("Hun vil ud.", true, "", false),
            ("", true, "Hun sover.", true),
            ("", false, "Hun sover.", false),
        ] {
            let voice = Voice {
                words: words.into(),
                not_heard,
                reason: reason.into(),
            };
            assert_eq!(voice.is_answered(), answered, "{voice:?}");
            assert!(voice.heard().is_none() || voice.why_not().is_none());
            assert_eq!(
                voice.heard().is_some() || voice.why_not().is_some(),
                answered
            );
        }
    }
}
