//! The store's contract, kept by one database.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, BigInt, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbTransaction, IdbTransactionMode,
};

use super::request::{answer, begin_strict, completed, factory, store_error};
use crate::storage::{
    record::{RecordAddress, RecordKind},
    store::{Change, RecordStore, StoreError, Stored, Write},
};

/// The database of the real children.
pub const DATABASE: &str = "naeste-skridt";
/// The database of the practice vault.
pub const PRACTICE_DATABASE: &str = "naeste-skridt-oevelse";

const SCHEMA: u32 = 1;
const RECORDS: &str = "records";

/// One database of this origin. Clones share the connection.
#[derive(Debug, Clone)]
pub struct IndexedDbStore {
    name: Rc<str>,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
    newest: Rc<RefCell<Option<Newest>>>,
}

impl IndexedDbStore {
    /// The store in the database of this name. Nothing is opened before the first use.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            connection: Rc::default(),
            newest: Rc::default(),
        }
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
        self.newest.take();
        if let Some(database) = self.connection.take() {
            database.close();
        }
    }

    async fn database(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(database) = self.connection.borrow().clone() {
            return Ok(database);
        }
        // Some private windows know the interface and refuse every database.
        let request = factory()?
            .open_with_u32(&self.name, SCHEMA)
            .map_err(|_| StoreError::Unavailable)?;
        let upgraded = request.clone();
        let on_upgrade = Closure::once(move |_: Event| -> Result<(), JsValue> {
            let database: IdbDatabase = upgraded.result()?.unchecked_into();
            if !database.object_store_names().contains(RECORDS) {
                database.create_object_store(RECORDS)?;
            }
            Ok(())
        });
        request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        let opened = answer(&request).await.map_err(|error| match error {
            StoreError::Closed => StoreError::Unavailable,
            other => other,
        })?;
        let database: IdbDatabase = opened.unchecked_into();
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

    async fn begin(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, StoreError> {
        let database = self.database().await?;
        if mode == IdbTransactionMode::Readwrite {
            begin_strict(&database, RECORDS).map_err(store_error)
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
        // '0' is the sign after '/', so this is every address that begins with the kind's word.
        let range = IdbKeyRange::bound(
            &format!("{}/", kind.word()).into(),
            &format!("{}0", kind.word()).into(),
        )
        .map_err(store_error)?;
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

    /// Asks for what is there and writes in one go where the bytes of the generation before are
    /// known: an answer of the store waits for the screen to be drawn. A generation that is not the
    /// expected one ends the transaction, and with it what was written too soon.
    async fn try_commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        let transaction = self.begin(IdbTransactionMode::Readwrite).await?;
        let completed = completed(&transaction);
        let records = transaction.object_store(RECORDS).map_err(store_error)?;
        let result = self.write_compared(&records, writes).await;
        if let Err(error) = result {
            // All parts or none. Where this fails the browser has ended the transaction itself.
            let _ = transaction.abort();
            return Err(error);
        }
        completed.await?;
        self.newest.replace(writes.iter().find_map(Newest::after));
        Ok(())
    }

    async fn write_compared(
        &self,
        records: &IdbObjectStore,
        writes: &[Write],
    ) -> Result<(), StoreError> {
        let mut there = Vec::with_capacity(writes.len());
        for write in writes {
            let found = answer(&records.get(&key(&write.address)).map_err(store_error)?);
            there.push((found, self.known_before(write)));
        }
        for (write, (_, before)) in writes.iter().zip(&there) {
            if let Some(before) = before {
                put(records, write, before)?;
            }
        }
        for (write, (there, before)) in writes.iter().zip(there) {
            let entry = there.await?;
            let found = (!entry.is_undefined()).then(|| generation(&entry));
            if found != write.expected {
                return Err(StoreError::Conflict(write.address));
            }
            if before.is_none() {
                put(records, write, &part(&entry, CURRENT))?;
            }
        }
        Ok(())
    }

    /// The bytes that will be the previous generation, where they are known without asking.
    fn known_before(&self, write: &Write) -> Option<JsValue> {
        if write.expected.is_none() || write.change == Change::Remove {
            return Some(JsValue::UNDEFINED);
        }
        let newest = self.newest.borrow();
        let newest = newest.as_ref()?;
        let is_before =
            newest.address == write.address && Some(newest.generation) == write.expected;
        is_before.then(|| Uint8Array::from(newest.bytes.as_slice()).into())
    }
}

/// The sealed bytes that were written last: what a draft's next answer has before it.
#[derive(Debug)]
struct Newest {
    address: RecordAddress,
    generation: u64,
    bytes: Vec<u8>,
}

impl Newest {
    fn after(write: &Write) -> Option<Self> {
        match &write.change {
            Change::Put(bytes) => Some(Self {
                address: write.address,
                generation: write.next_generation(),
                bytes: bytes.clone(),
            }),
            Change::Remove => None,
        }
    }
}

fn put(records: &IdbObjectStore, write: &Write, before: &JsValue) -> Result<(), StoreError> {
    let asked = match &write.change {
        Change::Put(bytes) => records.put_with_key(
            &Array::of3(
                &BigInt::from(write.next_generation()),
                &Uint8Array::from(bytes.as_slice()),
                before,
            ),
            &key(&write.address),
        ),
        Change::Remove => records.delete(&key(&write.address)),
    };
    asked.map(drop).map_err(store_error)
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
}

const GENERATION: u32 = 0;
const CURRENT: u32 = 1;
const PREVIOUS: u32 = 2;

fn key(address: &RecordAddress) -> JsValue {
    address.to_string().into()
}

/// An entry that is none of ours reads as generation 0 without bytes: it opens as truncated, and
/// no write expects it.
fn stored(entry: &JsValue) -> Stored {
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
