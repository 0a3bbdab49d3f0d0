//! What was found that can tell who the child is: each piece to be taken out or said to be
//! harmless.

use leptos::prelude::*;

use super::{page::with_sheet, words};
use crate::{
    domain::sparring::{FindingKind, Refusal, SparringSheet},
    view::{
        component::{Tone, button, live, memo, note},
        context::App,
        effects,
    },
};

/// A piece that was found.
#[derive(Clone, PartialEq, Eq)]
struct Piece {
    kind: FindingKind,
    text: String,
}

/// The check of the texts.
pub(super) fn found(app: App, id: String, refused: RwSignal<Option<Refusal>>) -> AnyView {
    let pieces = {
        let id = id.clone();
        memo(move || {
            with_sheet(app, &id, |sheet, known| {
                let mut pieces: Vec<Piece> = Vec::new();
                for (field, finding) in sheet.findings(known) {
                    let text = sheet.text(field)[finding.at].to_owned();
                    if pieces.iter().all(|piece| piece.text != text) {
                        let kind = finding.kind;
                        pieces.push(Piece { kind, text });
                    }
                }
                pieces
            })
            .unwrap_or_default()
        })
    };
    let before = RwSignal::new(None::<SparringSheet>);
    let list = {
        let id = id.clone();
        live(move || {
            let pieces = pieces.get();
            if pieces.is_empty() {
                let words = "✓ Der er ikke fundet navne, numre, datoer eller adresser.";
                return view! { <p>{words}</p> }.into_any();
            }
            let all = {
                let id = id.clone();
                move || {
                    let names = untrack(|| {
                        with_sheet(app, &id, |sheet, known| (sheet.clone(), known.clone()))
                    });
                    if let Some((sheet, known)) = names {
                        before.set(Some(sheet));
                        effects::edit_sheet(app, &id, move |sheet| sheet.redact(&known));
                    }
                }
            };
            let rows: Vec<_> = pieces
                .into_iter()
                .map(|piece| row(app, id.clone(), piece))
                .collect();
            view! {
                <p>"Det her kan fortælle, hvem barnet er:"</p>
                <ul class="list">{rows}</ul>
                {button("button button--main", "Tag det hele ud", all)}
            }
            .into_any()
        })
    };
    let stops = memo(move || {
        matches!(refused.get(), Some(Refusal::Findings(_))) && !pieces.with(Vec::is_empty)
    });
    let undo = move || {
        if let Some(sheet) = before.get_untracked() {
            before.set(None);
            effects::edit_sheet(app, &id, move |now| now.texts = sheet.texts);
        }
    };
    view! {
        <section class="card">
            <h2>"Kan nogen se, hvem det er?"</h2>
            <p
                class="field__error"
                hidden=Signal::derive(move || !stops.get())
                tabindex="-1"
                aria-invalid="true"
            >
                {live(move || stops.get().then_some("Tag det ud, eller sig, at det må stå."))}
            </p>
            {list}
            {live(move || before.get().is_some().then(|| button("button", "Fortryd", undo.clone())))}
            {note(Tone::Calm, "Appen finder kun det, der kan findes efter regler. Det gør ikke teksten anonym: Også det, der fortælles, kan genkendes. Læs den igennem med andres øjne.")}
        </section>
    }
    .into_any()
}

fn row(app: App, id: String, piece: Piece) -> AnyView {
    let text = piece.text.clone();
    let keep = move || {
        let text = text.clone();
        effects::edit_sheet(app, &id, move |sheet| {
            sheet.kept.insert(text);
        });
    };
    let label = format!("Det må stå: {}", piece.text);
    view! {
        <li class="list__entry row">
            <span>
                <strong>{piece.text}</strong>
                {format!(" ligner {}", words::finding(piece.kind))}
            </span>
            <button type="button" class="button" aria-label=label on:click=move |_| keep()>
                "Det må stå"
            </button>
        </li>
    }
    .into_any()
}
