//! The whole store at once, and a generation that stands alone, in `IndexedDB`.

use naeste_skridt::{
    platform::indexed_db::IndexedDbStore,
    storage::{
        key::RecordId,
        record::{RecordAddress, RecordKind},
        store::{Change, RawRecord, RecordStore, StoreError, Write},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::store::fresh;

fn child(id: u8) -> RecordAddress {
    RecordAddress {
        kind: RecordKind::Child,
        id: RecordId::from_bytes([id; 16]),
    }
}

fn write(address: RecordAddress, expected: Option<u64>, change: Change) -> Write {
    Write {
        address,
        expected,
        change,
    }
}

async fn everything(store: &IndexedDbStore) -> Vec<RawRecord> {
    let mut all = Vec::new();
    let mut take = |records: Vec<RawRecord>| all.extend(records);
    store.each(&mut take).await.unwrap();
    all
}

#[wasm_bindgen_test]
async fn everything_goes_out_in_order_and_comes_back_the_same() {
    let store = fresh();
    for id in (0..100).rev() {
        let put = |expected| write(child(id), expected, Change::Put(vec![id; 40]));
        store.commit(&[put(None)]).await.unwrap();
        if id % 3 == 0 {
            store.commit(&[put(Some(1))]).await.unwrap();
        }
    }
    let all = everything(&store).await;
    assert_eq!(all.len(), 100);
    assert!(all.windows(2).all(|two| two[0].address < two[1].address));
    let with_previous = all.iter().filter(|one| one.stored.previous.is_some());
    assert_eq!(with_previous.count(), 34);

    let (other, beside) = {
        let other = fresh();
        (IndexedDbStore::new(other.name()), other)
    };
    let old = |expected| write(child(200), expected, Change::Put(b"old".to_vec()));
    beside.commit(&[old(None)]).await.unwrap();
    other.replace_all(&all, &|_| {}).await.unwrap();
    assert_eq!(everything(&other).await, all);
    // A tab that wrote before finds out.
    let conflict = Err(StoreError::Conflict(child(200)));
    assert_eq!(beside.commit(&[old(Some(1))]).await, conflict);
    let next = write(child(3), Some(2), Change::Put(b"next".to_vec()));
    assert_eq!(other.commit(&[next]).await, Ok(()));
    store.erase().await.unwrap();
    other.disconnect();
    beside.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn generation_that_stands_alone_has_none_before_it() {
    let store = fresh();
    for (expected, change) in [
        (None, Change::Put(b"a".to_vec())),
        (Some(1), Change::Put(b"b".to_vec())),
        (Some(2), Change::PutAlone(b"c".to_vec())),
    ] {
        store
            .commit(&[write(child(1), expected, change)])
            .await
            .unwrap();
    }
    let stored = store.read(&child(1)).await.unwrap().unwrap();
    assert_eq!((stored.generation, stored.previous), (3, None));
    let next = write(child(1), Some(3), Change::Put(b"d".to_vec()));
    store.commit(&[next]).await.unwrap();
    let stored = store.read(&child(1)).await.unwrap().unwrap();
    assert_eq!(stored.previous.as_deref(), Some(b"c".as_slice()));
    store.erase().await.unwrap();
}
