//! What offers are looked for by: age, problem and the steps of the rulers.

use leptos::prelude::*;

use crate::{
    domain::{
        boernelineal::Score,
        instrument::AreaId,
        offer::{Ages, Wanted},
    },
    view::{
        component::{FieldKind, TextField, Toggle, When, input},
        context::App,
    },
};

/// What is typed and chosen in the search.
#[derive(Clone, Copy)]
pub(super) struct Search {
    age: RwSignal<String>,
    unborn: RwSignal<bool>,
    problem: RwSignal<String>,
    child: RwSignal<String>,
    parents: RwSignal<String>,
}

impl Search {
    /// A search that begins with what is known.
    pub(super) fn new(wanted: &Wanted) -> Self {
        let step = |score: Option<Score>| {
            let text = score.map(|score| score.get().to_string());
            RwSignal::new(text.unwrap_or_default())
        };
        let problem = wanted.problem.as_ref().map(|id| id.as_str().to_owned());
        Self {
            age: RwSignal::new(wanted.ages.map(Ages::danish).unwrap_or_default()),
            unborn: RwSignal::new(wanted.unborn),
            problem: RwSignal::new(problem.unwrap_or_default()),
            child: step(wanted.child),
            parents: step(wanted.parents),
        }
    }

    /// What is looked for. An age that cannot be read leaves none out, and is told at its field.
    /// Tracked.
    pub(super) fn wanted(self) -> Wanted {
        let step = |chosen: RwSignal<String>| chosen.get().parse().ok().and_then(Score::new);
        let unborn = self.unborn.get();
        let ages = self.age.get().parse().ok();
        let problem = self.problem.get();
        Wanted {
            ages: ages.filter(|_| !unborn),
            unborn,
            problem: (!problem.is_empty()).then_some(AreaId(problem)),
            child: step(self.child),
            parents: step(self.parents),
        }
    }

    /// The fields.
    pub(super) fn fields(self, app: App) -> AnyView {
        let error = Signal::derive(move || {
            let text = self.age.get();
            let unread = !text.trim().is_empty() && text.parse::<Ages>().is_err();
            unread.then(|| "Skriv alderen som 10 mdr., 3 år eller 2 år og 5 mdr.".to_owned())
        });
        let unborn = self.unborn;
        view! {
            <section class="card" aria-label="Find tilbud">
                <h2>"Find tilbud"</h2>
                <When on=move || !unborn.get()>
                    <TextField
                        label="Barnets alder"
                        id="offer-age"
                        hint="Fx 10 mdr. eller 3 år. Tomt felt: alle aldre."
                        kind=FieldKind::Search
                        value=self.age
                        error
                        on_input=Callback::new(move |text: String| self.age.set(text))
                    />
                </When>
                {not_stored(unborn)}
                {select(("Hvad handler det om?", "offer-problem"), problems(app), self.problem)}
                <div class="row">
                    {select(("Trin for barnet", "offer-child"), steps("Alle trin"), self.child)}
                    {select(("Trin for forældrenes omsorg", "offer-parents"), steps("Alle trin"), self.parents)}
                </div>
            </section>
        }
        .into_any()
    }
}

fn not_stored(unborn: RwSignal<bool>) -> AnyView {
    view! {
        <Toggle
            text="Barnet er ikke født endnu"
            checked=unborn
            on_change=Callback::new(move |on: bool| unborn.set(on))
        />
    }
    .into_any()
}

fn problems(app: App) -> Vec<(String, String)> {
    let areas = app.content().instrument.areas.clone().into_iter();
    std::iter::once((String::new(), "Alle områder".to_owned()))
        .chain(areas.map(|area| (area.id.0, area.title)))
        .collect()
}

/// The steps of a ruler to choose from, after what choosing none is called.
pub(super) fn steps(none: &str) -> Vec<(String, String)> {
    std::iter::once((String::new(), none.to_owned()))
        .chain(Score::all().map(|score| (score.get().to_string(), score.get().to_string())))
        .collect()
}

/// One among many, in the browser's own list: value and words.
pub(super) fn select(
    (label, id): (&'static str, &'static str),
    options: Vec<(String, String)>,
    chosen: RwSignal<String>,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, text)| {
            let is = value.clone();
            view! {
                <option value=value prop:selected=Signal::derive(move || chosen.with(|c| *c == is))>
                    {text}
                </option>
            }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select class="input input--short" id=id on:change=input(move |text| chosen.set(text))>
                {options}
            </select>
        </div>
    }
    .into_any()
}
