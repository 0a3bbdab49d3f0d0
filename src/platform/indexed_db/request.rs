//! Single requests of `IndexedDB` as futures, and its errors as the store's.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbRequest, IdbTransaction};

use crate::storage::store::StoreError;

/// `database.transaction(stores, 'readwrite', { durability: 'strict' })`: the write is on the
/// disk, not only with the system, when it completes. The bindings do not have the option yet.
pub(super) fn begin_strict(
    database: &IdbDatabase,
    stores: &[&str],
) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    transaction
        .call3(database, &stores, &"readwrite".into(), &options)?
        .dyn_into()
}

/// Says that no further request comes. The browser then does not wait for the page to hear of those
/// that were made; one that does not know this commits a little later by itself.
pub(super) fn commit_now(transaction: &IdbTransaction) -> Result<(), JsValue> {
    match Reflect::get(transaction, &"commit".into())?.dyn_ref::<Function>() {
        Some(commit) => commit.call0(transaction).map(drop),
        None => Ok(()),
    }
}

/// Whether a key that was to be added was there already.
pub(super) fn is_taken(error: &StoreError) -> bool {
    matches!(error, StoreError::Other(name) if name == "ConstraintError")
}

pub(super) fn factory() -> Result<IdbFactory, StoreError> {
    web_sys::window()
        .and_then(|window| window.indexed_db().ok().flatten())
        .ok_or(StoreError::Unavailable)
}

/// What the request gives. Listens at once, so that the answer is not missed before it is awaited.
pub(super) fn answer(
    request: &IdbRequest,
) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
    let request = request.clone();
    let settled = JsFuture::from(Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    }));
    async move {
        if settled.await.is_ok() {
            request.result().map_err(store_error)
        } else {
            let error = request.error().ok().flatten();
            Err(error.map_or(StoreError::Closed, |error| by_name(&error)))
        }
    }
}

/// The store's word that everything is on the disk.
pub(super) fn completed(
    transaction: &IdbTransaction,
) -> impl Future<Output = Result<(), StoreError>> + use<> {
    let transaction = transaction.clone();
    let settled = JsFuture::from(Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    }));
    async move {
        if settled.await.is_ok() {
            return Ok(());
        }
        // Without an error of its own the transaction was cut off by a closing connection.
        let error = transaction.error();
        Err(error.map_or(StoreError::Closed, |error| by_name(&error)))
    }
}

pub(super) fn store_error(thrown: JsValue) -> StoreError {
    match thrown.dyn_into::<DomException>() {
        Ok(exception) => by_name(&exception),
        Err(_) => StoreError::Other("exception".to_owned()),
    }
}

fn by_name(exception: &DomException) -> StoreError {
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::QuotaExceeded,
        "InvalidStateError" | "AbortError" | "TransactionInactiveError" => StoreError::Closed,
        "SecurityError" | "NotAllowedError" => StoreError::Unavailable,
        // The browser's name for the error is a fixed word and holds nothing of ours.
        other => StoreError::Other(other.to_owned()),
    }
}
