//! Modtag: choose the file, open it, see what would come in, and say yes or leave it.

use std::collections::{BTreeMap, BTreeSet};

use leptos::{ev, prelude::*};
use zeroize::Zeroizing;

use super::{
    preview::{Answers, PreviewOf},
    progress::{Progress, heard},
};
use crate::{
    exchange::age_file::Opening,
    view::{
        component::{
            Back, ChoiceLayout, ChoiceText, Choices, FieldKind, Heading, Onward, TextField, Tone,
            When, button, live, memo, note, pick, send, tap, trouble,
        },
        context::{App, app},
        effects::{self, Opener, Preview},
    },
    workflow::screen::Screen,
};

/// The field that the file is chosen in.
const FIELD: &str = "hand-over-file";

/// With what the file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OpenWith {
    Passphrase,
    Team,
    Secret,
}

impl OpenWith {
    const ALL: [Self; 3] = [Self::Passphrase, Self::Team, Self::Secret];

    const fn words(self) -> &'static str {
        match self {
            Self::Passphrase => "En adgangssætning",
            Self::Team => "Jeres modtagernøgle",
            Self::Secret => "En hemmelig nøgle",
        }
    }
}

/// How far it has come.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// The file is chosen and opened.
    Opening,
    /// What would come in is shown.
    Seen(Box<Preview>),
    /// It is in; so many children are new here.
    Done(usize),
}

/// A hand-over file is received.
#[component]
pub fn ReceiveScreen() -> impl IntoView {
    let app = app();
    let stage = RwSignal::new(Stage::Opening);
    let failed = RwSignal::new(None::<String>);
    let share = RwSignal::new(None::<f64>);
    let left = move || {
        effects::give_up();
        effects::forget_incoming();
    };
    on_cleanup(left);
    let back = Callback::new(move |()| {
        left();
        failed.set(None);
        stage.set(Stage::Opening);
    });
    let part = memo(move || stage.get());
    let screen = live(move || match part.get() {
        Stage::Opening => view! { <Open stage failed share /> }.into_any(),
        Stage::Seen(preview) => {
            view! { <See preview=*preview stage failed share back /> }.into_any()
        }
        Stage::Done(new) => view! { <Done new /> }.into_any(),
    });
    view! {
        {screen}
        <Onward>
            <Back text="Data på tabletten" on_click=Callback::new(move |()| app.go(Screen::Data)) />
        </Onward>
    }
}

/// The file and what opens it.
#[component]
fn Open(
    stage: RwSignal<Stage>,
    failed: RwSignal<Option<String>>,
    share: RwSignal<Option<f64>>,
) -> impl IntoView {
    let app = app();
    let with = RwSignal::new(OpenWith::Passphrase);
    let secret = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let chosen = RwSignal::new(false);
    let open = move || {
        if share.with_untracked(Option::is_some) {
            return;
        }
        failed.set(None);
        if !chosen.get_untracked() {
            return failed.set(Some("Vælg filen først.".to_owned()));
        }
        let typed = Zeroizing::new(secret.get_untracked());
        let missing = match with.get_untracked() {
            _ if !typed.trim().is_empty() => None,
            OpenWith::Passphrase => Some("Skriv adgangssætningen."),
            OpenWith::Team => None,
            OpenWith::Secret => Some("Indsæt den hemmelige nøgle."),
        };
        if let Some(missing) = missing {
            error.set(Some(missing.to_owned()));
            return effects::focus_first_error();
        }
        let opener = match with.get_untracked() {
            OpenWith::Passphrase => {
                Opener::Typed(Opening::Passphrase(effects::sealing_passphrase(&typed)))
            }
            OpenWith::Team => Opener::Team,
            OpenWith::Secret => Opener::Typed(Opening::Key(typed)),
        };
        share.set(Some(0.0));
        effects::read_hand_over(app, FIELD, opener, heard(share), move |result| {
            let _ = share.try_set(None);
            match result {
                Some(Ok(preview)) => {
                    let _ = secret.try_set(String::new());
                    drop(stage.try_set(Stage::Seen(Box::new(preview))));
                }
                Some(Err(why)) => drop(failed.try_set(Some(why))),
                None => {}
            }
        });
    };
    let choose: Box<dyn FnMut(ev::Event)> = pick(move || {
        chosen.set(true);
        failed.set(None);
    });
    let chosen_with = memo(move || with.get());
    let field = live(move || {
        let (label, hint, kind) = match chosen_with.get() {
            OpenWith::Passphrase => (
                "Filens adgangssætning",
                "Den, afsenderen har sagt til dig.",
                FieldKind::Line,
            ),
            OpenWith::Team => return None,
            OpenWith::Secret => (
                "Hemmelig nøgle",
                "En lang række bogstaver og tal, som kun I har (begynder med AGE-SECRET-KEY-1).",
                FieldKind::Lines,
            ),
        };
        Some(view! {
            <TextField
                label
                id="file-secret"
                hint
                kind=Signal::stored(kind)
                value=secret
                error
                on_input=Callback::new(move |text| {
                    error.set(None);
                    secret.set(text);
                })
            />
        })
    });
    view! {
        <Heading text="Modtag en overlevering" />
        <form class="card" on:submit=send(open)>
            <div class="field">
                <label for=FIELD>"Vælg filen"</label>
                <p class="field__hint" id="hand-over-hint">"Den ender på .age. Intet ændres her, før du har set, hvad der er i den, og valgt »Tag imod«."</p>
                <input class="input" type="file" id=FIELD aria-describedby="hand-over-hint" on:change=choose />
            </div>
            <Choices
                legend="Åbn den med"
                name="opening"
                options=OpenWith::ALL.map(OpenWith::words).map(ChoiceText::plain).to_vec()
                selected=Signal::derive(move || OpenWith::ALL.iter().position(|one| *one == chosen_with.get()))
                on_pick=Callback::new(move |at: usize| {
                    with.set(OpenWith::ALL.get(at).copied().unwrap_or(OpenWith::Passphrase));
                    secret.set(String::new());
                    error.set(None);
                })
                layout=ChoiceLayout::List
            />
            {field}
            <button
                type="submit"
                class="button button--main button--big"
                disabled=Signal::derive(move || share.with(Option::is_some))
            >
                "Se, hvad der er i filen"
            </button>
        </form>
        {trouble(failed)}
        <Progress text="Åbner og læser filen …" share />
    }
}

/// What would come in, and the yes or no to it.
#[component]
fn See(
    preview: Preview,
    stage: RwSignal<Stage>,
    failed: RwSignal<Option<String>>,
    share: RwSignal<Option<f64>>,
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let nothing = preview.changes_nothing;
    let answers = Answers {
        choices: RwSignal::new(BTreeMap::new()),
        back: RwSignal::new(BTreeSet::new()),
    };
    let take = move || {
        if share.with_untracked(Option::is_some) {
            return;
        }
        failed.set(None);
        share.set(Some(0.0));
        let (choices, returning) = (
            answers.choices.get_untracked(),
            answers.back.get_untracked(),
        );
        effects::receive(app, choices, returning, heard(share), move |result| {
            let _ = share.try_set(None);
            match result {
                Some(Ok(new)) => drop(stage.try_set(Stage::Done(new))),
                Some(Err(why)) => drop(failed.try_set(Some(why))),
                None => {}
            }
        });
    };
    let writing = memo(move || share.get().is_some_and(|share| share >= 1.0));
    let way_in = move || {
        if nothing {
            note(
                Tone::Calm,
                "Alt i filen er her allerede. Der er intet at tage imod.",
            )
        } else {
            view! {
                <button
                    type="button"
                    class="button button--main button--big"
                    disabled=Signal::derive(move || share.with(Option::is_some) || app.read_only.get())
                    on:click=tap(take)
                >
                    "Tag imod"
                </button>
            }
            .into_any()
        }
    };
    view! {
        <Heading text="Det er i filen" />
        <PreviewOf preview answers />
        {trouble(failed)}
        <Progress text="Tager imod …" share />
        <div class="row">
            {way_in()}
            <When on=move || !writing.get()>
                {button("button", "Fortryd modtagelsen", move || back.run(()))}
            </When>
        </div>
    }
}

/// It is in.
#[component]
fn Done(new: usize) -> impl IntoView {
    let app = app();
    let words = match new {
        0 => "Det nye er taget ind hos de børn, der var her i forvejen.".to_owned(),
        1 => "1 barn er kommet på listen.".to_owned(),
        count => format!("{count} børn er kommet på listen."),
    };
    view! {
        <Heading text="Filen er modtaget" />
        {note(Tone::Calm, words)}
        <p>"Slet filen, når den ikke skal bruges mere. Står der en dag, hvor et barn er stoppet hos afsenderen, så ret den under »Opbevaring og sletning«."</p>
        {to_children(app)}
    }
}

fn to_children(app: App) -> AnyView {
    button("button button--main", "Til børnene", move || {
        app.go(Screen::Children);
    })
}
