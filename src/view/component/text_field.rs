//! Typed text: a name, a passphrase, a date, or as many lines as it takes. Every keystroke is
//! handed on; nothing waits for a button.

use leptos::prelude::*;

use super::live::{input, is_read_only, live};

/// What is typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// A secret, hidden while typed.
    Secret,
    /// A date, typed or picked.
    Date,
    /// A month, typed or picked.
    Month,
    /// Words to look for.
    Search,
}

/// A field with its label, its help, its error and the text, in that order.
#[component]
pub fn TextField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The id of the field, unique on the screen.
    #[prop(into)]
    id: String,
    /// A line of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is typed.
    #[prop(default = Signal::stored(FieldKind::Line), into)]
    kind: Signal<FieldKind>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text.
    on_input: Callback<String>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let has_hint = hint.is_some();
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        Signal::derive(move || match (has_hint, error.with(Option::is_some)) {
            (true, true) => Some(format!("{hint_id} {error_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        })
    };
    let invalid = Signal::derive(move || error.with(Option::is_some).then_some("true"));
    // Searching changes nothing that is stored.
    let search = kind.with_untracked(|kind| *kind == FieldKind::Search);
    let read_only = if search {
        Signal::stored(false)
    } else {
        is_read_only()
    };
    let several_lines = kind.with_untracked(|kind| *kind == FieldKind::Lines);
    let field_id = id.clone();
    let field = if several_lines {
        view! {
            <textarea
                class="input"
                id=field_id
                autocomplete="off"
                readonly=read_only
                prop:value=Signal::derive(move || value.get())
                aria-describedby=described
                aria-invalid=invalid
                on:input=input(move |text| on_input.run(text))
            ></textarea>
        }
        .into_any()
    } else {
        let html_type = Signal::derive(move || match kind.get() {
            FieldKind::Line | FieldKind::Lines => "text",
            FieldKind::Secret => "password",
            FieldKind::Date => "date",
            FieldKind::Month => "month",
            FieldKind::Search => "search",
        });
        // A browser that takes this for a login offers to keep the secret, and keeps whose it is on the
        // disk. It ignores "off" here, and leaves alone what is good for one time. What is not "off"
        // it keeps with the open page on the disk, unless it is a password: so a secret is never shown
        // in its own field.
        let autocomplete = Signal::derive(move || match kind.get() {
            FieldKind::Secret => "one-time-code",
            _ => "off",
        });
        let class = Signal::derive(move || {
            if matches!(kind.get(), FieldKind::Date | FieldKind::Month) {
                "input input--short"
            } else {
                "input"
            }
        });
        view! {
            <input
                class=class
                id=field_id
                type=html_type
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                readonly=read_only
                prop:value=Signal::derive(move || value.get())
                aria-describedby=described
                aria-invalid=invalid
                on:input=input(move |text| on_input.run(text))
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <p class="field__error" id=error_id hidden=Signal::derive(move || error.with(Option::is_none))>
                {live(move || error.get())}
            </p>
            {field}
        </div>
    }
}
