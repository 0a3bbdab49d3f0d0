//! Closures behind one type each.
//!
//! Leptos makes code of its own for every closure and every handler that a view holds. Behind a
//! box they share one, which took a third off the program's weight.

use leptos::{ev, prelude::*};

/// Whether fields only show what is stored, since another tab has the right to write.
#[derive(Clone, Copy)]
pub struct ReadOnly(pub Signal<bool>);

/// Whether a field can be changed. Outside an open vault there is nothing to protect.
pub fn is_read_only() -> Signal<bool> {
    use_context::<ReadOnly>().map_or_else(|| Signal::stored(false), |read_only| read_only.0)
}

/// A part of a view that is made anew when what it reads changes.
pub fn live<V: IntoView + 'static>(
    part: impl Fn() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || part().into_any())
}

/// A value that is worked out again when what it reads changes, and told on when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// What a tap does.
pub fn tap(act: impl Fn() + 'static) -> Box<dyn FnMut(ev::MouseEvent)> {
    Box::new(move |_| act())
}

/// What choosing a button of a group does.
pub fn pick(act: impl Fn() + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(move |_| act())
}

/// What ticking and unticking a box does.
pub fn tick(take: impl Fn(bool) + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(move |event| take(event_target_checked(&event)))
}

/// What a change of a field does with the field's new text.
pub fn input(take: impl Fn(String) + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(move |event| take(event_target_value(&event)))
}

/// What sending a form does. The browser itself sends nothing.
pub fn send(act: impl Fn() + 'static) -> Box<dyn FnMut(ev::SubmitEvent)> {
    Box::new(move |event| {
        event.prevent_default();
        act();
    })
}

/// Whether something holds, behind one type.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(condition: F) -> Self {
        Self(Box::new(condition))
    }
}

/// Shows its children while something holds.
#[component]
pub fn When(
    /// What must hold.
    #[prop(into)]
    on: Condition,
    /// What is shown instead.
    #[prop(optional, into)]
    otherwise: ViewFn,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let on = memo(on.0);
    live(move || {
        if on.get() {
            children()
        } else {
            otherwise.run()
        }
    })
}

/// A button with words on it. `class` names its looks.
pub fn button(class: &'static str, text: impl Into<String>, act: impl Fn() + 'static) -> AnyView {
    button_of(class, text.into(), Box::new(move |_| act()))
}

fn button_of(class: &'static str, text: String, act: Box<dyn FnMut(ev::MouseEvent)>) -> AnyView {
    view! {
        <button type="button" class=class on:click=act>
            {text}
        </button>
    }
    .into_any()
}
