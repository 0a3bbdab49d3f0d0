//! What counts, what stands and what comes first.

use super::*;
use crate::{
    domain::{
        agreement::About,
        assessment::Profession,
        correction::TakenBack,
        decision::{DecisionDraft, Suggested},
        joint::Completion,
        next_step::Step,
        parent_talk::ParentTalkDraft,
        position::Position,
    },
    workflow::{
        course::{Stands, What},
        together::PutAside,
    },
};

fn child(label: &str, unit: &str, archived: bool) -> Child {
    Child {
        label: label.into(),
        birth_month: "2022-05".parse().unwrap(),
        unborn: false,
        weeks_early: 0,
        unit: unit.into(),
        languages: String::new(),
        band_by_hand: None,
        archived,
        added_on: "2026-11-22".parse().unwrap(),
        changes: Vec::new(),
    }
}

fn roster() -> Roster {
    let children = [
        ("1", child("Åse", "Blå stue", false)),
        ("2", child("Bo", "Rød stue", false)),
        ("3", child("Carla", "Blå stue", true)),
    ];
    Roster {
        children: children
            .into_iter()
            .map(|(id, c)| (id.to_owned(), c))
            .collect(),
        ..Roster::default()
    }
}

#[test]
fn search_finds_by_label_and_unit_whatever_the_case() {
    let roster = roster();
    let labels = |text, archived| -> Vec<_> {
        roster
            .search(text, archived)
            .into_iter()
            .map(|(_, c)| c.label.as_str())
            .collect()
    };
    assert_eq!(labels("", false), ["Åse", "Bo"]);
    assert_eq!(labels("åSE blå", false), ["Åse"]);
    assert_eq!(labels("stue", true), ["Carla"]);
    assert!(labels("åse rød", false).is_empty());
}

#[test]
fn assessments_of_a_child_come_newest_first() {
    let mut roster = roster();
    let author = Professional {
        name: "Mette".into(),
        profession: Profession::Paedagog,
    };
    for (id, minute) in [("a", 10), ("b", 30), ("c", 20)] {
        let begun = Moment {
            date: "2026-11-22".parse().unwrap(),
            minute,
        };
        let assessment = Assessment::begin("1".into(), author.clone(), begun, None);
        roster.assessments.insert(id.into(), assessment);
    }
    let ids: Vec<_> = roster.of_child("1").into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["b", "c", "a"]);
    assert_eq!(roster.draft_of("1").unwrap().0, "b");
    assert_eq!(roster.latest_of("1"), None);
    assert!(roster.of_child("2").is_empty());
}

fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute,
    }
}

fn by() -> Professional {
    Professional {
        name: "Mette".into(),
        profession: Profession::Paedagog,
    }
}

fn decide(assessment: &mut Assessment, minute: u16) {
    let suggested = Suggested {
        step: Step::Almen,
        main_rule: 22,
        edition: "2026-1".into(),
    };
    let draft = DecisionDraft {
        step: Some(Step::Almen),
        reason: "r".into(),
        tovholder: "Mette".into(),
        follow_up: "2026-12-20".into(),
    };
    assessment.decision = Some(draft.decide(suggested, at(minute), None).unwrap());
}

#[test]
fn milder_look_of_a_colleague_lifts_nothing_and_a_later_look_of_ones_own_does() {
    let mut roster = roster();
    let hanne = Professional {
        name: "Hanne".into(),
        profession: Profession::Paedagog,
    };
    let mut add = |id: &str, author: &Professional, minute, complete| {
        let mut made = Assessment::begin("1".into(), author.clone(), at(minute), None);
        if complete {
            decide(&mut made, minute + 1);
        }
        roster.assessments.insert(id.into(), made);
    };
    add("old", &by(), 1, true);
    add("mine", &by(), 10, true);
    add("hers", &hanne, 20, true);
    add("draft", &by(), 30, false);
    let minutes = |roster: &Roster| -> Vec<_> {
        let standing = roster.standing_of("1").into_iter();
        standing.map(|assessment| assessment.begun.minute).collect()
    };
    assert_eq!(minutes(&roster), [30, 20, 10]);
    retract(&mut roster, "mine");
    assert_eq!(minutes(&roster), [30, 20, 1]);
    let mut roster = corrected(false);
    assert_eq!(
        roster.standing_of("1").len(),
        2,
        "a correction under way counts too"
    );
    retract(&mut roster, "b");
    assert_eq!(roster.standing_of("1").len(), 2);
}

/// `a`, its correction `b`, and the correction of that, `c`, which may be under way.
fn corrected(complete: bool) -> Roster {
    let mut roster = roster();
    let mut a = Assessment::begin("1".into(), by(), at(1), None);
    decide(&mut a, 2);
    roster.assessments.insert("a".into(), a);
    for (of, id, minute, complete) in [("a", "b", 5, true), ("b", "c", 8, complete)] {
        let mut next = roster
            .correction(of, by(), at(minute), "fejl".into())
            .unwrap();
        if complete {
            decide(&mut next, minute + 1);
        }
        roster.assessments.insert(id.into(), next);
    }
    roster
}

#[test]
fn clock_that_is_set_back_puts_no_assessment_behind_an_earlier_one() {
    let mut roster = roster();
    for (id, minute) in [("a", 600), ("b", 30), ("c", 60)] {
        let mut made = Assessment::begin("1".into(), by(), at(minute), None);
        made.sequence = roster.next_sequence("1");
        decide(&mut made, minute + 1);
        roster.assessments.insert(id.into(), made);
    }
    assert_eq!(roster.latest_of("1").unwrap().0, "c");
    let standing = roster.standing_of("1");
    assert_eq!(standing[0].begun.minute, 60);
    assert_eq!(standing.len(), 1);
    // What is under way raises nothing: nobody else can see it.
    let draft = Assessment::begin("1".into(), by(), at(5), None);
    roster.assessments.insert("d".into(), draft);
    assert_eq!(roster.next_sequence("1"), 4);
    assert_eq!(roster.next_sequence("2"), 1);
}

#[test]
fn latest_day_is_of_whatever_was_written_last() {
    let mut roster = corrected(true);
    assert_eq!(roster.latest_day(), Some(at(0).date));
    retract(&mut roster, "c");
    let later: Date = "2027-01-01".parse().unwrap();
    roster.retractions.get_mut("rc").unwrap().at.date = later;
    assert_eq!(roster.latest_day(), Some(later));
    assert_eq!(Roster::default().latest_day(), None);
}

#[test]
fn corrections_of_one_version_made_beside_each_other_both_stand() {
    let mut roster = corrected(false);
    for (id, minute) in [("x", 9), ("y", 8)] {
        let mut next = roster
            .correction("b", by(), at(minute), "fejl".into())
            .unwrap();
        decide(&mut next, minute + 1);
        roster.assessments.insert(id.into(), next);
    }
    roster.assessments.remove("c");
    assert_eq!(counting(&roster), ["x", "y"]);
    assert_eq!(roster.standing_of("1").len(), 2);
    assert_eq!(roster.latest_of("1").unwrap().0, "x");
}

fn retract(roster: &mut Roster, id: &str) {
    let retraction = Retraction {
        child: "1".into(),
        record: id.into(),
        reason: "forkert barn".into(),
        by: by(),
        at: at(20),
        taken_back: None,
    };
    roster.retractions.insert(format!("r{id}"), retraction);
}

fn counting(roster: &Roster) -> Vec<&str> {
    let all = roster.of_child("1").into_iter();
    all.filter(|(_, a)| a.is_completed())
        .map(|(id, _)| id)
        .collect()
}

#[test]
fn only_the_newest_version_counts_and_a_correction_under_way_changes_nothing() {
    let roster = corrected(false);
    assert_eq!(counting(&roster), ["b"]);
    assert_eq!(roster.latest_of("1").unwrap().0, "b");
    assert_eq!(roster.draft_of("1"), None);
    assert_eq!(roster.corrections_of("1")[0].0, "c");
    let roster = corrected(true);
    assert_eq!(counting(&roster), ["c"]);
    assert_eq!(roster.newest_version_of("a"), Some("c"));
    assert_eq!(roster.newest_version_of("c"), None);
    let earlier: Vec<_> = roster
        .earlier_versions_of("c")
        .iter()
        .map(|(id, _)| *id)
        .collect();
    assert_eq!(earlier, ["b", "a"]);
    let newest = roster.latest_of("1").unwrap().1;
    assert_eq!((newest.begun, newest.first_decided()), (at(1), Some(at(2))));
}

#[test]
fn what_was_made_by_mistake_does_not_count_until_it_is_taken_back() {
    let mut roster = corrected(true);
    retract(&mut roster, "c");
    assert_eq!(counting(&roster), ["b"]);
    retract(&mut roster, "b");
    assert_eq!(counting(&roster), ["a"]);
    retract(&mut roster, "a");
    assert_eq!(roster.latest_of("1"), None);
    assert_eq!(roster.retracted_of("1").len(), 3);
    let taken_back = TakenBack {
        by: by(),
        at: at(30),
    };
    roster.retractions.get_mut("rc").unwrap().taken_back = Some(taken_back);
    assert_eq!(counting(&roster), ["c"]);
    assert_eq!(roster.retracted_of("1").len(), 2);
}

#[test]
fn joint_assessment_agreement_and_talk_made_by_mistake_leave_the_lists_until_they_are_taken_back() {
    let mut roster = roster();
    let child = || "1".to_owned();
    let done = Joint::begin(child(), by(), at(1));
    let completion = Completion {
        position: Position::Gul,
        participants: Vec::new(),
        from: "2026-10".parse().unwrap(),
        to: "2026-11".parse().unwrap(),
        held: "2026-11-20".parse().unwrap(),
        at: at(2),
        by: by(),
    };
    let joint = Joint {
        completion: Some(completion),
        ..done
    };
    roster.joints.insert("j".into(), joint);
    let draft = ParentTalkDraft {
        held: "2026-11-20".into(),
        told: "Vi har talt.".into(),
        ..ParentTalkDraft::default()
    };
    let talk = draft.note(child(), "Mette".into(), at(900)).unwrap();
    roster.parent_talks.insert("t".into(), talk);
    let agreement = Agreement {
        child: child(),
        about: About::Us,
        goal: "Jeg kan være med.".into(),
        we_do: "Vi deler samlingen.".into(),
        parents_do: String::new(),
        who: "Mette".into(),
        from: "2026-11-20".parse().unwrap(),
        to: "2026-12-20".parse().unwrap(),
        sign: "s".into(),
        made: at(3),
        made_by: by(),
        events: Vec::new(),
    };
    roster.agreements.insert("g".into(), agreement);
    let listed = |roster: &Roster| {
        let (joints, agreements) = (roster.joints_of("1"), roster.agreements_of("1"));
        (joints.len(), agreements.len(), roster.talks_of("1").len())
    };
    assert_eq!(listed(&roster), (1, 1, 1));
    for id in ["j", "g", "t"] {
        assert_eq!(roster.child_of(id), Some("1"));
        assert!(roster.has_record(id), "{id}");
        retract(&mut roster, id);
    }
    assert_eq!(listed(&roster), (0, 0, 0));
    assert!(roster.retracted_of("1").is_empty());
    let aside = roster.put_aside_of("1");
    assert!(
        matches!(
            aside[..],
            [
                ("rt", PutAside::Talk(_)),
                ("rj", PutAside::Joint(..)),
                ("rg", PutAside::Agreement(_))
            ]
        ),
        "{aside:?}"
    );
    // They are kept, and the course says what they are.
    let course = roster.timeline_of("1");
    let mistaken = course.iter().filter(|entry| {
        matches!(
            entry.what,
            What::Joint(_, _, Stands::Mistaken(_))
                | What::Agreed(_, Stands::Mistaken(_))
                | What::Talk(_, Stands::Mistaken(_))
        )
    });
    assert_eq!(mistaken.count(), 3);
    for id in ["rj", "rg", "rt"] {
        roster.retractions.get_mut(id).unwrap().taken_back = Some(TakenBack {
            by: by(),
            at: at(30),
        });
    }
    assert_eq!(listed(&roster), (1, 1, 1));
    assert!(roster.put_aside_of("1").is_empty());
}

#[test]
fn versions_that_point_at_each_other_end() {
    let mut roster = corrected(true);
    let mut a = roster.assessments["b"].clone();
    a.correction.as_mut().unwrap().of = "c".into();
    roster.assessments.insert("a".into(), a);
    assert_eq!(roster.earlier_versions_of("c").len(), 3);
    assert!(counting(&roster).is_empty());
}

#[test]
fn correction_keeps_the_follow_up_as_it_was_postponed_last() {
    let mut roster = corrected(false);
    let postponement = Postponement {
        child: "1".into(),
        assessment: "b".into(),
        from: "2026-12-20".parse().unwrap(),
        to: "2027-01-15".parse().unwrap(),
        reason: "syg".into(),
        by: by(),
        at: at(40),
    };
    roster.postponements.insert("p".into(), postponement);
    let next = roster.correction("b", by(), at(50), "fejl".into()).unwrap();
    assert_eq!(next.decision_draft.follow_up, "2027-01-15");
    assert_eq!(
        roster.assessments["b"]
            .decision
            .as_ref()
            .unwrap()
            .follow_up
            .to_string(),
        "2026-12-20"
    );
}
