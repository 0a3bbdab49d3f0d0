//! What several screens use. None of it knows where its data is kept.

mod choices;
mod fold;
mod later;
mod live;
mod notice;
mod onward;
mod position_mark;
mod qr;
mod ring_nu;
mod ruler_scale;
mod stair;
mod steps;
mod text_field;

pub use choices::{ChoiceLayout, ChoiceText, Choices, Toggle};
pub use fold::fold;
pub use later::later;
pub use live::{
    Condition, ReadOnly, When, button, input, is_read_only, live, memo, pick, send, tap, tick,
};
pub use notice::{Notice, Tone, note, trouble};
pub use onward::{Back, Heading, Onward};
pub use position_mark::{PositionMark, PositionShape, position_class, position_path};
pub use qr::Qr;
pub use ring_nu::{Phones, RingNu};
pub use ruler_scale::RulerScale;
pub use stair::{Stair, StairStep};
pub use steps::Steps;
pub use text_field::{FieldKind, TextField};
