//! Fokusaftaler: what is tried after a position, how it goes, and what happened.

use leptos::prelude::*;

use super::{agreement_form::AgreementForm, joint::barred_note};
use crate::{
    domain::agreement::{Agreement, Event, Status},
    view::{
        component::{
            Back, ChoiceLayout, ChoiceText, Choices, FieldKind, Heading, Onward, TextField, Tone,
            button, live, memo, note, trouble,
        },
        context::{App, app},
        effects,
        error_text::failure,
        together::barred,
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
    let bar = memo(move || barred(app));
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
            let barred = bar.with(Option::is_some);
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
        view! { <AgreementForm child bar /> }.into_any()
    } else {
        note(
            Tone::Calm,
            "En fokusaftale følger efter en position. Afslut først en egen eller en fælles vurdering.",
        )
    };
    view! {
        <Heading text=format!("Fokusaftaler: {label}") />
        {live(move || bar.get().map(barred_note))}
        {list}
        {new}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            {button("button", "Print aftalerne", effects::print)}
        </Onward>
    }
}

fn card(app: App, id: String, agreement: &Agreement, barred: bool) -> AnyView {
    let row = |name: &'static str, text: &str| {
        (!text.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd class="typed">{text.to_owned()}</dd>
            }
        })
    };
    let events = agreement
        .events
        .iter()
        .map(|event| {
            let head = format!(
                "{} – {}, {}",
                wording::status(event.status),
                event.by.name,
                event.at.danish()
            );
            view! {
                <li>
                    <strong>{head}</strong>
                    <p class="typed">{event.note.clone()}</p>
                </li>
            }
        })
        .collect_view();
    let happened = !agreement.events.is_empty();
    let period = format!("{} til {}", agreement.from.danish(), agreement.to.danish());
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
            <Follow id agreement=agreement.clone() app />
        </section>
    }
    .into_any()
}

/// A new status and what happened, added to an agreement.
#[component]
fn Follow(id: String, agreement: Agreement, app: App) -> impl IntoView {
    let status = RwSignal::new(None::<Status>);
    let happened = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let goal = agreement.goal.clone();
    let save = {
        let id = id.clone();
        move || {
            let Some(status) = status.get_untracked() else {
                error.set(Some("Vælg, hvordan det går.".to_owned()));
                effects::focus_first_error();
                return;
            };
            let Some(by) = app.professional.get_untracked() else {
                return;
            };
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let mut changed = agreement.clone();
            changed.events.push(Event {
                status,
                note: happened.get_untracked().trim().to_owned(),
                at: effects::now(),
                by,
            });
            effects::save_agreement(app, Some(id.clone()), changed, move |result| {
                busy.try_set(false);
                if let Err(why) = result {
                    failed.try_set(Some(failure(&why)));
                }
            });
        }
    };
    let options = Status::ALL.map(|one| ChoiceText::plain(wording::status(one)));
    view! {
        <details class="screen-only">
            <summary>
                "Skriv, hvordan det går" <span class="unseen">{format!(": {goal}")}</span>
            </summary>
            <div class="stack stack--s">
                {super::joint_form::error_line(error.into())}
                <Choices
                    legend="Hvordan går det?"
                    name=format!("status-{id}")
                    options=options.to_vec()
                    selected=Signal::derive(move || {
                        let status = status.get()?;
                        Status::ALL.iter().position(|one| *one == status)
                    })
                    on_pick=Callback::new(move |index: usize| {
                        error.set(None);
                        status.set(Status::ALL.get(index).copied());
                    })
                    layout=ChoiceLayout::Row
                />
                <TextField
                    label="Hvad skete der?"
                    id=format!("happened-{id}")
                    kind=FieldKind::Lines
                    value=happened
                    on_input=Callback::new(move |text: String| happened.set(text))
                />
                {trouble(failed)}
                {button("button button--main", "Gem, hvad der skete", save)}
            </div>
        </details>
    }
}
