//! The child's page: who it is, the assessment under way, and those that are completed.

use leptos::prelude::*;

use super::{
    course::{Corrections, FollowUps, PutAside},
    discard::discard_draft,
    notice::{Notices, PastNotices, open_suspicion},
    notice_bar::contact_barred,
    round_child::InRound,
    sparring::way_to_sparring,
    together::Together,
    versions::corrected_words,
};
use crate::{
    domain::{
        assessment::Assessment,
        child::{BandChoice, Child},
    },
    view::{
        component::{
            Back, Heading, Notice, Onward, PositionMark, Tone, When, button, live, memo, note, tap,
            trouble,
        },
        context::{App, app},
        effects,
        error_text::failure,
        wording,
    },
    workflow::screen::Screen,
};

/// The child's page.
#[component]
pub fn ChildPage() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let failed = RwSignal::new(None::<String>);
    let until = kept_until(app, &id);
    let details = live(move || app.with_child(|child| details(app, child, until.get())));
    let list = {
        let id = id.clone();
        live(move || {
            app.roster.with(|roster| {
                let done: Vec<_> = roster
                    .of_child(&id)
                    .into_iter()
                    .filter(|(_, assessment)| assessment.is_completed())
                    .map(|(key, assessment)| row(app, id.clone(), key.to_owned(), assessment))
                    .collect();
                if done.is_empty() {
                    view! { <p class="muted">"Her er ingen afsluttede vurderinger endnu."</p> }
                        .into_any()
                } else {
                    view! { <ul class="list">{done}</ul> }.into_any()
                }
            })
        })
    };
    let archive = move || {
        let Some((id, mut child)) = app
            .place
            .with_untracked(|place| place.child.clone())
            .zip(untrack(|| app.with_child(Clone::clone)))
        else {
            return;
        };
        child.archived = !child.archived;
        effects::save_child(app, id, child, move |result| {
            if let Err(why) = result {
                failed.set(Some(failure(&why)));
            }
        });
    };
    let archived = memo(move || app.with_child(|child| child.archived).unwrap_or_default());
    let sparring_about = id.clone();
    view! {
        <Heading text=label />
        {trouble(failed)}
        <Notices id=id.clone() />
        {open_suspicion(app, id.clone())}
        {contact_barred(app, id.clone(), false)}
        <section class="card">{details}</section>
        <InRound id=id.clone() />
        <FollowUps id=id.clone() />
        <Corrections id=id.clone() />
        <Begin id=id.clone() failed />
        <section class="card">
            <h2>"Vurderinger"</h2>
            {list}
        </section>
        <PutAside id=id.clone() />
        <PastNotices id=id.clone() />
        <Together id failed />
        {ways("Arbejd videre", view! {
            {button("button", "Forløb", move || app.go(Screen::Forloeb))}
            {button("button", "Møder", move || app.go(Screen::Meetings))}
            {button("button", "Indsatser", move || app.go(Screen::Efforts))}
            {button("button", "Find tilbud", move || app.go(Screen::ChildOffers))}
            {way_to_sparring(app, sparring_about, failed)}
            {button("button", "Underretning", move || app.go(Screen::Underretninger))}
        }.into_any())}
        {ways("Forældre og overgang", view! {
            {button("button", "Forældre", move || app.go(Screen::Parents))}
            {button("button", "Overgangsskema", move || app.go(Screen::Transitions))}
        }.into_any())}
        {ways("Barnets oplysninger", view! {
            {button("button", "Ret oplysninger", move || app.go(Screen::EditChild))}
            {button("button", "Indsigt: alt om barnet", move || app.go(Screen::Insight))}
            {button("button", "Fil til et andet system", move || app.go(Screen::Export))}
            {(!app.practice.get_untracked()).then(|| button("button", "Overlever", move || app.go(Screen::HandOver)))}
            {button("button", "Opbevaring og sletning", move || app.go(Screen::Keeping))}
            <button type="button" class="button" on:click=tap(archive)>
                {live(move || if archived.get() { "Sæt på listen igen" } else { "Læg væk" })}
            </button>
        }.into_any())}
        <When on=move || archived.get()>
            {note(Tone::Calm, "Barnet er lagt væk. Intet er slettet, og det kan sættes på listen igen. Er barnet stoppet hos jer, så skriv dagen under »Opbevaring og sletning«.")}
        </When>
        <Onward>
            <Back text="Alle børn" on_click=Callback::new(move |()| app.go(Screen::Children)) />
        </Onward>
    }
}

/// Ways on that belong together, in an even grid.
fn ways(title: &'static str, buttons: AnyView) -> AnyView {
    view! {
        <section class="stack stack--s">
            <h2>{title}</h2>
            <div class="ways">{buttons}</div>
        </section>
    }
    .into_any()
}

/// The day on which the child's records are due to be deleted, as Danes write it.
pub(super) fn kept_until(app: App, id: &str) -> Memo<String> {
    let id = id.to_owned();
    memo(move || {
        let limits = app.content().municipality.keeping;
        let until = app.roster.with(|roster| roster.keep_until(&id, limits));
        until.map(|until| until.by.danish()).unwrap_or_default()
    })
}

/// When what is on the screen is due to be deleted, with all else about its child.
pub(super) fn kept_line(app: App) -> AnyView {
    let child = app.place.with_untracked(|place| place.child.clone());
    let until = kept_until(app, &child.unwrap_or_default());
    view! {
        <p class="small muted screen-only">{live(move || format!("Slettes senest {}", until.get()))}</p>
    }
    .into_any()
}

fn details(app: App, child: &Child, until: String) -> impl IntoView + use<> {
    let content = app.content();
    let today = effects::today();
    let row = |name: &'static str, value: String| {
        (!value.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd>{value}</dd>
            }
        })
    };
    let early = match child.weeks_early {
        0 => String::new(),
        weeks => format!("{weeks} uger for tidligt"),
    };
    view! {
        <dl class="facts">
            {row("Alder", wording::age_of(child, today))}
            {row("Skema", wording::band_of(child, &content.instrument, today))}
            {row("Født", if early.is_empty() { String::new() } else { early })}
            {row("Stue eller sted", child.unit.clone())}
            {row("Sprog derhjemme", child.languages.clone())}
            {row("Slettes senest", until)}
        </dl>
    }
}

/// The way into a new assessment, or on with the one under way.
#[component]
fn Begin(id: String, failed: RwSignal<Option<String>>) -> impl IntoView {
    let app = app();
    let content = app.content();
    let drafts = {
        let id = id.clone();
        memo(move || {
            app.roster.with(|roster| {
                let begun = roster.drafts_of(&id).into_iter();
                let way = |(key, one): (&str, &Assessment)| {
                    (key.to_owned(), one.begun.danish(), resume_at(app, one))
                };
                begun.map(way).collect::<Vec<_>>()
            })
        })
    };
    let outside = move || {
        app.with_child(|child| match child.band(&content.instrument, effects::today()) {
            BandChoice::Band(_) => None,
            BandChoice::Unborn => Some("Barnet er ikke født endnu. Skemaet er for børn, der er født."),
            BandChoice::Outside { .. } => {
                Some("Barnet er uden for skemaets alder (0 år til sidste år før skole). Er det barnets sidste år før skole, så sæt kryds ved det under »Ret oplysninger«.")
            }
        })
        .flatten()
    };
    let has_form = {
        let outside = outside.clone();
        memo(move || outside().is_none())
    };
    let begin = {
        let id = id.clone();
        Callback::new(move |first: Screen| {
            let child = id.clone();
            effects::begin_assessment(app, child.clone(), move |result| match result {
                Ok(key) => app.go_to_assessment(first, child, key),
                Err(why) => failed.set(Some(failure(&why))),
            });
        })
    };
    live(move || {
        let drafts = drafts.get();
        if drafts.is_empty() {
            let outside = outside.clone();
            view! {
                <section class="card">
                    <h2>"Ny vurdering"</h2>
                    {live(move || outside().map(|text| view! { <Notice tone=Tone::Careful><p>{text}</p></Notice> }))}
                    <When
                        on=move || has_form.get()
                        otherwise=move || {
                            view! {
                                {button("button button--main button--big", "Begynd med børnelinealen", move || begin.run(Screen::Ruler))}
                            }
                        }
                    >
                        {button("button button--main button--big", "Begynd trivselsskemaet", move || begin.run(Screen::Form(1)))}
                    </When>
                    {button("button", "Bekymret nu? Gå direkte til næste skridt", move || begin.run(Screen::Acute))}
                </section>
            }
            .into_any()
        } else {
            let draft = |(key, begun, screen): (String, String, Screen)| {
                let child = id.clone();
                let (whose, beside) = (id.clone(), key.clone());
                let discard = discard_draft(app, id.clone(), key.clone());
                view! {
                    <section class="card">
                        <h2>"Vurdering i gang"</h2>
                        <p>{format!("Begyndt {begun}. Du kan fortsætte, hvor du slap.")}</p>
                        {button("button button--main button--big", "Fortsæt vurderingen", move || app.go_to_assessment(screen, child.clone(), key.clone()))}
                        {button("button", "Risiko og ressourcer", move || app.go_to_assessment(Screen::Factors, whose.clone(), beside.clone()))}
                        {discard}
                    </section>
                }
                .into_any()
            };
            drafts.into_iter().map(draft).collect_view().into_any()
        }
    })
}

/// Where an assessment under way goes on: in the form at what is not answered yet.
pub(super) fn resume_at(app: App, assessment: &Assessment) -> Screen {
    if assessment.facts.danger.is_some() {
        Screen::Acute
    } else if assessment.scores.child.is_some() {
        Screen::CareRuler
    } else if assessment.position.is_some() {
        Screen::Position
    } else if let Some(response) = &assessment.response {
        app.content()
            .instrument_of(&response.edition)
            .and_then(|instrument| response.open_step(&instrument))
            .and_then(|step| u8::try_from(step).ok())
            .map_or(Screen::Review, Screen::Form)
    } else {
        Screen::Ruler
    }
}

fn row(app: App, child: String, key: String, assessment: &Assessment) -> impl IntoView + use<> {
    let content = app.content();
    let mark = assessment.chosen_position().map(|position| {
        let label = wording::position(position, &content.municipality);
        view! { <PositionMark position label /> }
    });
    let (date, step) = assessment
        .decision
        .as_ref()
        .map(|decision| {
            let step = content.rules.step(decision.step).map(|s| s.title.clone());
            let decided = assessment.first_decided().unwrap_or(decision.decided);
            (decided.date.danish(), step.unwrap_or_default())
        })
        .unwrap_or_default();
    let corrected = assessment.correction.as_ref().map(|correction| {
        let done = assessment
            .decision
            .as_ref()
            .map(|d| d.decided.date.danish());
        corrected_words(correction, done)
    });
    let author = format!(
        "{}, {}",
        assessment.author.name,
        wording::profession(assessment.author.profession)
    );
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                on:click=tap(move || {
                    app.go_to_assessment(Screen::Assessment, child.clone(), key.clone());
                })
            >
                <span class="list__head">
                    <span class="list__title">{date}</span>
                    {mark}
                </span>
                <span>{step}</span>
                <span class="small muted">{author}</span>
                {corrected.map(|words| view! { <span class="small">{words}</span> })}
            </button>
        </li>
    }
}
