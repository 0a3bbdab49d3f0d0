//! Something to know, in a frame whose edge says how much it matters.

use leptos::prelude::*;

use super::live::live;

/// How much it matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Calm,
    /// Look here.
    Careful,
    /// Act now, or something went wrong.
    Danger,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Calm => "notice",
            Self::Careful => "notice notice--careful",
            Self::Danger => "notice notice--danger",
        }
    }
}

/// A notice. A dangerous one is read aloud at once.
#[component]
pub fn Notice(
    /// How much it matters.
    #[prop(optional)]
    tone: Tone,
    /// What is said.
    children: Children,
) -> impl IntoView {
    let role = (tone == Tone::Danger).then_some("alert");
    view! {
        <div class=tone.class() role=role>
            {children()}
        </div>
    }
}

/// A notice of one sentence or two.
pub fn note(tone: Tone, text: impl Into<String>) -> AnyView {
    note_of(tone, text.into())
}

fn note_of(tone: Tone, text: String) -> AnyView {
    view! {
        <Notice tone>
            <p>{text}</p>
        </Notice>
    }
    .into_any()
}

/// What went wrong, while something is.
pub fn trouble(text: RwSignal<Option<String>>) -> AnyView {
    live(move || text.get().map(|text| note_of(Tone::Danger, text))).into_any()
}
