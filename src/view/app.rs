//! The frame around every screen: the bar with the way out and the way to help, the mark of
//! practice, and the screen itself.

use leptos::prelude::*;

use super::{
    component::{Notice, ReadOnly, RingNu, Tone, When, button, live, memo, tap},
    context::{self, Stage},
    effects,
    error_text::failure,
    inside::{Fetch, Inside},
    screen::{NewPassphrase, RecoveryKey, Unlock},
};
use crate::{
    content::municipality,
    domain::municipality::Phone,
    workflow::{autosave::Autosave, screen::Screen},
};

/// Puts the app in the page. It is made while the store is being asked what it holds, and the
/// page's own words stand until then; nothing is put where they have given way to the news that a
/// file was missing or changed. `fetch` brings what an open vault needs.
pub fn mount(fetch: Fetch) {
    if !effects::is_starting() {
        return;
    }
    leptos::mount::mount_to_body(move || view! { <App fetch /> });
}

/// The whole app.
#[component]
pub fn App(
    /// What brings the part of the program that an open vault needs.
    fetch: Fetch,
) -> impl IntoView {
    match municipality::phones() {
        Ok(phones) => {
            let app = context::App::new(fetch);
            provide_context(app);
            // Of the root, so that no field outlives it.
            provide_context(ReadOnly(app.read_only.into()));
            effects::start(app);
            view! { <Frame phones /> }.into_any()
        }
        // The tests read every content file, so this is a release that was never tested.
        Err(error) => view! {
            <main class="page">
                <h1>"Appen kan ikke starte"</h1>
                <p>"Programmets indhold er beskadiget. Dine data er ikke rørt."</p>
                <p class="small">{error.to_string()}</p>
            </main>
        }
        .into_any(),
    }
}

#[component]
fn Frame(phones: Vec<Phone>) -> impl IntoView {
    let app = context::app();
    let stage = app.stage;
    let open = memo(move || stage.with(|s| *s == Stage::Open));
    let unlocked = memo(move || stage.with(|s| matches!(s, Stage::Open | Stage::Screened)));
    let screen = live(move || {
        stage.with(|stage| match stage {
            Stage::Opening => view! { <p role="status">"Åbner …"</p> }.into_any(),
            Stage::Unusable(error) => {
                let text = failure(error);
                view! {
                    <h1>"Her kan intet gemmes"</h1>
                    <Notice tone=Tone::Danger>
                        <p>{text}</p>
                    </Notice>
                    {button("button", "Hent en sikkerhedskopi", move || effects::open_restore(app))}
                }
                .into_any()
            }
            Stage::Fresh => view! { <Unlock people=Vec::new() /> }.into_any(),
            Stage::Locked(people) => view! { <Unlock people=people.clone() /> }.into_any(),
            Stage::RecoveryShown(new) => view! { <RecoveryKey new=new.clone() /> }.into_any(),
            Stage::NewPassphraseDue => {
                view! { <NewPassphrase done=Callback::new(move |()| effects::passphrase_chosen(app)) /> }
                    .into_any()
            }
            Stage::Restoring => {
                effects::inside().map_or_else(|| ().into_any(), |inside| (inside.restore)())
            }
            Stage::Open => {
                effects::inside().map_or_else(|| ().into_any(), |inside| (inside.screen)())
            }
            Stage::Screened => {
                effects::inside().map_or_else(|| ().into_any(), |inside| (inside.screened)())
            }
        })
    });
    view! {
        <div class="frame">
            <Bar open />
            <aside aria-label="Om denne tablet">
                <When on=move || app.practice.get()>
                    <p class="practice">"ØVELSE – opdigtede børn"</p>
                </When>
                {inside(unlocked, |inside| (inside.trouble)())}
            </aside>
            <main
                class=Signal::derive(move || if app.covered.get() { "page page--covered" } else { "page" })
                id="indhold"
            >
                {screen}
            </main>
        </div>
        <RingNu open=app.calling phones />
    }
}

/// What the open vault's part of the program shows here.
fn inside(open: Memo<bool>, show: fn(&Inside) -> AnyView) -> impl IntoView {
    live(move || {
        let inside = open.get().then(effects::inside).flatten();
        inside.map(show)
    })
}

#[component]
fn Bar(open: Memo<bool>) -> impl IntoView {
    let app = context::app();
    view! {
        <header class="bar">
            <button
                type="button"
                class="bar__brand"
                disabled=Signal::derive(move || !open.get() || app.with_parents())
                on:click=tap(move || app.go(Screen::Children))
            >
                <Mark />
                <span class="bar__name">"Næste skridt"</span>
            </button>
            <SaveState />
            <div class="bar__actions">
                {button("button button--call", "Ring nu", move || app.calling.set(true))}
                {inside(open, |inside| (inside.actions)())}
            </div>
        </header>
    }
}

/// Whether the newest change is stored. "Gemt" is said only for what the store has confirmed.
///
/// Both words are there from the start and one is seen: an answer then lays nothing out anew.
#[component]
fn SaveState() -> impl IntoView {
    let app = context::app();
    let writes = memo(move || {
        app.autosave
            .with(|autosave| matches!(autosave, Autosave::Writing { .. }))
    });
    let words = Memo::new(move |before: Option<&String>| {
        app.autosave.with(|autosave| match autosave {
            Autosave::Untouched => String::new(),
            // Not seen meanwhile.
            Autosave::Writing { .. } => before.cloned().unwrap_or_default(),
            Autosave::Saved(at) => format!("Gemt {}", at.clock()),
            Autosave::Failed(_) => "Ikke gemt".to_owned(),
        })
    });
    let class = move || {
        if writes.get() {
            "bar__status bar__status--writes"
        } else {
            "bar__status"
        }
    };
    view! {
        <p class=Signal::derive(class) role="status">
            <span>{live(move || words.get())}</span>
            <span class="bar__writes">"Gemmer …"</span>
        </p>
    }
}

/// The product's mark: a stair with a figure's first step.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="bar__mark" viewBox="0 0 32 32" aria-hidden="true">
            <path
                d="M3 28h8v-7h8v-7h8V7"
                fill="none"
                stroke="currentColor"
                stroke-width="4"
                stroke-linejoin="round"
                stroke-linecap="round"
            />
            <circle cx="7" cy="17" r="3.2" fill="currentColor" />
        </svg>
    }
}
