//! The edits that can be taken back.

use leptos::prelude::*;

use crate::domain::{assessment::Assessment, transition::Transition};

/// How many.
const DEPTH: usize = 60;

/// What was edited, as it was before.
#[derive(Debug, Clone)]
pub(super) enum Before {
    /// An assessment.
    Assessment(Box<Assessment>),
    /// An overgangsskema.
    Transition(Box<Transition>),
}

/// The state of a record before an edit.
#[derive(Debug, Clone)]
struct Edit {
    record: String,
    before: Before,
    /// The field that is being typed in: a run of keystrokes is one edit.
    typing: Option<String>,
}

/// The edits since somebody came to the record on the screen, newest last. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Edits(RwSignal<Vec<Edit>>);

impl Edits {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Notes how a record was before an edit, made by a keystroke in `typing` or at once.
    pub(super) fn note(self, record: &str, before: Before, typing: Option<&str>) {
        self.0.update(|edits| {
            let goes_on = typing.is_some()
                && edits
                    .last()
                    .is_some_and(|last| last.typing.as_deref() == typing);
            if !goes_on {
                edits.push(Edit {
                    record: record.to_owned(),
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

    /// The record of the last edit, by id, and how it was before.
    pub(super) fn take(self) -> Option<(String, Before)> {
        let last = self.0.try_update(Vec::pop).flatten()?;
        Some((last.record, last.before))
    }

    pub(super) fn forget(self) {
        self.0.update(Vec::clear);
    }
}
