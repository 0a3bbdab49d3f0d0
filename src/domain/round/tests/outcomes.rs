//! What comes of whatever happens to a round.

use std::collections::BTreeMap;

use super::made_up::{assessed, at, day, plan, round, seat, standing, tagged, team, who};
use crate::domain::{
    assessment::{Assessment, Profession},
    round::{Change, Known, Period, Round, RoundChild, RoundError, SeatState},
};

#[test]
fn days_of_a_round_name_the_first_thing_that_is_wrong() {
    let today = day("2026-11-22");
    for (start, end, error) in [
        ("", "2026-12-01", RoundError::NoStart),
        ("2026-02-30", "2026-12-01", RoundError::NoStart),
        ("2026-11-22", "snart", RoundError::NoEnd),
        ("2026-12-02", "2026-12-01", RoundError::EndBeforeStart),
        ("2026-11-01", "2026-11-21", RoundError::EndInPast),
        ("2026-11-22", "2062-11-30", RoundError::FarOff),
        ("2062-11-22", "2062-11-30", RoundError::FarOff),
        ("2020-11-22", "2026-11-30", RoundError::FarOff),
    ] {
        assert_eq!(Period::read(start, end, today), Err(error), "{start} {end}");
    }
    assert!(Period::read("2026-11-22", "2026-11-22", today).is_ok());
    assert!(Period::read("2026-11-01", "2026-12-18", today).is_ok());
}

#[test]
fn round_without_children_or_assessors_is_not_begun() {
    let begin = |children| Round::begin(plan("Blå stue", children), [], who("M"), at("2026-11-02"));
    assert_eq!(begin(vec![]), Err(RoundError::NoChildren));
    let one = vec![seat("alma", &["m"]), seat("bo", &[])];
    assert_eq!(begin(one), Err(RoundError::Unassigned { children: 1 }));
}

#[test]
fn stue_or_child_in_an_open_round_is_not_in_another() {
    let open = round();
    let begin = |unit, child: &str, other: &Round| {
        let children = vec![seat(child, &["m"])];
        Round::begin(plan(unit, children), [other], who("M"), at("2026-11-10"))
    };
    let overlaps = Err(RoundError::Overlaps {
        start: day("2026-11-02"),
        end: day("2026-11-30"),
    });
    assert_eq!(begin(" blå  Stue", "ny", &open), overlaps);
    assert_eq!(begin("Rød stue", "bo", &open), overlaps);
    assert!(begin("Rød stue", "ny", &open).is_ok());
    let closed = open.closed(vec![], who("M"), at("2026-11-09")).unwrap();
    assert!(begin("Blå stue", "bo", &closed).is_ok());
}

#[test]
fn who_is_missing_comes_from_what_is_completed_and_from_ones_own_drafts() {
    let draft =
        |child: &str, by: &str| Assessment::begin(child.into(), who(by), at("2026-11-03"), None);
    let all = [
        tagged("alma", "Mette", "m", "2026-11-03"),
        tagged("bo", "Hanne", "h", "2026-11-04"),
        draft("bo", "Mette"),
    ];
    let seen = standing(&round(), &team(), &all, &[]);
    assert_eq!(seen.progress(), (2, 4));
    assert_eq!(seen.mine(), ["bo"]);
    assert_eq!(seen.missing_for("h"), ["carla"]);
    assert_eq!(seen.children[1].seats[0].state, SeatState::Begun);
    assert!(seen.children[0].is_done() && !seen.children[1].is_done());
    let missing = [seat("bo", &["m"]), seat("carla", &["h"])];
    assert_eq!(seen.missing(), missing);
    // A draft says nothing about a colleague, whoever's it is.
    let seen = standing(&round(), &team(), &[draft("carla", "Hanne")], &[]);
    assert_eq!(seen.children[2].seats[0].state, SeatState::Missing);
}

#[test]
fn assessment_counts_for_its_round_and_for_no_other() {
    let mut other = tagged("alma", "Mette", "m", "2026-11-03");
    other.round.as_mut().unwrap().round = "before".into();
    for (assessment, counts) in [
        (tagged("alma", "Mette", "m", "2026-11-03"), true),
        (other, false),
        // The clock was set back while the round ran.
        (tagged("alma", "Mette", "m", "2026-01-01"), true),
        // Somebody new of the same name is somebody else.
        (tagged("alma", "Mette", "x", "2026-11-03"), false),
        (assessed("alma", "Mette", "2026-11-02"), true),
        (assessed("alma", "Mette", "2026-11-01"), false),
        (assessed("alma", "Hanne", "2026-11-03"), false),
    ] {
        let seen = standing(&round(), &team(), std::slice::from_ref(&assessment), &[]);
        assert_eq!(seen.children[0].is_done(), counts, "{assessment:?}");
    }
}

#[test]
fn correction_counts_as_what_it_corrects() {
    let first = tagged("alma", "Mette", "m", "2026-11-03");
    let mut next = first
        .corrected(
            "a",
            who("Bo"),
            at("2026-12-24"),
            "r".into(),
            day("2027-01-04"),
        )
        .unwrap();
    let seen = standing(&round(), &team(), std::slice::from_ref(&next), &[]);
    assert_eq!(seen.children[0].seats[0].state, SeatState::Missing);
    next.decision.clone_from(&first.decision);
    let seen = standing(&round(), &team(), &[next], &[]);
    assert_eq!(
        seen.children[0].seats[0].state,
        SeatState::Done(day("2026-11-03"))
    );
}

#[test]
fn child_that_moves_stays_in_the_round_and_one_that_is_put_away_or_deleted_is_not_missing() {
    let known = [
        (
            "alma",
            Known::Moved {
                to: "Rød stue".into(),
            },
        ),
        ("bo", Known::PutAway),
        ("carla", Known::Gone),
    ];
    let seen = standing(&round(), &team(), &[], &known);
    assert_eq!(seen.mine(), ["alma"]);
    assert_eq!(seen.progress(), (0, 1));
    assert_eq!(seen.missing(), [seat("alma", &["m"])]);
    // Put back on the list, it is missing again.
    assert_eq!(standing(&round(), &team(), &[], &[]).mine(), ["alma", "bo"]);
}

#[test]
fn children_of_somebody_who_was_taken_out_are_unassigned_until_they_come_back() {
    let mut gone = team();
    gone.get_mut("h").unwrap().here = false;
    let seen = standing(&round(), &gone, &[], &[]);
    assert_eq!(seen.unassigned(), ["carla"]);
    assert_eq!(seen.children[1].seats[1].state, SeatState::Left);
    assert_eq!(seen.progress(), (0, 3));
    assert_eq!(seen.missing()[2], seat("carla", &[]));
    assert!(
        standing(&round(), &team(), &[], &[])
            .unassigned()
            .is_empty()
    );
    // What they had completed still counts.
    let done = [tagged("carla", "Hanne", "h", "2026-11-03")];
    let seen = standing(&round(), &gone, &done, &[]);
    assert!(seen.unassigned().is_empty() && seen.children[2].is_done());
    // Nobody at all is known: nobody is me.
    let seen = standing(&round(), &BTreeMap::new(), &[], &[]);
    assert_eq!(seen.unassigned().len(), 3);
    assert!(seen.mine().is_empty());
}

#[test]
fn round_is_closed_with_what_is_missing_and_opens_again_when_it_is_prolonged() {
    let round = round();
    let missing = standing(&round, &team(), &[], &[]).missing();
    let closed = round
        .closed(missing.clone(), who("Mette"), at("2026-11-30"))
        .unwrap();
    assert_eq!(closed.closing().unwrap().0.missing, missing);
    assert_eq!(closed.children, round.children);
    let again = closed.closed(vec![], who("Mette"), at("2026-11-30"));
    assert_eq!(again, Err(RoundError::Closed));
    let assigned = closed.assigned(vec![], |_| true);
    assert_eq!(assigned, Err(RoundError::Closed));

    let prolong = |round: &Round, to, reason, others: &[Round]| {
        round.prolonged((to, reason), others, who("Bo"), at("2026-12-01"))
    };
    for (to, reason, error) in [
        ("", "Sygdom", RoundError::NoEnd),
        ("2026-11-30", "Sygdom", RoundError::EndInPast),
        ("2062-12-12", "Sygdom", RoundError::FarOff),
        ("2026-12-12", " \n", RoundError::NoReason),
    ] {
        assert_eq!(prolong(&closed, to, reason, &[]), Err(error), "{to}");
    }
    let open = prolong(&closed, "2026-12-12", " Sygdom ", &[]).unwrap();
    assert!(open.is_open());
    assert_eq!(
        (open.end, open.end()),
        (day("2026-11-30"), day("2026-12-12"))
    );
    assert_eq!(open.history.len(), 2, "the closing is kept");
    let change = Change::Prolonged {
        from: day("2026-11-30"),
        to: day("2026-12-12"),
        reason: "Sygdom".into(),
    };
    assert_eq!(open.history[1].change, change);
    let later = prolong(&open, "2026-12-12", "Sygdom", &[]);
    assert_eq!(later, Err(RoundError::NotLater));
    let next = Round::begin(
        plan("Blå stue", vec![seat("ny", &["m"])]),
        [&closed],
        who("M"),
        at("2026-12-01"),
    );
    let beside = prolong(&closed, "2026-12-12", "Sygdom", &[next.unwrap()]);
    assert!(matches!(beside, Err(RoundError::Overlaps { .. })));
}

#[test]
fn clock_that_is_set_back_does_not_put_a_round_before_its_first_day() {
    let round = round();
    assert!(round.has_begun(day("2026-11-02"), None));
    assert!(
        round.has_begun(day("2026-01-01"), None),
        "it was begun later"
    );
    let planned = Round::begin(
        plan("Blå stue", vec![seat("alma", &["m"])]),
        [],
        who("M"),
        at("2026-10-20"),
    )
    .unwrap();
    assert!(!planned.has_begun(day("2026-11-01"), None));
    assert!(planned.has_begun(day("2026-10-25"), Some(day("2026-11-03"))));
}

#[test]
fn assessors_are_changed_and_children_who_have_come_are_taken_in() {
    let covered = |child: &RoundChild| !child.assessors.is_empty();
    let round = round();
    let changed = round.assigned(
        vec![
            seat("carla", &["m", "h"]),
            seat("ny", &["h"]),
            seat("senere", &[]),
        ],
        covered,
    );
    let changed = changed.unwrap();
    let expected = [
        seat("alma", &["m"]),
        seat("bo", &["m", "h"]),
        seat("carla", &["m", "h"]),
        seat("ny", &["h"]),
    ];
    assert_eq!(changed.children, expected);
    let nobody = round.assigned(vec![seat("carla", &[])], covered);
    assert_eq!(nobody, Err(RoundError::Unassigned { children: 1 }));
}

#[test]
fn walk_goes_round_what_is_missing_and_comes_back_to_where_it_was_left() {
    let children = ["a", "b", "c", "d"].map(|child| seat(child, &["m"]));
    let round = plan("Blå stue", children.to_vec());
    let round = Round::begin(round, [], who("Mette"), at("2026-11-02")).unwrap();
    let done = [tagged("b", "Mette", "m", "2026-11-03")];
    let seen = standing(&round, &team(), &done, &[]);
    assert_eq!(seen.resume(None), Some("a"));
    assert_eq!(seen.next(Some("a")), Some("c"));
    assert_eq!(seen.next(Some("b")), Some("c"));
    assert_eq!(seen.next(Some("d")), Some("a"));
    assert_eq!(seen.resume(Some("c")), Some("c"));
    assert_eq!(seen.resume(Some("b")), Some("c"));
    assert_eq!(seen.my_number("c"), Some((3, 4)));
    let done = ["b", "c", "d"].map(|child| tagged(child, "Mette", "m", "2026-11-03"));
    let seen = standing(&round, &team(), &done, &[]);
    assert_eq!(seen.next(Some("a")), None, "never the same child");
    assert_eq!(seen.next(Some("d")), Some("a"));
}

#[test]
fn untouched_assessment_is_told_from_one_with_an_answer() {
    let response =
        crate::domain::response::Response::new("2026-1", Profession::Paedagog.role(), "C".into());
    let mut made = Assessment::begin("a".into(), who("M"), at("2026-11-02"), Some(response));
    assert!(made.is_untouched());
    made.facts.unborn = Some(true);
    made.sequence = 4;
    assert!(made.is_untouched());
    let mut answered = made.clone();
    let area = answered.response.as_mut().unwrap().area_mut(&"tryg".into());
    area.works = "Sange".into();
    assert!(!answered.is_untouched());
    made.facts.danger = Some(crate::domain::next_step::Danger::Nej);
    assert!(!made.is_untouched());
    assert!(!tagged("a", "Mette", "m", "2026-11-03").is_untouched());
}
