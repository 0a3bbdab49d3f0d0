//! On the child's page: the follow-ups that are open, the corrections under way, and what was put
//! aside.

use leptos::prelude::*;

use super::{child::resume_at, today::late_words};
use crate::{
    domain::{
        assessment::Assessment, child::BandChoice, date::Date, due::Moved, follow_up::Postponement,
    },
    view::{
        agenda,
        component::{button, live, trouble},
        context::{App, Content, app},
        effects,
        error_text::failure,
        wording,
    },
    workflow::{screen::Screen, together::PutAside as Aside},
};

/// The follow-ups that are open, with every date they have had.
#[component]
pub fn FollowUps(
    /// The child, by record id.
    id: String,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let cards = live(move || {
        let content = app.content();
        app.roster.with(|roster| {
            let child = roster.children.get(&id)?;
            let open: Vec<_> = agenda::course(app, roster, &id, child)
                .follow_ups(agenda::limits(&content))
                .into_iter()
                .map(|(key, follow_up)| {
                    let agreed = roster
                        .assessments
                        .get(key)
                        .and_then(|a| agreed(a, &content));
                    open_one(app, &id, key.to_owned(), follow_up.by, agreed, failed)
                })
                .collect();
            let history: Vec<_> = roster
                .postponements_of(&id)
                .into_iter()
                .map(|postponement| view! { <li>{postponed(postponement)}</li> })
                .collect();
            (!open.is_empty() || !history.is_empty()).then(|| {
                view! {
                    <section class="card">
                        <h2>"Opfølgning"</h2>
                        {open}
                        {(!history.is_empty()).then(|| view! { <ul>{history}</ul> })}
                    </section>
                }
            })
        })
    });
    view! {
        {cards}
        {trouble(failed)}
    }
}

/// One follow-up: how late it is, what was agreed, and the way on.
fn open_one(
    app: App,
    id: &str,
    key: String,
    by: Date,
    agreed: Option<String>,
    failed: RwSignal<Option<String>>,
) -> AnyView {
    let today = effects::today();
    let late = (by < today).then(|| late_words(app, by));
    let class = if by <= today {
        "button button--main button--big"
    } else {
        "button"
    };
    let child = id.to_owned();
    let now = {
        let child = child.clone();
        move || follow_up_now(app, child.clone(), failed)
    };
    view! {
        <div class="stack stack--s">
            <p class="list__head">
                <strong>{format!("Senest {}", by.danish())}</strong>
                {late.map(|late| view! { <span class="badge badge--late">{late}</span> })}
            </p>
            {agreed.map(|agreed| view! { <p>{agreed}</p> })}
            <div class="row">
                {button(class, "Følg op nu", now)}
                {button("button button--quiet", "Udsæt opfølgningen", move || {
                    app.go_to_assessment(Screen::Postpone, child.clone(), key.clone());
                })}
            </div>
        </div>
    }
    .into_any()
}

/// What was decided, by whom, and who holds the threads.
fn agreed(assessment: &Assessment, content: &Content) -> Option<String> {
    let decision = assessment.decision.as_ref()?;
    let decided = assessment.first_decided().unwrap_or(decision.decided);
    let step = content.rules.step(decision.step)?;
    Some(format!(
        "Aftalt {} af {}: {}. Tovholder: {}.",
        decided.date.danish(),
        wording::professional(&assessment.author),
        step.title,
        decision.tovholder
    ))
}

/// A new assessment, or on with the one under way.
fn follow_up_now(app: App, child: String, failed: RwSignal<Option<String>>) {
    let under_way = app.roster.with_untracked(|roster| {
        let drafts = roster.drafts_of(&child);
        let (key, draft) = drafts.first()?;
        Some(((*key).to_owned(), resume_at(app, draft)))
    });
    if let Some((key, screen)) = under_way {
        app.go_to_assessment(screen, child, key);
        return;
    }
    let content = app.content();
    let band = app.roster.with_untracked(|roster| {
        let child = roster.children.get(&child)?;
        Some(child.band(&content.instrument, effects::today()))
    });
    let first = match band {
        Some(BandChoice::Band(_)) => Screen::Form(1),
        _ => Screen::Ruler,
    };
    effects::begin_assessment(app, child.clone(), move |result| match result {
        Ok(key) => app.go_to_assessment(first, child, key),
        Err(why) => failed.set(Some(failure(&why))),
    });
}

/// Above an assessment under way of a child whose follow-up is open: which day was agreed on.
pub(super) fn follow_up_line(app: App) -> Option<AnyView> {
    let is_correction = app.with_assessment_untracked(|a| a.correction.is_some());
    if is_correction.unwrap_or_default() {
        return None;
    }
    let id = app.place.with_untracked(|place| place.child.clone())?;
    let content = app.content();
    let open = untrack(|| {
        app.roster.with(|roster| {
            let course = agenda::course(app, roster, &id, roster.children.get(&id)?);
            let open = course.follow_ups(agenda::limits(&content)).into_iter();
            open.map(|(_, follow_up)| follow_up)
                .min_by_key(|one| one.by)
        })
    })?;
    let (agreed, by) = (open.agreed.danish(), open.by.danish());
    let words = match open.moved {
        None => format!("Opfølgning: aftalt {agreed}."),
        Some(Moved::Postponed) => format!("Opfølgning: aftalt {agreed}, udsat til {by}."),
        Some(Moved::Limit(_)) => format!("Opfølgning: aftalt {agreed}, efter fristen senest {by}."),
        Some(Moved::Joint(_)) => format!("Opfølgning på den fælles vurdering: senest {by}."),
    };
    Some(view! { <p>{words}</p> }.into_any())
}

pub(super) fn postponed(postponement: &Postponement) -> String {
    format!(
        "Udsat fra {} til {} ({}, {}): {}",
        postponement.from.danish(),
        postponement.to.danish(),
        postponement.by.name,
        postponement.at.danish(),
        postponement.reason
    )
}

/// The corrections under way: to go on with or to throw away.
#[component]
pub fn Corrections(
    /// The child, by record id.
    id: String,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let sure = RwSignal::new(None::<String>);
    let cards = live(move || {
        app.roster.with(|roster| {
            roster
                .corrections_of(&id)
                .into_iter()
                .filter_map(|(key, draft)| {
                    let correction = draft.correction.as_ref()?;
                    let begun = format!(
                        "Begyndt {}: {}",
                        correction.begun.danish(),
                        correction.reason
                    );
                    let screen = resume_at(app, draft);
                    let (child, key) = (id.clone(), key.to_owned());
                    let discarded = key.clone();
                    let asked = key.clone();
                    let discard = move || {
                        if sure.get_untracked().as_ref() == Some(&discarded) {
                            let then = move |result: Result<(), _>| {
                                if let Err(why) = result {
                                    failed.set(Some(failure(&why)));
                                }
                            };
                            effects::discard_draft(app, discarded.clone(), Box::new(then));
                        } else {
                            sure.set(Some(discarded.clone()));
                        }
                    };
                    let words = if sure.with(|sure| sure.as_ref() == Some(&asked)) {
                        "Ja, kassér rettelsen"
                    } else {
                        "Kassér rettelsen"
                    };
                    Some(view! {
                        <section class="card">
                            <h2>"Rettelse i gang"</h2>
                            <p>{begun}</p>
                            <div class="row">
                                {button("button button--main", "Fortsæt rettelsen", move || {
                                    app.go_to_assessment(screen, child.clone(), key.clone());
                                })}
                                {button("button", words, discard)}
                            </div>
                        </section>
                    })
                })
                .collect_view()
        })
    });
    view! {
        {cards}
        {trouble(failed)}
    }
}

/// What was made by mistake: kept, folded, and to be taken back.
#[component]
pub fn PutAside(
    /// The child, by record id.
    id: String,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let list = live(move || {
        app.roster.with(|roster| {
            let own = roster.retracted_of(&id).into_iter().filter_map(|(key, one)| {
                let (retraction, _) = roster.retraction_of(key)?;
                let title = format!("Vurdering fra {}", one.first_decided()?.date.danish());
                Some((retraction, title, Some((Screen::Assessment, key))))
            });
            let together = roster.put_aside_of(&id).into_iter();
            let together = together.filter_map(|(retraction, what)| {
                let (title, read) = match what {
                    Aside::Joint(_, held) => {
                        let key = roster.retractions.get(retraction)?.record.as_str();
                        let title = format!("Fælles vurdering fra {}", held.danish());
                        (title, Some((Screen::Joint, key)))
                    }
                    Aside::Agreement(one) => (format!("Fokusaftale: {}", one.goal), None),
                    Aside::Talk(one) => {
                        let title = format!("Samtale med forældrene {}", one.held.danish());
                        (title, None)
                    }
                };
                Some((retraction, title, read))
            });
            let rows: Vec<_> = own
                .chain(together)
                .filter_map(|(key, title, read)| {
                    let retraction = roster.retractions.get(key)?;
                    let why = format!(
                        "Skjult {} af {}: {}",
                        retraction.at.danish(),
                        wording::professional(&retraction.by),
                        retraction.reason
                    );
                    Some(row(app, failed, (id.as_str(), key, read), title, why))
                })
                .collect();
            (!rows.is_empty()).then(|| {
                let summary = format!("Oprettet ved en fejl ({})", rows.len());
                view! {
                    <details class="card">
                        <summary>{summary}</summary>
                        <p class="muted">"De tæller ikke med i forløbet og i forslag. Intet er slettet."</p>
                        <ul class="list">{rows}</ul>
                    </details>
                }
            })
        })
    });
    view! {
        {list}
        {trouble(failed)}
    }
}

/// One of them. What has no page of its own is read in the course.
fn row(
    app: App,
    failed: RwSignal<Option<String>>,
    (child, retraction, read): (&str, &str, Option<(Screen, &str)>),
    title: String,
    why: String,
) -> AnyView {
    let retraction = retraction.to_owned();
    let take_back = move || {
        let then = move |result: Result<(), _>| {
            if let Err(why) = result {
                failed.set(Some(failure(&why)));
            }
        };
        effects::take_back(app, retraction.clone(), Box::new(then));
    };
    let child = child.to_owned();
    let read = match read {
        Some((screen, key)) => {
            let key = key.to_owned();
            button("button", "Læs den", move || {
                app.go_to_assessment(screen, child.clone(), key.clone());
            })
        }
        None => button("button", "Læs den i forløbet", move || {
            app.go(Screen::Forloeb);
        }),
    };
    view! {
        <li class="stack stack--s">
            <strong>{title}</strong>
            <span>{why}</span>
            <div class="row">
                {read}
                {button("button", "Lad den tælle med igen", take_back)}
            </div>
        </li>
    }
    .into_any()
}
