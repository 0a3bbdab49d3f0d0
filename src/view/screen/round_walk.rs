//! Stuegennemgang: from child to child, over whatever screen of the child is open.

use leptos::prelude::*;

use super::child::resume_at;
use crate::{
    view::{
        component::{button, live, memo, trouble},
        context::{App, app},
        rounds::{child_name, unit_name, walk_to},
    },
    workflow::screen::Screen,
};

/// What the bar says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bar {
    round: String,
    title: String,
    /// The next child by record id, and its name.
    next: Option<(String, String)>,
    /// Whether oneself is done with the child on the screen.
    done: bool,
}

/// The bar of the walk: which child it is, and the way to the next one. It shows while a screen is
/// about the child that the walk has come to.
#[component]
pub fn WalkBar() -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None);
    // An answer does not move the walk, so it is worked out anew only when the screen changes.
    let bar = memo(move || {
        let walk = app.walk.get()?;
        let just_completed = app.place.with(|place| place.screen == Screen::Assessment);
        // At a meeting there are others at the table, and the bar names children.
        let on_screen = app.place.with(|place| {
            place.screen.needs_child()
                && place.screen != Screen::Meeting
                && place.child.as_ref() == Some(&walk.child)
        });
        app.roster.with_untracked(|roster| {
            let round = roster.rounds.get(&walk.round)?;
            let standing = roster.standing_of_round(&walk.round, round);
            let (number, count) = standing.my_number(&walk.child)?;
            let next = standing.next(Some(&walk.child));
            let done = !standing.mine().contains(&walk.child.as_str());
            // That all is done is said once.
            let says = !done || next.is_some() || just_completed;
            (on_screen && says && round.is_open()).then(|| Bar {
                round: walk.round.clone(),
                title: format!(
                    "Stuegennemgang: {} · barn {number} af {count}: {}",
                    unit_name(&round.unit),
                    child_name(roster, &walk.child)
                ),
                next: next.map(|id| (id.to_owned(), child_name(roster, id))),
                done,
            })
        })
    });
    let shown = live(move || {
        let bar = bar.get()?;
        let round = bar.round.clone();
        let way = bar.next.map(|(child, name)| {
            let (class, text) = if bar.done {
                ("button button--main", format!("Næste barn: {name}"))
            } else {
                ("button", format!("Spring over for nu. Næste barn: {name}"))
            };
            let round = bar.round.clone();
            button(class, text, move || walk_to(app, &round, &child, failed))
        });
        let last = way.is_none();
        Some(view! {
            <section class="notice screen-only" aria-label="Stuegennemgang">
                <p><strong>{bar.title}</strong></p>
                {(last && bar.done).then(|| view! { <p>"Du er færdig med dine børn i runden."</p> })}
                <div class="row">
                    {way}
                    {button("button", "Til runden", move || app.go_to_round(Screen::Round, round.clone()))}
                </div>
            </section>
        })
    });
    view! {
        {shown}
        {trouble(failed)}
    }
}

/// Where an assessment of the walk opens.
pub fn open_at(app: App, key: &str) -> Screen {
    app.roster.with_untracked(|roster| {
        let assessment = roster.assessments.get(key);
        assessment.map_or(Screen::Review, |assessment| resume_at(app, assessment))
    })
}
