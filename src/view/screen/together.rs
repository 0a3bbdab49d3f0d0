//! On the child's page: the joint assessments and the focus agreements.

use leptos::prelude::*;

use crate::{
    domain::joint::Joint,
    view::{
        component::{PositionMark, button, live, memo, tap},
        context::{App, app},
        effects,
        error_text::failure,
        wording,
    },
    workflow::screen::Screen,
};

/// The way into what is said and agreed on together.
#[component]
pub(super) fn Together(
    /// The child, by record id.
    id: String,
    /// What went wrong, shown by the page.
    failed: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = app();
    let busy = RwSignal::new(false);
    let begin = {
        let child = id.clone();
        Callback::new(move |()| {
            // A second tap begins no second one.
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let child = child.clone();
            effects::begin_joint(app, child.clone(), move |result| match result {
                Ok(key) => app.go_to_assessment(Screen::Joint, child, key),
                Err(why) => {
                    busy.try_set(false);
                    failed.try_set(Some(failure(&why)));
                }
            });
        })
    };
    let joints = {
        let child = id.clone();
        live(move || {
            app.roster.with(|roster| {
                let all = roster.joints_of(&child);
                let open = all.iter().find(|(_, joint)| !joint.is_completed());
                let way = match open {
                    Some((key, _)) => {
                        let (child, key) = (child.clone(), (*key).to_owned());
                        button("button", "Fortsæt fælles vurdering", move || {
                            app.go_to_assessment(Screen::Joint, child.clone(), key.clone());
                        })
                    }
                    None if roster.latest_of(&child).is_some() => {
                        button("button", "Begynd fælles vurdering", move || begin.run(()))
                    }
                    None => {
                        view! { <p class="muted">"Først ser mindst én alene. Bagefter ser I sammen."</p> }
                            .into_any()
                    }
                };
                let rows = all
                    .iter()
                    .filter(|(_, joint)| joint.is_completed())
                    .map(|(key, joint)| row(app, (*key).to_owned(), joint))
                    .collect::<Vec<_>>();
                let list = (!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> });
                view! { {list} {way} }
            })
        })
    };
    let agreements = memo(move || {
        app.roster.with(|roster| {
            roster
                .agreements_of(&id)
                .into_iter()
                .map(|(_, one)| (one.goal.clone(), one.status(), one.to))
                .collect::<Vec<_>>()
        })
    });
    let goals = live(move || {
        let rows = agreements
            .get()
            .into_iter()
            .map(|(goal, status, to)| {
                let words = format!("{}, til {}", wording::status(status), to.danish());
                view! { <li>{goal} " " <span class="small muted">{words}</span></li> }
            })
            .collect::<Vec<_>>();
        if rows.is_empty() {
            view! { <p class="muted">"Her er ingen fokusaftaler endnu."</p> }.into_any()
        } else {
            view! { <ul class="stack stack--s">{rows}</ul> }.into_any()
        }
    });
    view! {
        <section class="card">
            <h2>"Fælles vurdering"</h2>
            {joints}
        </section>
        <section class="card">
            <h2>"Fokusaftaler"</h2>
            {goals}
            {button("button", "Se og skriv fokusaftaler", move || app.go(Screen::Agreements))}
        </section>
    }
}

fn row(app: App, key: String, joint: &Joint) -> impl IntoView + use<> {
    let child = joint.child.clone();
    let parts = joint.completion.as_ref().map(|completion| {
        let label = wording::position(completion.position, &app.content().municipality);
        let names: Vec<_> = completion
            .participants
            .iter()
            .map(|person| person.name.trim().to_owned())
            .collect();
        view! {
            <span class="list__head">
                <span class="list__title">{completion.held.danish()}</span>
                <PositionMark position=completion.position label />
            </span>
            <span class="small muted">{format!("Fælles vurdering: {}", names.join(", "))}</span>
        }
    });
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                on:click=tap(move || app.go_to_assessment(Screen::Joint, child.clone(), key.clone()))
            >
                {parts}
            </button>
        </li>
    }
}
