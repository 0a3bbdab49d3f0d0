//! Opening one database, and making its tables the first time.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, IdbDatabase};

use super::{
    commits::COMMITS,
    request::{answer, factory},
    store::RECORDS,
};
use crate::storage::store::StoreError;

/// 2 has the numbers of the commits beside the records.
const SCHEMA: u32 = 2;

/// The database of this name. The browser is asked at once, before anybody waits for the answer.
pub(super) fn open(name: &str) -> impl Future<Output = Result<IdbDatabase, StoreError>> + use<> {
    let asked = ask(name);
    async move {
        let (answer, _on_upgrade) = asked?;
        let database = answer.await.map_err(|error| match error {
            StoreError::Closed => StoreError::Unavailable,
            other => other,
        })?;
        Ok(database.unchecked_into())
    }
}

type OnUpgrade = Closure<dyn FnMut(Event) -> Result<(), JsValue>>;

fn ask(
    name: &str,
) -> Result<
    (
        impl Future<Output = Result<JsValue, StoreError>> + use<>,
        OnUpgrade,
    ),
    StoreError,
> {
    // Some private windows know the interface and refuse every database.
    let request = factory()?
        .open_with_u32(name, SCHEMA)
        .map_err(|_| StoreError::Unavailable)?;
    let upgraded = request.clone();
    let on_upgrade = Closure::once(move |_: Event| -> Result<(), JsValue> {
        let database: IdbDatabase = upgraded.result()?.unchecked_into();
        for name in [RECORDS, COMMITS] {
            if !database.object_store_names().contains(name) {
                database.create_object_store(name)?;
            }
        }
        Ok(())
    });
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    Ok((answer(&request), on_upgrade))
}
