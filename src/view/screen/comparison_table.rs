//! The tables of a comparison: a column for each rater, difference by word and symbol.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{domain::comparison::Accord, view::component::fold};

/// One thing as it is shown.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// What it is.
    pub(super) what: String,
    /// Whether the raters see the same.
    pub(super) accord: Accord,
    /// The same by symbol and word; empty where only one has looked.
    pub(super) words: &'static str,
    /// What each rater said.
    pub(super) cells: Vec<String>,
}

/// What stands open beside the differences.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unfolded {
    /// Everything, as on paper.
    All,
    /// Everything, once somebody wants to see all of it.
    When(RwSignal<bool>),
}

/// How many raters have room side by side on a telephone.
const NARROW: usize = 2;

/// How tables are shown.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// The raters' names, in the order of the columns.
    pub(super) names: Arc<[String]>,
    /// What stands open beside the differences.
    pub(super) unfolded: Unfolded,
}

impl Sheet {
    /// What opens everything; none where everything stands open.
    pub(super) fn opener(&self) -> Option<RwSignal<bool>> {
        match self.unfolded {
            Unfolded::All => None,
            Unfolded::When(all) => Some(all),
        }
    }

    /// Whether there is anybody to be held against.
    pub(super) fn is_alone(&self) -> bool {
        self.names.len() < 2
    }

    /// All rows. They are text that hears of nothing: what is completed does not change.
    pub(super) fn table(&self, caption: &str, rows: &[Shown]) -> AnyView {
        let names: Vec<_> = self
            .names
            .iter()
            .map(|name| {
                view! {
                    <th scope="col" role="columnheader">
                        {name.clone()}
                    </th>
                }
            })
            .collect();
        let span = self.names.len().to_string();
        let rows: Vec<_> = rows
            .iter()
            .map(|row| shown(row, &self.names, &span))
            .collect();
        let class = if self.names.len() > NARROW {
            "compare compare--many"
        } else {
            "compare"
        };
        view! {
            <table class=class role="table">
                <caption class="unseen">{caption.to_owned()}</caption>
                <thead role="rowgroup">
                    <tr role="row">{names}</tr>
                </thead>
                {rows}
            </table>
        }
        .into_any()
    }

    /// The rows where there is a difference, and the others folded away; or all of them.
    pub(super) fn folded(&self, caption: &str, rows: &[Shown]) -> AnyView {
        let differs = |row: &&Shown| row.accord == Accord::Differ;
        let (apart, rest): (Vec<_>, Vec<_>) = rows.iter().partition(differs);
        let Some(all) = self.opener() else {
            return self.table(caption, rows);
        };
        if self.is_alone() || apart.is_empty() || rest.is_empty() {
            return self.table(caption, rows);
        }
        let owned = |rows: Vec<&Shown>| rows.into_iter().cloned().collect::<Vec<_>>();
        let (apart, rest) = (owned(apart), owned(rest));
        let (sheet, rest_of) = (self.clone(), format!("{caption}: resten"));
        let rest = fold(
            "",
            "Resten, hvor I ser ens, eller som ikke kan sammenlignes".into_any(),
            false,
            all,
            Box::new(move || sheet.table(&rest_of, &rest)),
        );
        view! {
            {self.table(caption, &apart)}
            {rest}
        }
        .into_any()
    }
}

/// A thing and what each rater said. The roles are said outright: where rows lie as blocks, the browser
/// takes them for no table.
fn shown(row: &Shown, names: &[String], span: &str) -> AnyView {
    let class = if row.accord == Accord::Differ {
        "compare__row compare__row--differ"
    } else {
        "compare__row"
    };
    let cells: Vec<_> = row
        .cells
        .iter()
        .zip(names)
        .map(|(cell, name)| {
            view! {
                <td role="cell" data-who=name.clone()>
                    {cell.clone()}
                </td>
            }
        })
        .collect();
    view! {
        <tbody class=class role="rowgroup">
            <tr role="row">
                <th scope="rowgroup" role="rowheader" colspan=span.to_owned()>
                    {format!("{} ", row.what)}
                    <span class="compare__accord">{row.words}</span>
                </th>
            </tr>
            <tr role="row">{cells}</tr>
        </tbody>
    }
    .into_any()
}

/// What each rater wrote, under the rater's name; nothing where nobody wrote anything.
pub(super) fn written(title: &'static str, texts: &[(String, String)]) -> Option<AnyView> {
    let rows: Vec<_> = texts
        .iter()
        .map(|(name, text)| {
            view! {
                <dt>{name.clone()}</dt>
                <dd class="typed">{text.clone()}</dd>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            {(!title.is_empty()).then(|| view! { <p><strong>{title}</strong></p> })}
            <dl class="facts">{rows}</dl>
        }
        .into_any()
    })
}
