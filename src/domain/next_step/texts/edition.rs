//! One edition of the texts as data.

use serde::{Deserialize, Serialize};

use crate::domain::next_step::{step::Step, suggestion::Parents};

/// One edition of the texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleTexts {
    /// The edition of the texts.
    pub edition: String,
    /// The edition of the rules that they put words on.
    pub ruleset: String,
    /// What may be said of the rules' standing: not validated, not law.
    pub status: String,
    /// Always shown with a suggestion.
    pub notice: String,
    /// The steps of the stair, mildest first.
    pub steps: Vec<StepText>,
    /// The rules 0 to 23.
    pub rules: Vec<RuleText>,
    /// What is said beside a suggestion.
    pub notes: Vec<NoteText>,
    /// What is said about the parents.
    pub parents: Vec<ParentsText>,
    /// The facts as questions.
    pub facts: Vec<FactText>,
}

/// A step of the stair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepText {
    /// Which step.
    pub step: Step,
    /// Its name in full.
    pub title: String,
    /// Its name where there is little room.
    pub short: String,
    /// What it is, in a sentence.
    pub text: String,
}

impl StepText {
    /// Its name in full as other systems get it: with plain spaces alone.
    pub fn plain_title(&self) -> String {
        self.title.replace('\u{a0}', " ")
    }
}

/// When words are used. What is not given does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct When {
    /// Only under one of these.
    #[serde(default)]
    pub parents: Option<Vec<Parents>>,
    /// Only with the parents' consent, or only without.
    #[serde(default)]
    pub consent: Option<bool>,
    /// Only where the child has an open case, or only where not.
    #[serde(default)]
    pub open_case: Option<bool>,
}

/// Words that are used instead of others at times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    /// When.
    pub when: When,
    /// The words.
    pub text: String,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionText {
    /// What.
    pub text: String,
    /// When it is shown; always, where nothing is given.
    #[serde(default)]
    pub when: When,
}

/// A rule in words. Its `{placeholders}` are filled from the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleText {
    /// The rule's number, 0 to 23.
    pub number: u8,
    /// What to do.
    pub title: String,
    /// Other titles; the first that fits is used.
    #[serde(default)]
    pub title_if: Vec<Instead>,
    /// Why.
    pub reason: String,
    /// Other reasons; the first that fits is used.
    #[serde(default)]
    pub reason_if: Vec<Instead>,
    /// How, in order.
    #[serde(default)]
    pub actions: Vec<ActionText>,
    /// The paragraphs, by their ids in the law table.
    #[serde(default)]
    pub law: Vec<String>,
}

/// A note in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteText {
    /// The note's code.
    pub note: String,
    /// The words. Its `{placeholders}` are filled from the municipality.
    pub text: String,
}

/// What is said about the parents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParentsText {
    /// When.
    pub parents: Parents,
    /// The answer in a word or two.
    pub title: String,
    /// What it means.
    pub text: String,
}

/// A fact as a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactText {
    /// The fact's key in JSON.
    pub fact: String,
    /// The question.
    pub question: String,
    /// One line of help.
    #[serde(default)]
    pub help: Option<String>,
    /// The answers, in the order of the buttons. For the signs: the check boxes.
    pub values: Vec<ValueText>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueText {
    /// The answer's code in JSON; `ja` or `nej` for a tick, `trin` for any step of a ruler,
    /// `mangler` for no position.
    pub value: String,
    /// The words on the button.
    pub label: String,
    /// The answer as a clause after "fordi" and "hvis". `{trin}` is the step of a ruler.
    pub because: String,
    /// The clause where others read it, on paper and in an insight: nobody is spoken to there.
    /// The same as `because` where nothing is given.
    #[serde(default)]
    pub told: Option<String>,
    /// For a sign: the clause after "hvis" where it is not ticked.
    #[serde(default)]
    pub without: Option<String>,
}
