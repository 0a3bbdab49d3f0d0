//! The frame around every screen: the bar with the way out and the way to help, the mark of
//! practice, and the screen itself.

use leptos::prelude::*;

use super::{
    component::{Notice, ReadOnly, RingNu, Tone, When, button, live, memo, note, tap},
    context::{self, Content, Stage},
    effects,
    error_text::failure,
    screen::{
        Acute, AddChild, AssessmentPage, CareRuler, ChildPage, ChildRuler, Children, EditChild,
        FactsScreen, Form, NewPassphrase, NextStep, PositionScreen, RecoveryKey, Review,
        SetAsideNotice, Settings, Unlock,
    },
};
use crate::workflow::{autosave::Autosave, screen::Screen};

/// Puts the app in the page.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    match Content::read() {
        Ok(content) => {
            let app = context::App::new(content);
            provide_context(app);
            // Of the root, so that no field outlives it.
            provide_context(ReadOnly(app.read_only.into()));
            effects::start(app);
            view! { <Frame /> }.into_any()
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
fn Frame() -> impl IntoView {
    let app = context::app();
    let stage = app.stage;
    let open = memo(move || stage.with(|s| *s == Stage::Open));
    let phones = app.content().municipality.phones.clone();
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
                }
                .into_any()
            }
            Stage::Fresh => view! { <Unlock people=Vec::new() /> }.into_any(),
            Stage::Locked(people) => view! { <Unlock people=people.clone() /> }.into_any(),
            Stage::RecoveryShown(text) => view! { <RecoveryKey text=text.clone() /> }.into_any(),
            Stage::NewPassphraseDue => {
                view! { <NewPassphrase done=Callback::new(move |()| effects::enter(app)) /> }
                    .into_any()
            }
            Stage::Open => view! {
                <SetAsideNotice />
                <OpenScreen />
            }
            .into_any(),
        })
    });
    view! {
        <div class="frame">
            <Bar open />
            <aside aria-label="Om denne tablet">
                <When on=move || app.practice.get()>
                    <p class="practice">"ØVELSE – opdigtede børn"</p>
                </When>
                <SaveTrouble />
            </aside>
            <main class="page" id="indhold">
                {screen}
            </main>
        </div>
        <RingNu open=app.calling phones />
    }
}

/// The screen that the place names. It is made anew when the screen, the child or the assessment
/// changes, and not when an answer does.
#[component]
fn OpenScreen() -> impl IntoView {
    let app = context::app();
    let place = memo(move || app.place.get());
    live(move || match place.get().screen {
        Screen::Children => view! { <Children /> }.into_any(),
        Screen::AddChild => view! { <AddChild /> }.into_any(),
        Screen::Child => view! { <ChildPage /> }.into_any(),
        Screen::EditChild => view! { <EditChild /> }.into_any(),
        Screen::Form(step) => view! { <Form step /> }.into_any(),
        Screen::Review => view! { <Review /> }.into_any(),
        Screen::Position => view! { <PositionScreen /> }.into_any(),
        Screen::Ruler => view! { <ChildRuler /> }.into_any(),
        Screen::CareRuler => view! { <CareRuler /> }.into_any(),
        Screen::Acute => view! { <Acute /> }.into_any(),
        Screen::Facts => view! { <FactsScreen /> }.into_any(),
        Screen::NextStep => view! { <NextStep /> }.into_any(),
        Screen::Assessment => view! { <AssessmentPage /> }.into_any(),
        Screen::Settings => view! { <Settings /> }.into_any(),
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
                disabled=Signal::derive(move || !open.get())
                on:click=tap(move || app.go(Screen::Children))
            >
                <Mark />
                <span class="bar__name">"Næste skridt"</span>
            </button>
            <p class="bar__status" role="status">
                {live(move || saved_words(&app.autosave.read()))}
            </p>
            <div class="bar__actions">
                <When on=move || open.get() && app.can_undo()>
                    {button("button", "Fortryd", move || app.undo())}
                </When>
                {button("button button--call", "Ring nu", move || app.calling.set(true))}
                <When on=move || open.get()>
                    {button("button", "Lås", move || effects::lock(app))}
                </When>
            </div>
        </header>
    }
}

/// Whether the newest change is stored. "Gemt" is said only for what the store has confirmed.
fn saved_words<E>(autosave: &Autosave<E>) -> String {
    match autosave {
        Autosave::Untouched => String::new(),
        Autosave::Writing { .. } => "Gemmer …".to_owned(),
        Autosave::Saved(at) => format!("Gemt {}", at.clock()),
        Autosave::Failed(_) => "Ikke gemt".to_owned(),
    }
}

/// What stands in the way of saving, and what to do.
#[component]
fn SaveTrouble() -> impl IntoView {
    let app = context::app();
    let failed = memo(move || {
        app.autosave.with(|autosave| match autosave {
            Autosave::Failed(why) => Some(failure(why)),
            _ => None,
        })
    });
    view! {
        <When on=move || failed.with(Option::is_some)>
            <Notice tone=Tone::Danger>
                <p><strong>"Det sidste er ikke gemt endnu."</strong></p>
                <p>{live(move || failed.get())}</p>
                <div class="row">
                    {button("button button--main", "Prøv at gemme igen", move || effects::retry(app))}
                    <When on=move || app.lock_asked.get()>
                        {button("button", "Lås alligevel, og mist det sidste", move || effects::lock_anyway(app))}
                    </When>
                </div>
            </Notice>
        </When>
        <When on=move || app.read_only.get()>
            {note(Tone::Careful, "Appen er åben i en anden fane. Her kan du kun læse, så intet bliver overskrevet. Luk den anden fane, og genindlæs denne.")}
        </When>
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
