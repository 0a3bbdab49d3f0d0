//! The acute questions, which come first of all: is the child in danger now, and are there signs
//! that are never scored?

use leptos::prelude::*;

use super::{facts::FactQuestion, notice::OwnNotice};
use crate::{
    domain::next_step::{Danger, FactName, Sign, Signs},
    view::{
        component::{Back, Heading, Notice, Onward, Phones, Toggle, Tone, When, live, memo, tap},
        context::app,
    },
    workflow::screen::Screen,
};

/// The acute questions.
#[component]
pub fn Acute() -> impl IntoView {
    let app = app();
    let content = app.content();
    let suspected = {
        let content = content.clone();
        memo(move || {
            app.with_assessment(|a| a.leads_out_of_form(&content.instrument))
                .unwrap_or_default()
        })
    };
    let barred = memo(move || app.own_contact_barred());
    let in_danger = memo(move || {
        app.with_assessment(|a| a.facts.danger)
            .flatten()
            .is_some_and(|danger| danger != Danger::Nej)
    });
    let phones = content.municipality.phones.clone();
    let onward = move || {
        if barred.get() {
            Screen::NextStep
        } else {
            Screen::Facts
        }
    };
    view! {
        <Heading text="Først: Er barnet i sikkerhed?" />
        <When on=move || suspected.get()>
            <Notice tone=Tone::Danger>
                <p><strong>"Skemaet stopper her."</strong></p>
                <p>
                    "Du har sat kryds ved mistanke om vold, overgreb eller svigt. Tal med din leder nu. Kontakt ikke forældrene om mistanken, før I har fået råd. Din underretningspligt er personlig."
                </p>
            </Notice>
        </When>
        <section class="card">
            <FactQuestion fact=FactName::Danger />
        </section>
        <When on=move || in_danger.get()>
            <section class="card">
                <h2>"Ring nu. Bliv hos barnet."</h2>
                <Phones phones=phones.iter().take(3).cloned().collect() />
            </section>
        </When>
        <section class="card">
            <SignQuestion />
        </section>
        <OwnNotice />
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(Screen::CareRuler)) />
            <button
                type="button"
                class="button button--main button--big"
                on:click=tap(move || app.go(onward()))
            >
                {live(move || if barred.get() { "Se, hvad du gør nu" } else { "Videre" })}
            </button>
        </Onward>
    }
}

#[component]
fn SignQuestion() -> impl IntoView {
    let app = app();
    let content = app.content();
    let text = content.rules.fact(FactName::Sign(Sign::VoldForaeldre))?;
    let ticked = memo(move || app.with_assessment(|a| a.facts.signs).flatten());
    let toggles = Sign::ALL
        .iter()
        .filter_map(|&sign| {
            let label = text.sign(sign)?.label.clone();
            Some(view! {
                <Toggle
                    text=label
                    checked=Signal::derive(move || ticked.get().is_some_and(|s| s.contains(sign)))
                    on_change=Callback::new(move |_| {
                        app.edit(move |a| {
                            let now = a.facts.signs.unwrap_or(Signs::NONE).toggled(sign);
                            // Unticking the last one is no answer: "ingen af dem" is said aloud.
                            a.facts.signs = (!now.is_empty()).then_some(now);
                        });
                    })
                />
            })
        })
        .collect_view();
    let none = Signal::derive(move || ticked.get().is_some_and(Signs::is_empty));
    Some(view! {
        <fieldset class="question">
            <legend class="question__text">
                {text.question.clone()} " "
                <span class="field__hint">{text.help.clone()}</span>
            </legend>
            <div class="choices">
                {toggles}
                <Toggle
                    text="Nej, ingen af dem"
                    checked=none
                    on_change=Callback::new(move |on: bool| {
                        app.edit(move |a| a.facts.signs = on.then_some(Signs::NONE));
                    })
                />
            </div>
        </fieldset>
    })
}
