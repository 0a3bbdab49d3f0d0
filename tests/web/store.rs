//! The contract of the store, kept by `IndexedDB`.

use std::cell::Cell;

use js_sys::{Array, Function};
use naeste_skridt::{
    platform::{indexed_db::IndexedDbStore, random::WebRandomness},
    storage::{
        key::{Randomness, RecordId},
        record::{RecordAddress, RecordKind},
        store::{Change, RecordStore, StoreError, Stored, Write},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });

/// A store in a database that no other test uses.
pub(crate) fn fresh() -> IndexedDbStore {
    let count = COUNT.replace(COUNT.get() + 1);
    let mut id = [0; 16];
    WebRandomness.fill(&mut id).unwrap();
    IndexedDbStore::new(&format!("test-{count}-{}", RecordId::from_bytes(id)))
}

fn at(kind: RecordKind, id: u8) -> RecordAddress {
    RecordAddress {
        kind,
        id: RecordId::from_bytes([id; 16]),
    }
}

fn put(address: RecordAddress, expected: Option<u64>, bytes: &[u8]) -> Write {
    Write {
        address,
        expected,
        change: Change::Put(bytes.to_vec()),
    }
}

fn stored(generation: u64, current: &[u8], previous: Option<&[u8]>) -> Stored {
    Stored {
        generation,
        current: current.to_vec(),
        previous: previous.map(<[u8]>::to_vec),
    }
}

#[wasm_bindgen_test]
async fn write_compares_generations_and_keeps_the_previous() {
    let store = fresh();
    let child = at(RecordKind::Child, 1);
    let conflict = Err(StoreError::Conflict(child));
    assert_eq!(store.read(&child).await, Ok(None));
    assert_eq!(store.commit(&[put(child, Some(1), b"a")]).await, conflict);
    assert_eq!(store.commit(&[put(child, None, b"a")]).await, Ok(()));
    assert_eq!(store.read(&child).await, Ok(Some(stored(1, b"a", None))));
    assert_eq!(store.commit(&[put(child, None, b"b")]).await, conflict);
    assert_eq!(store.commit(&[put(child, Some(1), b"b")]).await, Ok(()));
    let second = stored(2, b"b", Some(b"a"));
    assert_eq!(store.read(&child).await, Ok(Some(second)));
    let remove = |generation| Write {
        address: child,
        expected: Some(generation),
        change: Change::Remove,
    };
    assert_eq!(store.commit(&[remove(1)]).await, conflict);
    assert_eq!(store.commit(&[remove(2)]).await, Ok(()));
    assert_eq!(store.read(&child).await, Ok(None));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn write_on_top_of_ones_own_still_sees_what_another_tab_did() {
    let (one, other) = {
        let store = fresh();
        (IndexedDbStore::new(store.name()), store)
    };
    let draft = at(RecordKind::Draft, 1);
    let conflict = Err(StoreError::Conflict(draft));
    for (expected, bytes) in [(None, b"a"), (Some(1), b"b")] {
        one.commit(&[put(draft, expected, bytes)]).await.unwrap();
    }
    other.commit(&[put(draft, Some(2), b"c")]).await.unwrap();
    assert_eq!(one.commit(&[put(draft, Some(2), b"d")]).await, conflict);
    let theirs = stored(3, b"c", Some(b"b"));
    assert_eq!(one.read(&draft).await, Ok(Some(theirs)));
    one.commit(&[put(draft, Some(3), b"e")]).await.unwrap();
    let mine = stored(4, b"e", Some(b"c"));
    assert_eq!(other.read(&draft).await, Ok(Some(mine)));
    let remove = Write {
        address: draft,
        expected: Some(4),
        change: Change::Remove,
    };
    other.commit(&[remove]).await.unwrap();
    assert_eq!(one.commit(&[put(draft, Some(4), b"f")]).await, conflict);
    assert_eq!(one.read(&draft).await, Ok(None));
    other.disconnect();
    one.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn commit_with_one_conflict_writes_nothing() {
    let store = fresh();
    let (key, child) = (at(RecordKind::ChildKey, 1), at(RecordKind::Child, 1));
    store.commit(&[put(child, None, b"a")]).await.unwrap();
    let both = [put(key, None, b"k"), put(child, None, b"b")];
    assert_eq!(store.commit(&both).await, Err(StoreError::Conflict(child)));
    assert_eq!(store.read(&key).await, Ok(None));
    assert_eq!(store.read(&child).await, Ok(Some(stored(1, b"a", None))));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn list_holds_one_kind_in_order_as_another_connection_sees_it() {
    let store = fresh();
    for (kind, id) in [
        (RecordKind::Child, 9),
        (RecordKind::Child, 2),
        (RecordKind::ChildKey, 2),
        (RecordKind::Draft, 2),
    ] {
        store
            .commit(&[put(at(kind, id), None, &[id])])
            .await
            .unwrap();
    }
    store.disconnect();
    let children = store.read_all(RecordKind::Child).await.unwrap();
    let expected = [2, 9].map(|id| (at(RecordKind::Child, id), stored(1, &[id], None)));
    assert_eq!(children, expected);
    assert_eq!(store.read_all(RecordKind::Settings).await, Ok(Vec::new()));
    store.erase().await.unwrap();
}

async fn add_one_fifty_times(store: IndexedDbStore, child: RecordAddress) {
    for _ in 0..50 {
        loop {
            let now = store.read(&child).await.unwrap().unwrap();
            let next = [now.current[0] + 1];
            match store
                .commit(&[put(child, Some(now.generation), &next)])
                .await
            {
                Ok(()) => break,
                Err(error) => assert_eq!(error, StoreError::Conflict(child)),
            }
        }
    }
}

#[wasm_bindgen_test]
async fn two_writers_at_once_lose_no_write() {
    let (store, child) = (fresh(), at(RecordKind::Child, 1));
    let other = store_of_the_same_name(&store);
    store.commit(&[put(child, None, &[0])]).await.unwrap();
    let second = wasm_bindgen_futures::future_to_promise(async move {
        add_one_fifty_times(other, child).await;
        Ok(JsValue::UNDEFINED)
    });
    add_one_fifty_times(store.clone(), child).await;
    wasm_bindgen_futures::JsFuture::from(second).await.unwrap();
    let last = store.read(&child).await.unwrap().unwrap();
    assert_eq!((last.generation, last.current[0]), (101, 100));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn closed_connection_is_opened_again_and_the_write_repeated() {
    let (store, child) = (fresh(), at(RecordKind::Child, 1));
    store.commit(&[put(child, None, b"a")]).await.unwrap();
    // As the system does it: the connection is closed and the store is not told.
    let closed = Function::new_with_args(
        "",
        "const open = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...words) {
           IDBDatabase.prototype.transaction = open;
           this.close();
           return open.apply(this, words);
         };",
    );
    closed.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(store.commit(&[put(child, Some(1), b"b")]).await, Ok(()));
    closed.call0(&JsValue::UNDEFINED).unwrap();
    let second = stored(2, b"b", Some(b"a"));
    assert_eq!(store.read(&child).await, Ok(Some(second)));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn database_that_another_tab_deletes_is_let_go() {
    let (store, child) = (fresh(), at(RecordKind::Child, 1));
    store.commit(&[put(child, None, b"a")]).await.unwrap();
    let other_tab = store_of_the_same_name(&store);
    other_tab.erase().await.unwrap();
    assert_eq!(store.read(&child).await, Ok(None));
    assert_eq!(store.commit(&[put(child, None, b"b")]).await, Ok(()));
    store.erase().await.unwrap();
}

fn store_of_the_same_name(store: &IndexedDbStore) -> IndexedDbStore {
    IndexedDbStore::new(store.name())
}

#[wasm_bindgen_test]
async fn writes_ask_for_strict_durability() {
    let store = fresh();
    let asked = Array::new();
    let spy = Function::new_with_args(
        "asked",
        "const open = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...words) {
           const transaction = open.apply(this, words);
           asked.push(transaction.mode + ' ' + transaction.durability);
           return transaction;
         };
         return () => { IDBDatabase.prototype.transaction = open; };",
    );
    let undo: Function = spy
        .call1(&JsValue::UNDEFINED, &asked)
        .unwrap()
        .unchecked_into();
    store
        .commit(&[put(at(RecordKind::Child, 1), None, b"a")])
        .await
        .unwrap();
    undo.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(asked.length(), 1);
    assert_eq!(asked.get(0).as_string().unwrap(), "readwrite strict");
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn full_device_is_told_and_nothing_is_changed() {
    let (store, child) = (fresh(), at(RecordKind::Child, 1));
    store.commit(&[put(child, None, b"a")]).await.unwrap();
    let fill = Function::new_with_args(
        "",
        "const put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function () {
           IDBObjectStore.prototype.put = put;
           throw new DOMException('', 'QuotaExceededError');
         };",
    );
    fill.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(
        store.commit(&[put(child, Some(1), b"b")]).await,
        Err(StoreError::QuotaExceeded)
    );
    assert_eq!(store.read(&child).await, Ok(Some(stored(1, b"a", None))));
    assert_eq!(store.commit(&[put(child, Some(1), b"b")]).await, Ok(()));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn store_from_before_commits_were_numbered_goes_on() {
    let (store, child) = (fresh(), at(RecordKind::Child, 1));
    let earlier = Function::new_with_args(
        "name, key",
        "return new Promise((resolve, reject) => {
           const opening = indexedDB.open(name, 1);
           opening.onupgradeneeded = () => {
             const entry = [3n, new Uint8Array([7]), undefined];
             opening.result.createObjectStore('records').put(entry, key);
           };
           opening.onsuccess = () => { opening.result.close(); resolve(); };
           opening.onerror = reject;
         });",
    );
    let done = earlier
        .call2(
            &JsValue::UNDEFINED,
            &store.name().into(),
            &child.to_string().into(),
        )
        .unwrap();
    wasm_bindgen_futures::JsFuture::from(done.unchecked_into::<js_sys::Promise>())
        .await
        .unwrap();
    assert_eq!(store.read(&child).await, Ok(Some(stored(3, &[7], None))));
    store.commit(&[put(child, Some(3), b"b")]).await.unwrap();
    store.commit(&[put(child, Some(4), b"c")]).await.unwrap();
    let third = stored(5, b"c", Some(b"b"));
    assert_eq!(store.read(&child).await, Ok(Some(third)));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn strange_entry_reads_as_an_empty_record() {
    let (store, child) = (fresh(), at(RecordKind::Child, 1));
    store.commit(&[put(child, None, b"a")]).await.unwrap();
    let spoil = Function::new_with_args(
        "name, key",
        "return new Promise((resolve, reject) => {
           const opening = indexedDB.open(name);
           opening.onsuccess = () => {
             const database = opening.result;
             const transaction = database.transaction('records', 'readwrite');
             transaction.objectStore('records').put({ odd: 1 }, key);
             transaction.oncomplete = () => { database.close(); resolve(); };
             transaction.onabort = reject;
           };
         });",
    );
    let done = spoil
        .call2(
            &JsValue::UNDEFINED,
            &store.name().into(),
            &child.to_string().into(),
        )
        .unwrap();
    wasm_bindgen_futures::JsFuture::from(done.unchecked_into::<js_sys::Promise>())
        .await
        .unwrap();
    assert_eq!(store.read(&child).await, Ok(Some(stored(0, b"", None))));
    store.erase().await.unwrap();
}
