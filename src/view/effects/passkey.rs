//! Unlocking with the device's own lock: a passkey beside the passphrase.

use leptos::{prelude::*, task::spawn_local};

use super::{
    front::{let_in, newest_door},
    held::{held, unlocked},
    saving::{tell_tabs, writable},
};
use crate::{
    platform::passkey::{self, Obstacle, PasskeyError},
    storage::{key::RecordId, slot::SlotKind},
    view::context::{App, Stage},
    workflow::{failure::Failure, vault::VaultError},
};

/// Why the device's lock cannot be used here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPasskey {
    /// The browser cannot.
    Browser,
    /// The page's address is a number.
    Address,
    /// The device has no lock that the browser can ask.
    NoDeviceLock,
}

/// Whether the page may ask the device at all.
pub fn passkey_is_possible() -> bool {
    passkey::obstacle().is_none()
}

/// Whether a passkey can be made here, or what stands in the way. `None` until the device has
/// answered.
pub fn passkey_here() -> Signal<Option<Result<(), NoPasskey>>> {
    let answer = RwSignal::new(None);
    spawn_local(async move {
        let here = match passkey::obstacle_of_device().await {
            None => Ok(()),
            Some(Obstacle::Browser) => Err(NoPasskey::Browser),
            Some(Obstacle::Address) => Err(NoPasskey::Address),
            Some(Obstacle::NoDeviceLock) => Err(NoPasskey::NoDeviceLock),
        };
        // The screen may be gone by now.
        let _ = answer.try_set(Some(here));
    });
    answer.into()
}

/// Whether whoever is unlocked has a passkey.
pub fn has_passkey() -> bool {
    unlocked().is_ok_and(|open| open.passkey().is_some())
}

/// Unlocks the vault with the person's passkey. What goes wrong costs no wait.
pub fn unlock_with_passkey(
    app: App,
    slot: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    spawn_local(async move {
        let result = open(app, &slot).await;
        let opened = result.is_ok();
        then(result);
        if opened {
            super::inside::enter(app);
        }
    });
}

async fn open(app: App, slot: &str) -> Result<(), Failure> {
    let id: RecordId = slot.parse().map_err(|_| VaultError::UnknownProfessional)?;
    // Asked before anything else is waited for: browsers want it close to the tap.
    let recipe = held(|held| held.door.as_ref().and_then(|door| door.passkey(id)))
        .ok_or(VaultError::UnknownProfessional)?;
    let kek = passkey::key(&recipe).await.map_err(failed)?;
    // Somebody may have typed the passphrase meanwhile.
    if !app
        .stage
        .with_untracked(|stage| matches!(stage, Stage::Locked(_)))
    {
        return Err(Failure::Locked);
    }
    let door = newest_door().await?;
    match let_in(app, &door, (slot, SlotKind::Passkey), &kek).await {
        Err(Failure::Vault(VaultError::WrongSecret)) => Err(Failure::PasskeyOfAnother),
        result => result,
    }
}

/// Makes a passkey in the device for whoever is unlocked, and lets it in.
pub fn add_passkey(app: App, then: impl FnOnce(Result<(), Failure>) + 'static) {
    spawn_local(async move {
        then(add(app).await);
    });
}

async fn add(app: App) -> Result<(), Failure> {
    // The device may wait long for its user, and no key may outlive a lock meanwhile.
    let (me, label, salt) = {
        let open = writable(app)?;
        (open.me(), open.label(), open.prepare_passkey()?)
    };
    let (recipe, kek) = passkey::create(me, &label, salt).await.map_err(failed)?;
    let added = async {
        let open = writable(app)?;
        if open.me() != me {
            return Err(Failure::Locked);
        }
        Ok(open.add_passkey(&recipe, &kek).await?)
    }
    .await;
    if added.is_err() {
        passkey::forget(&recipe.credential);
    } else {
        tell_tabs();
    }
    added
}

/// Lets the passkey of whoever is unlocked in no more.
pub fn remove_passkey(app: App, then: impl FnOnce(Result<(), Failure>) + 'static) {
    spawn_local(async move {
        let result = async {
            let open = writable(app)?;
            let recipe = open.passkey();
            open.remove_passkey().await?;
            tell_tabs();
            if let Some(recipe) = recipe {
                passkey::forget(&recipe.credential);
            }
            Ok(())
        }
        .await;
        then(result);
    });
}

fn failed(error: PasskeyError) -> Failure {
    match error {
        PasskeyError::Declined => Failure::PasskeyDeclined,
        PasskeyError::NoKey => Failure::PasskeyWithoutKey,
        PasskeyError::Refused => Failure::PasskeyRefused,
    }
}
