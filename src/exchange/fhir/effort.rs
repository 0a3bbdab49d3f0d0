//! An effort as a `CarePlan`, with the scores before and after it.

use super::{
    bundle::{address_of, author, subject},
    elements::{Annotation, CodeableConcept, Coding, Reference},
    questionnaire::system,
    resources::{Activity, ActivityDetail, CarePlan, Observation, Period, Provenance},
    result::{Scored, fboe, signed},
    time::instant,
};
use crate::{
    domain::{
        boernelineal::{BoernelinealAxis, RulerAnswer},
        effort::{Effort, EffortKind, EffortScore, FollowUp},
        next_step::Step,
    },
    exchange::{course::Course, effort_words},
};

/// The scores, the effort and who wrote it down.
pub(super) fn tried(
    course: &Course<'_>,
    id: &str,
    effort: &Effort,
) -> (Vec<Observation>, CarePlan, Provenance) {
    let before = effort
        .before
        .iter()
        .map(|score| ("before".to_owned(), score));
    let after = effort.follow_ups.iter().enumerate();
    let after = after.filter_map(|(at, held)| {
        let score = held.after.as_ref()?;
        Some((format!("after-{}", at + 1), score))
    });
    let scores: Vec<_> = before
        .chain(after)
        .flat_map(|(part, score)| both(course, &format!("{id}-{part}"), score))
        .collect();
    let plan = plan(course, id, effort, &scores);
    (scores, plan, signed(course, id, effort.at, &effort.by))
}

/// Both rulers of one scoring. What nobody knew says so.
fn both(course: &Course<'_>, id: &str, score: &EffortScore) -> Vec<Observation> {
    let axes = [
        ("child", BoernelinealAxis::Child, score.child),
        ("parents", BoernelinealAxis::Parents, score.care),
    ];
    axes.into_iter()
        .map(|(part, axis, given)| {
            Scored {
                id: format!("{id}-{part}"),
                status: "final",
                axis,
                answer: given.map_or(RulerAnswer::VedIkke, RulerAnswer::Step),
                edition: &score.edition,
                at: score.on.to_string(),
                by: &score.by,
                note: None,
                derived_from: Vec::new(),
            }
            .observation(course)
        })
        .collect()
}

fn plan(course: &Course<'_>, id: &str, effort: &Effort, scores: &[Observation]) -> CarePlan {
    let ended = effort.ended();
    let code = match effort.kind {
        EffortKind::Egen => "egen",
        EffortKind::Tilbud => "tilbud",
        EffortKind::P30 => "p30",
    };
    let own = system(course.terms, "indsats");
    let mut category =
        CodeableConcept::coded(Coding::new(own, code, effort_words::kind(effort.kind)));
    let mapping = match effort.kind {
        EffortKind::Egen => fboe(course, Step::Egne, &mut category),
        EffortKind::P30 => fboe(course, Step::P30, &mut category),
        EffortKind::Tilbud => None,
    };
    let owner = course.typed(&effort.owner).filter(|_| course.scope.names);
    let owner = owner.map(|owner| Annotation::new(format!("Ansvar: {owner}")));
    let last_day = ended.map_or(effort.planned_end, |held| held.on);
    CarePlan {
        id: id.to_owned(),
        status: match ended {
            None => "active",
            Some(held) if held.on < effort.start => "revoked",
            Some(_) => "completed",
        },
        intent: "plan",
        category: vec![category],
        title: course.typed(&effort.title),
        description: course.typed(&effort.goal),
        subject: subject(course),
        period: Period {
            start: effort.start.to_string(),
            // It may have been given up before its first day.
            end: last_day.max(effort.start).to_string(),
        },
        created: instant(effort.at),
        author: author(course, &effort.by),
        supporting_info: scores
            .iter()
            .map(|score| Reference::to(address_of(course, "Observation", &score.id)))
            .collect(),
        activity: [Activity {
            progress: effort
                .follow_ups
                .iter()
                .map(|held| line(course, held))
                .collect(),
            detail: ActivityDetail {
                status: if ended.is_some() {
                    "completed"
                } else {
                    "in-progress"
                },
            },
        }],
        note: owner.into_iter().chain(mapping).collect(),
    }
}

/// One follow-up: what it ended in, and what was seen where typed words go with the course.
fn line(course: &Course<'_>, held: &FollowUp) -> Annotation {
    let said = format!(
        "{}. Har barnet flyttet sig mod målet? {}",
        effort_words::outcome(held.outcome),
        effort_words::moved(held.moved)
    );
    let typed = [&held.seen, &held.change];
    let typed = typed.into_iter().filter_map(|text| course.typed(text));
    let text: Vec<_> = std::iter::once(said).chain(typed).collect();
    Annotation {
        time: Some(held.on.to_string()),
        text: text.join("\n"),
    }
}
