//! The efforts for a child, the open ones first.

use leptos::prelude::*;

use super::words::kind;
use crate::{
    domain::effort::Effort,
    view::{
        component::{Back, Heading, Onward, Tone, When, button, live, memo, note, tap},
        context::{App, app},
        screen::child::kept_line,
    },
    workflow::screen::Screen,
};

/// The efforts for the child that the screen is about.
#[component]
pub fn Efforts() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let barred = {
        let id = id.clone();
        memo(move || app.contact_barred_for(&id))
    };
    let list = live(move || {
        app.roster.with(|roster| {
            let rows: Vec<_> = roster
                .efforts_of(&id)
                .into_iter()
                .map(|(key, effort)| row(app, id.clone(), key.to_owned(), effort))
                .collect();
            if rows.is_empty() {
                view! { <p class="muted">"Her er ingen indsatser endnu."</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }
        })
    });
    view! {
        <Heading text=format!("Indsatser: {label}") />
        {list}
        {kept_line(app)}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            <When
                on=move || !barred.get()
                otherwise=move || note(Tone::Careful, "Følg underretningen først. Her begyndes intet nyt.")
            >
                {button("button button--main button--big", "Ny indsats", move || app.go(Screen::NewEffort))}
            </When>
        </Onward>
    }
}

fn row(app: App, child: String, key: String, effort: &Effort) -> AnyView {
    let open = move || app.go_to_assessment(Screen::Effort, child.clone(), key.clone());
    let when = match (effort.ended(), effort.next()) {
        (Some(end), _) => format!("Afsluttet {}", end.on.danish()),
        (None, Some(next)) => format!("Opfølgning senest {}", next.danish()),
        (None, None) => String::new(),
    };
    let stuck = effort.is_stuck() && effort.ended().is_none();
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(open)>
                <span class="list__head">
                    <span class="list__title">{effort.title.clone()}</span>
                    {stuck.then(|| view! { <span class="badge">"▲ Intet har flyttet sig"</span> })}
                </span>
                <span>{when}</span>
                <span class="small muted">{format!("{}. {}", kind(effort.kind), effort.owner)}</span>
            </button>
        </li>
    }
    .into_any()
}
