//! The made-up institution, put into a vault of its own when practice begins.

use super::{Opened, device::now};
use crate::{
    platform::fetch,
    view::context::App,
    workflow::{
        failure::Failure,
        practice::{self, Editions},
        practice_round,
        vault::Place,
    },
};

/// Fetched only when practice begins.
const PRACTICE_CHILDREN: &str = "practice.json";

/// Puts the made-up institution into a new vault.
pub async fn fill_practice(app: App, unlocked: Opened) -> Result<Opened, Failure> {
    let text = fetch::text(PRACTICE_CHILDREN)
        .await
        .map_err(|_| Failure::FileMissing)?;
    let content = app.content();
    let form = content.instrument_of(practice::FORM);
    let form = form.ok_or(Failure::FileMissing)?;
    let editions = Editions {
        instrument: &form,
        ruler: &content.ruler.edition,
        rules: &content.rules.ruleset,
        thresholds: &content.municipality.thresholds,
    };
    let children = practice::children(&text, editions, now()).map_err(|_| Failure::FileMissing)?;
    let me = practice::professional();
    unlocked
        .save(&Place::professional(unlocked.me()), None, &me)
        .await?;
    let mut stored = Vec::new();
    for made_up in children {
        let id = unlocked.new_id()?;
        unlocked.add_child(id, &made_up.child).await?;
        stored.push((id.to_string(), made_up.child));
        for mut assessment in made_up.assessments {
            assessment.child = id.to_string();
            let place = Place::assessment(unlocked.new_id()?, id);
            unlocked.save(&place, None, &assessment).await?;
        }
    }
    if let Some(round) = practice_round::round(&stored, &unlocked.me().to_string(), now()) {
        let place = Place::round(unlocked.new_id()?);
        unlocked.save(&place, None, &round).await?;
    }
    Ok(unlocked)
}
