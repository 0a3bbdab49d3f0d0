//! The forms as data: what is asked, of whom, and in which words.

mod definition;
mod validate;

pub use definition::{
    AnswerOption, Area, AreaId, Band, BandId, HeightenedId, HeightenedQuestion, HeightenedRoute,
    Instrument, Item, ItemId, OptionalArea, Role,
};
