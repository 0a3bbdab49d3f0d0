//! The team's key to receive with: shown as letters and as a QR code, and printed.

use leptos::prelude::*;

use crate::view::{
    component::{Back, Heading, Onward, Qr, When, button, live, tap, trouble},
    context::{App, app},
    effects::{self, ShownKey},
    error_text::failure,
    wording,
};

/// The letters that are read aloud at each end.
const READ_ALOUD: usize = 6;

/// The team's key, and how to make one.
#[component]
pub(super) fn TeamKeyPage(
    /// Back to what is stored.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let shown = RwSignal::new(None::<Option<ShownKey>>);
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let take = move |result: Result<Option<ShownKey>, _>| {
        // The screen may be gone by now.
        let _ = working.try_set(false);
        match result {
            Ok(key) => drop(shown.try_set(Some(key))),
            Err(why) => drop(failed.try_set(Some(failure(&why)))),
        }
    };
    effects::team_key(Box::new(take));
    let make = Callback::new(move |()| {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        failed.set(None);
        effects::make_team_key(app, Box::new(take));
    });
    view! {
        <Heading text="Jeres modtagernøgle" />
        <section class="card screen-only">
            <h2>"Hvad er den til?"</h2>
            <p>"Med nøglen kan andre sende jer en fil om et barn, så kun I kan åbne den. Nøglen er ikke hemmelig: Alle, der har den, kan låse en fil til jer. Ingen kan læse noget med den."</p>
            <p>"Det, der låser op, ligger forseglet her på tabletten og i jeres sikkerhedskopi. Uden det kan ingen åbne filerne, heller ikke den, der har sendt dem."</p>
        </section>
        {trouble(failed)}
        {live(move || {
            shown
                .get()
                .map(|key| match key {
                    None => none_yet(app, working, make).into_any(),
                    Some(key) => the_key(app, &key, working, make).into_any(),
                })
        })}
        <Onward>
            <Back text="Tilbage" on_click=back />
        </Onward>
    }
}

fn none_yet(app: App, working: RwSignal<bool>, make: Callback<()>) -> impl IntoView {
    view! {
        <section class="card">
            <p>"I har ikke en nøgle endnu."</p>
            <button
                type="button"
                class="button button--main button--big"
                disabled=Signal::derive(move || working.get() || app.read_only.get())
                on:click=tap(move || make.run(()))
            >
                "Lav en nøgle"
            </button>
        </section>
    }
}

fn the_key(
    app: App,
    shown: &ShownKey,
    working: RwSignal<bool>,
    make: Callback<()>,
) -> impl IntoView {
    let text = shown.key.to_string();
    let start = text.get(..READ_ALOUD).unwrap_or_default().to_owned();
    let end_at = text.len().saturating_sub(READ_ALOUD);
    let end = text.get(end_at..).unwrap_or_default().to_owned();
    let since = format!(
        "Lavet {} af {}.",
        shown.made.danish(),
        wording::professional(&shown.by)
    );
    let earlier = match shown.earlier {
        0 => None,
        1 => Some("I har haft én nøgle før. Filer, der er låst til den, kan stadig åbnes her."),
        _ => Some("I har haft flere nøgler før. Filer, der er låst til dem, kan stadig åbnes her."),
    };
    let sure = RwSignal::new(false);
    view! {
        <section class="card team-key">
            <h2>"Nøglen, I giver til andre"</h2>
            <p class="paper-only">"Med denne nøgle kan I låse en fil til os, så kun vi kan åbne den. Nøglen er ikke hemmelig."</p>
            <Qr text=text.clone() label="Nøglen som QR-kode" />
            <p class="team-key__text" translate="no">{text}</p>
            <p>
                "Tjek den i telefonen: Den begynder med "
                <strong>{start}</strong>
                " og slutter med "
                <strong>{end}</strong>
                ". Passer det ikke, er det ikke jeres nøgle."
            </p>
            <p class="small">{since}</p>
            {earlier.map(|earlier| view! { <p class="small screen-only">{earlier}</p> })}
            <div class="row screen-only">
                {button("button button--main", "Print nøglen", effects::print)}
            </div>
        </section>
        <section class="card screen-only">
            <h2>"Ny nøgle"</h2>
            <p>"Lav en ny, hvis den gamle er kommet forkert ud, eller når en, der har haft adgang til alt på tabletten, er holdt op. Giv den nye til dem, der sender til jer, og tag en sikkerhedskopi."</p>
            <When
                on=move || sure.get()
                otherwise=move || button("button", "Lav en ny nøgle …", move || sure.set(true))
            >
                <p><strong>"Den gamle vises ikke mere, men den åbner stadig det, der er låst til den."</strong></p>
                <div class="row">
                    <button
                        type="button"
                        class="button button--main"
                        disabled=Signal::derive(move || working.get() || app.read_only.get())
                        on:click=tap(move || make.run(()))
                    >
                        "Lav den nye nøgle"
                    </button>
                    {button("button", "Fortryd", move || sure.set(false))}
                </div>
            </When>
        </section>
    }
}
