//! The two rulers of the børnelineal, a screen each: the child, and the care household by
//! household. Never added, never averaged; "ved ikke" is a valid answer.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    course::follow_up_line,
    offers::{at_step, found_for},
};
use crate::{
    domain::{
        assessment::Assessment,
        boernelineal::{
            AgeExamples, Boernelineal, BoernelinealAxis, HouseholdScore, Ruler, RulerAnswer, Score,
        },
        next_step::rules::SAME_DAY_SCORE,
    },
    view::{
        component::{
            Back, Heading, Notice, Onward, RulerScale, TextField, Tone, When, button, is_read_only,
            live, memo, pick, tap,
        },
        context::{App, app},
        effects,
    },
    workflow::screen::Screen,
};

fn ruler_in_use(app: App) -> Arc<Boernelineal> {
    let content = app.content();
    app.with_assessment_untracked(|a| content.ruler_of(&a.scores.edition))
        .flatten()
        .unwrap_or_else(|| Arc::clone(&content.ruler))
}

/// The child's ruler.
#[component]
pub fn ChildRuler() -> impl IntoView {
    let app = app();
    let ruler = ruler_in_use(app);
    let answer = memo(move || app.with_assessment(|a| a.scores.child).flatten());
    let edition = ruler.edition.clone();
    let on_pick = Callback::new(move |answer: RulerAnswer| {
        let edition = edition.clone();
        app.edit(move |a| {
            a.scores.edition = edition;
            a.scores.child = Some(answer);
        });
    });
    let elsewhere = {
        let ruler = Arc::clone(&ruler);
        move || {
            app.with_assessment(|a| {
                let (position, score) = (a.chosen_position()?, a.scores.child_score()?);
                Some(ruler.points_elsewhere(position, score))
            })
            .flatten()
            .unwrap_or_default()
        }
    };
    let months = app
        .with_child(|child| child.age_months(effects::today()))
        .unwrap_or_default();
    let examples = ruler.examples_for(months).cloned();
    // Where there is no form, the assessment begins here.
    let begins = app.with_assessment_untracked(|a| a.response.is_none());
    let follow_up = begins.unwrap_or_default().then(|| follow_up_line(app));
    view! {
        {follow_up}
        <Heading text="Børnelineal: barnet" />
        {status(&ruler)}
        {examples.map(|examples| view! { <Examples examples /> })}
        {ruler.ruler(BoernelinealAxis::Child).cloned().map(|axis| {
            view! { <Scale axis=axis.clone() best=ruler.best.clone() name="barnet".to_owned() answer on_pick /> }
        })}
        <ActNow score=Signal::derive(move || answer.get()?.score()) />
        <When on=elsewhere>
            <Notice tone=Tone::Careful>
                <p><strong>"Farve og lineal peger forskelligt."</strong></p>
                <p>"Det er noget at tale om. Til I har talt om det, gælder det mest alvorlige af de to."</p>
            </Notice>
        </When>
        <Offers axis=BoernelinealAxis::Child score=Signal::derive(move || answer.get()?.score()) />
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(Screen::Position)) />
            {button("button button--main button--big", "Videre: Forældrenes omsorg", move || app.go(Screen::CareRuler))}
        </Onward>
    }
}

/// The ruler of the care, household by household.
#[component]
pub fn CareRuler() -> impl IntoView {
    let app = app();
    let ruler = ruler_in_use(app);
    // One household is there from the start; more are added by hand.
    let count = memo(move || {
        app.with_assessment(|a| a.scores.households.len())
            .unwrap_or_default()
            .max(1)
    });
    let axis = ruler.ruler(BoernelinealAxis::Parents).cloned();
    let (edition, best) = (ruler.edition.clone(), ruler.best.clone());
    let households = live(move || {
        let several = count.get() > 1;
        (0..count.get())
            .map(|index| {
                axis.clone().map(|axis| {
                    view! {
                        <Household index several axis best=best.clone() edition=edition.clone() />
                    }
                })
            })
            .collect_view()
    });
    let lowest = Signal::derive(move || {
        app.with_assessment(|a| a.scores.lowest_household())
            .flatten()
    });
    view! {
        <Heading text="Børnelineal: forældrenes omsorg" />
        {status(&ruler)}
        <p>
            "Vold, overgreb og akut fare afgøres ikke af et tal. Det spørger vi om for sig."
        </p>
        {households}
        <button
            type="button"
            class="button"
            on:click=tap(move || app.edit(|a| {
                if a.scores.households.is_empty() {
                    a.scores.households.push(HouseholdScore::default());
                }
                a.scores.households.push(HouseholdScore::default());
            }))
        >
            "Barnet har to hjem: tilføj en husstand"
        </button>
        <ActNow score=lowest />
        <Offers axis=BoernelinealAxis::Parents score=lowest />
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(Screen::Ruler)) />
            {button("button button--main button--big", "Videre: Næste skridt", move || app.go(Screen::Acute))}
        </Onward>
    }
}

fn status(ruler: &Boernelineal) -> impl IntoView + use<> {
    view! {
        <p>
            <strong class="ruler__best">{ruler.best.clone()}</strong>
            ". Vælg det trin, der passer bedst på de seneste cirka 4 uger. »Ved ikke« er også et svar."
        </p>
        <p class="small muted">{ruler.status.clone()}</p>
    }
}

#[component]
fn Household(
    index: usize,
    several: bool,
    axis: Ruler,
    best: String,
    edition: String,
) -> impl IntoView {
    let app = app();
    let read = move |app: App| {
        app.with_assessment(|a| a.scores.households.get(index).cloned())
            .flatten()
            .unwrap_or_default()
    };
    let answer = memo(move || read(app).answer);
    let name = memo(move || read(app).household);
    let change = move |a: &mut Vec<HouseholdScore>, change: &dyn Fn(&mut HouseholdScore)| {
        while a.len() <= index {
            a.push(HouseholdScore::default());
        }
        if let Some(household) = a.get_mut(index) {
            change(household);
        }
    };
    let on_pick = Callback::new(move |answer: RulerAnswer| {
        let edition = edition.clone();
        app.edit(move |a| {
            a.scores.edition = edition;
            change(&mut a.scores.households, &|household| {
                household.answer = Some(answer);
            });
        });
    });
    view! {
        {several
            .then(|| {
                view! {
                    <div class="row row--spread">
                        <TextField
                            label=format!("Husstand {}", index + 1)
                            id=format!("household-{index}")
                            hint="Fx »hos mor« eller »hos far«. Ingen navne."
                            value=name
                            on_input=Callback::new(move |text: String| {
                                app.type_in(&format!("household-{index}"), move |a| {
                                    change(&mut a.scores.households, &|h| h.household.clone_from(&text));
                                });
                            })
                        />
                        <button
                            type="button"
                            class="button"
                            on:click=tap(move || app.edit(move |a| {
                                if index < a.scores.households.len() {
                                    a.scores.households.remove(index);
                                }
                            }))
                        >
                            {format!("Fjern husstand {}", index + 1)}
                        </button>
                    </div>
                }
            })}
        <Scale axis best name=format!("husstand-{index}") answer on_pick />
    }
}

/// Ten labelled steps with their descriptions in full, and "ved ikke".
#[component]
fn Scale(
    axis: Ruler,
    best: String,
    name: String,
    #[prop(into)] answer: Signal<Option<RulerAnswer>>,
    on_pick: Callback<RulerAnswer>,
) -> impl IntoView {
    let drawn = {
        let axis = axis.clone();
        live(move || {
            let score = answer.get()?.score()?;
            Some(view! { <RulerScale ruler=axis.clone() score /> })
        })
    };
    let bands = axis
        .bands
        .iter()
        .map(|band| {
            let steps = axis
                .steps
                .iter()
                .filter(|step| (band.from..=band.to).contains(&step.score))
                .map(|step| {
                    let value = RulerAnswer::Step(step.score);
                    let (name, text) = (name.clone(), step.text.clone());
                    view! { <Step name text value answer on_pick /> }
                })
                .collect_view();
            view! {
                <p class="ruler__band">{format!("{} ({}–{})", band.label, band.from.get(), band.to.get())}</p>
                {steps}
            }
        })
        .collect_view();
    view! {
        <fieldset class="card">
            <legend class="unseen">{format!("{} ({best})", axis.title)}</legend>
            <p class="question__text" aria-hidden="true">{axis.question}</p>
            {drawn}
            <div class="ruler__steps">{bands}</div>
            <Step name text="Ved ikke".to_owned() value=RulerAnswer::VedIkke answer on_pick />
        </fieldset>
    }
}

#[component]
fn Step(
    name: String,
    text: String,
    value: RulerAnswer,
    answer: Signal<Option<RulerAnswer>>,
    on_pick: Callback<RulerAnswer>,
) -> impl IntoView {
    let class = if value == RulerAnswer::VedIkke {
        "choice"
    } else {
        "choice ruler__step"
    };
    let number = value.score().map(Score::get);
    view! {
        <label class=class>
            <input
                class="choice__input"
                type="radio"
                name=name
                disabled=is_read_only()
                prop:checked=Signal::derive(move || answer.get() == Some(value))
                on:change=pick(move || on_pick.run(value))
            />
            <span class="choice__face">
                {number.map(|number| view! { <span class="ruler__number">{number}</span> })}
                <span class="ruler__text">{text}</span>
            </span>
        </label>
    }
}

#[component]
fn Examples(examples: AgeExamples) -> impl IntoView {
    let rows = examples
        .examples
        .into_iter()
        .map(|example| {
            view! {
                <dt>{format!("{}–{}", example.from.get(), example.to.get())}</dt>
                <dd>{example.text}</dd>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{format!("Eksempler for {}", examples.label)}</summary>
            <p class="small muted">"Til støtte. Det er ikke en liste at krydse af."</p>
            <dl class="facts">{rows}</dl>
        </details>
    }
}

fn is_same_day(score: Score) -> bool {
    score.get() <= SAME_DAY_SCORE
}

/// At the lowest steps the way to the acute questions is the next thing to do.
#[component]
fn ActNow(#[prop(into)] score: Signal<Option<Score>>) -> impl IntoView {
    let app = app();
    let low = memo(move || score.get().is_some_and(is_same_day));
    view! {
        <When on=move || low.get()>
            <Notice tone=Tone::Danger>
                <p><strong>"Trin 1 og 2: handl i dag. Tallet skal ikke drøftes først."</strong></p>
                {button("button button--call", "Gå til: Er barnet i sikkerhed?", move || app.go(Screen::Acute))}
            </Notice>
        </When>
    }
}

/// What the municipality offers at the step. Nothing while contact with the parents is barred, and
/// nothing while either ruler stands at its lowest steps: nobody has asked yet whether it is.
#[component]
fn Offers(axis: BoernelinealAxis, #[prop(into)] score: Signal<Option<Score>>) -> impl IntoView {
    let app = app();
    live(move || {
        let score = score.get()?;
        let (child, care) = app
            .with_assessment(Assessment::rule_scores)
            .unwrap_or_default();
        let low = [Some(score), child, care].into_iter().flatten();
        if low.into_iter().any(is_same_day) || app.contact_barred() {
            return None;
        }
        let child = app.place.with(|place| place.child.clone())?;
        let list = at_step(&found_for(app, &child), axis, score);
        Some(view! {
            <section class="card">
                <h2>{format!("Tilbud ved trin {}", score.get())}</h2>
                {list}
            </section>
        })
    })
}
