use super::*;
use crate::domain::{
    assessment::{Profession, Professional},
    date::Moment,
    decision::{DecisionDraft, Suggested},
    municipality::Thresholds,
    next_step::{Danger, Sign, Signs, Step},
    notice::Followed,
    underretning::{Contents, Sent, Suspicion, Underretning, Way},
};

fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute,
    }
}

fn by(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

/// What somebody says of the child, from open to barred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Calm,
    Danger,
    ByParents,
}

const SAYS: [Says; 4] = [Says::Nothing, Says::Calm, Says::Danger, Says::ByParents];

impl Says {
    fn parents(self) -> Parents {
        match self {
            Self::Nothing | Self::Calm => Parents::Ja,
            Self::Danger => Parents::Vent,
            Self::ByParents => Parents::MaaIkke,
        }
    }

    fn assessment(self, author: &str) -> Option<Assessment> {
        let mut made = Assessment::begin("c".into(), by(author), at(1), None);
        made.facts.danger = Some(Danger::Nej);
        match self {
            Self::Nothing => return None,
            Self::Calm => {}
            Self::Danger => made.facts.danger = Some(Danger::Ja),
            Self::ByParents => made.facts.signs = Some(Signs::NONE.with(Sign::VoldForaeldre)),
        }
        Some(made)
    }
}

fn completed(mut assessment: Assessment) -> Assessment {
    let suggested = Suggested {
        step: Step::Almen,
        main_rule: 22,
        edition: "2026-1".into(),
    };
    let decision = DecisionDraft {
        step: Some(Step::Almen),
        reason: "r".into(),
        tovholder: "Mette".into(),
        follow_up: "2026-12-20".into(),
    };
    assessment.decision = Some(decision.decide(suggested, at(2), None).unwrap());
    assessment
}

fn letter(suspicion: Option<Suspicion>, is_sent: bool) -> Underretning {
    let mut made = Underretning::begin("c".into(), by("Mette"), at(1), Contents::default());
    made.suspicion = suspicion;
    made.sent = is_sent.then(|| Sent {
        on: at(1).date,
        minute: None,
        way: Way::Digital,
        to: "Familierådgivningen".into(),
        by: by("Mette"),
        noted: at(2),
    });
    made
}

fn suggested(assessment: &Assessment) -> Option<Parents> {
    let reasoned = assessment.suggestion(None, &Thresholds::default(), true)?;
    Some(reasoned.suggestion.parents)
}

/// A child as it stands on the device of somebody who has begun, whose colleague has completed, with
/// an underretning, and with the notice of a third whose answers cannot be read here.
fn standing(own: Says, colleague: Says, sent: Option<(Says, bool)>, hidden: bool) -> Roster {
    let mut roster = Roster::default();
    let mut put = |id: &str, made: Option<Assessment>| {
        made.map(|made| roster.assessments.insert(id.to_owned(), made))
    };
    put("own", own.assessment("Mette"));
    put("colleague", colleague.assessment("Bo").map(completed));
    if hidden {
        put("third", Says::Danger.assessment("Ida"));
        let signal_of = |assessment: &Assessment| assessment.signal(None);
        let followed = roster.followed("third", signal_of, &by("Ida"), at(3), |_| true);
        for (number, one) in followed.into_iter().enumerate() {
            if let Followed::New(notice) = one {
                roster.notices.insert(format!("n{number}"), notice);
            }
        }
        assert_eq!(roster.notices.len(), 1);
        roster.assessments.remove("third");
    }
    if let Some((says, is_sent)) = sent {
        let suspicion = match says {
            Says::Nothing => None,
            Says::Calm => Some(Suspicion::Nej),
            Says::Danger => Some(Suspicion::Andre),
            Says::ByParents => Some(Suspicion::Foraelder),
        };
        let letter = letter(suspicion, is_sent);
        roster.underretninger.insert("u".into(), letter);
    }
    roster
}

#[test]
fn strictest_of_all_that_stands_decides() {
    let letters = SAYS
        .iter()
        .flat_map(|says| [Some((*says, true)), Some((*says, false)), None]);
    for letter in letters {
        for own in SAYS {
            for colleague in SAYS {
                for hidden in [false, true] {
                    let roster = standing(own, colleague, letter, hidden);
                    let noticed = if hidden { Parents::Vent } else { Parents::Ja };
                    // An underretning that does not say who may be hurting the child bars too.
                    let barred = |(says, _): (Says, bool)| match says {
                        Says::Nothing => Parents::Vent,
                        says => says.parents(),
                    };
                    let written = letter.map_or(Parents::Ja, barred);
                    let answered = letter.map_or(Parents::Ja, |(says, _)| says.parents());
                    let sent = letter.filter(|(_, is_sent)| *is_sent);
                    let said = sent.map_or(Parents::Ja, barred);
                    let open = colleague.parents().max(noticed);
                    assert_eq!(
                        roster.parents_of("c", Weighed::Here, suggested),
                        open.max(own.parents()).max(written),
                        "here: {own:?} {colleague:?} {letter:?} {hidden}"
                    );
                    assert_eq!(
                        roster.parents_of("c", Weighed::Answered, suggested),
                        open.max(own.parents()).max(answered),
                        "answered: {own:?} {colleague:?} {letter:?} {hidden}"
                    );
                    assert_eq!(
                        roster.parents_of("c", Weighed::ByAll, suggested),
                        open.max(said),
                        "by all: {own:?} {colleague:?} {letter:?} {hidden}"
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_about_one_child_bars_contact_with_the_parents_of_another() {
    let roster = standing(
        Says::ByParents,
        Says::ByParents,
        Some((Says::ByParents, true)),
        true,
    );
    for weighed in [Weighed::Here, Weighed::Answered, Weighed::ByAll] {
        assert_eq!(roster.parents_of("x", weighed, suggested), Parents::Ja);
        assert!(roster.parents_of("c", weighed, suggested).is_barred());
    }
}
