//! Who is on this tablet: adding a colleague, taking one out, taking one back.

use leptos::prelude::*;

use super::{
    create::{ChoosePassphrase, NewPerson, check_passphrase},
    settings::Way,
    unlock::Working,
};
use crate::{
    view::{
        component::{Back, Heading, Onward, TextField, Tone, button, live, note, send, trouble},
        context::app,
        effects,
        error_text::failure,
    },
    workflow::vault::Colleague,
};

/// The list in the settings.
#[component]
pub(super) fn Colleagues(
    /// What the settings show.
    way: RwSignal<Way>,
) -> impl IntoView {
    let list = RwSignal::new(Vec::<Colleague>::new());
    let failed = RwSignal::new(None::<String>);
    effects::colleagues(move |result| match result {
        // The screen may be gone by now.
        Ok(found) => drop(list.try_set(found)),
        Err(why) => drop(failed.try_set(Some(failure(&why)))),
    });
    let rows = live(move || {
        list.get()
            .into_iter()
            .map(|one| row(one, way))
            .collect_view()
    });
    view! {
        <section class="card">
            <h2>"Fagpersoner på denne tablet"</h2>
            <p>
                "Alle her kan se børnene og de færdige vurderinger. Det, en kollega er i gang med at skrive, kan kun kollegaen selv læse."
            </p>
            {trouble(failed)}
            <ul class="list">{rows}</ul>
            {button("button", "Tilføj kollega", move || way.set(Way::Add))}
        </section>
    }
}

fn row(one: Colleague, way: RwSignal<Way>) -> AnyView {
    let about = match (one.is_me, one.departed) {
        (true, _) => "dig".to_owned(),
        (false, false) => String::new(),
        (false, true) => format!("fjernet · {}", locked_drafts(one.drafts)),
    };
    let label = one.label.clone();
    let act = (!one.is_me).then(|| {
        if one.departed {
            let text = format!("Tag {label} tilbage");
            button("button", text, move || way.set(Way::TakeBack(one.clone())))
        } else {
            let text = format!("Fjern {label}");
            button("button", text, move || way.set(Way::Remove(one.clone())))
        }
    });
    view! {
        <li class="row row--spread">
            <span>
                <strong>{label}</strong>
                " "
                <span class="muted">{about}</span>
            </span>
            {act}
        </li>
    }
    .into_any()
}

/// How much of what only its author could read nobody can read now.
fn locked_drafts(count: usize) -> String {
    match count {
        0 => "intet påbegyndt".to_owned(),
        1 => "1 påbegyndt ting er låst".to_owned(),
        count => format!("{count} påbegyndte ting er låst"),
    }
}

/// A colleague is added.
#[component]
pub(super) fn AddColleague(
    /// Back to the settings.
    back: Callback<()>,
) -> impl IntoView {
    view! {
        <NewPerson
            heading="Tilføj kollega"
            who=["Hvem er kollegaen?", "Kollegaen er", "Vælg, hvad kollegaen er."]
            name_missing="Skriv kollegaens fornavn."
            care="Giv tabletten til kollegaen nu. Adgangssætningen skal kun kollegaen selv kende."
            submit="Tilføj"
            join=|app, person, passphrase, then| {
                effects::add_colleague(app, person, passphrase, then);
            }
            back
        />
    }
}

/// A colleague is about to be taken out.
#[component]
pub(super) fn RemoveColleague(
    /// Who.
    who: Colleague,
    /// Who was taken out, once somebody was, and whether the tablet's key was changed.
    removed: RwSignal<Option<(String, bool)>>,
    /// Back to the settings.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let (id, name) = (who.id, who.label);
    let label = name.clone();
    let remove = move || {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        let label = label.clone();
        let then = move |result| {
            working.set(false);
            match result {
                Ok(key_changed) => {
                    removed.set(Some((label, key_changed)));
                    back.run(());
                }
                Err(why) => failed.set(Some(failure(&why))),
            }
        };
        effects::remove_colleague(app, id, Box::new(then));
    };
    let drafts = match who.drafts {
        0 => format!("{name} har intet påbegyndt."),
        count => format!(
            "{name}: {}. Det slettes ikke, men ingen kan læse det, før {name} er taget tilbage med sin egen gendannelsesnøgle.",
            locked_drafts(count)
        ),
    };
    view! {
        <Heading text=format!("Fjern {name}?") />
        <section class="card">
            <ul>
                <li>{format!("{name}s adgangssætning og gendannelsesnøgle åbner ikke tabletten mere.")}</li>
                <li>{drafts}</li>
                <li>"Tabletten får en ny nøgle. Alle andre beholder deres adgangssætninger og gendannelsesnøgler."</li>
                <li>"Børnene og de færdige vurderinger bliver. Ingen andre mister adgang."</li>
                <li>
                    {format!("Har {name} kopieret noget, mens adgangen gjaldt, kan det ikke trækkes tilbage. Heller ikke hvis {name} har en ældre kopi af tablettens data.")}
                </li>
            </ul>
        </section>
        {trouble(failed)}
        <Onward>
            <Back text="Behold" on_click=back />
            {button("button button--main button--big", format!("Fjern {name}"), remove)}
        </Onward>
    }
}

/// Somebody who was taken out is taken back.
#[component]
pub(super) fn TakeBack(
    /// Who.
    who: Colleague,
    /// Back to the settings.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let code = RwSignal::new(String::new());
    let passphrase = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let (id, name) = (who.id, who.label);
    let about = format!(
        "{name}s egen gendannelsesnøgle åbner det påbegyndte igen. Giv tabletten til {name} nu. Er nøglen væk, så tilføj {name} som ny kollega under et andet navn; det påbegyndte bliver da liggende låst."
    );
    let take = move || {
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
        effects::take_colleague_back(app, id, code.get_untracked(), secret, move |result| {
            working.set(false);
            match result {
                Ok(()) => back.run(()),
                Err(why) => failed.set(Some(failure(&why))),
            }
        });
    };
    view! {
        <Heading text=format!("Tag {name} tilbage") />
        <form class="stack" on:submit=send(take)>
            <section class="card">
                {note(Tone::Calm, about)}
                <TextField
                    label="Gendannelsesnøgle"
                    id="recovery"
                    hint="Otte grupper med fire tegn."
                    value=code
                    on_input=Callback::new(move |text: String| code.set(text))
                />
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
                    {format!("Tag {name} tilbage")}
                </button>
            </Onward>
        </form>
    }
}
