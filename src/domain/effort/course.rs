//! One effort and what has happened to it.

use serde::{Deserialize, Serialize};

use super::slip::Slip;
use crate::domain::{
    assessment::Professional,
    boernelineal::Score,
    date::{Date, Moment},
    next_step::Answer3,
    working_day::ClosedDays,
};

/// Whose effort it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffortKind {
    /// The house's own.
    Egen,
    /// One of the municipality's offers.
    Tilbud,
    /// An early preventive effort (barnets lov § 30, formerly § 11.3): it is registered.
    P30,
}

impl EffortKind {
    /// Every kind, the least intrusive first.
    pub const ALL: [Self; 3] = [Self::Egen, Self::Tilbud, Self::P30];
}

/// When it is followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Every six weeks.
    SeksUger,
    /// After six weeks, then every three months.
    SeksUgerSaaTreMaaneder,
    /// On the days that people set.
    SelvValgt,
}

impl Cadence {
    /// Every cadence, in the order of the screen.
    pub const ALL: [Self; 3] = [
        Self::SeksUger,
        Self::SeksUgerSaaTreMaaneder,
        Self::SelvValgt,
    ];

    /// The next day after `from`, with `held` follow-ups behind: a working day. `None` where
    /// people set it, and past 2199.
    pub fn next(self, from: Date, held: usize, closed: ClosedDays) -> Option<Date> {
        const SIX_WEEKS: u16 = 6 * 7;
        const THREE_MONTHS: u16 = 13 * 7;
        let days = match self {
            Self::SelvValgt => return None,
            Self::SeksUgerSaaTreMaaneder if held > 0 => THREE_MONTHS,
            Self::SeksUger | Self::SeksUgerSaaTreMaaneder => SIX_WEEKS,
        };
        Some(closed.working_day_by(from.plus_days(days)?))
    }
}

/// Both rulers as one professional scored them, before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffortScore {
    /// The day.
    pub on: Date,
    /// Who scored.
    pub by: Professional,
    /// The edition of the ruler.
    pub edition: String,
    /// The child; nothing where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<Score>,
    /// The care; nothing where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care: Option<Score>,
}

/// What was asked before a child was sent to § 30 (naeste-skridt.md, rules 15 and 17). It holds
/// nothing back: where an answer is not yes, it is said why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gates {
    /// Is the problem concrete?
    pub concrete: Answer3,
    /// Is it bounded?
    pub bounded: Answer3,
    /// Is its extent known well enough?
    pub extent: Answer3,
    /// Is it more than almenområdet or the family can solve?
    pub beyond_almen: Answer3,
    /// Why all the same, where an answer is not yes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl Gates {
    /// Whether every answer is yes.
    pub fn are_open(&self) -> bool {
        [self.concrete, self.bounded, self.extent, self.beyond_almen]
            .into_iter()
            .all(|answer| answer == Answer3::Ja)
    }
}

/// Whether the child has moved towards the goal, in the professionals' eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moved {
    /// Clearly.
    Ja,
    /// A little.
    Lidt,
    /// No.
    Nej,
    /// Nobody knows.
    VedIkke,
}

impl Moved {
    /// Every answer, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Ja, Self::Lidt, Self::Nej, Self::VedIkke];
}

/// What a follow-up ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It goes on as it is.
    Fortsaet,
    /// It goes on in another way.
    Juster,
    /// It ends.
    Afslut,
}

impl Outcome {
    /// Every outcome, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Fortsaet, Self::Juster, Self::Afslut];
}

/// One follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The day.
    pub on: Date,
    /// Whether the child has moved.
    pub moved: Moved,
    /// What was seen.
    pub seen: String,
    /// "Kan vi gå et trin ned ad trappen?"
    pub step_down: Answer3,
    /// What it ends in.
    pub outcome: Outcome,
    /// What is done differently, where it is adjusted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change: String,
    /// The next follow-up, unless it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Date>,
    /// The rulers after, where it ends and they were scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<EffortScore>,
    /// Who noted it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// That an effort that had ended goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// Why.
    pub reason: String,
    /// The next follow-up.
    pub next: Date,
    /// Who.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

/// One effort. What has happened to it is only ever added to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// The child, by record id.
    pub child: String,
    /// Whose it is.
    pub kind: EffortKind,
    /// What it is called.
    pub title: String,
    /// What is to be different, seen from the child.
    pub goal: String,
    /// Who sees to it.
    pub owner: String,
    /// The first day.
    pub start: Date,
    /// The last day as planned; never before the first.
    pub planned_end: Date,
    /// The first follow-up.
    pub first: Date,
    /// How the next follow-ups are set.
    pub cadence: Cadence,
    /// The rulers before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<EffortScore>,
    /// What was asked, where it is sent to § 30.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gates: Option<Gates>,
    /// The follow-ups, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<FollowUp>,
    /// When it was opened again, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopened: Vec<Reopened>,
    /// What the parents thought of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slip: Option<Slip>,
    /// Who made it.
    pub by: Professional,
    /// When.
    pub at: Moment,
}

impl Effort {
    /// The follow-up that ended it, unless it was opened again after.
    ///
    /// Each reopening answers one end: the order counts, and not the clock, which may be set back.
    pub fn ended(&self) -> Option<&FollowUp> {
        let last = self.follow_ups.last()?;
        let is_end = |held: &&FollowUp| held.outcome == Outcome::Afslut;
        let ends = self.follow_ups.iter().filter(is_end).count();
        (is_end(&last) && ends > self.reopened.len()).then_some(last)
    }

    /// When it is to be followed up next: as agreed last, and no later than its planned end.
    /// `None` once it has ended.
    pub fn next(&self) -> Option<Date> {
        if self.ended().is_some() {
            return None;
        }
        let last = self.follow_ups.last();
        let held = last.and_then(|held| Some((held.at, held.next?)));
        // A follow-up that ended it names no next one: then the reopening does.
        let reopened = || self.reopened.last().map(|open| (open.at, open.next));
        let (since, next) = held
            .or_else(reopened)
            .map_or((None, self.first), |(at, next)| (Some(at.date), next));
        // The planned end asks once: whoever goes on after it has set a day of their own.
        let asked = since.is_some_and(|since| since >= self.planned_end);
        Some(if asked {
            next
        } else {
            next.min(self.planned_end)
        })
    }

    /// Whether nothing has moved at the two newest follow-ups.
    pub fn is_stuck(&self) -> bool {
        let mut newest = self.follow_ups.iter().rev();
        let no = |held: Option<&FollowUp>| held.is_some_and(|held| held.moved == Moved::Nej);
        no(newest.next()) && no(newest.next())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    pub(in crate::domain::effort) fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    pub(in crate::domain::effort) fn at(text: &str) -> Moment {
        Moment {
            date: day(text),
            minute: 600,
        }
    }

    pub(in crate::domain::effort) fn by() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    pub(in crate::domain::effort) fn effort() -> Effort {
        Effort {
            child: "c".into(),
            kind: EffortKind::Egen,
            title: "Legegruppe".into(),
            goal: "Alma er med i leg hver dag.".into(),
            owner: "Mette".into(),
            start: day("2026-02-02"),
            planned_end: day("2026-06-30"),
            first: day("2026-03-16"),
            cadence: Cadence::SeksUger,
            before: None,
            gates: None,
            follow_ups: Vec::new(),
            reopened: Vec::new(),
            slip: None,
            by: by(),
            at: at("2026-02-02"),
        }
    }

    fn held(on: &str, moved: Moved, outcome: Outcome, next: Option<&str>) -> FollowUp {
        FollowUp {
            on: day(on),
            moved,
            seen: "s".into(),
            step_down: Answer3::Nej,
            outcome,
            change: String::new(),
            next: next.map(day),
            after: None,
            by: by(),
            at: at(on),
        }
    }

    #[test]
    fn next_follow_up_is_the_one_agreed_last_and_no_later_than_the_planned_end() {
        let mut made = effort();
        assert_eq!(made.next(), Some(day("2026-03-16")));
        let go_on = |on, next| held(on, Moved::Lidt, Outcome::Fortsaet, Some(next));
        made.follow_ups.push(go_on("2026-03-16", "2026-07-27"));
        assert_eq!(made.next(), Some(day("2026-06-30")));
        made.follow_ups.push(go_on("2026-06-30", "2026-08-11"));
        assert_eq!(made.next(), Some(day("2026-08-11")));
        made.follow_ups
            .push(held("2026-08-11", Moved::Ja, Outcome::Afslut, None));
        assert_eq!(made.next(), None);
        assert_eq!(made.ended().map(|end| end.on), Some(day("2026-08-11")));
        made.reopened.push(Reopened {
            reason: "r".into(),
            next: day("2026-10-01"),
            by: by(),
            at: at("2026-09-01"),
        });
        assert_eq!(made.ended(), None);
        assert_eq!(made.next(), Some(day("2026-10-01")));
        made.follow_ups
            .push(held("2026-10-01", Moved::Ja, Outcome::Afslut, None));
        assert_eq!(made.next(), None);
    }

    #[test]
    fn mark_stands_when_nothing_has_moved_at_two_follow_ups_in_a_row() {
        for (answers, stuck) in [
            (vec![], false),
            (vec![Moved::Nej], false),
            (vec![Moved::Nej, Moved::Nej], true),
            (vec![Moved::Nej, Moved::Lidt], false),
            (vec![Moved::Ja, Moved::Nej, Moved::Nej], true),
            (vec![Moved::Nej, Moved::VedIkke], false),
        ] {
            let mut made = effort();
            made.follow_ups = answers
                .iter()
                .map(|moved| held("2026-03-16", *moved, Outcome::Fortsaet, Some("2026-04-27")))
                .collect();
            assert_eq!(made.is_stuck(), stuck, "{answers:?}");
        }
    }

    #[test]
    fn cadence_gives_working_days_and_none_where_people_set_them() {
        let closed = ClosedDays::default();
        let next = |cadence: Cadence, from, held| {
            cadence
                .next(day(from), held, closed)
                .map(|date| date.to_string())
        };
        let then = Cadence::SeksUgerSaaTreMaaneder;
        assert_eq!(next(then, "2026-02-02", 0).as_deref(), Some("2026-03-16"));
        assert_eq!(next(then, "2026-03-16", 1).as_deref(), Some("2026-06-15"));
        // Six weeks on lies langfredag, and skærtorsdag before it.
        assert_eq!(
            next(Cadence::SeksUger, "2026-02-20", 0).as_deref(),
            Some("2026-04-01")
        );
        assert_eq!(
            next(Cadence::SeksUger, "2026-02-02", 5).as_deref(),
            Some("2026-03-16")
        );
        assert_eq!(next(Cadence::SelvValgt, "2026-02-02", 0), None);
    }

    #[test]
    fn effort_ends_and_goes_on_in_their_order_whatever_the_clock_shows() {
        let end = |on| held(on, Moved::Ja, Outcome::Afslut, None);
        let mut effort = effort();
        effort.follow_ups.push(end("2026-06-15"));
        assert!(effort.ended().is_some());
        // The clock was set back meanwhile.
        effort.reopened.push(Reopened {
            reason: "r".into(),
            next: day("2026-06-20"),
            by: by(),
            at: at("2026-06-10"),
        });
        assert!(effort.ended().is_none());
        assert_eq!(effort.next(), Some(day("2026-06-20")));
        // Ended again in the minute in which it was opened.
        effort.follow_ups.push(end("2026-06-10"));
        assert!(effort.ended().is_some());
        assert_eq!(effort.next(), None);
    }
}
