//! Næste skridt: the suggestion with its reasons, and the professional's own decision.

use leptos::prelude::*;

use super::{
    decision::DecisionForm,
    factors::protective_first,
    notice::{OwnNotice, barred_besides_note},
    offers::found_for,
    suggestion::suggestion_now,
    suggestion_rest::suggestion_rest,
};
use crate::{
    domain::{assessment::Assessment, factors::protective_comes_first},
    view::{
        component::{Back, Heading, Notice, Onward, Tone, When, button, live, memo},
        context::app,
        effects,
    },
    workflow::screen::Screen,
};

/// The suggestion and the decision.
#[component]
pub fn NextStep() -> impl IntoView {
    let app = app();
    let content = app.content();
    let reasoned = memo(move || app.suggestion());
    let left = memo(move || {
        app.with_assessment(|a| a.facts.missing().len())
            .unwrap_or_default()
    });
    let completed = app
        .with_assessment_untracked(Assessment::is_completed)
        .unwrap_or_default();
    // Where nothing can be written, nothing is asked for.
    let asks_first = {
        let content = content.clone();
        memo(move || {
            let step = reasoned.with(|r| r.as_ref().map(|r| r.suggestion.step));
            let asks = app.with_assessment(|a| {
                let lists = content.factors_of(&a.factors.edition)?;
                Some(protective_comes_first(step?, &a.factors, &lists))
            });
            !completed && !app.read_only.get() && asks.flatten().unwrap_or_default()
        })
    };
    let now = {
        let content = content.clone();
        live(move || {
            if asks_first.get() {
                return Some(protective_first(app));
            }
            reasoned.with(|r| {
                r.as_ref()
                    .map(|r| suggestion_now(r, &content, Some(app)).into_any())
            })
        })
    };
    let rest = {
        let content = content.clone();
        let child = app.place.with_untracked(|place| place.child.clone());
        live(move || {
            if asks_first.get() {
                return None;
            }
            let offers = found_for(app, child.as_deref().unwrap_or_default());
            reasoned.with(|r| {
                r.as_ref()
                    .map(|r| suggestion_rest(r, &content, &offers).into_any())
            })
        })
    };
    let decides = memo(move || !completed && !asks_first.get());
    let barred = memo(move || app.own_contact_barred());
    let barred_besides = memo(move || !app.own_contact_barred() && app.contact_barred());
    view! {
        <Heading text="Næste skridt" />
        <When on=move || barred_besides.get()>{barred_besides_note(app)}</When>
        <When on=move || reasoned.with(Option::is_none)>
            <Notice tone=Tone::Careful>
                <p>
                    {live(move || match left.get() {
                        1 => "1 spørgsmål mangler svar, før værktøjet kan foreslå noget.".to_owned(),
                        n => format!("{n} spørgsmål mangler svar, før værktøjet kan foreslå noget."),
                    })}
                </p>
                <p>"Er du bekymret, behøver du ikke vente. Du kan altid ringe eller underrette."</p>
                <div class="row">
                    {button("button button--main", "Svar på resten", move || app.go(
                            if app.acute_is_open() { Screen::Acute } else { Screen::Facts },
                        ))}
                    {button("button button--call", "Ring nu", move || app.calling.set(true))}
                </div>
            </Notice>
        </When>
        {now}
        <p><strong>{content.rules.notice.clone()}</strong></p>
        <OwnNotice />
        {rest}
        <When on=move || { reasoned.with(Option::is_some) && !asks_first.get() }>
            <div class="row">
                <When on=move || !app.contact_barred()>
                    {button("button", "Find tilbud", move || app.go(Screen::ChildOffers))}
                </When>
                {button("button", "Risiko og ressourcer", move || app.go(Screen::Factors))}
            </div>
        </When>
        // Before the form: the bar stays at the foot until the form is in view.
        <Onward>
            <Back
                text="Ret svarene"
                on_click=Callback::new(move |()| {
                    app.go(if barred.get_untracked() { Screen::Acute } else { Screen::Facts });
                })
            />
            <When on=move || decides.get() && !app.read_only.get()>
                {button("button button--main button--big", "Videre: Din beslutning", || effects::focus_question("decision".to_owned()))}
            </When>
        </Onward>
        <When on=move || decides.get()>
            <DecisionForm />
        </When>
    }
}
