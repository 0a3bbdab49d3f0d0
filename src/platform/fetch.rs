//! A static file of the app's own, fetched when it is needed. There is no other request.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The file could not be had: the device is offline, or the server has it not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("fetch a file of the app")]
pub struct FetchError;

/// The text of a file beside the page. `name` is a plain file name.
///
/// # Errors
///
/// [`FetchError`] for any answer but a good one.
pub async fn text(name: &'static str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or(FetchError)?;
    let response = JsFuture::from(window.fetch_with_str(name))
        .await
        .ok()
        .and_then(|value| value.dyn_into::<web_sys::Response>().ok())
        .filter(web_sys::Response::ok)
        .ok_or(FetchError)?;
    let text = response.text().map_err(|_| FetchError)?;
    JsFuture::from(text)
        .await
        .ok()
        .and_then(|value| value.as_string())
        .ok_or(FetchError)
}
