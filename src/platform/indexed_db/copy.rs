//! The whole store at once: handed out in small batches, and put in the place of what was there.

use js_sys::{Array, BigInt, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbTransaction, IdbTransactionMode};

use super::{
    commits::{newest_number, number_commit},
    request::{answer, completed, store_error},
    store::{IndexedDbStore, RECORDS, stored},
};
use crate::storage::store::{RawRecord, StoreError};

/// So few that the page does not stand still while they are read or written.
const BATCH: u32 = 32;

impl IndexedDbStore {
    /// Hands everything to `take` in the order of the addresses. One transaction: it lasts as long
    /// as the next question is asked at once.
    pub(super) async fn try_each(
        &self,
        take: &mut dyn FnMut(Vec<RawRecord>),
    ) -> Result<(), StoreError> {
        let records = self.begin(IdbTransactionMode::Readonly).await?;
        let records = records.object_store(RECORDS).map_err(store_error)?;
        let mut last = JsValue::from_str("");
        loop {
            let range = IdbKeyRange::lower_bound_with_open(&last, true).map_err(store_error)?;
            let keys = records.get_all_keys_with_key_and_limit(&range, BATCH);
            let entries = records.get_all_with_key_and_limit(&range, BATCH);
            let keys = answer(&keys.map_err(store_error)?);
            let entries = answer(&entries.map_err(store_error)?);
            let (keys, entries) = (Array::from(&keys.await?), Array::from(&entries.await?));
            if keys.length() == 0 {
                return Ok(());
            }
            last = keys.get(keys.length() - 1);
            let record = |(key, entry): (JsValue, JsValue)| {
                Some(RawRecord {
                    address: key.as_string()?,
                    stored: stored(&entry),
                })
            };
            take(keys.iter().zip(entries.iter()).filter_map(record).collect());
        }
    }

    /// Puts these records in the place of everything.
    pub(super) async fn try_replace_all(&self, all: &[RawRecord]) -> Result<(), StoreError> {
        self.forget_last();
        let transaction = self.begin(IdbTransactionMode::Readwrite).await?;
        let completed = completed(&transaction);
        if let Err(error) = replace(&transaction, all).await {
            // All or nothing. Where this fails the browser has ended the transaction itself.
            let _ = transaction.abort();
            return Err(error);
        }
        completed.await
    }
}

async fn replace(transaction: &IdbTransaction, all: &[RawRecord]) -> Result<(), StoreError> {
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
    }
    Ok(())
}
