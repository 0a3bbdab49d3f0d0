//! That an acute or underretning route has been begun: told before everything else, to everyone who
//! may know it.

use leptos::prelude::*;

use super::notice_forms::{AudienceForm, EndForm, Question};
use crate::{
    domain::{
        assessment::Professional,
        date::Moment,
        notice::{Audience, Entry, Event, Notice as Begun, Route},
    },
    view::{
        component::{Notice, Tone, button, live, memo, note, tap},
        context::{App, app},
        effects,
    },
    workflow::roster::Roster,
};

/// What is open below a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Closed,
    Readers,
    End,
}

/// The words for a route, as the object of "begyndt".
pub(super) fn route_words(route: Route) -> &'static str {
    match route {
        Route::Akut => "Akut underretning",
        Route::Underretning => "Underretning",
    }
}

fn when(at: Moment) -> String {
    if at.date == effects::today() {
        format!("i dag kl. {}", at.clock())
    } else {
        at.danish()
    }
}

/// `! Akut underretning begyndt af Mette i dag kl. 8.55`.
fn begun_words(route: Route, entry: &Entry) -> String {
    let (route, name) = (route_words(route), &entry.by.name);
    format!("! {route} begyndt af {name} {}", when(entry.at))
}

/// One line for each notice that stands about a child.
pub(super) fn begun_lines(roster: &Roster, child: &str) -> Vec<AnyView> {
    roster
        .standing_notices(child)
        .into_iter()
        .filter_map(|(_, notice)| {
            let (route, entry) = notice.standing()?;
            let words = begun_words(route, entry);
            Some(view! { <strong class="begun">{words}</strong> }.into_any())
        })
        .collect()
}

/// Whether any notice stands. Tracked.
pub(super) fn any_notice(app: App) -> bool {
    app.roster.with(|roster| {
        let mut children = roster.children.keys();
        children.any(|id| !roster.standing_notices(id).is_empty())
    })
}

/// Every notice that stands, before everything that is due.
#[component]
pub(super) fn NoticesToday() -> impl IntoView {
    let app = app();
    live(move || {
        let rows: Vec<_> = app.roster.with(|roster| {
            let told = |(id, child): (&String, &crate::domain::child::Child)| {
                let lines = begun_lines(roster, id);
                (!lines.is_empty()).then(|| row(app, id.clone(), child.label.clone(), lines))
            };
            roster.children.iter().filter_map(told).collect()
        });
        (!rows.is_empty()).then(|| {
            view! {
                <section class="stack stack--s" aria-label="Begyndt nu">
                    <h2>"Begyndt nu"</h2>
                    <ul class="list">{rows}</ul>
                </section>
            }
        })
    })
}

fn row(app: App, id: String, label: String, lines: Vec<AnyView>) -> AnyView {
    view! {
        <li>
            <button type="button" class="list__item" on:click=tap(move || app.go_to_child(id.clone()))>
                <span class="list__title">{label}</span>
                {lines}
            </button>
        </li>
    }
    .into_any()
}

/// The notices that stand about a child, first on its page.
#[component]
pub(super) fn Notices(
    /// The child, by record id.
    id: String,
) -> impl IntoView {
    let app = app();
    let standing = memo(move || {
        app.roster.with(|roster| {
            let standing = roster.standing_notices(&id).into_iter();
            standing
                .map(|(key, notice)| (key.to_owned(), notice.clone()))
                .collect::<Vec<_>>()
        })
    });
    live(move || {
        let cards = standing.get().into_iter();
        cards
            .map(|(key, notice)| card(app, key, &notice, false))
            .collect::<Vec<_>>()
    })
}

/// The notice of the assessment on the screen, for its author: who can see it now, and the way to
/// change that.
#[component]
pub(super) fn OwnNotice() -> impl IntoView {
    let app = app();
    let own = memo(move || {
        let id = app.place.with(|place| place.assessment.clone())?;
        app.roster.with(|roster| {
            let (key, notice) = roster.notice_of(&id)?;
            notice.standing()?;
            Some((key.to_owned(), notice.clone()))
        })
    });
    live(move || {
        let (key, notice) = own.get()?;
        Some(card(app, key, &notice, true))
    })
}

/// One notice with what can be done with it. `brief` while its author is still answering.
fn card(app: App, key: String, notice: &Begun, brief: bool) -> Option<AnyView> {
    let (route, entry) = notice.standing()?;
    let me = app.professional.get_untracked();
    let mine = me.is_some() && me.as_ref() == notice.author();
    let several = app.several.get_untracked();
    // Alone on the tablet there is nobody to tell.
    if brief && !several {
        return None;
    }
    let way = RwSignal::new(Way::Closed);
    let close = Callback::new(move |()| way.set(Way::Closed));
    let begun = begun_words(route, entry);
    let readable = app.roster.with_untracked(|roster| {
        // What cannot be read may bar contact.
        roster.assessments.contains_key(&notice.assessment)
    });
    let advice = (!mine).then(|| {
        let name = &entry.by.name;
        let text = if readable {
            format!("Spørg {name} eller lederen, før du gør noget.")
        } else {
            format!("Kontakt ikke forældrene, før du har talt med {name} eller lederen. Vurderingen er ikke afsluttet.")
        };
        view! { <p>{text}</p> }
    });
    let asks = mine && several && notice.asks();
    let seen_by = several.then(|| seen_by(notice, me.as_ref()));
    let limit = (mine && several && !asks).then(|| {
        button("button", "Vælg, hvem der kan se det", move || {
            way.set(Way::Readers);
        })
    });
    let end = (!brief).then(|| {
        let text = if mine { "Afslut" } else { "Overtag og afslut" };
        button("button", text, move || way.set(Way::End))
    });
    let tone = if brief { Tone::Careful } else { Tone::Danger };
    let notice = notice.clone();
    let form = live(move || match way.get() {
        Way::Closed => asks.then(|| {
            let readers = Callback::new(move |()| way.set(Way::Readers));
            view! { <Question key=key.clone() readers /> }.into_any()
        }),
        Way::Readers => {
            let audience = notice.audience.clone();
            Some(view! { <AudienceForm key=key.clone() audience close /> }.into_any())
        }
        Way::End => Some(view! { <EndForm key=key.clone() mine close /> }.into_any()),
    });
    Some(
        view! {
            <div class="stack screen-only">
                <Notice tone>
                    <p><strong>{begun}</strong></p>
                    {advice}
                    {seen_by.map(|text| view! { <p>{text}</p> })}
                    <div class="row">{limit} {end}</div>
                </Notice>
                {form}
            </div>
        }
        .into_any(),
    )
}

/// Who can see it.
fn seen_by(notice: &Begun, me: Option<&Professional>) -> String {
    let mine = me.is_some() && me == notice.author();
    match &notice.audience {
        Audience::Everyone if mine => {
            "Dine kolleger kan nu se det. De kan ikke se dine svar.".to_owned()
        }
        Audience::Everyone => "Alle på tabletten kan se det.".to_owned(),
        Audience::Only(readers) => {
            let author = notice.author().map_or("", |author| &author.name);
            let first = if mine { "du" } else { author };
            let names: Vec<&str> = readers.iter().map(|reader| reader.name.as_str()).collect();
            match names.split_last() {
                None => "Kun du kan se det. Sig det til din leder. Gælder mistanken lederen, så gå til kommunen.".to_owned(),
                Some((last, [])) => format!("Kun {first} og {last} kan se det. Sig det til ingen andre på tabletten."),
                Some((last, others)) => format!(
                    "Kun {first}, {} og {last} kan se det. Sig det til ingen andre på tabletten.",
                    others.join(", ")
                ),
            }
        }
    }
}

/// The notices of a child that were withdrawn or ended, with all that happened to them.
#[component]
pub(super) fn PastNotices(
    /// The child, by record id.
    id: String,
) -> impl IntoView {
    let app = app();
    live(move || {
        let entries: Vec<_> = app.roster.with(|roster| {
            let all = roster.past_notices(&id).into_iter();
            all.flat_map(|(_, notice)| notice.log.iter())
                .map(|entry| view! { <li>{entry_words(entry)}</li> })
                .collect()
        });
        (!entries.is_empty()).then(|| {
            view! {
                <details class="card screen-only">
                    <summary>"Tidligere besked om underretning"</summary>
                    <ul>{entries}</ul>
                </details>
            }
        })
    })
}

fn entry_words(entry: &Entry) -> String {
    let (name, at) = (&entry.by.name, entry.at.danish());
    match &entry.event {
        Event::Begun(route) => format!("{} begyndt af {name} {at}.", route_words(*route)),
        Event::Withdrawn => format!("Trukket tilbage af {name} {at}, da svarene blev rettet."),
        Event::Ended { reason } => format!("Afsluttet af {name} {at}: {reason}"),
    }
}

/// Why contact is barred although the answers on the screen do not say so.
pub(super) fn barred_besides_note() -> AnyView {
    note(
        Tone::Danger,
        "Noget andet, der står om barnet, gør, at forældrene ikke må kontaktes nu. Se barnets side, og tal med din leder.",
    )
}
