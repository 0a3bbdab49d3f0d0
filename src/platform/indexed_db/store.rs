//! The store's contract, kept by one database.

use std::{cell::RefCell, pin::Pin, rc::Rc};

use js_sys::{Array, BigInt, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, IdbDatabase, IdbKeyRange, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::{
    commits::{COMMITS, LastCommit, newest_number, number_commit},
    open::open,
    request::{answer, begin_strict, commit_now, completed, factory, is_taken, store_error},
};
use crate::storage::{
    record::{RecordAddress, RecordKind},
    store::{Change, RawRecord, RecordStore, StoreError, Stored, Write},
};

/// The database of the real children.
pub const DATABASE: &str = "naeste-skridt";
/// The database of the practice vault.
pub const PRACTICE_DATABASE: &str = "naeste-skridt-oevelse";

pub(super) const RECORDS: &str = "records";
/// So many parts of a commit at once that the page does not stand still.
const BATCH: usize = 32;

type Opening = Pin<Box<dyn Future<Output = Result<IdbDatabase, StoreError>>>>;

/// One database of this origin. Clones share the connection.
#[derive(Clone)]
pub struct IndexedDbStore {
    name: Rc<str>,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
    /// What [`IndexedDbStore::open_ahead`] has asked for.
    ahead: Rc<RefCell<Option<Opening>>>,
    last: Rc<RefCell<Option<LastCommit>>>,
}

impl IndexedDbStore {
    /// The store in the database of this name. Nothing is opened before the first use, or before
    /// [`IndexedDbStore::open_ahead`].
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            connection: Rc::default(),
            ahead: Rc::default(),
            last: Rc::default(),
        }
    }

    /// Asks the browser for the database now. The first use then waits only for what is left of
    /// that, and hears of what went wrong.
    pub fn open_ahead(&self) {
        self.ahead.replace(Some(Box::pin(open(&self.name))));
    }

    /// The database's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Deletes the database with everything in it: the practice vault, when it starts anew.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where the browser refuses.
    pub async fn erase(&self) -> Result<(), StoreError> {
        self.disconnect();
        let request = factory()?
            .delete_database(&self.name)
            .map_err(store_error)?;
        answer(&request).await.map(drop)
    }

    /// Closes the connection; the next use opens it again.
    pub fn disconnect(&self) {
        self.last.take();
        if let Some(database) = self.connection.take() {
            database.close();
        }
    }

    /// The next commit asks what is there.
    pub(super) fn forget_last(&self) {
        self.last.take();
    }

    async fn database(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(database) = self.connection.borrow().clone() {
            return Ok(database);
        }
        let ahead = self.ahead.take();
        let opening = ahead.unwrap_or_else(|| Box::pin(open(&self.name)));
        let database = opening.await?;
        self.watch(&database);
        self.connection.replace(Some(database.clone()));
        Ok(database)
    }

    /// Lets go of the connection when the browser closes it, and when another tab wants to change
    /// or delete the database and would wait for this one.
    fn watch(&self, database: &IdbDatabase) {
        let connection = Rc::downgrade(&self.connection);
        let closed = database.clone();
        let forget = Closure::<dyn FnMut(Event)>::new(move |_| {
            closed.close();
            if let Some(connection) = connection.upgrade() {
                let mut connection = connection.borrow_mut();
                // A newer connection may already stand here.
                if connection.as_ref() == Some(&closed) {
                    *connection = None;
                }
            }
        })
        .into_js_value();
        database.set_onclose(Some(forget.unchecked_ref()));
        database.set_onversionchange(Some(forget.unchecked_ref()));
    }

    pub(super) async fn begin(
        &self,
        mode: IdbTransactionMode,
    ) -> Result<IdbTransaction, StoreError> {
        let database = self.database().await?;
        if mode == IdbTransactionMode::Readwrite {
            begin_strict(&database, &[RECORDS, COMMITS]).map_err(store_error)
        } else {
            database
                .transaction_with_str_and_mode(RECORDS, mode)
                .map_err(store_error)
        }
    }

    async fn try_read(&self, address: &RecordAddress) -> Result<Option<Stored>, StoreError> {
        let records = self.begin(IdbTransactionMode::Readonly).await?;
        let records = records.object_store(RECORDS).map_err(store_error)?;
        let request = records.get(&key(address)).map_err(store_error)?;
        let entry = answer(&request).await?;
        Ok((!entry.is_undefined()).then(|| stored(&entry)))
    }

    async fn try_read_all(
        &self,
        kind: RecordKind,
    ) -> Result<Vec<(RecordAddress, Stored)>, StoreError> {
        let records = self.begin(IdbTransactionMode::Readonly).await?;
        let records = records.object_store(RECORDS).map_err(store_error)?;
        let (first, end) = addresses_of(kind);
        let range = IdbKeyRange::bound(&first, &end).map_err(store_error)?;
        let keys = records.get_all_keys_with_key(&range).map_err(store_error)?;
        let entries = records.get_all_with_key(&range).map_err(store_error)?;
        let (keys, entries) = (answer(&keys), answer(&entries));
        let (keys, entries) = (Array::from(&keys.await?), Array::from(&entries.await?));
        Ok(keys
            .iter()
            .zip(entries.iter())
            // An address of a kind unknown here belongs to a newer program.
            .filter_map(|(key, entry)| Some((key.as_string()?.parse().ok()?, stored(&entry))))
            .collect())
    }

    /// A commit on top of this store's own last one needs no question first: an answer of the
    /// browser waits until the screen is drawn.
    async fn try_commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        let last = self.last.take();
        if let (Some(last), [write]) = (last, writes)
            && last.is_before(write)
            && self.try_on_top(&last, write).await?
        {
            self.last.replace(LastCommit::of(last.number + 1, writes));
            return Ok(());
        }
        self.try_compared(writes).await
    }

    /// `false` where another tab has committed meanwhile; nothing is written then.
    async fn try_on_top(&self, last: &LastCommit, write: &Write) -> Result<bool, StoreError> {
        let transaction = self.begin(IdbTransactionMode::Readwrite).await?;
        let completed = completed(&transaction);
        let asked = number_commit(&transaction, last.number).and_then(|()| {
            let before = Uint8Array::from(last.bytes.as_slice());
            put(&transaction, write, &before)?;
            commit_now(&transaction)
        });
        if let Err(refused) = asked {
            // Where this fails the browser has ended the transaction itself.
            let _ = transaction.abort();
            return Err(store_error(refused));
        }
        match completed.await {
            Err(error) if is_taken(&error) => Ok(false),
            result => result.map(|()| true),
        }
    }

    async fn try_compared(&self, writes: &[Write]) -> Result<(), StoreError> {
        let transaction = self.begin(IdbTransactionMode::Readwrite).await?;
        let completed = completed(&transaction);
        match write_compared(&transaction, writes).await {
            Ok(number) => {
                completed.await?;
                self.last.replace(LastCommit::of(number, writes));
                Ok(())
            }
            Err(error) => {
                // All parts or none. Where this fails the browser has ended the transaction itself.
                let _ = transaction.abort();
                Err(error)
            }
        }
    }
}

/// Writes where every generation is the expected one, and returns the commit's number.
async fn write_compared(transaction: &IdbTransaction, writes: &[Write]) -> Result<u64, StoreError> {
    let records = transaction.object_store(RECORDS).map_err(store_error)?;
    let last = newest_number(transaction)?;
    let mut entries = Vec::with_capacity(writes.len());
    for batch in writes.chunks(BATCH) {
        let mut there = Vec::with_capacity(batch.len());
        for write in batch {
            let request = records.get(&key(&write.address)).map_err(store_error)?;
            there.push(answer(&request));
        }
        for (write, there) in batch.iter().zip(there) {
            let entry = there.await?;
            let found = (!entry.is_undefined()).then(|| generation(&entry));
            if found != write.expected {
                return Err(StoreError::Conflict(write.address));
            }
            entries.push(part(&entry, CURRENT));
        }
    }
    let last = last.await?;
    number_commit(transaction, last).map_err(store_error)?;
    let mut entries = entries.into_iter();
    for (number, batch) in writes.chunks(BATCH).enumerate() {
        let mut asked = None;
        for (write, before) in batch.iter().zip(entries.by_ref()) {
            asked = Some(put(transaction, write, &before).map_err(store_error)?);
        }
        // The last batch is waited for with the transaction.
        if let Some(asked) = asked.filter(|_| (number + 1) * BATCH < writes.len()) {
            answer(&asked).await?;
        }
    }
    Ok(last + 1)
}

fn put(
    transaction: &IdbTransaction,
    write: &Write,
    before: &JsValue,
) -> Result<IdbRequest, JsValue> {
    let records = transaction.object_store(RECORDS)?;
    let next = |bytes: &Vec<u8>, before: &JsValue| {
        records.put_with_key(
            &Array::of3(
                &BigInt::from(write.next_generation()),
                &Uint8Array::from(bytes.as_slice()),
                before,
            ),
            &key(&write.address),
        )
    };
    match &write.change {
        Change::Put(bytes) => next(bytes, before),
        Change::PutAlone(bytes) => next(bytes, &JsValue::UNDEFINED),
        Change::Remove => records.delete(&key(&write.address)),
    }
}

impl RecordStore for IndexedDbStore {
    async fn read(&self, address: &RecordAddress) -> Result<Option<Stored>, StoreError> {
        match self.try_read(address).await {
            Err(StoreError::Closed) => {
                self.disconnect();
                self.try_read(address).await
            }
            result => result,
        }
    }

    async fn read_all(&self, kind: RecordKind) -> Result<Vec<(RecordAddress, Stored)>, StoreError> {
        match self.try_read_all(kind).await {
            Err(StoreError::Closed) => {
                self.disconnect();
                self.try_read_all(kind).await
            }
            result => result,
        }
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        match self.try_commit(writes).await {
            // A transaction that a closing connection cut off has written nothing, and one that
            // got through unheard shows as a conflict, never as a second write.
            Err(StoreError::Closed) => {
                self.disconnect();
                self.try_commit(writes).await
            }
            result => result,
        }
    }

    async fn each(&self, take: &mut dyn FnMut(Vec<RawRecord>)) -> Result<(), StoreError> {
        // Not repeated: some may have been taken already.
        self.try_each(take).await
    }

    async fn each_of(
        &self,
        kind: RecordKind,
        take: &mut dyn FnMut(Vec<(RecordAddress, Stored)>),
    ) -> Result<(), StoreError> {
        let mut begun = false;
        let mut heard = |records| {
            begun = true;
            take(records);
        };
        match self.try_each_of(kind, &mut heard).await {
            Err(StoreError::Closed) if !begun => {
                self.disconnect();
                self.try_each_of(kind, take).await
            }
            result => result,
        }
    }

    async fn replace_all(
        &self,
        records: &[RawRecord],
        written: &dyn Fn(usize),
    ) -> Result<(), StoreError> {
        self.try_replace_all(records, written).await
    }
}

const GENERATION: u32 = 0;
const CURRENT: u32 = 1;
const PREVIOUS: u32 = 2;

/// The first address that a record of this kind may have, and the one behind the last: '0' is the
/// sign after '/'.
pub(super) fn addresses_of(kind: RecordKind) -> (JsValue, JsValue) {
    let word = kind.word();
    (format!("{word}/").into(), format!("{word}0").into())
}

fn key(address: &RecordAddress) -> JsValue {
    address.to_string().into()
}

/// An entry that is none of ours reads as generation 0 without bytes: it opens as truncated, and
/// no write expects it.
pub(super) fn stored(entry: &JsValue) -> Stored {
    let bytes = |place| part(entry, place).dyn_into::<Uint8Array>().ok();
    Stored {
        generation: generation(entry),
        current: bytes(CURRENT)
            .map(|bytes| bytes.to_vec())
            .unwrap_or_default(),
        previous: bytes(PREVIOUS).map(|bytes| bytes.to_vec()),
    }
}

fn generation(entry: &JsValue) -> u64 {
    u64::try_from(part(entry, GENERATION)).unwrap_or_default()
}

fn part(entry: &JsValue, place: u32) -> JsValue {
    entry
        .dyn_ref::<Array>()
        .map_or(JsValue::UNDEFINED, |entry| entry.get(place))
}
