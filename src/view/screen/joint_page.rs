//! A completed joint assessment to read and print: facts apart from interpretation.

use leptos::prelude::*;

use super::joint::{barred_note, side_by_side, who};
use crate::{
    domain::joint::{Completion, Joint, Question},
    view::{
        component::PositionMark,
        context::App,
        together::{Barred, barred},
        wording,
    },
};

/// The joint assessment to read and print.
pub(super) fn joint_page(app: App, joint: &Joint) -> AnyView {
    let Some(completion) = joint.completion.as_ref() else {
        return ().into_any();
    };
    let bar = barred(app);
    let ((seen, understood), raters) = side_by_side(app, joint, true);
    let own = |name: &str| {
        raters
            .iter()
            .any(|(_, rater)| rater.author.name.trim() == name.trim())
    };
    let people = completion
        .participants
        .iter()
        .map(|person| {
            let role = person.role.map_or("", wording::participant_role);
            let form = if own(&person.name) {
                ""
            } else {
                ", uden eget skema"
            };
            view! { <li>{format!("{}, {role}{form}", person.name.trim())}</li> }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>"Fælles position"</h2>
            {together(app, joint, completion)}
            <h3>"Deltagere"</h3>
            <ul>{people}</ul>
            <p class="small muted">
                {format!("Skrevet af {} {}. Kan ikke ændres.", completion.by.name, completion.at.danish())}
            </p>
        </section>
        {who(&raters)}
        <section class="card">
            <h2>"1. Det, vi har set og hørt"</h2>
            {seen}
        </section>
        <section class="card">
            <h2>"2. Sådan forstår vi det"</h2>
            {understood}
            {dialogue(joint, bar.as_ref())}
        </section>
        {bar.map(barred_note)}
    }
    .into_any()
}

fn together(app: App, joint: &Joint, completion: &Completion) -> impl IntoView + use<> {
    let label = wording::position(completion.position, &app.content().municipality);
    let period = if completion.from == completion.to {
        completion.from.danish()
    } else {
        format!(
            "{} til {}",
            completion.from.danish(),
            completion.to.danish()
        )
    };
    view! {
        <p class="lead"><PositionMark position=completion.position label /></p>
        <dl class="facts">
            <dt>"Hvorfor"</dt>
            <dd class="typed">{joint.reason.clone()}</dd>
            <dt>"Det fungerer"</dt>
            <dd class="typed">{joint.works.clone()}</dd>
            <dt>"Gælder denne sammenhæng"</dt>
            <dd class="typed">{joint.context.clone()}</dd>
            <dt>"Gælder denne periode"</dt>
            <dd>{period}</dd>
            <dt>"Dato"</dt>
            <dd>{completion.held.danish()}</dd>
        </dl>
    }
}

fn dialogue(joint: &Joint, bar: Option<&Barred>) -> impl IntoView + use<> {
    let rows: Vec<_> = Question::ALL
        .into_iter()
        .filter(|question| bar.is_none() || !question.needs_parents())
        .filter_map(|question| {
            let text = joint.dialogue.get(&question)?;
            (!text.trim().is_empty()).then(|| {
                view! {
                    <dt>{wording::question(question)}</dt>
                    <dd class="typed">{text.clone()}</dd>
                }
            })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>"Dialogen"</h3>
            <dl class="facts">{rows}</dl>
        }
    })
}
