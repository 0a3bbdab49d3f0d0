//! A text as a QR code.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

/// The quiet edge that a reader needs, in dots.
const EDGE: usize = 4;

/// The code, black on white in every theme: a camera reads it from the screen and from paper.
/// Nothing for a text that is too long.
#[component]
pub fn Qr(
    /// What it says.
    text: String,
    /// What it is, for whoever does not see it.
    label: &'static str,
) -> impl IntoView {
    let (side, dots) = drawn(&text)?;
    Some(view! {
        <svg
            class="qr"
            viewBox=format!("0 0 {side} {side}")
            role="img"
            aria-label=label
            shape-rendering="crispEdges"
        >
            <rect width="100%" height="100%" fill="#fff" />
            <path d=dots fill="#000" />
        </svg>
    })
}

/// The side with its edge, and the dots as a path.
fn drawn(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut dots = String::new();
    for row in 0..code.size {
        let line = code[row].iter().take(code.size).enumerate();
        for (column, _) in line.filter(|(_, dot)| dot.value()) {
            // Writing to a text does not fail.
            let _ = write!(dots, "M{} {}h1v1h-1z", column + EDGE, row + EDGE);
        }
    }
    Some((code.size + 2 * EDGE, dots))
}
