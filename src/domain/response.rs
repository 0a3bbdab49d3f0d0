//! What one professional answered in the trivselsskema (FHIR: `QuestionnaireResponse`).
//!
//! An incomplete form is normal: nothing here is an error, and nothing here stands between a
//! professional and an underretning. [`Response::gaps`] says what a reader would miss.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::instrument::{
    Area, AreaId, BandId, HeightenedId, HeightenedRoute, Instrument, Item, ItemId, Role,
};

/// An answer to an item (trivselsskema.md 12.2). Not ordered: `V` and `I` have no place on a
/// line, and nothing may be averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// "Ses tydeligt": seen in several situations without special support.
    T,
    /// "Ses delvist": seen at times, in some situations or with support.
    D,
    /// "Ses sjældent": seldom, or the opposite fills more.
    S,
    /// "Ved ikke endnu": to be looked for.
    V,
    /// "Ikke relevant": does not fit the age, the situation or the child.
    I,
}

impl Answer {
    /// Every answer, in the order of the buttons.
    pub const ALL: [Self; 5] = [Self::T, Self::D, Self::S, Self::V, Self::I];

    /// Whether the støttelinje can go by it (trivselsskema.md 12.4: T, D and S).
    pub fn is_usable(self) -> bool {
        matches!(self, Self::T | Self::D | Self::S)
    }
}

/// The mark that the professional gives an area. It is a judgement, never computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaMark {
    /// "I trivsel".
    ITrivsel,
    /// "Opmærksomhed".
    Opmaerksomhed,
    /// "Bekymring".
    Bekymring,
    /// "Ikke vurderet".
    IkkeVurderet,
}

impl AreaMark {
    /// Every mark, in the order of the buttons.
    pub const ALL: [Self; 4] = [
        Self::ITrivsel,
        Self::Opmaerksomhed,
        Self::Bekymring,
        Self::IkkeVurderet,
    ];

    /// Whether the area asks for what was seen, when, where and with whom
    /// (trivselsskema.md 12.2: wherever the mark is not "I trivsel").
    pub fn asks_for_observation(self) -> bool {
        self != Self::ITrivsel
    }
}

/// The answers in one area.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaResponse {
    /// Answers by item. An item without one is not answered yet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<ItemId, Answer>,
    /// "Hvad fungerer?": always asked, before difficulties.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub works: String,
    /// "Hvad har jeg set – hvornår, hvor, med hvem?"
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub observation: String,
    /// The area's mark, chosen by the professional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<AreaMark>,
}

/// An answer to a question of heightened attention.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeightenedAnswer {
    /// Yes or no.
    pub yes: bool,
    /// What was seen or heard.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// One professional's answers to one edition of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The edition that was answered.
    pub edition: String,
    /// Whose form it is.
    pub role: Role,
    /// The age band that was asked.
    pub band: BandId,
    /// Optional areas that were turned on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<AreaId>,
    /// The answers by area.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub areas: BTreeMap<AreaId, AreaResponse>,
    /// The answers to "Skærpet opmærksomhed".
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub heightened: BTreeMap<HeightenedId, HeightenedAnswer>,
}

/// What a reader of the form would miss. Shown on the review page; never a hindrance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Items without an answer.
    Unanswered {
        /// The area.
        area: AreaId,
        /// How many.
        count: usize,
    },
    /// The area has no mark.
    Unmarked {
        /// The area.
        area: AreaId,
    },
    /// The mark asks for an observation that is not written.
    NoObservation {
        /// The area.
        area: AreaId,
    },
}

impl Response {
    /// An empty response to `edition`.
    pub fn new(edition: &str, role: Role, band: BandId) -> Self {
        Self {
            edition: edition.to_owned(),
            role,
            band,
            added: Vec::new(),
            areas: BTreeMap::new(),
            heightened: BTreeMap::new(),
        }
    }

    /// The areas and items that this response is asked about.
    pub fn asked<'i>(&self, instrument: &'i Instrument) -> Vec<(&'i Area, Vec<&'i Item>)> {
        instrument.areas_for(&self.band, self.role, &self.added)
    }

    /// The answer to an item, if there is one.
    pub fn answer(&self, area: &AreaId, item: &ItemId) -> Option<Answer> {
        self.areas.get(area)?.answers.get(item).copied()
    }

    /// The answers of an area, where there are any.
    pub fn area(&self, id: &AreaId) -> Option<&AreaResponse> {
        self.areas.get(id)
    }

    /// The answers of an area, to be changed.
    pub fn area_mut(&mut self, id: &AreaId) -> &mut AreaResponse {
        self.areas.entry(id.clone()).or_default()
    }

    /// Whether any question of heightened attention with this route was answered yes.
    pub fn heightened_to(&self, instrument: &Instrument, route: HeightenedRoute) -> bool {
        instrument.heightened.iter().any(|question| {
            question.route == route && self.heightened.get(&question.id).is_some_and(|a| a.yes)
        })
    }

    /// How many items are answered, and how many are asked.
    pub fn progress(&self, instrument: &Instrument) -> (usize, usize) {
        let mut answered = 0;
        let mut asked = 0;
        for (area, items) in self.asked(instrument) {
            asked += items.len();
            answered += items
                .iter()
                .filter(|item| self.answer(&area.id, &item.id).is_some())
                .count();
        }
        (answered, asked)
    }

    /// The step of the form to go on at: the first area with a question without an answer or
    /// without a mark, else the questions of heightened attention where they were never touched.
    /// Counted from 1; `None`: the form is done.
    pub fn open_step(&self, instrument: &Instrument) -> Option<usize> {
        let asked = self.asked(instrument);
        let open = asked.iter().position(|(area, items)| {
            let unmarked = self.area(&area.id).is_none_or(|given| given.mark.is_none());
            unmarked
                || items
                    .iter()
                    .any(|item| self.answer(&area.id, &item.id).is_none())
        });
        open.or_else(|| self.heightened.is_empty().then_some(asked.len()))
            .map(|index| index + 1)
    }

    /// What a reader would miss, in the order of the form.
    pub fn gaps(&self, instrument: &Instrument) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (area, items) in self.asked(instrument) {
            let count = items
                .iter()
                .filter(|item| self.answer(&area.id, &item.id).is_none())
                .count();
            if count > 0 {
                gaps.push(Gap::Unanswered {
                    area: area.id.clone(),
                    count,
                });
            }
            let response = self.area(&area.id);
            match response.and_then(|r| r.mark) {
                None => gaps.push(Gap::Unmarked {
                    area: area.id.clone(),
                }),
                Some(mark)
                    if mark.asks_for_observation()
                        && response.is_none_or(|r| r.observation.trim().is_empty()) =>
                {
                    gaps.push(Gap::NoObservation {
                        area: area.id.clone(),
                    });
                }
                Some(_) => {}
            }
        }
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_goes_on_at_the_first_area_with_something_open() {
        let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
        let mut response = Response::new(&instrument.edition, Role::Paedagog, "C".into());
        let asked: Vec<(AreaId, Vec<ItemId>)> = response
            .asked(&instrument)
            .into_iter()
            .map(|(area, items)| {
                let items = items.into_iter().map(|item| item.id.clone()).collect();
                (area.id.clone(), items)
            })
            .collect();
        let (last, before) = asked.split_last().unwrap();
        for (index, (area, items)) in before.iter().enumerate() {
            assert_eq!(response.open_step(&instrument), Some(index + 1));
            let given = response.area_mut(area);
            given.mark = Some(AreaMark::ITrivsel);
            for item in items {
                given.answers.insert(item.clone(), Answer::V);
            }
        }
        // One question is left in the last area, then its mark, then the heightened ones.
        let (area, items) = last;
        response.area_mut(area).mark = Some(AreaMark::IkkeVurderet);
        for item in items.iter().skip(1) {
            response
                .area_mut(area)
                .answers
                .insert(item.clone(), Answer::T);
        }
        assert_eq!(response.open_step(&instrument), Some(asked.len()));
        response
            .area_mut(area)
            .answers
            .insert(items[0].clone(), Answer::S);
        response.area_mut(area).mark = None;
        assert_eq!(response.open_step(&instrument), Some(asked.len()));
        response.area_mut(area).mark = Some(AreaMark::Bekymring);
        assert_eq!(response.open_step(&instrument), Some(asked.len() + 1));
        response
            .heightened
            .insert("x1".into(), HeightenedAnswer::default());
        assert_eq!(response.open_step(&instrument), None);
        // An answer that is taken away opens the area again.
        response.area_mut(&before[1].0).answers.clear();
        assert_eq!(response.open_step(&instrument), Some(2));
    }
}
