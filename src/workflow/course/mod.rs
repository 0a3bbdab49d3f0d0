//! A child's course: everything that is stored about it in time, and the two rulers drawn over it.

mod chart;
mod details;
mod timeline;

pub use chart::{Chart, Dot, Line, Row, SHAPES, Shape};
pub use timeline::{Entry, Sort, Stands, What};
