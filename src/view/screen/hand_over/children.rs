//! Which children are handed over.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::view::{
    component::{FieldKind, TextField, Toggle, button, live, memo},
    context::app,
};

/// How many children are drawn at once; more are found by searching.
const ROWS: usize = 60;

/// The choice of children, with a search.
#[component]
pub(super) fn ChooseChildren(
    /// Who is chosen, by record id.
    chosen: RwSignal<BTreeSet<String>>,
    /// Called after each choice.
    changed: Callback<()>,
) -> impl IntoView {
    let app = app();
    let search = RwSignal::new(String::new());
    let found = memo(move || {
        app.roster.with(|roster| {
            let found = roster.search(&search.read(), false).into_iter();
            found
                .map(|(id, child)| (id.to_owned(), child.label.clone(), child.unit.clone()))
                .collect::<Vec<_>>()
        })
    });
    let all = move || {
        chosen.update(|chosen| {
            found.with_untracked(|found| {
                chosen.extend(found.iter().map(|(id, ..)| id.clone()));
            });
        });
        changed.run(());
    };
    let none = move || {
        chosen.update(BTreeSet::clear);
        changed.run(());
    };
    let rows = live(move || {
        let found = found.get();
        let more = found.len() > ROWS;
        let rows: Vec<_> = found
            .into_iter()
            .take(ROWS)
            .map(|(id, label, unit)| {
                let own = id.clone();
                view! {
                    <Toggle
                        text=label
                        help=unit
                        checked=Signal::derive(move || chosen.with(|chosen| chosen.contains(&own)))
                        on_change=Callback::new(move |on: bool| {
                            chosen.update(|chosen| {
                                if on {
                                    chosen.insert(id.clone());
                                } else {
                                    chosen.remove(&id);
                                }
                            });
                            changed.run(());
                        })
                    />
                }
            })
            .collect();
        let more = more.then(|| {
            view! { <p class="small muted">{format!("De første {ROWS} vises. Søg for at finde flere.")}</p> }
        });
        view! {
            <div class="choices">{rows}</div>
            {more}
        }
    });
    view! {
        <section class="card">
            <h2>"Hvem?"</h2>
            <TextField
                label="Søg efter navn eller stue"
                id="search"
                kind=FieldKind::Search
                value=search
                on_input=Callback::new(move |text: String| search.set(text))
            />
            <div class="row">
                {button("button", "Vælg alle, der er fundet", all)}
                {button("button button--quiet", "Vælg ingen", none)}
            </div>
            {rows}
            <p role="status">
                {live(move || match chosen.with(BTreeSet::len) {
                    0 => "Ingen er valgt.".to_owned(),
                    1 => "1 barn er valgt.".to_owned(),
                    count => format!("{count} børn er valgt."),
                })}
            </p>
        </section>
    }
}
