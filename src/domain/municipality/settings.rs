//! The settings, and whether they can be used.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{DayLimits, KeepingLimits, Thresholds};
use crate::domain::{
    flaw::Flaw,
    offer::{self, Offer},
    position::Position,
    stoettelinje::StoettelinjeLimits,
    working_day::ClosedDays,
};

/// One municipality's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Municipality {
    /// The edition of the settings.
    pub edition: String,
    /// The municipality's name.
    pub name: String,
    /// Whom to call, the most urgent first.
    pub phones: Vec<Phone>,
    /// What the municipality offers families: the list that is used until it is changed on the
    /// device ([`Offers`](crate::domain::offer::Offers)).
    pub offers: Vec<Offer>,
    /// The limits in days and weeks that the texts speak of.
    pub day_limits: DayLimits,
    /// The days beside weekends and public holidays on which nobody works.
    #[serde(default)]
    pub closed_days: ClosedDays,
    /// How long a child's records are kept.
    #[serde(default)]
    pub keeping: KeepingLimits,
    /// The limits on the rulers that the rules use.
    pub thresholds: Thresholds,
    /// The limits of the støttelinje.
    pub stoettelinje: StoettelinjeLimits,
    /// What the positions are called.
    pub position_labels: PositionLabels,
}

/// A phone number on "Ring nu".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    /// Its id.
    pub id: String,
    /// Who answers.
    pub label: String,
    /// The number as it is shown and called.
    pub number: String,
    /// Whether the number is made up and must be replaced before use.
    pub example: bool,
    /// When to call it.
    pub when: String,
}

/// The names of the positions. They are changed together, never one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionLabels {
    /// The id of the set that is used.
    pub chosen: String,
    /// The sets to choose from (trivselsskema.md 12.4).
    pub sets: Vec<PositionLabelSet>,
}

/// One set of names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionLabelSet {
    /// Its id.
    pub id: String,
    /// The name of green.
    pub groen: String,
    /// The name of yellow.
    pub gul: String,
    /// The name of red.
    pub roed: String,
}

impl PositionLabels {
    /// The name of `position` in the chosen set.
    pub fn label(&self, position: Position) -> &str {
        self.sets
            .iter()
            .find(|set| set.id == self.chosen)
            .map_or("", |set| match position {
                Position::Groen => &set.groen,
                Position::Gul => &set.gul,
                Position::Roed => &set.roed,
            })
    }

    /// The symbol that always stands beside the name, since colour alone is not enough.
    pub const fn symbol(position: Position) -> &'static str {
        match position {
            Position::Groen => "●",
            Position::Gul => "▲",
            Position::Roed => "■",
        }
    }
}

impl Municipality {
    /// The phone with this id.
    pub fn phone(&self, id: &str) -> Option<&Phone> {
        self.phones.iter().find(|phone| phone.id == id)
    }

    /// A text with its `{placeholders}` replaced by this municipality's limits and names. A
    /// placeholder that does not exist stays as it is; texts are validated not to have one.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for (name, value) in self.placeholders() {
            filled = filled.replace(&format!("{{{name}}}"), &value);
        }
        filled
    }

    /// The placeholders that texts may use, with what they stand for.
    fn placeholders(&self) -> Vec<(&'static str, String)> {
        let mut all = self.day_limits.placeholders();
        for (name, position) in [
            ("groen", Position::Groen),
            ("gul", Position::Gul),
            ("roed", Position::Roed),
        ] {
            all.push((name, self.position_labels.label(position).to_owned()));
        }
        all
    }

    /// Everything that is wrong with the settings; empty where they can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = self.thresholds.validate();
        flaws.extend(self.day_limits.validate());
        flaws.extend(self.keeping.validate());
        flaws.extend(self.stoettelinje.validate());
        if self.name.trim().is_empty() {
            flaws.push(Flaw::new("name", "is empty"));
        }
        self.validate_phones(&mut flaws);
        flaws.extend(offer::validate(&self.offers));
        self.validate_labels(&mut flaws);
        flaws
    }

    fn validate_phones(&self, flaws: &mut Vec<Flaw>) {
        let mut ids = BTreeSet::new();
        for phone in &self.phones {
            let place = format!("phones.{}", phone.id);
            if !ids.insert(&phone.id) {
                flaws.push(Flaw::new(&place, "stands twice"));
            }
            let digits = phone.number.chars().filter(char::is_ascii_digit).count();
            let dialled = |c: char| c.is_ascii_digit() || c == ' ' || c == '+';
            if digits < 3 || !phone.number.chars().all(dialled) {
                flaws.push(Flaw::new(format!("{place}.number"), "cannot be called"));
            }
            if phone.label.trim().is_empty() || phone.when.trim().is_empty() {
                flaws.push(Flaw::new(place, "says not who answers or when to call"));
            }
        }
        for id in ["112", "114"] {
            if self
                .phone(id)
                .is_none_or(|phone| phone.number != id || phone.example)
            {
                flaws.push(Flaw::new("phones", format!("{id} is missing or changed")));
            }
        }
        if self.phone("akutvagt").is_none() {
            flaws.push(Flaw::new("phones", "akutvagt is missing"));
        }
    }

    fn validate_labels(&self, flaws: &mut Vec<Flaw>) {
        let mut ids = BTreeSet::new();
        for set in &self.position_labels.sets {
            let place = format!("positionLabels.sets.{}", set.id);
            if !ids.insert(&set.id) {
                flaws.push(Flaw::new(&place, "stands twice"));
            }
            let names: BTreeSet<&str> = [&set.groen, &set.gul, &set.roed]
                .map(|name| name.trim())
                .into();
            if names.len() < 3 || names.contains("") {
                flaws.push(Flaw::new(place, "needs three different names"));
            }
        }
        if !ids.contains(&self.position_labels.chosen) {
            flaws.push(Flaw::new("positionLabels.chosen", "names no set"));
        }
    }
}
