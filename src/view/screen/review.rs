//! Every answer on one page. Tap one to change it, and come back here.

use leptos::prelude::*;

use super::{child::kept_line, discard::discard_draft};
use crate::{
    domain::{
        instrument::{Area, AreaId, Instrument, Item},
        response::{AreaResponse, Gap, Response},
    },
    view::{
        component::{Back, Heading, Notice, Onward, Toggle, Tone, button, live, tap},
        context::{App, app},
        wording,
    },
    workflow::screen::Screen,
};

/// The review page.
#[component]
pub fn Review() -> impl IntoView {
    let app = app();
    let content = app.content();
    let page = live(move || {
        let found = app.with_assessment(|a| {
            let response = a.response.clone()?;
            let instrument = content.instrument_of(&response.edition)?;
            Some((response, instrument))
        });
        found
            .flatten()
            .map(|(response, instrument)| answers(app, &response, &instrument))
    });
    // A correction is thrown away on the child's page.
    let draft = app.place.with_untracked(|place| {
        let (child, id) = (place.child.clone()?, place.assessment.clone()?);
        let own = app.with_assessment_untracked(|a| a.correction.is_none() && !a.is_completed());
        own.unwrap_or_default().then_some((child, id))
    });
    let discard = draft.map(|(child, id)| {
        view! { <section class="card">{discard_draft(app, child, id)}</section> }
    });
    view! {
        <Heading text="Gennemse svarene" />
        <p>"Tryk på Ret ved et område for at ændre det. Du kan altid gå videre, også med tomme felter."</p>
        {page}
        {discard}
        {kept_line(app)}
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(last_step(app))) />
            {button("button button--main button--big", "Videre: Vælg position", move || app.go(Screen::Position))}
        </Onward>
    }
}

fn last_step(app: App) -> Screen {
    let content = app.content();
    app.with_assessment_untracked(|a| {
        let response = a.response.as_ref()?;
        let instrument = content.instrument_of(&response.edition)?;
        u8::try_from(response.asked(&instrument).len() + 1).ok()
    })
    .flatten()
    .map_or(Screen::Child, Screen::Form)
}

fn answers(app: App, response: &Response, instrument: &Instrument) -> impl IntoView + use<> {
    let (answered, asked) = response.progress(instrument);
    let gaps = response.gaps(instrument);
    let areas = response
        .asked(instrument)
        .into_iter()
        .enumerate()
        .map(|(index, (area, items))| {
            let gaps: Vec<_> = gaps
                .iter()
                .filter(|gap| gap_area(gap) == &area.id)
                .collect();
            area_card(app, index, area, &items, response, instrument, &gaps)
        })
        .collect_view();
    let optional = instrument
        .optional_areas(&response.band)
        .map(|area| optional_area(app, area, response.added.contains(&area.id)))
        .collect_view();
    let done = gaps.is_empty();
    view! {
        <Notice tone=if done { Tone::Calm } else { Tone::Careful }>
            <p>
                {format!("{answered} af {asked} tegn er besvaret.")}
                {if done { " Alt er udfyldt." } else { "" }}
            </p>
        </Notice>
        {areas}
        {heightened_card(app, response, instrument)}
        {beside(app)}
        {optional}
    }
}

fn gap_area(gap: &Gap) -> &AreaId {
    match gap {
        Gap::Unanswered { area, .. } | Gap::Unmarked { area } | Gap::NoObservation { area } => area,
    }
}

fn gap_words(gap: &Gap) -> String {
    match gap {
        Gap::Unanswered { count: 1, .. } => "1 tegn er ikke besvaret".to_owned(),
        Gap::Unanswered { count, .. } => format!("{count} tegn er ikke besvaret"),
        Gap::Unmarked { .. } => "Området har intet mærke".to_owned(),
        Gap::NoObservation { .. } => "Iagttagelse mangler".to_owned(),
    }
}

fn area_card(
    app: App,
    index: usize,
    area: &Area,
    items: &[&Item],
    response: &Response,
    instrument: &Instrument,
    gaps: &[&Gap],
) -> impl IntoView + use<> {
    let given = response.area(&area.id).cloned().unwrap_or_default();
    let AreaResponse {
        works,
        observation,
        mark,
        ..
    } = given;
    let rows = items
        .iter()
        .map(|item| {
            let answer = response
                .answer(&area.id, &item.id)
                .and_then(|answer| instrument.option(answer))
                .map_or_else(|| "–".to_owned(), |option| option.text.clone());
            view! {
                <dt>{item.text.clone()}</dt>
                <dd>{answer}</dd>
            }
        })
        .collect_view();
    let missing = gaps
        .iter()
        .map(|gap| gap_words(gap))
        .collect::<Vec<_>>()
        .join(" · ");
    let step = u8::try_from(index + 1).map_or(Screen::Review, Screen::Form);
    let mark = mark.map_or("Intet mærke endnu", wording::area_mark);
    view! {
        <section class="card">
            <div class="row row--spread">
                <h2>{area.title.clone()}</h2>
                <button type="button" class="button" on:click=tap(move || app.go(step))>
                    "Ret"
                    <span class="unseen">{format!(" {}", area.title)}</span>
                </button>
            </div>
            {(!missing.is_empty()).then(|| view! { <p class="field__error">{missing}</p> })}
            <dl class="facts">
                <dt>"Mærke"</dt>
                <dd><strong>{mark}</strong></dd>
                {rows}
                {(!works.is_empty()).then(|| view! { <dt>"Hvad fungerer?"</dt><dd class="typed">{works}</dd> })}
                {(!observation.is_empty())
                    .then(|| view! { <dt>"Hvad er set"</dt><dd class="typed">{observation}</dd> })}
            </dl>
        </section>
    }
}

fn heightened_card(
    app: App,
    response: &Response,
    instrument: &Instrument,
) -> impl IntoView + use<> {
    let steps = response.asked(instrument).len() + 1;
    let said: Vec<_> = instrument
        .heightened
        .iter()
        .filter_map(|question| {
            let answer = response
                .heightened
                .get(&question.id)
                .filter(|answer| answer.yes)?;
            Some((question.text.clone(), answer.text.clone()))
        })
        .collect();
    let nothing = said.is_empty();
    let rows = said
        .into_iter()
        .map(|(question, text)| {
            view! {
                <dt>{question}</dt>
                <dd class="typed">{if text.is_empty() { "Ja".to_owned() } else { text }}</dd>
            }
        })
        .collect_view();
    let step = u8::try_from(steps).map_or(Screen::Review, Screen::Form);
    view! {
        <section class="card">
            <div class="row row--spread">
                <h2>"Skærpet opmærksomhed"</h2>
                <button type="button" class="button" on:click=tap(move || app.go(step))>
                    "Ret" <span class="unseen">" skærpet opmærksomhed"</span>
                </button>
            </div>
            {nothing.then(|| view! { <p>"Ingen kryds."</p> })}
            {(!nothing).then(|| view! { <dl class="facts">{rows}</dl> })}
        </section>
    }
}

/// The way to what stands beside the form.
fn beside(app: App) -> impl IntoView {
    view! {
        <section class="card">
            <h2>"Risiko og ressourcer"</h2>
            <p>"Det, der virker og beskytter, og det, der kan gøre det svært. Det tælles ikke med nogen steder."</p>
            <div class="row">
                {button("button", "Se på risiko og ressourcer", move || app.go(Screen::Factors))}
            </div>
        </section>
    }
}

fn optional_area(app: App, area: &Area, added: bool) -> impl IntoView + use<> {
    let id = area.id.clone();
    view! {
        <Toggle
            text=format!("Tag »{}« med", area.title)
            help="Når barnet snart skal skifte til et nyt sted."
            checked=Signal::stored(added)
            on_change=Callback::new(move |on: bool| {
                let id = id.clone();
                app.edit(move |a| {
                    if let Some(response) = &mut a.response {
                        response.added.retain(|other| other != &id);
                        if on {
                            response.added.push(id);
                        }
                    }
                });
            })
        />
    }
}
