//! What the parents thought of an effort: filled on the tablet, or printed empty and given to them.

use leptos::prelude::*;

use super::{
    page::with_effort,
    parts::{Text, choose, said, text},
    words::{self, SLIP},
};
use crate::{
    domain::{
        effort::{Slip, SlipAnswer, SlipDraft},
        next_step::LeaveToTell,
    },
    view::{
        component::{FieldKind, When, live, send, trouble},
        context::App,
        effects,
        error_text::failure,
        wording,
    },
    workflow::failure::Failure,
};

/// The slip to fill on the screen, and on paper `for_parents`, until it is filled.
pub(super) fn slip_to_fill(
    app: App,
    _leave: LeaveToTell,
    id: String,
    for_parents: RwSignal<bool>,
) -> AnyView {
    live(move || {
        let open = with_effort(app, &id, |effort| effort.slip.is_none()).unwrap_or_default();
        open.then(|| {
            view! {
                {form(app, id.clone())}
                <When on=move || for_parents.get()>{paper()}</When>
            }
        })
    })
    .into_any()
}

/// What the parents said.
pub(super) fn filled(slip: &Slip) -> AnyView {
    let rows: Vec<_> = SLIP
        .into_iter()
        .zip(slip.answers)
        .map(|(question, answer)| {
            view! {
                <dt>{question}</dt>
                <dd>{answer.map_or("Ikke svaret", words::slip)}</dd>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>"Det siger forældrene"</h2>
            <dl class="facts">{rows}</dl>
            {(!slip.words.is_empty()).then(|| view! { <p class="typed">{slip.words.clone()}</p> })}
            <p class="small muted">
                {format!("{}, noteret {}", wording::professional(&slip.by), slip.at.danish())}
            </p>
        </section>
    }
    .into_any()
}

fn form(app: App, id: String) -> AnyView {
    let draft = app.typed("slip", &id, SlipDraft::default);
    let empty = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let keep = move || {
        let Some(by) = app.professional.get_untracked() else {
            return;
        };
        if let Ok(slip) = draft.get_untracked().read(by, effects::now()) {
            let then = move |result: Result<(), Failure>| {
                if let Err(why) = result {
                    failed.set(Some(failure(&why)));
                }
            };
            effects::change_effort(
                app,
                &id,
                move |effort| effort.slip = Some(slip),
                Box::new(then),
            );
        } else {
            empty.set(true);
            effects::focus_first_error();
        }
    };
    let questions: Vec<_> = SLIP
        .into_iter()
        .zip(["slip-0", "slip-1", "slip-2", "slip-3", "slip-4"])
        .enumerate()
        .map(|(index, question)| {
            choose(
                question,
                &SlipAnswer::ALL,
                words::slip,
                move || draft.with(|d| d.answers.get(index).copied().flatten()),
                move |answer| {
                    empty.set(false);
                    draft.update(|d| {
                        if let Some(place) = d.answers.get_mut(index) {
                            *place = Some(answer);
                        }
                    });
                },
                Signal::stored(None),
            )
        })
        .collect();
    let nothing = Signal::derive(move || {
        empty
            .get()
            .then(|| "Vælg mindst ét svar, eller skriv med forældrenes ord.".to_owned())
    });
    view! {
        <form class="card screen-only" on:submit=send(keep)>
            <h2>"Hvad siger forældrene?"</h2>
            <p>"Giv dem tabletten, eller print siden, og udfyld den sammen. Et spørgsmål må stå åbent."</p>
            {questions}
            {said(nothing)}
            {text(
                Text { label: "Med deres egne ord", id: "slip-words", hint: None, kind: FieldKind::Lines },
                Signal::derive(move || draft.with(|d| d.words.clone())),
                Signal::stored(None),
                Callback::new(move |text: String| {
                    empty.set(false);
                    draft.update(|d| d.words = text);
                }),
            )}
            {trouble(failed)}
            <button type="submit" class="button button--main">"Gem svarene"</button>
        </form>
    }
    .into_any()
}

/// The empty slip on paper.
fn paper() -> AnyView {
    let head: Vec<_> = SlipAnswer::ALL
        .into_iter()
        .map(|answer| view! { <th scope="col">{words::slip(answer)}</th> })
        .collect();
    let rows: Vec<_> = SLIP
        .into_iter()
        .map(|question| {
            let boxes: Vec<_> = SlipAnswer::ALL
                .into_iter()
                .map(|_| view! { <td></td> })
                .collect();
            view! {
                <tr>
                    <th scope="row">{question}</th>
                    {boxes}
                </tr>
            }
        })
        .collect();
    view! {
        <section class="paper-only">
            <h2>"Hvad siger I som forældre?"</h2>
            <p>"Sæt ét kryds i hver linje."</p>
            <table class="slip">
                <thead>
                    <tr>
                        <td></td>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p>"Med jeres egne ord:"</p>
        </section>
    }
    .into_any()
}
