//! The stair of steps (indsatstrappe): from the everyday to acute help, with today's step lit and
//! the way back down.

use leptos::prelude::*;

/// One step of the stair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StairStep {
    /// The word on the step.
    pub label: String,
    /// Whether it is today's step.
    pub now: bool,
}

/// The width of a step, wide enough for the longest word on it.
const WIDTH: i32 = 100;
const RISE: i32 = 26;
const FOOT: i32 = 250;
/// Where the first step begins, so that its edge is not cut.
const LEFT: i32 = 4;
/// How high the first step stands: room for two lines.
const FIRST: i32 = 44;

/// The stair, mildest step first. What it shows is said in the caption too.
#[component]
pub fn Stair(
    /// The steps, mildest first.
    steps: Vec<StairStep>,
) -> impl IntoView {
    let count = steps.len();
    let today = steps.iter().position(|step| step.now);
    let said = today
        .and_then(|index| steps.get(index).map(|step| (index + 1, step.label.clone())))
        .map_or_else(String::new, |(number, label)| {
            format!("Forslaget i dag: {label} (trin {number} af {count}).")
        });
    let mut x = LEFT;
    let mut y = FOOT - FIRST;
    let blocks = steps
        .into_iter()
        .map(|step| {
            let block = block(&step, x, y);
            x += WIDTH;
            y -= RISE;
            block
        })
        .collect_view();
    let view_box = format!("0 0 {} {}", x + LEFT, FOOT + 30);
    let down = format!("M{} {} H40 m12 -7 l-12 7 l12 7", x - 10, FOOT + 16);
    view! {
        <figure>
            <svg class="stair" viewBox=view_box role="img" aria-label=format!("Indsatstrappen. {said}")>
                {blocks} <path d=down fill="none" stroke="currentColor" stroke-width="2" />
            </svg>
            <figcaption class="stair__caption">
                <strong>{said}</strong>
                " Trappen går begge veje. Ved hver opfølgning: Kan vi gå et trin ned?"
            </figcaption>
        </figure>
    }
}

fn block(step: &StairStep, x: i32, y: i32) -> impl IntoView + use<> {
    let middle = x + WIDTH / 2;
    let (block, word) = if step.now {
        (
            "stair__step stair__step--now",
            "stair__word stair__word--now",
        )
    } else {
        ("stair__step", "stair__word")
    };
    // A paragraph sign stays with its number.
    let label = step.label.replace("§ ", "§\u{a0}");
    let words = label
        .split(' ')
        .map(|word| view! { <tspan x=middle dy="16">{word.to_owned()}</tspan> })
        .collect_view();
    let marker = step.now.then(
        || view! { <path d=format!("M{middle} {} l-9 -14 h18 z", y - 4) fill="currentColor" /> },
    );
    view! {
        <rect class=block x=x y=y width=WIDTH height=FOOT - y />
        <text class=word x=middle y=y text-anchor="middle">
            {words}
        </text>
        {marker}
    }
}
