//! One answer among a few: native radio buttons under large faces, so that keyboard, screen
//! reader and forced colours work as everywhere else.

use leptos::prelude::*;

use super::live::{is_read_only, memo, pick, tick};

/// The words on one button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceText {
    /// The answer.
    pub text: String,
    /// What it means, in one line.
    pub help: Option<String>,
}

impl ChoiceText {
    /// A button with words alone.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            help: None,
        }
    }

    /// A button with words and a line of help.
    pub fn with_help(text: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            help: Some(help.into()),
        }
    }

    fn is_short(&self) -> bool {
        let length = |words: &str| words.chars().count();
        self.help.is_none()
            && length(&self.text) <= SHORT.1
            && self.text.split(' ').all(|word| length(word) <= SHORT.0)
    }
}

/// The longest word that a third of a telephone's width has room for, and the longest text.
const SHORT: (usize, usize) = (9, 24);

/// How the buttons lie.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ChoiceLayout {
    /// One under the other, with their help.
    #[default]
    List,
    /// Side by side, as many as fit.
    Row,
    /// The five answers of the form: one row on a tablet, two on a telephone.
    Answers,
}

impl ChoiceLayout {
    fn class(self, options: &[ChoiceText]) -> &'static str {
        match self {
            Self::List => "choices",
            Self::Row if options.iter().all(ChoiceText::is_short) => {
                "choices choices--row choices--short"
            }
            Self::Row => "choices choices--row",
            Self::Answers => "choices choices--answers",
        }
    }
}

/// A question with one answer. `name` tells radio groups of one screen apart.
#[component]
pub fn Choices(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The name of the group, unique on the screen.
    #[prop(into)]
    name: String,
    /// The buttons.
    options: Vec<ChoiceText>,
    /// Which button is chosen, counted from 0.
    #[prop(into)]
    selected: Signal<Option<usize>>,
    /// Called with the button that was tapped.
    on_pick: Callback<usize>,
    /// How the buttons lie.
    #[prop(optional)]
    layout: ChoiceLayout,
    /// A line under the question.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let disabled = is_read_only();
    let class = layout.class(&options);
    // An answer elsewhere on the screen stops here, and does not reach every button.
    let selected = memo(move || selected.get());
    let buttons = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| {
            let name = name.clone();
            view! {
                <label class="choice">
                    <input
                        class="choice__input"
                        type="radio"
                        name=name
                        disabled=disabled
                        prop:checked=Signal::derive(move || selected.get() == Some(index))
                        on:change=pick(move || on_pick.run(index))
                    />
                    <span class="choice__face">
                        <span class="choice__text">{option.text}</span>
                        {option.help.map(|help| view! { <span class="choice__help">{help}</span> })}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="question">
            <legend class="question__text">
                {legend} {hint.map(|hint| view! { <span class="field__hint">" " {hint}</span> })}
            </legend>
            <div class=class>{buttons}</div>
        </fieldset>
    }
}

/// One thing that is so or not: a native check box under a large face.
#[component]
pub fn Toggle(
    /// What is ticked.
    #[prop(into)]
    text: String,
    /// A line of help.
    #[prop(optional, into)]
    help: Option<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new value.
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                disabled=is_read_only()
                prop:checked=Signal::derive(move || checked.get())
                on:change=tick(move |on| on_change.run(on))
            />
            <span class="choice__face">
                <span class="choice__text">{text}</span>
                {help.map(|help| view! { <span class="choice__help">{help}</span> })}
            </span>
        </label>
    }
}
