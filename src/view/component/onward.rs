//! The way through the screens: the heading that takes the focus, the way on and the way back.

use leptos::{html, prelude::*};

use super::live::tap;

/// The screen's heading. It takes the focus when the screen opens, so that a screen reader says
/// where we are and the keyboard starts at the top.
#[component]
pub fn Heading(
    /// The heading.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(element) = heading.get() {
            // A heading that cannot take the focus is still a heading.
            let _ = element.focus();
        }
    });
    view! {
        <h1 tabindex="-1" node_ref=heading>
            {text}
        </h1>
    }
}

/// The bar at the foot with the way back and the way on.
#[component]
pub fn Onward(
    /// The buttons: the way back first, the way on last.
    children: Children,
) -> impl IntoView {
    view! { <div class="onward">{children()}</div> }
}

/// The way back.
#[component]
pub fn Back(
    /// Where to.
    #[prop(into)]
    text: String,
    /// Goes there.
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="button" on:click=tap(move || on_click.run(()))>
            {text}
        </button>
    }
}
