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
        context::{App, NewRecoveryKey, app},
        effects,
        error_text::{failure, passphrase_flaw},
        wording,
    },
    workflow::failure::Failure,
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
    let app = app();
    let offer = move || {
        effects::offer_passphrase(app, move |result| match result {
            // By now somebody may be typing a sentence of their own, or be gone.
            _ if own.try_get_untracked() != Some(false) => {}
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

/// Whether the passphrase can be used as typed; if not, why, in Danish. `new`: the name of whoever is
/// not here yet.
pub(super) fn check_passphrase(
    app: App,
    passphrase: &str,
    again: &str,
    new: &str,
) -> Result<(), String> {
    effects::check_passphrase(app, passphrase, new).map_err(passphrase_flaw)?;
    if effects::same_passphrase(passphrase, again) {
        Ok(())
    } else {
        Err("De to adgangssætninger er ikke ens. Skriv den igen.".to_owned())
    }
}

/// What to do where this may be a private window, which keeps nothing.
fn may_be_lost() -> AnyView {
    let refused = effects::keeping_is_refused();
    live(move || refused.get().then(|| {
        view! {
            <div class="screen-only">
                {note(Tone::Careful, "Er dette et privat vindue, forsvinder alt, når det lukkes. Åbn appen i et almindeligt vindue, og læg den gerne på hjemmeskærmen. Tag også en sikkerhedskopi, når de første børn er skrevet ind. Browseren har ikke lovet at beholde det, du gemmer.")}
            </div>
        }
    }))
    .into_any()
}

/// What is done with a new person, and what comes back.
pub(super) type Join = fn(App, Professional, String, Box<dyn FnOnce(Result<(), Failure>)>);

/// The creation of the vault.
#[component]
pub fn Create(
    /// Back to the front of the lock screen.
    back: Callback<()>,
) -> impl IntoView {
    view! {
        <NewPerson
            heading="Opret på denne tablet"
            who=["Hvem er du?", "Du er", "Vælg, hvad du er."]
            name_missing="Skriv dit fornavn."
            care="Ingen kan finde den for dig. Uden adgangssætning og gendannelsesnøgle er alt på tabletten tabt."
            submit="Opret"
            join=|app, person, passphrase, then| effects::create(app, person, passphrase, then)
            first=true
            back
        />
    }
}

/// Who somebody is, and their passphrase: the first on the tablet, or a colleague.
#[component]
pub(super) fn NewPerson(
    /// The heading.
    heading: &'static str,
    /// Above the person, above the professions, and what is said when none is chosen.
    who: [&'static str; 3],
    /// What is said when there is no name.
    name_missing: &'static str,
    /// What to know about the passphrase.
    care: &'static str,
    /// On the button.
    submit: &'static str,
    /// What is done with the new person.
    join: Join,
    /// There is nobody on the tablet yet.
    #[prop(optional)]
    first: bool,
    /// The way back.
    back: Callback<()>,
) -> impl IntoView {
    let [ask_who, ask_profession, profession_needed] = who;
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
            name_error.set(Some(name_missing.to_owned()));
        }
        let chosen = profession
            .get_untracked()
            .and_then(|i| Profession::ALL.get(i).copied());
        profession_missing.set(chosen.is_none());
        let checked = check_passphrase(
            app,
            &passphrase.get_untracked(),
            &again.get_untracked(),
            &typed,
        );
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
        let then = Box::new(move |result| {
            working.set(false);
            if let Err(why) = result {
                failed.set(Some(failure(&why)));
            }
        });
        join(app, professional, passphrase.get_untracked(), then);
    };
    let professions = Profession::ALL
        .iter()
        .map(|p| ChoiceText::plain(capitalised(wording::profession(*p))))
        .collect();
    view! {
        <Heading text=heading />
        {first.then(may_be_lost)}
        <form
            class="stack"
            on:submit=send(create)
        >
            <section class="card">
                <h2>{ask_who}</h2>
                <TextField
                    label="Fornavn"
                    id="name"
                    hint="Står på låseskærmen og på vurderingerne."
                    value=name
                    error=name_error
                    on_input=Callback::new(move |text: String| {
                        name.set(text);
                        name_error.set(None);
                    })
                />
                <Choices
                    legend=ask_profession
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
                    {profession_needed}
                </p>
            </section>
            <section class="card">
                <h2>"Adgangssætning"</h2>
                {note(Tone::Careful, care)}
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
                    {submit}
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
    /// The key, and whose it is.
    new: NewRecoveryKey,
) -> impl IntoView {
    let app = app();
    let kept = RwSignal::new(false);
    let own = new.colleague.is_none();
    let (heading, about) = new.colleague.map_or_else(
        || {
            let about = "Den åbner tabletten, hvis du glemmer adgangssætningen. Den vises kun denne ene gang.";
            ("Din gendannelsesnøgle".to_owned(), about.to_owned())
        },
        |name| {
            let about = format!("Den åbner tabletten for {name}, hvis adgangssætningen bliver glemt. Giv den til {name}, og behold den ikke selv. Den vises kun denne ene gang, og tabletten låser ikke, mens den vises.");
            (format!("Gendannelsesnøgle til {name}"), about)
        },
    );
    view! {
        <Heading text=heading />
        <p>{about}</p>
        {own.then(may_be_lost)}
        <section class="card">
            <p class="paper-only">"Næste skridt: gendannelsesnøgle. Opbevares låst."</p>
            <output class="code" aria-label="Gendannelsesnøgle">{new.text}</output>
            <div class="row screen-only">
                {button("button", "Print", effects::print)}
                <p class="small muted">
                    "Eller skriv den af. Læg den låst inde og ikke sammen med tabletten."
                </p>
            </div>
        </section>
        <div class="screen-only">
            <Toggle
                text="Jeg har skrevet nøglen ned eller printet den"
                checked=kept
                on_change=Callback::new(move |on: bool| kept.set(on))
            />
        </div>
        <Onward>
            <button
                type="button"
                class="button button--main button--big"
                disabled=Signal::derive(move || !kept.get())
                on:click=tap(move || effects::go_on(app))
            >
                "Videre"
            </button>
        </Onward>
    }
}
