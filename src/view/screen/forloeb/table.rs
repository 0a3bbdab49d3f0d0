//! The chart in words: for whoever does not see it, and for paper.

use leptos::prelude::*;

use crate::{
    view::{component::PositionMark, context::App, wording},
    workflow::course::{Chart, Row, Source},
};

const DAY: &str = "Dag";
const WHAT: &str = "Hvad";
const WHO: &str = "Hvem";
const CHILD: &str = "Barnet";
const CARE: &str = "Omsorgen";
const POSITION: &str = "Position";
const EDITION: &str = "Udgave";

/// What the columns hold. On a telephone each stands before its cell.
const COLUMNS: [&str; 7] = [DAY, WHAT, WHO, CHILD, CARE, POSITION, EDITION];

/// The table beside the chart, newest first. The roles are said outright: where rows lie as blocks, the
/// browser takes them for no table.
pub(super) fn table(app: App, chart: &Chart) -> AnyView {
    let rows: Vec<_> = chart
        .rows
        .iter()
        .rev()
        .map(|one| row(app, chart, one))
        .collect();
    let heads = COLUMNS.map(|name| {
        view! { <th scope="col" role="columnheader">{name}</th> }
    });
    view! {
        <details class="chart__table">
            <summary>"Vis som tabel"</summary>
            <table role="table">
                <thead role="rowgroup">
                    <tr role="row">{heads}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn row(app: App, chart: &Chart, row: &Row) -> impl IntoView + use<> {
    let content = app.content();
    let who = row.rater.and_then(|rater| chart.raters.get(rater));
    let who = who.map_or_else(|| "flere sammen".to_owned(), |who| who.name.clone());
    let what = match &row.source {
        Source::Assessment => "Vurdering".to_owned(),
        Source::Joint => "Fælles vurdering".to_owned(),
        Source::Before(effort) => format!("Før »{effort}«"),
        Source::After(effort) => format!("Efter »{effort}«"),
    };
    let child = row
        .child
        .map_or_else(|| "–".to_owned(), wording::ruler_answer);
    let care: Vec<_> = row
        .care
        .iter()
        .map(|(home, answer)| {
            let answer = wording::ruler_answer(*answer);
            if home.is_empty() {
                answer
            } else {
                format!("{home}: {answer}")
            }
        })
        .collect();
    let care = if care.is_empty() {
        "–".to_owned()
    } else {
        care.join(", ")
    };
    let position = row.position.map(|position| {
        let label = wording::position(position, &content.municipality);
        view! { <PositionMark position label /> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{row.on.danish()}</th>
            <td role="cell" class="typed" data-what=WHAT>{what}</td>
            <td role="cell" data-what=WHO>{who}</td>
            <td role="cell" data-what=CHILD>{child}</td>
            <td role="cell" data-what=CARE>{care}</td>
            <td role="cell" data-what=POSITION>{position}</td>
            <td role="cell" data-what=EDITION>{row.edition.clone()}</td>
        </tr>
    }
}
