//! To whom, why and with whose consent.

use leptos::prelude::*;

use crate::{
    domain::hand_over::{ConsentKind, HandOverDraft},
    view::component::{ChoiceText, Choices, FieldKind, TextField, live, memo},
};

/// What is said of the hand-over.
#[component]
pub(super) fn Given(
    /// As it is typed.
    draft: RwSignal<HandOverDraft>,
    /// That there is consent stands already: it is asked who gave it, and when.
    with_consent: bool,
    /// Called after each change.
    changed: Callback<()>,
) -> impl IntoView {
    let field = move |label: &'static str,
                      id: &'static str,
                      hint: &'static str,
                      kind: FieldKind,
                      of: fn(&mut HandOverDraft) -> &mut String| {
        let value = memo(move || draft.with(|draft| of(&mut draft.clone()).clone()));
        view! {
            <TextField
                label
                id
                hint
                kind=Signal::stored(kind)
                value
                on_input=Callback::new(move |text: String| {
                    draft.update(|draft| *of(draft) = text);
                    changed.run(());
                })
            />
        }
        .into_any()
    };
    let kind = memo(move || draft.with(|draft| draft.consent));
    let more = live(move || {
        match kind.get() {
        None => ().into_any(),
        Some(ConsentKind::Given) => view! {
            {field("Hvem har givet samtykke?", "given-by", "Forældremyndighedens indehaver, fx »mor«.", FieldKind::Line, |d| &mut d.given_by)}
            {field("Hvilken dag?", "given-on", "", FieldKind::Date, |d| &mut d.given_on)}
        }
        .into_any(),
        Some(ConsentKind::Without) => {
            field("Hvilken hjemmel?", "ground", "Skriv, hvad I bygger det på, og hvem der har besluttet det.", FieldKind::Lines, |d| &mut d.ground)
        }
        Some(ConsentKind::NotNeeded) => {
            field("Hvorfor er det ikke nødvendigt?", "ground", "Fx at modtageren er i samme institution.", FieldKind::Lines, |d| &mut d.ground)
        }
    }
    });
    let asked = (!with_consent).then(|| view! {
            <Choices
                legend="Er der samtykke?"
                name="consent"
                options=ConsentKind::ALL.map(words).into()
                selected=Signal::derive(move || {
                    kind.get().and_then(|kind| ConsentKind::ALL.iter().position(|one| *one == kind))
                })
                on_pick=Callback::new(move |at: usize| {
                    draft.update(|draft| draft.consent = ConsentKind::ALL.get(at).copied());
                    changed.run(());
                })
            />
    });
    view! {
        <section class="card">
            <h2>"Til hvem, og hvorfor?"</h2>
            {field("Hvor overleverer I fra?", "institution", "Institutionens eller stedets navn. Står i filen.", FieldKind::Line, |d| &mut d.institution)}
            {field("Til hvem?", "to", "Står i filen og i loggen.", FieldKind::Line, |d| &mut d.to)}
            {field("Hvorfor?", "why", "Står i filen.", FieldKind::Lines, |d| &mut d.why)}
            {asked}
            {more}
        </section>
    }
}

fn words(kind: ConsentKind) -> ChoiceText {
    ChoiceText::plain(match kind {
        ConsentKind::Given => "Ja, samtykke er givet",
        ConsentKind::Without => "Nej, det sker uden samtykke",
        ConsentKind::NotNeeded => "Samtykke er ikke nødvendigt",
    })
}
