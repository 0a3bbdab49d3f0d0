//! The part of the program that is needed once the vault is open.
//!
//! It is a file of its own, which the page asks for when the lock screen has been drawn, so that
//! nobody waits for thirty screens to see the first one. Everything that only this part uses, and
//! all content but the telephones, is left out of the first file; the build's `wasm-split-cli`
//! sees to that by following what calls what from the split in `main.rs`.

use std::{future::Future, pin::Pin};

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{
    component::{Notice, Tone, When, button, live, memo, note, tap},
    context::{self, App},
    effects::{self, Opened},
    error_text::failure,
    screen::{
        Acute, AddChild, Agreements, AskedBeforeLeaving, AssessmentPage, Assessors, CareRuler,
        ChildOffers, ChildPage, ChildRuler, Children, ClockBehind, CloseRound, Correct, DataScreen,
        EditChild, EffortPage, Efforts, ExportScreen, FactorsScreen, FactsScreen, Forloeb, Form,
        HandOverCase, HandOverChildren, HandOverTransition, InsightScreen, JointScreen,
        KeepingScreen, MeetingDayPage, MeetingDays, MeetingPage, Meetings, NewEffort, NewRound,
        NextStep, OffersScreen, ParentsScreen, PositionScreen, Postpone, ProlongRound,
        ReceiveScreen, Restore, Retract, Review, RoundPage, Rounds, Screened, SetAsideNotice,
        Settings, SlipScreen, SparringPage, Today, TransitionPage, Transitions, UnderretningPage,
        Underretninger, WalkBar, leave,
    },
};
use crate::{
    storage::{kdf::Kek, key::RecordId, slot::SlotKind},
    workflow::{autosave::Autosave, failure::Failure, screen::Screen, vault::Door},
};

/// Something that is done in the meantime.
pub type Doing<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// What the first part asks of this one.
pub struct Inside {
    /// Reads the content, once.
    pub begin: fn(App) -> Result<(), Failure>,
    /// Opens the vault by a slot and its key.
    pub open: fn(Door, (RecordId, SlotKind), Kek) -> Doing<Opened>,
    /// Reads everything in an unlocked vault.
    pub load: fn(App, Opened) -> Doing<()>,
    /// Puts the made-up institution into a new vault.
    pub fill_practice: fn(App, Opened) -> Doing<Opened>,
    /// Lets the notice of an assessment follow its answers.
    pub follow: fn(App, String) -> Doing<()>,
    /// Stores a joint assessment, an underretning under way, a sheet, a meeting, an overgangsskema
    /// or a form that has changed.
    pub write_other: fn(App, String) -> Doing<()>,
    /// Does what waits until this tab may write.
    pub settle: fn(App),
    /// New secrets for whoever has unlocked, after somebody else has changed the vault key.
    pub renew: fn(Zeroizing<String>) -> Doing<()>,
    /// The buttons in the bar.
    pub actions: fn() -> AnyView,
    /// What stands in the way of saving.
    pub trouble: fn() -> AnyView,
    /// The screen that the place names.
    pub screen: fn() -> AnyView,
    /// What asks for the PIN.
    pub screened: fn() -> AnyView,
    /// What restores a backup.
    pub restore: fn() -> AnyView,
}

/// This part. Whoever names it outside a split has it in the first file.
pub static INSIDE: Inside = Inside {
    begin: |app| app.read_content().map_err(|_| Failure::FileMissing),
    open: |door, slot, kek| Box::pin(effects::open_vault(door, slot, kek)),
    load: |app, opened| Box::pin(effects::load_everything(app, opened)),
    fill_practice: |app, opened| Box::pin(effects::fill_practice(app, opened)),
    follow: |app, id| Box::pin(effects::follow(app, id)),
    write_other: |app, id| Box::pin(effects::write_other(app, id)),
    settle: effects::settle,
    renew: |passphrase| Box::pin(effects::renew_secrets(passphrase)),
    actions: || view! { <Actions /> }.into_any(),
    trouble: || {
        view! {
            <AskedBeforeLeaving />
            <SaveTrouble />
            <ClockBehind />
        }
        .into_any()
    },
    screen: || {
        let app = context::app();
        view! {
            <When on=move || !app.with_parents()>
                <SetAsideNotice />
                <WalkBar />
            </When>
            <OpenScreen />
        }
        .into_any()
    },
    screened: || view! { <Screened /> }.into_any(),
    restore: || view! { <Restore /> }.into_any(),
};

/// Why this part is not there: its file could not be fetched, or was changed.
#[derive(Debug)]
pub struct NotThere;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotThere {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// What fetches this part if it is not there yet. The next call after a failure tries again.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Result<&'static Inside, NotThere>>>>;

/// The screen that the place names. It is made anew when the screen, the child or the assessment
/// changes, and not when an answer does.
#[component]
fn OpenScreen() -> impl IntoView {
    let app = context::app();
    let place = memo(move || app.place.get());
    live(move || match place.get().screen {
        Screen::Children => view! { <Children /> }.into_any(),
        Screen::Today => view! { <Today /> }.into_any(),
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
        Screen::Factors => view! { <FactorsScreen /> }.into_any(),
        Screen::NextStep => view! { <NextStep /> }.into_any(),
        Screen::Assessment => view! { <AssessmentPage /> }.into_any(),
        Screen::Parents => view! { <ParentsScreen /> }.into_any(),
        Screen::Forloeb => view! { <Forloeb /> }.into_any(),
        Screen::Efforts => view! { <Efforts /> }.into_any(),
        Screen::NewEffort => view! { <NewEffort /> }.into_any(),
        Screen::Effort => view! { <EffortPage /> }.into_any(),
        Screen::Slip => view! { <SlipScreen /> }.into_any(),
        Screen::Underretninger => view! { <Underretninger /> }.into_any(),
        Screen::Underretning => view! { <UnderretningPage /> }.into_any(),
        Screen::Sparring => view! { <SparringPage /> }.into_any(),
        Screen::Meetings => view! { <Meetings /> }.into_any(),
        Screen::Meeting => view! { <MeetingPage /> }.into_any(),
        Screen::Transitions => view! { <Transitions /> }.into_any(),
        Screen::Transition => view! { <TransitionPage /> }.into_any(),
        Screen::MeetingDays => view! { <MeetingDays /> }.into_any(),
        Screen::MeetingDay => view! { <MeetingDayPage /> }.into_any(),
        Screen::Postpone => view! { <Postpone /> }.into_any(),
        Screen::Correct => view! { <Correct /> }.into_any(),
        Screen::Retract => view! { <Retract /> }.into_any(),
        Screen::Keeping => view! { <KeepingScreen /> }.into_any(),
        Screen::Insight => view! { <InsightScreen /> }.into_any(),
        Screen::Export => view! { <ExportScreen /> }.into_any(),
        Screen::HandOver => view! { <HandOverCase /> }.into_any(),
        Screen::HandOverTransition => view! { <HandOverTransition /> }.into_any(),
        Screen::HandOverChildren => view! { <HandOverChildren /> }.into_any(),
        Screen::Receive => view! { <ReceiveScreen /> }.into_any(),
        Screen::Data => view! { <DataScreen /> }.into_any(),
        Screen::Rounds => view! { <Rounds /> }.into_any(),
        Screen::NewRound => view! { <NewRound /> }.into_any(),
        Screen::Round => view! { <RoundPage /> }.into_any(),
        Screen::Assessors => view! { <Assessors /> }.into_any(),
        Screen::ProlongRound => view! { <ProlongRound /> }.into_any(),
        Screen::CloseRound => view! { <CloseRound /> }.into_any(),
        Screen::Joint => view! { <JointScreen /> }.into_any(),
        Screen::Agreements => view! { <Agreements /> }.into_any(),
        Screen::Offers => view! { <OffersScreen /> }.into_any(),
        Screen::ChildOffers => view! { <ChildOffers /> }.into_any(),
        Screen::Settings => view! { <Settings /> }.into_any(),
    })
}

/// What can be done on every screen.
#[component]
fn Actions() -> impl IntoView {
    let app = context::app();
    view! {
        <When on=move || app.can_undo() && !app.with_parents()>
            {brief("Fortryd", "↶", move || app.undo())}
        </When>
        <When on=move || app.several.get() && !app.with_parents()>
            {brief("Skift person", "⇄", move || leave(app, effects::log_off))}
        </When>
        {button("button", "Lås", move || leave(app, effects::lock))}
    }
}

/// A button of the bar that is only its sign where there is no room for its words.
fn brief(words: &'static str, sign: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button" on:click=tap(act)>
            <span class="bar__sign" aria-hidden="true">
                {sign}
            </span>
            <span class="bar__words">{words}</span>
        </button>
    }
    .into_any()
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
                    <When on=move || app.lock_asked.get() || app.covered.get()>
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
