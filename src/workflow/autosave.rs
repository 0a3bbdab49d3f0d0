//! When a change is written, and what may be called saved.
//!
//! A plain state machine: events in, effects out. One write is under way at a time, a change
//! during a write leads to one more write, and "Gemt" is said only for what the store has
//! confirmed. A failed write keeps the change and is tried again with the next change or when
//! asked.
//!
//! | state \ event | changed | written | failed | retry |
//! |---|---|---|---|---|
//! | clean | write | – | – | – |
//! | writing | remember | say saved | keep, say why | – |
//! | writing, changed again | remember | write | write is tried again | – |
//! | failed | write | – | – | write |

use crate::domain::date::Moment;

/// What the saver can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<E> {
    /// Something changed that must be stored.
    Changed,
    /// The store confirmed the write under way.
    Written(Moment),
    /// The write under way failed.
    Failed(E),
    /// The professional asks to try again.
    Retry,
}

/// What the saver asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Write the newest state now.
    Write,
}

/// What is known about the newest change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Autosave<E> {
    /// Nothing has been changed since the record was opened.
    #[default]
    Untouched,
    /// A write is under way; `again` if something has changed since it began.
    Writing {
        /// Another write is due.
        again: bool,
    },
    /// Everything is stored, since this moment.
    Saved(Moment),
    /// The newest change is not stored, and why.
    Failed(E),
}

impl<E> Autosave<E> {
    /// Takes an event and says what to do.
    pub fn update(&mut self, event: Event<E>) -> Option<Effect> {
        match (&*self, event) {
            (Self::Writing { .. }, Event::Changed) => {
                *self = Self::Writing { again: true };
                None
            }
            (_, Event::Changed)
            | (Self::Failed(_), Event::Retry)
            | (Self::Writing { again: true }, Event::Written(_)) => {
                *self = Self::Writing { again: false };
                Some(Effect::Write)
            }
            (Self::Writing { again: false }, Event::Written(at)) => {
                *self = Self::Saved(at);
                None
            }
            (Self::Writing { .. }, Event::Failed(why)) => {
                *self = Self::Failed(why);
                None
            }
            // A word of the store about a write that nobody waits for, or a retry of nothing.
            (_, Event::Written(_) | Event::Failed(_) | Event::Retry) => None,
        }
    }

    /// Whether a change exists that the store has not confirmed.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Writing { .. } | Self::Failed(_))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minute: u16) -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute,
        }
    }

    #[test]
    fn change_during_a_write_leads_to_one_more_write_before_saved() {
        let mut save = Autosave::<()>::default();
        assert_eq!(save.update(Event::Changed), Some(Effect::Write));
        assert_eq!(save.update(Event::Changed), None);
        assert_eq!(save.update(Event::Changed), None);
        assert_eq!(save.update(Event::Written(at(1))), Some(Effect::Write));
        assert_eq!(save.update(Event::Written(at(2))), None);
        assert_eq!(save, Autosave::Saved(at(2)));
    }

    #[test]
    fn failed_write_is_kept_and_tried_again() {
        let mut save = Autosave::default();
        save.update(Event::Changed);
        assert_eq!(save.update(Event::Failed("full")), None);
        assert!(save.is_pending());
        assert_eq!(save.update(Event::Retry), Some(Effect::Write));
        save.update(Event::Failed("full"));
        assert_eq!(save.update(Event::Changed), Some(Effect::Write));
        save.update(Event::Written(at(3)));
        assert!(!save.is_pending());
    }

    proptest! {
        /// A store that confirms or fails each write in any order of events: "saved" is said only
        /// when the newest change has been confirmed, and two writes never run at once.
        #[test]
        fn saved_is_never_said_of_an_unconfirmed_change(events in prop::collection::vec(0u8..4, 0..60)) {
            let mut save = Autosave::<()>::default();
            let (mut newest, mut stored, mut writing) = (0, 0, None);
            for event in events {
                let effect = match event {
                    0 => { newest += 1; save.update(Event::Changed) }
                    1 if writing.is_some() => { stored = writing.take().unwrap(); save.update(Event::Written(at(0))) }
                    2 if writing.is_some() => { writing = None; save.update(Event::Failed(())) }
                    _ => save.update(Event::Retry),
                };
                if effect.is_some() {
                    prop_assert!(writing.is_none());
                    writing = Some(newest);
                }
                prop_assert_eq!(matches!(save, Autosave::Saved(_)) && newest != stored, false);
                prop_assert_eq!(save.is_pending(), newest != stored || writing.is_some());
            }
        }
    }
}
