//! The log as it is read: what was done at once stands once, with the children it was about.

use std::collections::{BTreeMap, BTreeSet};

use super::roster::Roster;
use crate::domain::{
    date::Moment,
    log::{LogEntry, Logged},
};

/// Something that was done, with every child that it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEvent<'a> {
    /// One of its lines. They differ in the child alone.
    pub line: &'a LogEntry,
    /// The children, by record id.
    pub children: BTreeSet<&'a str>,
}

impl<'a> LogEvent<'a> {
    fn of(line: &'a LogEntry) -> Self {
        Self {
            line,
            children: line.child.as_deref().into_iter().collect(),
        }
    }

    /// Takes a line of the same event. Twice the same child is two events.
    fn takes(&mut self, line: &'a LogEntry) -> bool {
        let Some(child) = line.child.as_deref() else {
            return false;
        };
        let own = self.line;
        own.what == line.what
            && own.what != Logged::ChildDeleted
            && own.child.is_some()
            && own.at == line.at
            && own.paper == line.paper
            && own.by == line.by
            && own.to == line.to
            && self.children.insert(child)
    }
}

impl Roster {
    /// What was done, newest first.
    pub fn log_events(&self) -> Vec<LogEvent<'_>> {
        let mut by_moment: BTreeMap<Moment, Vec<LogEvent<'_>>> = BTreeMap::new();
        for line in self.log.values() {
            let events = by_moment.entry(line.at).or_default();
            if !events.iter_mut().any(|event| event.takes(line)) {
                events.push(LogEvent::of(line));
            }
        }
        by_moment.into_values().rev().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        log::Paper,
    };

    fn line(what: Logged, child: Option<&str>, minute: u16) -> LogEntry {
        LogEntry {
            what,
            by: Professional {
                name: "Mette".to_owned(),
                profession: Profession::Paedagog,
            },
            at: Moment {
                date: "2026-03-31".parse().unwrap(),
                minute,
            },
            paper: None,
            child: child.map(str::to_owned),
            to: "Skovbrynet".to_owned(),
        }
    }

    fn roster(lines: impl IntoIterator<Item = LogEntry>) -> Roster {
        let mut roster = Roster::default();
        let lines = lines.into_iter().enumerate();
        roster
            .log
            .extend(lines.map(|(at, line)| (format!("{at:05}"), line)));
        roster
    }

    fn counts(roster: &Roster) -> Vec<usize> {
        let events = roster.log_events();
        events.iter().map(|event| event.children.len()).collect()
    }

    #[test]
    fn one_hand_over_of_many_children_is_one_event() {
        let ids: Vec<_> = (0..500).map(|id| id.to_string()).collect();
        let handed = ids.iter().map(|id| line(Logged::HandedOver, Some(id), 600));
        let roster = roster(handed.chain([line(Logged::Backup, None, 700)]));
        assert_eq!(counts(&roster), [0, 500]);
        assert_eq!(roster.log_events()[0].line.what, Logged::Backup);
    }

    #[test]
    fn what_differs_in_anything_stands_apart() {
        let first = line(Logged::HandedOver, Some("a"), 600);
        let mut others = vec![
            line(Logged::HandedOver, Some("b"), 601),
            line(Logged::Received, Some("b"), 600),
        ];
        let mut other = line(Logged::HandedOver, Some("b"), 600);
        other.to = "Solgården".to_owned();
        others.push(other);
        let mut other = line(Logged::HandedOver, Some("b"), 600);
        other.by.name = "Bo".to_owned();
        others.push(other);
        let mut other = line(Logged::HandedOver, Some("b"), 600);
        other.paper = Some(Paper::Transition);
        others.push(other);
        for other in others {
            assert_eq!(counts(&roster([first.clone(), other])), [1, 1]);
        }
    }

    #[test]
    fn nothing_that_was_done_twice_stands_once() {
        let twice = |one: LogEntry| counts(&roster([one.clone(), one]));
        assert_eq!(twice(line(Logged::Exported, Some("a"), 600)), [1, 1]);
        assert_eq!(twice(line(Logged::Backup, None, 600)), [0, 0]);
        let deleted = ["a", "b"].map(|id| line(Logged::ChildDeleted, Some(id), 600));
        assert_eq!(counts(&roster(deleted)), [1, 1]);
    }
}
