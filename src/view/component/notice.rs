//! Something to know, in a frame whose edge says how much it matters.

use leptos::prelude::*;

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
