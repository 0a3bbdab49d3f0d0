//! A letter to the parents: filled in on the screen, printed alone on the paper.

use leptos::prelude::*;

use crate::{
    domain::log::Paper,
    domain::{letter::LetterText, next_step::LeaveToTell, position::Position},
    view::{
        component::{FieldKind, TextField, button, live},
        context::app,
        effects,
        screen::print::print_button,
    },
};

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// How every child is followed.
    Information,
    /// What the professionals see, at this position.
    Result(Position),
}

/// The letter, with what can be done with it.
#[component]
pub fn LetterCard(
    /// Which letter.
    kind: LetterKind,
    /// The child's label.
    child: String,
    /// That the parents may be told.
    leave: LeaveToTell,
    /// Called with what the parents were told when the letter has been given to them.
    given: Callback<String>,
) -> impl IntoView {
    let app = app();
    let content = app.content();
    let text: Option<LetterText> = match kind {
        LetterKind::Information => Some(content.letters.information.clone()),
        LetterKind::Result(position) => content.letters.results.get(&position).cloned(),
    };
    let line = match kind {
        LetterKind::Information => "letter",
        LetterKind::Result(_) => "result-letter",
    };
    let goes_well = app.typed(line, "", String::new);
    let signature = app
        .professional
        .with_untracked(|professional| professional.as_ref().map(|p| p.name.clone()))
        .unwrap_or_default();
    let has_own_line = matches!(kind, LetterKind::Result(_));
    text.map(|text| {
        let title = text.filled(leave, &child, "").title;
        let told = format!("Brev: {title}.");
        let body = live(move || {
            let letter = goes_well.with(|line| text.filled(leave, &child, line));
            letter
                .paragraphs
                .into_iter()
                .map(|paragraph| view! { <p class="typed">{paragraph}</p> })
                .collect_view()
        });
        let own_line = has_own_line.then(|| {
            view! {
                <div class="screen-only">
                    <TextField
                        label="Det, der går godt"
                        id="goes-well"
                        hint="Et par linjer med dine egne ord. De kommer med i brevet."
                        kind=FieldKind::Lines
                        value=goes_well
                        on_input=Callback::new(move |text: String| goes_well.set(text))
                    />
                </div>
            }
        });
        let note = move || {
            let line = goes_well.get_untracked();
            goes_well.set(String::new());
            given.run(format!("{told} {}", line.trim()).trim().to_owned());
        };
        view! {
            <section class="card letter" aria-label="Brev">
                {own_line}
                <h2>{title}</h2>
                {body}
                <p>{signature}</p>
                <p class="paper-only">{effects::today().danish()}</p>
                <div class="row screen-only">
                    {print_button(app, "button button--main", "Print brevet", Paper::Letter)}
                    {button("button", "Notér, at de har fået brevet", note)}
                </div>
            </section>
        }
    })
}
