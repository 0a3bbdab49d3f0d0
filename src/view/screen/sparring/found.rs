//! What was found that can tell who the child is: each piece to be taken out or said to be
//! harmless.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    page::{of_sheet, with_sheet},
    words,
};
use crate::{
    domain::sparring::{Field, FindingKind, Refusal},
    view::{
        component::{Tone, button, live, memo, note, tap},
        context::App,
        effects,
    },
};

type Texts = BTreeMap<Field, String>;

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
    // The texts before and after everything was taken out.
    let before = RwSignal::new(None::<(Texts, Texts)>);
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
                        let mut clean = sheet.clone();
                        clean.redact(&known);
                        before.set(Some((sheet.texts, clean.texts.clone())));
                        effects::edit_sheet(app, &id, move |sheet| sheet.texts = clean.texts);
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
    let kept_of = id.clone();
    let stops = memo(move || {
        matches!(refused.get(), Some(Refusal::Findings(_))) && !pieces.with(Vec::is_empty)
    });
    let undo = move || {
        if let Some((texts, clean)) = before.get_untracked() {
            before.set(None);
            effects::edit_sheet(app, &id, move |now| {
                // What was written since stays.
                for (field, text) in texts {
                    if now.texts.get(&field) == clean.get(&field) {
                        now.texts.insert(field, text);
                    }
                }
            });
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
            {kept(app, kept_of)}
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
            <button type="button" class="button" aria-label=label on:click=tap(keep)>
                "Det må stå"
            </button>
        </li>
    }
    .into_any()
}

/// What may stay, to be looked at again.
fn kept(app: App, id: String) -> AnyView {
    let kept = of_sheet(app, id.clone(), |sheet| sheet.kept.clone());
    live(move || {
        let rows: Vec<_> = kept
            .get()
            .into_iter()
            .map(|text| {
                let (id, again) = (id.clone(), text.clone());
                let look = move || {
                    let again = again.clone();
                    effects::edit_sheet(app, &id, move |sheet| {
                        sheet.kept.remove(&again);
                    });
                };
                let label = format!("Må ikke stå alligevel: {text}");
                view! {
                    <li class="list__entry row">
                        <span>
                            <strong>{text}</strong>
                            " må stå"
                        </span>
                        <button type="button" class="button" aria-label=label on:click=tap(look)>
                            "Må ikke stå alligevel"
                        </button>
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })
    })
    .into_any()
}
