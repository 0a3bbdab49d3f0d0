//! Asking the browser to keep what is stored here when the device runs out of room.

use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks the browser to keep the data, and tells whether it will. To be asked when
/// there is something to keep, or is about to be.
pub async fn ask() -> bool {
    answer(StorageManager::persist).await
}

/// Whether the browser has already promised it.
pub async fn is_promised() -> bool {
    answer(StorageManager::persisted).await
}

async fn answer(
    question: impl FnOnce(&StorageManager) -> Result<js_sys::Promise, wasm_bindgen::JsValue>,
) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // A browser without the question, or one that refuses it, promises nothing.
    let Ok(promise) = question(&window.navigator().storage()) else {
        return false;
    };
    JsFuture::from(promise)
        .await
        .is_ok_and(|promised| promised.is_truthy())
}
