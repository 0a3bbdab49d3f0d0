//! The chart in words: for whoever does not see it, and for paper.

use leptos::prelude::*;

use crate::{
    view::{component::PositionMark, context::App, wording},
    workflow::course::{Chart, Row, Source},
};

/// The table beside the chart, newest first.
pub(super) fn table(app: App, chart: &Chart) -> AnyView {
    let rows: Vec<_> = chart
        .rows
        .iter()
        .rev()
        .map(|one| row(app, chart, one))
        .collect();
    view! {
        <details class="chart__table">
            <summary>"Vis som tabel"</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Dag"</th>
                        <th scope="col">"Hvad"</th>
                        <th scope="col">"Hvem"</th>
                        <th scope="col">"Barnet"</th>
                        <th scope="col">"Omsorgen"</th>
                        <th scope="col">"Position"</th>
                        <th scope="col">"Udgave"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
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
        <tr>
            <th scope="row">{row.on.danish()}</th>
            <td class="typed">{what}</td>
            <td>{who}</td>
            <td>{child}</td>
            <td>{care}</td>
            <td>{position}</td>
            <td>{row.edition.clone()}</td>
        </tr>
    }
}
