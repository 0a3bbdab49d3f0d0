//! How long one child's records are kept: the day, why it is that day, and moving it.

use leptos::prelude::*;

use super::deletion::DeleteChild;
use crate::{
    domain::keeping::{KeepUntil, KeepWhy, Keeping, KeepingChange, KeepingError},
    view::{
        component::{
            Back, FieldKind, Heading, Onward, TextField, Tone, button, live, memo, note, send,
            trouble,
        },
        context::{App, app},
        effects,
        error_text::{failure, keeping_error},
        wording,
    },
    workflow::screen::Screen,
};

/// How long a child's records are kept.
#[component]
pub fn KeepingScreen() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let deleting = RwSignal::new(false);
    live(move || {
        let id = id.clone();
        if deleting.get() {
            view! { <DeleteChild id back=Callback::new(move |()| deleting.set(false)) /> }
                .into_any()
        } else {
            view! { <Until id deleting /> }.into_any()
        }
    })
}

#[component]
fn Until(id: String, deleting: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let until = {
        let id = id.clone();
        memo(move || {
            let limits = app.content().municipality.keeping;
            app.roster.with(|roster| roster.keep_until(&id, limits))
        })
    };
    let history = {
        let id = id.clone();
        live(move || {
            app.roster.with(|roster| {
                let lines: Vec<_> = roster
                    .keepings_of(&id)
                    .into_iter()
                    .map(|keeping| view! { <li>{changed_words(keeping)}</li> })
                    .collect();
                (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> })
            })
        })
    };
    view! {
        <Heading text=format!("Opbevaring og sletning: {label}") />
        {trouble(failed)}
        <section class="card">
            {live(move || until.get().map(|until| until_view(app, &until)))}
            {history}
            <Source />
        </section>
        <Leaving id=id.clone() failed />
        <Move id until failed />
        <section class="card">
            <h2>"Slet barnet"</h2>
            <p>"Tabletten sletter aldrig selv. I afgør, hvornår det er tid."</p>
            {button("button", "Slet barnet …", move || deleting.set(true))}
        </section>
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

fn until_view(app: App, until: &KeepUntil) -> AnyView {
    let limits = app.content().municipality.keeping;
    let why = match &until.why {
        KeepWhy::Left { on } => format!(
            "{} efter barnets sidste dag ({}).",
            months(limits.months_after_leaving),
            on.danish()
        ),
        KeepWhy::LastEntry { on } => format!(
            "{} efter det sidste, der er skrevet ({}).",
            months(limits.months_after_last_entry),
            on.danish()
        ),
        KeepWhy::Chosen { reason, by, at } => format!(
            "Valgt {} af {}: {reason}. Fristen ville være {}.",
            at.date.danish(),
            wording::professional(by),
            until.rule.danish()
        ),
    };
    let late = until.by > until.rule;
    view! {
        <p class="lead"><strong>{format!("Slettes senest {}", until.by.danish())}</strong></p>
        <p>{why}</p>
        {late.then(|| note(Tone::Careful, "Datoen er senere end kommunens frist."))}
    }
    .into_any()
}

fn months(months: u16) -> String {
    match (months / 12, months % 12) {
        (0, 1) => "1 måned".to_owned(),
        (years, 0) if years > 0 => format!("{years} år"),
        _ => format!("{months} måneder"),
    }
}

/// Where the limits come from, and how sure that is.
#[component]
fn Source() -> impl IntoView {
    let app = app();
    let content = app.content();
    let limits = content.municipality.keeping;
    view! {
        <details>
            <summary>"Hvor kommer fristen fra?"</summary>
            <p>
                {format!(
                    "{} har sat den til {} efter, at barnet er stoppet, og aldrig mere end {} efter det sidste, der er skrevet.",
                    content.municipality.name,
                    months(limits.months_after_leaving),
                    months(limits.months_after_last_entry),
                )}
            </p>
            <p>
                "Tallene er værktøjets forslag og ikke lov. Kommunen er dataansvarlig og fastsætter selv en frist for hvert formål (sikkerdigital.dk, Sletning af personoplysninger). KLE's emneplan har til sammenligning 5 år efter, at barnet er stoppet eller sagen sluttet, for nogle slags oplysninger."
            </p>
            <p>
                "Hører noget til en sag, skal det først journaliseres i kommunens eget system. Notat- og journaliseringspligten (offentlighedsloven §§\u{a0}13 og 15) kan gå forud for sletning. Det skal en jurist bekræfte."
            </p>
        </details>
    }
}

fn changed_words(keeping: &Keeping) -> String {
    let what = match &keeping.change {
        KeepingChange::Left { on } => format!("Sidste dag: {}", on.danish()),
        KeepingChange::Stays => "Barnet bliver alligevel".to_owned(),
        KeepingChange::Moved { from, to, reason } => {
            format!(
                "Flyttet fra {} til {}: {reason}",
                from.danish(),
                to.danish()
            )
        }
    };
    format!("{what} ({}, {})", keeping.by.name, keeping.at.danish())
}

fn change(app: App, id: &str, change: KeepingChange, failed: RwSignal<Option<String>>) {
    change_then(app, id, change, failed, || {});
}

fn change_then(
    app: App,
    id: &str,
    change: KeepingChange,
    failed: RwSignal<Option<String>>,
    then: impl FnOnce() + 'static,
) {
    failed.set(None);
    effects::change_keeping(
        app,
        id.to_owned(),
        change,
        Box::new(move |result| match result {
            Ok(()) => then(),
            Err(why) => drop(failed.try_set(Some(failure(&why)))),
        }),
    );
}

/// The child has left, or stays after all.
#[component]
fn Leaving(id: String, failed: RwSignal<Option<String>>) -> impl IntoView {
    let app = app();
    let date = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let left = {
        let id = id.clone();
        memo(move || {
            app.roster
                .with(|roster| {
                    let changes = roster.keepings_of(&id).into_iter().rev();
                    changes
                        .map(|keeping| &keeping.change)
                        .find_map(|change| match change {
                            KeepingChange::Left { on } => Some(Some(*on)),
                            KeepingChange::Stays => Some(None),
                            KeepingChange::Moved { .. } => None,
                        })
                })
                .flatten()
        })
    };
    let save = {
        let id = id.clone();
        move || {
            if let Ok(on) = date.get_untracked().parse() {
                change(app, &id, KeepingChange::Left { on }, failed);
            } else {
                error.set(Some(keeping_error(KeepingError::NoDate).to_owned()));
                effects::focus_first_error();
            }
        }
    };
    live(move || {
        if let Some(on) = left.get() {
            let id = id.clone();
            view! {
                <section class="card">
                    <h2>"Barnet er stoppet"</h2>
                    <p>{format!("Sidste dag: {}", on.danish())}</p>
                    {button("button", "Barnet bliver alligevel", move || {
                        change(app, &id, KeepingChange::Stays, failed);
                    })}
                </section>
            }
            .into_any()
        } else {
            view! {
                <form class="card" on:submit=send(save.clone())>
                    <h2>"Er barnet stoppet?"</h2>
                    <TextField
                        label="Sidste dag"
                        id="last-day"
                        kind=FieldKind::Date
                        value=date
                        error
                        on_input=Callback::new(move |text| {
                            error.set(None);
                            date.set(text);
                        })
                    />
                    <button type="submit" class="button">"Gem sidste dag"</button>
                </form>
            }
            .into_any()
        }
    })
}

/// The day is moved, with a reason.
#[component]
fn Move(
    id: String,
    until: Memo<Option<KeepUntil>>,
    failed: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = app();
    let date = app.typed("keeping-date", &id, String::new);
    let reason = app.typed("keeping-reason", &id, String::new);
    let date_error = RwSignal::new(None::<String>);
    let reason_error = RwSignal::new(None::<String>);
    let save = move || {
        let Some(from) = until.with_untracked(|until| until.as_ref().map(|until| until.by)) else {
            return;
        };
        let read = KeepingChange::read(
            from,
            &date.get_untracked(),
            &reason.get_untracked(),
            effects::today(),
        );
        match read {
            Ok(moved) => {
                change_then(app, &id, moved, failed, move || {
                    date.try_set(String::new());
                    reason.try_set(String::new());
                });
            }
            Err(why) => {
                let error = if why == KeepingError::NoReason {
                    reason_error
                } else {
                    date_error
                };
                error.set(Some(keeping_error(why).to_owned()));
                effects::focus_first_error();
            }
        }
    };
    view! {
        <form class="card" on:submit=send(save)>
            <h2>"Flyt datoen"</h2>
            <TextField
                label="Ny dato for sletning"
                id="new-day"
                kind=FieldKind::Date
                value=date
                error=date_error
                on_input=Callback::new(move |text| {
                    date_error.set(None);
                    date.set(text);
                })
            />
            <TextField
                label="Hvorfor flyttes den?"
                id="why"
                hint="Grunden står her med dit navn og dagen."
                kind=FieldKind::Lines
                value=reason
                error=reason_error
                on_input=Callback::new(move |text| {
                    reason_error.set(None);
                    reason.set(text);
                })
            />
            <button type="submit" class="button">"Flyt datoen"</button>
        </form>
    }
}
