//! "Trin 3 af 9".

use leptos::prelude::*;

/// How far we are, in words and as a bar.
#[component]
pub fn Steps(
    /// The step we are at, 1 and up.
    now: usize,
    /// How many steps there are.
    of: usize,
) -> impl IntoView {
    let bar = (1..=of)
        .map(|step| {
            let class = match step.cmp(&now) {
                std::cmp::Ordering::Less => "steps__step steps__step--done",
                std::cmp::Ordering::Equal => "steps__step steps__step--now",
                std::cmp::Ordering::Greater => "steps__step",
            };
            let current = (step == now).then_some("step");
            view! { <li class=class aria-current=current><span class="unseen">{step}</span></li> }
        })
        .collect_view();
    view! {
        <div class="steps">
            <p class="muted">{format!("Trin {now} af {of}")}</p>
            <ol class="steps__bar" aria-label="Trin i skemaet">{bar}</ol>
        </div>
    }
}
