//! The sheet while it is written. Every keystroke is stored; no text must be filled.

use leptos::prelude::*;

use super::{
    found::found,
    page::{of_sheet, open_case},
    words,
};
use crate::{
    domain::{
        next_step::Answer3,
        sparring::{Field, Particular, Refusal},
    },
    view::{
        component::{
            ChoiceLayout, ChoiceText, Choices, FieldKind, TextField, Toggle, Tone, When, button,
            live, memo, note, tap, trouble,
        },
        context::App,
        effects,
        error_text::failure,
    },
    workflow::screen::Screen,
};

/// The answers to whether the child has a case, in the order of the screen.
pub(in crate::view::screen) const CASE: [Answer3; 3] =
    [Answer3::Nej, Answer3::Ja, Answer3::VedIkke];

/// Whether it is said elsewhere, and not on the sheet, that the child has a case. Tracked.
fn told_elsewhere(app: App, id: &str) -> bool {
    app.roster.with(|roster| {
        let sheet = roster.sheets.get(id);
        sheet.is_some_and(|sheet| {
            let said_here = sheet.open_case == Some(Answer3::Ja);
            !said_here && roster.open_case_of(&sheet.child) == Some(Answer3::Ja)
        })
    })
}

/// Whether the child has a case, so that the sheet is closed.
pub(super) fn has_case(app: App, id: String) -> Memo<bool> {
    let case = of_sheet(app, id.clone(), |sheet| sheet.open_case);
    memo(move || told_elsewhere(app, &id) || case.get() == Some(Answer3::Ja))
}

/// The form of a sheet.
pub(super) fn write(app: App, id: String, refused: RwSignal<Option<Refusal>>) -> AnyView {
    let case = of_sheet(app, id.clone(), |sheet| sheet.open_case);
    let told = {
        let id = id.clone();
        memo(move || told_elsewhere(app, &id))
    };
    let has_case = has_case(app, id.clone());
    let fields = {
        let id = id.clone();
        move || {
            Field::ASKED
                .into_iter()
                .map(|field| text_field(app, id.clone(), field))
                .collect_view()
        }
    };
    let (particulars_of, found_in) = (id.clone(), id.clone());
    view! {
        <p class="paper-only">"Tryk på »Læs og print« først."</p>
        <div class="stack screen-only">
            {safety(app)}
            <section class="card">{case_question(app, id.clone(), case, refused)}</section>
            <When
                on=move || has_case.get()
                otherwise=move || {
                    view! {
                        <section class="card">
                            <h2>"Det, I vil tale om"</h2>
                            <p>
                                "Skriv kort, og skriv kun om dette barn. Arket begynder med det, der er afsluttet og gemt; navne, steder og datoer er taget ud."
                            </p>
                            {fields()}
                        </section>
                        {particulars(app, particulars_of.clone())}
                        {found(app, found_in.clone(), refused)}
                    }
                }
            >
                {open_case()}
                <When on=move || told.get()>
                    <p>"Det står andre steder om barnet, at det har en sag."</p>
                </When>
            </When>
            {discard(app, id)}
        </div>
    }
    .into_any()
}

/// Sparring never stands in the way of an underretning.
fn safety(app: App) -> AnyView {
    view! {
        <section class="card">
            <p>
                "Er du i tvivl, om du skal underrette, så gør det. Du behøver ikke vente på sparring."
            </p>
            {button("button", "Underretning", move || app.go(Screen::Underretninger))}
        </section>
    }
    .into_any()
}

fn case_question(
    app: App,
    id: String,
    case: Memo<Option<Answer3>>,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let options = ["Nej", "Ja", "Ved ikke"].map(ChoiceText::plain).into();
    let selected = Signal::derive(move || {
        let chosen = case.get()?;
        CASE.iter().position(|answer| *answer == chosen)
    });
    let on_pick = Callback::new(move |index: usize| {
        refused.set(None);
        let chosen = CASE.get(index).copied();
        effects::edit_sheet(app, &id, move |sheet| {
            sheet.open_case = chosen;
            sheet.case_answered = Some(effects::now());
        });
    });
    let missing = memo(move || refused.get() == Some(Refusal::CaseUnanswered));
    view! {
        <Choices
            legend="Har barnet en sag i kommunen?"
            hint="Det anonyme forum er for børn uden en sag."
            name="open-case"
            options
            selected
            on_pick
            layout=ChoiceLayout::Row
        />
        <p
            class="field__error"
            hidden=Signal::derive(move || !missing.get())
            tabindex="-1"
            aria-invalid="true"
        >
            {live(move || missing.get().then_some("Svar på, om barnet har en sag."))}
        </p>
        <When on=move || case.get() == Some(Answer3::VedIkke)>
            {note(Tone::Careful, "Spørg din leder, før du tager arket med.")}
        </When>
    }
    .into_any()
}

fn text_field(app: App, id: String, field: Field) -> AnyView {
    let value = {
        let id = id.clone();
        memo(move || {
            app.roster.with(|roster| {
                let sheet = roster.sheets.get(&id);
                sheet.map_or_else(String::new, |sheet| sheet.text(field).to_owned())
            })
        })
    };
    let kind = if field == Field::Sex {
        FieldKind::Line
    } else {
        FieldKind::Lines
    };
    let on_input = Callback::new(move |text: String| {
        effects::edit_sheet(app, &id, move |sheet| {
            sheet.texts.insert(field, text);
        });
    });
    let (label, name) = (words::field(field), format!("sparring-{field:?}"));
    view! { <TextField label id=name kind value on_input /> }.into_any()
}

/// What may be on the sheet although it can tell who the child is.
fn particulars(app: App, id: String) -> AnyView {
    let shown = of_sheet(app, id.clone(), |sheet| sheet.shown.clone());
    let sex = id.clone();
    let toggles = Particular::ALL
        .into_iter()
        .map(|particular| {
            let id = id.clone();
            let checked = Signal::derive(move || shown.with(|shown| shown.contains(&particular)));
            let on_change = Callback::new(move |on: bool| {
                effects::edit_sheet(app, &id, move |sheet| {
                    if on {
                        sheet.shown.insert(particular);
                    } else {
                        sheet.shown.remove(&particular);
                    }
                });
            });
            view! { <Toggle text=words::particular(particular) checked on_change /> }
        })
        .collect_view();
    let known_by = memo(move || {
        shown.with(|shown| {
            let harmless = shown.is_empty() || shown.iter().all(|one| *one == Particular::Sex);
            !harmless
        })
    });
    view! {
        <section class="card">
            <h2>"Skal noget af det her med?"</h2>
            <p>"Kun aldersgruppen kommer med, med mindre du vælger mere."</p>
            <div class="choices">{toggles}</div>
            <When on=move || {
                shown.with(|shown| shown.contains(&Particular::Sex))
            }>{text_field(app, sex.clone(), Field::Sex)}</When>
            <When on=move || known_by.get()>
                {note(Tone::Careful, "Så er arket ikke anonymt. Det kræver som hovedregel forældrenes samtykke.")}
            </When>
        </section>
    }
    .into_any()
}

fn discard(app: App, id: String) -> AnyView {
    let sure = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let discard = move || {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        let then = move |result: Result<(), _>| match result {
            Ok(()) => app.go(Screen::Child),
            Err(why) => {
                // The screen may be gone by now.
                let _ = sure.try_set(false);
                drop(failed.try_set(Some(failure(&why))));
            }
        };
        effects::discard_sheet(app, id.clone(), Box::new(then));
    };
    view! {
        {trouble(failed)}
        <p>
            "Kun du kan se arket. "
            <button type="button" class="button" on:click=tap(discard)>
                {live(move || if sure.get() { "Ja, kassér arket" } else { "Kassér arket" })}
            </button>
        </p>
    }
    .into_any()
}
