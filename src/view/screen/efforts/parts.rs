//! What the forms about efforts are built of.

use leptos::prelude::*;

use crate::{
    domain::boernelineal::Score,
    view::component::{ChoiceLayout, ChoiceText, Choices, FieldKind, TextField, live},
};

/// A text field of a form that is kept in a signal.
pub(in crate::view::screen) struct Text {
    pub(in crate::view::screen) label: &'static str,
    pub(in crate::view::screen) id: &'static str,
    pub(in crate::view::screen) hint: Option<&'static str>,
    pub(in crate::view::screen) kind: FieldKind,
}

/// A text field.
pub(in crate::view::screen) fn text(
    Text {
        label,
        id,
        hint,
        kind,
    }: Text,
    value: Signal<String>,
    error: Signal<Option<String>>,
    on_input: Callback<String>,
) -> AnyView {
    match hint {
        Some(hint) => view! { <TextField label id hint kind value error on_input /> }.into_any(),
        None => view! { <TextField label id kind value error on_input /> }.into_any(),
    }
}

/// A question with an answer among `all`, and what is wrong with it.
pub(in crate::view::screen) fn choose<T: Copy + PartialEq + Send + Sync + 'static>(
    (legend, name): (&'static str, &'static str),
    all: &'static [T],
    word: fn(T) -> &'static str,
    chosen: impl Fn() -> Option<T> + Send + Sync + 'static,
    pick: impl Fn(T) + Send + Sync + 'static,
    error: Signal<Option<String>>,
) -> AnyView {
    let options = all
        .iter()
        .map(|answer| ChoiceText::plain(word(*answer)))
        .collect();
    let selected = Signal::derive(move || {
        let chosen = chosen()?;
        all.iter().position(|answer| *answer == chosen)
    });
    let on_pick = Callback::new(move |index: usize| {
        if let Some(answer) = all.get(index) {
            pick(*answer);
        }
    });
    let layout = if all.len() > 3 || all.iter().any(|answer| word(*answer).len() > 12) {
        ChoiceLayout::List
    } else {
        ChoiceLayout::Row
    };
    view! {
        <Choices legend name options selected on_pick layout />
        {said(error)}
    }
    .into_any()
}

/// What is wrong, under a question that is no field.
pub(in crate::view::screen) fn said(error: Signal<Option<String>>) -> AnyView {
    view! {
        <p
            class="field__error"
            hidden=Signal::derive(move || error.with(Option::is_none))
            tabindex="-1"
            aria-invalid="true"
        >
            {live(move || error.get())}
        </p>
    }
    .into_any()
}

/// A step of a ruler, or "ved ikke", which stands chosen where there is no step and `unknown` holds.
pub(in crate::view::screen) fn ruler(
    (label, id): (&'static str, &'static str),
    unknown: impl Fn() -> bool + Send + Sync + 'static,
    chosen: impl Fn() -> Option<Score> + Send + Sync + 'static,
    pick: impl Fn(Option<Score>) + Send + Sync + 'static,
) -> AnyView {
    let options = std::iter::once(ChoiceText::plain("Ved ikke"))
        .chain(Score::all().map(|score| ChoiceText::plain(score.get().to_string())))
        .collect();
    let selected = Signal::derive(move || {
        let step = chosen().map(|score| usize::from(score.get()));
        step.or_else(|| unknown().then_some(0))
    });
    let on_pick = Callback::new(move |index: usize| {
        pick(u8::try_from(index).ok().and_then(Score::new));
    });
    view! {
        <Choices
            legend=label
            hint="1 til 10, hvor 10 er bedst."
            name=id
            options
            selected
            on_pick
            layout=ChoiceLayout::Row
        />
    }
    .into_any()
}
