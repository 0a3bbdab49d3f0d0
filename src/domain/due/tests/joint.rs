//! What is due after a joint position, and a focus agreement that is missing.

use super::*;
use crate::domain::{
    agreement::{About, Agreement},
    date::YearMonth,
    joint::Completion,
};

fn together(held: &str, position: Position) -> Completion {
    Completion {
        position,
        participants: Vec::new(),
        from: YearMonth::new(2026, 3).unwrap(),
        to: YearMonth::new(2026, 3).unwrap(),
        held: day(held),
        at: moment(held, 700),
        by: by("A"),
    }
}

fn joint<'a>(done: &'a Completion, after: Vec<&'a Assessment>) -> JointDue<'a> {
    JointDue {
        id: "j",
        done,
        after,
        safe: true,
    }
}

fn green(name: &str, on: &str) -> Assessment {
    assessed(name, on, Some(Position::Groen), Step::Almen, "2026-09-01")
}

fn of(all: &[(Matter, Urgency, String)], wanted: impl Fn(&Matter) -> bool) -> Vec<String> {
    let found = all.iter().filter(|(matter, ..)| wanted(matter));
    found.map(|(_, _, by)| by.clone()).collect()
}

#[test]
fn joint_red_over_two_greens_is_due_as_an_own_red() {
    let (own, done) = (
        green("A", "2026-04-01"),
        together("2026-04-07", Position::Roed),
    );
    let course = Course {
        joint: Some(joint(&done, Vec::new())),
        ..course(vec![("a", &own)])
    };
    let all = found(&course, "2026-04-07");
    let follow_up = FollowUp {
        agreed: day("2026-05-05"),
        by: day("2026-05-05"),
        moved: Some(Moved::Joint(Position::Roed)),
    };
    assert!(
        all.iter()
            .any(|(matter, ..)| *matter == Matter::FollowUp(follow_up))
    );
    let talk = |matter: &Matter| {
        *matter
            == Matter::ParentsTalk {
                position: Some(Position::Roed),
            }
    };
    assert_eq!(of(&all, talk), ["2026-04-14"]);
    let concern = Matter::Concern {
        position: Some(Position::Roed),
        since: day("2026-04-07"),
    };
    assert!(all.iter().any(|(matter, ..)| *matter == concern));
    let none = Matter::NoAgreement {
        position: Position::Roed,
    };
    assert_eq!(of(&all, |matter| *matter == none), ["2026-04-21"]);
    // Six weeks later it stands overdue.
    let late = found(&course, "2026-05-19");
    assert!(
        late.iter()
            .filter(|(_, urgency, _)| *urgency == Urgency::Overdue)
            .count()
            >= 3
    );
}

#[test]
fn joint_green_asks_for_nothing_and_lifts_no_own_red() {
    let done = together("2026-04-07", Position::Groen);
    let red = assessed(
        "A",
        "2026-04-01",
        Some(Position::Roed),
        Step::Egne,
        "2026-04-20",
    );
    let with = |joint| {
        let course = Course {
            joint,
            ..course(vec![("a", &red)])
        };
        found(&course, "2026-04-07")
    };
    assert_eq!(with(Some(joint(&done, Vec::new()))), with(None));
}

#[test]
fn joint_follow_up_is_settled_by_a_look_as_serious_or_when_it_is_due_and_can_be_put_off() {
    let done = together("2026-04-07", Position::Gul);
    let own = green("A", "2026-04-01");
    let yellow = assessed(
        "B",
        "2026-04-20",
        Some(Position::Gul),
        Step::Egne,
        "2026-09-01",
    );
    let (early, late) = (green("B", "2026-04-20"), green("B", "2026-06-02"));
    for (after, open) in [(&early, true), (&yellow, false), (&late, false)] {
        let course = Course {
            joint: Some(joint(&done, vec![after])),
            ..course(vec![("b", after), ("a", &own)])
        };
        let all = found(&course, "2026-06-02");
        let is = |matter: &Matter| matches!(matter, Matter::FollowUp(f) if f.moved == Some(Moved::Joint(Position::Gul)));
        assert_eq!(!of(&all, is).is_empty(), open);
    }
    let put_off = Postponement {
        child: "c".into(),
        assessment: "j".into(),
        from: day("2026-06-02"),
        to: day("2026-06-16"),
        reason: "syg".into(),
        by: by("A"),
        at: moment("2026-06-01", 0),
    };
    let mut course = Course {
        joint: Some(joint(&done, Vec::new())),
        ..course(vec![("a", &own)])
    };
    course.postponements = vec![&put_off];
    let limits = days();
    let limits = Limits {
        days: &limits,
        closed: ClosedDays::default(),
    };
    let all = course.follow_ups(limits);
    let (id, follow_up) = all.last().unwrap();
    assert_eq!(
        (*id, follow_up.by.to_string().as_str()),
        ("j", "2026-06-16")
    );
    assert_eq!(follow_up.moved, Some(Moved::Postponed));
}

#[test]
fn joint_talk_waits_for_a_log_and_is_never_spoken_of_while_contact_is_barred() {
    let done = together("2026-04-07", Position::Gul);
    let talk = |change: &dyn Fn(&mut Course<'_>)| {
        let mut course = course(Vec::new());
        course.joint = Some(joint(&done, Vec::new()));
        change(&mut course);
        let all = found(&course, "2026-04-07");
        of(&all, |matter| matches!(matter, Matter::ParentsTalk { .. })).len()
    };
    assert_eq!(talk(&|_| {}), 1);
    assert_eq!(talk(&|course| course.contact_barred = true), 0);
    assert_eq!(
        talk(&|course| course.joint.as_mut().unwrap().safe = false),
        0
    );
    assert_eq!(
        talk(&|course| course.last_talk = Some(day("2026-04-06"))),
        1
    );
    assert_eq!(
        talk(&|course| course.last_talk = Some(day("2026-04-07"))),
        0
    );
}

#[test]
fn one_talk_and_one_follow_up_stand_where_own_and_joint_ask_for_the_same() {
    let done = together("2026-04-07", Position::Roed);
    let red = assessed(
        "A",
        "2026-04-01",
        Some(Position::Roed),
        Step::Egne,
        "2026-04-20",
    );
    let course = Course {
        joint: Some(joint(&done, Vec::new())),
        ..course(vec![("a", &red)])
    };
    let all = found(&course, "2026-04-07");
    let talk = of(&all, |matter| matches!(matter, Matter::ParentsTalk { .. }));
    assert_eq!(talk, ["2026-04-08"]);
    let follow_up = of(&all, |matter| matches!(matter, Matter::FollowUp(_)));
    assert_eq!(follow_up, ["2026-04-20"]);
}

#[test]
fn agreement_is_missing_at_yellow_until_one_runs_or_is_made_since() {
    let yellow = assessed(
        "A",
        "2026-04-01",
        Some(Position::Gul),
        Step::Egne,
        "2026-04-30",
    );
    let mut agreement = Agreement {
        child: "c".into(),
        about: About::Us,
        goal: "g".into(),
        we_do: "w".into(),
        parents_do: String::new(),
        who: "A".into(),
        from: day("2026-03-02"),
        to: day("2026-04-05"),
        sign: "s".into(),
        made: moment("2026-03-02", 0),
        made_by: by("A"),
        events: Vec::new(),
    };
    let missing = |made: &Assessment, agreement: Option<&Agreement>| {
        let mut course = course(vec![("a", made)]);
        course.agreements = agreement.into_iter().collect();
        let all = found(&course, "2026-04-01");
        of(&all, |matter| matches!(matter, Matter::NoAgreement { .. }))
    };
    assert_eq!(missing(&yellow, None), ["2026-04-15"]);
    assert!(missing(&green("A", "2026-04-01"), None).is_empty());
    assert!(missing(&yellow, Some(&agreement)).is_empty(), "it runs");
    let closed = |made: &Agreement, on: &str| {
        let status = Some(crate::domain::agreement::Status::Afsluttet);
        made.follow(status, "", "", by("A"), moment(on, 0)).unwrap()
    };
    let before = closed(&agreement, "2026-03-10");
    assert_eq!(missing(&yellow, Some(&before)), ["2026-04-15"]);
    agreement.made = moment("2026-04-02", 0);
    let since = closed(&agreement, "2026-04-10");
    assert!(missing(&yellow, Some(&since)).is_empty());
}
