//! Who may see that a route was begun, and its end.

use leptos::prelude::*;

use crate::{
    domain::{
        next_step::Answer3,
        notice::{Audience, Reader},
    },
    view::{
        component::{
            ChoiceLayout, ChoiceText, Choices, Notice, TextField, Toggle, Tone, button, live, note,
            trouble,
        },
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
            <p>"Indtil du svarer, kan kun du se, at en underretning er begyndt. Dine kolleger ser kun, at alle venter med forældrene og taler med lederen."</p>
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
            {limited.then(|| note(Tone::Careful, "De andre ser så intet, heller ikke at der ventes med forældrene. Aftal med lederen, hvem der taler med dem."))}
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
    /// Whether the answers behind it are not completed: then nobody else can see whether the
    /// parents may be contacted.
    open: bool,
    /// Closes the form.
    close: Callback<()>,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let typed = app.typed("notice-end", &key, String::new);
    let error = RwSignal::new(None::<String>);
    let parents = RwSignal::new(None::<usize>);
    let unanswered = RwSignal::new(false);
    let end = move || {
        let answer = parents
            .get_untracked()
            .and_then(|index| PARENTS.get(index))
            .map(|(answer, _)| *answer);
        let reason = typed.get_untracked().trim().to_owned();
        if reason.is_empty() {
            error.set(Some("Skriv, hvorfor det kan afsluttes.".to_owned()));
        }
        unanswered.set(open && answer.is_none());
        if reason.is_empty() || unanswered.get_untracked() {
            effects::focus_first_error();
            return;
        }
        let ended = Callback::new(move |()| {
            typed.set(String::new());
            close.run(());
        });
        let then = told(failed, ended);
        effects::end_notice(app, key.clone(), reason, answer, then);
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
            {open.then(|| view! { <MayContact parents unanswered /> })}
            <TextField
                label="Hvorfor kan det afsluttes?"
                id="notice-end"
                hint
                value=typed
                error=error
                on_input=Callback::new(move |text: String| {
                    error.set(None);
                    typed.set(text);
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

/// The answers to whether the parents may be contacted, in the order of the screen.
const PARENTS: [(Answer3, &str); 3] = [
    (Answer3::Ja, "Ja"),
    (Answer3::Nej, "Nej"),
    (Answer3::VedIkke, "Ved ikke"),
];

/// Whether the parents may be contacted now.
#[component]
fn MayContact(parents: RwSignal<Option<usize>>, unanswered: RwSignal<bool>) -> impl IntoView {
    let options = PARENTS
        .iter()
        .map(|(_, text)| ChoiceText::plain(*text))
        .collect();
    let on_pick = Callback::new(move |index| {
        unanswered.set(false);
        parents.set(Some(index));
    });
    view! {
        <Choices
            legend="Må forældrene kontaktes nu?"
            hint="Kun et ja åbner for kontakt. Ellers står der til alle, at de ikke må kontaktes."
            name="parents-contact"
            options
            selected=parents
            on_pick
            layout=ChoiceLayout::Row
        />
        <p
            class="field__error"
            hidden=Signal::derive(move || !unanswered.get())
            tabindex="-1"
            aria-invalid="true"
        >
            "Svar på, om forældrene må kontaktes."
        </p>
    }
}

/// Asked before everybody may read what a notice keeps from some of them.
#[component]
pub(super) fn Revealing(
    /// What happens, and what waiting means.
    words: RevealingWords,
    /// It is kept for its author.
    wait: Callback<()>,
    /// It is done all the same.
    go_on: Callback<()>,
) -> impl IntoView {
    view! {
        <Notice tone=Tone::Danger>
            <p><strong>{words.happens}</strong></p>
            <p>{words.waiting}</p>
            <div class="row">
                {button("button", words.wait, move || wait.run(()))}
                {button("button", words.go_on, move || go_on.run(()))}
            </div>
        </Notice>
    }
}

/// The words of [`Revealing`].
#[derive(Clone, Copy)]
pub(super) struct RevealingWords {
    /// What everybody can read.
    happens: &'static str,
    /// What waiting means.
    waiting: &'static str,
    /// The button for waiting.
    wait: &'static str,
    /// The button for going on.
    go_on: &'static str,
}

/// Before an assessment is completed.
pub(super) const COMPLETING: RevealingWords = RevealingWords {
    happens: "Når du gemmer, kan alle på tabletten læse svarene, også den det kan gælde.",
    waiting: "Venter du, kan kun du læse dem. Det, du har skrevet, bliver liggende. Vent ikke med at underrette.",
    wait: "Vent med at gemme",
    go_on: "Gem alligevel",
};

/// Before an underretning is noted as sent.
pub(super) const SENDING: RevealingWords = RevealingWords {
    happens: "Når du noterer det, kan alle på tabletten læse underretningen, også den det kan gælde.",
    waiting: "Venter du, kan kun du læse den, og appen minder dig ikke om svaret. Det, du har skrevet, bliver liggende.",
    wait: "Vent med at notere",
    go_on: "Notér alligevel",
};
