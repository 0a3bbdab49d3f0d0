//! What the roster knows of how long each child is kept, and forgetting a child.

use std::collections::{BTreeMap, BTreeSet};

use super::roster::Roster;
use crate::domain::{
    date::Date,
    keeping::{KeepUntil, Keeping, keep_until},
    log::Logged,
    municipality::KeepingLimits,
    order::ordered,
};

impl Roster {
    /// When a child's records are due to be deleted, and why then.
    pub fn keep_until(&self, child: &str, limits: KeepingLimits) -> Option<KeepUntil> {
        let last = self.last_entry_of(child)?;
        Some(keep_until(limits, last, &self.keepings_of(child)))
    }

    /// The changes of how long a child is kept, oldest first.
    pub fn keepings_of(&self, child: &str) -> Vec<&Keeping> {
        let found = self.keepings.values_of(child);
        ordered(found, |keeping| (keeping.after, keeping.at))
    }

    /// The day of the newest entry about a child. What only one professional can read is left out,
    /// so that everybody sees the same day.
    fn last_entry_of(&self, child: &str) -> Option<Date> {
        let added = self.children.get(child)?.added_on;
        let completed = self
            .assessments
            .values_of(child)
            .filter_map(|assessment| Some(assessment.decision.as_ref()?.decided));
        let talks = self.parent_talks.values_of(child).map(|talk| talk.noted);
        let postponed = self
            .postponements
            .values_of(child)
            .map(|postponement| postponement.at);
        let retracted = self
            .retractions
            .values_of(child)
            .map(|retraction| retraction.at);
        let joint = self
            .joints
            .values_of(child)
            .filter_map(|joint| Some(joint.completion.as_ref()?.at));
        let agreed = self.agreements.values_of(child).map(|agreement| {
            agreement
                .events
                .last()
                .map_or(agreement.made, |event| event.at)
        });
        let sent = self
            .sent_of(child)
            .into_iter()
            .filter_map(|(_, letter)| Some(letter.sent.as_ref()?.noted));
        let answered = self.answers.values_of(child).map(|answer| answer.at);
        let efforts = self.efforts_of(child).into_iter().map(|(_, effort)| {
            let held = effort.follow_ups.iter().map(|held| held.at);
            let opened = effort.reopened.iter().map(|open| open.at);
            held.chain(opened).fold(effort.at, Ord::max)
        });
        let met = self
            .meetings_of(child)
            .into_iter()
            .map(|(_, meeting)| meeting.last_written());
        let passed_on = self.transitions_of(child).into_iter();
        let passed_on = passed_on.map(|(_, one)| one.last_written());
        completed
            .chain(met)
            .chain(passed_on)
            .chain(sent)
            .chain(answered)
            .chain(efforts)
            .chain(talks)
            .chain(joint)
            .chain(agreed)
            .chain(postponed)
            .chain(retracted)
            .map(|moment| moment.date)
            .chain([added])
            .max()
    }

    /// The children who were deleted on this device and have not come back, by record id.
    pub fn deleted_children(&self) -> BTreeSet<String> {
        // Counted, so that it does not hang on the device's clock which of the two came last.
        let mut deleted: BTreeMap<&String, i64> = BTreeMap::new();
        for line in self.log.values() {
            let step = match line.what {
                Logged::ChildDeleted => 1,
                Logged::ChildReturned => -1,
                _ => continue,
            };
            if let Some(child) = &line.child {
                *deleted.entry(child).or_default() += step;
            }
        }
        let gone = deleted.into_iter().filter(|(_, times)| *times > 0);
        gone.map(|(child, _)| child.clone()).collect()
    }

    /// Forgets everything about a child but what the log says.
    pub fn forget(&mut self, child: &str) {
        // Every field is named, so that a new one cannot be forgotten here.
        let Self {
            children,
            assessments,
            parent_talks,
            postponements,
            retractions,
            notices,
            bars,
            keepings,
            joints,
            agreements,
            underretninger,
            answers,
            efforts,
            sheets,
            meetings,
            meeting_days,
            transitions,
            typed,
            // A round names its children by record id alone, and shows one who is gone as deleted.
            rounds: _,
            team: _,
            log: _,
            offers: _,
        } = self;
        children.remove(child);
        assessments.forget(child);
        parent_talks.forget(child);
        postponements.forget(child);
        retractions.forget(child);
        notices.forget(child);
        bars.forget(child);
        keepings.forget(child);
        joints.forget(child);
        agreements.forget(child);
        underretninger.forget(child);
        answers.forget(child);
        efforts.forget(child);
        sheets.forget(child);
        meetings.forget(child);
        transitions.forget(child);
        let telling = typed.iter().filter(|(_, form)| form.tells_of(child));
        for id in telling.map(|(id, _)| id.clone()).collect::<Vec<_>>() {
            typed.remove(&id);
        }
        for day in meeting_days.values_mut() {
            day.forget(child);
        }
    }
}
