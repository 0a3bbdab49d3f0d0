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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        boernelineal::{HouseholdScore, Score},
        date::Moment,
        instrument::{BandId, Role},
    };

    pub(in super::super) fn instrument() -> Instrument {
        crate::content::trivselsskema::of_edition("2026-1").unwrap()
    }

    fn at(date: &str) -> Moment {
        Moment {
            date: date.parse().unwrap(),
            minute: 0,
        }
    }

    pub(in super::super) fn empty(name: &str, profession: Profession, band: &str) -> Assessment {
        let author = Professional {
            name: name.into(),
            profession,
        };
        let response = Response::new(&instrument().edition, profession.role(), BandId::from(band));
        Assessment::begin("c".into(), author, at("2026-11-01"), Some(response))
    }

    pub(in super::super) fn step(score: u8) -> RulerAnswer {
        Score::new(score).map_or(RulerAnswer::VedIkke, RulerAnswer::Step)
    }

    pub(in super::super) fn household(name: &str, score: u8) -> HouseholdScore {
        HouseholdScore {
            household: name.into(),
            answer: Some(step(score)),
        }
    }

    fn answer(assessment: &mut Assessment, area: &str, answers: &[Answer]) {
        let instrument = instrument();
        let response = assessment.response.as_mut().unwrap();
        let asked = response.asked(&instrument);
        let (area, items) = asked
            .into_iter()
            .find(|(found, _)| found.id.as_str() == area)
            .unwrap();
        for (item, answer) in items.into_iter().zip(answers) {
            let given = response.area_mut(&area.id);
            given.answers.insert(item.id.clone(), *answer);
        }
    }

    #[test]
    fn item_of_another_role_or_band_was_not_asked() {
        let instrument = instrument();
        let mut mette = empty("Mette", Profession::Paedagog, "C");
        let mut sara = empty("Sara", Profession::Sundhedsplejerske, "C");
        for rater in [&mut mette, &mut sara] {
            answer(rater, "tryg", &[Answer::T; 9]);
        }
        let compared = compare(&[&mette, &sara], Some(&instrument));
        let rows = || compared.areas.iter().flat_map(|area| &area.items);
        for (item, row) in rows() {
            for (voice, role) in row.voices.iter().zip(Role::ALL) {
                assert_eq!(
                    *voice == Voice::NotAsked,
                    !item.roles.contains(&role),
                    "{:?}",
                    item.id
                );
            }
        }
        assert!(rows().any(|(_, row)| row.voices.contains(&Voice::NotAsked)));
        assert!(rows().any(|(_, row)| row.accord == Accord::Agree));

        let younger = empty("Ole", Profession::Paedagog, "B");
        let compared = compare(&[&mette, &younger], Some(&instrument));
        for (item, row) in compared.areas.iter().flat_map(|area| &area.items) {
            for (voice, band) in row.voices.iter().zip(["C", "B"]) {
                let asked = item.bands.contains(&BandId::from(band));
                assert_eq!(*voice != Voice::NotAsked, asked, "{:?}", item.id);
            }
            assert_eq!(row.accord, Accord::Incomparable);
        }
    }

    #[test]
    fn form_of_another_edition_is_not_held_against_this_one() {
        let instrument = instrument();
        let mut mette = empty("Mette", Profession::Paedagog, "C");
        let mut old = empty("Ole", Profession::Paedagog, "C");
        answer(&mut mette, "tryg", &[Answer::T; 9]);
        answer(&mut old, "tryg", &[Answer::S; 9]);
        old.response.as_mut().unwrap().edition = "2020-1".into();
        let compared = compare(&[&mette, &old], Some(&instrument));
        assert!(compared.areas.iter().all(|area| !area.differs()));
    }

    #[test]
    fn homes_are_matched_by_name_and_an_unnamed_one_of_several_never() {
        let mut mette = empty("Mette", Profession::Paedagog, "C");
        let mut hanne = empty("Hanne", Profession::Paedagog, "C");
        mette.scores.households = vec![household("Hos mor", 8), household("hos far", 4)];
        hanne.scores.households = vec![household("hos far ", 5), household("", 2)];
        let compared = compare(&[&mette, &hanne], None);
        let found: Vec<_> = compared
            .households
            .iter()
            .map(|home| (home.name.as_str(), home.care.accord))
            .collect();
        assert_eq!(
            found,
            [
                ("husstand 2 uden navn", Accord::Incomparable),
                ("hos far", Accord::Agree),
                ("Hos mor", Accord::Incomparable),
            ]
        );
        mette.scores.households = vec![household("", 8)];
        hanne.scores.households = vec![household(" ", 5)];
        let compared = compare(&[&mette, &hanne], None);
        assert_eq!(compared.households.len(), 1);
        assert_eq!(compared.households[0].care.accord, Accord::Differ);
    }

    #[test]
    fn one_cross_at_heightened_attention_is_shown_and_differs() {
        let instrument = instrument();
        let mette = empty("Mette", Profession::Paedagog, "C");
        let mut hanne = empty("Hanne", Profession::Paedagog, "C");
        let response = hanne.response.as_mut().unwrap();
        response.heightened.entry("x4".into()).or_default().yes = true;
        let compared = compare(&[&mette, &hanne], Some(&instrument));
        let [(question, row)] = compared.heightened.as_slice() else {
            panic!("{:?}", compared.heightened);
        };
        assert_eq!(question.id.as_str(), "x4");
        assert_eq!(row.accord, Accord::Differ);
        assert!(compare(&[&mette], Some(&instrument)).heightened.is_empty());
    }
}
