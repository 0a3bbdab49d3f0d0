//! The notices among everything that is open: which stand, which belongs to an assessment, and
//! what they mean for contact with the parents.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{
    assessment::{Assessment, Professional},
    date::Moment,
    notice::{Followed, Notice, Signal, follow},
    order::ordered,
};

impl Roster {
    /// The notices of a child that stand: the most severe first, then the newest.
    pub fn standing_notices(&self, child: &str) -> Vec<(&str, &Notice)> {
        self.notices_that(child, |notice| notice.standing().is_some())
    }

    /// The notices of a child that were withdrawn or ended, newest first.
    pub fn past_notices(&self, child: &str) -> Vec<(&str, &Notice)> {
        self.notices_that(child, |notice| notice.standing().is_none())
    }

    fn notices_that(&self, child: &str, wanted: impl Fn(&Notice) -> bool) -> Vec<(&str, &Notice)> {
        let found = self
            .notices
            .iter()
            .filter(|(_, notice)| notice.child == child && wanted(notice))
            .map(|(id, notice)| (id.as_str(), notice));
        ordered(found, |(id, notice)| {
            let route = notice.standing().map(|(route, _)| route);
            let newest = notice.log.last().map(|entry| entry.at);
            Reverse((route, newest, *id))
        })
    }

    /// The newest notice of an assessment that can be read.
    pub fn notice_of(&self, assessment: &str) -> Option<(&str, &Notice)> {
        let first = self.first_version_of(assessment);
        self.notices
            .iter()
            .filter(|(_, notice)| notice.assessment == first)
            .max_by_key(|(id, notice)| (notice.log.last().map(|entry| entry.at), *id))
            .map(|(id, notice)| (id.as_str(), notice))
    }

    /// The assessment that this one corrects first of all, or itself.
    fn first_version_of<'a>(&'a self, assessment: &'a str) -> &'a str {
        self.earlier_versions_of(assessment)
            .last()
            .map_or(assessment, |(id, _)| *id)
    }

    /// Whether somebody has begun a route for the child in an assessment that cannot be read here.
    /// Then nobody knows whether the parents may be told, and so contact is barred.
    pub fn notice_bars_contact(&self, child: &str) -> bool {
        self.standing_notices(child)
            .iter()
            .any(|(_, notice)| !self.assessments.contains_key(&notice.assessment))
    }

    /// Whether a notice of somebody else stands.
    pub fn tells_of_others(&self, me: &Professional) -> bool {
        self.notices.values().any(|notice| {
            notice.standing().is_some()
                && notice.author() != Some(me)
                && self.children.contains_key(&notice.child)
        })
    }

    /// What an assessment's answers do to its notice, and the notice that is there, by record id.
    /// `unseen` says whether nobody else has had the tablet since a notice was written.
    ///
    /// A correction begins nothing that the corrected version said already, and withdraws only once
    /// it is completed: until then the corrected version counts.
    pub fn followed(
        &self,
        assessment: &str,
        signal_of: impl Fn(&Assessment) -> Signal,
        by: &Professional,
        at: Moment,
        unseen: impl Fn(&str) -> bool,
    ) -> Option<(Option<&str>, Followed)> {
        let about = self.assessments.get(assessment)?;
        let signal = signal_of(about);
        let current = self.notice_of(assessment);
        if let Some(correction) = &about.correction {
            let before = self.assessments.get(&correction.of).map(&signal_of);
            let begins = before.is_none_or(|before| signal.route > before.route);
            if !(begins || about.is_completed() && current.is_some()) {
                return None;
            }
        }
        let place = (about.child.as_str(), self.first_version_of(assessment));
        let unseen = current.is_some_and(|(id, _)| unseen(id));
        let followed = follow(current.map(|(_, n)| n), signal, place, by, at, unseen)?;
        Some((current.map(|(id, _)| id), followed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{DecisionDraft, Profession, Suggested},
        next_step::{Danger, Step},
        notice::{Audience, Event},
    };

    fn at(minute: u16) -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute,
        }
    }

    fn by(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn draft(danger: Danger) -> Assessment {
        let mut draft = Assessment::begin("c".into(), by("Mette"), at(1), None);
        draft.facts.danger = Some(danger);
        draft
    }

    fn complete(assessment: &mut Assessment) {
        let suggested = Suggested {
            step: Step::Almen,
            main_rule: 22,
            edition: "2026-1".into(),
        };
        let decision = DecisionDraft {
            step: Some(Step::Almen),
            reason: "r".into(),
            tovholder: "Mette".into(),
            follow_up: "2026-12-20".into(),
        };
        assessment.decision = Some(decision.decide(suggested, at(2), None).unwrap());
    }

    /// Stores what the answers do, as the store does it.
    fn follow(roster: &mut Roster, assessment: &str) -> bool {
        let signal_of = |a: &Assessment| a.signal(None);
        let followed = roster.followed(assessment, signal_of, &by("Mette"), at(3), |_| true);
        let Some((key, followed)) = followed else {
            return false;
        };
        let new = format!("n{}", roster.notices.len());
        let (key, notice) = match followed {
            Followed::New(notice) => (new, notice),
            Followed::Next(notice) => (key.unwrap().to_owned(), notice),
        };
        roster.notices.insert(key, notice);
        true
    }

    fn roster(id: &str, assessment: Assessment) -> Roster {
        let mut roster = Roster::default();
        roster.assessments.insert(id.into(), assessment);
        roster
    }

    #[test]
    fn notice_stands_for_what_cannot_be_read_and_for_nothing_else() {
        let mut roster = roster("a", draft(Danger::Ja));
        assert!(follow(&mut roster, "a"));
        assert!(!roster.notice_bars_contact("c"));
        let hidden = roster.assessments.remove("a").unwrap();
        assert!(roster.notice_bars_contact("c"));
        assert!(!roster.notice_bars_contact("another"));
        roster.assessments.insert("a".into(), hidden);
        roster.assessments.get_mut("a").unwrap().facts.danger = Some(Danger::Nej);
        assert!(follow(&mut roster, "a"));
        assert!(roster.standing_notices("c").is_empty());
        assert_eq!(roster.past_notices("c").len(), 1);
    }

    #[test]
    fn correction_begins_what_is_worse_at_once_and_withdraws_when_it_is_completed() {
        let mut first = draft(Danger::Ja);
        complete(&mut first);
        let mut roster = roster("a", first);
        // Completed before there were notices: correcting a word begins none.
        let copy = roster.correction("a", by("Bo"), at(5), "fejl".into());
        roster.assessments.insert("b".into(), copy.unwrap());
        assert!(!follow(&mut roster, "b"));
        assert!(follow(&mut roster, "a"));
        roster.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::Nej);
        assert!(!follow(&mut roster, "b"), "the corrected one counts still");
        complete(roster.assessments.get_mut("b").unwrap());
        assert!(follow(&mut roster, "b"));
        let (_, notice) = roster.notice_of("b").unwrap();
        assert_eq!(notice.log.last().unwrap().event, Event::Withdrawn);
        assert_eq!(notice.assessment, "a");

        let mut calm = draft(Danger::Nej);
        complete(&mut calm);
        let mut roster = self::roster("a", calm);
        let copy = roster.correction("a", by("Bo"), at(5), "fejl".into());
        roster.assessments.insert("b".into(), copy.unwrap());
        roster.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::Ja);
        assert!(follow(&mut roster, "b"));
        assert_eq!(roster.standing_notices("c").len(), 1);
    }

    #[test]
    fn colleagues_notice_is_told_to_others_and_not_to_its_author() {
        let mut roster = roster("a", draft(Danger::Ja));
        follow(&mut roster, "a");
        assert!(!roster.tells_of_others(&by("Bo")), "the child is not known");
        let child = crate::domain::child::Child {
            label: "Alma".into(),
            birth_month: "2022-05".parse().unwrap(),
            unborn: false,
            weeks_early: 0,
            unit: String::new(),
            languages: String::new(),
            band_by_hand: None,
            archived: false,
            added_on: "2026-11-22".parse().unwrap(),
        };
        roster.children.insert("c".into(), child);
        assert!(roster.tells_of_others(&by("Bo")));
        assert!(!roster.tells_of_others(&by("Mette")));
        let (_, notice) = roster.notice_of("a").unwrap();
        assert_eq!(notice.audience, Audience::Everyone);
    }
}
