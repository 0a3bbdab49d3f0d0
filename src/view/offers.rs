//! Which offers there are, and how they are called: the one place that every screen asks.

use leptos::prelude::*;

use super::{context::App, effects};
use crate::domain::{
    boernelineal::BoernelinealAxis,
    child::Child,
    offer::{Ages, Offer, OfferKind, Wanted},
};

impl App {
    /// The offers: as they were changed here, else the municipality's. Tracked.
    pub fn offers(self) -> Vec<Offer> {
        let edited = self
            .roster
            .with(|roster| roster.offers.as_ref().map(|edited| edited.offers.clone()));
        edited.unwrap_or_else(|| self.content().municipality.offers.clone())
    }

    /// What is looked for on behalf of a child: by its age and the newest completed scores.
    pub fn wanted_for(self, id: &str) -> Wanted {
        self.roster.with_untracked(|roster| {
            let child = roster.children.get(id);
            let (score, care) = roster
                .latest_of(id)
                .map_or((None, None), |(_, made)| made.rule_scores());
            Wanted {
                ages: child.filter(|child| !child.unborn).map(age_of),
                unborn: child.is_some_and(|child| child.unborn),
                problem: None,
                child: score,
                parents: care,
            }
        })
    }
}

fn age_of(child: &Child) -> Ages {
    Ages::exactly(child.age_months(effects::today()))
}

/// What a kind of offer is called.
pub fn kind(kind: OfferKind) -> &'static str {
    match kind {
        OfferKind::Almen => "Åbne for alle",
        OfferKind::P30 => "Tidligt forebyggende indsats (§\u{a0}30)",
        OfferKind::Saerlig => "Kommunen tager stilling først",
    }
}

/// What a ruler is called.
pub fn axis(axis: BoernelinealAxis) -> &'static str {
    match axis {
        BoernelinealAxis::Child => "barnet",
        BoernelinealAxis::Parents => "forældrenes omsorg",
    }
}

/// Said where both kinds are possible.
pub const BOTH: &str = "Ved trin 6 kan både åbne tilbud og §\u{a0}30 være rigtige. Derfor står begge slags her. Tal om, hvad der passer: Værktøjet vælger ikke for jer.";

/// What an offer is for, in lines: name and value.
pub fn lines(offer: &Offer, area: impl Fn(&str) -> Option<String>) -> Vec<(&'static str, String)> {
    let ages = match (offer.before_birth, offer.ages.from) {
        (false, _) => offer.ages.danish(),
        (true, 0) => format!("Før fødslen til {}", offer.ages.oldest()),
        (true, _) => format!("Før fødslen og {}", offer.ages.danish()),
    };
    let rulers: Vec<&str> = offer.axes.iter().copied().map(axis).collect();
    let steps = if offer.from == offer.to {
        format!("Trin {} for {}", offer.from.get(), rulers.join(" og "))
    } else {
        format!(
            "Trin {} til {} for {}",
            offer.from.get(),
            offer.to.get(),
            rulers.join(" og ")
        )
    };
    let problems: Vec<String> = offer
        .problems
        .iter()
        .filter_map(|id| area(id.as_str()))
        .collect();
    let problems = if problems.is_empty() {
        "Alle områder".to_owned()
    } else {
        problems.join(" · ")
    };
    let mut lines = vec![
        ("Alder", ages),
        ("Hjælper med", problems),
        ("Børnelineal", steps),
        ("Kontakt", offer.contact.clone()),
    ];
    if offer.anonymous {
        lines.push((
            "Anonymt",
            "Familien behøver ikke sige, hvem den er".to_owned(),
        ));
    }
    lines
}
