//! The trivselsskema, one area a screen, with the questions of heightened attention as the last
//! step. An unanswered question never stands in the way.

use std::sync::Arc;

use leptos::prelude::*;

use super::{child::kept_line, course::follow_up_line, form_area::FormArea};
use crate::{
    domain::instrument::{HeightenedQuestion, HeightenedRoute, Instrument},
    view::{
        component::{Back, FieldKind, Heading, Onward, Steps, TextField, Toggle, When, memo, tap},
        context::{App, app},
    },
    workflow::screen::Screen,
};

/// Where in the form we are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPlace {
    /// The step, 1 and up.
    pub step: usize,
    /// How many steps there are.
    pub steps: usize,
    /// The name of the next step.
    pub next: String,
}

/// A step of the form.
#[component]
pub fn Form(
    /// The step, 1 and up.
    step: u8,
) -> impl IntoView {
    let app = app();
    let content = app.content();
    let asked = app
        .with_assessment_untracked(|a| {
            let response = a.response.as_ref()?;
            let instrument = content.instrument_of(&response.edition)?;
            let asked: Vec<_> = response
                .asked(&instrument)
                .into_iter()
                .map(|(area, items)| (area.clone(), items.into_iter().cloned().collect::<Vec<_>>()))
                .collect();
            Some(asked)
        })
        .flatten()
        .unwrap_or_default();
    let step = usize::from(step);
    let place = FormPlace {
        step: step.min(asked.len() + 1),
        steps: asked.len() + 1,
        next: match asked.get(step) {
            Some((area, _)) => area.title.clone(),
            None if step == asked.len() => "Skærpet opmærksomhed".to_owned(),
            None => "Gennemse svarene".to_owned(),
        },
    };
    let step = match asked.into_iter().nth(step - 1) {
        Some((area, items)) => view! { <FormArea area items place /> }.into_any(),
        None => view! { <Heightened place /> }.into_any(),
    };
    view! {
        {follow_up_line(app)}
        {step}
    }
}

/// The edition that is answered.
pub(super) fn answered_edition(app: App) -> Arc<Instrument> {
    let content = app.content();
    let of_response = app.with_assessment_untracked(|a| {
        let response = a.response.as_ref()?;
        content.instrument_of(&response.edition)
    });
    of_response
        .flatten()
        .unwrap_or_else(|| Arc::clone(&content.instrument))
}

/// The way back and the way on from a step.
pub(super) fn onward_from(app: App, place: FormPlace) -> impl IntoView {
    let screen = |step: usize| u8::try_from(step).map_or(Screen::Review, Screen::Form);
    let back = if place.step == 1 {
        Screen::Child
    } else {
        screen(place.step - 1)
    };
    let next = if place.step == place.steps {
        Screen::Review
    } else {
        screen(place.step + 1)
    };
    view! {
        {kept_line(app)}
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(back)) />
            <button type="button" class="button button--main button--big" on:click=tap(move || app.go(next))>
                {format!("Videre: {}", place.next)}
            </button>
        </Onward>
    }
}

#[component]
fn Heightened(place: FormPlace) -> impl IntoView {
    let app = app();
    let questions = answered_edition(app)
        .heightened
        .iter()
        .cloned()
        .map(|question| view! { <HeightenedItem question /> })
        .collect_view();
    view! {
        <Steps now=place.step of=place.steps />
        <Heading text="Skærpet opmærksomhed" />
        <p>"Sæt kun kryds, hvis det passer. Det tæller aldrig med i nogen optælling."</p>
        <section class="card">{questions}</section>
        {onward_from(app, place)}
    }
}

#[component]
fn HeightenedItem(question: HeightenedQuestion) -> impl IntoView {
    let app = app();
    let id = question.id;
    let leads_out = question.route == HeightenedRoute::UdenOm;
    let answer = {
        let id = id.clone();
        memo(move || {
            app.with_assessment(|a| a.response.as_ref()?.heightened.get(&id).cloned())
                .flatten()
                .unwrap_or_default()
        })
    };
    let toggled = id.clone();
    let on_change = Callback::new(move |yes: bool| {
        let id = toggled.clone();
        app.edit(move |a| {
            if let Some(response) = &mut a.response {
                response.heightened.entry(id).or_default().yes = yes;
            }
        });
        if yes && leads_out {
            app.go(Screen::Acute);
        }
    });
    let yes = memo(move || answer.with(|a| a.yes));
    view! {
        <div class="stack stack--s">
            <Toggle text=question.text help=question.help checked=yes on_change />
            <When on=move || yes.get()>
                {
                    let id = id.clone();
                    view! {
                        <TextField
                            label="Hvad har du set eller hørt?"
                            id=format!("heightened-{}", id.as_str())
                            kind=FieldKind::Lines
                            value=Signal::derive(move || answer.with(|a| a.text.clone()))
                            on_input=Callback::new(move |text: String| {
                                let field = id.as_str().to_owned();
                                let id = id.clone();
                                app.type_in(&field, move |a| {
                                    if let Some(response) = &mut a.response {
                                        response.heightened.entry(id).or_default().text = text;
                                    }
                                });
                            })
                        />
                    }
                }
            </When>
        </div>
    }
}
