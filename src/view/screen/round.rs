//! One round: how far it is, who is missing, and the way from child to child. No position is
//! shown, so that nobody's look steers the next one's.

use leptos::prelude::*;

use super::{round_child::child_row, rounds::Rounds};
use crate::{
    domain::round::{Known, Round, Standing},
    view::{
        component::{Back, Heading, Notice, Onward, Tone, button, live, note, trouble},
        context::{App, app},
        effects,
        rounds::{
            child_name, count_of_children, days_of, entry_words, missing_lines, names,
            progress_words, team_by_name, team_name, unit_name, walk_to,
        },
    },
    workflow::{roster::Roster, screen::Screen},
};

/// The round that the place names; all of them where it is not there.
#[component]
pub fn RoundPage() -> impl IntoView {
    let app = app();
    let place = app.place.with_untracked(|place| place.round.clone());
    let id = place.unwrap_or_default();
    let unit = app.roster.with_untracked(|roster| {
        let round = roster.rounds.get(&id)?;
        Some(unit_name(&round.unit))
    });
    let Some(unit) = unit else {
        return view! { <Rounds /> }.into_any();
    };
    let failed = RwSignal::new(None);
    let page = live(move || {
        app.roster.with(|roster| {
            let round = roster.rounds.get(&id)?;
            let standing = roster.standing_of_round(&id, round);
            let page = Page {
                app,
                roster,
                id: &id,
                round,
                standing: &standing,
                begun: roster.has_begun(&id, round, effects::today()),
                failed,
            };
            Some(page.view())
        })
    });
    view! {
        <Heading text=format!("Runde: {unit}") />
        {trouble(failed)}
        {page}
    }
    .into_any()
}

/// What the page is made of.
pub(super) struct Page<'a> {
    pub(super) app: App,
    pub(super) roster: &'a Roster,
    pub(super) id: &'a str,
    pub(super) round: &'a Round,
    pub(super) standing: &'a Standing,
    /// Whether the first day has come.
    pub(super) begun: bool,
    pub(super) failed: RwSignal<Option<String>>,
}

impl Page<'_> {
    fn view(&self) -> AnyView {
        let rows: Vec<_> = self
            .standing
            .children
            .iter()
            .map(|child| child_row(self, child))
            .collect();
        let count = count_of_children(rows.len());
        let history: Vec<_> = self
            .round
            .history
            .iter()
            .map(|entry| view! { <li>{entry_words(entry)}</li> })
            .collect();
        view! {
            <p class="muted">{format!("{}. {count}.", days_of(self.round))}</p>
            {(!history.is_empty()).then(|| view! { <ul class="small">{history}</ul> })}
            {if self.round.is_open() { self.open() } else { self.closed() }}
            <section class="stack stack--s" aria-label="Børnene i runden">
                <h2>"Børnene"</h2>
                <ul class="list">{rows}</ul>
            </section>
            {self.ways()}
            {self.onward()}
        }
        .into_any()
    }

    fn open(&self) -> AnyView {
        let (done, total) = self.standing.progress();
        let missing: Vec<_> = team_by_name(self.roster)
            .into_iter()
            .filter_map(|(who, _)| {
                let children = self.standing.missing_for(who);
                let text = format!(
                    "{} mangler {}: {}",
                    team_name(self.roster, who),
                    children.len(),
                    names(self.roster, &children)
                );
                (!children.is_empty()).then(|| view! { <li>{text}</li> })
            })
            .collect();
        let none = missing.is_empty() && self.standing.unassigned().is_empty();
        view! {
            <section class="card" aria-label="Sådan går det">
                <p><strong>{progress_words(self.standing)}</strong></p>
                <progress class="progress" aria-label="Afsluttede vurderinger" max=total value=done></progress>
                {none.then(|| view! { <p>"✓ Ingen mangler. I kan lukke runden."</p> })}
                <ul>{missing}</ul>
            </section>
            {self.notices()}
        }
        .into_any()
    }

    /// What has happened to the round's children, to those who assess them, and to its days.
    fn notices(&self) -> Vec<AnyView> {
        let mut said = Vec::new();
        let unassigned = self.standing.unassigned();
        if !unassigned.is_empty() {
            said.push(format!(
                "Ingen på tabletten vurderer {}. Vælg en under »Hvem vurderer hvem«.",
                names(self.roster, &unassigned)
            ));
        }
        let today = effects::today();
        if !self.begun {
            said.push(format!("Runden begynder {}.", self.round.start.danish()));
        } else if today > self.round.end() && !self.standing.missing().is_empty() {
            said.push(format!(
                "Runden skulle være slut {}. Luk den med det, der mangler, eller forlæng den.",
                self.round.end().danish()
            ));
        }
        for child in &self.standing.children {
            let name = child_name(self.roster, &child.child);
            match &child.known {
                Known::Here => {}
                Known::Moved { to } => said.push(format!(
                    "{name} er flyttet ({}) og bliver i denne runde, til den er lukket.",
                    unit_name(to)
                )),
                Known::PutAway => {
                    said.push(format!("{name} er lagt væk og mangler ikke imens."));
                }
                Known::Gone => said.push("Et barn i runden er slettet.".to_owned()),
            }
        }
        let newcomers = self.roster.newcomers(self.round);
        if !newcomers.is_empty() {
            let ids: Vec<_> = newcomers.iter().map(|(id, _)| *id).collect();
            said.push(format!(
                "{} er kommet til stuen. Tag med i runden under »Hvem vurderer hvem«.",
                names(self.roster, &ids)
            ));
        }
        said.into_iter()
            .map(|text| note(Tone::Careful, text))
            .collect()
    }

    fn closed(&self) -> AnyView {
        let missing = self.round.closing().map(|(closing, _)| &closing.missing);
        let Some(missing) = missing.filter(|missing| !missing.is_empty()) else {
            return note(Tone::Calm, "Runden er lukket. Ingen manglede.");
        };
        let lines = missing_lines(self.roster, missing);
        view! {
            <Notice tone=Tone::Careful>
                <p>"Runden er lukket. Det manglede:"</p>
                {lines}
            </Notice>
        }
        .into_any()
    }

    fn ways(&self) -> AnyView {
        let app = self.app;
        let way = |text: &'static str, screen: Screen| {
            let id = self.id.to_owned();
            button("button", text, move || app.go_to_round(screen, id.clone()))
        };
        if self.round.is_open() {
            view! {
                <div class="row">
                    {way("Hvem vurderer hvem", Screen::Assessors)}
                    {way("Forlæng runden", Screen::ProlongRound)}
                    {way("Luk runden", Screen::CloseRound)}
                </div>
            }
            .into_any()
        } else {
            view! { <div class="row">{way("Forlæng og åbn igen", Screen::ProlongRound)}</div> }
                .into_any()
        }
    }

    /// The walk: the biggest thing on the screen.
    fn onward(&self) -> AnyView {
        let app = self.app;
        let walk = app
            .walk
            .get_untracked()
            .filter(|walk| walk.round == self.id);
        let left_at = walk.as_ref().map(|walk| walk.child.as_str());
        let can_walk = self.round.is_open() && self.begun;
        let next = self.standing.resume(left_at).filter(|_| can_walk);
        let go = next.map(|child| {
            let verb = if walk.is_some() { "Fortsæt" } else { "Begynd" };
            let text = format!("{verb} med {}", child_name(self.roster, child));
            let (id, child, failed) = (self.id.to_owned(), child.to_owned(), self.failed);
            button("button button--main button--big", text, move || {
                walk_to(app, &id, &child, failed);
            })
        });
        view! {
            <Onward>
                <Back text="Alle runder" on_click=Callback::new(move |()| app.go(Screen::Rounds)) />
                {go}
            </Onward>
        }
        .into_any()
    }
}
