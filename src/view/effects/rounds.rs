//! Rounds: storing one, and the walk from child to child.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, discard_draft},
    held::{held, unlocked},
    inside::Opened,
    saving::{begin_assessment, say_saved, stored, writable},
};
use crate::{
    domain::{
        assessment::{Profession, Professional},
        round::{Member, Round},
    },
    platform::local_store::{self, Setting},
    storage::record::RecordKind,
    view::context::App,
    workflow::{
        failure::Failure,
        screen::{Screen, Walk},
        vault::{Place, VaultError},
    },
};

/// Stores a round, a new one where `key` is none, and gives its id.
pub fn save_round(app: App, key: Option<String>, round: Round, then: Then<String>) {
    spawn_local(async move {
        let result = async {
            let unlocked = writable(app)?;
            let (record, expected) = match &key {
                Some(key) => (
                    key.parse().map_err(|_| VaultError::UnknownChild)?,
                    held(|held| held.generations.get(key).copied()),
                ),
                None => (unlocked.new_id()?, None),
            };
            let place = Place::round(record);
            let generation = unlocked.save(&place, expected, &round).await?;
            let key = record.to_string();
            stored(&key, generation);
            app.roster.update(|roster| {
                roster.rounds.insert(key.clone(), round);
            });
            say_saved(app);
            Ok(key)
        }
        .await;
        then(result);
    });
}

/// Everybody who may open the vault, or could once, by id. Whose particulars are not there is
/// known by what the lock screen shows.
pub(super) async fn team(unlocked: &Opened) -> Result<BTreeMap<String, Member>, Failure> {
    let known = unlocked
        .load_all::<Professional>(RecordKind::Professional)
        .await?;
    let mut particulars: BTreeMap<_, _> = known
        .items
        .into_iter()
        .map(|loaded| (loaded.place.id(), loaded.value))
        .collect();
    let people = unlocked.people().into_iter().map(|(id, label, here)| {
        let who = particulars.remove(&id).unwrap_or(Professional {
            name: label,
            profession: Profession::Paedagog,
        });
        let me = id == unlocked.me();
        (id.to_string(), Member { who, here, me })
    });
    Ok(people.collect())
}

/// Reads anew who is here, after somebody was added, taken out or taken back.
pub(super) async fn team_changed(app: App) {
    let Ok(unlocked) = unlocked() else {
        return;
    };
    // What cannot be read now is read at the next unlocking; nothing that is stored depends on it.
    if let Ok(team) = team(&unlocked).await {
        app.roster.update(|roster| roster.team = team);
    }
}

/// Finds where whoever is unlocked left the walk.
pub(super) fn recall_walk(app: App) {
    let me = me(app).unwrap_or_default();
    app.walk.set(walks().remove(&me));
}

fn walks() -> BTreeMap<String, Walk> {
    local_store::get(Setting::Walk).unwrap_or_default()
}

fn me(app: App) -> Option<String> {
    app.roster.with_untracked(|roster| {
        let mut team = roster.team.iter();
        team.find(|(_, member)| member.me).map(|(id, _)| id.clone())
    })
}

/// Goes to the next child of the walk through a round: on with what is begun for it, at the place
/// that `place_in` names, else into a new assessment. An assessment that is left without a single
/// answer is thrown away, so that skipping a child leaves nothing behind.
pub fn walk_to(app: App, walk: Walk, place_in: fn(App, &str) -> Screen, then: Then<()>) {
    let left = app.place.with_untracked(|place| place.assessment.clone());
    let child = walk.child.clone();
    let go = move |key: String| {
        // Practice ends with the page: there is nothing to come back to.
        if let Some(me) = me(app).filter(|_| !app.practice.get_untracked()) {
            let mut walks = walks();
            walks.insert(me, walk.clone());
            local_store::set(Setting::Walk, walks);
        }
        let child = walk.child.clone();
        app.walk.set(Some(walk));
        app.go_to_assessment(place_in(app, &key), child, key.clone());
        if let Some(left) = left.filter(|left| *left != key) {
            discard_untouched(app, left);
        }
    };
    let draft = app.roster.with_untracked(|roster| {
        let draft = roster.draft_of(&child);
        draft.map(|(key, _)| key.to_owned())
    });
    match draft {
        Some(key) => {
            go(key);
            then(Ok(()));
        }
        None if held(|held| std::mem::replace(&mut held.walking, true)) => {}
        None => begin_assessment(app, child, move |result| {
            held(|held| held.walking = false);
            then(result.map(go));
        }),
    }
}

fn discard_untouched(app: App, id: String) {
    let untouched = app.roster.with_untracked(|roster| {
        let found = roster.assessments.get(&id);
        found.is_some_and(|assessment| assessment.correction.is_none() && assessment.is_untouched())
    });
    if untouched && !app.read_only.get_untracked() {
        // An empty assessment that stays is in nobody's way.
        discard_draft(app, id, Box::new(|_| ()));
    }
}
