//! The parents have the tablet: five questions, their own words, and the lock behind them. Nothing
//! here tells what the professionals have written, and no way leads to it.

use leptos::prelude::*;

use super::{
    page::with_effort,
    parts::{Text, choose, text},
    words::{self, SLIP},
};
use crate::{
    domain::{
        effort::{SlipAnswer, SlipDraft},
        next_step::LeaveToTell,
    },
    view::{
        component::{FieldKind, Heading, Tone, button, note, send, trouble},
        context::{App, app},
        effects,
        error_text::failure,
    },
    workflow::{
        failure::Failure,
        screen::{Pointer, Screen},
    },
};

/// The questions to the parents about the effort that the screen is about.
#[component]
pub fn SlipScreen() -> impl IntoView {
    let app = app();
    let here = app.place.get_untracked();
    let id = here.assessment.clone().unwrap_or_default();
    let leave = untrack(|| {
        let open = with_effort(app, &id, |effort| {
            effort.ended().is_some() && effort.slip.is_none()
        });
        let leave = app.leave_to_tell(here.child.as_ref()?);
        leave.filter(|_| open.unwrap_or_default())
    });
    let behind = Pointer {
        screen: Screen::Effort,
        ..here
    };
    let shown = match leave {
        Some(leave) => questions(app, leave, id, behind),
        None => view! {
            {note(Tone::Calm, "Her er ingen spørgsmål lige nu.")}
            {button("button button--main", "Færdig", move || effects::lock_instead(app, &behind))}
        }
        .into_any(),
    };
    view! {
        <Heading text="Hvad siger I som forældre?" />
        {shown}
    }
}

fn questions(app: App, _leave: LeaveToTell, id: String, behind: Pointer) -> AnyView {
    let form = app.form("slip", &id);
    let draft = app.typed("slip", &id, SlipDraft::default);
    let failed = RwSignal::new(None::<String>);
    let done = move || {
        let Some(by) = app.professional.get_untracked() else {
            return;
        };
        // Whoever answers nothing gives the tablet back all the same.
        let Ok(slip) = draft.get_untracked().read(by, effects::now()) else {
            effects::lock_instead(app, &behind);
            return;
        };
        let (form, behind) = (form.clone(), behind.clone());
        let then = move |result: Result<(), Failure>| match result {
            Ok(()) => {
                app.forget_form(&form);
                effects::lock_instead(app, &behind);
            }
            Err(why) => drop(failed.try_set(Some(failure(&why)))),
        };
        effects::change_effort(
            app,
            &id,
            move |effort| effort.slip = Some(slip),
            Box::new(then),
        );
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
    view! {
        <form class="card" on:submit=send(done)>
            <p>"I må gerne springe et spørgsmål over. Tryk »Færdig« til sidst. Så låser tabletten, og I kan give den tilbage."</p>
            {questions}
            {text(
                Text { label: "Med jeres egne ord", id: "slip-words", hint: None, kind: FieldKind::Lines },
                Signal::derive(move || draft.with(|d| d.words.clone())),
                Signal::stored(None),
                Callback::new(move |text: String| draft.update(|d| d.words = text)),
            )}
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">"Færdig"</button>
        </form>
    }
    .into_any()
}
