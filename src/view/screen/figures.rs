//! Figures without names, and the form itself for other systems.

use leptos::prelude::*;

use super::backup::HandOver;
use crate::{
    domain::{instrument::Role, log::Logged},
    view::{
        component::{
            Back, ChoiceLayout, ChoiceText, Choices, Heading, Onward, TextField, button, live,
            trouble,
        },
        context::app,
        effects,
        error_text::failure,
        export::{figures_file, form_file},
    },
};

/// Figures and the form as files.
#[component]
pub(super) fn Figures(
    /// Back to what is stored.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let bands = app.content().instrument.bands.clone();
    let role = RwSignal::new(None::<usize>);
    let band = RwSignal::new(None::<usize>);
    let failed = RwSignal::new(None::<String>);
    let made = RwSignal::new(None::<&'static str>);
    let to = RwSignal::new(String::new());
    // What was made is what stands on the screen, or there is nothing to hand over.
    let changed = move || {
        effects::forget_outgoing();
        made.set(None);
        failed.set(None);
    };
    let hand = move |what: &'static str, logged, name: &str, kind, text: String| {
        changed();
        let then = move |result: Result<(), _>| match result {
            Ok(()) => drop(made.try_set(Some(what))),
            Err(why) => drop(failed.try_set(Some(failure(&why)))),
        };
        let line = (logged, None, to.get_untracked());
        let name = format!("{}-{name}", effects::today());
        effects::make_text(app, line, (name, kind), text, Box::new(then));
    };
    let count = move || {
        let text = figures_file(app);
        hand(
            "Tallene er klar.",
            Logged::FiguresExported,
            "tal.csv",
            "text/csv",
            text,
        );
    };
    let bands_by_index = bands.clone();
    let form = move || {
        let chosen = role
            .get_untracked()
            .and_then(|at| Role::ALL.get(at))
            .zip(band.get_untracked().and_then(|at| bands_by_index.get(at)));
        let Some((role, band)) = chosen else {
            failed.set(Some("Vælg både faggruppe og alder.".to_owned()));
            return;
        };
        match form_file(app, *role, &band.id) {
            Ok(text) => {
                let name = format!("trivselsskema-{}.fhir.json", band.id.as_str());
                let kind = "application/fhir+json";
                hand("Skemaet er klar.", Logged::FormExported, &name, kind, text);
            }
            Err(_) => failed.set(Some(
                "Appen mangler de navne, andre systemer bruger. Genindlæs siden, og prøv igen."
                    .to_owned(),
            )),
        }
    };
    let roles = ["Pædagog og dagplejer", "Sundhedsplejerske"]
        .map(ChoiceText::plain)
        .into();
    let ages = bands
        .iter()
        .map(|band| ChoiceText::plain(&band.label))
        .collect();
    view! {
        <Heading text="Tal og skemaer" />
        <section class="card">
            <TextField
                label="Til hvem?"
                id="to"
                hint="Står i loggen. Kan stå tomt."
                value=to
                on_input=Callback::new(move |text| {
                    changed();
                    to.set(text);
                })
            />
        </section>
        <section class="card">
            <h2>"Tal uden navne"</h2>
            <p>"Hvor mange børn der står hvor, efter alder, i tal og i procent af gruppen, til et regneark (CSV). Tal fra 1 til 4 er skjult, og procenten med dem. Ville et skjult tal stå alene, skjules et til."</p>
            {button("button", "Lav en fil med tal", count)}
        </section>
        <section class="card">
            <h2>"Skemaet selv"</h2>
            <p>"Trivselsskemaet som skema til et andet system (FHIR Questionnaire), uden svar."</p>
            <Choices
                legend="Hvis skema?"
                name="role"
                options=roles
                selected=role
                on_pick=Callback::new(move |at: usize| {
                    changed();
                    role.set(Some(at));
                })
            />
            <Choices
                legend="Hvilken alder?"
                name="band"
                options=ages
                selected=band
                on_pick=Callback::new(move |at: usize| {
                    changed();
                    band.set(Some(at));
                })
                layout=ChoiceLayout::Row
            />
            {button("button", "Lav en fil med skemaet", form)}
        </section>
        {trouble(failed)}
        {live(move || made.get().map(|what| view! { <HandOver what /> }))}
        <Onward>
            <Back text="Tilbage" on_click=back />
        </Onward>
    }
}
