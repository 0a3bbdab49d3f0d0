//! What came back, and the form that notes it.

use leptos::prelude::*;

use super::{page::with_letter, words};
use crate::{
    domain::underretning::{Answer, AnswerDraft, AnswerError, AnswerKind},
    view::{
        component::{ChoiceText, Choices, FieldKind, TextField, When, live, memo, send, trouble},
        context::App,
        effects,
        error_text::{answer_error, failure},
        wording,
    },
};

/// How many working days after asking the municipality the tool reminds again, unless told.
const ASK_AGAIN: u16 = 5;

/// What came back after an underretning, newest first, and the form for more.
pub(super) fn answers(app: App, id: String) -> AnyView {
    let list = {
        let id = id.clone();
        live(move || {
            app.roster.with(|roster| {
                let rows: Vec<_> = roster.answers_of(&id).into_iter().map(row).collect();
                if rows.is_empty() {
                    view! { <p class="muted">"Her er intet noteret endnu."</p> }.into_any()
                } else {
                    view! { <ul class="list">{rows}</ul> }.into_any()
                }
            })
        })
    };
    view! {
        <section class="card screen-only">
            <h2>"Det, der er kommet tilbage"</h2>
            {list}
        </section>
        {form(app, id)}
    }
    .into_any()
}

fn row(answer: &Answer) -> AnyView {
    let again = answer
        .again
        .map(|date| format!("Appen minder om det igen {}.", date.danish()));
    let corrected = answer
        .corrected
        .as_ref()
        .map(|sent| format!("{}. {}.", words::sent(sent), words::way(sent.way)));
    view! {
        <li class="list__entry">
            <p class="list__title">
                {format!("{}: {}", answer.on.danish(), words::answer_kind(answer.kind))}
            </p>
            {(!answer.text.is_empty()).then(|| view! { <p class="typed">{answer.text.clone()}</p> })}
            {again.map(|again| view! { <p>{again}</p> })}
            {corrected.map(|corrected| view! { <p>{corrected}</p> })}
            <p class="small muted">
                {format!("{}, noteret {}", wording::professional(&answer.by), answer.at.danish())}
            </p>
        </li>
    }
    .into_any()
}

fn fresh(app: App) -> AnswerDraft {
    let closed = app.content().municipality.closed_days;
    let again = closed.plus_working_days(effects::today(), ASK_AGAIN);
    AnswerDraft {
        on: effects::today().to_string(),
        again: again.map(|date| date.to_string()).unwrap_or_default(),
        ..AnswerDraft::default()
    }
}

fn form(app: App, id: String) -> AnyView {
    let draft = app.typed("answer", &id, move || fresh(app));
    let error = RwSignal::new(None::<AnswerError>);
    let failed = RwSignal::new(None::<String>);
    let typed = move |set: fn(&mut AnswerDraft, String)| {
        Callback::new(move |text: String| {
            error.set(None);
            draft.update(|draft| set(draft, text));
        })
    };
    let said = move |these: &'static [AnswerError]| {
        Signal::derive(move || {
            let error = error.get().filter(|error| these.contains(error))?;
            Some(answer_error(error).to_owned())
        })
    };
    let about = id.clone();
    let keep = move || {
        let letter = app.roster.with_untracked(|roster| {
            let child = roster.underretninger.get(&about)?.child.clone();
            Some((child, roster.sending_of(&about)?.clone()))
        });
        let Some((child, sent)) = letter else {
            return;
        };
        let Some(me) = app.professional.get_untracked() else {
            return;
        };
        let place = (child, about.clone());
        match draft.get_untracked().note(place, &sent, me, effects::now()) {
            Ok(answer) => {
                let then = move |result: Result<(), _>| match result {
                    Ok(()) => {
                        failed.set(None);
                        draft.set(fresh(app));
                    }
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::note_answer(app, answer, Box::new(then));
            }
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    // Where nothing is barred there is nothing to open.
    let bars = memo(move || {
        with_letter(app, &id, |letter| letter.parents().is_barred()).unwrap_or_default()
    });
    let not_come = memo(move || draft.with(|draft| draft.kind) == Some(AnswerKind::IkkeModtaget));
    let no_kind = move || error.get() == Some(AnswerError::NoKind);
    let kinds = live(move || {
        let kinds: Vec<_> = AnswerKind::ALL
            .into_iter()
            .filter(|kind| *kind != AnswerKind::ForaeldreMaaVide || bars.get())
            .collect();
        let options = kinds
            .iter()
            .map(|kind| ChoiceText::plain(words::answer_kind(*kind)))
            .collect();
        let shown = kinds.clone();
        let selected = Signal::derive(move || {
            let chosen = draft.with(|draft| draft.kind)?;
            shown.iter().position(|kind| *kind == chosen)
        });
        let on_pick = Callback::new(move |index: usize| {
            error.set(None);
            let kind = kinds.get(index).copied();
            draft.update(|draft| draft.kind = kind);
        });
        view! { <Choices legend="Hvad er sket?" name="answer-kind" options selected on_pick /> }
    });
    view! {
        <form class="card screen-only" on:submit=send(keep)>
            <h2>"Notér, hvad der er sket"</h2>
            {kinds}
            <p
                class="field__error"
                hidden=Signal::derive(move || !no_kind())
                tabindex="-1"
                aria-invalid="true"
            >
                {live(move || no_kind().then(|| answer_error(AnswerError::NoKind)))}
            </p>
            <TextField
                label="Hvornår?"
                id="answer-on"
                kind=FieldKind::Date
                value=Signal::derive(move || draft.with(|d| d.on.clone()))
                error=said(&[AnswerError::NoDate, AnswerError::InFuture, AnswerError::BeforeSent])
                on_input=typed(|d, text| d.on = text)
            />
            <TextField
                label="Hvad blev der sagt, og af hvem?"
                id="answer-text"
                kind=FieldKind::Lines
                value=Signal::derive(move || draft.with(|d| d.text.clone()))
                error=said(&[AnswerError::NoText])
                on_input=typed(|d, text| d.text = text)
            />
            <When on=move || not_come.get()>
                <TextField
                    label="Mind mig om det igen"
                    id="answer-again"
                    kind=FieldKind::Date
                    value=Signal::derive(move || draft.with(|d| d.again.clone()))
                    error=said(&[AnswerError::NoAgain])
                    on_input=typed(|d, text| d.again = text)
                />
            </When>
            {trouble(failed)}
            <button type="submit" class="button button--main">
                "Gem"
            </button>
        </form>
    }
    .into_any()
}
