//! Assessments side by side, for the screen and for paper: difference by word and symbol, never a
//! number made of several.
//!
//! The tables are made once and hear of nothing: what is completed does not change.

use leptos::prelude::*;

use crate::{
    domain::{
        assessment::Assessment,
        comparison::{Accord, AreaComparison, Comparison, Voice},
        instrument::{HeightenedRoute, Instrument},
        position::Position,
    },
    view::{
        component::{Tone, note},
        context::Content,
        wording,
    },
};

/// What lies side by side.
pub(super) struct SideBySide<'a> {
    /// The assessments, in the order of the columns.
    pub(super) raters: &'a [&'a Assessment],
    /// What was found when they were held against each other.
    pub(super) comparison: &'a Comparison<'a>,
    /// The edition that was compared, where there is a form at all.
    pub(super) instrument: Option<&'a Instrument>,
    /// Everything is open, as on paper; else only where there is a difference.
    pub(super) open: bool,
}

/// A row as it is shown.
struct Shown {
    what: String,
    accord: Accord,
    words: &'static str,
    cells: Vec<String>,
}

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

impl SideBySide<'_> {
    fn shown<T: Copy>(
        &self,
        what: String,
        voices: &[Voice<T>],
        accord: Accord,
        words: fn(Accord) -> &'static str,
        said: impl Fn(T) -> String,
    ) -> Shown {
        // With one assessment there is nobody to see the same as.
        let words = if self.raters.len() < 2 {
            ""
        } else {
            words(accord)
        };
        Shown {
            what,
            accord,
            words,
            cells: voices.iter().map(|voice| cell(*voice, &said)).collect(),
        }
    }

    fn table(&self, caption: &str, rows: Vec<Shown>) -> AnyView {
        let names = self
            .raters
            .iter()
            .map(|rater| view! { <th scope="col">{rater.author.name.clone()}</th> })
            .collect_view();
        let span = self.raters.len().to_string();
        let rows = rows
            .into_iter()
            .map(|row| {
                let class = if row.accord == Accord::Differ {
                    "compare__row compare__row--differ"
                } else {
                    "compare__row"
                };
                let cells = row
                    .cells
                    .into_iter()
                    .map(|cell| view! { <td>{cell}</td> })
                    .collect_view();
                view! {
                    <tbody class=class>
                        <tr>
                            <th scope="rowgroup" colspan=span.clone()>
                                {row.what} " " <span class="compare__accord">{row.words}</span>
                            </th>
                        </tr>
                        <tr>{cells}</tr>
                    </tbody>
                }
            })
            .collect_view();
        view! {
            <table class="compare">
                <caption class="unseen">{caption.to_owned()}</caption>
                <thead>
                    <tr>{names}</tr>
                </thead>
                {rows}
            </table>
        }
        .into_any()
    }

    /// The rows where there is a difference, and the others folded away; or all of them.
    fn folded(&self, caption: &str, rows: Vec<Shown>) -> AnyView {
        if self.open || self.raters.len() < 2 {
            return self.table(caption, rows);
        }
        let (apart, rest): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| row.accord == Accord::Differ);
        if apart.is_empty() {
            return self.table(caption, rest);
        }
        let rest = (!rest.is_empty()).then(|| {
            let table = self.table(&format!("{caption}: resten"), rest);
            view! {
                <details>
                    <summary>"Resten, hvor I ser ens, eller som ikke kan sammenlignes"</summary>
                    {table}
                </details>
            }
        });
        view! {
            {self.table(caption, apart)}
            {rest}
        }
        .into_any()
    }

    /// What was seen: answers and observations, area by area, with no marks.
    pub(super) fn seen(&self) -> AnyView {
        let areas = self
            .comparison
            .areas
            .iter()
            .map(|area| self.area(area))
            .collect_view();
        let crosses: Vec<_> = self
            .comparison
            .heightened
            .iter()
            .map(|(question, row)| {
                let yes = |yes| if yes { "Kryds" } else { "Intet kryds" }.to_owned();
                self.shown(
                    question.text.clone(),
                    &row.voices,
                    row.accord,
                    accord_words,
                    yes,
                )
            })
            .collect();
        let out = self
            .comparison
            .heightened
            .iter()
            .any(|(question, _)| question.route == HeightenedRoute::UdenOm);
        let texts = self
            .comparison
            .heightened
            .iter()
            .map(|(question, _)| {
                self.texts(|rater| {
                    let answer = rater.response.as_ref()?.heightened.get(&question.id)?;
                    answer.yes.then(|| answer.text.clone())
                })
            })
            .collect_view();
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
                        {self.table("Skærpet opmærksomhed", crosses)}
                        {texts}
                    }
                })}
            {self
                .comparison
                .areas
                .is_empty()
                .then(|| view! { <p>"Trivselsskemaet er ikke brugt."</p> })}
            {areas}
        }
        .into_any()
    }

    fn area(&self, area: &AreaComparison<'_>) -> AnyView {
        let option = |answer| {
            self.instrument
                .and_then(|instrument| instrument.option(answer))
                .map_or_else(String::new, |option| option.text.clone())
        };
        let rows = area
            .items
            .iter()
            .map(|(item, row)| {
                self.shown(
                    item.text.clone(),
                    &row.voices,
                    row.accord,
                    accord_words,
                    option,
                )
            })
            .collect();
        let title = area.area.title.clone();
        let table = self.folded(&title, rows);
        let id = &area.area.id;
        let given = |rater: &Assessment| rater.response.as_ref()?.area(id).cloned();
        let works = self.texts(|rater| Some(given(rater)?.works));
        let observed = self.texts(|rater| Some(given(rater)?.observation));
        let body = view! {
            {table}
            {works.map(|texts| view! { <p><strong>"Det fungerer"</strong></p> {texts} })}
            {observed.map(|texts| view! { <p><strong>"Set og hørt"</strong></p> {texts} })}
        };
        if self.open {
            return view! {
                <div class="stack stack--s">
                    <h3>{title}</h3>
                    {body}
                </div>
            }
            .into_any();
        }
        let said = if self.raters.len() < 2 {
            ""
        } else if area.differs() {
            accord_words(Accord::Differ)
        } else if area
            .items
            .iter()
            .any(|(_, row)| row.accord == Accord::Agree)
        {
            accord_words(Accord::Agree)
        } else {
            accord_words(Accord::Incomparable)
        };
        view! {
            <details class="compare__area" open=area.differs()>
                <summary>
                    {title} " " <span class="compare__accord">{said}</span>
                </summary>
                <div class="stack stack--s">{body}</div>
            </details>
        }
        .into_any()
    }

    /// What each rater wrote, under the rater's name; nothing where nobody wrote anything.
    fn texts(&self, read: impl Fn(&Assessment) -> Option<String>) -> Option<AnyView> {
        let rows: Vec<_> = self
            .raters
            .iter()
            .filter_map(|rater| {
                let text = read(rater).filter(|text| !text.trim().is_empty())?;
                Some(view! {
                    <dt>{rater.author.name.clone()}</dt>
                    <dd class="typed">{text}</dd>
                })
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <dl class="facts">{rows}</dl> }.into_any())
    }

    /// How it is understood: positions with reasons, marks, and both rulers.
    pub(super) fn understood(&self, content: &Content) -> AnyView {
        let found = self.comparison;
        let position = self.shown(
            "Position".to_owned(),
            &found.position.voices,
            found.position.accord,
            accord_words,
            |position| {
                let label = wording::position(position, &content.municipality);
                format!("{} {label}", shape(position))
            },
        );
        let reasons = self.texts(|rater| Some(rater.position.as_ref()?.reason.clone()));
        let marks: Vec<_> = found
            .areas
            .iter()
            .map(|area| {
                self.shown(
                    area.area.title.clone(),
                    &area.mark.voices,
                    area.mark.accord,
                    accord_words,
                    |mark| wording::area_mark(mark).to_owned(),
                )
            })
            .collect();
        let answer = wording::ruler_answer;
        let mut rulers = vec![self.shown(
            "Barnet".to_owned(),
            &found.child.voices,
            found.child.accord,
            ruler_words,
            answer,
        )];
        rulers.extend(found.households.iter().map(|home| {
            let what = match home.name.as_str() {
                "" => "Forældrenes omsorg".to_owned(),
                name => format!("Forældrenes omsorg, {name}"),
            };
            self.shown(
                what,
                &home.care.voices,
                home.care.accord,
                ruler_words,
                answer,
            )
        }));
        view! {
            <h3>"Position"</h3>
            {self.table("Position", vec![position])}
            {reasons}
            {(!marks.is_empty())
                .then(|| view! { <h3>"Områderne"</h3> {self.folded("Områdernes mærker", marks)} })}
            <h3>{format!("Børnelineal ({})", content.ruler.best)}</h3>
            {self.table("Børnelineal", rulers)}
        }
        .into_any()
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
