//! The trivselsskema as data. The wording lives in `content/trivselsskema/`; this is its shape.
//!
//! Deliberately absent: any weight or sum. Items are never counted across areas, and the areas
//! that do not speak about the child say so themselves.

use serde::{Deserialize, Serialize};

use crate::domain::response::Answer;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it stands in the content file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    };
}

id! {
    /// The id of an item, such as `tryg.B.1` (FHIR: linkId). It never changes meaning and is
    /// never used again for another item.
    ItemId
}
id! {
    /// The id of an area, such as `tryg`.
    AreaId
}
id! {
    /// The id of an age band, such as `C`.
    BandId
}
id! {
    /// The id of a question of heightened attention, such as `x4`.
    HeightenedId
}

/// Whose form it is: each role sees the items that it can know something about
/// (trivselsskema.md 12.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Pædagog or dagplejer.
    Paedagog,
    /// Sundhedsplejerske.
    Sundhedsplejerske,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Paedagog, Self::Sundhedsplejerske];
}

/// One edition of the trivselsskema.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Instrument {
    /// Which instrument it is: `trivselsskema`.
    pub instrument: String,
    /// The edition, stored with every response so that old answers keep their words.
    pub edition: String,
    /// What may be said of its standing: it is not validated.
    pub status: String,
    /// The age bands, youngest first.
    pub bands: Vec<Band>,
    /// The answers in the order of the buttons.
    pub scale: Vec<AnswerOption>,
    /// The areas in the order of the screens.
    pub areas: Vec<Area>,
    /// "Skærpet opmærksomhed": asked once, never counted.
    pub heightened: Vec<HeightenedQuestion>,
}

/// An age band of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Band {
    /// Its id, as items name it.
    pub id: BandId,
    /// Its name on screen.
    pub label: String,
    /// The youngest age in whole months.
    pub from_months: u16,
    /// The oldest age in whole months, that month included.
    pub to_months: u16,
    /// A band that the age alone cannot tell: the professional chooses it (the last year before
    /// school), and only between its two ages.
    #[serde(default)]
    pub chosen_by_hand: bool,
}

/// An answer as the professional reads it (FHIR: answerOption).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Which answer it is.
    pub code: Answer,
    /// The words on the button.
    pub text: String,
    /// What the answer means, in one line.
    pub help: String,
}

/// An area of the child's life: one screen of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its place in the form, 1 and up.
    pub number: u8,
    /// Its name on screen.
    pub title: String,
    /// A line under the title, where the area needs one.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether it speaks about the child. An area about the surroundings never counts towards
    /// the child's position.
    pub counts_for_position: bool,
    /// Bands in which the professional may add the area.
    #[serde(default)]
    pub optional_in: Vec<OptionalArea>,
    /// What is asked.
    pub items: Vec<Item>,
}

/// An area that may be added in a band that has no items of its own for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OptionalArea {
    /// The band in which it may be added.
    pub band: BandId,
    /// The band whose items are then asked.
    pub items_of: BandId,
}

/// One sign to look for. Every item is worded positively, so that the scale turns one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The sign.
    pub text: String,
    /// The bands in which it is asked.
    pub bands: Vec<BandId>,
    /// The roles that are asked.
    pub roles: Vec<Role>,
}

/// A question of heightened attention ("Skærpet opmærksomhed"): yes or no and a text, never part
/// of any count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeightenedQuestion {
    /// Its id.
    pub id: HeightenedId,
    /// What is asked.
    pub text: String,
    /// One line of help.
    pub help: String,
    /// What a yes leads to.
    pub route: HeightenedRoute,
}

/// What a yes to a question of heightened attention leads to (trivselsskema.md 12.3 and 12.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeightenedRoute {
    /// At least yellow, and a word with the sundhedsplejerske or the family's doctor.
    Fagkontakt,
    /// Talk about red.
    Roed,
    /// Out of the form at once: the underretning route.
    UdenOm,
}

impl Instrument {
    /// The band for a child of `age_months`, as far as age alone can tell. `None` where the
    /// child is outside every band.
    pub fn band_for_age(&self, age_months: u16) -> Option<&Band> {
        self.bands.iter().find(|band| {
            !band.chosen_by_hand && (band.from_months..=band.to_months).contains(&age_months)
        })
    }

    /// The bands that a professional may choose by hand at `age_months`.
    pub fn bands_by_hand(&self, age_months: u16) -> impl Iterator<Item = &Band> {
        self.bands.iter().filter(move |band| {
            band.chosen_by_hand && (band.from_months..=band.to_months).contains(&age_months)
        })
    }

    /// The band with this id.
    pub fn band(&self, id: &BandId) -> Option<&Band> {
        self.bands.iter().find(|band| &band.id == id)
    }

    /// The area with this id.
    pub fn area(&self, id: &AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| &area.id == id)
    }

    /// The areas that `role` is asked about in `band`, each with its items, in the order of the
    /// form. `added` names optional areas that the professional has turned on.
    pub fn areas_for(
        &self,
        band: &BandId,
        role: Role,
        added: &[AreaId],
    ) -> Vec<(&Area, Vec<&Item>)> {
        self.areas
            .iter()
            .filter_map(|area| {
                let items = area.items_for(band, role, added.contains(&area.id));
                (!items.is_empty()).then_some((area, items))
            })
            .collect()
    }

    /// The areas that the professional may turn on in `band`.
    pub fn optional_areas(&self, band: &BandId) -> impl Iterator<Item = &Area> {
        self.areas
            .iter()
            .filter(move |area| area.optional_in.iter().any(|o| &o.band == band))
    }

    /// The words for an answer.
    pub fn option(&self, answer: Answer) -> Option<&AnswerOption> {
        self.scale.iter().find(|option| option.code == answer)
    }
}

impl Area {
    fn items_for(&self, band: &BandId, role: Role, added: bool) -> Vec<&Item> {
        let band = self
            .optional_in
            .iter()
            .find(|optional| added && &optional.band == band)
            .map_or(band, |optional| &optional.items_of);
        self.items
            .iter()
            .filter(|item| item.bands.contains(band) && item.roles.contains(&role))
            .collect()
    }
}
