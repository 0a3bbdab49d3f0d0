//! The way from the screen to paper.

use leptos::prelude::*;

use crate::{
    domain::log::Paper,
    view::{
        component::{Notice, Tone, button, live},
        context::App,
        effects::{self, Then},
        error_text::failure,
    },
};

/// The button that prints what is on the screen. What cannot be noted in the log is not printed, and
/// it says why. An underretning alone is never held back: there stands a way to print it all the same.
pub(super) fn print_button(
    app: App,
    class: &'static str,
    text: &'static str,
    paper: Paper,
) -> AnyView {
    let print = move |then| effects::print_about(app, paper, then);
    way_to_paper(class, text, paper == Paper::Underretning, print)
}

/// The same for what takes more than the one paper of the child on the screen.
pub(super) fn print_button_of(
    class: &'static str,
    text: &'static str,
    print: impl Fn(Then<()>) + 'static,
) -> AnyView {
    way_to_paper(class, text, false, print)
}

fn way_to_paper(
    class: &'static str,
    text: &'static str,
    cannot_wait: bool,
    print: impl Fn(Then<()>) + 'static,
) -> AnyView {
    let failed = RwSignal::new(None::<String>);
    let act = move || {
        failed.set(None);
        // The screen may be gone by then.
        print(Box::new(move |noted| {
            let why = noted.err().map(|why| failure(&why));
            let _ = failed.try_set(why);
        }));
    };
    let refused = live(move || {
        let why = failed.get()?;
        Some(view! {
            <Notice tone=Tone::Danger>
                <p>
                    <strong>"Der er ikke printet, for det kunne ikke noteres i loggen."</strong>
                </p>
                <p>{why}</p>
                {cannot_wait.then(anyway)}
            </Notice>
        })
    });
    view! { {refused} {button(class, text, act)} }.into_any()
}

fn anyway() -> AnyView {
    view! {
        <p>"Kan det ikke vente, så print alligevel. Loggen får ingen linje om det: Skriv selv ned, hvem der får papiret, og hvornår."</p>
        <div class="row">{button("button", "Print alligevel", effects::print)}</div>
    }
    .into_any()
}
