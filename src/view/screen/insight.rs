//! Indsigt: everything about one child, on paper and as a file.

use leptos::prelude::*;

use super::backup::HandOver;
use crate::{
    domain::log::Logged,
    exchange::insight::{OWN, Section, Sheet},
    view::{
        component::{
            Back, Heading, Onward, TextField, Toggle, Tone, When, live, memo, note, tap, trouble,
        },
        context::app,
        effects,
        error_text::failure,
        insight::sheet,
    },
    workflow::screen::Screen,
};

/// Everything about one child.
#[component]
pub fn InsightScreen() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let sheet = sheet(app, &id).unwrap_or_default();
    let to = RwSignal::new(String::new());
    let decided = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let made = RwSignal::new(false);
    let barred = {
        let id = id.clone();
        memo(move || app.contact_barred_for(&id))
    };
    let to_error = RwSignal::new(None::<String>);
    // What was made is what stands on the screen, or there is nothing to hand over.
    let changed = move || {
        effects::forget_outgoing();
        made.set(false);
        failed.set(None);
    };
    // To whom, or nothing is made: the log says it.
    let receiver = move || {
        failed.set(None);
        let to = to.get_untracked();
        let is_said = !to.trim().is_empty();
        if !is_said {
            to_error.set(Some(
                "Skriv, hvem det er til. Det står i loggen.".to_owned(),
            ));
            effects::focus_first_error();
        }
        is_said.then_some(to)
    };
    let blocked = move || app.read_only.get() || (barred.get() && !decided.get());
    let print = {
        let id = id.clone();
        move || {
            let Some(to) = receiver() else { return };
            let then = move |result: Result<(), _>| match result {
                Ok(()) => effects::print(),
                Err(why) => drop(failed.try_set(Some(failure(&why)))),
            };
            effects::note_in_log(
                app,
                Logged::InsightOnPaper,
                Some(id.clone()),
                to,
                Box::new(then),
            );
        }
    };
    let save = {
        let page = sheet.to_html();
        move || {
            changed();
            let Some(to) = receiver() else { return };
            let then = move |result: Result<(), _>| match result {
                Ok(()) => {
                    let _ = made.try_set(true);
                }
                Err(why) => drop(failed.try_set(Some(failure(&why)))),
            };
            let name = format!("indsigt-{}.html", effects::today());
            let line = (Logged::InsightAsFile, Some(id.clone()), to);
            effects::make_text(app, line, (name, "text/html"), page.clone(), Box::new(then));
        }
    };
    view! {
        <Heading text=sheet.title.clone() />
        <div class="stack screen-only">
            <When on=move || barred.get()>
                {note(Tone::Danger, "Kontakt til forældrene er spærret lige nu. Giv ikke dette til nogen, før din leder og kommunen har taget stilling. Indsigt kan begrænses af hensyn til barnet.")}
                <Toggle
                    text="Leder og kommune har taget stilling til, hvem der må få det"
                    checked=decided
                    on_change=Callback::new(move |on: bool| decided.set(on))
                />
            </When>
            <section class="card">
                {note(Tone::Careful, "Papiret og filen er ikke låst. Giv dem kun til den, der har ret til dem, og send kun via kommunens sikre post eller fagsystem.")}
                <TextField
                    label="Til hvem?"
                    id="to"
                    hint="Står i loggen."
                    value=to
                    error=to_error
                    on_input=Callback::new(move |text| {
                        changed();
                        to_error.set(None);
                        to.set(text);
                    })
                />
                <div class="row">
                    <button
                        type="button"
                        class="button button--main"
                        disabled=Signal::derive(blocked)
                        on:click=tap(print)
                    >
                        "Print alt"
                    </button>
                    <button
                        type="button"
                        class="button"
                        disabled=Signal::derive(blocked)
                        on:click=tap(save)
                    >
                        "Lav en fil med alt"
                    </button>
                </div>
            </section>
            {trouble(failed)}
            {live(move || made.get().then(|| view! { <HandOver what="Filen er klar." /> }))}
        </div>
        <div class:screen-only=blocked>{read(&sheet)}</div>
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

fn read(sheet: &Sheet) -> AnyView {
    let foreword: Vec<_> = sheet
        .foreword
        .iter()
        .map(|line| view! { <p>{line.clone()}</p> })
        .collect();
    let sections: Vec<_> = sheet.sections.iter().map(section).collect();
    view! { {foreword} {sections} }.into_any()
}

fn section(section: &Section) -> AnyView {
    let lines: Vec<_> = section
        .lines
        .iter()
        .map(|line| {
            let own = line.own.then(|| {
                view! {
                    <span aria-hidden="true">{OWN} " "</span>
                    <span class="unseen">"Fagpersonens egne ord: "</span>
                }
            });
            view! {
                <dt>{line.about.clone()}</dt>
                <dd class="typed">{own} {line.text.clone()}</dd>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{section.heading.clone()}</h2>
            <dl class="facts">{lines}</dl>
        </section>
    }
    .into_any()
}
