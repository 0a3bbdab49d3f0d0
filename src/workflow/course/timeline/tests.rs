use super::*;
use crate::{
    domain::{
        agreement::{About, Status},
        effort::{Cadence, EffortKind, Moved, Outcome},
        next_step::Answer3,
        notice::{Audience, Event as Told, Route},
        position::Position,
    },
    workflow::course::chart::tests::{assessed, at, by},
};

fn talk(held: &str, noted: &str) -> ParentTalk {
    ParentTalk {
        child: "c".into(),
        held: held.parse().unwrap(),
        by: "Mette".into(),
        told: "t".into(),
        their_words: String::new(),
        childs_words: String::new(),
        noted: at(noted),
    }
}

fn retraction(of: &str, by: Professional) -> Retraction {
    Retraction {
        child: "c".into(),
        record: of.into(),
        reason: "forkert barn".into(),
        by,
        at: at("2026-04-01"),
        taken_back: None,
    }
}

#[test]
fn joint_assessment_stands_on_its_day_once_completed_and_an_agreement_with_how_it_goes() {
    let mut roster = Roster::default();
    let begun = Joint::begin("c".into(), by("Mette"), at("2026-03-01"));
    let mut completed = begun.clone();
    completed.completion = Some(Completion {
        position: Position::Gul,
        participants: Vec::new(),
        from: "2026-01".parse().unwrap(),
        to: "2026-03".parse().unwrap(),
        held: "2026-03-02".parse().unwrap(),
        at: at("2026-03-05"),
        by: by("Mette"),
    });
    roster.joints.insert("begun".into(), begun);
    roster.joints.insert("done".into(), completed);
    let agreement = Agreement {
        child: "c".into(),
        about: About::Us,
        goal: "Jeg kan være med.".into(),
        we_do: "Vi deler samlingen i to.".into(),
        parents_do: String::new(),
        who: "Mette".into(),
        from: "2026-03-03".parse().unwrap(),
        to: "2026-04-03".parse().unwrap(),
        sign: "s".into(),
        made: at("2026-03-03"),
        made_by: by("Mette"),
        events: Vec::new(),
    };
    let agreement = agreement
        .follow(Some(Status::Virker), "", "", by("Bo"), at("2026-03-20"))
        .unwrap();
    roster.agreements.insert("g".into(), agreement);
    let told: Vec<_> = roster
        .timeline_of("c")
        .iter()
        .map(|entry| {
            (
                entry.on.to_string(),
                entry.sort(),
                entry.opens.unwrap_or("-"),
            )
        })
        .map(|(on, sort, opens)| format!("{on} {sort:?} {opens}"))
        .collect();
    assert_eq!(
        told,
        [
            "2026-03-20 Agreements -",
            "2026-03-03 Agreements -",
            "2026-03-02 Assessments done",
        ]
    );
}

#[test]
fn what_everybody_was_told_of_a_route_stands_in_the_course_and_what_only_some_may_know_does_not() {
    let begun = |audience| {
        let mut notice = Notice {
            child: "c".into(),
            assessment: "a".into(),
            audience,
            chosen: false,
            bar: None,
            log: Vec::new(),
        };
        notice.add(Told::Begun(Route::Akut), by("Mette"), at("2026-03-01"));
        notice
    };
    let mut everyone = begun(Audience::Everyone);
    let reason = "Kommunen har barnet.".to_owned();
    let parents = None;
    everyone.add(Told::Ended { reason, parents }, by("Bo"), at("2026-03-04"));
    let mut roster = Roster::default();
    roster.notices.insert("all".into(), everyone);
    let some = begun(Audience::Only(Vec::new()));
    roster.notices.insert("some".into(), some);
    let course = roster.timeline_of("c");
    let told: Vec<_> = course
        .iter()
        .map(|entry| (entry.on.to_string(), entry.what))
        .collect();
    assert!(
        matches!(&told[..], [(ended, What::Notice(Told::Ended { .. }, by)), (begun, What::Notice(Told::Begun(Route::Akut), _))]
            if ended == "2026-03-04" && by.name == "Bo" && begun == "2026-03-01"),
        "{told:?}"
    );
    assert!(
        course
            .iter()
            .all(|entry| entry.sort() == Sort::Underretninger)
    );
}

#[test]
fn end_of_an_effort_stands_above_its_beginning_in_the_same_minute() {
    let now = at("2026-03-01");
    let effort = Effort {
        child: "c".into(),
        kind: EffortKind::Egen,
        title: "Faste rammer".into(),
        goal: "g".into(),
        owner: "Mette".into(),
        start: now.date,
        planned_end: now.date,
        first: now.date,
        cadence: Cadence::SeksUger,
        before: None,
        gates: None,
        follow_ups: vec![FollowUp {
            on: now.date,
            moved: Moved::Ja,
            seen: "s".into(),
            step_down: Answer3::Ja,
            outcome: Outcome::Afslut,
            change: String::new(),
            next: None,
            after: None,
            by: by("Mette"),
            at: now,
        }],
        reopened: Vec::new(),
        slip: None,
        by: by("Mette"),
        at: now,
    };
    let mut roster = Roster::default();
    roster.efforts.insert("e".into(), effort);
    let course = roster.timeline_of("c");
    assert!(matches!(
        &course[..],
        [end, begun] if matches!(end.what, What::FollowUp(..)) && matches!(begun.what, What::Effort(_))
    ));
}

#[test]
fn course_is_newest_first_by_the_day_it_happened_and_keeps_what_does_not_count() {
    let mut roster = Roster::default();
    for (id, day) in [
        ("a", "2026-01-10"),
        ("b", "2026-02-10"),
        ("m", "2026-03-10"),
    ] {
        roster
            .assessments
            .insert(id.into(), assessed("Mette", day, Some(7)));
    }
    let mut corrected = roster
        .correction("a", by("Mette"), at("2026-03-20"), "fejl".into())
        .unwrap();
    corrected
        .decision
        .clone_from(&roster.assessments["a"].decision);
    corrected.decision.as_mut().unwrap().decided = at("2026-03-20");
    roster.assessments.insert("z".into(), corrected);
    roster
        .retractions
        .insert("r".into(), retraction("m", by("Mette")));
    // Noted late, but it was held first.
    roster
        .parent_talks
        .insert("t".into(), talk("2026-01-05", "2026-03-30"));
    roster.assessments.insert(
        "draft".into(),
        Assessment::begin("c".into(), by("Mette"), at("2026-05-01"), None),
    );
    roster.assessments.insert(
        "other".into(),
        Assessment {
            child: "x".into(),
            ..assessed("Mette", "2026-01-01", None)
        },
    );
    let all = roster.timeline_of("c");
    let told: Vec<_> = all
        .iter()
        .map(|entry| {
            let stands = match entry.what {
                What::Assessment(_, Stands::Counts) => "counts",
                What::Assessment(_, Stands::Corrected) => "corrected",
                What::Assessment(_, Stands::Mistaken(_)) => "mistaken",
                _ => "talk",
            };
            (entry.opens.unwrap_or("-"), stands)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("m", "mistaken"),
            ("b", "counts"),
            ("z", "counts"),
            ("a", "corrected"),
            ("-", "talk"),
        ]
    );
    assert!(Sort::ALL.into_iter().any(|sort| sort == all[4].sort()));
}
