//! Passphrase, colleagues, locks, storage, and what is in use.

use leptos::prelude::*;

use super::{
    NewPassphrase,
    colleagues::{AddColleague, Colleagues, RemoveColleague, TakeBack},
    passkey::DeviceLock,
    screened::Locks,
};
use crate::{
    view::{
        component::{Back, Heading, Notice, Onward, Tone, When, button, live},
        context::app,
        effects,
    },
    workflow::{screen::Screen, vault::Colleague},
};

/// What the settings show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// Everything.
    List,
    /// A new passphrase.
    Passphrase,
    /// A colleague is added.
    Add,
    /// A colleague is taken out.
    Remove(Colleague),
    /// A colleague is taken back.
    TakeBack(Colleague),
}

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let way = RwSignal::new(Way::List);
    let changed = RwSignal::new(false);
    let removed = RwSignal::new(None::<(String, bool)>);
    let back = Callback::new(move |()| way.set(Way::List));
    live(move || match way.get() {
        Way::List => view! { <Everything way changed removed /> }.into_any(),
        Way::Passphrase => view! {
            <NewPassphrase
                done=Callback::new(move |()| {
                    changed.set(true);
                    way.set(Way::List);
                })
                back
            />
        }
        .into_any(),
        Way::Add => view! { <AddColleague back /> }.into_any(),
        Way::Remove(who) => view! { <RemoveColleague who removed back /> }.into_any(),
        Way::TakeBack(who) => view! { <TakeBack who back /> }.into_any(),
    })
}

#[component]
fn Everything(
    way: RwSignal<Way>,
    changed: RwSignal<bool>,
    removed: RwSignal<Option<(String, bool)>>,
) -> impl IntoView {
    let app = app();
    let persisted = effects::storage_is_persistent();
    let content = app.content();
    let rows = [
        ("Kommune", content.municipality.name.clone()),
        ("Trivselsskema", content.instrument.edition.clone()),
        ("Børnelineal", content.ruler.edition.clone()),
        ("Regelsæt", content.rules.ruleset.clone()),
        ("Lov slået op", content.law.checked.danish()),
        ("Program", env!("CARGO_PKG_VERSION").to_owned()),
    ]
    .into_iter()
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
        {live(move || removed.get().map(|(name, key_changed)| removed_notice(&name, key_changed)))}
        <section class="card">
            <h2>"Adgangssætning"</h2>
            <When
                on=move || !app.practice.get()
                otherwise=|| view! { <p>"Øvelsen har ingen adgangssætning."</p> }
            >
                {button("button", "Skift adgangssætning", move || {
                        changed.set(false);
                        way.set(Way::Passphrase);
                    })}
            </When>
        </section>
        <When on=move || !app.practice.get()>
            <DeviceLock />
            <Colleagues way />
        </When>
        <Locks />
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
            <When on=move || !app.practice.get()>
                <p>"Alt er låst med din nøgle. Intet forlader tabletten af sig selv."</p>
            </When>
            <When on=move || !app.practice.get()>
                {button("button", "Data på tabletten", move || app.go(Screen::Data))}
            </When>
        </section>
        <section class="card">
            <h2>"Tilbud"</h2>
            <p>"Det, kommunen kan tilbyde børn og familier ved hvert trin."</p>
            {button("button", "Se og ret tilbudsviften", move || app.go(Screen::Offers))}
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

/// What was done when somebody was taken out, and what is left to do.
fn removed_notice(name: &str, key_changed: bool) -> AnyView {
    let (tone, done, left) = if key_changed {
        (
            Tone::Calm,
            format!(
                "{name} er fjernet, og tabletten har fået en ny nøgle. Alle andre beholder deres adgangssætninger."
            ),
            format!(
                "En sikkerhedskopi fra før kan stadig åbnes med {name}s adgangssætning. Tag en ny, og slet de gamle. Har I en modtagernøgle, så lav en ny."
            ),
        )
    } else {
        (
            Tone::Careful,
            format!(
                "{name} er fjernet og kan ikke låse op. Tabletten kunne ikke få en ny nøgle endnu."
            ),
            "Lad alle kolleger låse op én gang, og skift så nøglen under »Data på tabletten«."
                .to_owned(),
        )
    };
    view! {
        <Notice tone>
            <p role="status">{done}</p>
            <p>{left}</p>
        </Notice>
    }
    .into_any()
}
