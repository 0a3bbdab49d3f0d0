//! A completed joint assessment to read and print: facts apart from interpretation.

use leptos::prelude::*;

use super::{
    comparison_table::Unfolded,
    joint::{barred_note, finish_own, seen, understood, who},
};
use crate::{
    domain::{
        comparison::Sight,
        joint::{Completion, Joint, Question},
    },
    view::{
        component::{PositionMark, fold, live},
        context::App,
        together::{Beside, beside},
        wording,
    },
};

/// The joint assessment to read and print. What they said together is there for everyone to act
/// on; what each answered alone only for who has looked, or opens it.
pub(super) fn joint_page(app: App, joint: &Joint, sight: Sight, barred: Memo<bool>) -> AnyView {
    let Some(completion) = joint.completion.as_ref() else {
        return ().into_any();
    };
    let found = app.roster.with_untracked(|roster| beside(roster, joint));
    let own = |name: &str| {
        let mut names = joint.raters.iter().map(|rater| rater.name.trim());
        names.any(|rater| rater == name.trim())
    };
    let people: Vec<_> = completion
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
        .collect();
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
        {who(&found, joint)}
        {own_answers(app, found, sight)}
        {dialogue(joint, barred)}
        {live(move || barred.get().then(barred_note))}
    }
    .into_any()
}

/// What each saw and how each understood it, as far as the one who is here may look.
fn own_answers(app: App, found: Beside, sight: Sight) -> AnyView {
    let both = move || {
        let seen = seen(app, &found, Unfolded::All);
        let understood = understood(app, &found, Unfolded::All);
        view! {
            <section class="card">
                <h2>"1. Det, vi har set og hørt"</h2>
                {seen}
            </section>
            <section class="card">
                <h2>"2. Sådan forstår vi det"</h2>
                {understood}
            </section>
        }
        .into_any()
    };
    match sight {
        Sight::Open => both(),
        Sight::FinishOwn => finish_own(),
        Sight::LookFirst => fold(
            "card",
            "Se, hvad hver har svaret. Skal du selv vurdere barnet, så gør det først.".into_any(),
            false,
            RwSignal::new(false),
            Box::new(both),
        ),
    }
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

fn dialogue(joint: &Joint, barred: Memo<bool>) -> impl IntoView + use<> {
    let said: Vec<(Question, String)> = Question::ALL
        .into_iter()
        .filter_map(|question| Some((question, joint.dialogue.get(&question)?.clone())))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect();
    live(move || {
        let rows: Vec<_> = said
            .iter()
            .filter(|(question, _)| !(barred.get() && question.needs_parents()))
            .map(|(question, text)| {
                view! {
                    <dt>{wording::question(*question)}</dt>
                    <dd class="typed">{text.clone()}</dd>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="card">
                    <h2>"Dialogen"</h2>
                    <dl class="facts">{rows}</dl>
                </section>
            }
        })
    })
}
