//! What the parents see: the same before it is finished, after it, and on paper.

use leptos::prelude::*;

use crate::{
    domain::{
        next_step::LeaveToTell,
        transition::{Transition, TransitionPaper},
    },
    view::{
        component::{Tone, note},
        context::App,
        effects, wording,
    },
};

/// What goes along as it is written now.
pub(super) fn preview(app: App, leave: LeaveToTell, one: &Transition) -> Option<AnyView> {
    let form = app.content().transition_of(&one.edition)?;
    let by = app.professional.get_untracked()?;
    let child = app.roster.with_untracked(|roster| {
        let child = roster.children.get(&one.child);
        child.cloned()
    })?;
    let paper = one.paper(leave, &form, &child, (&by, effects::today()));
    let unasked = one.unasked(&form);
    let unasked = (!unasked.is_empty()).then(|| {
        let these = unasked.join(", ");
        note(
            Tone::Calm,
            format!("Her er ikke spurgt endnu, så det går ikke med: {these}."),
        )
    });
    Some(
        view! {
            <p class="paper-only">"Gør skemaet færdigt, før det printes."</p>
            <div class="stack screen-only">
                {note(Tone::Careful, "Læs det igennem sammen. Det er præcis det, der går med. Når skemaet er gjort færdigt, kan det ikke ændres, kun laves i en ny udgave.")}
                {unasked} {sheet(&paper)}
            </div>
        }
        .into_any(),
    )
}

/// A finished one as the parents saw it, with room for the signatures.
pub(super) fn finished(_app: App, _leave: LeaveToTell, one: &Transition) -> Option<AnyView> {
    let done = one.finished()?;
    let sign = |who: &'static str| {
        view! {
            <div class="signature">
                <p class="writing"></p>
                <p class="small">{who}</p>
            </div>
        }
    };
    Some(
        view! {
            {sheet(&done.paper)}
            <div class="paper-only signatures">
                {sign("Dato og forælders underskrift")} {sign("Dato og forælders underskrift")}
                {sign("Dato og fagpersonens underskrift")}
            </div>
        }
        .into_any(),
    )
}

/// A finished one to be read by the professionals while nothing may be made for the parents: it is
/// not on paper.
pub(super) fn to_read(one: &Transition) -> Option<AnyView> {
    let done = one.finished()?;
    Some(view! { <div class="screen-only">{sheet(&done.paper)}</div> }.into_any())
}

/// What goes along, as the parents and the new place read it.
pub fn sheet(paper: &TransitionPaper) -> AnyView {
    let row = |name: &'static str, text: String| {
        (!text.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd class="typed">{text}</dd>
            }
        })
    };
    let lines: Vec<_> = paper
        .lines
        .iter()
        .map(|line| {
            view! {
                <h2>{line.title.clone()}</h2>
                <p class="typed">{line.text.clone()}</p>
            }
        })
        .collect();
    let nothing = paper.lines.is_empty().then(|| {
        view! { <p class="muted">"Der er intet, der må gå med endnu."</p> }
    });
    view! {
        <section class="card passed-on" aria-label="Det, der går med">
            <dl class="facts">
                {row("Barn", format!("{}, født {}", paper.child, paper.born.danish()))}
                {row("Til", paper.receiver.clone())}
                {row("Udfyldt med", paper.parents.clone())}
                {row("Fagperson", wording::professional(&paper.by))}
                {row("Dato", paper.on.danish())}
            </dl>
            {lines} {nothing}
            <p class="small muted">"Her står kun det, forældrene har sagt ja til."</p>
        </section>
    }
    .into_any()
}

/// Why there is no overgangsskema now.
pub(super) fn barred_note() -> AnyView {
    note(
        Tone::Careful,
        "Orientér ikke forældrene, før I er rådet til det. Derfor kan der ikke laves eller vises et overgangsskema nu. Det, der er skrevet, er gemt.",
    )
}
