//! Who may see that a route was begun, and its end.

use leptos::prelude::*;

use crate::{
    domain::notice::{Audience, Reader},
    view::{
        component::{TextField, Toggle, Tone, button, live, note, trouble},
        context::app,
        effects,
        error_text::failure,
    },
    workflow::{failure::Failure, vault::PossibleReader},
};

/// Told how a change ended: an error stays on the screen.
fn told(failed: RwSignal<Option<String>>, close: Callback<()>) -> effects::Then<()> {
    Box::new(move |result: Result<(), Failure>| match result {
        Ok(()) => close.run(()),
        Err(why) => failed.set(Some(failure(&why))),
    })
}

/// Asked before anybody else can see it: may the suspicion concern a colleague?
#[component]
pub(super) fn Question(
    /// The notice, by record id.
    key: String,
    /// To the choice of readers.
    readers: Callback<()>,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let everyone = move || {
        let then = told(failed, Callback::new(|()| ()));
        effects::choose_audience(app, key.clone(), Audience::Everyone, then);
    };
    view! {
        <section class="card">
            <h2>"Kan mistanken gælde en, der bruger denne tablet?"</h2>
            <p>"Indtil du svarer, kan kun du se, at en underretning er begyndt. Dine kolleger ved det ikke endnu."</p>
            <div class="row">
                {button("button button--main", "Nej, vis det for mine kolleger", everyone)}
                {button("button button--main", "Ja eller måske. Jeg vælger, hvem der kan se det", move || readers.run(()))}
            </div>
            {trouble(failed)}
        </section>
    }
}

/// The author chooses who may read a notice.
#[component]
pub(super) fn AudienceForm(
    /// The notice, by record id.
    key: String,
    /// Who can read it now.
    audience: Audience,
    /// Closes the form.
    close: Callback<()>,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let possible = RwSignal::new(None::<Vec<PossibleReader>>);
    let limited = matches!(audience, Audience::Only(_));
    let chosen = RwSignal::new(match audience {
        Audience::Only(readers) => readers,
        Audience::Everyone => Vec::new(),
    });
    effects::possible_readers(Box::new(move |result| match result {
        Ok(readers) => {
            // A reader who has left since is none any more.
            chosen.update(|chosen| {
                chosen.retain(|one| readers.iter().any(|known| known.id.to_string() == one.id));
            });
            possible.set(Some(readers));
        }
        Err(why) => failed.set(Some(failure(&why))),
    }));
    let colleagues = live(move || {
        let colleagues = possible.get()?;
        if colleagues.is_empty() {
            return Some(vec![note(Tone::Calm, "Her er ingen kolleger at vælge.")]);
        }
        Some(
            colleagues
                .into_iter()
                .map(|one| colleague(one, chosen))
                .collect(),
        )
    });
    let save = move |key: String, audience| {
        effects::choose_audience(app, key, audience, told(failed, close));
    };
    let only = {
        let key = key.clone();
        move || save(key.clone(), Audience::Only(chosen.get_untracked()))
    };
    view! {
        <section class="card">
            <fieldset class="question">
                <legend class="question__text">
                    "Hvem må se, at underretningen er begyndt?"
                    <span class="field__hint">" Vælg ingen, hvis kun du må se det. Sig det altid til din leder, eller til kommunen, hvis det gælder lederen."</span>
                </legend>
                <div class="choices">{colleagues}</div>
            </fieldset>
            {(!limited).then(|| note(Tone::Careful, "Har en kollega allerede set det, kan det ikke trækkes tilbage."))}
            <div class="row">
                {button("button button--main", "Kun jeg og dem, jeg har valgt", only)}
                {limited.then(|| button("button", "Alle på tabletten", move || save(key.clone(), Audience::Everyone)))}
                {button("button", "Fortryd valget", move || close.run(()))}
            </div>
            {trouble(failed)}
        </section>
    }
}

fn colleague(one: PossibleReader, chosen: RwSignal<Vec<Reader>>) -> AnyView {
    let name = one.label;
    if one.key.is_none() {
        let text =
            format!("{name} kan først vælges, når {name} har låst op på tabletten én gang til.");
        return note(Tone::Calm, text);
    }
    let id = one.id.to_string();
    let checked = {
        let id = id.clone();
        Signal::derive(move || chosen.with(|chosen| chosen.iter().any(|reader| reader.id == id)))
    };
    let text = name.clone();
    let on_change = Callback::new(move |on: bool| {
        chosen.update(|chosen| {
            chosen.retain(|reader| reader.id != id);
            if on {
                chosen.push(Reader {
                    id: id.clone(),
                    name: name.clone(),
                });
            }
        });
    });
    view! { <Toggle text checked on_change /> }.into_any()
}

/// A notice is ended with a reason.
#[component]
pub(super) fn EndForm(
    /// The notice, by record id.
    key: String,
    /// Whether its author ends it.
    mine: bool,
    /// Closes the form.
    close: Callback<()>,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let end = move || {
        let reason = reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            error.set(Some("Skriv, hvorfor det kan afsluttes.".to_owned()));
            effects::focus_first_error();
            return;
        }
        effects::end_notice(app, key.clone(), reason, told(failed, close));
    };
    let title = if mine { "Afslut" } else { "Overtag og afslut" };
    let hint = if mine {
        "Fx: Underretningen er sendt. Dit navn og tiden bliver stående."
    } else {
        "Du tager ansvaret for det videre. Dit navn og tiden bliver stående."
    };
    view! {
        <section class="card">
            <h2>{title}</h2>
            <TextField
                label="Hvorfor kan det afsluttes?"
                id="notice-end"
                hint
                value=reason
                error=error
                on_input=Callback::new(move |text: String| {
                    error.set(None);
                    reason.set(text);
                })
            />
            <div class="row">
                {button("button button--main", "Gem, og afslut", end)}
                {button("button", "Lad det stå", move || close.run(()))}
            </div>
            {trouble(failed)}
        </section>
    }
}
