//! A made-up child with everything that can be exported, and what comes of it.

use std::sync::Arc;

use serde_json::Value;

use naeste_skridt::{
    content,
    domain::{
        assessment::{Assessment, PositionChoice, Profession, Professional},
        boernelineal::{Boernelineal, HouseholdScore, RulerAnswer, Score},
        child::Child,
        date::Moment,
        decision::Decision,
        instrument::{BandId, Instrument, Role},
        municipality::Municipality,
        next_step::{RuleTexts, Step},
        position::Position,
        response::{Answer, AreaMark, HeightenedAnswer, Response},
        terminology::Terminology,
    },
    exchange::{
        course::{Course, Rated, Scope},
        fhir::bundle,
    },
};

pub(super) struct Words {
    pub(super) instrument: Instrument,
    pub(super) ruler: Arc<Boernelineal>,
    pub(super) rules: RuleTexts,
    pub(super) municipality: Municipality,
    pub(super) terms: Terminology,
}

pub(super) fn words() -> Words {
    Words {
        instrument: content::trivselsskema::of_edition("2026-1").unwrap(),
        ruler: Arc::new(content::boernelineal::of_edition("2026-1").unwrap()),
        rules: content::next_step::of_edition("2026-1").unwrap(),
        municipality: content::municipality::of_edition("2026-1").unwrap(),
        terms: content::terminology::current().unwrap(),
    }
}

pub(super) const ID: &str = "0123456789abcdef0123456789abcdef";

pub(super) fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute,
    }
}

pub(super) fn child() -> Child {
    Child {
        label: "Alma Kanarie".to_owned(),
        birth_month: "2022-05".parse().unwrap(),
        unborn: false,
        weeks_early: 0,
        unit: "Kanariestuen".to_owned(),
        languages: String::new(),
        band_by_hand: None,
        archived: false,
        added_on: "2026-01-01".parse().unwrap(),
        changes: Vec::new(),
    }
}

/// A completed assessment in which everything that can be answered is, by `pick`.
pub(super) fn assessment(
    words: &Words,
    role: Role,
    band: &str,
    pick: impl Fn(usize) -> usize,
) -> Assessment {
    let mut response = Response::new(&words.instrument.edition, role, BandId::from(band));
    let optional = words.instrument.optional_areas(&response.band);
    response.added = optional.map(|area| area.id.clone()).collect();
    let asked: Vec<_> = response
        .asked(&words.instrument)
        .into_iter()
        .map(|(area, items)| {
            let items: Vec<_> = items.into_iter().map(|item| item.id.clone()).collect();
            (area.id.clone(), items)
        })
        .collect();
    let mut count = 0;
    for (area, items) in asked {
        let area = response.area_mut(&area);
        area.works = String::from("Kanariefugl synger");
        area.observation = String::from("Kanariefugl set");
        area.mark = AreaMark::ALL.get(pick(count) % 4).copied();
        for item in items {
            count += 1;
            let answer = Answer::ALL[pick(count) % 5];
            area.answers.insert(item, answer);
        }
    }
    for question in &words.instrument.heightened {
        let answer = HeightenedAnswer {
            yes: true,
            text: "Kanariefugl hørt".to_owned(),
        };
        response.heightened.insert(question.id.clone(), answer);
    }
    let author = Professional {
        name: "Kirsten Kanarie".to_owned(),
        profession: match role {
            Role::Paedagog => Profession::Paedagog,
            Role::Sundhedsplejerske => Profession::Sundhedsplejerske,
        },
    };
    let mut assessment = Assessment::begin(ID.to_owned(), author, at(600), Some(response));
    assessment.position = Some(PositionChoice {
        position: Position::Gul,
        reason: "Kanariefugl mener".to_owned(),
        difference: "Kanariefugl ser".to_owned(),
    });
    assessment.scores.edition.clone_from(&words.ruler.edition);
    assessment.scores.child = Score::new(6).map(RulerAnswer::Step);
    assessment.scores.households = vec![
        HouseholdScore {
            household: "Hos Kanarie".to_owned(),
            answer: Score::new(8).map(RulerAnswer::Step),
        },
        HouseholdScore {
            household: String::new(),
            answer: Some(RulerAnswer::VedIkke),
        },
    ];
    assessment.decision = Some(Decision {
        step: Step::P30,
        reason: "Kanariefugl beslutter".to_owned(),
        tovholder: "Kirsten Kanarie".to_owned(),
        follow_up: "2026-12-20".parse().unwrap(),
        suggested: Step::P30,
        main_rule: 17,
        rules_edition: "2026-1".to_owned(),
        decided: at(630),
    });
    assessment
}

pub(super) fn exported(
    words: &Words,
    assessment: &Assessment,
    scope: Scope,
    retracted: bool,
) -> Value {
    let (child, course);
    child = self::child();
    course = of(words, &child, assessment, scope, retracted);
    serde_json::from_str(&bundle(&course, at(700))).unwrap()
}

pub(super) fn of<'a>(
    words: &'a Words,
    child: &'a Child,
    assessment: &'a Assessment,
    scope: Scope,
    retracted: bool,
) -> Course<'a> {
    Course {
        id: ID,
        child,
        rated: vec![Rated {
            id: ID,
            assessment,
            instrument: Some(&words.instrument),
            retracted,
            superseded: false,
        }],
        joints: Vec::new(),
        efforts: Vec::new(),
        events: Vec::new(),
        rulers: vec![Arc::clone(&words.ruler)],
        labels: &words.municipality.position_labels,
        terms: &words.terms,
        rules: &words.rules,
        scope,
    }
}
