use super::*;
use crate::domain::{
    assessment::{PositionChoice, Profession},
    boernelineal::HouseholdScore,
    date::Moment,
    decision::{DecisionDraft, Suggested},
    effort::{Cadence, EffortKind, FollowUp, Moved, Outcome},
    joint::Joint,
    next_step::{Answer3, Step},
};

pub(in crate::workflow::course) fn at(day: &str) -> Moment {
    Moment {
        date: day.parse().unwrap(),
        minute: 600,
    }
}

pub(in crate::workflow::course) fn by(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

pub(in crate::workflow::course) fn assessed(
    name: &str,
    day: &str,
    child: Option<u8>,
) -> Assessment {
    let mut made = Assessment::begin("c".into(), by(name), at(day), None);
    made.scores.edition = "2026-1".into();
    made.scores.child = Some(
        child
            .and_then(Score::new)
            .map_or(RulerAnswer::VedIkke, RulerAnswer::Step),
    );
    let suggested = Suggested {
        step: Step::Almen,
        main_rule: 22,
        edition: "2026-1".into(),
    };
    let draft = DecisionDraft {
        step: Some(Step::Almen),
        reason: "r".into(),
        tovholder: name.into(),
        follow_up: "2027-12-20".into(),
    };
    made.decision = Some(draft.decide(suggested, at(day), None).unwrap());
    made
}

fn chart(all: Vec<Assessment>) -> Chart {
    let mut roster = Roster::default();
    for (index, assessment) in all.into_iter().enumerate() {
        roster.assessments.insert(format!("{index}"), assessment);
    }
    Chart::of(&roster, "c")
}

fn lengths(lines: &[Line]) -> Vec<(usize, usize)> {
    lines.iter().map(|l| (l.rater, l.dots.len())).collect()
}

#[test]
fn line_joins_one_rater_and_never_two() {
    let chart = chart(vec![
        assessed("Mette", "2026-01-01", Some(5)),
        assessed("Hanne", "2026-02-01", Some(8)),
        assessed("Mette", "2026-03-01", Some(6)),
        assessed("Hanne", "2026-04-01", Some(7)),
    ]);
    assert_eq!(lengths(&chart.child), [(0, 2), (1, 2)]);
    assert_eq!(chart.raters, [by("Mette"), by("Hanne")]);
    assert_eq!(chart.rows.len(), 4);
    assert!(chart.days().unwrap().0 < chart.days().unwrap().1);
}

#[test]
fn line_breaks_where_the_edition_changes_or_nobody_knew() {
    let mut newer = assessed("Mette", "2026-02-01", Some(6));
    newer.scores.edition = "2027-1".into();
    let lines = chart(vec![
        assessed("Mette", "2026-01-01", Some(5)),
        newer,
        assessed("Mette", "2026-03-01", Some(6)),
        assessed("Mette", "2026-04-01", None),
        assessed("Mette", "2026-05-01", Some(7)),
        assessed("Mette", "2026-06-01", Some(7)),
    ])
    .child;
    let dots: Vec<_> = lines.iter().map(|line| line.dots.len()).collect();
    assert_eq!(dots, [1, 1, 1, 2]);
}

#[test]
fn every_household_has_its_own_line() {
    let home = |name: &str, score| HouseholdScore {
        household: name.into(),
        answer: Score::new(score).map(RulerAnswer::Step),
    };
    let mut one = assessed("Mette", "2026-01-01", Some(5));
    one.scores.households = vec![home("hos mor", 8), home("hos far", 4)];
    let mut two = assessed("Mette", "2026-02-01", Some(5));
    two.scores.households = vec![home("hos far", 5), home("hos mor", 8)];
    let chart = chart(vec![one, two]);
    assert_eq!(lengths(&chart.care), [(0, 2), (0, 2)]);
    assert_eq!(chart.care[1].household, "hos far");
}

#[test]
fn what_was_not_scored_or_is_under_way_is_not_drawn() {
    let mut none = assessed("Mette", "2026-01-01", None);
    none.scores.child = None;
    let begun = Assessment::begin("c".into(), by("Mette"), at("2026-02-01"), None);
    let chart = chart(vec![none, begun]);
    assert_eq!(chart, Chart::default());
    assert_eq!(chart.days(), None);
}

fn scored(name: &str, on: &str, child: u8) -> EffortScore {
    EffortScore {
        on: on.parse().unwrap(),
        by: by(name),
        edition: "2026-1".into(),
        child: Score::new(child),
        care: None,
    }
}

fn effort(before: EffortScore, after: EffortScore) -> Effort {
    let moment = at("2026-02-02");
    Effort {
        child: "c".into(),
        kind: EffortKind::Egen,
        title: "Legegruppe".into(),
        goal: "g".into(),
        owner: "Mette".into(),
        start: moment.date,
        planned_end: "2026-06-30".parse().unwrap(),
        first: "2026-03-16".parse().unwrap(),
        cadence: Cadence::SeksUger,
        before: Some(before),
        gates: None,
        follow_ups: vec![FollowUp {
            on: after.on,
            moved: Moved::Ja,
            seen: "s".into(),
            step_down: Answer3::Nej,
            outcome: Outcome::Afslut,
            change: String::new(),
            next: None,
            by: after.by.clone(),
            at: moment,
            after: Some(after),
        }],
        reopened: Vec::new(),
        slip: None,
        by: by("Mette"),
        at: moment,
    }
}

#[test]
fn effort_has_a_line_of_its_own_and_only_where_one_person_scored_before_and_after() {
    let mut roster = Roster::default();
    let own = assessed("Mette", "2026-01-20", Some(4));
    roster.assessments.insert("a".into(), own);
    let same = effort(
        scored("Mette", "2026-02-01", 5),
        scored("Mette", "2026-05-01", 7),
    );
    let other = effort(
        scored("Mette", "2026-02-01", 5),
        scored("Bo", "2026-05-01", 7),
    );
    roster.efforts.insert("same".into(), same);
    roster.efforts.insert("two".into(), other);
    let chart = Chart::of(&roster, "c");
    let drawn: Vec<_> = chart
        .child
        .iter()
        .map(|line| (line.effort.as_deref(), line.rater, line.dots.len()))
        .collect();
    let effort = Some("Legegruppe");
    let expected = [(None, 0, 1), (effort, 0, 1), (effort, 1, 1), (effort, 0, 2)];
    assert_eq!(drawn, expected);
    assert!(chart.care.is_empty());
    assert_eq!(chart.rows.len(), 5);
    assert_eq!(chart.rows[0].source, Source::Assessment);
    assert_eq!(chart.rows[4].source, Source::After("Legegruppe".into()));
    assert_eq!(chart.rows[4].care, [(String::new(), RulerAnswer::VedIkke)]);
}

#[test]
fn positions_stand_in_time_and_say_which_were_chosen_together() {
    let mut roster = Roster::default();
    let mut own = assessed("Mette", "2026-03-01", None);
    own.scores.child = None;
    own.position = Some(PositionChoice {
        position: Position::Gul,
        reason: String::new(),
        difference: String::new(),
    });
    roster.assessments.insert("a".into(), own);
    let mut joint = Joint::begin("c".into(), by("Mette"), at("2026-02-01"));
    roster.joints.insert("begun".into(), joint.clone());
    joint.completion = Some(Completion {
        position: Position::Roed,
        participants: Vec::new(),
        from: "2026-01".parse().unwrap(),
        to: "2026-02".parse().unwrap(),
        held: "2026-02-02".parse().unwrap(),
        at: at("2026-02-03"),
        by: by("Mette"),
    });
    roster.joints.insert("done".into(), joint);
    let chart = Chart::of(&roster, "c");
    let told: Vec<_> = chart
        .positions()
        .map(|(on, position, together)| (on.to_string(), position, together))
        .collect();
    assert_eq!(
        told,
        [
            ("2026-02-02".to_owned(), Position::Roed, true),
            ("2026-03-01".to_owned(), Position::Gul, false),
        ]
    );
    assert!(chart.child.is_empty());
}

#[test]
fn sixth_rater_takes_the_first_shape_again() {
    assert_eq!(Chart::shape(0), Shape::Circle);
    assert_eq!(Chart::shape(4), Shape::Cross);
    assert_eq!(Chart::shape(5), Shape::Circle);
}
