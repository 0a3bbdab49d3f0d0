//! All the facts together, as the table takes them in.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Answer3, Consent, Danger, FactAnswer, FactName, OwnEfforts, Signs, SupportNeed};
use crate::domain::{boernelineal::Score, position::Position};

/// The facts of one assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The trivselsposition that the professional chose. `None`: mangler.
    #[serde(rename = "T", deserialize_with = "present")]
    pub position: Option<Position>,
    /// The child on the børnelineal, 10 = best. `None`: ved ikke.
    #[serde(rename = "B", deserialize_with = "present")]
    pub child: Option<Score>,
    /// The parents on the børnelineal, 10 = best; of several households the lowest. `None`: ved
    /// ikke.
    #[serde(rename = "F", deserialize_with = "present")]
    pub parents: Option<Score>,
    /// Is the child in danger now? The first question, always.
    #[serde(rename = "fare")]
    pub danger: Danger,
    /// The acute signs that are ticked. Never scored.
    #[serde(rename = "tegn")]
    pub signs: Signs,
    /// The question of barnets lov § 133: knowledge of, or reason to assume, a need for særlig
    /// støtte.
    pub q133: SupportNeed,
    /// Is the problem concrete and bounded?
    #[serde(rename = "afgr")]
    pub bounded: Answer3,
    /// Is the extent of the problem known well enough?
    #[serde(rename = "omfang")]
    pub extent: Answer3,
    /// Where the parents stand.
    #[serde(rename = "sam")]
    pub consent: Consent,
    /// What the professionals have tried themselves.
    #[serde(rename = "egne")]
    pub own_efforts: OwnEfforts,
    /// An earlier concern or underretning about the same child.
    #[serde(rename = "foer")]
    pub earlier_concern: bool,
    /// The difficulty is due only to a known disability, or is purely special-pedagogic.
    #[serde(rename = "kendt_fn")]
    pub known_disability_only: bool,
    /// The concern is about a child who is not born yet.
    #[serde(rename = "gravid")]
    pub unborn: bool,
    /// Whether the child has an open case. It changes whom to contact, never how severe.
    #[serde(rename = "har_sag", default)]
    pub open_case: Answer3,
}

/// Makes a key with a possible `null` a key that must be there: an answer that was forgotten is
/// not the answer "ved ikke".
fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer)
}

impl Facts {
    /// Whether answers are missing: no trivselsposition, or "ved ikke" on both rulers (row 0 of
    /// the table).
    pub fn lack_knowledge(&self) -> bool {
        self.position.is_none() || (self.child.is_none() && self.parents.is_none())
    }

    /// The answer to one fact.
    pub fn answer(&self, fact: FactName) -> FactAnswer {
        match fact {
            FactName::Position => FactAnswer::Position(self.position),
            FactName::Child => FactAnswer::Child(self.child),
            FactName::Parents => FactAnswer::Parents(self.parents),
            FactName::Danger => FactAnswer::Danger(self.danger),
            FactName::Sign(_) => FactAnswer::Signs(self.signs),
            FactName::Q133 => FactAnswer::Q133(self.q133),
            FactName::Bounded => FactAnswer::Bounded(self.bounded),
            FactName::Extent => FactAnswer::Extent(self.extent),
            FactName::Consent => FactAnswer::Consent(self.consent),
            FactName::OwnEfforts => FactAnswer::OwnEfforts(self.own_efforts),
            FactName::EarlierConcern => FactAnswer::EarlierConcern(self.earlier_concern),
            FactName::KnownDisabilityOnly => {
                FactAnswer::KnownDisabilityOnly(self.known_disability_only)
            }
            FactName::Unborn => FactAnswer::Unborn(self.unborn),
            FactName::OpenCase => FactAnswer::OpenCase(self.open_case),
        }
    }

    /// The same facts with one other answer.
    #[must_use]
    pub fn with(mut self, answer: FactAnswer) -> Self {
        match answer {
            FactAnswer::Position(value) => self.position = value,
            FactAnswer::Child(value) => self.child = value,
            FactAnswer::Parents(value) => self.parents = value,
            FactAnswer::Danger(value) => self.danger = value,
            FactAnswer::Signs(value) => self.signs = value,
            FactAnswer::Q133(value) => self.q133 = value,
            FactAnswer::Bounded(value) => self.bounded = value,
            FactAnswer::Extent(value) => self.extent = value,
            FactAnswer::Consent(value) => self.consent = value,
            FactAnswer::OwnEfforts(value) => self.own_efforts = value,
            FactAnswer::EarlierConcern(value) => self.earlier_concern = value,
            FactAnswer::KnownDisabilityOnly(value) => self.known_disability_only = value,
            FactAnswer::Unborn(value) => self.unborn = value,
            FactAnswer::OpenCase(value) => self.open_case = value,
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Sign, *};

    const LINE: &str = r#"{"T":"gul","B":6,"F":null,"fare":"nej","tegn":["vanroegt"],"q133":"tvivl",
        "afgr":"ja","omfang":"ved_ikke","sam":"uden_samtykke","egne":"i_gang","foer":true,
        "kendt_fn":false,"gravid":false,"har_sag":"ja"}"#;

    #[test]
    fn facts_of_every_key_are_read_and_written_the_same() {
        let facts: Facts = serde_json::from_str(LINE).unwrap();
        assert_eq!(facts.position, Some(Position::Gul));
        assert_eq!(facts.child.map(Score::get), Some(6));
        assert!(facts.signs.contains(Sign::Vanroegt));
        let written: serde_json::Value = serde_json::to_value(facts).unwrap();
        assert_eq!(
            written,
            serde_json::from_str::<serde_json::Value>(LINE).unwrap()
        );
    }

    #[test]
    fn facts_without_a_key_are_refused_by_its_name() {
        let whole: serde_json::Map<String, serde_json::Value> = serde_json::from_str(LINE).unwrap();
        for key in whole.keys() {
            let mut part = whole.clone();
            part.remove(key);
            let read = serde_json::from_value::<Facts>(part.into());
            if key == "har_sag" {
                assert_eq!(read.unwrap().open_case, Answer3::VedIkke);
            } else {
                let reason = read.unwrap_err().to_string();
                assert!(
                    reason.contains(&format!("missing field `{key}`")),
                    "{reason}"
                );
            }
        }
    }

    #[test]
    fn every_answer_put_back_leaves_the_facts_as_they_were() {
        let facts: Facts = serde_json::from_str(LINE).unwrap();
        for fact in FactName::all() {
            assert_eq!(facts.with(facts.answer(fact)), facts);
        }
    }
}
