//! The address and the history of the browser. An entry holds the kind of screen in the address
//! and an opaque pointer in its state; never a name or a text.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::workflow::screen::{Pointer, Screen};

/// Adds an entry, so that the way back leads here.
pub fn push(pointer: &Pointer) {
    if let Some(history) = history() {
        let fragment = pointer.screen.fragment();
        // A browser may refuse entries that come too fast; the screen is shown all the same.
        let _ = history.push_state_with_url(&state(pointer), "", Some(&fragment));
    }
}

/// Rewrites the entry that is shown.
pub fn replace(pointer: &Pointer) {
    if let Some(history) = history() {
        let fragment = pointer.screen.fragment();
        let _ = history.replace_state_with_url(&state(pointer), "", Some(&fragment));
    }
}

/// The entry that is shown, if it is one of ours.
pub fn current() -> Option<Pointer> {
    let window = web_sys::window()?;
    let fragment = window.location().hash().ok()?;
    let screen = Screen::from_fragment(&fragment)?;
    let stored = history()?.state().ok()?.as_string();
    let pointer = stored.and_then(|text| serde_json::from_slice::<Pointer>(text.as_bytes()).ok());
    Some(Pointer {
        screen,
        ..pointer.unwrap_or_default()
    })
}

/// Whether the app made the entry that is shown. An address that was typed or kept as a bookmark is
/// not one of ours.
pub fn is_ours() -> bool {
    let state = history().and_then(|history| history.state().ok());
    state.is_some_and(|state| state.is_string())
}

/// Calls back whenever the way back or forth is taken, or the address is changed by hand. Lasts
/// as long as the page.
pub fn on_move(callback: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let callback = Closure::<dyn Fn()>::new(callback);
    // The listener lives as long as the page, as does everything it would be removed by.
    let _ = window.add_event_listener_with_callback("popstate", callback.as_ref().unchecked_ref());
    callback.forget();
}

/// Shows the top of the page, as a new screen should.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

fn state(pointer: &Pointer) -> JsValue {
    serde_json::to_string(pointer).map_or(JsValue::NULL, |text| JsValue::from_str(&text))
}
