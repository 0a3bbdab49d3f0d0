//! Where a child stands, of made-up looks and talks.

use super::*;
use crate::domain::{
    assessment::{PositionChoice, Profession},
    correction::Retraction,
    decision::{DecisionDraft, Suggested},
    joint::{Participant, ParticipantRole},
    next_step::{Danger, Signs, Step},
};

use Position::{Groen, Gul, Roed};

fn at(date: &str, minute: u16) -> Moment {
    Moment {
        date: date.parse().unwrap(),
        minute,
    }
}

fn person(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

fn decided(mut assessment: Assessment, on: Moment) -> Assessment {
    let draft = DecisionDraft {
        step: Some(Step::Egne),
        reason: "r".into(),
        tovholder: "t".into(),
        follow_up: "2099-01-01".into(),
    };
    let suggested = Suggested {
        step: Step::Egne,
        main_rule: 23,
        edition: "2026-1".into(),
    };
    assessment.decision = Some(draft.decide(suggested, on, None).unwrap());
    assessment
}

fn chosen(position: Position) -> PositionChoice {
    PositionChoice {
        position,
        reason: String::new(),
        difference: String::new(),
    }
}

/// `name` looks on a day.
fn look(roster: &mut Roster, id: &str, name: &str, on: &str, position: Option<Position>) {
    let mut made = Assessment::begin("c".into(), person(name), at(on, 600), None);
    made.sequence = roster.next_sequence("c");
    made.position = position.map(chosen);
    made.facts.danger = Some(Danger::Nej);
    made.facts.signs = Some(Signs::NONE);
    roster
        .assessments
        .insert(id.into(), decided(made, at(on, 660)));
}

/// The people talk on a day about these assessments.
fn talk(roster: &mut Roster, id: &str, held: &str, position: Position, lay: &[&str]) {
    let mut joint = Joint {
        works: "w".into(),
        position: Some(position),
        reason: "r".into(),
        context: "c".into(),
        from: "2026-11".into(),
        to: "2026-11".into(),
        held: held.into(),
        ..Joint::begin("c".into(), person("Mette"), at(held, 700))
    };
    joint.assessments = lay.iter().map(|&id| id.to_owned()).collect();
    joint.raters = vec![Participant {
        name: "Mette".into(),
        role: Some(ParticipantRole::Paedagog),
    }];
    joint.others = vec![Participant {
        name: "Bo".into(),
        role: Some(ParticipantRole::Leder),
    }];
    let done = joint.complete(person("Mette"), at(held, 720), false);
    roster.joints.insert(id.into(), done.unwrap());
}

fn now(roster: &Roster) -> Option<(Position, &str, bool)> {
    let now = roster.position_now("c")?;
    Some((now.position, now.id, now.differs))
}

#[test]
fn nobodys_milder_look_hides_what_a_colleague_has_seen() {
    let mut roster = Roster::default();
    assert_eq!(now(&roster), None);
    look(&mut roster, "m", "Mette", "2026-11-02", Some(Roed));
    look(&mut roster, "b", "Bo", "2026-11-03", Some(Groen));
    assert_eq!(now(&roster), Some((Roed, "m", true)));
    // A look without a position takes none back.
    look(&mut roster, "m2", "Mette", "2026-11-04", None);
    assert_eq!(now(&roster), Some((Roed, "m", true)));
    look(&mut roster, "m3", "Mette", "2026-11-05", Some(Groen));
    assert_eq!(now(&roster), Some((Groen, "m3", false)));
}

#[test]
fn joint_position_stands_in_for_what_lay_before_it_in_both_directions() {
    for (own, together) in [(Groen, Roed), (Roed, Groen)] {
        let mut roster = Roster::default();
        look(&mut roster, "m", "Mette", "2026-11-02", Some(own));
        look(&mut roster, "b", "Bo", "2026-11-02", Some(own));
        talk(&mut roster, "j", "2026-11-02", together, &["m", "b"]);
        assert_eq!(now(&roster), Some((together, "j", false)));
        assert!(roster.position_now("c").unwrap().together);
    }
}

#[test]
fn what_is_seen_after_the_talk_counts_beside_it_until_all_have_looked_anew() {
    let mut roster = Roster::default();
    look(&mut roster, "m", "Mette", "2026-11-02", Some(Groen));
    look(&mut roster, "b", "Bo", "2026-11-02", Some(Groen));
    talk(&mut roster, "j", "2026-11-03", Gul, &["m", "b"]);
    look(&mut roster, "b2", "Bo", "2026-11-10", Some(Groen));
    assert_eq!(now(&roster), Some((Gul, "j", true)));
    look(&mut roster, "i", "Ida", "2026-11-11", Some(Roed));
    assert_eq!(now(&roster), Some((Roed, "i", true)));
    look(&mut roster, "i2", "Ida", "2026-11-12", Some(Groen));
    look(&mut roster, "m2", "Mette", "2026-11-13", Some(Groen));
    assert_eq!(now(&roster), Some((Groen, "m2", false)));
    talk(&mut roster, "j2", "2026-11-14", Roed, &["m2", "b2", "i2"]);
    assert_eq!(now(&roster), Some((Roed, "j2", false)));
}

#[test]
fn look_from_after_the_day_of_the_talk_was_not_known_there() {
    let mut roster = Roster::default();
    look(&mut roster, "m", "Mette", "2026-11-02", Some(Groen));
    look(&mut roster, "b", "Bo", "2026-11-05", Some(Roed));
    talk(&mut roster, "j", "2026-11-04", Gul, &["m", "b"]);
    assert_eq!(now(&roster), Some((Roed, "b", true)));
}

#[test]
fn later_look_counts_also_where_the_clock_was_set_back() {
    let mut roster = Roster::default();
    look(&mut roster, "m", "Mette", "2026-11-02", Some(Groen));
    talk(&mut roster, "j", "2026-11-02", Gul, &["m"]);
    look(&mut roster, "b", "Bo", "2026-10-01", Some(Roed));
    assert_eq!(now(&roster), Some((Roed, "b", true)));
    // And a clock that was ahead once hides nothing that came later.
    let mut roster = Roster::default();
    look(&mut roster, "m", "Mette", "2031-01-01", Some(Groen));
    look(&mut roster, "b", "Bo", "2026-11-02", Some(Roed));
    assert_eq!(now(&roster), Some((Roed, "b", true)));
}

#[test]
fn correction_after_the_talk_counts_where_it_is_more_serious() {
    for (position, expected) in [(Groen, (Gul, "j", false)), (Roed, (Roed, "k", true))] {
        let mut roster = Roster::default();
        look(&mut roster, "m", "Mette", "2026-11-02", Some(Groen));
        talk(&mut roster, "j", "2026-11-02", Gul, &["m"]);
        let begun = at("2026-11-09", 1);
        let mut correction = roster
            .correction("m", person("Mette"), begun, "fejl".into())
            .unwrap();
        correction.position = Some(chosen(position));
        let correction = decided(correction, at("2026-11-09", 2));
        roster.assessments.insert("k".into(), correction);
        assert_eq!(now(&roster), Some(expected));
    }
}

#[test]
fn what_is_half_a_year_older_under_way_or_a_mistake_says_nothing() {
    let mut roster = Roster::default();
    look(&mut roster, "m", "Mette", "2026-01-02", Some(Roed));
    look(&mut roster, "b", "Bo", "2026-11-02", Some(Groen));
    assert_eq!(now(&roster), Some((Groen, "b", false)));
    look(&mut roster, "i", "Ida", "2026-11-03", Some(Roed));
    roster.assessments.get_mut("i").unwrap().decision = None;
    assert_eq!(now(&roster), Some((Groen, "b", false)));
    look(&mut roster, "k", "Kim", "2026-11-03", Some(Gul));
    assert_eq!(now(&roster), Some((Gul, "k", true)));
    let mistake = Retraction {
        child: "c".into(),
        record: "k".into(),
        reason: "fejl".into(),
        by: person("Kim"),
        at: at("2026-11-04", 1),
        taken_back: None,
    };
    roster.retractions.insert("r".into(), mistake);
    assert_eq!(now(&roster), Some((Groen, "b", false)));
}

#[test]
fn joint_position_is_due_by_everybodys_acute_answers() {
    let mut roster = Roster::default();
    look(&mut roster, "m", "Mette", "2026-11-02", Some(Groen));
    look(&mut roster, "b", "Bo", "2026-11-02", Some(Groen));
    assert!(roster.joint_due("c").is_none());
    talk(&mut roster, "j", "2026-11-02", Roed, &["m", "b"]);
    let due = roster.joint_due("c").unwrap();
    assert!(due.safe && due.after.is_empty() && due.id == "j");
    roster.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::VedIkke);
    assert!(!roster.joint_due("c").unwrap().safe);
}

#[test]
fn joint_position_that_was_a_mistake_does_not_stand() {
    let mut roster = Roster::default();
    look(&mut roster, "m", "Mette", "2026-11-02", Some(Groen));
    talk(&mut roster, "j", "2026-11-03", Roed, &["m"]);
    assert!(roster.joint_due("c").is_some());
    let mistake = Retraction {
        child: "c".into(),
        record: "j".into(),
        reason: "forkert barn".into(),
        by: person("Mette"),
        at: at("2026-11-04", 1),
        taken_back: None,
    };
    roster.retractions.insert("r".into(), mistake);
    assert!(roster.joint_due("c").is_none());
    assert_eq!(now(&roster), Some((Groen, "m", false)));
}

#[test]
fn later_look_without_a_position_leaves_red_standing_and_takes_green_away() {
    for (before, then) in [(Groen, None), (Gul, Some(Gul)), (Roed, Some(Roed))] {
        let mut roster = Roster::default();
        look(&mut roster, "m", "Mette", "2026-11-02", Some(before));
        look(&mut roster, "n", "Mette", "2026-11-03", None);
        assert_eq!(now(&roster).map(|(position, ..)| position), then);
        // Whoever chooses anew is heard anew.
        look(&mut roster, "o", "Mette", "2026-11-04", Some(Gul));
        assert_eq!(now(&roster).map(|(position, ..)| position), Some(Gul));
    }
}
