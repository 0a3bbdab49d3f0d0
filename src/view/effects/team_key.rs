//! The team's key to receive files with: read when it is shown or needed, and kept nowhere.

use leptos::task::spawn_local;

use super::{
    backup::write_log,
    course::{Then, me},
    device::now,
    held::unlocked,
    saving::{say_saved, tell_tabs, writable},
};
use crate::{
    domain::{assessment::Professional, date::Moment, log::Logged},
    exchange::age_file::Opening,
    platform::random::WebRandomness,
    storage::age_key::AgeKey,
    view::context::App,
    workflow::{
        failure::Failure,
        team_key::{TeamKey, TeamPair},
        vault::{Place, VaultError},
    },
};

/// What is shown of the team's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownKey {
    /// What others seal with.
    pub key: AgeKey,
    /// Who made it.
    pub by: Professional,
    /// When.
    pub made: Moment,
    /// How many earlier ones still open files.
    pub earlier: usize,
}

impl ShownKey {
    fn of(key: &TeamKey) -> Self {
        Self {
            key: key.shown(),
            by: key.newest().by.clone(),
            made: key.newest().made,
            earlier: key.earlier(),
        }
    }
}

/// The team's key, if one was made.
pub fn team_key(then: Then<Option<ShownKey>>) {
    spawn_local(async move {
        let stored = stored_key().await;
        then(stored.map(|stored| stored.map(|(key, _)| ShownKey::of(&key))));
    });
}

/// Makes the team a new key. Earlier ones still open what was sealed for them. The log says so
/// first.
pub fn make_team_key(app: App, then: Then<Option<ShownKey>>) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let stored = stored_key().await?;
            let expected = stored.as_ref().map(|(_, generation)| *generation);
            let pair =
                TeamPair::new(me(app)?, now(), &mut WebRandomness).map_err(VaultError::from)?;
            let key = TeamKey::with(stored.map(|(key, _)| key), pair);
            write_log(app, Logged::TeamKeyMade, None, String::new()).await?;
            unlocked.save(&Place::team_key(), expected, &key).await?;
            tell_tabs();
            say_saved(app);
            Ok(Some(ShownKey::of(&key)))
        }
        .await;
        then(result);
    });
}

/// What opens a file that was sealed for the team. `None` where it has no key.
pub(super) async fn opening_of_team() -> Result<Option<Opening>, Failure> {
    Ok(stored_key()
        .await?
        .map(|(key, _)| Opening::Key(key.secrets())))
}

async fn stored_key() -> Result<Option<(TeamKey, u64)>, Failure> {
    let loaded = unlocked()?.load::<TeamKey>(&Place::team_key()).await?;
    Ok(loaded.map(|loaded| (loaded.value, loaded.generation)))
}
