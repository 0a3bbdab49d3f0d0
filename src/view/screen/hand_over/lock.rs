//! What locks a file: a passphrase that the app offers or the professional chooses, or the receiver's
//! public keys.

use leptos::prelude::*;
use zeroize::Zeroizing;

use crate::{
    exchange::age_file::Sealing,
    storage::age_key::AgeKey,
    view::{
        component::{ChoiceText, Choices, FieldKind, TextField, When, button, live, memo},
        context::{App, app},
        effects,
        error_text::passphrase_flaw,
        hand_over_text::key_error,
    },
};

/// What locks the file, as it is chosen.
#[derive(Clone, Copy)]
pub(super) struct LockDraft {
    by_key: RwSignal<bool>,
    own: RwSignal<bool>,
    /// The passphrase, offered or typed.
    pub(super) passphrase: RwSignal<String>,
    keys: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

impl LockDraft {
    pub(super) fn new() -> Self {
        Self {
            by_key: RwSignal::new(false),
            own: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            keys: RwSignal::new(String::new()),
            error: RwSignal::new(None),
        }
    }

    /// What it is locked with. `None`: something is wrong with it, and the field says what.
    pub(super) fn sealing(self, app: App, institution: &str) -> Option<Sealing> {
        let result = if self.by_key.get_untracked() {
            keys_in(&self.keys.get_untracked()).map(Sealing::Keys)
        } else {
            let typed = Zeroizing::new(self.passphrase.get_untracked());
            effects::check_passphrase(app, &typed, institution)
                .map(|()| Sealing::Passphrase(effects::sealing_passphrase(&typed)))
                .map_err(passphrase_flaw)
        };
        self.error.set(result.as_ref().err().cloned());
        result.ok()
    }

    /// Whether somebody must be told a passphrase.
    pub(super) fn is_by_passphrase(self) -> bool {
        !self.by_key.get()
    }
}

/// The public keys in a text, one or several.
fn keys_in(text: &str) -> Result<Vec<String>, String> {
    let parts = text.split([' ', '\n', '\r', '\t', ',', ';']);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Err("Indsæt modtagerens offentlige nøgle.".to_owned());
    }
    let key = |part: &&str| {
        let key: AgeKey = part.parse().map_err(|why| key_error(why).to_owned())?;
        Ok(key.to_string())
    };
    parts.iter().map(key).collect()
}

/// The choice of what locks the file.
#[component]
pub(super) fn ChooseLock(
    /// As it is chosen.
    lock: LockDraft,
    /// Called after each change.
    changed: Callback<()>,
) -> impl IntoView {
    let LockDraft {
        by_key,
        own,
        passphrase,
        keys,
        error,
    } = lock;
    let app = app();
    let offer = move || {
        changed.run(());
        effects::offer_passphrase(app, move |result| match result {
            Ok(words) => drop(passphrase.try_set(words)),
            // Without the list of words there is still one's own sentence.
            Err(()) => drop(own.try_set(true)),
        });
    };
    offer();
    let typed = move |target: RwSignal<String>| {
        Callback::new(move |text: String| {
            target.set(text);
            error.set(None);
            changed.run(());
        })
    };
    let offered = move || {
        view! {
            <div class="field">
                <p class="question__text" id="file-words-label">"Filens adgangssætning"</p>
                <p class="field__hint">"Skriv den ned. Sig den til modtageren i telefonen, og send den aldrig sammen med filen."</p>
                <output class="code" aria-labelledby="file-words-label">
                    {live(move || {
                        let words = passphrase.get();
                        if words.is_empty() { "…".to_owned() } else { words }
                    })}
                </output>
                <div class="row">
                    {button("button", "Giv mig nogle andre ord", offer)}
                    {button("button button--quiet", "Jeg vil selv vælge", move || {
                        own.set(true);
                        passphrase.set(String::new());
                        changed.run(());
                    })}
                </div>
            </div>
        }
    };
    let is_key = memo(move || by_key.get());
    let field = live(move || {
        if is_key.get() {
            view! {
                <TextField
                    label="Modtagerens offentlige nøgle"
                    id="keys"
                    hint="En lang række bogstaver og tal, som modtageren har sendt dig (begynder med age1). Er der flere modtagere, så sæt hver nøgle på sin egen linje. Tjek med modtageren, at nøglen er deres."
                    kind=FieldKind::Lines
                    value=keys
                    error
                    on_input=typed(keys)
                />
            }
            .into_any()
        } else {
            view! {
                <When on=move || own.get() otherwise=offered>
                    <TextField
                        label="Filens adgangssætning"
                        id="file-passphrase"
                        hint="Mindst 15 tegn. Sig den til modtageren i telefonen, og send den aldrig sammen med filen."
                        value=passphrase
                        error
                        on_input=typed(passphrase)
                    />
                </When>
            }
            .into_any()
        }
    });
    view! {
        <section class="card">
            <h2>"Hvem kan åbne filen?"</h2>
            <Choices
                legend="Lås filen med"
                name="lock"
                options=vec![
                    ChoiceText::with_help("En adgangssætning", "Den, der får den at vide, kan åbne filen."),
                    ChoiceText::with_help("Modtagerens offentlige nøgle", "Kun modtageren kan åbne filen. Ingen sætning skal siges videre."),
                ]
                selected=Signal::derive(move || Some(usize::from(is_key.get())))
                on_pick=Callback::new(move |at: usize| {
                    by_key.set(at == 1);
                    error.set(None);
                    changed.run(());
                })
            />
            {field}
        </section>
    }
}
