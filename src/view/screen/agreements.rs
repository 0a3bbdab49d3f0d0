//! Fokusaftaler: what is tried after a position, how it goes, and what happened.

use leptos::prelude::*;

use super::{
    agreement_follow::Follow, agreement_form::AgreementForm, child::kept_line, joint::barred_note,
    print::print_button, revise::mistake,
};
use crate::{
    domain::{
        agreement::{Agreement, Event},
        log::Paper,
    },
    view::{
        component::{Back, Heading, Onward, Tone, live, memo, note},
        context::{App, app},
        wording,
    },
    workflow::screen::Screen,
};

/// The child's agreements, and a new one.
#[component]
pub fn Agreements() -> impl IntoView {
    let app = app();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let child = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let has_position = app.roster.with_untracked(|roster| {
        let own = roster.of_child(&child);
        let joint = roster.joints_of(&child);
        own.iter()
            .any(|(_, a)| a.is_completed() && a.position.is_some())
            || joint.iter().any(|(_, joint)| joint.is_completed())
    });
    let barred = {
        let child = child.clone();
        memo(move || app.contact_barred_for(&child))
    };
    let list = {
        let child = child.clone();
        // Made anew when an agreement is added or changed, and not when a word is typed.
        let found = memo(move || {
            app.roster.with(|roster| {
                let owned =
                    |(id, agreement): (&str, &Agreement)| (id.to_owned(), agreement.clone());
                roster
                    .agreements_of(&child)
                    .into_iter()
                    .map(owned)
                    .collect::<Vec<_>>()
            })
        });
        live(move || {
            let barred = barred.get();
            found.with(|found| {
                if found.is_empty() {
                    return view! { <p class="muted">"Her er ingen fokusaftaler endnu."</p> }
                        .into_any();
                }
                found
                    .iter()
                    .map(|(id, agreement)| card(app, id.clone(), agreement, barred))
                    .collect_view()
                    .into_any()
            })
        })
    };
    let new = if has_position {
        view! { <AgreementForm child barred /> }.into_any()
    } else {
        note(
            Tone::Calm,
            "En fokusaftale følger efter en position. Afslut først en egen eller en fælles vurdering.",
        )
    };
    view! {
        <Heading text=format!("Fokusaftaler: {label}") />
        {kept_line(app)}
        {live(move || barred.get().then(barred_note))}
        {list}
        {new}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            {print_button(app, "button", "Print aftalerne", Paper::Agreements)}
        </Onward>
    }
}

fn card(app: App, id: String, agreement: &Agreement, barred: bool) -> AnyView {
    let which = format!("aftalen »{}«", agreement.goal);
    let wrong = mistake(app, agreement.child.clone(), id.clone(), which);
    let row = |name: &'static str, text: &str| {
        (!text.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd class="typed">{text.to_owned()}</dd>
            }
        })
    };
    let events: Vec<_> = agreement.events.iter().map(happened_view).collect();
    let happened = !agreement.events.is_empty();
    let period = format!("{} til {}", agreement.from.danish(), agreement.to.danish());
    let look = agreement
        .look_by()
        .map(|day| format!("senest {}", day.danish()))
        .unwrap_or_default();
    let made = format!(
        "Aftalt {} af {}",
        agreement.made.danish(),
        agreement.made_by.name
    );
    view! {
        <section class="card">
            <div class="list__head">
                <h2>{agreement.goal.clone()}</h2>
                <span class="badge">{wording::status(agreement.status())}</span>
            </div>
            <dl class="facts">
                {row("Handler om", wording::about(agreement.about))}
                {row("Det gør vi", &agreement.we_do)}
                {row("Det gør forældrene", if barred { "" } else { &agreement.parents_do })}
                {row("Hvem", &agreement.who)}
                {row("Hvornår", &period)}
                {row("Følges op", &look)}
                {row("Sådan ser vi, at det virker", &agreement.sign)}
            </dl>
            {happened
                .then(|| {
                    view! {
                        <h3>"Hvad skete der?"</h3>
                        <ul class="stack stack--s">{events}</ul>
                    }
                })}
            <p class="small muted">{made}</p>
            <Follow id agreement=agreement.clone() />
            {wrong}
        </section>
    }
    .into_any()
}

fn happened_view(event: &Event) -> impl IntoView + use<> {
    let head = format!(
        "{} – {}, {}",
        wording::status(event.status),
        event.by.name,
        event.at.danish()
    );
    let next = event
        .next
        .map(|day| format!("Følges op igen senest {}.", day.danish()));
    view! {
        <li>
            <strong>{head}</strong>
            <p class="typed">{event.note.clone()}</p>
            {next.map(|text| view! { <p class="small muted">{text}</p> })}
        </li>
    }
}
