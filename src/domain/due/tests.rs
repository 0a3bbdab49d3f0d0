//! What is due on a day, of courses made up for it.

mod agreement;
mod joint;

use super::*;
use crate::domain::{
    assessment::{Assessment, PositionChoice, Profession, Professional},
    date::{Date, Moment},
    decision::Decision,
    follow_up::Postponement,
    meeting::OpenMatter,
    municipality::DayLimits,
    next_step::{Consent, Danger, Sign, Signs, Step},
    position::Position,
    underretning::Awaited,
    working_day::ClosedDays,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn moment(text: &str, minute: u16) -> Moment {
    Moment {
        date: day(text),
        minute,
    }
}

fn by(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

fn assessed(
    name: &str,
    on: &str,
    position: Option<Position>,
    step: Step,
    follow_up: &str,
) -> Assessment {
    let mut made = Assessment::begin("c".into(), by(name), moment(on, 600), None);
    made.position = position.map(|position| PositionChoice {
        position,
        reason: String::new(),
        difference: String::new(),
    });
    made.facts.danger = Some(Danger::Nej);
    made.facts.signs = Some(Signs::NONE);
    made.facts.consent = Some(Consent::Samtykke);
    made.decision = Some(Decision {
        step,
        reason: "r".into(),
        tovholder: name.into(),
        follow_up: day(follow_up),
        suggested: step,
        main_rule: 20,
        rules_edition: "2026-1".into(),
        decided: moment(on, 660),
    });
    made
}

fn days() -> DayLimits {
    DayLimits {
        sparring: 2,
        underretningsmoede: 2,
        parents: 5,
        red_network: 10,
        network: 15,
        own_efforts_from_weeks: 6,
        own_efforts_to_weeks: 8,
        follow_up_weeks: 8,
        yellow_talk_weeks: 2,
        red_meeting_weeks: 1,
        yellow_follow_up_weeks: 8,
        red_follow_up_weeks: 4,
        agreement_weeks: 2,
        awaited_answer: 20,
        offer_review_weeks: 52,
    }
}

fn found(course: &Course<'_>, today: &str) -> Vec<(Matter, Urgency, String)> {
    let days = days();
    let limits = Limits {
        days: &days,
        closed: ClosedDays::default(),
    };
    due(std::slice::from_ref(course), day(today), limits)
        .into_iter()
        .map(|due| {
            let by = due.by.map(|by| by.to_string()).unwrap_or_default();
            (due.matter, due.urgency, by)
        })
        .collect()
}

/// The follow-ups among what is found.
fn followed(course: &Course<'_>, today: &str) -> Vec<(Matter, Urgency, String)> {
    let mut all = found(course, today);
    all.retain(|(matter, ..)| matches!(matter, Matter::FollowUp(_)));
    all
}

fn course<'a>(completed: Vec<(&'a str, &'a Assessment)>) -> Course<'a> {
    Course {
        child: "c",
        completed,
        ..Course::default()
    }
}

fn follow_up_urgency(follow_up: &str, today: &str) -> Urgency {
    let made = assessed(
        "A",
        "2026-03-02",
        Some(Position::Groen),
        Step::Almen,
        follow_up,
    );
    found(&course(vec![("a", &made)]), today)[0].1
}

#[test]
fn urgency_counts_working_days_across_easter() {
    for (follow_up, today, urgency) in [
        ("2026-03-31", "2026-04-01", Urgency::Overdue),
        ("2026-04-01", "2026-04-01", Urgency::Today),
        ("2026-04-06", "2026-04-01", Urgency::Today),
        ("2026-04-07", "2026-04-01", Urgency::Soon),
        ("2026-04-13", "2026-04-01", Urgency::Soon),
        ("2026-04-14", "2026-04-01", Urgency::Later),
        ("2026-04-24", "2026-04-23", Urgency::Soon),
    ] {
        assert_eq!(follow_up_urgency(follow_up, today), urgency, "{follow_up}");
    }
}

#[test]
fn follow_up_is_due_at_the_limit_of_the_position_where_that_comes_first() {
    let made = assessed(
        "A",
        "2026-03-04",
        Some(Position::Roed),
        Step::Egne,
        "2026-09-01",
    );
    let all = followed(&course(vec![("a", &made)]), "2026-03-05");
    let moved = Some(Moved::Limit(Position::Roed));
    // Four weeks on lies the wednesday before easter, on which everybody works.
    assert_eq!(all[0].2, "2026-04-01");
    assert!(matches!(&all[0].0, Matter::FollowUp(f) if f.moved == moved));
    let made = assessed(
        "A",
        "2026-03-06",
        Some(Position::Roed),
        Step::Egne,
        "2026-09-01",
    );
    // Four weeks on lies good friday: it is looked at before the holidays.
    assert_eq!(
        followed(&course(vec![("a", &made)]), "2026-03-07")[0].2,
        "2026-04-01"
    );
    let made = assessed(
        "A",
        "2026-03-06",
        Some(Position::Gul),
        Step::Egne,
        "2026-03-20",
    );
    assert_eq!(
        followed(&course(vec![("a", &made)]), "2026-03-07")[0].2,
        "2026-03-20"
    );
}

#[test]
fn postponed_follow_up_is_due_at_its_newest_date_and_keeps_the_agreed_one() {
    let made = assessed(
        "A",
        "2026-03-04",
        Some(Position::Gul),
        Step::Egne,
        "2026-03-20",
    );
    let put_off = |id: &str, to: &str| Postponement {
        child: "c".into(),
        assessment: id.into(),
        from: day("2026-03-20"),
        to: day(to),
        reason: "syg".into(),
        by: by("A"),
        at: moment("2026-03-19", 0),
    };
    let (first, second) = (put_off("a", "2026-03-27"), put_off("a", "2026-06-30"));
    let other = put_off("b", "2026-12-01");
    let mut course = course(vec![("a", &made)]);
    course.postponements = vec![&first, &second, &other];
    let all = followed(&course, "2026-03-21");
    assert_eq!(all[0].2, "2026-06-30");
    let expected = FollowUp {
        agreed: day("2026-03-20"),
        by: day("2026-06-30"),
        moved: Some(Moved::Postponed),
    };
    assert_eq!(all[0].0, Matter::FollowUp(expected));
}

#[test]
fn later_assessment_settles_the_follow_up_unless_it_is_a_colleagues_milder_look() {
    let red = assessed(
        "A",
        "2026-03-04",
        Some(Position::Roed),
        Step::Egne,
        "2026-03-20",
    );
    for (name, on, position, settled) in [
        ("A", "2026-03-05", Position::Groen, true),
        ("B", "2026-03-05", Position::Groen, false),
        ("B", "2026-03-05", Position::Roed, true),
        ("B", "2026-03-20", Position::Groen, true),
        ("A", "2026-03-03", Position::Groen, false),
    ] {
        let other = assessed(name, on, Some(position), Step::Almen, "2026-12-01");
        let all = found(&course(vec![("b", &other), ("a", &red)]), "2026-03-21");
        let open = all
            .iter()
            .any(|(matter, _, by)| matches!(matter, Matter::FollowUp(_)) && by == "2026-03-20");
        assert_eq!(open, !settled, "{name} {on} {position:?}");
    }
}

fn talk(change: impl FnOnce(&mut Assessment), barred: bool) -> Option<(Option<Position>, String)> {
    let mut made = assessed(
        "A",
        "2026-04-01",
        Some(Position::Gul),
        Step::Egne,
        "2026-04-30",
    );
    made.facts.consent = Some(Consent::IkkeTalt);
    change(&mut made);
    let mut course = course(vec![("a", &made)]);
    course.contact_barred = barred;
    found(&course, "2026-04-01")
        .into_iter()
        .find_map(|(matter, _, by)| match matter {
            Matter::ParentsTalk { position } => Some((position, by)),
            _ => None,
        })
}

#[test]
fn talk_with_the_parents_is_due_by_position_and_by_step() {
    let gul = Some(Position::Gul);
    assert_eq!(talk(|_| {}, false), Some((gul, "2026-04-15".into())));
    let red = talk(
        |a| a.position.as_mut().unwrap().position = Position::Roed,
        false,
    );
    assert_eq!(red, Some((Some(Position::Roed), "2026-04-08".into())));
    // Five working days, with the five closed days of easter between.
    let step = talk(|a| a.decision.as_mut().unwrap().step = Step::Tal, false);
    assert_eq!(step, Some((None, "2026-04-13".into())));
}

#[test]
fn parents_are_contacted_at_once_after_red_and_within_the_days_after_yellow() {
    let made = |position| {
        let position = Some(position);
        assessed("A", "2026-04-01", position, Step::Egne, "2026-04-30")
    };
    let talk = |position, today| {
        let made = made(position);
        let all = found(&course(vec![("a", &made)]), today).into_iter();
        let mut talks = all.filter(|(matter, ..)| matches!(matter, Matter::ParentsTalk { .. }));
        talks.next().map(|(_, urgency, _)| urgency)
    };
    assert_eq!(talk(Position::Roed, "2026-04-01"), Some(Urgency::Today));
    assert_eq!(talk(Position::Roed, "2026-04-09"), Some(Urgency::Overdue));
    assert_eq!(talk(Position::Gul, "2026-04-01"), Some(Urgency::Later));
    assert_eq!(talk(Position::Groen, "2026-04-01"), None);
}

#[test]
fn talk_that_was_held_since_the_decision_is_due_no_more() {
    let mut made = assessed(
        "A",
        "2026-04-01",
        Some(Position::Gul),
        Step::Egne,
        "2026-04-30",
    );
    made.facts.consent = Some(Consent::IkkeTalt);
    let mut course = course(vec![("a", &made)]);
    for (held, due) in [
        ("2026-03-31", true),
        ("2026-04-01", false),
        ("2026-04-08", false),
    ] {
        course.last_talk = Some(day(held));
        let all = found(&course, "2026-04-09");
        let talk = |(matter, ..): &(Matter, _, _)| matches!(matter, Matter::ParentsTalk { .. });
        assert_eq!(all.iter().any(talk), due, "{held}");
    }
}

#[test]
fn nothing_is_said_of_the_parents_while_contact_is_barred_or_may_be() {
    assert_eq!(talk(|_| {}, true), None);
    assert_eq!(talk(|a| a.facts.danger = None, false), None);
    assert_eq!(
        talk(|a| a.facts.danger = Some(Danger::VedIkke), false),
        None
    );
    assert_eq!(talk(|a| a.facts.signs = None, false), None);
    let signs = Signs::NONE.with(Sign::VoldForaeldre);
    assert_eq!(talk(|a| a.facts.signs = Some(signs), false), None);
}

#[test]
fn only_a_logged_talk_settles_the_talk_a_consent_does_not() {
    let yellow = Some((Some(Position::Gul), "2026-04-15".to_owned()));
    for consent in [None, Some(Consent::IkkeTalt), Some(Consent::Samtykke)] {
        assert_eq!(talk(|a| a.facts.consent = consent, false), yellow);
    }
}

#[test]
fn concern_is_open_since_the_first_of_the_run_of_assessments_that_say_so() {
    let green = assessed(
        "A",
        "2026-01-05",
        Some(Position::Groen),
        Step::Almen,
        "2026-02-01",
    );
    let yellow = assessed(
        "A",
        "2026-02-02",
        Some(Position::Gul),
        Step::Egne,
        "2026-03-02",
    );
    let red = assessed(
        "A",
        "2026-03-02",
        Some(Position::Roed),
        Step::Egne,
        "2026-03-30",
    );
    let concern = |completed| {
        found(&course(completed), "2026-03-03")
            .into_iter()
            .find_map(|(matter, ..)| match matter {
                Matter::Concern { position, since } => Some((position, since.to_string())),
                _ => None,
            })
    };
    let all = vec![("r", &red), ("y", &yellow), ("g", &green)];
    assert_eq!(
        concern(all),
        Some((Some(Position::Roed), "2026-02-02".into()))
    );
    assert_eq!(concern(vec![("g", &green)]), None);
    let late = assessed(
        "A",
        "2026-03-03",
        Some(Position::Groen),
        Step::Almen,
        "2026-04-01",
    );
    assert_eq!(concern(vec![("l", &late), ("r", &red)]), None);
    let straight = assessed("A", "2026-03-02", None, Step::Underretning, "2026-03-30");
    assert_eq!(
        concern(vec![("s", &straight)]),
        Some((None, "2026-03-02".into()))
    );
}

#[test]
fn earlier_look_with_a_later_date_settles_nothing() {
    let mut before = assessed(
        "A",
        "2026-06-01",
        Some(Position::Groen),
        Step::Almen,
        "2026-09-01",
    );
    let mut now = assessed(
        "A",
        "2025-06-02",
        Some(Position::Roed),
        Step::P30,
        "2026-06-20",
    );
    let follow_ups = |before: &Assessment, now: &Assessment| {
        let course = Course {
            child: "c",
            completed: vec![("now", now), ("before", before)],
            ..Course::default()
        };
        let all = found(&course, "2026-06-20");
        all.iter()
            .filter(|(matter, ..)| matches!(matter, Matter::FollowUp(_)))
            .count()
    };
    (before.sequence, now.sequence) = (1, 2);
    assert_eq!(follow_ups(&before, &now), 2);
    before.begun.date = day("2025-06-01");
    before.decision.as_mut().unwrap().decided = before.begun;
    assert_eq!(follow_ups(&before, &now), 1);
}

#[test]
fn what_the_municipality_owes_is_due_also_for_a_child_without_assessment() {
    let by = day("2026-04-13");
    let awaited = Awaited::Kvittering { by, asked: false };
    let mut course = course(Vec::new());
    course.awaited = vec![("u", awaited)];
    course.letter = Some(("v", moment("2026-03-30", 1)));
    course.efforts = vec![("e", "Legegruppe", day("2026-06-01"))];
    let tell = OpenMatter::Tell { who: "Bo".into() };
    course.meetings = vec![("m", tell.clone(), day("2026-04-14"))];
    let open = |today| found(&course, today);
    assert_eq!(
        open("2026-04-14"),
        [
            (Matter::Awaited(awaited), Urgency::Overdue, by.to_string()),
            (Matter::Meeting(tell), Urgency::Today, "2026-04-14".into()),
            (
                Matter::Effort {
                    title: "Legegruppe".into()
                },
                Urgency::Later,
                "2026-06-01".into()
            ),
            (
                Matter::Letter {
                    begun: moment("2026-03-30", 1)
                },
                Urgency::Undated,
                String::new()
            ),
        ]
    );
    assert_eq!(open("2026-04-13")[0].1, Urgency::Today);
    assert_eq!(open("2026-04-01")[0].1, Urgency::Soon);
}

#[test]
fn child_without_assessment_and_what_is_begun_are_found() {
    let mut course = course(Vec::new());
    assert_eq!(found(&course, "2026-03-03"), []);
    course.has_form = true;
    assert_eq!(found(&course, "2026-03-03")[0].0, Matter::NeverAssessed);
    let draft = Assessment::begin("c".into(), by("A"), moment("2026-03-02", 1), None);
    course.drafts = vec![("d", &draft)];
    let begun = Matter::Draft {
        begun: draft.begun,
        correction: false,
    };
    assert_eq!(
        found(&course, "2026-03-03"),
        [(begun, Urgency::Undated, String::new())]
    );
}

#[test]
fn deletion_is_due_thirty_days_ahead_and_for_a_child_that_is_put_away_nothing_else() {
    let green = assessed("Mette", "2026-01-05", None, Step::Almen, "2026-02-02");
    let due_on = |today: &str, archived| {
        let course = Course {
            delete_by: Some(day("2026-06-30")),
            archived,
            has_form: true,
            ..course(vec![("a", &green)])
        };
        found(&course, today)
    };
    let only = |today| due_on(today, true);
    assert_eq!(only("2026-05-30"), []);
    let due = only("2026-05-31");
    assert_eq!(due.len(), 1);
    assert_eq!((&due[0].0, due[0].1), (&Matter::Deletion, Urgency::Later));
    assert_eq!(only("2026-06-30")[0].1, Urgency::Today);
    assert_eq!(only("2026-07-01")[0].1, Urgency::Overdue);
    assert!(due_on("2026-07-01", false).len() > 1);
}
