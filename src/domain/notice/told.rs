//! What a notice holds: who may read it, and all that happened to it.

use serde::{Deserialize, Serialize};

use crate::domain::{
    assessment::Professional,
    date::Moment,
    next_step::{Answer3, Step},
};

/// A route that everyone about the child must know of at once. The more severe one is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Route {
    /// An underretning (barnets lov § 133).
    #[serde(rename = "und")]
    Underretning,
    /// An acute underretning.
    #[serde(rename = "akut")]
    Akut,
}

impl Route {
    /// The route of a step. `None` for what is milder than an underretning.
    pub fn of(step: Step) -> Option<Self> {
        match step {
            Step::Akut => Some(Self::Akut),
            Step::Underretning => Some(Self::Underretning),
            _ => None,
        }
    }
}

/// What happened to a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The route was begun, or became another.
    Begun(Route),
    /// The answers behind it were put right: no route was meant.
    Withdrawn,
    /// Somebody has taken it over or seen it through.
    Ended {
        /// Why it need not stand any more. Never empty.
        reason: String,
        /// Whether the parents may be contacted now, where the answers behind it cannot be read.
        /// Only a yes opens contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parents: Option<Answer3>,
    },
}

/// One thing that happened, with who and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What.
    pub event: Event,
    /// Who.
    pub by: Professional,
    /// When.
    pub at: Moment,
    /// The version of the assessment that began it, by record id. `None`: the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// Somebody who may read a limited notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The professional, by record id.
    pub id: String,
    /// The name as it stood on the lock screen.
    pub name: String,
}

/// Who can read a notice. Its seal says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody on the tablet.
    Everyone,
    /// Its author, and these.
    Only(Vec<Reader>),
}

/// That a route has been begun for a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The child, by record id.
    pub child: String,
    /// The assessment that began it, by record id; of a correction, its first version.
    pub assessment: String,
    /// Who can read it.
    pub audience: Audience,
    /// Whether its author has said so. Of a limited one: who may read it. Of one for everybody:
    /// that it concerns nobody who uses the tablet, although the answers might be read so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chosen: bool,
    /// The [`ContactBar`](super::ContactBar) that stands for everybody while it is not answered who
    /// may read this, by record id. It is named here alone, so that nobody else can tell whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bar: Option<String>,
    /// What happened, oldest first. The first entry is the beginning, and its author's.
    pub log: Vec<Entry>,
}

impl Notice {
    /// Who began it.
    pub fn author(&self) -> Option<&Professional> {
        self.log.first().map(|entry| &entry.by)
    }

    /// The route that stands, with who began it and when. `None` once it is withdrawn or ended.
    pub fn standing(&self) -> Option<(Route, &Entry)> {
        let last = self.log.last()?;
        match last.event {
            Event::Begun(route) => Some((route, last)),
            Event::Withdrawn | Event::Ended { .. } => None,
        }
    }

    /// The route that somebody has taken over or seen through. `None` while it stands, and where
    /// the answers were put right.
    pub fn ended(&self) -> Option<Route> {
        match self.log.last()?.event {
            Event::Ended { .. } => self.begun().map(|(route, _)| route),
            Event::Begun(_) | Event::Withdrawn => None,
        }
    }

    /// What was begun last, whatever became of it.
    pub(super) fn begun(&self) -> Option<(Route, &Entry)> {
        self.log.iter().rev().find_map(|entry| match entry.event {
            Event::Begun(route) => Some((route, entry)),
            Event::Withdrawn | Event::Ended { .. } => None,
        })
    }

    /// The version of the assessment that an entry is about.
    pub fn version_of<'a>(&'a self, entry: &'a Entry) -> &'a str {
        entry.version.as_deref().unwrap_or(&self.assessment)
    }

    /// The version of the assessment whose answers are behind it now.
    pub fn version(&self) -> &str {
        self.begun()
            .map_or(&self.assessment, |(_, entry)| self.version_of(entry))
    }

    /// Whether it is for named readers only.
    pub fn is_limited(&self) -> bool {
        matches!(self.audience, Audience::Only(_))
    }

    /// Whether its author has not said yet who may read it, and nobody else can.
    pub fn asks(&self) -> bool {
        !self.chosen && self.is_limited() && self.standing().is_some()
    }

    /// Whether it stands in for answers that cannot be read (`readable` says of which version they
    /// can): then nobody knows whether the parents may be told, and so contact is barred. Its end
    /// opens contact only where whoever ended it has said so.
    pub fn bars_contact(&self, readable: impl Fn(&str) -> bool) -> bool {
        let open = match self.log.last().map(|entry| &entry.event) {
            None | Some(Event::Withdrawn) => true,
            Some(Event::Begun(_)) => false,
            Some(Event::Ended { parents, .. }) => *parents == Some(Answer3::Ja),
        };
        !open && !readable(self.version())
    }

    /// Adds what happened.
    pub fn add(&mut self, event: Event, by: Professional, at: Moment) {
        self.log.push(Entry {
            event,
            by,
            at,
            version: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    fn at(minute: u16) -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute,
        }
    }

    fn mette() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn begun() -> Notice {
        let mut notice = Notice {
            child: "c".into(),
            assessment: "a".into(),
            audience: Audience::Everyone,
            chosen: false,
            bar: None,
            log: Vec::new(),
        };
        notice.add(Event::Begun(Route::Akut), mette(), at(1));
        notice
    }

    #[test]
    fn notice_bars_contact_until_its_answers_can_be_read_or_somebody_says_otherwise() {
        let mut notice = begun();
        let hidden = |_: &str| false;
        assert!(notice.bars_contact(hidden));
        assert!(!notice.bars_contact(|version| version == "a"));
        for parents in [None, Some(Answer3::Nej), Some(Answer3::VedIkke)] {
            let reason = "sendt".to_owned();
            notice.add(Event::Ended { reason, parents }, mette(), at(2));
            assert_eq!(notice.standing(), None);
            assert!(notice.bars_contact(hidden), "{parents:?}");
            assert!(!notice.bars_contact(|version| version == "a"));
        }
        let (reason, parents) = ("sendt".to_owned(), Some(Answer3::Ja));
        notice.add(Event::Ended { reason, parents }, mette(), at(3));
        assert!(!notice.bars_contact(hidden));
        let mut notice = begun();
        notice.add(Event::Withdrawn, mette(), at(2));
        assert!(!notice.bars_contact(hidden));
    }

    #[test]
    fn notice_bars_contact_by_the_version_that_began_it_last() {
        let mut notice = begun();
        notice.log.push(Entry {
            event: Event::Begun(Route::Akut),
            by: mette(),
            at: at(2),
            version: Some("b".into()),
        });
        assert_eq!(notice.version(), "b");
        assert!(notice.bars_contact(|version| version == "a"));
        assert!(!notice.bars_contact(|version| version == "b"));
    }

    #[test]
    fn notice_as_it_was_first_stored_still_opens() {
        let entry = |event: &str| {
            let at = serde_json::to_string(&at(535)).unwrap();
            let by = r#"{"name":"Mette","profession":"paedagog"}"#;
            format!(r#"{{"event":{event},"by":{by},"at":{at}}}"#)
        };
        let text = format!(
            r#"{{"child":"c","assessment":"a","audience":"everyone","log":[{},{}]}}"#,
            entry(r#"{"begun":"akut"}"#),
            entry(r#"{"ended":{"reason":"sendt"}}"#),
        );
        let notice: Notice = serde_json::from_str(&text).unwrap();
        assert_eq!(notice.ended(), Some(Route::Akut));
        assert_eq!(notice.version(), "a");
    }
}
