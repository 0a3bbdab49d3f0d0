//! What the app asks of the device beside the vault: the clock, the page, a passphrase to offer.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    domain::date::{Date, Moment},
    platform::{
        clock, fetch, history,
        local_store::{self, Setting},
        page, persist,
        random::WebRandomness,
    },
    storage::passphrase::{self, PassphraseFlaw},
    view::context::App,
    workflow::screen::Pointer,
};

/// The list of words for passphrases, fetched only when one is offered.
const WORDS: &str = "passphrase-words.txt";

/// The date on the device's clock.
pub fn today() -> Date {
    now().date
}

/// The moment on the device's clock.
pub fn now() -> Moment {
    clock::now().unwrap_or(Moment::EARLIEST)
}

/// The moment on the device's clock, kept up while the screen lasts.
pub fn minute_clock() -> Signal<Moment> {
    const LOOK: Duration = Duration::from_secs(5);
    let shown = RwSignal::new(now());
    // The screen may be gone by the last look.
    let look = move || {
        let now = now();
        if shown.try_get_untracked().is_some_and(|shown| shown != now) {
            shown.try_set(now);
        }
    };
    if let Ok(handle) = set_interval_with_handle(look, LOOK) {
        on_cleanup(move || handle.clear());
    }
    shown.into()
}

/// Whether the page still shows that the app is starting.
pub fn is_starting() -> bool {
    page::is_starting()
}

/// Opens the browser's print dialogue.
pub fn print() {
    history::print();
}

/// Moves the focus to the first field that is marked as wrong, once it is drawn.
pub fn focus_first_error() {
    request_animation_frame(page::focus_first_error);
}

/// Moves the focus to a question by the name of its answers, once it is drawn and the heading has
/// had the focus.
pub fn focus_question(name: String) {
    request_animation_frame(move || request_animation_frame(move || page::focus_named(&name)));
}

/// Shows the top of the page.
pub fn to_top() {
    history::scroll_to_top();
}

/// Does what can wait until the frame with everything before it has been drawn.
pub fn after_frame(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Keeps track of where we are. The new screen does not wait for what can be done once it is laid
/// out, or drawn.
pub fn moved(pointer: Pointer) {
    history::push(&pointer);
    request_animation_frame(move || {
        history::scroll_to_top();
        set_timeout(
            move || local_store::set(Setting::Pointer, pointer),
            Duration::ZERO,
        );
    });
}

/// Whether the browser has promised to keep what is stored. `None` until it has answered.
pub fn storage_is_persistent() -> Signal<Option<bool>> {
    let answer = RwSignal::new(None);
    spawn_local(async move {
        let kept = persist::is_promised().await;
        // The screen may be gone by now.
        let _ = answer.try_set(Some(kept));
    });
    answer.into()
}

/// Whether the browser has refused to keep what is stored, also when it is asked anew. A private
/// window always refuses; so may an ordinary one. Nothing tells them apart.
pub fn keeping_is_refused() -> Signal<bool> {
    let refused = RwSignal::new(false);
    spawn_local(async move {
        let kept = persist::is_promised().await || persist::ask().await;
        let _ = refused.try_set(!kept);
    });
    refused.into()
}

/// How far the derivation of a key is, in percent, going by how long it took the last time.
pub fn derivation_progress(working: Signal<bool>) -> Signal<u32> {
    const TICK: Duration = Duration::from_millis(80);
    /// Where the bar waits when the work takes longer than the last time.
    const ALMOST: f64 = 96.0;
    /// What is expected of a device that has never done it.
    const FIRST_TIME: f64 = 1_500.0;
    let share = RwSignal::new(0);
    let expected = local_store::get::<f64>(Setting::DeriveDuration)
        .unwrap_or(FIRST_TIME)
        .max(1.0);
    Effect::new(move |begun: Option<Option<f64>>| {
        let begun = working
            .get()
            .then(|| begun.flatten().unwrap_or_else(clock::milliseconds));
        share.set(0);
        if let Some(begun) = begun {
            let handle = set_interval_with_handle(
                move || {
                    let percent = (clock::milliseconds() - begun) * 100.0 / expected;
                    // A share between 0 and 96 fits any whole number.
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    share.try_set(percent.clamp(0.0, ALMOST) as u32);
                },
                TICK,
            );
            if let Ok(handle) = handle {
                on_cleanup(move || handle.clear());
            }
        }
        begun
    });
    share.into()
}

/// Whether a passphrase of one's own may be used. `new`: the name of whoever is not here yet.
///
/// # Errors
///
/// Why not.
pub fn check_passphrase(app: App, typed: &str, new: &str) -> Result<(), PassphraseFlaw> {
    let mut names = names_here(app);
    names.push(new.to_owned());
    passphrase::check(typed, &names)
}

/// What the people here and their stuer are called.
fn names_here(app: App) -> Vec<String> {
    app.roster.with_untracked(|roster| {
        let team = roster.team.values().map(|member| &member.who.name);
        let units = roster.children.values().map(|child| &child.unit);
        team.chain(units).cloned().collect()
    })
}

/// Whether two typed passphrases are the same to the lock.
pub fn same_passphrase(one: &str, other: &str) -> bool {
    passphrase::bytes(one) == passphrase::bytes(other)
}

/// Offers a passphrase of random words.
pub fn offer_passphrase(app: App, then: impl FnOnce(Result<String, ()>) + 'static) {
    spawn_local(async move {
        let list = fetch::text(WORDS).await;
        let names = names_here(app);
        let offered = list
            .ok()
            .and_then(|list| passphrase::generate(&list, &names, &mut WebRandomness).ok());
        then(offered.map(|words| words.to_string()).ok_or(()));
    });
}
