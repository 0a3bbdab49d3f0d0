//! What needs a real browser and no page: the store in IndexedDB. Runs in headless Chromium.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn runner_opens_page_in_browser_with_indexed_db() {
    let window = web_sys::window().expect("a window");
    let store = js_sys::Reflect::get(&window, &"indexedDB".into()).expect("a property");
    assert!(store.is_object());
}
