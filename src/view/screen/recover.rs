//! The way back in with the recovery key, and the new passphrase that follows.

use leptos::prelude::*;

use super::{
    create::{ChoosePassphrase, check_passphrase},
    unlock::{Waiting, Who, Working},
};
use crate::view::{
    component::{Back, Heading, Onward, TextField, Tone, note, send, trouble},
    context::{Person, app},
    effects,
    error_text::failure,
};

/// The recovery key is typed in.
#[component]
pub fn Recover(
    /// Who can unlock the vault.
    people: Vec<Person>,
    /// The slot of whoever is chosen.
    chosen: RwSignal<String>,
    /// Back to the front of the lock screen.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let wait = effects::wait_before_trying(chosen, working);
    let recover = move || {
        if working.get_untracked() || wait.get_untracked() > 0 {
            return;
        }
        working.set(true);
        error.set(None);
        let slot = chosen.get_untracked();
        effects::unlock_with_recovery(app, slot, typed.get_untracked(), move |result| {
            working.set(false);
            if let Err(why) = result {
                error.set(Some(failure(&why)));
            }
        });
    };
    view! {
        <Heading text="Brug gendannelsesnøglen" />
        <form
            class="stack"
            on:submit=send(recover)
        >
            <section class="card">
                <Who people chosen />
                <TextField
                    label="Gendannelsesnøgle"
                    id="recovery"
                    hint="Otte grupper med fire tegn. Store og små bogstaver er lige gode."
                    value=typed
                    error
                    on_input=Callback::new(move |text: String| {
                        typed.set(text);
                        error.set(None);
                    })
                />
                <Waiting wait />
                <Working working />
            </section>
            <Onward>
                <Back text="Tilbage" on_click=back />
                <button
                    type="submit"
                    class="button button--main button--big"
                    disabled=Signal::derive(move || working.get() || wait.get() != 0)
                >
                    "Åbn"
                </button>
            </Onward>
        </form>
    }
}

/// A new passphrase is chosen: after recovery, or from the settings.
#[component]
pub fn NewPassphrase(
    /// Called when the new passphrase is in force.
    done: Callback<()>,
    /// The way back, where there is one.
    #[prop(optional, into)]
    back: Option<Callback<()>>,
) -> impl IntoView {
    let app = app();
    let passphrase = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let change = move || {
        if working.get_untracked() {
            return;
        }
        let secret = passphrase.get_untracked();
        if let Err(why) = check_passphrase(app, &secret, &again.get_untracked(), "") {
            error.set(Some(why));
            effects::focus_first_error();
            return;
        }
        working.set(true);
        failed.set(None);
        effects::change_passphrase(app, secret, move |result| {
            working.set(false);
            match result {
                Ok(()) => done.run(()),
                Err(why) => failed.set(Some(failure(&why))),
            }
        });
    };
    view! {
        <Heading text="Ny adgangssætning" />
        <form
            class="stack"
            on:submit=send(change)
        >
            <section class="card">
                {effects::must_renew().then(|| note(Tone::Careful, "Nøglen til tabletten er skiftet, siden du var her. Derfor skal du vælge en ny adgangssætning og have en ny gendannelsesnøgle. De gamle holder op med at virke."))}
                <p>"Den gamle adgangssætning holder op med at virke. Børn og vurderinger røres ikke."</p>
                <ChoosePassphrase passphrase again error />
            </section>
            {trouble(failed)}
            <Working working />
            <Onward>
                {back.map(|back| view! { <Back text="Tilbage" on_click=back /> })}
                <button
                    type="submit"
                    class="button button--main button--big"
                    disabled=Signal::derive(move || working.get())
                >
                    "Skift adgangssætning"
                </button>
            </Onward>
        </form>
    }
}
