//! A position as shape, word and colour: ● ▲ ■ differ in greyscale and by touch of eye.

use leptos::prelude::*;

use crate::domain::position::Position;

/// The shape of a position alone, for places that have the word already.
#[component]
pub fn PositionShape(
    /// The position.
    position: Position,
) -> impl IntoView {
    view! {
        <svg class="position__shape" viewBox="0 0 16 16" aria-hidden="true">
            <path d=position_path(position) />
        </svg>
    }
}

/// The shape in a square of 16 by 16, for drawings that hold several.
pub fn position_path(position: Position) -> &'static str {
    match position {
        Position::Groen => "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z",
        Position::Gul => "M8 1.5L15 14.5H1z",
        Position::Roed => "M2 2h12v12H2z",
    }
}

/// What colours a position and its shape.
pub fn position_class(position: Position) -> &'static str {
    match position {
        Position::Groen => "position position--groen",
        Position::Gul => "position position--gul",
        Position::Roed => "position position--roed",
    }
}

/// A position: shape, word, colour.
#[component]
pub fn PositionMark(
    /// The position.
    position: Position,
    /// Its name in this municipality.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <span class=position_class(position)>
            <PositionShape position />
            <span>{label}</span>
        </span>
    }
}
