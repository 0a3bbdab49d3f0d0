//! The meetings among everything that is open, and the names that a meeting without a name must
//! not show.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{
    date::Date,
    meeting::{AttendeeRole, Meeting, MeetingDay, MeetingKind, OpenMatter},
    order::ordered,
    sparring::{Known, findings, redacted},
};

impl Roster {
    /// The meetings about a child: those that are not closed first, each group newest first.
    pub fn meetings_of(&self, child: &str) -> Vec<(&str, &Meeting)> {
        let found = self
            .meetings
            .of(child)
            .map(|(id, meeting)| (id.as_str(), meeting));
        ordered(found, |(id, meeting)| {
            let newest = Reverse((meeting.on, meeting.begun, *id));
            (meeting.closed().is_some(), newest)
        })
    }

    /// The meetings at which others were asked whether a child needs an underretning, newest first: a
    /// concern that comes back is read beside what was said of it before (`jura.md` B4).
    pub fn asked_about(&self, child: &str) -> Vec<(&str, &Meeting)> {
        let mut all = self.meetings_of(child);
        all.retain(|(_, meeting)| {
            matches!(
                meeting.kind,
                MeetingKind::Sparring | MeetingKind::Underretning
            )
        });
        ordered(all, |(id, meeting)| {
            Reverse((meeting.on, meeting.begun, *id))
        })
    }

    /// The newest meeting about a child that is closed.
    pub fn last_meeting_of(&self, child: &str) -> Option<(&str, &Meeting)> {
        let mut all = self.meetings_of(child).into_iter();
        all.find(|(_, meeting)| meeting.closed().is_some())
    }

    /// What the closed meetings about a child wait for.
    pub fn meetings_due(&self, child: &str) -> Vec<(&str, OpenMatter, Date)> {
        let all = self.meetings_of(child).into_iter();
        all.flat_map(|(id, meeting)| {
            let open = meeting.open_matters().into_iter();
            open.map(move |(matter, by)| (id, matter, by))
        })
        .collect()
    }

    /// The agendas with several children, the latest day first.
    pub fn agendas(&self) -> Vec<(&str, &MeetingDay)> {
        let all = self.meeting_days.iter().map(|(id, day)| (id.as_str(), day));
        ordered(all, |(id, day)| Reverse((day.on, day.at, *id)))
    }

    /// What tells which child it is and where: the children's names, their stuer, and what the
    /// underretninger say of names and places. Those of the professionals may stand: who does what
    /// is agreed by name.
    pub fn names_of_children(&self) -> Known {
        let mut known = Known::default();
        for child in self.children.values() {
            known.add_name(&child.label);
            known.add_place(&child.unit);
        }
        for letter in self.underretninger.values() {
            known.add_name(&letter.contents.name);
            known.add_names_in(&letter.contents.parents);
            let place = letter.contents.workplace.split([',', ';', '\n']).next();
            known.add_place(place.unwrap_or_default());
        }
        // Professionals may be named at a meeting without a name, the family may not.
        let attendees = self
            .meetings
            .values()
            .flat_map(|meeting| &meeting.minutes().attendees);
        for one in attendees.filter(|one| one.role.is_some_and(AttendeeRole::is_family)) {
            known.add_person(&one.name);
        }
        known
    }
}

/// A text without what tells who it is about, as far as that can be found by rule.
pub fn without_names(text: &str, known: &Known) -> String {
    let mut clean = text.to_owned();
    loop {
        let found = findings(&clean, known);
        if found.is_empty() {
            return clean;
        }
        // What is left may have come to stand together. It ends: each pass takes out letters.
        let next = redacted(&clean, &found);
        if next == clean {
            return clean;
        }
        clean = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        child::Child,
        date::Moment,
        meeting::Case,
    };

    fn at(day: &str) -> Moment {
        Moment {
            date: day.parse().unwrap(),
            minute: 600,
        }
    }

    fn by(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn meeting(child: &str, on: &str, closed: bool) -> Meeting {
        let now = at(on);
        let kind = MeetingKind::Netvaerk;
        let mut meeting =
            Meeting::begin(child.into(), kind, now.date, "x".into(), by("Mette"), now);
        if closed {
            meeting.close(by("Mette"), now).unwrap();
        }
        meeting
    }

    #[test]
    fn open_meetings_come_first_and_the_newest_closed_one_is_the_last_that_was_held() {
        let mut roster = Roster::default();
        for (id, child, on, closed) in [
            ("old", "c", "2026-01-05", true),
            ("new", "c", "2026-03-05", true),
            ("open", "c", "2026-02-05", false),
            ("other", "d", "2026-04-05", true),
        ] {
            roster
                .meetings
                .insert(id.into(), meeting(child, on, closed));
        }
        let ids: Vec<_> = roster
            .meetings_of("c")
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        assert_eq!(ids, ["open", "new", "old"]);
        assert_eq!(roster.last_meeting_of("c").unwrap().0, "new");
        assert!(roster.last_meeting_of("x").is_none());
    }

    #[test]
    fn sparring_and_underretningsmoeder_are_found_again_whether_closed_or_not() {
        let mut roster = Roster::default();
        for (id, child, kind, on, closed) in [
            ("old", "c", MeetingKind::Sparring, "2026-01-05", true),
            ("open", "c", MeetingKind::Sparring, "2026-02-05", false),
            ("new", "c", MeetingKind::Underretning, "2026-03-05", true),
            ("network", "c", MeetingKind::Netvaerk, "2026-04-05", true),
            ("other", "d", MeetingKind::Sparring, "2026-05-05", true),
        ] {
            let mut one = meeting(child, on, closed);
            one.kind = kind;
            roster.meetings.insert(id.into(), one);
        }
        let asked = roster.asked_about("c").into_iter();
        assert_eq!(
            asked.map(|(id, _)| id).collect::<Vec<_>>(),
            ["new", "open", "old"]
        );
        assert!(roster.asked_about("x").is_empty());
    }

    #[test]
    fn deleted_child_leaves_no_meeting_and_no_case_behind() {
        let mut roster = Roster::default();
        roster
            .meetings
            .insert("m".into(), meeting("c", "2026-01-05", true));
        roster
            .meetings
            .insert("n".into(), meeting("d", "2026-01-05", true));
        let case = |child: &str| Case {
            child: child.into(),
            ..Case::default()
        };
        let day = MeetingDay {
            on: at("2026-01-05").date,
            kind: MeetingKind::Sparring,
            cases: vec![case("c"), case("d")],
            by: by("Mette"),
            at: at("2026-01-05"),
        };
        roster.meeting_days.insert("day".into(), day);
        roster.forget("c");
        assert_eq!(roster.meetings.keys().collect::<Vec<_>>(), ["n"]);
        assert_eq!(roster.meeting_days["day"].cases, [case("d")]);
    }

    #[test]
    fn text_without_names_names_no_child_and_keeps_who_does_what() {
        let mut roster = Roster::default();
        for label in ["Alma Holm", "Viggo"] {
            let child = Child {
                label: label.into(),
                birth_month: "2022-05".parse().unwrap(),
                unborn: false,
                weeks_early: 0,
                unit: "Blå stue".into(),
                languages: String::new(),
                band_by_hand: None,
                archived: false,
                added_on: at("2026-01-05").date,
                changes: Vec::new(),
            };
            roster.children.insert(label.into(), child);
        }
        let known = roster.names_of_children();
        let text = "Almas mor og Viggo fra Blå stue. Mette ringer 12 34 56 78.";
        let clean = without_names(text, &known);
        for gone in ["Alma", "Viggo", "Blå stue", "12 34"] {
            assert!(!clean.contains(gone), "{clean}");
        }
        assert!(clean.contains("Mette ringer"), "{clean}");
    }
}
