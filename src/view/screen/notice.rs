//! That an acute or underretning route has been begun: told before everything else, to everyone who
//! may know it.

use leptos::prelude::*;

use super::{
    notice_bar::{WAIT, barred_line, lifted_words, wait_cards},
    notice_forms::{AudienceForm, EndForm, Question},
};
use crate::{
    domain::{
        assessment::Professional,
        date::Moment,
        next_step::{Answer3, Parents},
        notice::{Audience, Entry, Event, Notice as Begun, Route},
    },
    view::{
        component::{Notice, Tone, When, button, live, memo, note, tap},
        context::{App, app},
        effects,
    },
    workflow::{roster::Roster, screen::Screen},
};

/// What is open below a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Closed,
    Readers,
    End,
}

fn route_words(route: Route) -> &'static str {
    match route {
        Route::Akut => "en akut underretning",
        Route::Underretning => "en underretning",
    }
}

/// Why contact is barred where an underretning under way leaves open who may be hurting the child.
const UNANSWERED: &str = "Underretningen, der er i gang, siger endnu ikke, om der er mistanke om vold, overgreb eller negativ social kontrol. Kontakt ikke forældrene, før det er besvaret.";

const TELL_NOBODY: &str =
    "Nævn det ikke for andre kolleger. Du må altid gå til lederen eller kommunen.";

fn when(at: Moment) -> String {
    if at.date == effects::today() {
        format!("i dag kl. {}", at.clock())
    } else {
        at.danish()
    }
}

/// `! Mette er begyndt på en akut underretning i dag kl. 8.55`: what is known, and not that it has
/// been sent.
fn begun_words(route: Route, entry: &Entry) -> String {
    let (route, name) = (route_words(route), &entry.by.name);
    format!("! {name} er begyndt på {route} {}", when(entry.at))
}

/// What is known of a notice that stands: that it is begun, or noted as sent since.
fn headline(roster: &Roster, notice: &Begun) -> Option<String> {
    let (route, entry) = notice.standing()?;
    let sent = roster.sent_since_begun(notice).zip(notice.author());
    Some(sent.map_or_else(
        || begun_words(route, entry),
        |((_, sent), author)| {
            let (name, day) = (&author.name, sent.on.danish());
            format!("! {name} har noteret underretningen som sendt {day}")
        },
    ))
}

/// One line for each notice that stands about a child, and whether the parents may be told; or that
/// one waits with them without knowing why.
pub(super) fn begun_lines(app: App, roster: &Roster, child: &str) -> Vec<AnyView> {
    let standing = roster.standing_notices(child).into_iter();
    let begun = standing.filter_map(|(_, notice)| headline(roster, notice));
    let waits = !roster.told_bars(child).is_empty();
    let barred = match app.parents_for(child) {
        Parents::Vent if waits => Some(WAIT),
        parents => barred_line(parents),
    };
    begun
        .chain(barred.map(str::to_owned))
        .map(|words| view! { <strong class="begun">{words}</strong> }.into_any())
        .collect()
}

/// Whether anything of it is to be told. Tracked.
pub(super) fn any_notice(app: App) -> bool {
    app.roster.with(Roster::tells_of_a_child)
}

/// Every notice that stands, before everything that is due.
#[component]
pub(super) fn NoticesToday() -> impl IntoView {
    let app = app();
    live(move || {
        let rows: Vec<_> = app.roster.with(|roster| {
            let told = |(id, child): (&String, &crate::domain::child::Child)| {
                let lines = begun_lines(app, roster, id);
                (!lines.is_empty()).then(|| row(app, id.clone(), child.label.clone(), lines))
            };
            let begun = roster.children.iter().filter(|(id, _)| {
                !roster.standing_notices(id).is_empty() || !roster.told_bars(id).is_empty()
            });
            begun.filter_map(told).collect()
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

/// The notices about a child that have something to say now, first on its page.
#[component]
pub(super) fn Notices(
    /// The child, by record id.
    id: String,
) -> impl IntoView {
    let app = app();
    let about = id.clone();
    let standing = memo(move || {
        app.roster.with(|roster| {
            let standing = roster.told_notices(&id).into_iter();
            standing
                .map(|(key, notice)| (key.to_owned(), notice.clone()))
                .collect::<Vec<_>>()
        })
    });
    let cards = live(move || {
        let cards = standing.get().into_iter();
        cards
            .map(|(key, notice)| card(app, key, &notice, false))
            .collect::<Vec<_>>()
    });
    view! {
        {cards}
        {wait_cards(app, about)}
    }
}

/// The way to the question that an underretning under way leaves open, on the child's page.
pub(super) fn open_suspicion(app: App, id: String) -> AnyView {
    let open = memo(move || app.awaits_suspicion(&id));
    view! {
        <When on=move || open.get()>
            <Notice tone=Tone::Careful>
                <p>{UNANSWERED}</p>
                <div class="row">
                    {button("button", "Svar på det", move || app.go(Screen::Underretninger))}
                </div>
            </Notice>
        </When>
    }
    .into_any()
}

/// The notices of the assessment on the screen, for its author: who can see them now, and the way
/// to change that.
#[component]
pub(super) fn OwnNotice() -> impl IntoView {
    let app = app();
    let own = memo(move || {
        let id = app.place.with(|place| place.assessment.clone());
        app.roster.with(|roster| {
            let all = id.map(|id| roster.notices_of(&id)).unwrap_or_default();
            let standing = all.into_iter().filter(|(_, n)| n.standing().is_some());
            standing
                .map(|(key, notice)| (key.to_owned(), notice.clone()))
                .collect::<Vec<_>>()
        })
    });
    live(move || {
        let cards = own.get().into_iter();
        cards
            .map(|(key, notice)| card(app, key, &notice, true))
            .collect::<Vec<_>>()
    })
}

/// One notice with what can be done with it. `brief` while its author is still answering.
fn card(app: App, key: String, notice: &Begun, brief: bool) -> Option<AnyView> {
    let last = notice.log.last()?;
    let stands = notice.standing();
    let me = app.professional.get_untracked();
    let mine = me.is_some() && me.as_ref() == notice.author();
    let several = app.several.get_untracked();
    // Alone on the tablet there is nobody to tell.
    if brief && !several {
        return None;
    }
    let way = RwSignal::new(Way::Closed);
    let close = Callback::new(move |()| way.set(Way::Closed));
    let (words, sent) = app.roster.with_untracked(|roster| {
        let sent = roster.sent_since_begun(notice).map(|(id, _)| id.to_owned());
        (headline(roster, notice), sent)
    });
    let words = words.unwrap_or_else(|| format!("! {}", entry_words(last)));
    // What cannot be read may bar contact, also where it was ended.
    let bars = app
        .roster
        .with_untracked(|roster| roster.notice_bars(notice));
    let told = match (stands, &sent) {
        (Some(_), Some(_)) => sent_advice(&last.by.name, bars),
        _ => advice(&last.by.name, stands.is_some(), bars),
    };
    let advice = (!mine || stands.is_none()).then(|| view! { <p>{told}</p> });
    let open = app.roster.with_untracked(|roster| {
        let version = roster.assessments.get(notice.version());
        version.is_none_or(|version| !version.is_completed())
    });
    let asks = mine && several && notice.asks();
    let seen_by = several.then(|| seen_by(notice, me.as_ref()));
    let limit = (mine && several && !asks && stands.is_some()).then(|| {
        button("button", "Vælg, hvem der kan se det", move || {
            way.set(Way::Readers);
        })
    });
    let end = (!brief).then(|| {
        let (class, text) = match (stands.is_some(), mine) {
            (false, _) => ("button", "Svar på, om forældrene må kontaktes"),
            (true, true) if sent.is_some() => ("button button--quiet", "Afslut denne besked …"),
            (true, true) => (
                "button button--quiet",
                "Underretningen er sendt eller opgivet …",
            ),
            (true, false) => ("button", "Overtag og afslut"),
        };
        button(class, text, move || way.set(Way::End))
    });
    let child = notice.child.clone();
    let go_on = match sent {
        Some(id) => Some(button(
            "button button--main",
            "Se underretningen",
            move || {
                app.go_to_assessment(Screen::Underretning, child.clone(), id.clone());
            },
        )),
        None => (!brief && mine && stands.is_some()).then(|| {
            button(
                "button button--main",
                "Fortsæt underretningen",
                move || {
                    app.go(Screen::Underretninger);
                },
            )
        }),
    };
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
        Way::End => Some(view! { <EndForm key=key.clone() mine open close /> }.into_any()),
    });
    Some(
        view! {
            <div class="stack screen-only">
                <Notice tone>
                    <p><strong>{words}</strong></p>
                    {advice}
                    {seen_by.map(|text| view! { <p>{text}</p> })}
                    <div class="row">{go_on} {limit} {end}</div>
                </Notice>
                {form}
            </div>
        }
        .into_any(),
    )
}

/// What a colleague does now. Nobody waits for somebody else's underretning.
fn advice(name: &str, stands: bool, bars: bool) -> String {
    let duty = if stands {
        "Det er ikke sikkert, at underretningen er sendt. Din egen underretningspligt gælder stadig. Er barnet i fare, så ring nu. "
    } else {
        ""
    };
    let talk = if stands {
        format!("Tal med {name} eller lederen i dag.")
    } else {
        format!("Ingen har sagt, at forældrene må kontaktes. Tal med {name} eller lederen.")
    };
    let parents = if bars {
        " Kontakt ikke forældrene, før I har talt sammen."
    } else {
        ""
    };
    format!("{duty}{talk}{parents}")
}

/// What a colleague does once it is noted as sent.
fn sent_advice(name: &str, bars: bool) -> String {
    let parents = if bars {
        format!(" Kontakt ikke forældrene, før du har talt med {name} eller lederen.")
    } else {
        String::new()
    };
    format!(
        "Ved du noget andet om barnet, gælder din egen underretningspligt stadig. Er barnet i fare, så ring nu.{parents}"
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
                Some((last, [])) => format!("Kun {first} og {last} kan se det. {TELL_NOBODY}"),
                Some((last, others)) => format!(
                    "Kun {first}, {} og {last} kan se det. {TELL_NOBODY}",
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
            let all = all.flat_map(|(_, notice)| notice.log.iter());
            let lifted = roster.bars.values_of(&id);
            let lifted = lifted.filter_map(|bar| bar.lifted.as_ref());
            all.map(entry_words)
                .chain(lifted.map(lifted_words))
                .map(|words| view! { <li>{words}</li> })
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
        Event::Begun(route) => format!("{name} begyndte på {} {at}.", route_words(*route)),
        Event::Withdrawn => format!("Trukket tilbage af {name} {at}, da svarene blev rettet."),
        Event::Ended { reason, parents } => {
            let parents = match parents {
                None => "",
                Some(Answer3::Ja) => " Forældrene må kontaktes.",
                Some(Answer3::Nej) => " Forældrene må ikke kontaktes.",
                Some(Answer3::VedIkke) => " Det vides ikke, om forældrene må kontaktes.",
            };
            format!("Afsluttet af {name} {at}: {reason}{parents}")
        }
    }
}

/// On the page of an assessment: why contact is barred although its answers do not say so. What
/// only some may know is not for paper.
pub(super) fn barred_besides(app: App, child: &str) -> Option<AnyView> {
    if app.own_contact_barred() || !app.contact_barred() {
        return None;
    }
    let for_all = app.parents_for_all(child).is_barred();
    let class = if for_all { "" } else { "screen-only" };
    Some(view! { <div class=class>{barred_besides_note(app)}</div> }.into_any())
}

/// Why contact is barred although the answers on the screen do not say so.
pub(super) fn barred_besides_note(app: App) -> AnyView {
    let child = app.place.with_untracked(|place| place.child.clone());
    let unanswered = untrack(|| child.is_some_and(|id| app.awaits_suspicion(&id)));
    if unanswered {
        return note(Tone::Careful, UNANSWERED);
    }
    note(
        Tone::Danger,
        "Noget andet, der står om barnet, gør, at forældrene ikke må kontaktes nu. Se barnets side, og tal med din leder.",
    )
}
