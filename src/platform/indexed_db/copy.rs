//! The whole store at once: handed out in small batches, and put in the place of what was there.

use std::iter::Zip;

use js_sys::{Array, ArrayIntoIter, BigInt, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbTransaction, IdbTransactionMode};

use super::{
    commits::{newest_number, number_commit},
    request::{answer, completed, store_error},
    store::{IndexedDbStore, RECORDS, addresses_of, stored},
};
use crate::storage::{
    record::{RecordAddress, RecordKind},
    store::{RawRecord, StoreError, Stored},
};

/// So few that the page does not stand still while they are read or written.
const BATCH: u32 = 32;

impl IndexedDbStore {
    /// Hands everything to `take` in the order of the addresses.
    pub(super) async fn try_each(
        &self,
        take: &mut dyn FnMut(Vec<RawRecord>),
    ) -> Result<(), StoreError> {
        let record = |(key, entry): (JsValue, JsValue)| {
            Some(RawRecord {
                address: key.as_string()?,
                stored: stored(&entry),
            })
        };
        let from_first = JsValue::from_str("");
        let mut all = |entries: Entries| take(entries.filter_map(record).collect());
        self.batches(from_first, None, &mut all).await
    }

    /// Hands every record of one kind to `take` in the order of the addresses.
    pub(super) async fn try_each_of(
        &self,
        kind: RecordKind,
        take: &mut dyn FnMut(Vec<(RecordAddress, Stored)>),
    ) -> Result<(), StoreError> {
        // An address of a kind unknown here belongs to a newer program.
        let record = |(key, entry): (JsValue, JsValue)| {
            Some((key.as_string()?.parse().ok()?, stored(&entry)))
        };
        let (first, end) = addresses_of(kind);
        let mut all = |entries: Entries| take(entries.filter_map(record).collect());
        self.batches(first, Some(end), &mut all).await
    }

    /// Everything after one address and before another. One transaction: it lasts as long as the
    /// next question is asked at once.
    async fn batches(
        &self,
        mut last: JsValue,
        end: Option<JsValue>,
        take: &mut dyn FnMut(Entries),
    ) -> Result<(), StoreError> {
        let records = self.begin(IdbTransactionMode::Readonly).await?;
        let records = records.object_store(RECORDS).map_err(store_error)?;
        loop {
            let range = match &end {
                Some(end) => {
                    IdbKeyRange::bound_with_lower_open_and_upper_open(&last, end, true, true)
                }
                None => IdbKeyRange::lower_bound_with_open(&last, true),
            };
            let range = range.map_err(store_error)?;
            let keys = records.get_all_keys_with_key_and_limit(&range, BATCH);
            let entries = records.get_all_with_key_and_limit(&range, BATCH);
            let keys = answer(&keys.map_err(store_error)?);
            let entries = answer(&entries.map_err(store_error)?);
            let (keys, entries) = (Array::from(&keys.await?), Array::from(&entries.await?));
            let count = keys.length();
            if count > 0 {
                last = keys.get(count - 1);
                take(keys.into_iter().zip(entries));
            }
            if count < BATCH {
                return Ok(());
            }
        }
    }

    /// Puts these records in the place of everything.
    pub(super) async fn try_replace_all(
        &self,
        all: &[RawRecord],
        written: &dyn Fn(usize),
    ) -> Result<(), StoreError> {
        self.forget_last();
        let mut whole = Whole(Some(self.begin(IdbTransactionMode::Readwrite).await?));
        if let Some(transaction) = &whole.0 {
            let completed = completed(transaction);
            replace(transaction, all, written).await?;
            completed.await?;
        }
        whole.0 = None;
        Ok(())
    }
}

type Entries = Zip<ArrayIntoIter, ArrayIntoIter>;

/// A transaction that is undone unless it came to its end: all or nothing, also where somebody
/// gives it up on the way.
struct Whole(Option<IdbTransaction>);

impl Drop for Whole {
    fn drop(&mut self) {
        if let Some(transaction) = &self.0 {
            // Where this fails the browser has ended the transaction itself.
            let _ = transaction.abort();
        }
    }
}

async fn replace(
    transaction: &IdbTransaction,
    all: &[RawRecord],
    written: &dyn Fn(usize),
) -> Result<(), StoreError> {
    let mut done = 0;
    let records = transaction.object_store(RECORDS).map_err(store_error)?;
    let last = newest_number(transaction)?.await?;
    number_commit(transaction, last).map_err(store_error)?;
    records.clear().map_err(store_error)?;
    for batch in all.chunks(usize::try_from(BATCH).unwrap_or(1)) {
        let mut put = None;
        for RawRecord { address, stored } in batch {
            let bytes = |bytes: &Vec<u8>| JsValue::from(Uint8Array::from(bytes.as_slice()));
            let entry = Array::of3(
                &BigInt::from(stored.generation),
                &bytes(&stored.current),
                &stored.previous.as_ref().map_or(JsValue::UNDEFINED, bytes),
            );
            let request = records.put_with_key(&entry, &address.as_str().into());
            put = Some(request.map_err(store_error)?);
        }
        if let Some(put) = put {
            answer(&put).await?;
        }
        done += batch.len();
        written(done);
    }
    Ok(())
}
