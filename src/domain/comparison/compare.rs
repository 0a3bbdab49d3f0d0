//! Several assessments held against each other, thing by thing.

use super::{
    home::{HouseholdComparison, households},
    voice::{Accord, Comparable, Row, Voice},
};
use crate::domain::{
    assessment::Assessment,
    boernelineal::RulerAnswer,
    instrument::{Area, HeightenedQuestion, Instrument, Item},
    position::Position,
    response::{Answer, AreaMark, Response},
};

/// One area side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaComparison<'i> {
    /// The area.
    pub area: &'i Area,
    /// The marks.
    pub mark: Row<AreaMark>,
    /// Every item that at least one rater was asked.
    pub items: Vec<(&'i Item, Row<Answer>)>,
}

impl AreaComparison<'_> {
    /// Whether the raters are apart anywhere in the area.
    pub fn differs(&self) -> bool {
        self.mark.accord == Accord::Differ
            || self
                .items
                .iter()
                .any(|(_, row)| row.accord == Accord::Differ)
    }
}

/// Everything side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'i> {
    /// The areas of the form, in its order.
    pub areas: Vec<AreaComparison<'i>>,
    /// The questions of heightened attention that at least one rater ticked.
    pub heightened: Vec<(&'i HeightenedQuestion, Row<bool>)>,
    /// The positions.
    pub position: Row<Position>,
    /// The child's ruler.
    pub child: Row<RulerAnswer>,
    /// The ruler of the care, a household each.
    pub households: Vec<HouseholdComparison>,
}

/// Holds the assessments against each other. `instrument` is the edition whose items are compared;
/// who answered another one was not asked them.
pub fn compare<'i>(raters: &[&Assessment], instrument: Option<&'i Instrument>) -> Comparison<'i> {
    let forms: Vec<Option<&Response>> = raters
        .iter()
        .map(|rater| {
            let edition = &instrument?.edition;
            rater.response.as_ref().filter(|r| &r.edition == edition)
        })
        .collect();
    let areas = instrument.map_or_else(Vec::new, |instrument| {
        let asked: Vec<_> = forms
            .iter()
            .map(|form| form.map_or_else(Vec::new, |form| form.asked(instrument)))
            .collect();
        instrument
            .areas
            .iter()
            .filter_map(|area| area_of(area, &forms, &asked))
            .collect()
    });
    let heightened = instrument
        .into_iter()
        .flat_map(|instrument| &instrument.heightened)
        .map(|question| {
            let voice = |form: Option<&Response>| match form {
                None => Voice::NotAsked,
                Some(form) => Voice::Said(form.heightened.get(&question.id).is_some_and(|a| a.yes)),
            };
            (
                question,
                Row::of(forms.iter().copied().map(voice).collect()),
            )
        })
        .filter(|(_, row)| row.voices.contains(&Voice::Said(true)))
        .collect();
    Comparison {
        areas,
        heightened,
        position: row_of(raters, Assessment::chosen_position),
        child: row_of(raters, |rater| rater.scores.child),
        households: households(raters),
    }
}

fn row_of<T: Comparable>(
    raters: &[&Assessment],
    said: impl Fn(&Assessment) -> Option<T>,
) -> Row<T> {
    let voice = |rater: &&Assessment| said(rater).map_or(Voice::Silent, Voice::Said);
    Row::of(raters.iter().map(voice).collect())
}

fn area_of<'i>(
    area: &'i Area,
    forms: &[Option<&Response>],
    asked: &[Vec<(&'i Area, Vec<&'i Item>)>],
) -> Option<AreaComparison<'i>> {
    // What each rater was asked in this area.
    let items_of: Vec<&[&Item]> = asked
        .iter()
        .map(|areas| {
            let found = areas.iter().find(|(other, _)| other.id == area.id);
            found.map_or(&[][..], |(_, items)| items.as_slice())
        })
        .collect();
    let voices = || forms.iter().copied().zip(items_of.iter().copied());
    let items: Vec<_> = area
        .items
        .iter()
        .filter(|item| items_of.iter().any(|items| items.contains(item)))
        .map(|item| {
            let voice = |(form, items): (Option<&Response>, &[&Item])| match form {
                Some(form) if items.contains(&item) => form
                    .answer(&area.id, &item.id)
                    .map_or(Voice::Silent, Voice::Said),
                _ => Voice::NotAsked,
            };
            (item, Row::of(voices().map(voice).collect()))
        })
        .collect();
    let mark = |(form, items): (Option<&Response>, &[&Item])| match form {
        Some(form) if !items.is_empty() => form
            .area(&area.id)
            .and_then(|given| given.mark)
            .map_or(Voice::Silent, Voice::Said),
        _ => Voice::NotAsked,
    };
    let mark = Row::of(voices().map(mark).collect());
    (!items.is_empty()).then_some(AreaComparison { area, mark, items })
}
