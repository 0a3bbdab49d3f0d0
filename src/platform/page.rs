//! The page itself: where the focus is, and what a fault of the program's own may say.

use js_sys::Promise;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Moves the focus to the first field that is marked as wrong.
pub fn focus_first_error() {
    focus("[aria-invalid='true']:not([hidden])");
}

/// Moves the focus to the first field of this name.
pub fn focus_named(name: &str) {
    focus(&format!("[name='{name}']"));
}

fn focus(selector: &str) {
    let found = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = found {
        // A field that cannot take the focus still shows what it asks, or what is wrong.
        let _ = element.focus();
    }
}

/// Whether the page still shows that the app is starting.
pub fn is_starting() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.get_element_by_id("start").is_some())
}

/// Lets the page draw and hear before anything goes on.
pub async fn breathe() {
    let pause = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer it never goes on, and nothing is half done.
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(pause).await;
}

/// Tells `public/boot.js` that the first screen is in the page.
pub fn tell_shown() {
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        web_sys::Event::new("naeste-skridt:shown"),
    ) {
        // It is sent to listeners of the page's own scripts only, which throw nothing.
        let _ = window.dispatch_event(&event);
    }
}

/// Lets a fault of the program's own pass in silence: what it says might hold what was on the
/// screen, so nothing of it is written anywhere. The page itself then says that the app has
/// stopped and that what was called saved is safe (`public/guard.js`).
pub fn keep_panics_silent() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// Calls back whenever somebody touches the screen or the keyboard. Lasts as long as the page.
pub fn on_activity(callback: impl Fn() + 'static) {
    const TOUCHES: [&str; 4] = ["pointerdown", "keydown", "wheel", "input"];
    let Some(window) = web_sys::window() else {
        return;
    };
    let callback = Closure::<dyn Fn()>::new(callback);
    for touch in TOUCHES {
        // On the way down, so that it is heard before anything acts on it.
        let _ = window.add_event_listener_with_callback_and_bool(
            touch,
            callback.as_ref().unchecked_ref(),
            true,
        );
    }
    callback.forget();
}

/// Calls back with whether the page is seen, whenever that changes. Lasts as long as the page.
pub fn on_visibility(callback: impl Fn(bool) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let asked = document.clone();
    let callback = Closure::<dyn Fn()>::new(move || {
        callback(asked.visibility_state() == web_sys::VisibilityState::Visible);
    });
    // The listener lives as long as the page, as does everything it would be removed by.
    let _ = document
        .add_event_listener_with_callback("visibilitychange", callback.as_ref().unchecked_ref());
    callback.forget();
}
