//! Sikkerhedskopi: the whole vault in one file, and the reminder of it.

use leptos::prelude::*;

use crate::{
    view::{
        component::{
            Back, Heading, Notice, Onward, TextField, Tone, When, button, live, send, trouble,
        },
        context::{App, app},
        effects,
        error_text::failure,
    },
    workflow::{backup_due::BackupDue, roster::Roster, screen::Screen},
};

/// A backup is made and handed over.
#[component]
pub(super) fn Backup(
    /// Back to what is stored.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let to = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let is_ready = RwSignal::new(false);
    let make = move || {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        failed.set(None);
        let then = move |result: Result<(), _>| {
            // The screen may be gone by now.
            let _ = working.try_set(false);
            match result {
                Ok(()) => {
                    let _ = is_ready.try_set(true);
                }
                Err(why) => drop(failed.try_set(Some(failure(&why)))),
            }
        };
        effects::make_backup(app, to.get_untracked(), Box::new(then));
    };
    view! {
        <Heading text="Sikkerhedskopi" />
        <section class="card">
            <p>{live(move || last_words(app))}</p>
            <ul>
                <li>"Kopien er én fil med alt på tabletten: børn, vurderinger, kolleger og kladder. Alt er låst, som det er her."</li>
                <li>"Den åbnes med de adgangssætninger og gendannelsesnøgler, der gælder nu. Skifter I dem, så tag en ny kopi."</li>
                <li>"Læg den et sted, kommunen har godkendt, og ikke på tabletten selv. Slet gamle kopier: De har også de børn, I siden har slettet."</li>
            </ul>
        </section>
        {trouble(failed)}
        <When
            on=move || is_ready.get()
            otherwise=move || {
                view! {
                    <form class="card" on:submit=send(make)>
                        <TextField
                            label="Hvor lægger du den, eller hvem får den?"
                            id="to"
                            hint="Står i loggen. Kan stå tomt."
                            value=to
                            on_input=Callback::new(move |text| to.set(text))
                        />
                        <button
                            type="submit"
                            class="button button--main button--big"
                            disabled=Signal::derive(move || working.get() || app.read_only.get())
                        >
                            {live(move || if working.get() { "Laver kopien …" } else { "Lav sikkerhedskopi" })}
                        </button>
                    </form>
                }
            }
        >
            <HandOver what="Kopien er klar." />
        </When>
        <Onward>
            <Back text="Tilbage" on_click=back />
        </Onward>
    }
}

/// A file is ready and is handed over with one tap.
#[component]
pub(super) fn HandOver(
    /// What is ready.
    what: &'static str,
) -> impl IntoView {
    let handed = RwSignal::new(None::<effects::Handed>);
    let words = move || {
        handed.get().map(|handed| match handed {
            effects::Handed::Shared => "Filen er givet videre.",
            effects::Handed::Downloaded => "Filen ligger blandt browserens overførsler.",
            effects::Handed::Cancelled => "Filen er ikke gemt endnu.",
        })
    };
    view! {
        <section class="card">
            <p role="status"><strong>{what}</strong></p>
            {button("button button--main button--big", "Gem filen", move || {
                effects::hand_over(move |done| {
                    let _ = handed.try_set(Some(done));
                });
            })}
            <p role="status">{live(words)}</p>
        </section>
    }
}

fn last_words(app: App) -> String {
    match app.roster.with(Roster::last_backup) {
        None => "Der er ikke taget en sikkerhedskopi endnu.".to_owned(),
        Some(at) => format!(
            "Sidst lavet: {}. Tjek, at filen ligger, hvor den skal.",
            at.danish()
        ),
    }
}

/// That it is time for a backup, with the way to it.
#[component]
pub(super) fn BackupReminder() -> impl IntoView {
    let app = app();
    live(move || {
        if app.practice.get() {
            return None;
        }
        let BackupDue { last, entries } = app
            .roster
            .with(|roster| roster.backup_due(effects::today()))?;
        let since = last.map_or_else(
            || "Der er ikke taget en endnu.".to_owned(),
            |last| format!("Den sidste er fra {}.", last.date.danish()),
        );
        let new = if entries == 1 {
            "1 ny ting er kun på denne tablet.".to_owned()
        } else {
            format!("{entries} nye ting er kun på denne tablet.")
        };
        Some(view! {
            <Notice tone=Tone::Careful>
                <p><strong>"Tid til en sikkerhedskopi. "</strong> {since} " " {new}</p>
                {button("button", "Til sikkerhedskopi", move || app.go(Screen::Data))}
            </Notice>
        })
    })
}
