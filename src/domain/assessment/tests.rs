//! What an assessment suggests, and when it is decided.

use super::*;
use crate::domain::{
    next_step::{Parents, Sign, Signs},
    response::HeightenedAnswer,
};

fn now() -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute: 600,
    }
}

fn decide(change: impl FnOnce(&mut DecisionDraft)) -> Result<Decision, DecisionError> {
    let mut draft = DecisionDraft {
        step: Some(Step::P30),
        reason: " Vi har prøvet selv ".into(),
        tovholder: "Mette".into(),
        follow_up: "2026-12-20".into(),
    };
    change(&mut draft);
    let suggested = Suggested {
        step: Step::P30,
        main_rule: 15,
        edition: "2026-1".into(),
    };
    draft.decide(suggested, now(), None)
}

#[test]
fn decision_names_the_first_thing_that_is_missing() {
    assert_eq!(decide(|d| d.step = None), Err(DecisionError::NoStep));
    assert_eq!(
        decide(|d| d.reason = " \n".into()),
        Err(DecisionError::NoReason)
    );
    assert_eq!(
        decide(|d| d.tovholder.clear()),
        Err(DecisionError::NoTovholder)
    );
    assert_eq!(
        decide(|d| d.follow_up = "snart".into()),
        Err(DecisionError::NoFollowUp)
    );
    assert_eq!(
        decide(|d| d.follow_up = "2026-11-21".into()),
        Err(DecisionError::FollowUpInPast)
    );
    assert_eq!(decide(|_| {}).unwrap().reason, "Vi har prøvet selv");
}

fn assessment() -> Assessment {
    let author = Professional {
        name: "Mette".into(),
        profession: Profession::Paedagog,
    };
    let response = Response::new("2026-1", Role::Paedagog, "C".into());
    Assessment::begin("c1".into(), author, now(), Some(response))
}

#[test]
fn stoettelinje_is_hidden_until_the_position_is_chosen() {
    let instrument = crate::content::trivselsskema::current().unwrap();
    let limits = StoettelinjeLimits::default();
    let mut assessment = assessment();
    assert_eq!(assessment.stoettelinje(&instrument, &limits), None);
    assessment.position = Some(PositionChoice {
        position: Position::Gul,
        reason: String::new(),
        difference: String::new(),
    });
    assert!(assessment.stoettelinje(&instrument, &limits).is_some());
}

#[test]
fn completion_is_never_before_the_beginning() {
    let at = |date: &str| Moment {
        date: date.parse().unwrap(),
        minute: 5,
    };
    let mut assessment = assessment();
    let (before, after) = (at("2025-11-22"), at("2026-11-23"));
    assert_eq!(assessment.moment_of_completion(after), after);
    assert_eq!(assessment.moment_of_completion(before), now());
    assessment.correction = Some(Correction {
        of: "a".into(),
        by: assessment.author.clone(),
        begun: at("2026-12-01"),
        reason: "r".into(),
        decided: now(),
        follow_up: "2026-12-20".parse().unwrap(),
    });
    assert_eq!(assessment.moment_of_completion(after), at("2026-12-01"));
}

#[test]
fn assessment_round_trips_through_json() {
    let mut assessment = assessment();
    let text = serde_json::to_string(&assessment).unwrap();
    assert!(!text.contains("sequence"), "as older records have it");
    assert_eq!(
        serde_json::from_str::<Assessment>(&text).unwrap(),
        assessment
    );
    assessment.sequence = 3;
    let text = serde_json::to_string(&assessment).unwrap();
    assert_eq!(
        serde_json::from_str::<Assessment>(&text).unwrap(),
        assessment
    );
}

fn suspected(change: impl FnOnce(&mut FactAnswers)) -> Reasoned {
    let instrument = crate::content::trivselsskema::current().unwrap();
    let mut assessment = assessment();
    let answer = HeightenedAnswer {
        yes: true,
        text: String::new(),
    };
    let response = assessment.response.as_mut().unwrap();
    response.heightened.insert("x4".into(), answer);
    change(&mut assessment.facts);
    assessment
        .suggestion(Some(&instrument), &Thresholds::default(), true)
        .unwrap()
}

#[test]
fn suspicion_in_the_form_bars_contact_until_it_is_named() {
    let reasoned = suspected(|_| {});
    assert_eq!(
        (reasoned.suggestion.main_rule, reasoned.suggestion.parents),
        (2, Parents::Vent)
    );
    let reasoned = suspected(|facts| facts.danger = Some(Danger::Nej));
    assert_eq!(
        (reasoned.suggestion.main_rule, reasoned.suggestion.parents),
        (2, Parents::Vent)
    );
    let reasoned = suspected(|facts| {
        facts.danger = Some(Danger::Nej);
        facts.signs = Some(Signs::NONE.with(Sign::VoldForaeldre));
    });
    assert_eq!(
        (reasoned.suggestion.main_rule, reasoned.suggestion.parents),
        (3, Parents::MaaIkke)
    );
}
