//! Tables for a spreadsheet as a Danish one reads them: `;` between cells, a comma before decimals,
//! UTF-8 with its mark.
//!
//! No cell can begin a formula.

mod course;
mod figures;
mod table;

pub use course::course_table;
pub use figures::{Group, figures_table};
