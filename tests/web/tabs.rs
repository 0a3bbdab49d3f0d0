//! Two tabs, as far as one page can play them.

use js_sys::Promise;
use naeste_skridt::platform::tabs::{Tabs, hold_writer_lock};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn other_tab_hears_of_a_write_and_the_writer_does_not() {
    let mut heard = None;
    let promise = Promise::new(&mut |resolve, _| heard = Some(resolve));
    let heard = heard.unwrap();
    let writer = Tabs::join("test-tabs", || panic!("heard its own write"));
    let _other = Tabs::join("test-tabs", move || {
        heard.call0(&wasm_bindgen::JsValue::UNDEFINED).unwrap();
    });
    let _stranger = Tabs::join("test-others", || panic!("heard another database"));
    writer.announce_write();
    JsFuture::from(promise).await.unwrap();
}

#[wasm_bindgen_test]
async fn one_tab_at_a_time_may_write() {
    let first = hold_writer_lock("test-lock").await;
    assert!(first.is_some());
    assert!(hold_writer_lock("test-lock").await.is_none());
    assert!(hold_writer_lock("test-other-lock").await.is_some());
    drop(first);
    // The browser gives the lock back in its own time, so the next one asks until it is free.
    while hold_writer_lock("test-lock").await.is_none() {}
}
