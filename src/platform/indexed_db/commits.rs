//! The number of each commit: how a commit notices another tab's without asking first.
//!
//! Every commit adds its own number and takes the one before it away, so that one number is left.
//! A number that another tab has added already cannot be added again, and the browser then ends
//! the whole transaction.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbTransaction;

use super::request::{answer, store_error};
use crate::storage::{
    record::RecordAddress,
    store::{Change, StoreError, Write},
};

/// The object store of the numbers.
pub(super) const COMMITS: &str = "commits";

/// What this store itself wrote last: a draft's next answer comes on top of it.
#[derive(Debug)]
pub(super) struct LastCommit {
    pub(super) number: u64,
    address: RecordAddress,
    generation: u64,
    /// Sealed.
    pub(super) bytes: Vec<u8>,
}

impl LastCommit {
    /// `None` where the commit wrote no record, or several.
    pub(super) fn of(number: u64, writes: &[Write]) -> Option<Self> {
        let [write] = writes else {
            return None;
        };
        match &write.change {
            Change::Put(bytes) => Some(Self {
                number,
                address: write.address,
                generation: write.next_generation(),
                bytes: bytes.clone(),
            }),
            Change::PutAlone(_) | Change::Remove => None,
        }
    }

    /// Whether the write replaces what was written last.
    pub(super) fn is_before(&self, write: &Write) -> bool {
        self.address == write.address && Some(self.generation) == write.expected
    }
}

/// Adds the number after `last`.
pub(super) fn number_commit(transaction: &IdbTransaction, last: u64) -> Result<(), JsValue> {
    let commits = transaction.object_store(COMMITS)?;
    commits.add_with_key(&JsValue::TRUE, &key(last + 1))?;
    commits.delete(&key(last))?;
    Ok(())
}

/// The newest commit's number, 0 before the first.
pub(super) fn newest_number(
    transaction: &IdbTransaction,
) -> Result<impl Future<Output = Result<u64, StoreError>> + use<>, StoreError> {
    let commits = transaction.object_store(COMMITS).map_err(store_error)?;
    let keys = answer(&commits.get_all_keys().map_err(store_error)?);
    Ok(async move {
        let numbers = Array::from(&keys.await?);
        let numbers = numbers
            .iter()
            .filter_map(|key| key.as_string()?.parse().ok());
        Ok(numbers.max().unwrap_or_default())
    })
}

fn key(number: u64) -> JsValue {
    number.to_string().into()
}
