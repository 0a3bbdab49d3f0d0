//! What is stored, put together for other systems.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use super::{
    context::{App, Content},
    screen::event,
};
use crate::{
    content,
    domain::{
        assessment::Assessment,
        boernelineal::Boernelineal,
        instrument::{BandId, Instrument, Role},
        position::Position,
    },
    exchange::{
        course::{Course, Rated, Scope},
        csv::{Group, course_table, figures_table},
        fhir::{NotForKl, bundle, kl_response, questionnaire},
    },
    view::effects,
    workflow::roster::Roster,
};

/// In which form one child's course leaves the tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// FHIR R4, everything.
    Fhir,
    /// KL's question with the position alone.
    Kl,
    /// A table for a spreadsheet.
    Table,
}

impl Form {
    /// Every form, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Fhir, Self::Kl, Self::Table];

    /// The end of the file's name, and its media type.
    pub const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Fhir => ("forloeb.fhir.json", "application/fhir+json"),
            Self::Kl => ("kl-topi.fhir.json", "application/fhir+json"),
            Self::Table => ("forloeb.csv", "text/csv"),
        }
    }
}

/// Why there is nothing to make a file of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// Nothing is completed yet, and no effort is begun.
    Empty,
    /// No completed assessment.
    NoAssessment,
    /// KL's form does not fit.
    Kl(NotForKl),
    /// This program lacks its own names for other systems.
    NoTerms,
}

struct Found {
    id: String,
    assessment: Assessment,
    instrument: Option<Arc<Instrument>>,
    retracted: bool,
    superseded: bool,
}

/// A child's course in a form. Drafts are nobody else's and never in it.
///
/// # Errors
///
/// See [`Nothing`].
pub fn course_file(app: App, id: &str, form: Form, scope: Scope) -> Result<String, Nothing> {
    let content = app.content();
    let terms = content::terminology::current().map_err(|_| Nothing::NoTerms)?;
    let found = completed(app, id);
    app.roster.with_untracked(|roster| {
        let joints = roster.joints_of(id).into_iter();
        let timeline = roster.timeline_of(id);
        let course = Course {
            id,
            child: roster.children.get(id).ok_or(Nothing::Empty)?,
            rated: found.iter().map(Found::rated).collect(),
            joints: joints.filter(|(_, joint)| joint.is_completed()).collect(),
            efforts: roster.efforts_of(id),
            events: timeline
                .iter()
                .filter_map(|entry| event(entry, &content))
                .collect(),
            rulers: rulers(roster, id, &content),
            labels: &content.municipality.position_labels,
            terms: &terms,
            rules: &content.rules,
            scope,
        };
        match form {
            _ if course.is_empty() => Err(Nothing::Empty),
            Form::Fhir => Ok(bundle(&course, effects::now())),
            Form::Table => Ok(course_table(&course)),
            Form::Kl => {
                roster.latest_of(id).ok_or(Nothing::NoAssessment)?;
                let now = roster.position_now(id);
                let stands = now.map(|now| (now.position, now.id, now.written));
                kl_response(&course, stands).map_err(Nothing::Kl)
            }
        }
    })
}

/// The editions of the ruler that this child was scored on, each once.
fn rulers(roster: &Roster, id: &str, content: &Content) -> Vec<Arc<Boernelineal>> {
    let rated = roster.assessments.values_of(id);
    let rated = rated.map(|assessment| assessment.scores.edition.as_str());
    let tried = roster.efforts_of(id).into_iter().flat_map(|(_, effort)| {
        let after = effort
            .follow_ups
            .iter()
            .filter_map(|held| held.after.as_ref());
        effort.before.iter().chain(after)
    });
    let editions: BTreeSet<_> = rated
        .chain(tried.map(|score| score.edition.as_str()))
        .collect();
    editions
        .into_iter()
        .filter_map(|edition| content.ruler_of(edition))
        .collect()
}

/// How many children stand where, and how much of the group they are, by age band.
pub fn figures_file(app: App) -> String {
    let content = app.content();
    let labels = &content.municipality.position_labels;
    let today = effects::today();
    let bands = content
        .instrument
        .bands
        .iter()
        .filter(|b| !b.chosen_by_hand);
    let groups: Vec<_> = app.roster.with_untracked(|roster| {
        let inside = |months, from, to| (from..=to).contains(&months);
        bands
            .map(|band| {
                let children = roster.children.iter().filter(|(_, child)| {
                    let months = child.age_months(today);
                    !child.archived
                        && !child.unborn
                        && inside(months, band.from_months, band.to_months)
                });
                let mut counts = vec![0; Position::ALL.len() + 1];
                for (id, _) in children {
                    let position = roster.position_now(id).map(|now| now.position);
                    let at = position.and_then(|p| Position::ALL.iter().position(|q| *q == p));
                    if let Some(count) = counts.get_mut(at.unwrap_or(Position::ALL.len())) {
                        *count += 1;
                    }
                }
                Group {
                    name: band.label.clone(),
                    counts,
                }
            })
            .collect()
    });
    let mut heading = vec!["Alder"];
    heading.extend(Position::ALL.map(|position| labels.label(position)));
    heading.push("Uden position");
    figures_table(&heading, &groups)
}

/// The form of a role and age band as a FHIR `Questionnaire`.
///
/// # Errors
///
/// [`Nothing::NoTerms`].
pub fn form_file(app: App, role: Role, band: &BandId) -> Result<String, Nothing> {
    let content = app.content();
    let terms = content::terminology::current().map_err(|_| Nothing::NoTerms)?;
    let labels = &content.municipality.position_labels;
    Ok(questionnaire(
        &content.instrument,
        role,
        band,
        labels,
        &terms,
    ))
}

impl Found {
    fn rated(&self) -> Rated<'_> {
        Rated {
            id: &self.id,
            assessment: &self.assessment,
            instrument: self.instrument.as_deref(),
            retracted: self.retracted,
            superseded: self.superseded,
        }
    }
}

fn completed(app: App, child: &str) -> Vec<Found> {
    let content = app.content();
    let mut found: Vec<_> = app.roster.with_untracked(|roster| {
        let counting: BTreeSet<_> = roster
            .of_child(child)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let about = roster.assessments.iter();
        about
            .filter(|(_, a)| a.child == child && a.is_completed())
            .map(|(id, assessment)| Found {
                id: id.clone(),
                instrument: assessment
                    .response
                    .as_ref()
                    .and_then(|form| content.instrument_of(&form.edition)),
                retracted: roster.retraction_of(id).is_some(),
                superseded: !counting.contains(id.as_str()) && roster.retraction_of(id).is_none(),
                assessment: assessment.clone(),
            })
            .collect()
    });
    found.sort_by_key(|found| found.assessment.begun);
    found
}
