//! Børn: the roster, with search and those put away.

use leptos::prelude::*;

use super::{notice::begun_lines, today::to_today};
use crate::{
    view::{
        component::{
            FieldKind, Heading, Notice, PositionMark, TextField, Tone, When, button, live, memo,
            tap,
        },
        context::{App, SetAside, app},
        effects,
        rounds::to_rounds,
        wording,
    },
    workflow::{roster::Roster, screen::Screen},
};

/// How many children are drawn at once; more are found by searching.
const ROWS: usize = 60;

/// The roster.
#[component]
pub fn Children() -> impl IntoView {
    let app = app();
    let search = RwSignal::new(String::new());
    let archived = RwSignal::new(false);
    let any_archived = memo(move || app.roster.with(|r| r.children.values().any(|c| c.archived)));
    view! {
        <div class="row row--spread">
            <Heading text="Børn" />
            <div class="row">
                {to_today(app)}
                {to_rounds(app)}
                {button("button", "Dagsorden", move || app.go(Screen::MeetingDays))}
                {button("button button--main", "Tilføj barn", move || app.go(Screen::AddChild))}
            </div>
        </div>
        <TextField
            label="Søg"
            id="search"
            kind=FieldKind::Search
            value=search
            on_input=Callback::new(move |text: String| search.set(text))
        />
        <Rows search archived any_archived />
        <When on=move || any_archived.get()>
            <button
                type="button"
                class="button button--quiet"
                on:click=tap(move || archived.update(|on| *on = !*on))
            >
                {live(move || if archived.get() { "Vis børn på listen" } else { "Vis børn, der er lagt væk" })}
            </button>
        </When>
        <div class="row">
            {button("button button--quiet", "Tilbudsvifte", move || app.go(Screen::Offers))}
            {button("button button--quiet", "Indstillinger", move || app.go(Screen::Settings))}
        </div>
    }
}

#[component]
fn Rows(
    search: RwSignal<String>,
    archived: RwSignal<bool>,
    any_archived: Memo<bool>,
) -> impl IntoView {
    let app = app();
    let found = memo(move || {
        app.roster.with(|roster| {
            roster
                .search(&search.read(), archived.get())
                .into_iter()
                .map(|(id, _)| id.to_owned())
                .collect::<Vec<_>>()
        })
    });
    let count = memo(move || found.with(Vec::len));
    let empty = move || {
        if !search.with(|s| s.trim().is_empty()) {
            "Ingen børn passer til det, du søger efter.".to_owned()
        } else if archived.get() {
            "Ingen børn er lagt væk.".to_owned()
        } else if any_archived.get() {
            "Alle børn er lagt væk. Tryk på »Vis børn, der er lagt væk« for at se dem, eller tilføj et barn.".to_owned()
        } else {
            "Her er ingen børn endnu. Tilføj det første barn.".to_owned()
        }
    };
    view! {
        <p class="muted" role="status">
            {live(move || match count.get() {
                0 => empty(),
                1 => "1 barn".to_owned(),
                n if n > ROWS => format!("{n} børn. De første {ROWS} vises; søg for at finde flere."),
                n => format!("{n} børn"),
            })}
        </p>
        <ul class="list">
            {live(move || {
                found
                    .get()
                    .into_iter()
                    .take(ROWS)
                    .map(|id| view! { <Row id /> })
                    .collect_view()
            })}
        </ul>
    }
}

#[component]
fn Row(id: String) -> impl IntoView {
    let app = app();
    let content = app.content();
    let today = effects::today();
    let shown = id.clone();
    let row = live(move || {
        app.roster.with(|roster| {
            let child = roster.children.get(&shown)?;
            let mut about = vec![
                wording::age_of(child, today),
                wording::band_of(child, &content.instrument, today),
            ];
            if !child.unit.is_empty() {
                about.insert(0, child.unit.clone());
            }
            let latest = standing(app, roster, &shown);
            let draft = roster.draft_of(&shown).is_some();
            let begun = begun_lines(app, roster, &shown);
            Some(view! {
                <span class="list__head">
                    <span class="list__title">{child.label.clone()}</span>
                    {latest}
                </span>
                {begun}
                <span class="list__head small muted">
                    <span>{about.join(" · ")}</span>
                    {draft.then(|| view! { <span class="badge">"Vurdering i gang"</span> })}
                </span>
            })
        })
    });
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                on:click=tap(move || app.go_to_child(id.clone()))
            >
                {row}
            </button>
        </li>
    }
}

/// Where the child stands, whose word that is, and the day; of a look without a position the day.
fn standing(app: App, roster: &Roster, id: &str) -> Option<AnyView> {
    let now = roster.position_now(id);
    let on = match now {
        Some(now) => now.on,
        None => roster.latest_of(id)?.1.first_decided()?.date,
    };
    let mark = now.map(|now| {
        let position = now.position;
        let label = wording::position(position, &app.content().municipality);
        view! { <PositionMark position label /> }
    });
    let said = now.map_or_else(String::new, wording::whose_position) + &on.danish();
    let shown = view! {
        <span class="row">
            {mark}
            <span class="small muted">{said}</span>
        </span>
    };
    Some(shown.into_any())
}

/// What could not be opened, said plainly.
#[component]
pub fn SetAsideNotice() -> impl IntoView {
    let app = app();
    live(move || {
        let set_aside = app.set_aside.get();
        if set_aside.is_empty() {
            return None;
        }
        let mut said = Vec::new();
        if set_aside.lock_restored {
            said.push("Den seneste ændring af låsen var beskadiget, og den forrige lås er brugt. En tidligere adgangssætning kan derfor virke igen. Skift adgangssætning i indstillingerne.".to_owned());
        }
        if set_aside.previous_used > 0 {
            said.push(format!(
                "{} optegnelse(r) var beskadiget. Den forrige udgave er åbnet i stedet.",
                set_aside.previous_used
            ));
        }
        if set_aside.unreadable > 0 {
            said.push(format!(
                "{} optegnelse(r) kan ikke åbnes. De er lagt til side og er ikke slettet.",
                set_aside.unreadable
            ));
        }
        if set_aside.deleted_drafts > 0 {
            said.push(format!(
                "En kollega har slettet et barn fra tabletten. Det, du havde påbegyndt om barnet, er derfor også slettet ({}). Se loggen under »Data på tabletten«.",
                set_aside.deleted_drafts
            ));
        }
        if set_aside.newer > 0 {
            said.push(format!(
                "{} optegnelse(r) er gemt af en nyere udgave af programmet. De røres ikke. Genindlæs siden for at få den nyeste udgave.",
                set_aside.newer
            ));
        }
        let said = said
            .into_iter()
            .map(|text| view! { <p>{text}</p> })
            .collect_view();
        Some(
            view! { <Notice tone=Tone::Careful>{said} {button("button", "Det er set", move || app.set_aside.set(SetAside::default()))}</Notice> },
        )
    })
}
