//! Hent en sikkerhedskopi: choose the file, give the secret, and be back.

use leptos::{ev, prelude::*};

use super::{
    hand_over::progress::{Progress, heard},
    unlock::{Who, Working},
};
use crate::{
    storage::slot::SlotKind,
    view::{
        component::{
            Back, FieldKind, Heading, Onward, TextField, Toggle, Tone, live, memo, note, pick,
            send, trouble,
        },
        context::app,
        effects::{self, Found, Restoring},
    },
};

/// The field that the file is chosen in.
const FIELD: &str = "backup-file";
/// What is typed where something would be replaced.
const WORD: &str = "ERSTAT";

/// A backup is restored.
#[component]
pub fn Restore() -> impl IntoView {
    let app = app();
    let found = RwSignal::new(None::<Found>);
    let reading = RwSignal::new(None::<f64>);
    let failed = RwSignal::new(None::<String>);
    let read = move || {
        found.set(None);
        failed.set(None);
        reading.set(Some(0.0));
        effects::read_backup(FIELD, heard(reading), move |result| {
            // The screen may be gone by now.
            let _ = reading.try_set(None);
            match result {
                Some(Ok(backup)) => drop(found.try_set(Some(backup))),
                Some(Err(why)) => drop(failed.try_set(Some(why))),
                None => {}
            }
        });
    };
    let choose: Box<dyn FnMut(ev::Event)> = pick(read);
    view! {
        <Heading text="Hent en sikkerhedskopi" />
        <section class="card">
            <div class="field">
                <label for=FIELD>"Vælg filen med kopien"</label>
                <p class="field__hint" id="backup-hint">"Den ender på .nskb. Intet på tabletten ændres, før du har valgt »Gendan«."</p>
                <input class="input" type="file" id=FIELD aria-describedby="backup-hint" on:change=choose />
            </div>
            <Progress text="Læser filen …" share=reading />
        </section>
        {trouble(failed)}
        {live(move || found.get().map(|found| view! { <Secret found failed /> }))}
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| effects::leave_restore(app)) />
        </Onward>
    }
}

/// The secret of the backup, and a last question where something would go.
#[component]
fn Secret(found: Found, failed: RwSignal<Option<String>>) -> impl IntoView {
    let app = app();
    let first = found.people.first().map(|person| person.slot.clone());
    let chosen = RwSignal::new(first.unwrap_or_default());
    let typed = RwSignal::new(String::new());
    let word = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let word_error = RwSignal::new(None::<String>);
    let by_recovery = RwSignal::new(false);
    let working = RwSignal::new(false);
    let writing = RwSignal::new(None::<f64>);
    let opening = RwSignal::new(false);
    let replaces = found.replaces;
    let busy = move || working.get() || opening.get() || writing.with(Option::is_some);
    let restore = move || {
        if untrack(busy) {
            return;
        }
        if typed.with_untracked(String::is_empty) {
            error.set(Some("Skriv adgangssætningen.".to_owned()));
        }
        if replaces && word.with_untracked(|word| word.trim() != WORD) {
            word_error.set(Some(format!("Skriv {WORD} med store bogstaver.")));
        }
        let wrong = |error: RwSignal<Option<String>>| error.with_untracked(Option::is_some);
        if wrong(error) || wrong(word_error) {
            effects::focus_first_error();
            return;
        }
        failed.set(None);
        let kind = if by_recovery.get_untracked() {
            SlotKind::Recovery
        } else {
            SlotKind::Passphrase
        };
        let (slot, secret) = (chosen.get_untracked(), typed.get_untracked());
        // The vault may be open by now.
        let at = move |step: Option<Restoring>| {
            let _ = working.try_set(step == Some(Restoring::Unlocking));
            let _ = opening.try_set(step == Some(Restoring::Opening));
            let _ = writing.try_set(match step {
                Some(Restoring::Writing(share)) => Some(share),
                _ => None,
            });
        };
        let step = move |step| at(Some(step));
        effects::restore(app, (slot, secret, kind), step, move |result| {
            at(None);
            if let Some(Err(why)) = result {
                let _ = failed.try_set(Some(why));
            }
        });
    };
    let label = memo(move || by_recovery.get());
    let field = live(move || {
        let (label, kind) = if label.get() {
            ("Gendannelsesnøgle", FieldKind::Line)
        } else {
            ("Adgangssætning", FieldKind::Secret)
        };
        view! {
            <TextField
                label
                id="secret"
                hint="Den, der gjaldt, da kopien blev taget."
                kind=Signal::stored(kind)
                value=typed
                error
                on_input=Callback::new(move |text| {
                    error.set(None);
                    typed.set(text);
                })
            />
        }
    });
    let about = format!(
        "Sikkerhedskopi fra {} med {} optegnelser.",
        found.made.danish(),
        found.records
    );
    let confirm = replaces.then(|| {
        view! {
            {note(Tone::Danger, "Der er allerede data på denne tablet. Gendanner du kopien, bliver alt, der er her nu, slettet og erstattet af kopien. Det kan ikke fortrydes. Er du i tvivl, så gå tilbage, og tag først en sikkerhedskopi af det, der er her.")}
            <TextField
                label=format!("Skriv {WORD} for at bekræfte")
                id="replace"
                value=word
                error=word_error
                on_input=Callback::new(move |text| {
                    word_error.set(None);
                    word.set(text);
                })
            />
        }
    });
    view! {
        <form class="card" on:submit=send(restore)>
            <p><strong>{about}</strong></p>
            <Who people=found.people chosen />
            {field}
            <Toggle
                text="Brug gendannelsesnøglen i stedet"
                checked=by_recovery
                on_change=Callback::new(move |on: bool| {
                    typed.set(String::new());
                    by_recovery.set(on);
                })
            />
            {confirm}
            <button
                type="submit"
                class="button button--main button--big"
                disabled=Signal::derive(busy)
            >
                "Gendan"
            </button>
            <Working working />
            <Progress text="Lægger kopien på plads. Intet ændres, før det hele er skrevet." share=writing />
            <p role="status">{live(move || opening.get().then_some("Kopien er på plads og åbnes …"))}</p>
        </form>
    }
}
