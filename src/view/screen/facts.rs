//! The facts that the rules need, asked in plain words. The words stand with the rules.

use leptos::prelude::*;

use crate::{
    domain::next_step::{Answer3, Consent, Danger, FactAnswers, FactName, OwnEfforts, SupportNeed},
    view::{
        component::{
            Back, ChoiceLayout, ChoiceText, Choices, Heading, Notice, Onward, Toggle, Tone, When,
            button, live, memo,
        },
        context::app,
    },
    workflow::screen::Screen,
};

/// The questions in the order of the screen. Danger and signs have a screen of their own, before.
const ASKED: [FactName; 9] = [
    FactName::Q133,
    FactName::Bounded,
    FactName::Extent,
    FactName::Consent,
    FactName::OwnEfforts,
    FactName::EarlierConcern,
    FactName::KnownDisabilityOnly,
    FactName::Unborn,
    FactName::OpenCase,
];

/// The facts.
#[component]
pub fn FactsScreen() -> impl IntoView {
    let app = app();
    let questions = ASKED
        .into_iter()
        .map(|fact| view! { <FactQuestion fact /> })
        .collect_view();
    let left = memo(move || {
        app.with_assessment(|a| a.facts.missing().len())
            .unwrap_or_default()
    });
    let met = memo(move || {
        app.with_assessment(|a| a.network_meeting_without_effect)
            .unwrap_or_default()
    });
    view! {
        <Heading text="Det skal vi vide" />
        <p>"Svar efter bedste skøn. Intet svar her kan stå i vejen for en underretning."</p>
        <section class="card">
            {questions}
            <Toggle
                text="Vi har holdt netværksmøde, og det har ikke hjulpet nok"
                checked=met
                on_change=Callback::new(move |on: bool| {
                    app.edit(move |a| a.network_meeting_without_effect = on);
                })
            />
        </section>
        <When on=move || { left.get() > 0 }>
            <Notice tone=Tone::Calm>
                <p role="status">
                    {live(move || match left.get() {
                        1 => "1 spørgsmål er ikke besvaret endnu.".to_owned(),
                        n => format!("{n} spørgsmål er ikke besvaret endnu."),
                    })}
                </p>
            </Notice>
        </When>
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(Screen::Acute)) />
            {button("button button--main button--big", "Se forslaget", move || app.go(Screen::NextStep))}
        </Onward>
    }
}

/// One fact as a question, with the words that stand with the rules.
#[component]
pub(super) fn FactQuestion(
    /// The fact.
    fact: FactName,
) -> impl IntoView {
    let app = app();
    let content = app.content();
    let text = content.rules.fact(fact)?;
    let mut values = text.values.clone();
    values.sort_by_key(|value| place_on_screen(&value.value));
    let options = values
        .iter()
        .map(|value| ChoiceText::plain(&value.label))
        .collect();
    let codes: Vec<String> = values.into_iter().map(|value| value.value).collect();
    let layout = if codes.len() > 3 {
        ChoiceLayout::List
    } else {
        ChoiceLayout::Row
    };
    let selected = {
        let codes = codes.clone();
        Signal::derive(move || {
            let code = app.with_assessment(|a| code_of(&a.facts, fact)).flatten()?;
            codes.iter().position(|c| c == code)
        })
    };
    let on_pick = Callback::new(move |index: usize| {
        if let Some(code) = codes.get(index).cloned() {
            app.edit(move |a| answer(&mut a.facts, fact, &code));
        }
    });
    let hint = text.help.clone().unwrap_or_default();
    Some(view! {
        <Choices
            legend=text.question.clone()
            hint
            name=fact.key()
            options
            selected
            on_pick
            layout
        />
    })
}

/// Yes, no, and what is neither: every question in one order, whatever that of the rules is.
fn place_on_screen(code: &str) -> u8 {
    match code {
        "ja" => 0,
        "nej" => 1,
        _ => 2,
    }
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "ja" } else { "nej" }
}

/// The code of the answer that is given.
fn code_of(facts: &FactAnswers, fact: FactName) -> Option<&'static str> {
    match fact {
        FactName::Danger => facts.danger.map(Danger::code),
        FactName::Q133 => facts.q133.map(SupportNeed::code),
        FactName::Bounded => facts.bounded.map(Answer3::code),
        FactName::Extent => facts.extent.map(Answer3::code),
        FactName::Consent => facts.consent.map(Consent::code),
        FactName::OwnEfforts => facts.own_efforts.map(OwnEfforts::code),
        FactName::EarlierConcern => facts.earlier_concern.map(yes_or_no),
        FactName::KnownDisabilityOnly => facts.known_disability_only.map(yes_or_no),
        FactName::Unborn => facts.unborn.map(yes_or_no),
        FactName::OpenCase => facts.open_case.map(Answer3::code),
        // These come from other screens.
        FactName::Sign(_) | FactName::Position | FactName::Child | FactName::Parents => None,
    }
}

/// Gives an answer by its code.
fn answer(facts: &mut FactAnswers, fact: FactName, code: &str) {
    let yes = Some(code == "ja");
    match fact {
        FactName::Danger => facts.danger = by_code(Danger::ALL, Danger::code, code),
        FactName::Q133 => facts.q133 = by_code(SupportNeed::ALL, SupportNeed::code, code),
        FactName::Bounded => facts.bounded = by_code(Answer3::ALL, Answer3::code, code),
        FactName::Extent => facts.extent = by_code(Answer3::ALL, Answer3::code, code),
        FactName::Consent => facts.consent = by_code(Consent::ALL, Consent::code, code),
        FactName::OwnEfforts => {
            facts.own_efforts = by_code(OwnEfforts::ALL, OwnEfforts::code, code);
        }
        FactName::EarlierConcern => facts.earlier_concern = yes,
        FactName::KnownDisabilityOnly => facts.known_disability_only = yes,
        FactName::Unborn => facts.unborn = yes,
        FactName::OpenCase => facts.open_case = by_code(Answer3::ALL, Answer3::code, code),
        FactName::Sign(_) | FactName::Position | FactName::Child | FactName::Parents => {}
    }
}

fn by_code<T: Copy>(all: &[T], code_of: impl Fn(T) -> &'static str, code: &str) -> Option<T> {
    all.iter().copied().find(|answer| code_of(*answer) == code)
}
