//! Lås op: choose who you are, and give the passphrase.

use leptos::prelude::*;

use super::{Create, Recover};
use crate::view::{
    component::{
        FieldKind, Heading, Notice, TextField, Toggle, Tone, When, button, live, memo, pick, send,
        trouble,
    },
    context::{Person, app},
    effects,
    error_text::failure,
};

/// What the lock screen is showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Front,
    Create,
    Recover,
}

/// The lock screen. `people` is empty where there is no vault yet.
#[component]
pub fn Unlock(
    /// Who can unlock the vault.
    people: Vec<Person>,
) -> impl IntoView {
    let way = RwSignal::new(Way::Front);
    let back = Callback::new(move |()| way.set(Way::Front));
    let fresh = people.is_empty();
    let chosen = RwSignal::new(
        people
            .first()
            .map(|person| person.slot.clone())
            .unwrap_or_default(),
    );
    live(move || match way.get() {
        Way::Front if fresh => view! { <Welcome way /> }.into_any(),
        Way::Front => view! { <Secret people=people.clone() chosen way /> }.into_any(),
        Way::Create => view! { <Create back /> }.into_any(),
        Way::Recover => view! { <Recover people=people.clone() chosen back /> }.into_any(),
    })
}

#[component]
fn Welcome(way: RwSignal<Way>) -> impl IntoView {
    let app = app();
    view! {
        <Heading text="Velkommen til Næste skridt" />
        <p class="lead">
            "Her går du gennem et trivselsskema for ét barn og får et forslag til næste skridt, med alle grunde. Værktøjet foreslår. Du og din leder vurderer."
        </p>
        <section class="card">
            <h2>"Kom i gang"</h2>
            <p>
                "Alt bliver på denne tablet og er låst med din adgangssætning. Intet sendes nogen steder hen."
            </p>
            {button("button button--main button--big", "Opret på denne tablet", move || way.set(Way::Create))}
            {button("button", "Hent en sikkerhedskopi", move || effects::open_restore(app))}
            <Practice />
        </section>
    }
}

/// The door to the made-up institution.
#[component]
fn Practice() -> impl IntoView {
    let app = app();
    view! {
        <div class="stack stack--s">
            {button("button", "Prøv med eksempelbørn", move || effects::open_practice(app))}
            <p class="small muted">
                "12 opdigtede børn til øvelse. De blandes aldrig med rigtige børn."
            </p>
        </div>
    }
}

#[component]
fn Secret(people: Vec<Person>, chosen: RwSignal<String>, way: RwSignal<Way>) -> impl IntoView {
    let app = app();
    let passphrase = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let working = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let wait = effects::wait_before_trying(chosen, working);
    let asking = RwSignal::new(false);
    let open = move || {
        if working.get_untracked() || asking.get_untracked() || wait.get_untracked() > 0 {
            return;
        }
        if passphrase.with_untracked(String::is_empty) {
            error.set(Some("Skriv din adgangssætning.".to_owned()));
            return;
        }
        working.set(true);
        error.set(None);
        let (slot, secret) = (chosen.get_untracked(), passphrase.get_untracked());
        effects::unlock(app, slot, secret, move |result| {
            working.set(false);
            passphrase.set(String::new());
            if let Err(why) = result {
                error.set(Some(failure(&why)));
            }
        });
    };
    view! {
        <Heading text="Lås op" />
        <form
            class="card"
            on:submit=send(open)
        >
            <Who people=people.clone() chosen />
            <WithDevice people chosen asking working />
            <TextField
                label="Adgangssætning"
                id="passphrase"
                kind=FieldKind::Secret
                value=passphrase
                error
                on_input=Callback::new(move |text: String| {
                    passphrase.set(text);
                    error.set(None);
                })
            />
            <Toggle
                text="Vis adgangssætningen"
                checked=shown
                on_change=Callback::new(move |on: bool| shown.set(on))
            />
            <When on=move || shown.get()>
                // Beside the field and not in it: a browser keeps what stands in a field of open text.
                <output class="code" for="passphrase" aria-label="Det, du har skrevet">
                    {live(move || passphrase.get())}
                </output>
            </When>
            <button type="submit" class="button button--main button--big" disabled=Signal::derive(move || working.get() || wait.get() != 0)>
                "Lås op"
            </button>
            <Waiting wait />
            <Working working />
            {button("button button--quiet", "Jeg har glemt den: brug gendannelsesnøglen", move || way.set(Way::Recover))}
        </form>
        <section class="card">
            <h2>"Bare øve?"</h2>
            <Practice />
        </section>
        {button("button button--quiet", "Hent en sikkerhedskopi", move || effects::open_restore(app))}
    }
}

/// The way in for who has let the device's own lock in: finger, face or code.
#[component]
fn WithDevice(
    people: Vec<Person>,
    chosen: RwSignal<String>,
    /// The device is asking its user.
    asking: RwSignal<bool>,
    /// The passphrase is being tried.
    working: RwSignal<bool>,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let offered = memo(move || {
        let has = |person: &Person| person.passkey && chosen.with(|slot| *slot == person.slot);
        people.iter().any(has) && effects::passkey_is_possible()
    });
    let open = move || {
        if asking.get_untracked() || working.get_untracked() {
            return;
        }
        asking.set(true);
        failed.set(None);
        effects::unlock_with_passkey(app, chosen.get_untracked(), move |result| {
            asking.set(false);
            failed.set(result.err().map(|why| failure(&why)));
        });
    };
    view! {
        <When on=move || offered.get()>
            {button("button button--big", "Lås op med tabletten", open)}
            {trouble(failed)}
        </When>
    }
}

/// Progress of the derivation of a key. The work itself cannot say how far it is, so the bar
/// follows how long it took on this device the last time, and never claims to be done.
#[component]
pub(super) fn Working(
    /// Whether the work is under way.
    #[prop(into)]
    working: Signal<bool>,
) -> impl IntoView {
    let share = effects::derivation_progress(working);
    view! {
        <When on=move || working.get()>
            <Notice tone=Tone::Calm>
                <label for="working">"Låser op. Det tager et øjeblik, for nøglen er gjort svær at gætte."</label>
                <progress id="working" class="progress" max="100" prop:value=Signal::derive(move || share.get())></progress>
            </Notice>
        </When>
    }
}

/// The choice of who one is, or a greeting where there is nothing to choose.
#[component]
pub(super) fn Who(
    /// Who can unlock the vault.
    people: Vec<Person>,
    /// The slot of whoever is chosen.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let choices = (people.len() > 1).then(|| {
        let list = people
            .iter()
            .cloned()
            .map(|person| {
                let (slot, picked) = (person.slot.clone(), person.slot);
                view! {
                    <label class="choice">
                        <input
                            class="choice__input"
                            type="radio"
                            name="person"
                            prop:checked=Signal::derive(move || chosen.with(|c| c == &slot))
                            on:change=pick(move || chosen.set(picked.clone()))
                        />
                        <span class="choice__face">{person.label}</span>
                    </label>
                }
            })
            .collect_view();
        view! {
            <fieldset class="question">
                <legend class="question__text">"Hvem er du?"</legend>
                <div class="choices">{list}</div>
            </fieldset>
        }
    });
    let alone = (people.len() == 1)
        .then(|| people.first().map(|p| p.label.clone()))
        .flatten();
    view! { {choices} {alone.map(|label| view! { <p>"Hej " {label} "."</p> })} }
}

/// How long to wait after wrong secrets.
#[component]
pub(super) fn Waiting(
    /// The seconds that are left.
    wait: Signal<u32>,
) -> impl IntoView {
    let waits = memo(move || wait.get() > 0);
    let left = move || match (wait.get() / 60, wait.get() % 60) {
        (0, seconds) => format!("{seconds} sek."),
        (minutes, seconds) => format!("{minutes} min. {seconds} sek."),
    };
    view! {
        <When on=move || waits.get()>
            <Notice tone=Tone::Careful>
                <p>"Der er prøvet forkert mange gange. Vent " <strong>{live(left)}</strong> " og prøv igen. Intet er ændret."</p>
            </Notice>
        </When>
    }
}
