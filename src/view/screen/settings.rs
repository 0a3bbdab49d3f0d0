//! Passphrase, storage, and what is in use.

use leptos::prelude::*;

use super::NewPassphrase;
use crate::{
    view::{
        component::{Back, Heading, Notice, Onward, Tone, When, button, live},
        context::app,
        effects,
    },
    workflow::screen::Screen,
};

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let app = app();
    let changing = RwSignal::new(false);
    let changed = RwSignal::new(false);
    let persisted = effects::storage_is_persistent();
    let content = app.content();
    let in_use = [
        ("Kommune", content.municipality.name.clone()),
        ("Trivselsskema", content.instrument.edition.clone()),
        ("Børnelineal", content.ruler.edition.clone()),
        ("Regelsæt", content.rules.ruleset.clone()),
        ("Lov slået op", content.law.checked.danish()),
        ("Program", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    view! {
        <When
            on=move || changing.get()
            otherwise=move || {
                let rows = in_use
                    .iter()
                    .cloned()
                    .map(|(name, value)| {
                        view! {
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                        }
                    })
                    .collect_view();
                view! {
                    <Heading text="Indstillinger" />
                    <When on=move || changed.get()>
                        <Notice tone=Tone::Calm>
                            <p role="status">"Adgangssætningen er skiftet."</p>
                        </Notice>
                    </When>
                    <section class="card">
                        <h2>"Adgangssætning"</h2>
                        <When
                            on=move || !app.practice.get()
                            otherwise=|| view! { <p>"Øvelsen har ingen adgangssætning."</p> }
                        >
                            {button("button", "Skift adgangssætning", move || {
                                    changed.set(false);
                                    changing.set(true);
                                })}
                        </When>
                    </section>
                    <section class="card">
                        <h2>"Lagring på denne tablet"</h2>
                        <p>
                            {live(move || match persisted.get() {
                                Some(true) => "Browseren har lovet ikke at slette data af sig selv.",
                                Some(false) => {
                                    "Browseren har ikke lovet at beholde data for altid. Læg appen på hjemmeskærmen, så er de bedre beskyttet."
                                }
                                None => "Spørger browseren …",
                            })}
                        </p>
                        <p>"Alt er låst med din nøgle. Intet forlader tabletten af sig selv."</p>
                    </section>
                    <section class="card">
                        <h2>"I brug"</h2>
                        <dl class="facts">{rows}</dl>
                        <p class="small muted">
                            "Værktøjet er ikke valideret. Det er hverken en test eller en diagnose."
                        </p>
                    </section>
                    <Onward>
                        <Back
                            text="Alle børn"
                            on_click=Callback::new(move |()| app.go(Screen::Children))
                        />
                    </Onward>
                }
            }
        >
            <NewPassphrase
                done=Callback::new(move |()| {
                    changing.set(false);
                    changed.set(true);
                })
                back=Callback::new(move |()| changing.set(false))
            />
        </When>
    }
}
