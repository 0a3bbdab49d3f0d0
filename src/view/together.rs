//! What the screens about several professionals share: who is held side by side, who may look, and
//! changes of a joint assessment.

use leptos::prelude::*;

use super::{context::App, effects};
use crate::{
    domain::{
        assessment::{Assessment, Professional},
        comparison::{Sight, raters, sight},
        joint::Joint,
    },
    workflow::roster::Roster,
};

/// What lies side by side, and what is to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The assessments by record id.
    pub raters: Vec<(String, Assessment)>,
    /// What does not lie there, or was changed since, in words.
    pub notes: Vec<String>,
}

/// What lies side by side: the assessments that a completed joint assessment names, else what
/// stands about the child from the same time. What was made by mistake is never shown.
pub fn beside(roster: &Roster, joint: &Joint) -> Beside {
    if joint.is_completed() {
        named(roster, joint)
    } else {
        standing(roster, &joint.child)
    }
}

fn named(roster: &Roster, joint: &Joint) -> Beside {
    let mut found = Beside {
        raters: Vec::new(),
        notes: Vec::new(),
    };
    for id in &joint.assessments {
        let Some(assessment) = roster.assessments.get(id) else {
            continue;
        };
        let name = &assessment.author.name;
        if roster.retraction_of(id).is_some() {
            let note = format!(
                "Vurderingen fra {name} er siden markeret som oprettet ved en fejl. Den vises ikke."
            );
            found.notes.push(note);
            continue;
        }
        if roster.newest_version_of(id).is_some() {
            let note = format!(
                "Vurderingen fra {name} er rettet siden. Her står den, som den var, da I talte."
            );
            found.notes.push(note);
        }
        found.raters.push((id.clone(), assessment.clone()));
    }
    found
}

fn standing(roster: &Roster, child: &str) -> Beside {
    let found = raters(roster.standing(child));
    let no_room = found.no_room.iter().map(|(_, assessment)| {
        let date = assessment.first_decided().map(|at| at.date.danish());
        format!(
            "Der er plads til fire. Læs også vurderingen fra {}, {}, på barnets side.",
            assessment.author.name,
            date.unwrap_or_default()
        )
    });
    let own = |(id, assessment): (&str, &Assessment)| (id.to_owned(), assessment.clone());
    Beside {
        notes: no_room.collect(),
        raters: found.raters.into_iter().map(own).collect(),
    }
}

/// How far the one who is here may look at what lies side by side. Tracked.
pub fn sight_of(app: App, joint: &Joint) -> Sight {
    let Some(me) = app.professional.get() else {
        return Sight::LookFirst;
    };
    app.roster.with(|roster| {
        let found = sight(roster.standing_of(&joint.child), &me);
        match found {
            Sight::LookFirst if was_there(roster, joint, &me) => Sight::Open,
            found => found,
        }
    })
}

/// Whether somebody has looked already: without an assessment and having said so, or with one
/// that lay there.
fn was_there(roster: &Roster, joint: &Joint, me: &Professional) -> bool {
    let lay_there = |id: &String| roster.assessments.get(id).is_some_and(|a| a.author == *me);
    joint.read_by(me).is_some() || joint.is_completed() && joint.assessments.iter().any(lay_there)
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
