//! The made-up institution for practice: twelve children who do not exist.
//!
//! Its file speaks of ages and of days ago, so that the children never grow out of their bands.
//! Everything in it goes through the same types and the same decision table as real entries.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{
    assessment::{Assessment, PositionChoice, Profession, Professional},
    boernelineal::{HouseholdScore, RulerAnswer, Score},
    child::{BandChoice, Child},
    date::{Date, Moment, YearMonth},
    decision::{DecisionDraft, Suggested},
    instrument::{AreaId, BandId, Instrument},
    municipality::Thresholds,
    next_step::{FactAnswers, Step},
    position::Position,
    response::{Answer, AreaMark, Response},
};

/// The name of the professional in practice.
pub const PROFESSIONAL: &str = "Øve-Mette";

/// The professional in practice.
pub fn professional() -> Professional {
    Professional {
        name: PROFESSIONAL.to_owned(),
        profession: Profession::Paedagog,
    }
}

/// The edition of the trivselsskema that the practice file answers. A newer one leaves the made-up
/// children as they are.
pub const FORM: &str = "2026-1";

/// A made-up child with what has been assessed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUp {
    /// The child.
    pub child: Child,
    /// Its completed assessments. Which child they are about is filled in by the vault.
    pub assessments: Vec<Assessment>,
}

/// What assessments are made with.
#[derive(Debug, Clone, Copy)]
pub struct Editions<'e> {
    /// The trivselsskema.
    pub instrument: &'e Instrument,
    /// The edition of the børnelineal.
    pub ruler: &'e str,
    /// The edition of the rules.
    pub rules: &'e str,
    /// The limits of the rules.
    pub thresholds: &'e Thresholds,
}

/// Why the file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// It is not JSON of the right shape.
    #[error("read the practice file: {0}")]
    Shape(#[from] serde_json::Error),
    /// It has the right shape and makes no sense.
    #[error("read the practice child {0}: {1}")]
    Sense(String, &'static str),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WrittenChild {
    label: String,
    age_months: u16,
    unit: String,
    #[serde(default)]
    languages: String,
    #[serde(default)]
    weeks_early: u8,
    #[serde(default)]
    band_by_hand: Option<BandId>,
    #[serde(default)]
    archived: bool,
    #[serde(default)]
    assessments: Vec<WrittenAssessment>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WrittenAssessment {
    days_ago: u16,
    /// A colleague's name, where the professional in practice did not make it.
    #[serde(default)]
    by: Option<String>,
    /// A letter for each item of the area; areas that are not named are all `T`.
    #[serde(default)]
    answers: BTreeMap<AreaId, String>,
    #[serde(default)]
    marks: BTreeMap<AreaId, AreaMark>,
    #[serde(default)]
    works: BTreeMap<AreaId, String>,
    #[serde(default)]
    observations: BTreeMap<AreaId, String>,
    position: Position,
    reason: String,
    child: Score,
    parents: Vec<Score>,
    facts: FactAnswers,
    step: Step,
    decision: String,
    follow_up_days: u16,
}

/// The children of the practice file as of `now`.
///
/// # Errors
///
/// Names the child and what is wrong; the tests read the file, so a release has none.
pub fn children(
    text: &str,
    editions: Editions<'_>,
    now: Moment,
) -> Result<Vec<MadeUp>, PracticeError> {
    let written: Vec<WrittenChild> = serde_json::from_slice(text.as_bytes())?;
    written
        .into_iter()
        .map(|written| {
            let label = written.label.clone();
            made_up(written, editions, now).map_err(|why| PracticeError::Sense(label, why))
        })
        .collect()
}

fn made_up(
    written: WrittenChild,
    editions: Editions<'_>,
    now: Moment,
) -> Result<MadeUp, &'static str> {
    let child = Child {
        label: written.label,
        birth_month: months_before(now.date.month(), written.age_months)
            .ok_or("is born out of reach")?,
        unborn: false,
        weeks_early: written.weeks_early,
        unit: written.unit,
        languages: written.languages,
        band_by_hand: written.band_by_hand,
        archived: written.archived,
        added_on: now.date,
        changes: Vec::new(),
    };
    child.check(now.date).map_err(|_| "cannot be on a roster")?;
    let assessments = written
        .assessments
        .into_iter()
        .map(|written| assessment(written, &child, editions, now))
        .collect::<Result<_, _>>()?;
    Ok(MadeUp { child, assessments })
}

fn assessment(
    written: WrittenAssessment,
    child: &Child,
    editions: Editions<'_>,
    now: Moment,
) -> Result<Assessment, &'static str> {
    let date = now
        .date
        .minus_days(written.days_ago)
        .ok_or("is assessed out of reach")?;
    let moment = Moment {
        date,
        minute: 9 * 60 + 30,
    };
    let response = response(&written, child, editions.instrument, date)?;
    let mut author = professional();
    if let Some(colleague) = written.by {
        author.name = colleague;
    }
    let mut made = Assessment::begin(String::new(), author, moment, Some(response));
    made.position = Some(PositionChoice {
        position: written.position,
        reason: written.reason,
        difference: String::new(),
    });
    editions.ruler.clone_into(&mut made.scores.edition);
    made.scores.child = Some(RulerAnswer::Step(written.child));
    made.scores.households = written
        .parents
        .into_iter()
        .map(|score| HouseholdScore {
            household: String::new(),
            answer: Some(RulerAnswer::Step(score)),
        })
        .collect();
    made.facts = written.facts;
    let suggestion = made
        .suggestion(Some(editions.instrument), editions.thresholds, true)
        .filter(|reasoned| reasoned.complete)
        .ok_or("leaves a fact open")?
        .suggestion;
    made.decision_draft = DecisionDraft {
        step: Some(written.step),
        reason: written.decision,
        tovholder: PROFESSIONAL.to_owned(),
        follow_up: date
            .plus_days(written.follow_up_days)
            .ok_or("is followed up out of reach")?
            .to_string(),
    };
    let suggested = Suggested {
        step: suggestion.step,
        main_rule: suggestion.main_rule,
        edition: editions.rules.to_owned(),
    };
    let decision = made.decision_draft.decide(suggested, moment, None);
    made.decision = Some(decision.map_err(|_| "has no whole decision")?);
    Ok(made)
}

fn response(
    written: &WrittenAssessment,
    child: &Child,
    instrument: &Instrument,
    date: Date,
) -> Result<Response, &'static str> {
    let BandChoice::Band(band) = child.band(instrument, date) else {
        return Err("is outside every band");
    };
    let role = professional().profession.role();
    let mut response = Response::new(&instrument.edition, role, band.id.clone());
    for (area, items) in response.asked(instrument) {
        let letters = written.answers.get(&area.id);
        if letters.is_some_and(|letters| letters.chars().count() != items.len()) {
            return Err("has another number of answers than items");
        }
        let given = response.area_mut(&area.id);
        given.mark = Some(
            written
                .marks
                .get(&area.id)
                .copied()
                .unwrap_or(AreaMark::ITrivsel),
        );
        given.works = written.works.get(&area.id).cloned().unwrap_or_default();
        given.observation = written
            .observations
            .get(&area.id)
            .cloned()
            .unwrap_or_default();
        for (index, item) in items.into_iter().enumerate() {
            let letter = letters
                .and_then(|letters| letters.chars().nth(index))
                .unwrap_or('T');
            let answer = Answer::ALL
                .into_iter()
                .find(|answer| format!("{answer:?}").starts_with(letter))
                .ok_or("has an answer that does not exist")?;
            given.answers.insert(item.id.clone(), answer);
        }
    }
    Ok(response)
}

fn months_before(month: YearMonth, months: u16) -> Option<YearMonth> {
    let count = month.year() * 12 + u16::from(month.month()) - 1;
    let count = count.checked_sub(months)?;
    YearMonth::new(count / 12, u8::try_from(count % 12 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn institution(date: &str) -> Vec<MadeUp> {
        let instrument = crate::content::trivselsskema::of_edition(FORM).unwrap();
        let editions = Editions {
            instrument: &instrument,
            ruler: "2026-1",
            rules: "2026-1",
            thresholds: &Thresholds::default(),
        };
        let now = Moment {
            date: date.parse().unwrap(),
            minute: 0,
        };
        children(include_str!("../../public/practice.json"), editions, now).unwrap()
    }

    #[test]
    fn institution_has_12_children_of_every_band_on_any_day_of_the_year() {
        let instrument = crate::content::trivselsskema::of_edition(FORM).unwrap();
        for date in ["2026-11-22", "2027-01-01", "2028-02-29", "2031-12-31"] {
            let made = institution(date);
            assert_eq!(made.len(), 12);
            let mut bands: Vec<_> = made
                .iter()
                .map(|m| match m.child.band(&instrument, date.parse().unwrap()) {
                    BandChoice::Band(band) => band.id.0.clone(),
                    other => panic!("{}: {other:?}", m.child.label),
                })
                .collect();
            bands.sort_unstable();
            bands.dedup();
            assert_eq!(bands, ["A", "B", "C", "D"]);
        }
    }

    #[test]
    fn institution_shows_every_position_and_many_steps() {
        let made = institution("2026-11-22");
        let assessments: Vec<_> = made.iter().flat_map(|m| &m.assessments).collect();
        for position in Position::ALL {
            assert!(
                assessments
                    .iter()
                    .any(|a| a.chosen_position() == Some(position))
            );
        }
        let mut steps: Vec<_> = assessments
            .iter()
            .map(|a| a.decision.as_ref().unwrap().step.code())
            .collect();
        steps.sort_unstable();
        steps.dedup();
        assert!(steps.len() >= 5, "{steps:?}");
    }

    #[test]
    fn broken_file_names_the_child_and_the_reason() {
        let text = include_str!("../../public/practice.json").replacen(
            "\"decision\": \"",
            "\"decision\": \" \", \"x\": \"",
            1,
        );
        let instrument = crate::content::trivselsskema::of_edition(FORM).unwrap();
        let editions = Editions {
            instrument: &instrument,
            ruler: "2026-1",
            rules: "2026-1",
            thresholds: &Thresholds::default(),
        };
        let now = Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 0,
        };
        assert!(matches!(
            children(&text, editions, now),
            Err(PracticeError::Shape(_))
        ));
        let text = r#"[{"label":"Bo","ageMonths":300,"unit":""}]"#;
        let error = children(text, editions, now).unwrap_err().to_string();
        assert_eq!(error, "read the practice child Bo: cannot be on a roster");
    }
}
