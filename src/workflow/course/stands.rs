//! What stands about a child now, for whoever sits down to talk about it: the newest of each kind,
//! and nothing that is under way or for named readers.

use std::cmp::Reverse;

use crate::{
    domain::{
        agreement::Agreement,
        assessment::Assessment,
        decision::Decision,
        effort::Effort,
        joint::{Completion, Joint},
        meeting::Meeting,
        order::ordered,
        parent_talk::ParentTalk,
    },
    workflow::roster::Roster,
};

/// The newest of each kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing<'r> {
    /// The newest completed assessment of each professional, newest first.
    pub looks: Vec<&'r Assessment>,
    /// The newest completed joint assessment.
    pub joint: Option<(&'r Joint, &'r Completion)>,
    /// The efforts under way, then the ones that ended; each group newest first.
    pub efforts: Vec<&'r Effort>,
    /// What was decided last after an assessment.
    pub decision: Option<&'r Decision>,
    /// The focus agreements that are not closed, newest first.
    pub agreements: Vec<&'r Agreement>,
    /// The newest talk with words of the parents.
    pub parents: Option<&'r ParentTalk>,
    /// The newest talk with words of the child.
    pub child: Option<&'r ParentTalk>,
    /// The meetings that are closed, newest first.
    pub meetings: Vec<&'r Meeting>,
}

impl Roster {
    /// What stands about a child now.
    pub fn stands_about(&self, child: &str) -> Standing<'_> {
        let completed = self.standing_of(child).into_iter();
        let looks = ordered(completed.filter(|one| one.is_completed()), |one| {
            Reverse((one.sequence, one.first_decided()))
        });
        let joints = self.joints_of(child).into_iter();
        let joints = joints.filter_map(|(_, joint)| Some((joint, joint.completion.as_ref()?)));
        let talks = self.talks_of(child);
        let newest = |words: fn(&ParentTalk) -> &String| {
            let mut talks = talks.iter();
            talks.find(|talk| !words(talk).trim().is_empty()).copied()
        };
        let agreements = self.agreements_of(child).into_iter();
        let meetings = self.meetings_of(child).into_iter();
        Standing {
            joint: joints.max_by_key(|(_, completion)| (completion.held, completion.at)),
            efforts: self.efforts_of(child).into_iter().map(|(_, e)| e).collect(),
            decision: looks.first().and_then(|one| one.decision.as_ref()),
            agreements: agreements
                .map(|(_, agreement)| agreement)
                .filter(|agreement| agreement.look_by().is_some())
                .collect(),
            parents: newest(|talk| &talk.their_words),
            child: newest(|talk| &talk.childs_words),
            meetings: meetings
                .map(|(_, meeting)| meeting)
                .filter(|meeting| meeting.closed().is_some())
                .collect(),
            looks,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            meeting::{MeetingDecision, MeetingKind},
            position::Position,
        },
        workflow::course::chart::tests::{assessed, at, by},
    };

    fn talk(held: &str, theirs: &str, childs: &str) -> ParentTalk {
        ParentTalk {
            child: "c".into(),
            held: held.parse().unwrap(),
            by: "Mette".into(),
            told: "t".into(),
            their_words: theirs.into(),
            childs_words: childs.into(),
            noted: at(held),
        }
    }

    fn meeting(on: &str, closed: bool) -> Meeting {
        let begun = at(on);
        let kind = MeetingKind::Opfoelgning;
        let mut meeting =
            Meeting::begin("c".into(), kind, begun.date, "1".into(), by("Mette"), begun);
        let decide = |all: &mut Vec<MeetingDecision>| {
            all.push(MeetingDecision {
                what: on.into(),
                ..MeetingDecision::default()
            });
        };
        let _ = meeting.decide(true, decide);
        if closed {
            meeting.close(by("Mette"), begun).unwrap();
        }
        meeting
    }

    #[test]
    fn newest_look_of_each_stands_and_nothing_under_way() {
        let mut roster = Roster::default();
        for (id, made) in [
            ("1", assessed("Mette", "2026-01-01", Some(5))),
            ("2", assessed("Hanne", "2026-02-01", Some(8))),
            ("3", assessed("Mette", "2026-03-01", Some(6))),
            (
                "4",
                Assessment::begin("c".into(), by("Bo"), at("2026-04-01"), None),
            ),
        ] {
            roster.assessments.insert(id.into(), made);
        }
        let begun = Joint::begin("c".into(), by("Mette"), at("2026-03-02"));
        let mut done = begun.clone();
        done.completion = Some(Completion {
            position: Position::Gul,
            participants: Vec::new(),
            from: "2026-01".parse().unwrap(),
            to: "2026-03".parse().unwrap(),
            held: "2026-03-02".parse().unwrap(),
            at: at("2026-03-02"),
            by: by("Mette"),
        });
        roster.joints.insert("j".into(), done);
        roster.joints.insert("k".into(), begun);
        let stands = roster.stands_about("c");
        let looks: Vec<_> = stands
            .looks
            .iter()
            .map(|one| (one.author.name.as_str(), one.begun.date.to_string()))
            .collect();
        let newest = |name, day: &str| (name, day.to_owned());
        assert_eq!(
            looks,
            [newest("Mette", "2026-03-01"), newest("Hanne", "2026-02-01")]
        );
        assert_eq!(stands.joint.unwrap().1.position, Position::Gul);
        assert_eq!(stands.decision, stands.looks[0].decision.as_ref());
    }

    #[test]
    fn last_words_of_the_parents_and_of_the_child_may_be_of_two_days() {
        let mut roster = Roster::default();
        let talks = [
            talk("2026-01-01", "p1", "c1"),
            talk("2026-02-01", "p2", " "),
            talk("2026-03-01", "", ""),
        ];
        for (id, talk) in talks.into_iter().enumerate() {
            roster.parent_talks.insert(id.to_string(), talk);
        }
        let stands = roster.stands_about("c");
        assert_eq!(stands.parents.unwrap().their_words, "p2");
        assert_eq!(stands.child.unwrap().childs_words, "c1");
    }

    #[test]
    fn closed_meetings_stand_newest_first() {
        let mut roster = Roster::default();
        for (id, on, closed) in [
            ("a", "2026-01-01", true),
            ("b", "2026-03-01", false),
            ("c", "2026-02-01", true),
        ] {
            roster.meetings.insert(id.into(), meeting(on, closed));
        }
        let stands = roster.stands_about("c").meetings.into_iter();
        let days: Vec<_> = stands.map(|one| one.on.to_string()).collect();
        assert_eq!(days, ["2026-02-01", "2026-01-01"]);
        assert_eq!(roster.stands_about("x"), Standing::default());
    }
}
