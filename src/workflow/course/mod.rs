//! A child's course: everything that is stored about it in time, and rulers and positions drawn over it.

mod chart;
mod details;
mod stands;
mod timeline;

pub use chart::{Chart, Dot, Line, Row, SHAPES, Shape, Source};
pub use stands::Standing;
pub use timeline::{Entry, Sort, Stands, What};
