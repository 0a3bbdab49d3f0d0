//! Overlever et overgangsskema: the finished form alone, as the parents saw it, and nothing else of the
//! child's case. It takes the leave to tell the parents, as its paper does.

use leptos::prelude::*;

use super::making::{Make, Outgoing};
use crate::{
    domain::{
        hand_over::{ConsentKind, HandOverDraft},
        next_step::LeaveToTell,
        transition::TransitionPaper,
    },
    view::{
        component::{Back, Heading, Onward, Tone, button, live, memo, note},
        context::{App, app},
        effects::Going,
        screen::transition::sheet,
    },
    workflow::screen::Screen,
};

/// The finished overgangsskema that the screen is about is handed over.
#[component]
pub fn HandOverTransition() -> impl IntoView {
    let app = app();
    let place = app.place.get_untracked();
    let (id, child) = (
        place.assessment.unwrap_or_default(),
        place.child.unwrap_or_default(),
    );
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let paper = app.roster.with_untracked(|roster| {
        let form = roster.transitions.get(&id)?;
        form.finished().map(|done| done.paper.clone())
    });
    let about = child.clone();
    let leave = memo(move || app.leave_to_tell(&about));
    let body = live(move || match (leave.get(), &paper) {
        (None, _) => barred(app),
        (Some(_), None) => note(
            Tone::Careful,
            "Skemaet er ikke gjort færdigt. Kun et skema, som forældrene har set, kan overleveres.",
        ),
        (Some(leave), Some(paper)) => {
            let form = (child.clone(), id.clone());
            view! { <Send leave form paper=paper.clone() /> }.into_any()
        }
    });
    view! {
        <Heading text=format!("Overlever overgangsskemaet: {label}") />
        {body}
        <Onward>
            <Back
                text="Til skemaet"
                on_click=Callback::new(move |()| app.go(Screen::Transition))
            />
        </Onward>
    }
}

#[component]
fn Send(leave: LeaveToTell, form: (String, String), paper: TransitionPaper) -> impl IntoView {
    let app = app();
    let outgoing = Outgoing::new(said_already(&paper));
    let (child, id) = form;
    let going = Callback::new(move |()| {
        Ok(Going::Transition {
            leave,
            child: child.clone(),
            id: id.clone(),
        })
    });
    view! {
        {note(Tone::Careful, "Filen er låst. Send den kun via kommunens sikre post eller fagsystem, og kun til det sted, forældrene har sagt ja til.")}
        <Contents paper=paper.clone() />
        {elsewhere(outgoing, paper.receiver)}
        <Make outgoing with_consent=true going />
        {instead(app)}
    }
}

/// What the form says already, to be read through and changed.
fn said_already(paper: &TransitionPaper) -> HandOverDraft {
    HandOverDraft {
        to: paper.receiver.clone(),
        why: format!("Barnet skal videre til {}.", paper.receiver),
        consent: Some(ConsentKind::Given),
        given_by: paper.parents.clone(),
        given_on: paper.on.to_string(),
        ..HandOverDraft::default()
    }
}

/// What will be in the file, word for word, and what not.
#[component]
fn Contents(paper: TransitionPaper) -> impl IntoView {
    let child = format!(
        "Hvem barnet er: {}, født {}",
        paper.child,
        paper.born.danish()
    );
    view! {
        <section class="card">
            <h2>"Det kommer i filen"</h2>
            <ul>
                <li>{child}</li>
                <li>"Overgangsskemaet, præcis som forældrene så det"</li>
                <li>"Hvem der begyndte skemaet og gjorde det færdigt, hvornår, og om det retter et tidligere"</li>
                <li>"Det, du skriver her om overleveringen, dit navn og tidspunktet"</li>
            </ul>
            <p class="small muted">
                "Ikke med: det, forældrene ikke har sagt ja til, vurderinger, kladder, aftaler, indsatser, møder, samtaler, underretninger og alt andet om barnet."
            </p>
        </section>
        {sheet(&paper)}
    }
}

/// That the parents said yes to another place than the one that is written.
fn elsewhere(outgoing: Outgoing, receiver: String) -> AnyView {
    let other = memo(move || {
        let to = outgoing.draft.with(|draft| draft.to.trim().to_owned());
        (!to.is_empty() && to != receiver).then(|| receiver.clone())
    });
    live(move || {
        other.get().map(|receiver| {
            note(
                Tone::Careful,
                format!("Forældrene har sagt ja til, at skemaet går til {receiver}. Skal det et andet sted hen, så lav en ny udgave sammen med dem."),
            )
        })
    })
    .into_any()
}

fn barred(app: App) -> AnyView {
    view! {
        {note(Tone::Careful, "Orientér ikke forældrene, før I er rådet til det. Derfor kan skemaet ikke overleveres for sig nu: Modtageren ville ikke få det at vide. Det, der er skrevet, er gemt.")}
        {instead(app)}
    }
    .into_any()
}

/// The way to the whole case.
fn instead(app: App) -> AnyView {
    view! {
        <section class="card">
            <p>"Skal vurderinger og andet om barnet med, så overlever hele sagen i stedet."</p>
            <div class="row">
                {button("button", "Overlever barnets sag", move || app.go(Screen::HandOver))}
            </div>
        </section>
    }
    .into_any()
}
