//! A round of three children with two professionals, and what they complete.

use std::collections::BTreeMap;

use crate::domain::{
    assessment::{Assessment, Profession, Professional},
    date::{Date, Moment},
    decision::Decision,
    next_step::Step,
    round::{InRound, Known, Member, Period, Plan, Round, RoundChild, Sight, Standing},
};

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn at(text: &str) -> Moment {
    Moment {
        date: day(text),
        minute: 600,
    }
}

pub(super) fn who(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

pub(super) fn seat(child: &str, assessors: &[&str]) -> RoundChild {
    RoundChild {
        child: child.into(),
        assessors: assessors.iter().map(|id| (*id).to_owned()).collect(),
    }
}

pub(super) fn plan(unit: &str, children: Vec<RoundChild>) -> Plan {
    Plan {
        unit: unit.into(),
        period: Period {
            start: day("2026-11-02"),
            end: day("2026-11-30"),
        },
        children,
    }
}

/// Alma by Mette, Bo by Mette and Hanne, Carla by Hanne.
pub(super) fn round() -> Round {
    let children = vec![
        seat("alma", &["m"]),
        seat("bo", &["m", "h"]),
        seat("carla", &["h"]),
    ];
    Round::begin(
        plan("Blå stue", children),
        [],
        who("Mette"),
        at("2026-11-02"),
    )
    .unwrap()
}

pub(super) fn team() -> BTreeMap<String, Member> {
    let member = |name: &str, me| Member {
        who: who(name),
        here: true,
        me,
    };
    BTreeMap::from([
        ("h".to_owned(), member("Hanne", false)),
        ("m".to_owned(), member("Mette", true)),
    ])
}

pub(super) fn assessed(child: &str, by: &str, decided: &str) -> Assessment {
    let mut made = Assessment::begin(child.into(), who(by), at("2026-10-01"), None);
    made.decision = Some(Decision {
        step: Step::Almen,
        reason: "r".into(),
        tovholder: by.into(),
        follow_up: day("2027-01-04"),
        suggested: Step::Almen,
        main_rule: 22,
        rules_edition: "2026-1".into(),
        decided: at(decided),
    });
    made
}

pub(super) fn tagged(child: &str, by: &str, id: &str, decided: &str) -> Assessment {
    let mut made = assessed(child, by, decided);
    made.round = Some(InRound {
        round: "r".into(),
        assessor: id.into(),
    });
    made
}

pub(super) fn standing(
    round: &Round,
    team: &BTreeMap<String, Member>,
    assessments: &[Assessment],
    known: &[(&str, Known)],
) -> Standing {
    round.standing("r", team, |child| Sight {
        known: known
            .iter()
            .find(|(id, _)| *id == child)
            .map_or(Known::Here, |(_, known)| known.clone()),
        assessments: assessments
            .iter()
            .filter(|assessment| assessment.child == child)
            .map(|assessment| ("a", assessment))
            .collect(),
    })
}
