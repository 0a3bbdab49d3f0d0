//! A joint assessment as it is stored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::people::Participant;
use crate::domain::{
    assessment::Professional,
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

/// Somebody who looked at the others' answers without an assessment of their own, and said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// Who.
    pub by: Professional,
    /// When.
    pub at: Moment,
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
    /// Who looked along without an own assessment, in the order in which they did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readers: Vec<Reader>,
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
            readers: Vec::new(),
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

    /// When somebody said that they look along without an own assessment.
    pub fn read_by(&self, person: &Professional) -> Option<Moment> {
        let reader = self.readers.iter().find(|reader| reader.by == *person);
        reader.map(|reader| reader.at)
    }
}
