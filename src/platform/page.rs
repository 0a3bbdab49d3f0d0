//! The page itself: what it shows before the app is there, and where the focus is.

use wasm_bindgen::JsCast;

/// Takes away what the page shows before the app is there.
pub fn clear() {
    if let Some(body) = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.body())
    {
        body.set_text_content(None);
    }
}

/// Moves the focus to the first field that is marked as wrong.
pub fn focus_first_error() {
    let found = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| {
            d.query_selector("[aria-invalid='true']:not([hidden])")
                .ok()
                .flatten()
        })
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = found {
        // A field that cannot take the focus still shows its error.
        let _ = element.focus();
    }
}

/// Puts a message in place of the app when the program meets a fault of its own. What the store
/// confirmed is safe, and nothing about the fault is written anywhere, since it might hold what
/// was on the screen.
pub fn on_panic_show_reload() {
    std::panic::set_hook(Box::new(|_| {
        let Some(body) = web_sys::window()
            .and_then(|w| w.document())
            .and_then(|d| d.body())
        else {
            return;
        };
        body.set_class_name("opening");
        body.set_text_content(Some(
            "Appen er gået i stå. Det, der stod »Gemt« ved, er sikkert. Genindlæs siden.",
        ));
    }));
}
