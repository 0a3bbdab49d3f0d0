//! The position: chosen by the professional with a reason. Only then the støttelinje is shown, in
//! words, and a difference is a question.

use leptos::prelude::*;

use super::stoettelinje::{pointed_to, support_words};
use crate::{
    domain::{assessment::PositionChoice, position::Position},
    view::{
        component::{
            Back, FieldKind, Heading, Notice, Onward, PositionShape, TextField, Tone, When, button,
            is_read_only, live, memo, pick,
        },
        context::{App, app},
        wording,
    },
    workflow::screen::Screen,
};

fn choice(app: App) -> Memo<Option<PositionChoice>> {
    memo(move || app.with_assessment(|a| a.position.clone()).flatten())
}

/// The choice of position.
#[component]
pub fn PositionScreen() -> impl IntoView {
    let app = app();
    let choice = choice(app);
    let chosen = memo(move || choice.with(|c| c.as_ref().map(|c| c.position)));
    let has_form = app
        .with_assessment_untracked(|a| a.response.is_some())
        .unwrap_or_default();
    let back = if has_form {
        Screen::Review
    } else {
        Screen::Child
    };
    view! {
        <Heading text="Hvordan trives barnet samlet set?" />
        <p>"Du vælger ud fra det, du ved. Positionen gælder nu og her, i denne sammenhæng."</p>
        <section class="card">
            <Positions
                chosen
                on_pick=Callback::new(move |position| {
                    app.edit(move |a| choose(&mut a.position, position));
                })
            />
            <When on=move || chosen.get().is_some()>
                <Reason choice />
            </When>
        </section>
        <When on=move || chosen.get().is_some()>
            <Support />
        </When>
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(back)) />
            {button("button button--main button--big", "Videre: Børnelineal", move || app.go(Screen::Ruler))}
        </Onward>
    }
}

/// The three positions to choose from, with none chosen until somebody does.
#[component]
pub(super) fn Positions(
    /// Which one is chosen.
    chosen: Memo<Option<Position>>,
    /// Called with the one that was tapped.
    on_pick: Callback<Position>,
) -> impl IntoView {
    let content = app().content();
    let options = Position::ALL
        .into_iter()
        .map(|position| {
            let class = match position {
                Position::Groen => "choice position--groen",
                Position::Gul => "choice position--gul",
                Position::Roed => "choice position--roed",
            };
            let help = match position {
                Position::Groen => "Barnet trives. Bliv ved med det, der virker.",
                Position::Gul => "Noget kalder på opmærksomhed.",
                Position::Roed => "Der er grund til bekymring.",
            };
            view! {
                <label class=class>
                    <input
                        class="choice__input"
                        type="radio"
                        name="position"
                        disabled=is_read_only()
                        prop:checked=Signal::derive(move || chosen.get() == Some(position))
                        on:change=pick(move || on_pick.run(position))
                    />
                    <span class="choice__face choice__face--position">
                        <PositionShape position />
                        <span class="choice__text">{wording::position(position, &content.municipality)}</span>
                        <span class="choice__help">{help}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="question">
            <legend class="question__text">"Vælg position"</legend>
            <div class="choices">{options}</div>
        </fieldset>
    }
}

fn choose(choice: &mut Option<PositionChoice>, position: Position) {
    match choice {
        Some(choice) => choice.position = position,
        None => {
            *choice = Some(PositionChoice {
                position,
                reason: String::new(),
                difference: String::new(),
            });
        }
    }
}

#[component]
fn Reason(choice: Memo<Option<PositionChoice>>) -> impl IntoView {
    let app = app();
    let reason =
        memo(move || choice.with(|c| c.as_ref().map(|c| c.reason.clone()).unwrap_or_default()));
    view! {
        <TextField
            label="Hvorfor?"
            id="position-reason"
            hint="Et par sætninger er nok. En position uden grund hjælper ingen."
            kind=FieldKind::Lines
            value=reason
            on_input=Callback::new(move |text: String| {
                app.type_in("position-reason", move |a| {
                    if let Some(choice) = &mut a.position {
                        choice.reason = text;
                    }
                });
            })
        />
        <p class="field__hint" hidden=Signal::derive(move || reason.with(|r| !r.trim().is_empty()))>
            "Begrundelsen mangler endnu. Du kan godt gå videre imens."
        </p>
    }
}

#[component]
fn Support() -> impl IntoView {
    let app = app();
    let content = app.content();
    let found = Memo::new({
        let content = content.clone();
        move |_| {
            app.with_assessment(|a| {
                let edition = &a.response.as_ref()?.edition;
                let instrument = content.instrument_of(edition)?;
                let line = a.stoettelinje(&instrument, &content.municipality.stoettelinje)?;
                Some((line, a.chosen_position()?, instrument.edition.clone()))
            })
            .flatten()
        }
    });
    let difference = memo(move || {
        app.with_assessment(|a| a.position.as_ref().map(|c| c.difference.clone()))
            .flatten()
            .unwrap_or_default()
    });
    let differs = memo(move || {
        found.with(|f| {
            f.as_ref()
                .is_some_and(|(line, chosen, _)| line.differs_from(*chosen))
        })
    });
    let words = {
        let content = content.clone();
        move || {
            found.with(|found| {
                let (line, _, edition) = found.as_ref()?;
                let instrument = content.instrument_of(edition)?;
                Some(support_words(line, &instrument, &content.municipality))
            })
        }
    };
    let question = memo(move || {
        found.with(|found| {
            let (line, chosen, _) = found.as_ref()?;
            let pointed = pointed_to(line.direction, &content.municipality)?;
            let chosen = wording::position(*chosen, &content.municipality);
            Some(format!(
                "Skemaet peger mod {pointed}, og du har valgt {}. Hvad ser du, som skemaet ikke ser?",
                chosen.to_lowercase()
            ))
        })
    });
    view! {
        <When on=move || found.with(Option::is_some)>
            <section class="card">
                <h2>"Støttelinjen"</h2>
                <p class="muted">
                    "Sådan peger svarene. Det er ord og ikke et facit, og linjen er ikke valideret."
                </p>
                {live(words.clone())}
                <When on=move || differs.get()>
                    <Notice tone=Tone::Careful>
                        <p>{live(move || question.get())}</p>
                    </Notice>
                    <TextField
                        label="Hvad ser du?"
                        id="difference"
                        hint="Det er et spørgsmål og ikke en fejl. Du kan også lade feltet stå tomt."
                        kind=FieldKind::Lines
                        value=difference
                        on_input=Callback::new(move |text: String| {
                            app.type_in("difference", move |a| {
                                if let Some(choice) = &mut a.position {
                                    choice.difference = text;
                                }
                            });
                        })
                    />
                </When>
            </section>
        </When>
    }
}
