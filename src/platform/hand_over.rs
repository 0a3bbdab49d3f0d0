//! Sealing and opening hand-over files beside the page: a passphrase takes 128 MiB and about a
//! second, and a file may be long. The worker is loaded when it is needed and ended after each file,
//! which frees its memory and everything it knew.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::{Zeroize, Zeroizing};

use crate::exchange::age_file::{
    AgeError, HandOverError, LONGEST_FILE, LONGEST_TEXT, Opening, Sealing,
};

/// The worker's address beside the page.
pub const WORKER_URL: &str = "./hand_over.js";
/// What `public/boot.js` offers: it fetches the worker's files and fails where one was altered.
const CHECK: &str = "naesteSkridtCheckHandOver";

/// Seals a text. `progress` hears how far it is, from 0 to 1. Dropped, it ends the worker.
///
/// # Errors
///
/// See [`HandOverError`].
pub async fn seal(
    mut text: Vec<u8>,
    sealing: &Sealing,
    progress: impl FnMut(f64) + 'static,
) -> Result<Vec<u8>, HandOverError> {
    if text.len() > LONGEST_TEXT {
        return Err(AgeError::TooLong.into());
    }
    let (sort, secret) = match sealing {
        Sealing::Passphrase(passphrase) => ("passphrase", passphrase.clone()),
        Sealing::Keys(keys) => ("keys", Zeroizing::new(keys.join("\n"))),
    };
    let bytes = Uint8Array::from(text.as_slice());
    text.zeroize();
    ask("seal", sort, &secret, &bytes, progress).await
}

/// Opens a file. `progress` hears how far it is, from 0 to 1. Dropped, it ends the worker.
///
/// # Errors
///
/// See [`HandOverError`].
pub async fn open(
    file: Vec<u8>,
    opening: &Opening,
    progress: impl FnMut(f64) + 'static,
) -> Result<Vec<u8>, HandOverError> {
    if file.len() > LONGEST_FILE {
        return Err(AgeError::TooLong.into());
    }
    let (sort, secret) = match opening {
        Opening::Passphrase(passphrase) => ("passphrase", passphrase),
        Opening::Key(key) => ("keys", key),
    };
    let bytes = Uint8Array::from(file.as_slice());
    drop(file);
    ask("open", sort, secret, &bytes, progress).await
}

async fn ask(
    act: &str,
    sort: &str,
    secret: &str,
    bytes: &Uint8Array,
    progress: impl FnMut(f64) + 'static,
) -> Result<Vec<u8>, HandOverError> {
    check().await.ok_or(HandOverError::NotStarted)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(WORKER_URL, &options)
        .map(Ending)
        .map_err(|_| HandOverError::NotStarted)?;
    let (_listener, answered) = listen(&worker.0, progress);
    let secret = Uint8Array::from(secret.as_bytes());
    // Both go over to the worker whole: nothing of them is left here.
    let given = Array::of2(&secret.buffer(), &bytes.buffer());
    let question = Array::of4(&act.into(), &sort.into(), &secret, bytes);
    worker
        .0
        .post_message_with_transfer(&question, &given)
        .map_err(|_| HandOverError::NotStarted)?;
    let answer = JsFuture::from(answered)
        .await
        .map_err(|_| HandOverError::Stopped)?;
    read(&answer)
}

/// Whether the worker's files are there and unaltered.
async fn check() -> Option<()> {
    let check: Function = Reflect::get(&js_sys::global(), &CHECK.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let checked: Promise = check.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    JsFuture::from(checked).await.ok().map(|_| ())
}

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// Passes the worker's numbers on to `progress`, and keeps its answer in the promise.
fn listen(worker: &Worker, progress: impl FnMut(f64) + 'static) -> (Option<Listener>, Promise) {
    let mut progress = Some(progress);
    let mut listener = None;
    let answered = Promise::new(&mut |resolve, reject| {
        let Some(mut progress) = progress.take() else {
            return;
        };
        let on_message = Listener::new(move |event: MessageEvent| {
            let said = event.data();
            match said.as_f64() {
                Some(part) => progress(part),
                None => {
                    // A promise's own function does not throw.
                    let _ = resolve.call1(&JsValue::NULL, &said);
                }
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(&reject));
        listener = Some(on_message);
    });
    (listener, answered)
}

/// Ends the worker whichever way it goes, also when it is given up half-way.
struct Ending(Worker);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

fn read(answer: &JsValue) -> Result<Vec<u8>, HandOverError> {
    if let Some(bytes) = answer.dyn_ref::<Uint8Array>() {
        let made = bytes.to_vec();
        bytes.fill(0, 0, bytes.length());
        return Ok(made);
    }
    Err(match answer.as_string().as_deref() {
        Some("start") => HandOverError::NotStarted,
        Some(word) => AgeError::of_word(word).map_or(HandOverError::Stopped, HandOverError::File),
        None => HandOverError::Stopped,
    })
}
