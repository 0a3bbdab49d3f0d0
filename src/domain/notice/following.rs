//! What becomes of the notices of an assessment when its answers change.
//!
//! Nothing here ever lets more people read what is stored already: what goes further is another
//! notice, and only its author widens one. While a limited notice stands, it alone follows the
//! answers; what is withdrawn or ended is closed, and what comes after it is a new notice.

use super::{
    signal::Signal,
    told::{Audience, Entry, Event, Notice, Route},
};
use crate::domain::{assessment::Professional, date::Moment};

/// A notice of the assessment that can be read.
#[derive(Debug, Clone, Copy)]
pub struct There<'a> {
    /// Its record id.
    pub key: &'a str,
    /// The notice.
    pub notice: &'a Notice,
    /// Whether nobody else has had the tablet since it was written.
    pub unseen: bool,
}

/// What the answers are about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The child, by record id.
    pub child: &'a str,
    /// The first version of the assessment, by record id.
    pub first: &'a str,
    /// The version that the answers stand in, by record id.
    pub version: &'a str,
    /// Whether it is still under way, so that nobody else can read it.
    pub draft: bool,
}

/// What is to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// Another notice.
    New(Notice),
    /// The notice with this record id, as it is from now on.
    Next(String, Notice),
}

/// What the answers do to the notices of their assessment.
pub fn follow(
    there: &[There],
    signal: Signal,
    about: About,
    by: &Professional,
    at: Moment,
) -> Vec<Followed> {
    let Some(route) = signal.route else {
        return put_right(there, true, by, at);
    };
    let concerns = signal.may_concern_colleague;
    let now = |one: &There| one.notice.with(route, about, by, at);
    let standing = |one: &&There| one.notice.standing().is_some();
    let (limited, open): (Vec<&There>, Vec<&There>) = there
        .iter()
        .filter(standing)
        .partition(|one| one.notice.is_limited());
    if !limited.is_empty() {
        let next = |one: &&There| changed(one, now(one));
        return limited.iter().filter_map(next).collect();
    }
    // Its author has said of all that stands that it concerns nobody here, or it does not.
    if !open.is_empty() && (!concerns || open.iter().any(|one| one.notice.chosen)) {
        let next = |one: &&There| {
            let mut next = now(one);
            next.chosen &= concerns;
            changed(one, next)
        };
        return open.iter().filter_map(next).collect();
    }
    // Nobody else has seen what this very draft began: it is taken back from them in one step.
    if let Some(one) = open.last()
        && one.unseen
        && one.notice.is_only_of(about.version)
    {
        let mut next = now(one);
        next.audience = Audience::Only(Vec::new());
        return changed(one, next).into_iter().collect();
    }
    if open.is_empty() && there.iter().any(|one| one.notice.covers(signal, about)) {
        return Vec::new();
    }
    let notice = Notice {
        child: about.child.to_owned(),
        assessment: about.first.to_owned(),
        audience: if concerns {
            Audience::Only(Vec::new())
        } else {
            Audience::Everyone
        },
        chosen: false,
        bar: None,
        log: Vec::new(),
    };
    vec![Followed::New(notice.with(route, about, by, at))]
}

/// No route was meant: whatever stands is withdrawn, and with `ended` what was seen through, so
/// that the same answers later begin anew.
pub fn put_right(there: &[There], ended: bool, by: &Professional, at: Moment) -> Vec<Followed> {
    let withdrawn = |one: &There| {
        let meant = one.notice.standing().is_some() || ended && one.notice.ended().is_some();
        meant.then(|| {
            let mut next = one.notice.clone();
            next.add(Event::Withdrawn, by.clone(), at);
            Followed::Next(one.key.to_owned(), next)
        })
    };
    there.iter().filter_map(withdrawn).collect()
}

/// What `version` began is put back: what stood before it stands again.
pub fn put_back(there: &[There], version: &str, by: &Professional, at: Moment) -> Vec<Followed> {
    let before = |one: &There| {
        let notice = one.notice;
        notice.standing()?;
        if notice.version() != version {
            return None;
        }
        let is_its = |entry: &&Entry| {
            matches!(entry.event, Event::Begun(_)) && notice.version_of(entry) == version
        };
        let earlier = notice.log.iter().rev().find(|entry| !is_its(entry));
        let (event, version) = match earlier {
            Some(Entry {
                event: Event::Begun(route),
                version,
                ..
            }) => (Event::Begun(*route), version.clone()),
            _ => (Event::Withdrawn, None),
        };
        let mut next = notice.clone();
        next.log.push(Entry {
            event,
            by: by.clone(),
            at,
            version,
        });
        Some(Followed::Next(one.key.to_owned(), next))
    };
    there.iter().filter_map(before).collect()
}

fn changed(one: &There, next: Notice) -> Option<Followed> {
    (next != *one.notice).then(|| Followed::Next(one.key.to_owned(), next))
}

impl Notice {
    /// The notice with this route standing. A correction under way says so itself, since nobody
    /// else can read it.
    fn with(&self, route: Route, about: About, by: &Professional, at: Moment) -> Self {
        let mut next = self.clone();
        let stands = self.standing().is_some_and(|(now, entry)| {
            now == route && (!about.draft || self.version_of(entry) == about.version)
        });
        if !stands {
            next.log.push(Entry {
                event: Event::Begun(route),
                by: by.clone(),
                at,
                version: (about.version != about.first).then(|| about.version.to_owned()),
            });
        }
        next
    }

    fn is_only_of(&self, version: &str) -> bool {
        let mut log = self.log.iter();
        log.all(|entry| self.version_of(entry) == version)
    }

    /// Whether it was ended, and what these answers say is no more severe than what was. A
    /// correction under way is covered by nothing but its own; what may concern a colleague, by
    /// nothing that was told to everybody.
    fn covers(&self, signal: Signal, about: About) -> bool {
        let known = !about.draft || self.version() == about.version;
        let kept = !signal.may_concern_colleague || self.is_limited() || self.chosen;
        known && kept && self.ended() >= signal.route
    }
}

#[cfg(test)]
mod tests;
