//! Assessments side by side, for the screen and for paper: difference by word and symbol, never a
//! number made of several.
//!
//! On the screen what differs comes first and stands open; the rest is made when it is opened.

use std::sync::Arc;

use leptos::prelude::*;

use super::comparison_table::{Sheet, Shown, Unfolded, written};
use crate::{
    domain::{
        assessment::Assessment,
        comparison::{Accord, AreaComparison, Comparison, Row, Voice},
        factors::FactorKind,
        instrument::{HeightenedRoute, Instrument},
        position::Position,
    },
    view::{
        component::{Tone, button, fold, later, live, note},
        context::Content,
        factors, wording,
    },
};

/// What lies side by side.
pub(super) struct SideBySide<'a> {
    raters: &'a [&'a Assessment],
    comparison: &'a Comparison<'a>,
    instrument: Option<&'a Instrument>,
    sheet: Sheet,
}

/// So many areas fill a screen when they are open: those below are made when these are drawn.
const IN_SIGHT: usize = 2;

fn accord_words(accord: Accord) -> &'static str {
    match accord {
        Accord::Agree => "✓ I ser ens",
        Accord::Differ => "◆ I ser forskelligt",
        Accord::Incomparable => "– Kan ikke sammenlignes",
    }
}

fn ruler_words(accord: Accord) -> &'static str {
    match accord {
        Accord::Agree => "✓ Tæt på hinanden",
        Accord::Differ => "◆ Noget at tale om",
        Accord::Incomparable => "– Kan ikke sammenlignes",
    }
}

fn cell<T: Copy>(voice: Voice<T>, said: impl Fn(T) -> String) -> String {
    match voice {
        Voice::NotAsked => "ikke spurgt".to_owned(),
        Voice::Silent => "ikke besvaret".to_owned(),
        Voice::Said(answer) => said(answer),
    }
}

impl<'a> SideBySide<'a> {
    /// The assessments in the order of the columns, with what was found when they were held
    /// against each other. What is folded away is opened by `unfolded`.
    pub(super) fn new(
        raters: &'a [&'a Assessment],
        comparison: &'a Comparison<'a>,
        instrument: Option<&'a Instrument>,
        unfolded: Unfolded,
    ) -> Self {
        let names: Arc<[String]> = raters.iter().map(|a| a.author.name.clone()).collect();
        Self {
            raters,
            comparison,
            instrument,
            sheet: Sheet { names, unfolded },
        }
    }

    fn shown<T: Copy>(
        &self,
        what: &str,
        row: &Row<T>,
        words: fn(Accord) -> &'static str,
        said: impl Fn(T) -> String,
    ) -> Shown {
        // With one assessment there is nobody to see the same as.
        let words = if self.sheet.is_alone() {
            ""
        } else {
            words(row.accord)
        };
        Shown {
            what: what.to_owned(),
            accord: row.accord,
            words,
            cells: row.voices.iter().map(|voice| cell(*voice, &said)).collect(),
        }
    }

    /// What was seen: answers and observations, area by area, with no marks.
    pub(super) fn seen(&self, content: &Content) -> AnyView {
        let (apart, rest): (Vec<_>, Vec<_>) = self
            .comparison
            .areas
            .iter()
            .partition(|area| area.differs());
        let list = |areas: Vec<&AreaComparison<'_>>, above: usize| -> Vec<_> {
            let places = above..;
            areas
                .into_iter()
                .zip(places)
                .map(|(area, place)| self.area(area, place))
                .collect()
        };
        let none = self.comparison.areas.is_empty();
        let areas = if self.sheet.opener().is_none()
            || self.sheet.is_alone()
            || apart.is_empty()
            || rest.is_empty()
        {
            list(self.comparison.areas.iter().collect(), 0).into_any()
        } else {
            let above = apart.len();
            view! {
                <h3>"Her ser I forskelligt"</h3>
                {list(apart, 0)}
                <h3>"De andre områder"</h3>
                {list(rest, above)}
            }
            .into_any()
        };
        view! {
            {self.heightened()}
            {none.then(|| view! { <p>"Trivselsskemaet er ikke brugt."</p> })}
            {(!none).then(|| self.open_all())}
            {areas}
            {self.resources(content)}
        }
        .into_any()
    }

    fn open_all(&self) -> Option<AnyView> {
        let all = self.sheet.opener()?;
        let open = move || button("button", "Vis alle svar", move || all.set(true));
        Some(live(move || (!all.get()).then(open)).into_any())
    }

    fn heightened(&self) -> AnyView {
        let ticked = &self.comparison.heightened;
        let crosses: Vec<_> = ticked
            .iter()
            .map(|(question, row)| {
                let yes = |yes| if yes { "Kryds" } else { "Intet kryds" }.to_owned();
                self.shown(&question.text, row, accord_words, yes)
            })
            .collect();
        let out = ticked
            .iter()
            .any(|(question, _)| question.route == HeightenedRoute::UdenOm);
        let texts: Vec<_> = ticked
            .iter()
            .filter_map(|(question, _)| {
                let texts = self.texts(|rater| {
                    let answer = rater.response.as_ref()?.heightened.get(&question.id)?;
                    answer.yes.then(|| answer.text.clone())
                });
                written("", &texts)
            })
            .collect();
        view! {
            {out
                .then(|| {
                    note(
                        Tone::Danger,
                        "En af jer har mistanke om, at nogen gør barnet ondt. Den mistanke skal ikke drøftes færdig her. Gå til næste skridt, eller tryk »Ring nu«.",
                    )
                })}
            {(!crosses.is_empty())
                .then(|| {
                    view! {
                        <h3>"Skærpet opmærksomhed"</h3>
                        {self.sheet.table("Skærpet opmærksomhed", &crosses)}
                        {texts}
                    }
                })}
        }
        .into_any()
    }

    /// One area, folded away where nothing in it differs. `place` is how many stand above it.
    fn area(&self, area: &AreaComparison<'_>, place: usize) -> AnyView {
        let option = |answer| {
            self.instrument
                .and_then(|instrument| instrument.option(answer))
                .map_or_else(String::new, |option| option.text.clone())
        };
        let rows: Vec<_> = area
            .items
            .iter()
            .map(|(item, row)| self.shown(&item.text, row, accord_words, option))
            .collect();
        let title = area.area.title.clone();
        let id = &area.area.id;
        let given = |rater: &Assessment| rater.response.as_ref()?.area(id).cloned();
        let works = self.texts(|rater| Some(given(rater)?.works));
        let observed = self.texts(|rater| Some(given(rater)?.observation));
        let body: Arc<dyn Fn() -> AnyView + Send + Sync> = {
            let (sheet, title) = (self.sheet.clone(), title.clone());
            Arc::new(move || {
                view! {
                    <div class="stack stack--s">
                        {sheet.folded(&title, &rows)}
                        {written("Det fungerer", &works)}
                        {written("Set og hørt", &observed)}
                    </div>
                }
                .into_any()
            })
        };
        let Some(all) = self.sheet.opener() else {
            return view! {
                <h3>{title}</h3>
                {body()}
            }
            .into_any();
        };
        let said = if self.sheet.is_alone() {
            ""
        } else {
            area_words(area)
        };
        let summary = view! {
            {format!("{title} ")}
            <span class="compare__accord">{said}</span>
        };
        fold(
            "compare__area",
            summary.into_any(),
            area.differs(),
            all,
            Box::new(move || {
                let body = Arc::clone(&body);
                if place < IN_SIGHT {
                    body()
                } else {
                    later(move || body())
                }
            }),
        )
    }

    /// Ressourcer and the answers to the lists, what protects first. They are not held against each
    /// other: who does not know is not of another mind.
    fn resources(&self, content: &Content) -> AnyView {
        let strengths = self.texts(|rater| Some(rater.factors.strengths.clone()));
        let mut titles: Vec<(FactorKind, String)> = Vec::new();
        let lists = || self.raters.iter().map(|rater| &rater.factors);
        for said in lists().flat_map(|answers| factors::said(answers, content)) {
            let title = (said.kind, said.title);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles.sort_by_key(|(kind, _)| *kind);
        let parts: Vec<_> = titles
            .into_iter()
            .map(|(_, title)| {
                let texts = self.texts(|rater| {
                    let said = factors::said(&rater.factors, content);
                    let list = said.into_iter().find(|list| list.title == title)?;
                    let lines = list.rows.into_iter();
                    let lines: Vec<_> = lines
                        .map(|(text, answer)| format!("{answer}: {text}"))
                        .collect();
                    Some(lines.join("\n"))
                });
                view! {
                    <h3>{title}</h3>
                    {written("", &texts)}
                }
            })
            .collect();
        view! {
            {(!strengths.is_empty()).then(|| view! { <h3>"Ressourcer"</h3> })}
            {written("", &strengths)}
            {parts}
        }
        .into_any()
    }

    /// What each rater wrote, with the rater's name; those who wrote nothing are left out.
    fn texts(&self, read: impl Fn(&Assessment) -> Option<String>) -> Vec<(String, String)> {
        self.raters
            .iter()
            .filter_map(|rater| {
                let text = read(rater).filter(|text| !text.trim().is_empty())?;
                Some((rater.author.name.clone(), text))
            })
            .collect()
    }

    /// How it is understood: positions with reasons, marks, and both rulers.
    pub(super) fn understood(&self, content: &Content) -> AnyView {
        let found = self.comparison;
        let position = self.shown("Position", &found.position, accord_words, |position| {
            let label = wording::position(position, &content.municipality);
            format!("{} {label}", shape(position))
        });
        let reasons = self.texts(|rater| Some(rater.position.as_ref()?.reason.clone()));
        let marks: Vec<_> = found
            .areas
            .iter()
            .map(|area| {
                self.shown(&area.area.title, &area.mark, accord_words, |mark| {
                    wording::area_mark(mark).to_owned()
                })
            })
            .collect();
        let resources = self.texts(|rater| Some(rater.factors.understood.clone()));
        let answer = wording::ruler_answer;
        let mut rulers = vec![self.shown("Barnet", &found.child, ruler_words, answer)];
        rulers.extend(found.households.iter().map(|home| {
            let what = match home.name.as_str() {
                "" => "Forældrenes omsorg".to_owned(),
                name => format!("Forældrenes omsorg, {name}"),
            };
            self.shown(&what, &home.care, ruler_words, answer)
        }));
        view! {
            <h3>"Position"</h3>
            {self.sheet.table("Position", &[position])}
            {written("", &reasons)}
            {(!marks.is_empty())
                .then(|| {
                    view! {
                        <h3>"Områderne"</h3>
                        {self.sheet.folded("Områdernes mærker", &marks)}
                    }
                })}
            <h3>{format!("Børnelineal ({})", content.ruler.best)}</h3>
            {self.sheet.table("Børnelineal", &rulers)}
            {(!resources.is_empty()).then(|| view! { <h3>"Risiko og ressourcer"</h3> })}
            {written("", &resources)}
        }
        .into_any()
    }
}

/// Whether the raters see the same in the area as a whole. Some things in it may be left that
/// cannot be compared: that is said.
fn area_words(area: &AreaComparison<'_>) -> &'static str {
    let agree = |(_, row): &(_, Row<_>)| row.accord == Accord::Agree;
    if area.differs() {
        accord_words(Accord::Differ)
    } else if area.items.iter().all(agree) {
        accord_words(Accord::Agree)
    } else if area.items.iter().any(agree) {
        "✓ I ser ens i det, der kan sammenlignes"
    } else {
        accord_words(Accord::Incomparable)
    }
}

/// A position's shape as a letter, beside its word.
pub(super) fn shape(position: Position) -> char {
    match position {
        Position::Groen => '●',
        Position::Gul => '▲',
        Position::Roed => '■',
    }
}
