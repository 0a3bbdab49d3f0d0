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

/// The stair, the severest step on top. What it shows is said in the caption too.
#[component]
pub fn Stair(
    /// The steps, mildest first.
    steps: Vec<StairStep>,
    /// Whether the way down belongs here. It does not beside what must be done now.
    way_down: bool,
) -> impl IntoView {
    let count = steps.len();
    let today = steps.iter().position(|step| step.now);
    let said = today
        .and_then(|index| steps.get(index).map(|step| (index + 1, step.label.clone())))
        .map_or_else(String::new, |(number, label)| {
            format!("Forslaget i dag: {label} (trin {number} af {count}).")
        });
    // Each flight stands on the step below it, one tread further in.
    let flights = steps
        .iter()
        .enumerate()
        .rev()
        .fold(().into_any(), |above, (index, step)| {
            view! { <div class="stair__flight">{above} {block(step, index + 1)}</div> }.into_any()
        });
    view! {
        <figure>
            <div class="stair" role="img" aria-label=format!("Indsatstrappen. {said}")>
                {flights}
            </div>
            <figcaption class="stair__caption">
                <strong>{said}</strong>
                {way_down.then_some(" Trappen går begge veje. Ved hver opfølgning: Kan vi gå et trin ned?")}
            </figcaption>
        </figure>
    }
}

fn block(step: &StairStep, number: usize) -> AnyView {
    let class = if step.now {
        "stair__step stair__step--now"
    } else {
        "stair__step"
    };
    view! {
        <div class=class>
            <span class="stair__number">{number}</span>
            <span class="stair__word">{step.label.clone()}</span>
            {step.now.then(|| view! { <span class="stair__now">"◀ I dag"</span> })}
        </div>
    }
    .into_any()
}
