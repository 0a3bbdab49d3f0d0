//! Noting that the underretning was sent.

use leptos::prelude::*;

use super::{
    super::notice_forms::{Revealing, SENDING},
    words,
};
use crate::{
    domain::underretning::{SentDraft, SentError, Way},
    view::{
        component::{ChoiceText, Choices, FieldKind, TextField, live, send, trouble},
        context::App,
        effects,
        error_text::{failure, sent_error},
    },
};

/// The form that notes the sending.
pub(super) fn send_form(app: App, id: String) -> AnyView {
    let draft = app.typed("sent", &id, || SentDraft {
        on: effects::today().to_string(),
        ..SentDraft::default()
    });
    let form = StoredValue::new(app.form("sent", &id));
    let error = RwSignal::new(None::<SentError>);
    let failed = RwSignal::new(None::<String>);
    let revealing = RwSignal::new(false);
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
    let letter = StoredValue::new(id);
    let keep = move |knowingly: bool| {
        let id = letter.get_value();
        let Some(me) = app.professional.get_untracked() else {
            return;
        };
        match draft.get_untracked().read(me, effects::now()) {
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
    view! {
        <form class="card" on:submit=send(move || keep(false))>
            <h2>"Er den sendt?"</h2>
            <p>
                "Appen sender intet. Send den selv gennem kommunens sikre løsning, og notér det her. Så kan kollegerne læse den, teksten kan ikke ændres mere, og du bliver mindet om svaret."
            </p>
            <TextField
                label="Hvornår?"
                id="sent-on"
                kind=FieldKind::Date
                value=Signal::derive(move || draft.with(|d| d.on.clone()))
                error=said(&[SentError::NoDate, SentError::InFuture])
                on_input=typed(|d, text| d.on = text)
            />
            <TextField
                label="Klokken"
                id="sent-time"
                hint="For eksempel 14.30. Kan undværes."
                value=Signal::derive(move || draft.with(|d| d.time.clone()))
                error=said(&[SentError::BadTime])
                on_input=typed(|d, text| d.time = text)
            />
            <Choices legend="Hvordan?" name="sent-way" options selected on_pick />
            <p
                class="field__error"
                hidden=Signal::derive(move || !no_way())
                tabindex="-1"
                aria-invalid="true"
            >
                {live(move || no_way().then(|| sent_error(SentError::NoWay)))}
            </p>
            <TextField
                label="Til hvem?"
                id="sent-to"
                hint="For eksempel Familierådgivningen, eller barnets egen rådgiver."
                value=Signal::derive(move || draft.with(|d| d.to.clone()))
                error=said(&[SentError::NoReceiver])
                on_input=typed(|d, text| d.to = text)
            />
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
