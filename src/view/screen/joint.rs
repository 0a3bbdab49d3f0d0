//! Fælles vurdering: the own assessments side by side, the dialogue, and what the people say
//! together; then the same to read and print.

use leptos::prelude::*;

use super::{comparison::SideBySide, joint_form::JointForm, joint_page::joint_page};
use crate::{
    domain::{assessment::Assessment, comparison::compare, joint::Joint},
    view::{
        component::{Back, Heading, Onward, Tone, button, live, memo, note},
        context::{App, app},
        effects,
        together::{Barred, barred, compared},
        wording,
    },
    workflow::screen::Screen,
};

/// The joint assessment that the screen is about.
#[component]
pub fn JointScreen() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let read = {
        let id = id.clone();
        move || app.roster.with(|roster| roster.joints.get(&id).cloned())
    };
    let completed = {
        let read = read.clone();
        memo(move || read().map(|joint| joint.is_completed()))
    };
    let body = live(move || {
        completed.get()?;
        let joint = untrack(&read)?;
        Some(untrack(|| {
            if joint.is_completed() {
                joint_page(app, &joint)
            } else {
                draft(app, id.clone(), &joint)
            }
        }))
    });
    view! {
        <Heading text=format!("Fælles vurdering: {label}") />
        {body}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            {live(move || {
                (completed.get() == Some(true))
                    .then(|| button("button button--main button--big", "Print til mødet", effects::print))
            })}
        </Onward>
    }
}

/// The own assessment that the professional has begun and not completed, if any: then colleagues'
/// answers stay hidden (trivselsskema.md 12.4, step 1).
fn own_draft(app: App, child: &str) -> bool {
    app.roster
        .with_untracked(|roster| roster.draft_of(child).is_some())
}

fn draft(app: App, id: String, joint: &Joint) -> AnyView {
    if own_draft(app, &joint.child) {
        return note(
            Tone::Careful,
            "Du har selv en vurdering af barnet i gang. Gør den færdig først, så du ser med egne øjne, før I ser sammen. Den ligger på barnets side.",
        );
    }
    let (parts, raters) = side_by_side(app, joint, false);
    let (seen, understood) = parts;
    let alone = match raters.as_slice() {
        [] => Some("Der er ingen egne vurderinger at lægge side om side.".to_owned()),
        [(_, only)] => Some(format!(
            "Kun {} har en egen vurdering. De andre kan være med som deltagere uden eget skema.",
            only.author.name
        )),
        _ => None,
    };
    view! {
        <p>"Forskelle er det vigtigste her. Ingen har ret på forhånd, og intet bliver lagt sammen."</p>
        {barred(app).map(barred_note)}
        {alone.map(|text| note(Tone::Calm, text))}
        {who(&raters)}
        <section class="card">
            <h2>"1. Det, I har set og hørt hver for sig"</h2>
            {seen}
        </section>
        <section class="card">
            <h2>"2. Sådan har I forstået det hver for sig"</h2>
            {understood}
        </section>
        <JointForm id raters />
    }
    .into_any()
}

/// Whose contact with the parents is barred, and why something is missing from the screen.
pub(super) fn barred_note(barred: Barred) -> AnyView {
    let content = app().content();
    let title = content
        .rules
        .parents(barred.parents)
        .map(|text| text.title.clone())
        .unwrap_or_default();
    view! {
        <div class="notice notice--careful">
            <p><strong>{format!("Forældrene: {title}")}</strong></p>
            <p>
                {format!(
                    "Det følger af forslaget i vurderingen fra {}. Derfor er det, der handler om forældrene, ikke med her.",
                    barred.source,
                )}
            </p>
        </div>
    }
    .into_any()
}

/// Whose assessments lie side by side, and from when.
pub(super) fn who(raters: &[(String, Assessment)]) -> AnyView {
    let rows = raters
        .iter()
        .map(|(_, rater)| {
            let name = format!(
                "{}, {}",
                rater.author.name,
                wording::profession(rater.author.profession)
            );
            let date = rater.completed_on().map(|at| at.date.danish());
            view! {
                <dt>{name}</dt>
                <dd>{date}</dd>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>"Egne vurderinger"</h2>
            <dl class="facts">{rows}</dl>
        </section>
    }
    .into_any()
}

/// What was seen and how it is understood, and whose it is.
pub(super) fn side_by_side(
    app: App,
    joint: &Joint,
    open: bool,
) -> ((AnyView, AnyView), Vec<(String, Assessment)>) {
    let content = app.content();
    let raters = app
        .roster
        .with_untracked(|roster| compared(roster, &joint.child, joint));
    let all: Vec<&Assessment> = raters.iter().map(|(_, rater)| rater).collect();
    // The newest form says which edition is compared.
    let newest = all
        .iter()
        .filter(|rater| rater.response.is_some())
        .max_by_key(|rater| rater.completed_on());
    let instrument = newest
        .and_then(|rater| rater.response.as_ref())
        .and_then(|response| content.instrument_of(&response.edition));
    let comparison = compare(&all, instrument.as_deref());
    let found = SideBySide {
        raters: &all,
        comparison: &comparison,
        instrument: instrument.as_deref(),
        open,
    };
    let parts = (found.seen(), found.understood(&content));
    (parts, raters)
}
