//! The edits that can be taken back.

use leptos::prelude::*;

use crate::domain::assessment::Assessment;

/// How many.
const DEPTH: usize = 60;

/// The state of an assessment before an edit.
#[derive(Debug, Clone)]
struct Edit {
    assessment: String,
    before: Assessment,
    /// The field that is being typed in: a run of keystrokes is one edit.
    typing: Option<String>,
}

/// The edits since somebody came to the assessment on the screen, newest last. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Edits(RwSignal<Vec<Edit>>);

impl Edits {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Notes how an assessment was before an edit, made by a keystroke in `typing` or at once.
    pub(super) fn note(self, assessment: &str, before: Assessment, typing: Option<&str>) {
        self.0.update(|edits| {
            let goes_on = typing.is_some()
                && edits
                    .last()
                    .is_some_and(|last| last.typing.as_deref() == typing);
            if !goes_on {
                edits.push(Edit {
                    assessment: assessment.to_owned(),
                    before,
                    typing: typing.map(str::to_owned),
                });
            }
            if edits.len() > DEPTH {
                edits.remove(0);
            }
        });
    }

    /// Whether there is one to take back. Tracked.
    pub(super) fn any(self) -> bool {
        self.0.with(|edits| !edits.is_empty())
    }

    /// The assessment of the last edit, by id, and how it was before.
    pub(super) fn take(self) -> Option<(String, Assessment)> {
        let last = self.0.try_update(Vec::pop).flatten()?;
        Some((last.assessment, last.before))
    }

    pub(super) fn forget(self) {
        self.0.update(Vec::clear);
    }
}
