//! Offers as they are shown: kind by kind, each with what it is for and when it was last looked at.

use leptos::prelude::*;

use crate::{
    domain::{
        boernelineal::{BoernelinealAxis, Score},
        offer::{BOTH_KINDS, Offer, OfferKind, Wanted, offers_at},
    },
    view::{
        component::{Tone, note, tap},
        context::App,
        effects, offers,
    },
};

/// What can be done to an offer in the list.
#[derive(Clone, Copy)]
pub(super) struct Tools {
    /// Opens it to be changed.
    pub(super) edit: Callback<Offer>,
    /// Notes that it was looked at.
    pub(super) review: Callback<Offer>,
    /// Takes it out.
    pub(super) take_out: Callback<Offer>,
}

/// The offers that fit, kind by kind, with a sentence where both kinds are possible.
pub(super) fn listed(app: App, wanted: &Wanted, tools: Option<Tools>) -> AnyView {
    let all = app.offers();
    let found = wanted.found(&all);
    let both = wanted.is_where_both_are_possible();
    let count = match found.len() {
        0 => "Ingen tilbud passer. Prøv med færre oplysninger.".to_owned(),
        1 => "1 tilbud".to_owned(),
        count => format!("{count} tilbud"),
    };
    let groups: Vec<_> = OfferKind::ALL
        .into_iter()
        .map(|kind| {
            let of_kind: Vec<_> = found
                .iter()
                .filter(|offer| offer.kind == kind)
                .map(|offer| card(app, offer, tools))
                .collect();
            let lacks = both && kind != OfferKind::Saerlig && of_kind.is_empty();
            (!of_kind.is_empty() || lacks).then(|| {
                view! {
                    <h2>{offers::kind(kind)}</h2>
                    {lacks.then(|| view! { <p>"Her er ingen skrevet ind, som passer ved trin 6."</p> })}
                    {of_kind}
                }
            })
        })
        .collect();
    view! {
        <p role="status"><strong>{count}</strong></p>
        {both.then(|| note(Tone::Calm, offers::BOTH))}
        {groups}
    }
    .into_any()
}

fn card(app: App, offer: &Offer, tools: Option<Tools>) -> AnyView {
    let content = app.content();
    let title_of = |id: &str| {
        let mut areas = content.instrument.areas.iter();
        let area = areas.find(|area| area.id.as_str() == id);
        area.map(|area| area.title.clone())
    };
    let rows: Vec<_> = offers::lines(offer, title_of)
        .into_iter()
        .map(|(name, value)| {
            view! {
                <dt>{name}</dt>
                <dd>{value}</dd>
            }
        })
        .collect();
    let weeks = content.municipality.day_limits.offer_review_weeks;
    let stale = offer.is_stale(effects::today(), weeks);
    view! {
        <section class="card">
            <h3>{offer.title.clone()}</h3>
            <p class="typed">{offer.text.clone()}</p>
            <dl class="facts">
                {rows}
                <dt>"Sidst gennemgået"</dt>
                <dd>
                    {offer.reviewed.danish()}
                    {stale
                        .then(|| {
                            view! {
                                <br />
                                <strong>
                                    {format!("⚠ Trænger til at blive set efter: over {weeks} uger siden")}
                                </strong>
                            }
                        })}
                </dd>
            </dl>
            {tools.map(|tools| buttons(offer, tools))}
        </section>
    }
    .into_any()
}

fn buttons(offer: &Offer, tools: Tools) -> AnyView {
    let title = offer.title.clone();
    let one = |words: &'static str, act: Callback<Offer>| {
        let (offer, title) = (offer.clone(), title.clone());
        view! {
            <button type="button" class="button" on:click=tap(move || act.run(offer.clone()))>
                {words}
                <span class="unseen">{format!(" {title}")}</span>
            </button>
        }
    };
    view! {
        <div class="row">
            {one("Ret", tools.edit)}
            {one("Set efter i dag", tools.review)}
            {one("Tag ud", tools.take_out)}
        </div>
    }
    .into_any()
}

/// The offers for a child's age at a step, as a short list beside a score or a suggestion.
pub(in crate::view::screen) fn at_step(
    fitting: &[Offer],
    axis: BoernelinealAxis,
    score: Score,
) -> AnyView {
    let found = offers_at(fitting, axis, score);
    if found.is_empty() {
        return view! { <p>"Der er ikke skrevet tilbud ind ved dette trin."</p> }.into_any();
    }
    let both = score.get() == BOTH_KINDS;
    let rows: Vec<_> = found
        .into_iter()
        .map(|offer| {
            view! {
                <li>
                    <strong>{offer.title.clone()}</strong>
                    {offer.anonymous.then_some(" (kan være anonymt)")}
                    <br />
                    {offer.text.clone()}
                    <br />
                    <span class="small muted">
                        {format!("{} · Kontakt: {}", offers::kind(offer.kind), offer.contact)}
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        {both.then(|| view! { <p>{offers::BOTH}</p> })}
        <ul class="stack stack--s">{rows}</ul>
    }
    .into_any()
}

/// The offers for a child's age. Tracked by the offers.
pub(in crate::view::screen) fn found_for(app: App, child: &str) -> Vec<Offer> {
    let known = app.wanted_for(child);
    let wanted = Wanted {
        ages: known.ages,
        unborn: known.unborn,
        ..Wanted::default()
    };
    let all = app.offers();
    wanted.found(&all).into_iter().cloned().collect()
}
