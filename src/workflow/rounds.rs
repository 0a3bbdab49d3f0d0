//! The rounds among everything that is open: where each stands, and which one a child is in.

use crate::domain::{
    child::Child,
    date::Date,
    order::ordered,
    round::{InRound, Known, Round, Sight, Standing, same_unit},
};

use super::roster::Roster;

impl Roster {
    /// Where a round stands.
    pub fn standing_of_round(&self, id: &str, round: &Round) -> Standing {
        round.standing(id, &self.team, |child| {
            let known = match self.children.get(child) {
                None => Known::Gone,
                Some(child) if child.archived => Known::PutAway,
                Some(child) if same_unit(&child.unit, &round.unit) => Known::Here,
                Some(child) => Known::Moved {
                    to: child.unit.clone(),
                },
            };
            Sight {
                known,
                assessments: self.of_child(child),
            }
        })
    }

    /// The rounds that are not closed, the one that ends first being first.
    pub fn open_rounds(&self) -> Vec<(&str, &Round)> {
        let open = self.rounds.iter().filter(|(_, round)| round.is_open());
        ordered(
            open.map(|(id, round)| (id.as_str(), round)),
            |(id, round)| (round.end(), *id),
        )
    }

    /// The open round that a child is in. It stays in the one that it was begun in, whatever stue
    /// it comes to.
    pub fn round_of(&self, child: &str) -> Option<(&str, &Round)> {
        let mut open = self.open_rounds().into_iter();
        open.find(|(_, round)| round.has(child))
    }

    /// Whether a round's first day has come, also where the clock was set back since.
    pub fn has_begun(&self, id: &str, round: &Round, today: Date) -> bool {
        let of_round = self.assessments.values().filter(|assessment| {
            let tag = assessment.round.as_ref();
            tag.is_some_and(|tag| tag.round == id)
        });
        let seen = of_round.filter_map(|assessment| assessment.first_decided());
        round.has_begun(today, seen.map(|moment| moment.date).max())
    }

    /// What an assessment of a child that is completed now by who is unlocked counts for.
    pub fn in_round(&self, child: &str, today: Date) -> Option<InRound> {
        let (id, round) = self.round_of(child)?;
        let (assessor, _) = self.team.iter().find(|(_, member)| member.me)?;
        self.has_begun(id, round, today).then(|| InRound {
            round: id.to_owned(),
            assessor: assessor.clone(),
        })
    }

    /// The children on a stue that can be in a round, by label: on the roster and born.
    pub fn on_unit(&self, unit: &str) -> Vec<(&str, &Child)> {
        let mut all = self.search("", false);
        all.retain(|(_, child)| !child.unborn && same_unit(&child.unit, unit));
        all
    }

    /// The children who have come to the stue of an open round and are in none.
    pub fn newcomers(&self, round: &Round) -> Vec<(&str, &Child)> {
        let mut all = self.on_unit(&round.unit);
        all.retain(|(id, _)| self.round_of(id).is_none());
        all
    }

    /// The stuer that have children who can be in a round, by name. The children without a stue
    /// come first, under an empty name.
    pub fn units(&self) -> Vec<String> {
        let mut units: Vec<String> = Vec::new();
        for (_, child) in self.search("", false) {
            if !child.unborn && !units.iter().any(|unit| same_unit(unit, &child.unit)) {
                units.push(child.unit.clone());
            }
        }
        units
    }
}
