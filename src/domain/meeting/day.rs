//! One day with several children on the agenda. It holds who and when, and nothing of what is said:
//! that stands in each child's own meeting.

use serde::{Deserialize, Serialize};

use super::kind::MeetingKind;
use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// One child on the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The child, by record id.
    pub child: String,
    /// When it begins: minutes after midnight, 0 to 1439.
    pub at: u16,
    /// The meeting that it led to, by record id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
}

/// Several children on one agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDay {
    /// The day.
    pub on: Date,
    /// What sort of meetings.
    pub kind: MeetingKind,
    /// The children in their order.
    pub cases: Vec<Case>,
    /// Who made it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// Why an agenda cannot be made as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MeetingDayError {
    /// Not said what sort of meetings.
    #[error("no kind is chosen")]
    NoKind,
    /// No day, or a text that is none.
    #[error("no day is set")]
    NoDay,
    /// No time of day, or a text that is none.
    #[error("no time of day is set")]
    NoClock,
    /// No minutes for each child, or a text that is none.
    #[error("no minutes are set")]
    NoMinutes,
    /// No child is chosen.
    #[error("no child is chosen")]
    NoChildren,
    /// The last case would end after midnight.
    #[error("the cases do not fit into the day")]
    TooLong,
}

impl MeetingDay {
    /// An agenda with one child after the other from `clock` on (`8.30` or `08:30`), each with so
    /// many minutes (1 to 240).
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen.
    pub fn plan(
        kind: Option<MeetingKind>,
        [day, clock, minutes]: [&str; 3],
        children: &[String],
        by: Professional,
        now: Moment,
    ) -> Result<Self, MeetingDayError> {
        use MeetingDayError as E;
        let kind = kind.ok_or(E::NoKind)?;
        let on: Date = day.trim().parse().map_err(|_| E::NoDay)?;
        let start = read_clock(clock).ok_or(E::NoClock)?;
        let each: u16 = minutes.trim().parse().map_err(|_| E::NoMinutes)?;
        if !(1..=240).contains(&each) {
            return Err(E::NoMinutes);
        }
        if children.is_empty() {
            return Err(E::NoChildren);
        }
        let mut at = start;
        let mut cases = Vec::new();
        for child in children {
            cases.push(Case {
                child: child.clone(),
                at,
                meeting: None,
            });
            at = at
                .checked_add(each)
                .filter(|end| *end <= DAY)
                .ok_or(E::TooLong)?;
        }
        Ok(Self {
            on,
            kind,
            cases,
            by,
            at: now,
        })
    }

    /// The case after that of a meeting.
    pub fn after(&self, meeting: &str) -> Option<&Case> {
        self.cases.get(self.place_of(meeting)?)
    }

    /// The place of a meeting's case, counted from 1.
    pub fn place_of(&self, meeting: &str) -> Option<usize> {
        let is = |case: &Case| case.meeting.as_deref() == Some(meeting);
        Some(self.cases.iter().position(is)? + 1)
    }

    /// Notes the meeting that a child's case led to.
    pub fn led_to(&mut self, child: &str, meeting: &str) {
        let mut open = self.cases.iter_mut();
        if let Some(case) = open.find(|case| case.child == child && case.meeting.is_none()) {
            case.meeting = Some(meeting.to_owned());
        }
    }

    /// Takes a child out. Says whether it was there.
    pub fn forget(&mut self, child: &str) -> bool {
        let before = self.cases.len();
        self.cases.retain(|case| case.child != child);
        self.cases.len() != before
    }
}

impl Case {
    /// When it begins, as Danes write it: `08.30`.
    pub fn clock(&self) -> String {
        format!("{:02}.{:02}", self.at / 60, self.at % 60)
    }
}

/// Reads `8.30`, `08:30` or `8`.
fn read_clock(text: &str) -> Option<u16> {
    let (hours, minutes) = match text.trim().split_once(['.', ':']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes.parse().ok()?),
        Some(_) => return None,
        None => (text.trim(), 0),
    };
    let hours: u16 = hours.parse().ok()?;
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::record::tests::{at, by};

    fn plan(typed: [&str; 3], children: usize) -> Result<MeetingDay, MeetingDayError> {
        let children: Vec<_> = (0..children).map(|child| format!("c{child}")).collect();
        let kind = Some(MeetingKind::Sparring);
        MeetingDay::plan(kind, typed, &children, by(), at(600))
    }

    #[test]
    fn children_come_one_after_the_other() {
        let mut day = plan(["2026-11-23", "8.30", "20"], 3).unwrap();
        let clocks: Vec<_> = day.cases.iter().map(Case::clock).collect();
        assert_eq!(clocks, ["08.30", "08.50", "09.10"]);
        day.led_to("c0", "m0");
        day.led_to("c1", "m1");
        day.led_to("c1", "never");
        assert_eq!(day.after("m0").unwrap().child, "c1");
        assert_eq!(day.place_of("m1"), Some(2));
        assert_eq!(day.after("never"), None);
        assert!(day.forget("c1") && !day.forget("c1"));
        assert_eq!(day.after("m0").unwrap().child, "c2");
        day.led_to("c2", "m2");
        assert_eq!(day.after("m2"), None);
    }

    #[test]
    fn agenda_that_cannot_be_is_refused_with_its_reason() {
        use MeetingDayError as E;
        for (typed, children, error) in [
            (["", "8.30", "20"], 1, E::NoDay),
            (["2026-11-23", "25.00", "20"], 1, E::NoClock),
            (["2026-11-23", "8.3", "20"], 1, E::NoClock),
            (["2026-11-23", "", "20"], 1, E::NoClock),
            (["2026-11-23", "8:30", "0"], 1, E::NoMinutes),
            (["2026-11-23", "8:30", "x"], 1, E::NoMinutes),
            (["2026-11-23", "8:30", "20"], 0, E::NoChildren),
            (["2026-11-23", "23:00", "30"], 3, E::TooLong),
            (["2026-11-23", "8", "240"], 60, E::TooLong),
        ] {
            assert_eq!(plan(typed, children), Err(error), "{typed:?}");
        }
        assert!(plan(["2026-11-23", "23.00", "30"], 2).is_ok());
        let none = MeetingDay::plan(None, ["", "", ""], &[], by(), at(600));
        assert_eq!(none, Err(E::NoKind));
    }
}
