//! What the parts of the meeting room share: which meeting it is, and how it is read and changed.

use leptos::prelude::*;

use crate::{
    domain::meeting::{Attendee, Explanation, Meeting, MeetingDecision, MeetingKind, Minutes},
    view::{
        component::{FieldKind, TextField, memo},
        context::App,
        effects,
    },
};

/// What was taken out last, so that it can be put back where it was.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Removed {
    /// Somebody at the table.
    Attendee(usize, Attendee),
    /// An explanation.
    Explanation(usize, Explanation),
    /// A decision.
    Decision(usize, MeetingDecision),
}

/// One meeting that is held. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// What the screens share.
    pub(super) app: App,
    /// The meeting, by record id.
    pub(super) id: StoredValue<String>,
    /// What sort of meeting.
    pub(super) kind: MeetingKind,
    /// Whether contact with the parents is barred.
    pub(super) barred: Memo<bool>,
    /// What was taken out last.
    pub(super) removed: RwSignal<Option<Removed>>,
}

impl Room {
    /// A part of the meeting, told on when it differs.
    pub(super) fn read<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Meeting) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(move || {
            self.id.with_value(|id| {
                self.app
                    .roster
                    .with(|roster| roster.meetings.get(id).map(&read))
                    .unwrap_or_default()
            })
        })
    }

    /// Whether it is asked who raised the concern. Not tracked: a field does not go away while it
    /// is emptied.
    pub(super) fn asks_who_raised_it(self) -> bool {
        self.read(Meeting::asks_who_raised_it).get_untracked()
    }

    /// Changes the minutes.
    pub(super) fn edit(self, change: impl FnOnce(&mut Minutes)) {
        self.id.with_value(|id| {
            effects::edit_meeting(self.app, id, |meeting| {
                // A closed meeting is not shown with fields.
                let _ = meeting.edit(change);
            });
        });
    }

    /// Changes a text of the minutes by a key.
    pub(super) fn type_in(self, change: impl FnOnce(&mut Minutes)) {
        self.id.with_value(|id| {
            effects::type_in_meeting(self.app, id, |meeting| {
                // A closed meeting is not shown with fields.
                let _ = meeting.edit(change);
            });
        });
    }

    /// Changes the decisions; nothing happens while the analysis is open.
    pub(super) fn decide(self, change: impl FnOnce(&mut Vec<MeetingDecision>)) {
        let barred = self.barred.get_untracked();
        self.id.with_value(|id| {
            effects::edit_meeting(self.app, id, |meeting| {
                // The fields are not there while it is open.
                let _ = meeting.decide(barred, change);
            });
        });
    }

    /// A text of the minutes, in several lines.
    pub(super) fn lines(
        self,
        label: &'static str,
        name: &'static str,
        read: fn(&Minutes) -> &String,
        set: fn(&mut Minutes, String),
    ) -> AnyView {
        self.text(label, name, FieldKind::Lines, read, set)
    }

    /// A text of the minutes, in one line.
    pub(super) fn line(
        self,
        label: &'static str,
        name: &'static str,
        read: fn(&Minutes) -> &String,
        set: fn(&mut Minutes, String),
    ) -> AnyView {
        self.text(label, name, FieldKind::Line, read, set)
    }

    fn text(
        self,
        label: &'static str,
        name: &'static str,
        kind: FieldKind,
        read: fn(&Minutes) -> &String,
        set: fn(&mut Minutes, String),
    ) -> AnyView {
        let value = self.read(move |meeting| read(meeting.minutes()).clone());
        let on_input =
            Callback::new(move |text: String| self.type_in(|minutes| set(minutes, text)));
        view! { <TextField label id=name kind value on_input /> }.into_any()
    }

    /// A day of the minutes.
    pub(super) fn day(
        self,
        label: &'static str,
        name: &'static str,
        read: fn(&Minutes) -> Option<crate::domain::date::Date>,
        set: fn(&mut Minutes, Option<crate::domain::date::Date>),
    ) -> AnyView {
        let value = self.read(move |meeting| {
            let day = read(meeting.minutes());
            day.map(|day| day.to_string()).unwrap_or_default()
        });
        let on_input = Callback::new(move |text: String| {
            let day = text.parse().ok();
            self.edit(|minutes| set(minutes, day));
        });
        view! { <TextField label id=name kind=FieldKind::Date value on_input /> }.into_any()
    }

    /// What was taken out, put back where it was.
    pub(super) fn put_back(self) {
        let Some(removed) = self.removed.get_untracked() else {
            return;
        };
        self.removed.set(None);
        match removed {
            Removed::Attendee(at, one) => {
                self.edit(|minutes| insert(&mut minutes.attendees, at, one));
            }
            Removed::Explanation(at, one) => {
                self.edit(|minutes| insert(&mut minutes.explanations, at, one));
            }
            Removed::Decision(at, one) => self.decide(|decisions| insert(decisions, at, one)),
        }
    }
}

fn insert<T>(all: &mut Vec<T>, at: usize, one: T) {
    all.insert(at.min(all.len()), one);
}
