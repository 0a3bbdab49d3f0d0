//! Slet alt på denne tablet: with a word to type, since nothing brings it back.

use leptos::prelude::*;

use crate::view::{
    component::{Back, Heading, Onward, TextField, Tone, note, send, trouble},
    context::app,
    effects,
    error_text::failure,
};

/// What is typed to delete everything.
const WORD: &str = "SLET ALT";

/// Everything is about to be deleted.
#[component]
pub(super) fn Wipe(
    /// Back to what is stored.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<String>);
    let wipe = move || {
        if typed.with_untracked(|typed| typed.trim() != WORD) {
            error.set(Some(format!("Skriv {WORD} med store bogstaver.")));
            effects::focus_first_error();
            return;
        }
        let then = move |result: Result<(), _>| {
            if let Err(why) = result {
                failed.set(Some(failure(&why)));
            }
        };
        effects::wipe(app, Box::new(then));
    };
    view! {
        <Heading text="Slet alt på denne tablet?" />
        <form class="stack" on:submit=send(wipe)>
            <section class="card">
                {note(Tone::Careful, "Alle børn, vurderinger og kladder bliver slettet, også kollegernes, og alle nøgler. Det kan ikke fortrydes.")}
                <ul>
                    <li>"Har I en sikkerhedskopi, kan den gendannes med den adgangssætning, der gjaldt, da den blev taget."</li>
                    <li>"Browseren kan beholde låste rester, til den rydder op. Skal tabletten ud af huset, så nulstil den også i dens egne indstillinger."</li>
                    <li>"En nøgle fra »Lås op med tabletten« åbner intet mere. Slet den selv i tablettens indstillinger."</li>
                </ul>
                <TextField
                    label=format!("Skriv {WORD} for at bekræfte")
                    id="wipe"
                    value=typed
                    error
                    on_input=Callback::new(move |text| {
                        error.set(None);
                        typed.set(text);
                    })
                />
            </section>
            {trouble(failed)}
            <Onward>
                <Back text="Behold alt" on_click=back />
                <button
                    type="submit"
                    class="button button--main button--big"
                    disabled=Signal::derive(move || app.read_only.get())
                >
                    "Slet alt"
                </button>
            </Onward>
        </form>
    }
}
