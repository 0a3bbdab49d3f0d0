//! The underretning: begun, changed, thrown away, noted as sent, and what came back.

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::{Then, me, save},
    device::now,
    held::{held, unlocked},
    meetings::write_meeting,
    saving::{assessment_changed, once_written, remove_own, say_saved, stored, writable},
    sparring::write_sheet,
    together::write_joint,
    transitions::write_transition,
    typed::write_typed,
};
use crate::{
    domain::{
        assessment::Professional,
        underretning::{Answer, Contents, Sent, Underretning},
    },
    storage::key::RecordId,
    view::context::App,
    workflow::{
        compile::{self, Words},
        failure::Failure,
        vault::{Place, VaultError},
    },
};

/// Begins an underretning about a child with what is stored, or gives the one under way.
pub fn begin_letter(app: App, child: String, then: Then<String>) {
    spawn_local(async move {
        let result = async {
            let under_way = app.roster.with_untracked(|roster| {
                roster.letter_under_way(&child).map(|(id, _)| id.to_owned())
            });
            if let Some(id) = under_way {
                return Ok(id);
            }
            let author = me(app)?;
            let contents = compiled(app, &child, &author);
            let mut letter = Underretning::begin(child.clone(), author, now(), contents);
            letter.suspicion = app
                .roster
                .with_untracked(|roster| compile::suspicion(roster, &child));
            let place = |key, _| Place::underretning_draft(key);
            let id = save(app, place, &child, None, &letter).await?;
            app.roster.update(|roster| {
                roster.underretninger.insert(id.clone(), letter);
            });
            Ok(id)
        }
        .await;
        then(result);
    });
}

fn compiled(app: App, child: &str, author: &Professional) -> Contents {
    let content = app.content();
    let words = Words {
        instrument_of: &|edition| content.instrument_of(edition),
        factors_of: &|edition| content.factors_of(edition),
        municipality: &content.municipality,
        rules: &content.rules,
    };
    app.roster
        .with_untracked(|roster| compile::contents(roster, child, author, words))
}

/// Changes an underretning under way, and stores it.
pub fn edit_letter(app: App, id: &str, change: impl FnOnce(&mut Underretning)) {
    if app.read_only.get_untracked() {
        return;
    }
    let mut changed = false;
    app.roster.update(|roster| {
        // What was sent is never overwritten.
        if let Some(letter) = roster.underretninger.get_mut(id)
            && letter.sent.is_none()
        {
            change(letter);
            changed = true;
        }
    });
    if changed {
        assessment_changed(app, id.to_owned());
    }
}

/// Stores a joint assessment, an underretning under way, a sheet or a form that has changed, among
/// others; nothing where it is gone.
pub async fn write_other(app: App, id: String) -> Result<(), Failure> {
    write_joint(app, &id).await?;
    write_sheet(app, &id).await?;
    write_meeting(app, &id).await?;
    write_transition(app, &id).await?;
    write_typed(app, &id).await?;
    write_letter(app, id).await
}

async fn write_letter(app: App, id: String) -> Result<(), Failure> {
    let letter = app
        .roster
        .with_untracked(|roster| roster.underretninger.get(&id).cloned());
    let Some(letter) = letter.filter(|letter| letter.sent.is_none()) else {
        return Ok(());
    };
    let unlocked = unlocked()?;
    let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
    let expected = held(|held| held.generations.get(&id).copied());
    let place = Place::underretning_draft(record);
    let generation = unlocked.save(&place, expected, &letter).await?;
    stored(&id, generation);
    Ok(())
}

/// Throws away an underretning under way.
pub fn discard_letter(app: App, id: String, then: Then<()>) {
    once_written(app, async move {
        let result = async {
            remove_own(app, &id, Place::underretning_draft).await?;
            app.roster.update(|roster| {
                roster.underretninger.remove(&id);
            });
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Notes that an underretning was sent: it is written under the child's key, for every colleague
/// to read, and the one under way taken out, in one go.
pub fn send_letter(app: App, id: String, sent: Sent, then: Then<()>) {
    once_written(app, async move {
        let result = async {
            let unlocked = writable(app)?;
            let letter = app
                .roster
                .with_untracked(|roster| roster.underretninger.get(&id).cloned())
                .ok_or(VaultError::UnknownChild)?;
            let barred = untrack(|| app.contact_barred_for(&letter.child));
            let letter = letter.sent_as(sent, barred);
            let record: RecordId = id.parse().map_err(|_| VaultError::UnknownChild)?;
            let child: RecordId = letter.child.parse().map_err(|_| VaultError::UnknownChild)?;
            let expected = held(|held| held.generations.get(&id).copied()).unwrap_or_default();
            let draft = Place::underretning_draft(record);
            let place = Place::underretning(record, child);
            let generation = unlocked.complete(&draft, expected, &place, &letter).await?;
            stored(&id, generation);
            app.roster.update(|roster| {
                roster.underretninger.insert(id, letter);
            });
            say_saved(app);
            Ok(())
        }
        .await;
        then(result);
    });
}

/// Notes what came back after an underretning, or did not.
pub fn note_answer(app: App, answer: Answer, then: Then<()>) {
    spawn_local(async move {
        let child = answer.child.clone();
        let result = save(app, Place::underretning_answer, &child, None, &answer).await;
        then(result.map(|id| {
            app.roster.update(|roster| {
                roster.answers.insert(id, answer);
            });
        }));
    });
}
