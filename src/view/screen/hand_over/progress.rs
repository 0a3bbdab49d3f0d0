//! How far long work is, and the way out of it.

use leptos::prelude::*;

use crate::view::{
    component::{Notice, Tone, When, button, memo},
    effects,
};

/// How far it is, from 0 to 1, while something is under way.
#[component]
pub(in crate::view::screen) fn Progress(
    /// What is under way.
    #[prop(into)]
    text: String,
    /// How far it is. `None`: nothing is under way.
    share: RwSignal<Option<f64>>,
) -> impl IntoView {
    let percent = Signal::derive(move || share.get().unwrap_or_default() * 100.0);
    // The last step of all is not stopped half way.
    let can_stop = memo(move || share.get().unwrap_or_default() < 1.0);
    let text = StoredValue::new(text);
    view! {
        <When on=move || share.with(Option::is_some)>
            <Notice tone=Tone::Calm>
                <label for="hand-over-progress">{text.get_value()}</label>
                <progress id="hand-over-progress" class="progress" max="100" prop:value=percent></progress>
                <When on=move || can_stop.get()>{button("button", "Afbryd", effects::give_up)}</When>
            </Notice>
        </When>
    }
}

/// What hears how far it is. The screen may be gone by then.
pub(in crate::view::screen) fn heard(
    share: RwSignal<Option<f64>>,
) -> impl Fn(f64) + Clone + 'static {
    move |done: f64| {
        let _ = share.try_set(Some(done));
    }
}
