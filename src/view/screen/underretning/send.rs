//! Noting that the underretning was sent, and correcting what was noted of it.

use leptos::prelude::*;

use super::{
    super::notice_forms::{Revealing, SENDING},
    page::with_letter,
    words,
};
use crate::{
    domain::{
        date::Date,
        underretning::{Sent, SentBounds, SentDraft, SentError, Way, correction},
    },
    view::{
        component::{
            ChoiceText, Choices, FieldKind, TextField, Toggle, When, live, memo, send, trouble,
        },
        context::App,
        effects,
        error_text::{failure, sent_error},
    },
};

/// The sending of an underretning as it is typed, before it is noted.
pub(super) fn typed_sending(app: App, id: &str) -> RwSignal<SentDraft> {
    app.typed("sent", id, || SentDraft {
        on: effects::today().to_string(),
        ..SentDraft::default()
    })
}

/// What the day of sending is held against.
fn bounds(app: App, id: &str) -> Option<SentBounds> {
    app.roster.with_untracked(|roster| {
        let letter = roster.underretninger.get(id)?;
        let child = roster.children.get(&letter.child);
        Some(SentBounds {
            begun: letter.begun.date,
            born: child.map(|child| child.birth_month),
        })
    })
}

/// The form that notes the sending.
pub(super) fn send_form(app: App, id: String) -> AnyView {
    let draft = typed_sending(app, &id);
    let form = StoredValue::new(app.form("sent", &id));
    let error = RwSignal::new(None::<SentError>);
    let failed = RwSignal::new(None::<String>);
    let revealing = RwSignal::new(false);
    let bounds = bounds(app, &id);
    let letter = StoredValue::new(id);
    let keep = move |knowingly: bool| {
        let id = letter.get_value();
        let Some((me, bounds)) = app.professional.get_untracked().zip(bounds) else {
            return;
        };
        match draft.get_untracked().read(bounds, me, effects::now()) {
            Ok(_) if !knowingly && app.sending_reveals(&id) => revealing.set(true),
            Ok(sent) => {
                let then = move |result: Result<(), _>| match result {
                    Ok(()) => app.forget_form(&form.get_value()),
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::send_letter(app, id, sent, Box::new(then));
            }
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    view! {
        <form class="card" on:submit=send(move || keep(false))>
            <h2>"Er den sendt?"</h2>
            <p>
                "Appen sender intet. Send den selv gennem kommunens sikre løsning, og notér det her. Så kan kollegerne læse den, teksten kan ikke ændres mere, og du bliver mindet om svaret."
            </p>
            {fields(["Hvornår?", "Klokken", "Hvordan?", "Til hvem?"], draft, error, bounds)}
            {trouble(failed)}
            {live(move || {
                let wait = Callback::new(move |()| revealing.set(false));
                let go_on = Callback::new(move |()| {
                    revealing.set(false);
                    keep(true);
                });
                revealing.get().then(|| view! { <Revealing words=SENDING wait go_on /> })
            })}
            <button type="submit" class="button button--main">
                "Notér, at den er sendt"
            </button>
        </form>
    }
    .into_any()
}

/// The same questions where it is asked again.
const AGAIN: [&str; 4] = [
    "Hvornår blev den sendt?",
    "Hvad var klokken?",
    "Hvordan blev den sendt?",
    "Hvem blev den sendt til?",
];

/// When, how and to whom.
fn fields(
    [when, time, how, to]: [&'static str; 4],
    draft: RwSignal<SentDraft>,
    error: RwSignal<Option<SentError>>,
    bounds: Option<SentBounds>,
) -> AnyView {
    let typed = move |set: fn(&mut SentDraft, String)| {
        Callback::new(move |text: String| {
            error.set(None);
            draft.update(|draft| set(draft, text));
        })
    };
    let said = move |these: &'static [SentError]| {
        Signal::derive(move || {
            let error = error.get().filter(|error| these.contains(error))?;
            Some(sent_error(error).to_owned())
        })
    };
    let options = Way::ALL
        .into_iter()
        .map(|way| ChoiceText::plain(words::way(way)))
        .collect();
    let selected = Signal::derive(move || {
        let chosen = draft.with(|draft| draft.way)?;
        Way::ALL.iter().position(|way| *way == chosen)
    });
    let on_pick = Callback::new(move |index: usize| {
        error.set(None);
        draft.update(|draft| draft.way = Way::ALL.get(index).copied());
    });
    let no_way = move || error.get() == Some(SentError::NoWay);
    let earlier = memo(move || {
        let on = draft.with(|draft| draft.on.parse::<Date>().ok());
        on.zip(bounds)
            .is_some_and(|(on, bounds)| bounds.is_before(on))
    });
    let before_begun = Signal::derive(move || draft.with(|draft| draft.before_begun));
    view! {
        <TextField
            label=when
            id="sent-on"
            kind=FieldKind::Date
            value=Signal::derive(move || draft.with(|d| d.on.clone()))
            error=said(&[
                SentError::NoDate,
                SentError::InFuture,
                SentError::BeforeBirth,
                SentError::TooEarly,
                SentError::BeforeBegun,
            ])
            on_input=typed(|d, text| d.on = text)
        />
        <When on=move || earlier.get()>
            <Toggle
                text="Den blev sendt, før kladden blev begyndt her"
                checked=before_begun
                on_change=Callback::new(move |on: bool| {
                    error.set(None);
                    draft.update(|draft| draft.before_begun = on);
                })
            />
        </When>
        <TextField
            label=time
            id="sent-time"
            hint="For eksempel 14.30. Kan undværes."
            value=Signal::derive(move || draft.with(|d| d.time.clone()))
            error=said(&[SentError::BadTime])
            on_input=typed(|d, text| d.time = text)
        />
        <Choices legend=how name="sent-way" options selected on_pick />
        <p
            class="field__error"
            hidden=Signal::derive(move || !no_way())
            tabindex="-1"
            aria-invalid="true"
        >
            {live(move || no_way().then(|| sent_error(SentError::NoWay)))}
        </p>
        <TextField
            label=to
            id="sent-to"
            hint="For eksempel Familierådgivningen, eller barnets egen rådgiver."
            value=Signal::derive(move || draft.with(|d| d.to.clone()))
            error=said(&[SentError::NoReceiver])
            on_input=typed(|d, text| d.to = text)
        />
    }
    .into_any()
}

/// The sending that counts, as it would be typed.
fn as_typed(sent: &Sent) -> SentDraft {
    SentDraft {
        on: sent.on.to_string(),
        time: sent.minute.map(words::clock).unwrap_or_default(),
        way: Some(sent.way),
        to: sent.to.clone(),
        before_begun: false,
    }
}

/// Correcting when, how or to whom it was sent: what was noted first stays beside it.
pub(super) fn correct_form(app: App, id: String) -> AnyView {
    let fresh = {
        let id = id.clone();
        move || {
            app.roster
                .with_untracked(|roster| roster.sending_of(&id).map(as_typed))
                .unwrap_or_default()
        }
    };
    let draft = app.typed("sent-again", &id, fresh.clone());
    let why = app.typed("sent-why", &id, String::new);
    let error = RwSignal::new(None::<SentError>);
    let unsaid = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let bounds = bounds(app, &id);
    let keep = move || {
        let child = untrack(|| with_letter(app, &id, |letter| letter.child.clone()));
        let me = app.professional.get_untracked();
        let Some(((child, bounds), me)) = child.zip(bounds).zip(me) else {
            return;
        };
        let sent = match draft.get_untracked().read(bounds, me, effects::now()) {
            Ok(sent) => sent,
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
                return;
            }
        };
        let before = app
            .roster
            .with_untracked(|roster| roster.corrections_of_sending(&id));
        let why_text = why.get_untracked();
        let Some(note) = correction((child, id.clone()), before, &why_text, sent) else {
            unsaid.set(true);
            effects::focus_first_error();
            return;
        };
        let fresh = fresh.clone();
        let then = move |result: Result<(), _>| match result {
            Ok(()) => {
                failed.set(None);
                draft.set(fresh());
                why.set(String::new());
            }
            Err(why) => failed.set(Some(failure(&why))),
        };
        effects::note_answer(app, note, Box::new(then));
    };
    view! {
        <details class="card screen-only">
            <summary>"Ret, hvornår, hvordan eller til hvem den blev sendt"</summary>
            <form class="stack" on:submit=send(keep)>
                <p>"Det, der blev noteret først, bliver stående. Teksten i underretningen ændres ikke."</p>
                {fields(AGAIN, draft, error, bounds)}
                <TextField
                    label="Hvad var forkert, og hvorfor?"
                    id="sent-why"
                    kind=FieldKind::Lines
                    value=Signal::derive(move || why.get())
                    error=Signal::derive(move || {
                        unsaid.get().then(|| "Skriv, hvad der var forkert, og hvorfor.".to_owned())
                    })
                    on_input=Callback::new(move |text: String| {
                        unsaid.set(false);
                        why.set(text);
                    })
                />
                {trouble(failed)}
                <button type="submit" class="button">
                    "Gem rettelsen"
                </button>
            </form>
        </details>
    }
    .into_any()
}
