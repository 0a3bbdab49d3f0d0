//! What is stored and may be chosen to go along, one by one: agreements in force, the position,
//! single answers. Nothing of it is in the form before it is chosen, and then with a yes of its own.

use leptos::prelude::*;

use super::{form::consent, page::with};
use crate::{
    domain::{
        agreement::Status,
        assessment::Assessment,
        next_step::LeaveToTell,
        transition::{Drawn, DrawnKind, FieldConsent, TransitionSheet},
    },
    view::{
        component::{Toggle, button, fold, live, memo},
        context::{App, Content},
        wording,
    },
    workflow::roster::Roster,
};

/// What was chosen, and what there is to choose from.
pub(super) fn drawn(app: App, _leave: LeaveToTell, id: StoredValue<String>) -> AnyView {
    // Made anew when something is chosen or taken out, and not when it is asked about.
    let chosen = memo(move || {
        let chosen = with(app, id, |one| one.sheet().drawn.clone()).unwrap_or_default();
        let bare = |one| Drawn {
            consent: FieldConsent::NotAsked,
            ..one
        };
        chosen.into_iter().map(bare).collect::<Vec<_>>()
    });
    let cards = live(move || {
        let cards = chosen.get().into_iter().enumerate();
        cards
            .map(|(index, one)| card(app, id, index, one))
            .collect::<Vec<_>>()
    });
    let summary = view! { <strong>"Tag noget med fra det, der er gemt"</strong> }.into_any();
    let body = move || choices(app, id);
    view! {
        {cards}
        {fold("card", summary, false, RwSignal::new(false), Box::new(body))}
    }
    .into_any()
}

fn card(app: App, id: StoredValue<String>, index: usize, one: Drawn) -> AnyView {
    let (asked, given_to, removed) = (one.clone(), one.clone(), one.clone());
    let given = move || {
        with(app, id, |whole| {
            let mut drawn = whole.sheet().drawn.iter();
            drawn.find(|one| one.is_same(&asked)).map(|one| one.consent)
        })
        .flatten()
        .unwrap_or_default()
    };
    let give = move |said| {
        app.edit_transition(None, |sheet| {
            let mut drawn = sheet.drawn.iter_mut();
            if let Some(one) = drawn.find(|one| one.is_same(&given_to)) {
                one.consent = said;
            }
        });
    };
    let asks = consent(&one.title, format!("consent-drawn-{index}"), given, give);
    let out = move || app.edit_transition(None, |sheet| take_out(sheet, &removed));
    view! {
        <section class="card" aria-label=one.title.clone()>
            <h2>{one.title.clone()}</h2>
            <p class="typed">{one.text.clone()}</p>
            {asks}
            {button("button button--quiet", format!("Tag »{}« ud", one.title), out)}
        </section>
    }
    .into_any()
}

fn take_out(sheet: &mut TransitionSheet, one: &Drawn) {
    sheet.drawn.retain(|other| !other.is_same(one));
}

/// What there is to choose from, each with a box of its own.
fn choices(app: App, id: StoredValue<String>) -> AnyView {
    let content = app.content();
    let offered = app.roster.with_untracked(|roster| {
        let child = id.with_value(|id| Some(roster.transitions.get(id)?.child.clone()))?;
        Some(offered(app, roster, &child, &content))
    });
    let offered = offered.unwrap_or_default();
    let group = |kind: DrawnKind, title: &'static str| {
        let boxes: Vec<_> = offered
            .iter()
            .filter(|one| one.kind == kind)
            .map(|one| choice(app, id, one))
            .collect();
        (!boxes.is_empty()).then(|| {
            view! {
                <h3 class="muted">{title}</h3>
                <div class="choices">{boxes}</div>
            }
        })
    };
    let nothing = offered
        .is_empty()
        .then(|| view! { <p class="muted">"Her er intet at vælge imellem."</p> });
    view! {
        <div class="stack">
            <p>"Position og svar går ikke med. Sæt kun kryds ved det, forældrene selv vil have med. Bagefter siger de ja eller nej til hver ting for sig."</p>
            {group(DrawnKind::Agreement, "Fokusaftaler, der er i gang")}
            {group(DrawnKind::Position, "Position")} {group(DrawnKind::Answer, "Dine svar i skemaet")}
            {nothing}
        </div>
    }
    .into_any()
}

fn choice(app: App, id: StoredValue<String>, one: &Drawn) -> AnyView {
    let (looked_for, changed) = (one.clone(), one.clone());
    let checked = memo(move || {
        with(app, id, |whole| {
            let mut drawn = whole.sheet().drawn.iter();
            drawn.any(|one| one.is_same(&looked_for))
        })
        .unwrap_or_default()
    });
    let on_change = Callback::new(move |on: bool| {
        app.edit_transition(None, |sheet| {
            take_out(sheet, &changed);
            if on {
                sheet.drawn.push(changed.clone());
            }
        });
    });
    view! { <Toggle text=one.title.clone() help=one.text.clone() checked on_change /> }.into_any()
}

/// Everything that can be chosen for a child, in the words in which it would go along. Of what
/// single professionals have assessed only one's own: a colleague's answers are not shown here.
fn offered(app: App, roster: &Roster, child: &str, content: &Content) -> Vec<Drawn> {
    let drawn = |kind, source: &str, title: String, text: String| Drawn {
        kind,
        source: source.to_owned(),
        title,
        text,
        consent: FieldConsent::NotAsked,
    };
    let mut all = Vec::new();
    for (key, agreement) in roster.agreements_of(child) {
        if agreement.status() == Status::Afsluttet {
            continue;
        }
        let mut text = format!("Mål: {}\nVi gør: {}", agreement.goal, agreement.we_do);
        if !agreement.parents_do.is_empty() {
            text = format!("{text}\nForældrene gør: {}", agreement.parents_do);
        }
        let title = format!("Aftale til {}", agreement.to.danish());
        all.push(drawn(DrawnKind::Agreement, key, title, text));
    }
    let joint = roster.joints_of(child).into_iter();
    let mut joint = joint.filter_map(|(key, joint)| Some((key, joint.completion.as_ref()?)));
    if let Some((key, done)) = joint.next() {
        let title = format!("Position ved fælles vurdering {}", done.held.danish());
        let text = wording::position(done.position, &content.municipality);
        all.push(drawn(DrawnKind::Position, key, title, text));
    }
    let me = app.professional.get_untracked();
    let own = roster
        .of_child(child)
        .into_iter()
        .find(|(_, one)| one.is_completed() && me.as_ref().is_some_and(|me| one.author == *me));
    if let Some((key, one)) = own {
        let on = one.first_decided().map(|at| at.date.danish());
        let on = on.unwrap_or_default();
        if let Some(position) = one.chosen_position() {
            let text = wording::position(position, &content.municipality);
            let title = format!("Position ved vurdering {on}");
            all.push(drawn(DrawnKind::Position, key, title, text));
        }
        for (title, text) in answers(one, content) {
            let text = format!("{text} ({on})");
            all.push(drawn(DrawnKind::Answer, key, title, text));
        }
    }
    all
}

fn answers(one: &Assessment, content: &Content) -> Vec<(String, String)> {
    let found = one.response.as_ref().and_then(|response| {
        let instrument = content.instrument_of(&response.edition)?;
        let asked = response.asked(&instrument).into_iter();
        let answers = asked.flat_map(|(area, items)| {
            let (area, instrument) = (area.clone(), &instrument);
            items.into_iter().filter_map(move |item| {
                let answer = response.answer(&area.id, &item.id)?;
                let title = format!("{}: {}", area.title, item.text);
                Some((title, instrument.option(answer)?.text.clone()))
            })
        });
        Some(answers.collect())
    });
    found.unwrap_or_default()
}
