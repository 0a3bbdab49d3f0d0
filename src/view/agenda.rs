//! What is due, from everything that is open and the device's date.

use leptos::prelude::*;

use super::{
    context::{App, Content},
    effects,
};
use crate::{
    domain::{
        assessment::Assessment,
        child::{BandChoice, Child},
        due::{Course, Due, Limits, Urgency, due, round_due},
        next_step::Step,
        order::ordered,
        position::Position,
        underretning,
    },
    workflow::roster::Roster,
};

/// The limits that decide when something is due.
pub fn limits(content: &Content) -> Limits<'_> {
    Limits {
        days: &content.municipality.day_limits,
        closed: content.municipality.closed_days,
    }
}

/// How long the municipality has after an underretning, as far as it is certain.
pub fn duties(content: &Content) -> underretning::Limits {
    let limit = |id| content.law.duty(id).and_then(|duty| duty.limit);
    underretning::Limits {
        assessment_hours: limit("vurdering"),
        receipt_days: limit("kvittering"),
        answer_days: content.municipality.day_limits.awaited_answer,
        closed: content.municipality.closed_days,
    }
}

/// What is known of one child.
pub fn course<'r>(app: App, roster: &'r Roster, id: &'r str, child: &Child) -> Course<'r> {
    let (completed, mut drafts): (Vec<_>, Vec<_>) = roster
        .of_child(id)
        .into_iter()
        .partition(|(_, assessment)| assessment.is_completed());
    drafts.retain(|(_, assessment)| assessment.correction.is_none());
    drafts.extend(roster.corrections_of(id));
    let joint = roster.joint_due(id);
    let asks = |assessment: &Assessment| {
        assessment.chosen_position() > Some(Position::Groen)
            || assessment.decision.as_ref().map(|d| d.step) == Some(Step::Tal)
    };
    let asked = joint.is_some() || completed.iter().any(|(_, one)| asks(one));
    let contact_barred = asked && app.contact_barred_for(id);
    let content = app.content();
    let duties = duties(&content);
    let band = child.band(&content.instrument, effects::today());
    Course {
        child: id,
        completed,
        joint,
        drafts,
        postponements: roster.postponements_of(id),
        agreements: roster
            .agreements_of(id)
            .into_iter()
            .map(|(_, agreement)| agreement)
            .collect(),
        last_talk: roster.talks_of(id).first().map(|talk| talk.held),
        letter: roster
            .letter_under_way(id)
            .map(|(key, letter)| (key, letter.begun)),
        efforts: roster
            .efforts_due(id)
            .into_iter()
            .map(|(key, effort, by)| (key, effort.title.as_str(), by))
            .collect(),
        meetings: roster.meetings_due(id),
        awaited: roster
            .sent_of(id)
            .into_iter()
            .filter_map(|(key, _)| Some((key, roster.awaited_after(key, &duties)?)))
            .collect(),
        has_form: matches!(band, BandChoice::Band(_)),
        contact_barred,
        delete_by: roster
            .keep_until(id, content.municipality.keeping)
            .map(|until| until.by),
        archived: child.archived,
    }
}

/// Everything that is due for the children. Of those put away only their deletion. Tracked.
pub fn all_due(app: App) -> Vec<Due> {
    let content = app.content();
    app.roster.with(|roster| {
        let courses: Vec<_> = roster
            .children
            .iter()
            .map(|(id, child)| course(app, roster, id, child))
            .collect();
        let today = effects::today();
        let found = due(&courses, today, limits(&content));
        let rounds = roster
            .open_rounds()
            .into_iter()
            .filter(|(id, round)| roster.has_begun(id, round, today))
            .filter_map(|(id, round)| {
                let standing = roster.standing_of_round(id, round);
                round_due(id, round, &standing, today, limits(&content))
            });
        // What a whole round needs comes before the single children of the same day.
        ordered(rounds.chain(found), |due| (due.urgency, due.by))
    })
}

/// Whether something is overdue or due today.
pub fn something_is_due(app: App) -> bool {
    app.roster.with_untracked(Roster::tells_of_a_child)
        || untrack(|| all_due(app))
            .iter()
            .any(|due| due.urgency <= Urgency::Today)
}
