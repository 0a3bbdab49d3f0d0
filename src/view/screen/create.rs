//! The first time: who you are, a passphrase, and the recovery key shown once.

use leptos::prelude::*;

use super::unlock::Working;
use crate::{
    domain::assessment::{Profession, Professional},
    view::{
        component::{
            Back, ChoiceLayout, ChoiceText, Choices, FieldKind, Heading, Onward, TextField, Toggle,
            Tone, When, button, live, note, send, tap, trouble,
        },
        context::app,
        effects,
        error_text::{failure, passphrase_flaw},
        wording,
    },
};

/// The choice of a passphrase: one that is offered, or one's own.
#[component]
pub(super) fn ChoosePassphrase(
    /// The passphrase as typed or taken.
    passphrase: RwSignal<String>,
    /// Typed once more.
    again: RwSignal<String>,
    /// What is wrong.
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let offered = RwSignal::new(None::<String>);
    let own = RwSignal::new(false);
    let offer = move || {
        effects::offer_passphrase(move |result| match result {
            Ok(words) => {
                passphrase.set(words.clone());
                offered.set(Some(words));
            }
            // Without the list of words there is still one's own sentence.
            Err(()) => own.set(true),
        });
    };
    offer();
    let typed = move |target: RwSignal<String>| {
        Callback::new(move |text: String| {
            target.set(text);
            error.set(None);
        })
    };
    view! {
        <When
            on=move || own.get()
            otherwise=move || {
                view! {
                    <div class="field">
                        <p class="question__text" id="offered-label">"Din adgangssætning"</p>
                        <p class="field__hint">
                            "Fem tilfældige ord. Skriv dem ned, og læg papiret et sikkert sted, til du kan dem."
                        </p>
                        <output class="code" aria-labelledby="offered-label">
                            {live(move || offered.get().unwrap_or_else(|| "…".to_owned()))}
                        </output>
                        <div class="row">
                            {button("button", "Giv mig nogle andre ord", offer)}
                            {button("button button--quiet", "Jeg vil selv vælge", move || {
                                    own.set(true);
                                    passphrase.set(String::new());
                                    again.set(String::new());
                                })}
                        </div>
                    </div>
                }
            }
        >
            <TextField
                label="Vælg en adgangssætning"
                id="new-passphrase"
                hint="Mindst 15 tegn. Flere ord, som ikke hører sammen, er bedst."
                kind=FieldKind::Secret
                value=passphrase
                on_input=typed(passphrase)
            />
        </When>
        <TextField
            label="Skriv adgangssætningen igen"
            id="passphrase-again"
            kind=Signal::derive(move || if own.get() { FieldKind::Secret } else { FieldKind::Line })
            value=again
            error
            on_input=typed(again)
        />
    }
}

/// Whether the passphrase can be used as typed; if not, why, in Danish.
pub(super) fn check_passphrase(passphrase: &str, again: &str) -> Result<(), String> {
    effects::check_passphrase(passphrase).map_err(passphrase_flaw)?;
    if effects::same_passphrase(passphrase, again) {
        Ok(())
    } else {
        Err("De to adgangssætninger er ikke ens. Skriv den igen.".to_owned())
    }
}

/// The creation of the vault.
#[component]
pub fn Create(
    /// Back to the front of the lock screen.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let name = RwSignal::new(String::new());
    let name_error = RwSignal::new(None::<String>);
    let profession = RwSignal::new(None::<usize>);
    let profession_missing = RwSignal::new(false);
    let passphrase = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let create = move || {
        if working.get_untracked() {
            return;
        }
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            name_error.set(Some("Skriv dit fornavn.".to_owned()));
        }
        let chosen = profession
            .get_untracked()
            .and_then(|i| Profession::ALL.get(i).copied());
        profession_missing.set(chosen.is_none());
        let checked = check_passphrase(&passphrase.get_untracked(), &again.get_untracked());
        error.set(checked.as_ref().err().cloned());
        let Some(profession) = chosen.filter(|_| !typed.is_empty() && checked.is_ok()) else {
            effects::focus_first_error();
            return;
        };
        working.set(true);
        failed.set(None);
        let professional = Professional {
            name: typed,
            profession,
        };
        effects::create(
            app,
            professional,
            passphrase.get_untracked(),
            move |result| {
                working.set(false);
                if let Err(why) = result {
                    failed.set(Some(failure(&why)));
                }
            },
        );
    };
    let professions = Profession::ALL
        .iter()
        .map(|p| ChoiceText::plain(capitalised(wording::profession(*p))))
        .collect();
    view! {
        <Heading text="Opret på denne tablet" />
        <form
            class="stack"
            on:submit=send(create)
        >
            <section class="card">
                <h2>"Hvem er du?"</h2>
                <TextField
                    label="Fornavn"
                    id="name"
                    hint="Står på låseskærmen og på dine vurderinger."
                    value=name
                    error=name_error
                    on_input=Callback::new(move |text: String| {
                        name.set(text);
                        name_error.set(None);
                    })
                />
                <Choices
                    legend="Du er"
                    name="profession"
                    options=professions
                    selected=profession
                    on_pick=Callback::new(move |index: usize| {
                        profession.set(Some(index));
                        profession_missing.set(false);
                    })
                    layout=ChoiceLayout::Row
                />
                <p class="field__error" hidden=Signal::derive(move || !profession_missing.get())>
                    "Vælg, hvad du er."
                </p>
            </section>
            <section class="card">
                <h2>"Adgangssætning"</h2>
                {note(Tone::Careful, "Ingen kan finde den for dig. Uden adgangssætning og gendannelsesnøgle er alt på tabletten tabt.")}
                <ChoosePassphrase passphrase again error />
            </section>
            {trouble(failed)}
            <Working working />
            <Onward>
                <Back text="Tilbage" on_click=back />
                <button
                    type="submit"
                    class="button button--main button--big"
                    disabled=Signal::derive(move || working.get())
                >
                    "Opret"
                </button>
            </Onward>
        </form>
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The recovery key, shown once.
#[component]
pub fn RecoveryKey(
    /// The key as it is printed.
    text: String,
) -> impl IntoView {
    let app = app();
    let kept = RwSignal::new(false);
    view! {
        <Heading text="Din gendannelsesnøgle" />
        <p>
            "Den åbner tabletten, hvis du glemmer adgangssætningen. Den vises kun denne ene gang."
        </p>
        <section class="card">
            <p class="paper-only">"Næste skridt: gendannelsesnøgle. Opbevares låst."</p>
            <output class="code" aria-label="Gendannelsesnøgle">{text}</output>
            <div class="row screen-only">
                {button("button", "Print", effects::print)}
                <p class="small muted">
                    "Eller skriv den af. Læg den låst inde og ikke sammen med tabletten."
                </p>
            </div>
        </section>
        <Toggle
            text="Jeg har skrevet nøglen ned eller printet den"
            checked=kept
            on_change=Callback::new(move |on: bool| kept.set(on))
        />
        <Onward>
            <button
                type="button"
                class="button button--main button--big"
                disabled=Signal::derive(move || !kept.get())
                on:click=tap(move || effects::enter(app))
            >
                "Videre"
            </button>
        </Onward>
    }
}
