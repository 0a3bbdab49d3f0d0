//! The rounds among everything that is open: where each stands, and which one a child is in.

use crate::domain::{
    assessment::Assessment,
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
        let seen = of_round.filter_map(Assessment::first_decided);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{Profession, Professional},
        date::Moment,
        decision::Decision,
        next_step::Step,
        round::{Member, Period, Plan, RoundChild},
    };

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn who() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn at(date: &str) -> Moment {
        Moment {
            date: day(date),
            minute: 600,
        }
    }

    fn child(label: &str, unit: &str) -> Child {
        Child {
            label: label.into(),
            birth_month: "2022-05".parse().unwrap(),
            unborn: false,
            weeks_early: 0,
            unit: unit.into(),
            languages: String::new(),
            band_by_hand: None,
            archived: false,
            added_on: day("2026-10-01"),
            changes: Vec::new(),
        }
    }

    /// Alma and Bo are in the round `r` of Blå stue; Carla has come since.
    fn roster() -> Roster {
        let mut roster = Roster::default();
        for (id, label, unit) in [
            ("a", "Alma", "Blå stue"),
            ("b", "Bo", "Blå stue"),
            ("c", "Carla", "blå stue "),
            ("d", "David", "Rød stue"),
        ] {
            roster.children.insert(id.into(), child(label, unit));
        }
        let me = Member {
            who: who(),
            here: true,
            me: true,
        };
        roster.team.insert("m".into(), me);
        let plan = Plan {
            unit: "Blå stue".into(),
            period: Period {
                start: day("2026-11-02"),
                end: day("2026-11-30"),
            },
            children: ["a", "b"]
                .map(|child| RoundChild {
                    child: child.into(),
                    assessors: vec!["m".into()],
                })
                .into(),
        };
        let round = Round::begin(plan, [], who(), at("2026-10-20")).unwrap();
        roster.rounds.insert("r".into(), round);
        roster
    }

    #[test]
    fn child_that_moves_stays_in_its_round_until_that_is_closed() {
        let mut roster = roster();
        roster.children.get_mut("a").unwrap().unit = "Rød stue".into();
        let round = roster.rounds["r"].clone();
        assert_eq!(roster.round_of("a").unwrap().0, "r");
        let standing = roster.standing_of_round("r", &round);
        let to = "Rød stue".to_owned();
        assert_eq!(standing.children[0].known, Known::Moved { to });
        assert_eq!(standing.mine(), ["a", "b"]);
        let closed = round.closed(standing.missing(), who(), at("2026-11-30"));
        roster.rounds.insert("r".into(), closed.unwrap());
        assert_eq!(roster.round_of("a"), None);
    }

    #[test]
    fn child_that_is_put_away_or_deleted_is_known_as_such() {
        let mut roster = roster();
        roster.children.get_mut("a").unwrap().archived = true;
        roster.children.remove("b");
        let standing = roster.standing_of_round("r", &roster.rounds["r"]);
        let known: Vec<_> = standing.children.iter().map(|c| &c.known).collect();
        assert_eq!(known, [&Known::PutAway, &Known::Gone]);
    }

    #[test]
    fn newcomers_and_stuer_are_found_however_they_are_spelled() {
        let mut roster = roster();
        let labels = |roster: &Roster| -> Vec<String> {
            let new = roster.newcomers(&roster.rounds["r"]);
            new.iter().map(|(_, child)| child.label.clone()).collect()
        };
        assert_eq!(labels(&roster), ["Carla"]);
        assert_eq!(roster.units(), ["Blå stue", "Rød stue"]);
        roster.children.get_mut("c").unwrap().unborn = true;
        assert!(labels(&roster).is_empty());
        roster.children.get_mut("d").unwrap().archived = true;
        assert_eq!(roster.units(), ["Blå stue"]);
    }

    #[test]
    fn assessment_counts_for_the_round_that_has_begun_also_when_the_clock_is_set_back() {
        let mut roster = roster();
        assert_eq!(roster.in_round("a", day("2026-11-01")), None);
        let tag = roster.in_round("a", day("2026-11-02")).unwrap();
        assert_eq!((tag.round.as_str(), tag.assessor.as_str()), ("r", "m"));
        assert_eq!(roster.in_round("c", day("2026-11-02")), None);
        // Bo was assessed on the third; then the clock went back to October.
        let mut made = Assessment::begin("b".into(), who(), at("2026-11-03"), None);
        made.round = Some(tag);
        made.decision = Some(Decision {
            step: Step::Almen,
            reason: "r".into(),
            tovholder: "Mette".into(),
            follow_up: day("2027-01-04"),
            suggested: Step::Almen,
            main_rule: 22,
            rules_edition: "2026-1".into(),
            decided: at("2026-11-03"),
        });
        roster.assessments.insert("x".into(), made);
        assert!(roster.in_round("a", day("2026-10-25")).is_some());
        roster.team.clear();
        assert_eq!(roster.in_round("a", day("2026-11-05")), None);
    }
}
