//! Changing the keys: for the whole tablet, or after somebody else has.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{
    Opened,
    course::Then,
    front::derive_key,
    held::{held, unlocked},
    inside::enter,
    keeping::log_line,
    lock,
    saving::{once_written, stored, writable},
};
use crate::{
    domain::log::Logged,
    storage::{
        kdf::{KdfParams, Kek, Recipe},
        passphrase,
        record::{RecordAddress, RecordKind},
    },
    view::context::{App, NewRecoveryKey, Stage},
    workflow::{
        failure::Failure,
        vault::{NewSecret, Place},
    },
};

/// Both secrets of somebody, new.
struct NewSecrets {
    passphrase: (Recipe, Kek),
    recovery: (Recipe, Kek),
    text: String,
}

impl NewSecrets {
    async fn derive(open: &Opened, passphrase: &str) -> Result<Self, Failure> {
        let recipe = open.prepare_passphrase(KdfParams::DEFAULT)?;
        let kek = derive_key(&passphrase::bytes(passphrase), &recipe).await?;
        let (secret, recovery_recipe) = open.prepare_recovery(KdfParams::DEFAULT)?;
        let recovery = derive_key(secret.secret(), &recovery_recipe).await?;
        // Locked meanwhile, nobody would see the recovery key.
        unlocked()?;
        Ok(Self {
            passphrase: (recipe, kek),
            recovery: (recovery_recipe, recovery),
            text: secret.text().to_string(),
        })
    }

    fn both(&self) -> [NewSecret<'_>; 2] {
        [
            (&self.passphrase.0, &self.passphrase.1),
            (&self.recovery.0, &self.recovery.1),
        ]
    }
}

/// Changes the keys of the tablet and of whoever does it, and shows the new recovery key.
pub fn change_keys(app: App, passphrase: String, then: Then<()>) {
    let passphrase = Zeroizing::new(passphrase);
    once_written(app, async move {
        let result = async {
            let open = writable(app)?;
            let new = NewSecrets::derive(&open, &passphrase).await?;
            let place = Place::log(open.new_id()?);
            let line = log_line(app, Logged::KeysChanged, None, String::new())?;
            let [passphrase, recovery] = new.both();
            sealed_again(open.rotate(passphrase, recovery, (&place, &line)).await?);
            let key = place.id().to_string();
            stored(&key, 1);
            app.roster.update(|roster| {
                roster.log.insert(key, line);
            });
            show_recovery(app, new.text);
            Ok(())
        }
        .await;
        then(result);
    });
}

/// New secrets for whoever has unlocked. The recovery key is shown by [`passphrase_chosen`].
///
/// # Errors
///
/// [`Failure::Vault`] among others; the old secrets are still right then.
pub async fn renew_secrets(passphrase: Zeroizing<String>) -> Result<(), Failure> {
    let open = unlocked()?;
    let new = NewSecrets::derive(&open, &passphrase).await?;
    let [passphrase, recovery] = new.both();
    sealed_again(open.renew(passphrase, recovery).await?);
    held(|held| held.new_recovery = Some(new.text));
    Ok(())
}

/// What was sealed again has a new generation. The key of a child or of a notice has the id of what
/// it opens, and the team's key that of the offers: only the generation of the other is kept here.
pub(super) fn sealed_again(records: Vec<(RecordAddress, u64)>) {
    held(|held| {
        for (address, generation) in records {
            let shares_its_id = matches!(
                address.kind,
                RecordKind::ChildKey
                    | RecordKind::NoticeKey
                    | RecordKind::TeamKey
                    | RecordKind::Settings
            );
            if !shares_its_id {
                held.generations.insert(address.id.to_string(), generation);
            }
        }
    });
}

/// Whether new secrets are due, since somebody else has changed the vault key.
pub fn must_renew() -> bool {
    unlocked().is_ok_and(|open| open.must_renew())
}

/// The colleagues whose old secrets are still waited for.
pub fn awaited() -> Vec<String> {
    unlocked().map_or_else(|_| Vec::new(), |open| open.awaited())
}

/// A new passphrase is in force: in, or first to the recovery key that came with it.
pub fn passphrase_chosen(app: App) {
    match held(|held| held.new_recovery.take()) {
        Some(text) => show_recovery(app, text),
        None => enter(app),
    }
}

fn show_recovery(app: App, text: String) {
    lock::suspend();
    app.stage.set(Stage::RecoveryShown(NewRecoveryKey {
        text,
        colleague: None,
    }));
}
