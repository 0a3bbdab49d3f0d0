//! The lock with a PIN: the screen that asks for it, and where it is set.

use leptos::{context::Provider, prelude::*};

use crate::{
    view::{
        component::{
            ChoiceLayout, ChoiceText, Choices, FieldKind, Heading, ReadOnly, TextField, button,
            live, send,
        },
        context::app,
        effects,
        error_text::pin_flaw,
    },
    workflow::lock::IDLE_MINUTES,
};

/// Asks for the PIN. Nothing of what is open is on the screen.
#[component]
pub fn Screened() -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let open = move || {
        // After the right one this screen is gone, and its fields must not be touched.
        let Some(left) = typed.with_untracked(|pin| effects::try_pin(app, pin)) else {
            return;
        };
        typed.set(String::new());
        error.set(Some(match left {
            0 => "Det passer ikke. Tabletten låser.".to_owned(),
            1 => "Det passer ikke. Én gang til, og så skal du bruge adgangssætningen.".to_owned(),
            left => format!("Det passer ikke. Du kan prøve {left} gange til."),
        }));
    };
    let name = app
        .professional
        .with_untracked(|me| me.as_ref().map(|me| me.name.clone()));
    // A tab that may not write can still be opened again. Not provided to this owner, which the
    // screens that follow share.
    view! {
        <Provider value=ReadOnly(Signal::stored(false))>
            <Heading text="Skærmen er låst" />
            <form class="card" on:submit=send(open)>
                {name.map(|name| view! { <p>"Låst af " {name} "."</p> })}
                <TextField
                    label="PIN"
                    id="pin"
                    kind=Signal::stored(FieldKind::Secret)
                    value=typed
                    error
                    on_input=Callback::new(move |text: String| {
                        typed.set(text);
                        error.set(None);
                    })
                />
                <button type="submit" class="button button--main button--big">
                    "Åbn skærmen"
                </button>
                {button("button button--quiet", "Log af, eller skift person", move || effects::log_off(app))}
            </form>
        </Provider>
    }
}

/// Where the locks are set.
#[component]
pub(super) fn Locks() -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let minutes = RwSignal::new(effects::idle_minutes());
    let set = move || {
        let result = typed.with_untracked(|typed| effects::set_pin(app, typed));
        match result {
            Ok(()) => typed.set(String::new()),
            Err(flaw) => {
                error.set(Some(pin_flaw(flaw).to_owned()));
                effects::focus_first_error();
            }
        }
    };
    let options = IDLE_MINUTES
        .map(|minutes| ChoiceText::plain(format!("{minutes} minutter")))
        .collect();
    let first = *IDLE_MINUTES.start();
    let place = move || Some(usize::from(minutes.get().saturating_sub(first)));
    view! {
        <section class="card">
            <h2>"Lås"</h2>
            <Choices
                legend="Tabletten låser, når den ikke er brugt i"
                name="idle"
                options
                selected=Signal::derive(place)
                on_pick=Callback::new(move |index: usize| {
                    let chosen = first.saturating_add(u8::try_from(index).unwrap_or_default());
                    effects::set_idle_minutes(chosen);
                    minutes.set(chosen);
                })
                layout=ChoiceLayout::Row
            />
            <p>
                "Skærmen bliver tom, så snart appen ikke ses, og låser helt inden for 30 sekunder."
            </p>
            <form class="stack stack--s" on:submit=send(set)>
                <h3>"PIN til skærmen"</h3>
                <p>
                    "Med en PIN åbner du skærmen hurtigt igen efter »Lås«. Den stopper et barn eller en kollega, der tager tabletten. Den stopper ikke en, der kan læse tablettens hukommelse: Nøglen ligger der, så længe PIN virker. Det gemte er altid låst med adgangssætningen og aldrig med PIN."
                </p>
                <p class="small muted">
                    "PIN skrives ingen steder og gælder, til du logger af. Fem forkerte, et kvarter uden PIN, eller når appen ikke har været fremme i 30 sekunder: så låses der helt."
                </p>
                {live(move || {
                    if app.has_pin.get() {
                        view! {
                            <p role="status">"PIN er slået til."</p>
                            <div class="row">
                                {button("button", "Fjern PIN", move || effects::forget_pin(app))}
                                {button("button", "Log af", move || effects::log_off(app))}
                            </div>
                        }
                            .into_any()
                    } else {
                        view! {
                            <TextField
                                label="Vælg en PIN"
                                id="new-pin"
                                hint="4 til 8 tal."
                                kind=Signal::stored(FieldKind::Secret)
                                value=typed
                                error
                                on_input=Callback::new(move |text: String| {
                                    typed.set(text);
                                    error.set(None);
                                })
                            />
                            <div class="row">
                                <button type="submit" class="button">
                                    "Slå PIN til"
                                </button>
                                {button("button", "Log af", move || effects::log_off(app))}
                            </div>
                        }
                            .into_any()
                    }
                })}
            </form>
        </section>
    }
}
