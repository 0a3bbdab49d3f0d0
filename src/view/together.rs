//! What the screens about several professionals share: who is held side by side, what bars contact
//! with the parents, and changes of a joint assessment.

use leptos::prelude::*;

use super::{context::App, effects};
use crate::{
    domain::{
        assessment::Assessment,
        comparison::{newest_of_each, raters},
        joint::Joint,
        next_step::Parents,
    },
    workflow::roster::Roster,
};

/// The assessments that lie side by side: those that a completed joint assessment names, else the
/// newest of each author.
pub fn compared(roster: &Roster, child: &str, joint: &Joint) -> Vec<(String, Assessment)> {
    let own = |(id, assessment): (&str, &Assessment)| (id.to_owned(), assessment.clone());
    if joint.is_completed() {
        let named = joint.assessments.iter();
        return named
            .filter_map(|id| Some(own((id, roster.assessments.get(id)?))))
            .collect();
    }
    raters(roster.of_child(child))
        .into_iter()
        .map(own)
        .collect()
}

/// What bars contact with a child's parents, and whose assessment says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// How.
    pub parents: Parents,
    /// By whose assessment, and from when.
    pub source: String,
}

/// What bars contact with the parents of the child that the screen is about: the strictest of
/// every professional's newest completed assessment and of what is under way. Nobody's eyes are
/// weighed against another's. Tracked.
pub fn barred(app: App) -> Option<Barred> {
    let child = app.place.with(|place| place.child.clone())?;
    let who = app.with_child(Clone::clone);
    let assessments: Vec<Assessment> = app.roster.with(|roster| {
        let all = roster.of_child(&child);
        let open = all.iter().filter(|(_, a)| !a.is_completed()).copied();
        newest_of_each(all.iter().copied())
            .into_iter()
            .chain(open)
            .map(|(_, assessment)| assessment.clone())
            .collect()
    });
    let mut strictest: Option<Barred> = None;
    for assessment in assessments {
        let parents = app
            .suggestion_for(who.as_ref(), &assessment)
            .map_or(Parents::Ja, |reasoned| reasoned.suggestion.parents);
        let stricter = strictest.as_ref().is_none_or(|s| s.parents < parents);
        if parents.is_barred() && stricter {
            let begun = assessment.begun.date.danish();
            let source = format!("{}, {begun}", assessment.author.name);
            strictest = Some(Barred { parents, source });
        }
    }
    strictest
}

/// Changes a joint assessment that is not completed, and stores it.
pub fn edit_joint(app: App, id: &str, change: impl FnOnce(&mut Joint)) {
    if app.read_only.get_untracked() {
        return;
    }
    let changed = app.roster.try_update(|roster| {
        roster
            .joints
            .get_mut(id)
            .filter(|joint| !joint.is_completed())
            .map(change)
            .is_some()
    });
    if changed == Some(true) {
        effects::assessment_changed(app, id.to_owned());
    }
}
