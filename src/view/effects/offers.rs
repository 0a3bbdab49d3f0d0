//! The tilbudsvifte as it is changed on this device, and back to the municipality's list.

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, me},
    device::now,
    held::held,
    saving::{say_saved, stored, tell_tabs, writable},
};
use crate::{
    domain::offer::{Changed, Offers},
    storage::key::RecordId,
    view::context::App,
    workflow::{failure::Failure, vault::Place},
};

/// Changes the offers, from the municipality's list where nothing is changed yet. Nothing changes
/// before it is stored.
pub fn change_offers<T: 'static>(
    app: App,
    change: impl FnOnce(&mut Offers) -> T + 'static,
    then: Then<T>,
) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let mut offers = Offers {
                offers: untrack(|| app.offers()),
                changed: Changed {
                    by: me(app)?,
                    at: now(),
                },
            };
            let told = change(&mut offers);
            let id = RecordId::ONLY.to_string();
            let expected = held(|held| held.generations.get(&id).copied());
            let generation = unlocked.save(&Place::offers(), expected, &offers).await?;
            stored(&id, generation);
            app.roster.update(|roster| roster.offers = Some(offers));
            say_saved(app);
            Ok(told)
        }
        .await;
        then(result);
    });
}

/// Goes back to the municipality's list: what was changed here is gone.
pub fn reset_offers(app: App, then: Then<()>) {
    spawn_local(async move {
        let result: Result<(), Failure> = async {
            let unlocked = writable(app)?;
            let id = RecordId::ONLY.to_string();
            let generation = held(|held| held.generations.get(&id).copied()).unwrap_or_default();
            unlocked.remove(&Place::offers(), generation).await?;
            held(|held| held.generations.remove(&id));
            tell_tabs();
            app.roster.update(|roster| roster.offers = None);
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}
