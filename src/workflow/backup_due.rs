//! Whether it is time for a backup: after a week, or after twenty new entries.

use super::roster::Roster;
use crate::domain::{
    assessment::Assessment,
    child::Child,
    date::{Date, Moment},
    joint::Joint,
    log::Logged,
    meeting::Meeting,
    transition::Transition,
    underretning::Underretning,
};

/// Days after which a backup is due, if anything is new. Ours.
const DAYS: u16 = 7;
/// New entries after which a backup is due at once. Ours.
const ENTRIES: usize = 20;

/// A backup that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupDue {
    /// When the last one was made; `None`: there never was one.
    pub last: Option<Moment>,
    /// How many entries are not in it.
    pub entries: usize,
}

impl Roster {
    /// When the last backup was made.
    pub fn last_backup(&self) -> Option<Moment> {
        let backups = self.log.values();
        backups
            .filter(|line| line.what == Logged::Backup)
            .map(|line| line.at)
            .max()
    }

    /// Whether a backup is due.
    pub fn backup_due(&self, today: Date) -> Option<BackupDue> {
        let last = self.last_backup();
        let new: Vec<Moment> = self
            .entries()
            .filter(|entry| last.is_none_or(|last| *entry > last))
            .collect();
        let since = last.or_else(|| new.iter().min().copied())?;
        let old = today.days_since(since.date) >= DAYS && !new.is_empty();
        (old || new.len() >= ENTRIES).then_some(BackupDue {
            last,
            entries: new.len(),
        })
    }

    /// When each entry was made or added to. A child has a day only, and counts from its end.
    fn entries(&self) -> impl Iterator<Item = Moment> {
        /// The last minute of a day.
        const LAST_MINUTE: u16 = 24 * 60 - 1;
        // Every field by name: whoever adds one decides here whether it is an entry.
        let Self {
            children,
            assessments,
            parent_talks,
            postponements,
            retractions,
            rounds,
            team: _,
            joints,
            agreements,
            notices,
            // It stands for a notice, which is the entry.
            bars: _,
            keepings,
            log,
            underretninger,
            answers,
            efforts,
            sheets,
            offers,
            meetings,
            meeting_days,
            transitions,
            // Not said yet.
            typed: _,
        } = self;
        let decided = |assessment: &Assessment| {
            let decided = assessment.decision.as_ref().map(|made| made.decided);
            decided.unwrap_or(assessment.begun)
        };
        let added = |child: &Child| Moment {
            date: child.added_on,
            minute: LAST_MINUTE,
        };
        let completed = |joint: &Joint| {
            joint
                .completion
                .as_ref()
                .map_or(joint.begun, |made| made.at)
        };
        let closed = |meeting: &Meeting| meeting.closed().map_or(meeting.begun, |closed| closed.at);
        let sent =
            |letter: &Underretning| letter.sent.as_ref().map_or(letter.begun, |sent| sent.noted);
        let follow_ups = efforts.values().flat_map(|effort| &effort.follow_ups);
        let followed = agreements.values().flat_map(|agreement| &agreement.events);
        // What comes in is as old as it is, and new here. What left the device is no entry.
        let came_in = log.values().filter(|line| line.what == Logged::Received);
        let told = notices.values().flat_map(|notice| &notice.log);
        children
            .values()
            .map(added)
            .chain(assessments.values().map(decided))
            .chain(parent_talks.values().map(|talk| talk.noted))
            .chain(postponements.values().map(|one| one.at))
            .chain(retractions.values().map(|one| one.at))
            .chain(rounds.values().map(|round| round.begun))
            .chain(joints.values().map(completed))
            .chain(agreements.values().map(|one| one.made))
            .chain(followed.map(|event| event.at))
            .chain(told.map(|entry| entry.at))
            .chain(keepings.values().map(|one| one.at))
            .chain(underretninger.values().map(sent))
            .chain(answers.values().map(|answer| answer.at))
            .chain(efforts.values().map(|effort| effort.at))
            .chain(follow_ups.map(|held| held.at))
            .chain(sheets.values().map(|sheet| sheet.begun))
            .chain(offers.iter().map(|offers| offers.changed.at))
            .chain(meetings.values().map(closed))
            .chain(meeting_days.values().map(|day| day.at))
            .chain(transitions.values().map(Transition::last_written))
            .chain(came_in.map(|line| line.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        log::LogEntry,
        parent_talk::ParentTalk,
    };

    fn moment(date: &str, minute: u16) -> Moment {
        Moment {
            date: date.parse().unwrap(),
            minute,
        }
    }

    fn roster(talks: u16, backup: Option<&str>) -> Roster {
        let mut roster = Roster::default();
        for minute in 0..talks {
            let talk = ParentTalk {
                child: "c".into(),
                held: "2026-11-01".parse().unwrap(),
                by: "Mette".into(),
                told: "t".into(),
                their_words: String::new(),
                childs_words: String::new(),
                noted: moment("2026-11-01", minute),
            };
            roster.parent_talks.insert(minute.to_string(), talk);
        }
        if let Some(date) = backup {
            let line = LogEntry {
                what: Logged::Backup,
                by: Professional {
                    name: "Mette".into(),
                    profession: Profession::Paedagog,
                },
                at: moment(date, 600),
                paper: None,
                child: None,
                to: String::new(),
            };
            roster.log.insert("l".into(), line);
        }
        roster
    }

    #[test]
    fn backup_is_due_after_a_week_with_something_new_or_twenty_entries() {
        let due = |talks, backup, today: &str| {
            let due = roster(talks, backup).backup_due(today.parse().unwrap());
            due.map(|due| (due.last.is_some(), due.entries))
        };
        assert_eq!(due(0, None, "2026-12-24"), None);
        assert_eq!(due(1, None, "2026-11-07"), None);
        assert_eq!(due(1, None, "2026-11-08"), Some((false, 1)));
        assert_eq!(due(19, None, "2026-11-01"), None);
        assert_eq!(due(20, None, "2026-11-01"), Some((false, 20)));
        assert_eq!(due(5, Some("2026-10-30"), "2026-11-05"), None);
        assert_eq!(due(5, Some("2026-10-30"), "2026-11-06"), Some((true, 5)));
        assert_eq!(due(30, Some("2026-11-02"), "2027-11-02"), None);
    }
}
