//! An offer is written or changed.

use leptos::prelude::*;

use super::{
    super::efforts::parts::{Text, choose, said, text},
    find::{select, steps},
};
use crate::{
    domain::{
        boernelineal::{BoernelinealAxis, Score},
        offer::{Offer, OfferDraft, OfferError, OfferKind, Offers},
    },
    view::{
        component::{Back, FieldKind, Heading, Onward, Toggle, send, trouble},
        context::App,
        effects,
        error_text::{failure, offer_error},
        offers,
    },
};

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typed {
    draft: RwSignal<OfferDraft>,
    error: RwSignal<Option<OfferError>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

impl Typed {
    fn change(self, change: impl FnOnce(&mut OfferDraft)) {
        self.error.set(None);
        self.draft.update(change);
    }

    fn said(self, these: &'static [OfferError]) -> Signal<Option<String>> {
        Signal::derive(move || {
            let error = self.error.get().filter(|error| these.contains(error))?;
            Some(offer_error(error).to_owned())
        })
    }

    fn field(
        self,
        about: Text,
        read: fn(&OfferDraft) -> &String,
        set: fn(&mut OfferDraft, String),
        these: &'static [OfferError],
    ) -> AnyView {
        let value = Signal::derive(move || self.draft.with(|draft| read(draft).clone()));
        let on_input = Callback::new(move |text: String| self.change(|draft| set(draft, text)));
        text(about, value, self.said(these), on_input)
    }

    fn toggle(
        self,
        words: String,
        read: impl Fn(&OfferDraft) -> bool + Send + Sync + 'static,
        set: impl Fn(&mut OfferDraft, bool) + Send + Sync + 'static,
    ) -> AnyView {
        view! {
            <Toggle
                text=words
                checked=Signal::derive(move || self.draft.with(&read))
                on_change=Callback::new(move |on: bool| self.change(|draft| set(draft, on)))
            />
        }
        .into_any()
    }

    /// What is typed, with the steps from their lists.
    fn draft(self) -> OfferDraft {
        let step = |chosen: RwSignal<String>| {
            let text = chosen.get_untracked();
            text.parse().ok().and_then(Score::new)
        };
        OfferDraft {
            from: step(self.from),
            to: step(self.to),
            ..self.draft.get_untracked()
        }
    }
}

/// Where what is typed is kept: the offer, and its first and last step.
const FORMS: [&str; 3] = ["offer", "offer-from", "offer-to"];

/// The form of an offer; a new one where there is none yet.
pub(super) fn edit(app: App, offer: Option<Offer>, done: Callback<()>) -> AnyView {
    let draft = offer.as_ref().map(OfferDraft::of).unwrap_or_default();
    let id = offer.map(|offer| offer.id);
    let about = id.clone().unwrap_or_default();
    let step = |form, score: Option<Score>| {
        let text = move || score.map(|score| score.get().to_string());
        app.typed(form, &about, move || text().unwrap_or_default())
    };
    let typed = Typed {
        from: step(FORMS[1], draft.from),
        to: step(FORMS[2], draft.to),
        draft: app.typed(FORMS[0], &about, move || draft.clone()),
        error: RwSignal::new(None),
    };
    let places = FORMS.map(|form| app.form(form, &about));
    let done = Callback::new(move |()| {
        for place in &places {
            app.forget_form(place);
        }
        done.run(());
    });
    let failed = RwSignal::new(None::<String>);
    let heading = if id.is_some() {
        "Ret tilbud"
    } else {
        "Nyt tilbud"
    };
    let keep = move || {
        let id = id
            .clone()
            .unwrap_or_else(|| Offers::new_id(&untrack(|| app.offers())));
        match typed.draft().finish(id, effects::today()) {
            Ok(offer) => {
                let then = move |result: Result<(), _>| match result {
                    Ok(()) => done.run(()),
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::change_offers(app, move |offers| offers.put(offer), Box::new(then));
            }
            Err(why) => {
                typed.error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    view! {
        <Heading text=heading />
        <p>"Skriv kun om tilbuddet, ikke om et barn. Alle på tabletten ser det. Når du gemmer, står det som set efter i dag."</p>
        <form class="card" on:submit=send(keep)>
            {what(typed)}
            {whom(app, typed)}
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">
                "Gem tilbuddet"
            </button>
        </form>
        <Onward>
            <Back text="Tilbage uden at gemme" on_click=done />
        </Onward>
    }
    .into_any()
}

fn what(typed: Typed) -> AnyView {
    view! {
        {typed.field(
            Text { label: "Navn", id: "offer-title", hint: None, kind: FieldKind::Line },
            |d| &d.title, |d, text| d.title = text, &[OfferError::NoTitle],
        )}
        {typed.field(
            Text {
                label: "Hvad er det?",
                id: "offer-text",
                hint: Some("En sætning eller to, som forældre også kan læse."),
                kind: FieldKind::Lines,
            },
            |d| &d.text, |d, text| d.text = text, &[OfferError::NoText],
        )}
        {choose(
            ("Hvad skal der til for at få det?", "offer-kind"),
            &OfferKind::ALL,
            offers::kind,
            move || typed.draft.with(|d| d.kind),
            move |kind| typed.change(|d| d.kind = Some(kind)),
            typed.said(&[OfferError::NoKind]),
        )}
        {typed.field(
            Text {
                label: "Hvem kontakter man?",
                id: "offer-contact",
                hint: None,
                kind: FieldKind::Line,
            },
            |d| &d.contact, |d, text| d.contact = text, &[OfferError::NoContact],
        )}
        {typed.toggle("Familien kan få det anonymt".to_owned(), |d| d.anonymous, |d, on| d.anonymous = on)}
    }
    .into_any()
}

/// For which ages, steps and problems.
fn whom(app: App, typed: Typed) -> AnyView {
    let age = |label, id| Text {
        label,
        id,
        hint: Some("Fx 10 mdr. eller 3 år."),
        kind: FieldKind::Line,
    };
    let areas: Vec<_> = app
        .content()
        .instrument
        .areas
        .iter()
        .map(|area| {
            let (is, id) = (area.id.clone(), area.id.clone());
            typed.toggle(
                area.title.clone(),
                move |d| d.problems.contains(&is),
                move |d, on| put(&mut d.problems, &id, on),
            )
        })
        .collect();
    let rulers: Vec<_> = [
        (BoernelinealAxis::Child, "Barnets lineal"),
        (BoernelinealAxis::Parents, "Linealen for forældrenes omsorg"),
    ]
    .into_iter()
    .map(|(axis, words)| {
        typed.toggle(
            words.to_owned(),
            move |d| d.axes.contains(&axis),
            move |d, on| put(&mut d.axes, &axis, on),
        )
    })
    .collect();
    view! {
        <h2>"Hvem er det for?"</h2>
        {typed.field(
            age("Fra alder", "offer-age-from"),
            |d| &d.age_from, |d, text| d.age_from = text,
            &[OfferError::AgeFrom, OfferError::AgesTurned],
        )}
        {typed.field(
            age("Til og med alder", "offer-age-to"),
            |d| &d.age_to, |d, text| d.age_to = text, &[OfferError::AgeTo],
        )}
        {typed.toggle("Også før fødslen".to_owned(), |d| d.before_birth, |d, on| d.before_birth = on)}
        <fieldset class="question">
            <legend class="question__text">"Hvilken lineal går det efter?"</legend>
            <div class="choices">{rulers}</div>
            {said(typed.said(&[OfferError::NoRuler]))}
        </fieldset>
        <div class="row">
            {select(("Fra trin", "offer-from"), steps("Vælg"), typed.from)}
            {select(("Til og med trin", "offer-to"), steps("Vælg"), typed.to)}
        </div>
        {said(typed.said(&[OfferError::NoStep, OfferError::StepsTurned]))}
        <fieldset class="question">
            <legend class="question__text">
                "Hvad hjælper det med?"
                <span class="field__hint">" Intet kryds: alle områder."</span>
            </legend>
            <div class="choices choices--row">{areas}</div>
        </fieldset>
    }
    .into_any()
}

fn put<T: Clone + PartialEq>(all: &mut Vec<T>, one: &T, on: bool) {
    all.retain(|other| other != one);
    if on {
        all.push(one.clone());
    }
}
