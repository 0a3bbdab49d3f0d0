//! A børnelineal drawn small: ten ticks, the bands, and a marker at the step.

use leptos::prelude::*;

use crate::domain::boernelineal::{Ruler, Score};

const LEFT: i32 = 20;
const STEP: i32 = 40;

fn x(score: Score) -> i32 {
    LEFT + STEP * (i32::from(score.get()) - 1)
}

/// The ruler with the marker at `score`. What it shows stands in words beside it, so it is
/// hidden from screen readers.
#[component]
pub fn RulerScale(
    /// The ruler.
    ruler: Ruler,
    /// The step.
    score: Score,
) -> impl IntoView {
    let ticks = Score::all()
        .map(|tick| {
            let top = if tick == score { 14 } else { 30 };
            view! {
                <line x1=x(tick) x2=x(tick) y1=top y2="44" stroke="currentColor" stroke-width="2" />
                <text x=x(tick) y="62" text-anchor="middle" font-size="14" fill="currentColor">
                    {tick.get()}
                </text>
            }
        })
        .collect_view();
    let bands = ruler
        .bands
        .into_iter()
        .map(|band| {
            view! {
                <line
                    x1=x(band.from) - 14
                    x2=x(band.to) + 14
                    y1="70"
                    y2="70"
                    stroke="currentColor"
                    stroke-width=if (band.from..=band.to).contains(&score) { "6" } else { "2" }
                />
            }
        })
        .collect_view();
    let marker = format!("M{} 20 l-9 -14 h18 z", x(score));
    view! {
        <svg class="scale" viewBox="0 0 400 76" aria-hidden="true">
            <line x1="6" x2="394" y1="44" y2="44" stroke="currentColor" stroke-width="3" />
            {ticks}
            {bands}
            <path d=marker fill="currentColor" />
        </svg>
    }
}
