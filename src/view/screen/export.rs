//! One child's course as a file for another system.

use leptos::prelude::*;

use super::backup::HandOver;
use crate::{
    domain::log::Logged,
    exchange::{course::Scope, fhir::NotForKl},
    view::{
        component::{
            Back, ChoiceText, Choices, Heading, Onward, TextField, Toggle, Tone, When, live, memo,
            note, tap, trouble,
        },
        context::app,
        effects,
        error_text::failure,
        export::{Form, Nothing, course_file},
    },
    workflow::screen::Screen,
};

/// A file for another system.
#[component]
pub fn ExportScreen() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let form = RwSignal::new(None::<Form>);
    let names = RwSignal::new(false);
    let typed = RwSignal::new(false);
    let to = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<String>);
    let ready = RwSignal::new(false);
    // What was made is what stands on the screen, or there is nothing to hand over.
    let changed = move || {
        effects::forget_outgoing();
        ready.set(false);
        failed.set(None);
    };
    let barred = {
        let id = id.clone();
        memo(move || app.contact_barred_for(&id))
    };
    let make = move || {
        changed();
        let Some(form) = form.get_untracked() else {
            failed.set(Some("Vælg, hvad der skal sendes.".to_owned()));
            return;
        };
        let to = to.get_untracked();
        if to.trim().is_empty() {
            failed.set(Some(
                "Skriv, hvem filen er til. Det står i loggen.".to_owned(),
            ));
            return;
        }
        let scope = Scope {
            names: names.get_untracked(),
            typed: typed.get_untracked(),
        };
        let text = match course_file(app, &id, form, scope) {
            Ok(text) => text,
            Err(why) => return failed.set(Some(nothing(why).to_owned())),
        };
        let then = move |result: Result<(), _>| match result {
            Ok(()) => drop(ready.try_set(true)),
            Err(why) => drop(failed.try_set(Some(failure(&why)))),
        };
        let (ending, media_type) = form.file();
        let name = format!("{}-{ending}", effects::today());
        let line = (Logged::Exported, Some(id.clone()), to);
        effects::make_text(app, line, (name, media_type), text, Box::new(then));
    };
    let options = Form::ALL.map(what).into();
    let wide = move || form.get().is_some_and(|form| form != Form::Kl);
    view! {
        <Heading text="Fil til et andet system" />
        {note(Tone::Careful, "Filen er ikke låst. Send den kun via kommunens sikre post eller fagsystem, og kun til den, der har ret til den.")}
        <When on=move || barred.get()>
            {note(Tone::Danger, "Filen må ikke nå forældrene: Kontakt til dem er spærret lige nu. Sig det også til modtageren, og spørg din leder, før du sender den.")}
        </When>
        <section class="card">
            <Choices
                legend="Hvad skal sendes?"
                name="form"
                options
                selected=Signal::derive(move || {
                    form.get().and_then(|form| Form::ALL.iter().position(|f| *f == form))
                })
                on_pick=Callback::new(move |at: usize| {
                    changed();
                    form.set(Form::ALL.get(at).copied());
                })
            />
            <When on=wide>
                <Toggle
                    text="Med navne"
                    help="Barnets navn her på tabletten og fagpersonernes navne."
                    checked=names
                    on_change=Callback::new(move |on: bool| {
                        changed();
                        names.set(on);
                    })
                />
                <Toggle
                    text="Med det, der er skrevet"
                    help="Iagttagelser og begrundelser. Der kan stå navne i dem."
                    checked=typed
                    on_change=Callback::new(move |on: bool| {
                        changed();
                        typed.set(on);
                    })
                />
            </When>
            <TextField
                label="Til hvem?"
                id="to"
                hint="Står i loggen."
                value=to
                on_input=Callback::new(move |text| {
                    changed();
                    to.set(text);
                })
            />
            <button
                type="button"
                class="button button--main"
                disabled=Signal::derive(move || app.read_only.get())
                on:click=tap(make)
            >
                "Lav filen"
            </button>
        </section>
        {trouble(failed)}
        {live(move || ready.get().then(|| view! { <HandOver what="Filen er klar." /> }))}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

fn what(form: Form) -> ChoiceText {
    match form {
        Form::Fhir => ChoiceText::with_help(
            "Hele forløbet som fil til et andet system (FHIR R4)",
            "Afsluttede vurderinger med svar, positioner, linealer og skridt, fælles vurderinger og indsatser. Barnet står med et nummer, som kun tabletten kender.",
        ),
        Form::Kl => ChoiceText::with_help(
            "Kun farven (KL's TOPI-skema)",
            "Den nyeste position. Modtageren sætter selv barnets CPR-nummer og institutionens SOR-kode på (spørg jeres it-afdeling om den).",
        ),
        Form::Table => ChoiceText::with_help(
            "Regneark (CSV)",
            "En række for hver ting i forløbet, den ældste først. Tal lægges aldrig sammen.",
        ),
    }
}

fn nothing(why: Nothing) -> &'static str {
    match why {
        Nothing::Empty => {
            "Der er intet at sende endnu: ingen afsluttet vurdering og ingen indsats."
        }
        Nothing::NoAssessment => "Der er ingen afsluttet vurdering at sende.",
        Nothing::Kl(NotForKl::OtherWords) => {
            "Kommunen kalder ikke positionerne grøn, gul og rød. KL's skema kan kun tage farverne. Vælg hele forløbet."
        }
        Nothing::Kl(NotForKl::NoPosition) => "Den nyeste vurdering har ingen position.",
        Nothing::NoTerms => {
            "Appen mangler de navne, andre systemer bruger. Genindlæs siden, og prøv igen."
        }
    }
}
