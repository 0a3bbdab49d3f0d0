//! Whether an edition can be used, and if not, where and why not.

use std::collections::BTreeSet;

use super::{BandId, HeightenedRoute, Instrument};
use crate::domain::{flaw::Flaw, response::Answer};

impl Instrument {
    /// Everything that is wrong with the edition; empty where it can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        self.validate_bands(&mut flaws);
        self.validate_scale(&mut flaws);
        self.validate_areas(&mut flaws);
        self.validate_heightened(&mut flaws);
        flaws
    }

    fn validate_bands(&self, flaws: &mut Vec<Flaw>) {
        let mut next = 0;
        for band in &self.bands {
            let place = format!("bands.{}", band.id.as_str());
            if band.from_months > band.to_months {
                flaws.push(Flaw::new(&place, "fromMonths is after toMonths"));
            }
            if band.chosen_by_hand {
                continue;
            }
            if band.from_months != next {
                flaws.push(Flaw::new(
                    &place,
                    format!("starts at {} where {next} is due", band.from_months),
                ));
            }
            next = band.to_months.saturating_add(1);
        }
        if self.bands.is_empty() {
            flaws.push(Flaw::new("bands", "is empty"));
        }
    }

    fn validate_scale(&self, flaws: &mut Vec<Flaw>) {
        for answer in Answer::ALL {
            let count = self.scale.iter().filter(|o| o.code == answer).count();
            if count != 1 {
                flaws.push(Flaw::new(
                    "scale",
                    format!("{answer:?} stands {count} times"),
                ));
            }
        }
    }

    fn validate_areas(&self, flaws: &mut Vec<Flaw>) {
        let bands: BTreeSet<&BandId> = self.bands.iter().map(|band| &band.id).collect();
        let mut ids = BTreeSet::new();
        for (index, area) in self.areas.iter().enumerate() {
            let place = format!("areas.{}", area.id.as_str());
            if usize::from(area.number) != index + 1 {
                flaws.push(Flaw::new(format!("{place}.number"), "is out of order"));
            }
            if area.title.trim().is_empty() {
                flaws.push(Flaw::new(format!("{place}.title"), "is empty"));
            }
            for optional in &area.optional_in {
                for band in [&optional.band, &optional.items_of] {
                    if !bands.contains(band) {
                        flaws.push(Flaw::new(
                            format!("{place}.optionalIn"),
                            format!("names no band: {}", band.as_str()),
                        ));
                    }
                }
            }
            for item in &area.items {
                let place = format!("{place}.items.{}", item.id.as_str());
                if !ids.insert(&item.id) {
                    flaws.push(Flaw::new(&place, "stands twice"));
                }
                if !item
                    .id
                    .as_str()
                    .starts_with(&format!("{}.", area.id.as_str()))
                {
                    flaws.push(Flaw::new(&place, "does not begin with its area"));
                }
                if item.text.trim().is_empty() {
                    flaws.push(Flaw::new(format!("{place}.text"), "is empty"));
                }
                if item.roles.is_empty() || item.bands.is_empty() {
                    flaws.push(Flaw::new(&place, "is asked of nobody"));
                }
                for band in item.bands.iter().filter(|band| !bands.contains(band)) {
                    flaws.push(Flaw::new(
                        format!("{place}.bands"),
                        format!("names no band: {}", band.as_str()),
                    ));
                }
            }
        }
    }

    fn validate_heightened(&self, flaws: &mut Vec<Flaw>) {
        let mut ids = BTreeSet::new();
        for question in &self.heightened {
            if !ids.insert(&question.id) {
                flaws.push(Flaw::new(
                    format!("heightened.{}", question.id.as_str()),
                    "stands twice",
                ));
            }
        }
        if !self
            .heightened
            .iter()
            .any(|q| q.route == HeightenedRoute::UdenOm)
        {
            flaws.push(Flaw::new("heightened", "has no way out of the form"));
        }
    }
}
