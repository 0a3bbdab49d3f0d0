//! Deriving a key beside the page: the work takes 64 MiB and the better part of a second, and the
//! page must not stand still meanwhile. The worker is ended after each key, which frees its
//! memory and everything it knew.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::storage::kdf::{Kek, Recipe};

/// The worker's address beside the page. The content policy allows this one worker only.
pub const WORKER_URL: &str = "./derive.js";

/// Why no key was derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeriveError {
    /// The browser did not start the worker: a file is missing or altered, or workers are off.
    #[error("start the worker for key derivation")]
    NotStarted,
    /// The device has not enough memory left.
    #[error("get the memory for the key derivation")]
    OutOfMemory,
}

/// Derives the key of one slot from a passphrase's or a recovery code's bytes.
///
/// # Errors
///
/// [`DeriveError`]; the secret may be right or wrong, that shows only at the slot.
pub async fn derive(secret: &[u8], recipe: &Recipe) -> Result<Kek, DeriveError> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(WORKER_URL, &options)
        .map(Ending)
        .map_err(|_| DeriveError::NotStarted)?;
    let secret = Uint8Array::from(secret);
    let question = Array::of4(
        &secret,
        &Uint8Array::from(recipe.salt.as_slice()),
        &recipe.params.memory_kib().into(),
        &recipe.params.passes().into(),
    );
    let answered = JsFuture::from(Promise::new(&mut |resolve, reject| {
        worker.0.set_onmessage(Some(&resolve));
        worker.0.set_onerror(Some(&reject));
    }));
    let posted = worker.0.post_message(&question);
    // The browser has copied it for the worker.
    secret.fill(0, 0, secret.length());
    posted.map_err(|_| DeriveError::NotStarted)?;
    let answer = answered.await.map_err(|_| DeriveError::NotStarted)?;
    key(&answer.unchecked_into::<MessageEvent>().data())
}

/// Ends the worker whichever way the derivation goes, also when it is given up half-way.
struct Ending(Worker);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

fn key(answer: &JsValue) -> Result<Kek, DeriveError> {
    if let Some(bytes) = answer.dyn_ref::<Uint8Array>() {
        let kek = Kek::from_bytes(&mut bytes.to_vec());
        bytes.fill(0, 0, bytes.length());
        return kek.ok_or(DeriveError::NotStarted);
    }
    match answer.as_string().as_deref() {
        Some("memory") => Err(DeriveError::OutOfMemory),
        _ => Err(DeriveError::NotStarted),
    }
}
