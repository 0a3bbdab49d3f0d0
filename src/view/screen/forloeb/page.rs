//! The child's course on one page: what was agreed last, the chart, and the timeline.

use std::{ops::Range, sync::Arc};

use leptos::prelude::*;

use super::{
    agreed::agreed,
    chart::{charts, positions},
    entries::entry,
    table::table,
};
use crate::{
    domain::log::Paper,
    view::{
        component::{Back, ChoiceLayout, ChoiceText, Choices, Heading, Onward, later, live, memo},
        context::{App, app},
        screen::{child::kept_line, notice_bar::contact_barred, print::print_button},
    },
    workflow::{
        course::{Chart, Sort},
        screen::Screen,
    },
};

/// The course of the child that the screen is about.
#[component]
pub fn Forloeb() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let chart = Arc::new(app.roster.with_untracked(|roster| Chart::of(roster, &id)));
    view! {
        <Heading text=format!("Forløb: {label}") />
        {contact_barred(app, id.clone(), true)}
        {agreed(app, id.clone())}
        {drawn(app, chart)}
        {timeline(app, id)}
        {kept_line(app)}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            {print_button(app, "button", "Print forløbet", Paper::Course)}
        </Onward>
    }
}

fn drawn(app: App, chart: Arc<Chart>) -> AnyView {
    if chart.rows.is_empty() {
        return view! {
            <p class="muted">"Positioner og børnelineal vises her, når en vurdering er afsluttet, eller når barnet er vurderet før en indsats."</p>
        }
        .into_any();
    }
    view! {
        <section class="card">
            <h2>"Børnelineal og positioner over tid"</h2>
            {charts(&chart)}
            {later(move || view! { {positions(app, &chart)} {table(app, &chart)} }.into_any())}
        </section>
    }
    .into_any()
}

fn timeline(app: App, id: String) -> AnyView {
    let shown = RwSignal::new(None::<Sort>);
    let options = std::iter::once("Alt")
        .chain(Sort::ALL.into_iter().map(sort_word))
        .map(ChoiceText::plain)
        .collect();
    let selected = Signal::derive(move || {
        let at = shown
            .get()
            .and_then(|sort| Sort::ALL.iter().position(|other| *other == sort));
        Some(at.map_or(0, |at| at + 1))
    });
    let on_pick = Callback::new(move |index: usize| {
        let sort = index.checked_sub(1).and_then(|at| Sort::ALL.get(at));
        shown.set(sort.copied());
    });
    let rows = memo(move || shown.get());
    let list = live(move || {
        let (id, shown) = (id.clone(), rows.get());
        let first = entries(app, &id, shown, 0..SCREENFUL);
        if first.is_empty() {
            return view! { <p class="muted">"Her er intet endnu."</p> }.into_any();
        }
        let rest = move || entries(app, &id, shown, SCREENFUL..usize::MAX).into_any();
        view! { <ul class="list timeline">{first} {later(rest)}</ul> }.into_any()
    });
    view! {
        <h2>"Det, der er sket"</h2>
        <div class="screen-only">
            <Choices
                legend="Vis"
                name="timeline"
                options
                selected
                on_pick
                layout=ChoiceLayout::Row
            />
        </div>
        {list}
    }
    .into_any()
}

/// More entries than a tablet shows at once below the heading: the others are made when these are
/// drawn.
const SCREENFUL: usize = 14;

/// Some of the entries of one sort, or of all.
fn entries(app: App, child: &str, shown: Option<Sort>, some: Range<usize>) -> Vec<AnyView> {
    // What is printed goes by what everybody can read.
    let barred = app.parents_for_all(child).is_barred();
    app.roster.with(|roster| {
        let entries = roster.timeline_of(child).into_iter();
        entries
            .filter(|one| shown.is_none_or(|sort| one.sort() == sort))
            .skip(some.start)
            .take(some.len())
            .map(|one| entry(app, child, &one, barred))
            .collect()
    })
}

fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Assessments => "Vurderinger",
        Sort::Agreements => "Aftaler",
        Sort::Parents => "Forældre",
        Sort::Efforts => "Indsatser",
        Sort::Meetings => "Møder",
        Sort::Transitions => "Overgange",
        Sort::Underretninger => "Underretninger",
        Sort::FollowUps => "Udsættelser",
        Sort::Details => "Oplysninger",
    }
}
