//! An agreement as it is stored, and how it goes.

use serde::{Deserialize, Serialize};

use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// What an agreement changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Our own practice or the surroundings.
    Us,
    /// The child.
    Child,
}

impl About {
    /// Both, in the order of the choice.
    pub const ALL: [Self; 2] = [Self::Us, Self::Child];
}

/// How an agreement is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// "I gang".
    IGang,
    /// "Virker".
    Virker,
    /// "Justér".
    Juster,
    /// "Afsluttet".
    Afsluttet,
}

impl Status {
    /// Every status, in the order of the choice.
    pub const ALL: [Self; 4] = [Self::IGang, Self::Virker, Self::Juster, Self::Afsluttet];
}

/// What happened at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The status from then on.
    pub status: Status,
    /// What happened. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it is to be looked at again, where that was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Date>,
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub by: Professional,
}

/// What is missing before it can be written how an agreement is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FollowError {
    /// No status is chosen.
    #[error("no status is chosen")]
    NoStatus,
    /// The next day is a text that is no date.
    #[error("the next day is no date")]
    NotADate,
    /// The next day is today or earlier.
    #[error("the next day is not in the future")]
    NotLater,
    /// The day is moved, and nothing says why.
    #[error("the day is moved without a reason")]
    NoReason,
}

/// An agreement. What was agreed is never changed; what happens is added to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Which child, by record id.
    pub child: String,
    /// What it changes.
    pub about: About,
    /// The goal, seen from the child.
    pub goal: String,
    /// What we do.
    pub we_do: String,
    /// What the parents do. May be empty; never shown while contact with them is barred.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parents_do: String,
    /// Who sees to it.
    pub who: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// How we see that it works.
    pub sign: String,
    /// When it was made.
    pub made: Moment,
    /// Who wrote it.
    pub made_by: Professional,
    /// What has happened since, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
}

impl Agreement {
    /// How it is going: "i gang" until somebody says otherwise.
    pub fn status(&self) -> Status {
        self.events
            .last()
            .map_or(Status::IGang, |event| event.status)
    }

    /// The day on which it is to be looked at: the last day, or the one that it was moved to.
    /// `None` once it is closed.
    pub fn look_by(&self) -> Option<Date> {
        if self.status() == Status::Afsluttet {
            return None;
        }
        let moved = self.events.iter().rev().find_map(|event| event.next);
        Some(moved.unwrap_or(self.to))
    }

    /// The agreement with what happened added. `next` is the day to look again as typed, which
    /// may be empty, and is not read where the agreement is closed. Whoever moves the day says why.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order of the screen.
    pub fn follow(
        &self,
        status: Option<Status>,
        note: &str,
        next: &str,
        by: Professional,
        at: Moment,
    ) -> Result<Self, FollowError> {
        let status = status.ok_or(FollowError::NoStatus)?;
        let next = match next.trim() {
            typed if typed.is_empty() || status == Status::Afsluttet => None,
            typed => Some(typed.parse().map_err(|_| FollowError::NotADate)?),
        };
        if next.is_some_and(|next: Date| next <= at.date) {
            return Err(FollowError::NotLater);
        }
        if next.is_some() && note.trim().is_empty() {
            return Err(FollowError::NoReason);
        }
        let mut followed = self.clone();
        followed.events.push(Event {
            status,
            note: note.trim().to_owned(),
            next,
            at,
            by,
        });
        Ok(followed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    fn mette() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn at(date: &str) -> Moment {
        Moment {
            date: date.parse().unwrap(),
            minute: 600,
        }
    }

    fn agreement() -> Agreement {
        Agreement {
            child: "c".into(),
            about: About::Us,
            goal: "Jeg kan være med.".into(),
            we_do: "Vi deler samlingen i to.".into(),
            parents_do: String::new(),
            who: "Mette".into(),
            from: "2026-11-23".parse().unwrap(),
            to: "2026-12-21".parse().unwrap(),
            sign: "Hun rækker ud efter kortet.".into(),
            made: at("2026-11-22"),
            made_by: mette(),
            events: Vec::new(),
        }
    }

    fn look_by(agreement: &Agreement) -> String {
        agreement
            .look_by()
            .map_or_else(String::new, |day| day.to_string())
    }

    #[test]
    fn status_and_day_are_what_was_said_last_and_a_closed_one_has_no_day() {
        let mut agreement = agreement();
        assert_eq!(agreement.status(), Status::IGang);
        assert_eq!(look_by(&agreement), "2026-12-21");
        for (status, next, day) in [
            (Status::Juster, "2027-01-15", "2027-01-15"),
            (Status::Virker, " ", "2027-01-15"),
            (Status::Afsluttet, "2027-02-01", ""),
            (Status::IGang, "2027-03-01", "2027-03-01"),
        ] {
            let now = at("2026-12-21");
            agreement = agreement
                .follow(Some(status), " n ", next, mette(), now)
                .unwrap();
            assert_eq!(agreement.status(), status);
            assert_eq!(look_by(&agreement), day, "{status:?}");
        }
        assert_eq!(agreement.events.len(), 4);
        assert_eq!(agreement.events[0].note, "n");
        assert_eq!(agreement.events[2].next, None);
    }

    #[test]
    fn what_is_wrong_is_named_and_nothing_is_added() {
        for (status, next, wrong) in [
            (None, "", FollowError::NoStatus),
            (Some(Status::Virker), "snart", FollowError::NotADate),
            (Some(Status::Virker), "2026-12-21", FollowError::NotLater),
            (Some(Status::Virker), "2026-12-20", FollowError::NotLater),
            (Some(Status::Virker), "2026-12-22", FollowError::NoReason),
        ] {
            let followed = agreement().follow(status, "", next, mette(), at("2026-12-21"));
            assert_eq!(followed, Err(wrong));
        }
    }
}
