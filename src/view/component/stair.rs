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

const WIDTH: f32 = 94.0;
const RISE: f32 = 26.0;
const FOOT: f32 = 250.0;

/// The stair, mildest step first. A reader who cannot see it gets the same as a list with the
/// step of today named.
#[component]
pub fn Stair(
    /// The steps, mildest first.
    steps: Vec<StairStep>,
) -> impl IntoView {
    let today = steps
        .iter()
        .find(|step| step.now)
        .map(|step| step.label.clone())
        .unwrap_or_default();
    let mut left = 4.0_f32;
    let mut top = FOOT - 44.0;
    let blocks = steps
        .into_iter()
        .map(|step| {
            let (x, y) = (left, top);
            left += WIDTH;
            top -= RISE;
            let middle = x + WIDTH / 2.0;
            let class = |base: &str| {
                if step.now {
                    format!("{base} {base}--now")
                } else {
                    base.to_owned()
                }
            };
            let words = step
                .label
                .split(' ')
                .enumerate()
                .map(|(line, word)| {
                    let dy = if line == 0 { "20" } else { "15" };
                    view! { <tspan x=middle dy=dy>{word.to_owned()}</tspan> }
                })
                .collect_view();
            let marker = step.now.then(|| {
                let path = format!("M{middle} {} l-9 -14 h18 z", y - 4.0);
                view! { <path d=path fill="currentColor" /> }
            });
            view! {
                <rect class=class("stair__step") x=x y=y width=WIDTH height=FOOT - y />
                <text class=class("stair__word") x=middle y=y text-anchor="middle">{words}</text>
                {marker}
            }
        })
        .collect_view();
    let label = format!("Indsatstrappen. Forslaget i dag: {today}.");
    let view_box = format!("0 0 {} {}", left + 4.0, FOOT + 30.0);
    let down = format!("M{} {} H40 m12 -7 l-12 7 l12 7", left - 10.0, FOOT + 16.0);
    view! {
        <figure>
            <svg class="stair" viewBox=view_box role="img" aria-label=label>
                {blocks}
                <path d=down fill="none" stroke="currentColor" stroke-width="2" />
            </svg>
            <figcaption class="small muted">
                "Trappen går begge veje. Ved hver opfølgning: Kan vi gå et trin ned?"
            </figcaption>
        </figure>
    }
}
