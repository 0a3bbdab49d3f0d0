//! On the page of one assessment: what it corrects, what has corrected it, whether it counts, and
//! the ways to correct it and to put it aside.

use leptos::prelude::*;

use crate::{
    domain::correction::Correction,
    view::{
        component::{Tone, button, live, note},
        context::{App, app},
        wording,
    },
    workflow::{roster::Roster, screen::Screen},
};

/// Who corrected it, when and why. On paper too.
pub fn corrected_words(correction: &Correction, done: Option<String>) -> String {
    let by = wording::professional(&correction.by);
    match done {
        Some(date) => format!("Rettet {date} af {by}: {}", correction.reason),
        None => format!("Rettes af {by}: {}", correction.reason),
    }
}

/// That it was made by mistake, where it was. On paper too.
pub(super) fn aside_note(roster: &Roster, id: &str) -> Option<AnyView> {
    let (_, retraction) = roster.retraction_of(id)?;
    let text = format!(
        "Oprettet ved en fejl. Den tæller ikke med. Skjult {} af {}: {}",
        retraction.at.danish(),
        wording::professional(&retraction.by),
        retraction.reason
    );
    Some(note(Tone::Careful, text))
}

/// What there is to know of this version.
#[component]
pub fn Versions() -> impl IntoView {
    let app = app();
    live(move || {
        let id = app.place.with(|place| place.assessment.clone())?;
        app.roster.with(|roster| {
            let assessment = roster.assessments.get(&id)?;
            let child = assessment.child.clone();
            let done = assessment.decision.as_ref().map(|d| d.decided.date.danish());
            let corrected = assessment
                .correction
                .as_ref()
                .map(|correction| note(Tone::Calm, corrected_words(correction, done)));
            let aside = aside_note(roster, &id);
            let newer = roster.newest_version_of(&id).map(|newest| {
                let (child, newest) = (child.clone(), newest.to_owned());
                view! {
                    {note(Tone::Careful, "Dette er en tidligere udgave. Den er rettet siden og tæller ikke med.")}
                    {button("button screen-only", "Læs den nyeste udgave", move || {
                        app.go_to_assessment(Screen::Assessment, child.clone(), newest.clone());
                    })}
                }
            });
            let earlier: Vec<_> = roster
                .earlier_versions_of(&id)
                .into_iter()
                .filter_map(|(key, version)| {
                    let decided = version.decision.as_ref()?.decided;
                    let (child, key) = (child.clone(), key.to_owned());
                    let text = format!("Læs udgaven fra {}", decided.danish());
                    Some(button("button button--quiet screen-only", text, move || {
                        app.go_to_assessment(Screen::Assessment, child.clone(), key.clone());
                    }))
                })
                .collect();
            Some(view! {
                {aside}
                {newer}
                {corrected}
                {earlier}
            })
        })
    })
}

/// The ways to correct this version and to put it aside, where it counts.
#[component]
pub fn CorrectionWays() -> impl IntoView {
    let app = app();
    live(move || {
        let id = app.place.with(|place| place.assessment.clone())?;
        app.roster.with(|roster| {
            let assessment = roster.assessments.get(&id)?;
            let counts = assessment.is_completed()
                && roster.retraction_of(&id).is_none()
                && roster.newest_version_of(&id).is_none();
            let under_way = roster
                .corrections_of(&assessment.child)
                .into_iter()
                .any(|(_, draft)| draft.correction.as_ref().is_some_and(|c| c.of == id));
            counts.then(|| ways(app, under_way))
        })
    })
}

fn ways(app: App, under_way: bool) -> AnyView {
    let correct = if under_way {
        button(
            "button",
            "Rettelsen er i gang: til barnets side",
            move || {
                app.go(Screen::Child);
            },
        )
    } else {
        button("button", "Ret vurderingen", move || app.go(Screen::Correct))
    };
    view! {
        <div class="row screen-only">
            {correct}
            {button("button", "Oprettet ved en fejl", move || app.go(Screen::Retract))}
        </div>
    }
    .into_any()
}
