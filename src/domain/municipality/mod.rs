//! What a municipality may set: names, phones, offers, day limits, thresholds, position labels.
//!
//! Deliberately absent: anything that would soften the rules 1 to 6 and 8, which no municipality
//! may change. Local phone numbers stand in content and never in code.

mod keeping;
mod limits;
mod settings;
mod thresholds;

pub use keeping::KeepingLimits;
pub use limits::DayLimits;
pub use settings::{Municipality, Phone, PositionLabelSet, PositionLabels};
pub use thresholds::Thresholds;
