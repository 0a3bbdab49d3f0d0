//! Several professionals on one tablet: who there is, adding, taking out, taking back.

use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    course::Then,
    front::derive_key,
    held::unlocked,
    keys::sealed_again,
    lock,
    notice::make_reader_known,
    rounds::team_changed,
    saving::{once_written, tell_tabs, writable},
};
use crate::{
    domain::assessment::Professional,
    storage::{kdf::KdfParams, key::RecordId, passphrase, recovery::RecoverySecret},
    view::context::{App, NewRecoveryKey, Stage},
    workflow::{
        failure::Failure,
        records::Particulars,
        vault::{Colleague, Removal},
    },
};

/// Everybody who is or was here.
pub fn colleagues(then: impl FnOnce(Result<Vec<Colleague>, Failure>) + 'static) {
    spawn_local(async move {
        let result = async { Ok(unlocked()?.colleagues().await?) }.await;
        then(result);
    });
}

/// Adds a colleague, and shows their recovery key.
pub fn add_colleague(
    app: App,
    professional: Professional,
    passphrase: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let passphrase = Zeroizing::new(passphrase);
    spawn_local(async move {
        then(add(app, professional, &passphrase).await);
    });
}

async fn add(app: App, professional: Professional, passphrase: &str) -> Result<(), Failure> {
    let open = writable(app)?;
    let new = open.prepare_colleague(&professional.name, KdfParams::DEFAULT)?;
    let secret = passphrase::bytes(passphrase);
    let kek = derive_key(&secret, &new.passphrase_recipe()).await?;
    let recovery = derive_key(&new.recovery_secret(), &new.recovery_recipe()).await?;
    let text = new.recovery_text().to_string();
    let particulars = Particulars::of(professional.clone(), new.reader_key());
    // Locked meanwhile, nobody would see the recovery key.
    unlocked()?;
    open.add_colleague(new, &kek, &recovery, &particulars)
        .await?;
    // Now somebody may want to limit a notice to who adds. Where it fails, the next unlocking
    // makes them known; the new colleague's recovery key is shown in any case.
    let _ = make_reader_known(app, &open).await;
    changed(app).await;
    lock::suspend();
    app.stage.set(Stage::RecoveryShown(NewRecoveryKey {
        text,
        colleague: Some(professional.name),
    }));
    Ok(())
}

/// Takes a colleague out. Says whether the tablet's key could be changed with it.
pub fn remove_colleague(app: App, id: RecordId, then: Then<bool>) {
    once_written(app, async move {
        let result = async {
            let key_changed = match writable(app)?.remove_colleague(id).await? {
                Removal::KeyChanged(records) => {
                    sealed_again(records);
                    true
                }
                Removal::KeyStays => false,
            };
            changed(app).await;
            Ok(key_changed)
        }
        .await;
        then(result);
    });
}

/// Takes a colleague back with their own recovery key and a new passphrase.
pub fn take_colleague_back(
    app: App,
    id: RecordId,
    recovery: String,
    passphrase: String,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let (recovery, passphrase) = (Zeroizing::new(recovery), Zeroizing::new(passphrase));
    spawn_local(async move {
        let result = async {
            let open = writable(app)?;
            let typed = RecoverySecret::read(&recovery)?;
            let recipe = open.departed_recipe(id).await?;
            let code = derive_key(typed.secret(), &recipe).await?;
            let recipe = open.prepare_passphrase(KdfParams::DEFAULT)?;
            let kek = derive_key(&passphrase::bytes(&passphrase), &recipe).await?;
            open.take_back(id, &code, (&recipe, &kek)).await?;
            changed(app).await;
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Who is here has changed: the bar is to know, and the other tabs.
async fn changed(app: App) {
    if let Ok(unlocked) = unlocked() {
        app.several.set(unlocked.is_shared());
    }
    tell_tabs();
    team_changed(app).await;
}
