//! The tilbudsvifte on behalf of a child: its age and scores are filled in.

use leptos::prelude::*;

use super::{find::Search, list::listed};
use crate::{
    view::{
        component::{Back, Heading, Onward, Tone, When, button, live, memo, note},
        context::app,
    },
    workflow::screen::Screen,
};

/// The offers for the child that the screen is about. None while contact with the parents is
/// barred.
#[component]
pub fn ChildOffers() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let barred = memo(move || app.contact_barred());
    let mut wanted = app.wanted_for(&id);
    // What is being scored now is newer than what was completed last.
    let scored = app.with_assessment_untracked(|assessment| {
        (!assessment.is_completed()).then(|| assessment.rule_scores())
    });
    let scored = scored.flatten();
    if let Some((child, parents)) = scored.filter(|(c, p)| c.is_some() || p.is_some()) {
        (wanted.child, wanted.parents) = (child, parents);
    }
    let under_way = scored.is_some();
    let search = Search::new(&wanted);
    view! {
        <Heading text=format!("Tilbud til {label}") />
        <When
            on=move || !barred.get()
            otherwise=move || note(Tone::Careful, "Forældrene må ikke kontaktes lige nu. Derfor vises her ingen tilbud. Følg underretningen først.")
        >
            <p>"Alder og trin er sat efter det, der står om barnet. Ret dem, hvis du vil se flere tilbud."</p>
            {search.fields(app)}
            {live(move || listed(app, &search.wanted(), None))}
            <div class="row">
                {button("button", "Ny indsats", move || app.go(Screen::NewEffort))}
                {button("button", "Ret tilbudsviften", move || app.go(Screen::Offers))}
            </div>
        </When>
        <Onward>
            {if under_way {
                view! { <Back text="Tilbage til næste skridt" on_click=Callback::new(move |()| app.go(Screen::NextStep)) /> }
            } else {
                view! { <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) /> }
            }}
        </Onward>
    }
}
