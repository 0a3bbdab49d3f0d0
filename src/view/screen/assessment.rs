//! One assessment to read and to print for the meeting: what was seen apart from how it is
//! understood, then the suggestion and the decision.

use leptos::prelude::*;

use super::{
    child::kept_until,
    notice::barred_besides,
    offers::found_for,
    print::print_button,
    stoettelinje::support_words,
    suggestion::suggestion_now,
    suggestion_rest::suggestion_rest,
    versions::{CorrectionWays, Versions},
};
use crate::{
    domain::{
        assessment::{Assessment, Reasoned},
        boernelineal::BoernelinealScores,
        child::Child,
        decision::Decision,
        instrument::Instrument,
        log::Paper,
        next_step::{FactName, Step},
        response::Response,
    },
    view::{
        component::{Back, Heading, Onward, PositionMark, button},
        context::{App, Content, app},
        factors, wording,
    },
    workflow::screen::Screen,
};

/// The assessment to read and print.
#[component]
pub fn AssessmentPage() -> impl IntoView {
    let app = app();
    let content = app.content();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let decided = app
        .with_assessment_untracked(|a| a.decision.as_ref().map(|decision| decision.step))
        .flatten();
    let barred = untrack(|| app.contact_barred());
    let onward = decided
        .and_then(|step| way_on(step, barred))
        .map(|(text, screen)| {
            button("button button--main button--big", text, move || {
                app.go(screen);
            })
        });
    let page = untrack(|| {
        let child = app.with_child(Clone::clone)?;
        let assessment = app.with_assessment(Clone::clone)?;
        Some(page(app, &child, &assessment, &content))
    });
    view! {
        <Heading text=format!("Vurdering: {label}") />
        <Versions />
        <div class="row screen-only">
            {print_button(app, "button", "Print til mødet", Paper::Assessment)}
        </div>
        {page}
        <CorrectionWays />
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            {onward}
        </Onward>
    }
}

/// Where the decided step is carried out. While contact with the parents is barred, nothing is
/// begun but what leads to an underretning.
fn way_on(step: Step, barred: bool) -> Option<(&'static str, Screen)> {
    if barred && !step.at_least(Step::Underretning) {
        return None;
    }
    match step {
        Step::Akut | Step::Underretning => Some(("Skriv underretning", Screen::Underretninger)),
        Step::P30 | Step::Egne => Some(("Videre: Indsatser", Screen::Efforts)),
        Step::Netvaerk | Step::Sparring => Some(("Videre: Møder", Screen::Meetings)),
        Step::Tal => Some(("Videre: Forældre", Screen::Parents)),
        Step::Almen | Step::Ingen => None,
    }
}

fn page(
    app: App,
    child: &Child,
    assessment: &Assessment,
    content: &Content,
) -> impl IntoView + use<> {
    let instrument = assessment
        .response
        .as_ref()
        .and_then(|response| content.instrument_of(&response.edition));
    let form =
        assessment
            .response
            .as_ref()
            .zip(instrument.as_deref())
            .map(|(response, instrument)| {
                (
                    seen(response, instrument).into_any(),
                    marks(response, instrument).into_any(),
                )
            });
    let (seen, marks) = form.unzip();
    let support = instrument.as_deref().and_then(|instrument| {
        let line = assessment.stoettelinje(instrument, &content.municipality.stoettelinje)?;
        Some(support_words(&line, instrument, &content.municipality))
    });
    let reasoned = untrack(|| app.suggestion_for_all());
    let barred_besides = untrack(|| barred_besides(app, &assessment.child));
    let offers = untrack(|| found_for(app, &assessment.child));
    let suggestion = reasoned.as_ref().map(|reasoned| {
        view! {
            {suggestion_now(reasoned, content, None)}
            {suggestion_rest(reasoned, content, &offers)}
        }
    });
    let editions = format!(
        "Trivselsskema {} · børnelineal {}. {}",
        assessment
            .response
            .as_ref()
            .map_or("ikke brugt", |r| r.edition.as_str()),
        if assessment.scores.edition.is_empty() {
            "ikke brugt"
        } else {
            assessment.scores.edition.as_str()
        },
        content.instrument.status,
    );
    view! {
        {who(app, child, assessment)}
        {assessment.decision.as_ref().map(|decision| decided(decision, content))}
        <section class="card">
            <h2>"1. Det, vi har set og hørt"</h2>
            {seen}
            {assessment.response.is_none().then(|| view! { <p>"Trivselsskemaet er ikke brugt."</p> })}
            {resources(assessment, content)}
        </section>
        <section class="card">
            <h2>"2. Sådan forstår vi det"</h2>
            {position(assessment, content)}
            {marks}
            {support.map(|words| view! { <h3>"Støttelinjen"</h3> {words} })}
            {scores(&assessment.scores, content)}
            {facts(assessment, reasoned.as_ref(), content)}
            {understood(assessment)}
        </section>
        {barred_besides}
        <h2>"3. Værktøjets forslag"</h2>
        <p><strong>{content.rules.notice.clone()}</strong></p>
        {suggestion}
        <p class="small muted">{editions}</p>
    }
}

fn who(app: App, child: &Child, assessment: &Assessment) -> impl IntoView + use<> {
    let author = format!(
        "{}, {}",
        assessment.author.name,
        wording::profession(assessment.author.profession)
    );
    let unit = (!child.unit.is_empty()).then(|| child.unit.clone());
    view! {
        <section class="card">
            <dl class="facts">
                <dt>"Barn"</dt>
                <dd>{child.label.clone()}</dd>
                <dt>"Alder ved vurderingen"</dt>
                <dd>{wording::age_of(child, assessment.begun.date)}</dd>
                {unit.map(|unit| view! { <dt>"Stue eller sted"</dt><dd>{unit}</dd> })}
                <dt>"Vurderet af"</dt>
                <dd>{author}</dd>
                <dt>"Slettes senest"</dt>
                <dd>{untrack(|| kept_until(app, &assessment.child).get())}</dd>
                <dt>"Begyndt"</dt>
                <dd>{assessment.begun.danish()}</dd>
            </dl>
        </section>
    }
}

fn decided(decision: &Decision, content: &Content) -> impl IntoView + use<> {
    let title = |step| {
        content
            .rules
            .step(step)
            .map(|s| s.title.clone())
            .unwrap_or_default()
    };
    let follows = if decision.step == decision.suggested {
        "Følger forslaget".to_owned()
    } else {
        format!(
            "Afviger fra forslaget, som var: {}",
            title(decision.suggested)
        )
    };
    view! {
        <section class="card">
            <h2>"Beslutning"</h2>
            <p class="lead"><strong>{title(decision.step)}</strong></p>
            <dl class="facts">
                <dt>"Forhold til forslaget"</dt>
                <dd>{format!("{follows} (regel {}, regelsæt {})", decision.main_rule, decision.rules_edition)}</dd>
                <dt>"Hvorfor"</dt>
                <dd class="typed">{decision.reason.clone()}</dd>
                <dt>"Tovholder"</dt>
                <dd>{decision.tovholder.clone()}</dd>
                <dt>"Opfølgning"</dt>
                <dd>{decision.follow_up.danish()}</dd>
                <dt>"Besluttet"</dt>
                <dd>{decision.decided.danish()}</dd>
            </dl>
        </section>
    }
}

/// What was seen: answers and observations, with no marks.
fn seen(response: &Response, instrument: &Instrument) -> impl IntoView + use<> {
    let areas = response
        .asked(instrument)
        .into_iter()
        .map(|(area, items)| {
            let given = response.area(&area.id).cloned().unwrap_or_default();
            let mut unanswered = 0;
            let rows: Vec<_> = items
                .into_iter()
                .map(|item| {
                    let answer = given.answers.get(&item.id);
                    let answer = answer.and_then(|answer| instrument.option(*answer));
                    // Paper says in a line how many they are.
                    let open = answer.is_none();
                    unanswered += usize::from(open);
                    let answer = answer.map_or_else(|| "–".to_owned(), |option| option.text.clone());
                    view! {
                        <dt class:screen-only=open>{item.text.clone()}</dt>
                        <dd class:screen-only=open>{answer}</dd>
                    }
                })
                .collect();
            view! {
                <div class="stack stack--s">
                    <h3>{area.title.clone()}</h3>
                    <dl class="facts">
                        {rows} {typed("Det fungerer", given.works)}
                        {typed("Set og hørt", given.observation)}
                    </dl>
                    {(unanswered > 0)
                        .then(|| {
                            view! { <p class="paper-only">{format!("{unanswered} tegn er ikke besvaret.")}</p> }
                        })}
                </div>
            }
        })
        .collect_view();
    let heightened = instrument
        .heightened
        .iter()
        .filter_map(|question| {
            let answer = response.heightened.get(&question.id).filter(|a| a.yes)?;
            let text = if answer.text.is_empty() {
                "Ja".to_owned()
            } else {
                answer.text.clone()
            };
            Some(view! {
                <dt>{question.text.clone()}</dt>
                <dd class="typed">{text}</dd>
            })
        })
        .collect_view();
    view! {
        {areas}
        {(!heightened.is_empty())
            .then(|| {
                view! {
                    <h3>"Skærpet opmærksomhed"</h3>
                    <dl class="facts">{heightened}</dl>
                }
            })}
    }
}

fn typed(name: &'static str, text: String) -> impl IntoView {
    (!text.trim().is_empty()).then(|| {
        view! {
            <dt>{name}</dt>
            <dd class="typed">{text}</dd>
        }
    })
}

/// Ressourcer and what was answered in the lists: what protects first.
fn resources(assessment: &Assessment, content: &Content) -> impl IntoView + use<> {
    let answers = &assessment.factors;
    let strengths = answers.strengths.trim().to_owned();
    let lists: Vec<_> = factors::said(answers, content)
        .into_iter()
        .map(|said| {
            let rows: Vec<_> = said
                .rows
                .into_iter()
                .map(|(text, answer)| view! { <dt>{text}</dt><dd>{answer}</dd> })
                .collect();
            view! {
                <h3>{said.title}</h3>
                <dl class="facts">{rows}</dl>
            }
        })
        .collect();
    view! {
        {(!strengths.is_empty())
            .then(|| {
                view! {
                    <h3>"Ressourcer"</h3>
                    <p class="typed">{strengths}</p>
                }
            })}
        {lists}
    }
}

/// How risiko og ressourcer are understood.
fn understood(assessment: &Assessment) -> impl IntoView + use<> {
    let text = assessment.factors.understood.trim().to_owned();
    (!text.is_empty()).then(|| {
        view! {
            <h3>"Risiko og ressourcer"</h3>
            <p class="typed">{text}</p>
        }
    })
}

fn marks(response: &Response, instrument: &Instrument) -> impl IntoView + use<> {
    let rows = response
        .asked(instrument)
        .into_iter()
        .map(|(area, _)| {
            let mark = response.area(&area.id).and_then(|r| r.mark);
            view! {
                <dt>{area.title.clone()}</dt>
                <dd>{mark.map_or("Intet mærke", wording::area_mark)}</dd>
            }
        })
        .collect_view();
    view! {
        <h3>"Områderne"</h3>
        <dl class="facts">{rows}</dl>
    }
}

fn position(assessment: &Assessment, content: &Content) -> impl IntoView + use<> {
    match assessment.position.as_ref() {
        None => view! { <p>"Positionen er ikke valgt."</p> }.into_any(),
        Some(choice) => {
            let label = wording::position(choice.position, &content.municipality);
            view! {
                <dl class="facts">
                    <dt>"Position"</dt>
                    <dd><PositionMark position=choice.position label /></dd>
                    {typed("Hvorfor", choice.reason.clone())}
                    {typed("Det ser vi, som skemaet ikke ser", choice.difference.clone())}
                </dl>
            }
            .into_any()
        }
    }
}

fn scores(scores: &BoernelinealScores, content: &Content) -> impl IntoView + use<> {
    let best = content.ruler.best.clone();
    let child = scores
        .child
        .map_or_else(|| "ikke vurderet".to_owned(), wording::ruler_answer);
    let households: Vec<_> = scores
        .households
        .iter()
        .enumerate()
        .filter_map(|(index, household)| {
            let answer = wording::ruler_answer(household.answer?);
            let name = match household.household.as_str() {
                "" if scores.households.len() == 1 => "Forældrenes omsorg".to_owned(),
                "" => format!("Forældrenes omsorg, husstand {}", index + 1),
                name => format!("Forældrenes omsorg, {name}"),
            };
            Some(view! {
                <dt>{name}</dt>
                <dd>{answer}</dd>
            })
        })
        .collect();
    view! {
        <h3>{format!("Børnelineal ({best})")}</h3>
        <dl class="facts">
            <dt>"Barnet"</dt>
            <dd>{child}</dd>
            {households}
        </dl>
    }
}

/// The facts that were answered, and no others. While contact with the parents is barred, only what is acute.
fn facts(
    assessment: &Assessment,
    reasoned: Option<&Reasoned>,
    content: &Content,
) -> impl IntoView + use<> {
    let reasoned = reasoned?;
    let (facts, barred) = (reasoned.facts, reasoned.suggestion.parents.is_barred());
    let missing = assessment.facts.missing();
    let rows: Vec<_> = FactName::all()
        .filter(|fact| match fact {
            FactName::Position | FactName::Child | FactName::Parents => false,
            FactName::Sign(sign) => facts.signs.contains(*sign),
            FactName::Danger => !missing.contains(fact),
            FactName::OpenCase => !barred && assessment.facts.open_case.is_some(),
            _ => !barred && !missing.contains(fact),
        })
        .map(|fact| {
            let clause = content
                .rules
                .told(fact, facts.answer(fact), &content.municipality);
            view! { <li>{clause}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>"Der er svaret, at"</h3>
            <ul>{rows}</ul>
        }
    })
}
