//! Skift nøglen: new keys and new secrets, so that nothing of what was deleted can be opened.

use leptos::prelude::*;

use super::{
    create::{ChoosePassphrase, check_passphrase},
    unlock::Working,
};
use crate::view::{
    component::{Back, Heading, Onward, send, trouble},
    context::app,
    effects,
    error_text::failure,
};

/// The keys are about to be changed.
#[component]
pub(super) fn ChangeKeys(
    /// Back to what is stored.
    back: Callback<()>,
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
        let then = move |result: Result<(), _>| {
            // The recovery key may be shown by now.
            let _ = working.try_set(false);
            if let Err(why) = result {
                failed.set(Some(failure(&why)));
            }
        };
        effects::change_keys(app, secret, Box::new(then));
    };
    view! {
        <Heading text="Skift nøglen" />
        <form class="stack" on:submit=send(change)>
            <section class="card">
                <h2>"Det sker der"</h2>
                <ul>
                    <li>"Du får en ny adgangssætning og en ny gendannelsesnøgle. De gamle holder op med at virke."</li>
                    <li>"Dine kolleger får det samme, næste gang de låser op. Til da virker den gamle nøgle endnu."</li>
                    <li>"Børn, vurderinger og kladder røres ikke."</li>
                    <li>
                        "Når alle har skiftet, kan ingen af jeres nye adgangssætninger og nøgler åbne rester af det, der var slettet før skiftet. Browseren kan beholde låste rester, til den rydder op."
                    </li>
                    <li>"Sikkerhedskopier fra før skiftet åbnes stadig med de gamle. Slet dem, når der er taget en ny."</li>
                </ul>
                <ChoosePassphrase passphrase again error />
            </section>
            {trouble(failed)}
            <Working working />
            <Onward>
                <Back text="Tilbage" on_click=back />
                <button
                    type="submit"
                    class="button button--main button--big"
                    disabled=Signal::derive(move || working.get() || app.read_only.get())
                >
                    "Skift nøglen"
                </button>
            </Onward>
        </form>
    }
}
