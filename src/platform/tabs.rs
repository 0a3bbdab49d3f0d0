//! Several tabs of the app: each learns at once that another one wrote, and one of them may be the
//! only one that writes. The store's comparison keeps the data right in any case; this keeps
//! people from typing into a tab that has fallen behind.
//!
//! No word of content passes between tabs, only the bare fact.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// This tab's ear and voice among the tabs of one database. Silent when dropped.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Joins the tabs of this database; `callback` is called when another one wrote. A browser
    /// without channels is as if no other tab ever wrote.
    pub fn join(database: &str, mut callback: impl FnMut() + 'static) -> Self {
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |_| callback());
        let channel = BroadcastChannel::new(database).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self {
            channel,
            _listener: listener,
        }
    }

    /// Tells the other tabs that this one wrote.
    pub fn announce_write(&self) {
        if let Some(channel) = &self.channel {
            // Unheard, the others find out at their next save.
            let _ = channel.post_message(&JsValue::TRUE);
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

/// The right to be the one tab that writes. Given back when dropped or when the tab closes.
pub struct WriterLock {
    release: Option<Function>,
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // A plain resolving function: it cannot fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Takes the right to write for this database, or `None` where another tab has it. A browser
/// without locks gives it to everybody, and the store's comparison stands alone.
pub async fn hold_writer_lock(database: &str) -> Option<WriterLock> {
    let (held, release) = deferred();
    let (answered, tell) = deferred();
    let callback = Closure::once_into_js(move |lock: JsValue| {
        let granted = !lock.is_null();
        if let Some(tell) = tell {
            // A plain resolving function: it cannot fail.
            let _ = tell.call1(&JsValue::UNDEFINED, &granted.into());
        }
        // The browser keeps the lock for as long as the returned promise is open.
        if granted {
            held.into()
        } else {
            JsValue::UNDEFINED
        }
    });
    let outcome = match request_lock(database, &callback) {
        // The request itself ends first only where the browser refuses locks altogether.
        Ok(asked) => JsFuture::from(Promise::race(&Array::of2(&answered, &asked))).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(granted) => granted.is_truthy().then_some(WriterLock { release }),
        Err(_) => Some(WriterLock { release: None }),
    }
}

/// `navigator.locks.request(name, { ifAvailable: true }, callback)`, which the bindings do not
/// have yet.
fn request_lock(name: &str, callback: &JsValue) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let locks = Reflect::get(&window.navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?;
    request.call3(&locks, &name.into(), &options, callback)
}

/// An open promise and the function that settles it.
fn deferred() -> (Promise, Option<Function>) {
    let mut settle = None;
    let promise = Promise::new(&mut |resolve, _| settle = Some(resolve));
    (promise, settle)
}
