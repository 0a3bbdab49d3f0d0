//! The underretninger among everything that is open, and what they bar.

use std::cmp::Reverse;

use super::roster::Roster;
use crate::domain::{
    assessment::Professional,
    next_step::Parents,
    order::ordered,
    underretning::{Answer, AnswerKind, Awaited, Limits, Sent, Underretning, awaited},
};

impl Roster {
    /// Whether there is an assessment, own or joint, a focus agreement, a talk, an underretning, an
    /// effort, a sheet, a meeting or an overgangsskema with this id.
    pub fn has_record(&self, id: &str) -> bool {
        self.assessments.contains_key(id)
            || self.joints.contains_key(id)
            || self.agreements.contains_key(id)
            || self.parent_talks.contains_key(id)
            || self.underretninger.contains_key(id)
            || self.efforts.contains_key(id)
            || self.sheets.contains_key(id)
            || self.meetings.contains_key(id)
            || self.transitions.contains_key(id)
    }

    /// The underretninger of a child that were sent, newest first: each new one shows them all.
    pub fn sent_of(&self, child: &str) -> Vec<(&str, &Underretning)> {
        let found = self
            .underretninger
            .of(child)
            .filter_map(|(id, letter)| Some((id.as_str(), letter, self.sending_of(id)?)));
        ordered(found, |(id, _, sent)| {
            Reverse((sent.on, sent.minute, sent.noted, *id))
        })
        .into_iter()
        .map(|(id, letter, _)| (id, letter))
        .collect()
    }

    /// When, how and to whom an underretning was sent: as it was corrected last, else as it was
    /// noted first. Nothing while it is under way.
    pub fn sending_of(&self, id: &str) -> Option<&Sent> {
        let first = self.underretninger.get(id)?.sent.as_ref()?;
        let corrected = self
            .answers_of(id)
            .into_iter()
            .filter_map(|answer| Some((answer.sequence, answer.at, answer.corrected.as_ref()?)));
        let newest = corrected.max_by_key(|(sequence, at, _)| (*sequence, *at));
        Some(newest.map_or(first, |(_, _, corrected)| corrected))
    }

    /// How often the sending of an underretning was corrected so far.
    pub fn corrections_of_sending(&self, id: &str) -> u16 {
        let of = self.answers_of(id).into_iter();
        of.filter_map(|answer| answer.sequence)
            .max()
            .unwrap_or_default()
    }

    /// One's own underretning under way for a child. There is one at most.
    pub fn letter_under_way(&self, child: &str) -> Option<(&str, &Underretning)> {
        self.underretninger
            .of(child)
            .find(|(_, letter)| letter.sent.is_none())
            .map(|(id, letter)| (id.as_str(), letter))
    }

    /// What came back after an underretning, newest first.
    pub fn answers_of(&self, underretning: &str) -> Vec<&Answer> {
        let found = self
            .answers
            .values()
            .filter(|answer| answer.underretning == underretning);
        ordered(found, |answer| Reverse((answer.on, answer.at)))
    }

    /// What is waited for after an underretning that was sent.
    pub fn awaited_after(&self, id: &str, limits: &Limits) -> Option<Awaited> {
        let sent = self.sending_of(id)?;
        awaited(sent, &self.answers_of(id), limits)
    }

    /// What those of the child's underretninger that count say of whether the parents may know: the
    /// strictest.
    /// What a sent one bars is open when the municipality has said so.
    pub fn parents_by_underretning(&self, child: &str) -> Parents {
        self.parents_by(child, |_| true)
    }

    /// What the child's underretninger that everybody can read say of it: those that were sent.
    pub fn parents_by_sent_underretning(&self, child: &str) -> Parents {
        self.parents_by(child, |letter| letter.sent.is_some())
    }

    /// What the child's underretninger say of it, but for those that leave open whether somebody
    /// may be hurting the child.
    pub fn parents_by_answered_underretning(&self, child: &str) -> Parents {
        self.parents_by(child, |letter| letter.suspicion.is_some())
    }

    fn parents_by(&self, child: &str, counts: fn(&Underretning) -> bool) -> Parents {
        self.underretninger
            .of(child)
            .filter(|(_, letter)| counts(letter))
            .filter(|(id, _)| {
                !self.answers.values_of(child).any(|answer| {
                    answer.underretning == **id && answer.kind == AnswerKind::ForaeldreMaaVide
                })
            })
            .map(|(_, letter)| letter.parents())
            .max()
            .unwrap_or(Parents::Ja)
    }

    /// Where a professional can be reached at work, as they wrote it last.
    pub fn workplace_of(&self, author: &Professional) -> &str {
        let own = self
            .underretninger
            .values()
            .filter(|letter| letter.author == *author && !letter.contents.workplace.is_empty());
        own.max_by_key(|letter| letter.begun)
            .map_or("", |letter| letter.contents.workplace.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::Profession,
        date::{Date, Moment},
        underretning::{Contents, Sent, Suspicion, Way, correction},
        working_day::ClosedDays,
    };

    fn by(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn at(day: &str, minute: u16) -> Moment {
        Moment {
            date: day.parse().unwrap(),
            minute,
        }
    }

    fn letter(day: &str, suspicion: Suspicion, is_sent: bool) -> Underretning {
        let mut made =
            Underretning::begin("c".into(), by("Mette"), at(day, 1), Contents::default());
        made.suspicion = Some(suspicion);
        made.contents.workplace = format!("Huset {day}");
        made.sent = is_sent.then(|| Sent {
            on: day.parse().unwrap(),
            minute: None,
            way: Way::Digital,
            to: "Familierådgivningen".into(),
            by: by("Mette"),
            noted: at(day, 2),
        });
        made
    }

    fn roster(letters: Vec<(&str, Underretning)>) -> Roster {
        Roster {
            underretninger: letters
                .into_iter()
                .map(|(id, letter)| (id.to_owned(), letter))
                .collect(),
            ..Roster::default()
        }
    }

    fn answer(roster: &mut Roster, to: &str, kind: AnswerKind, day: &str) {
        let answer = Answer {
            child: "c".into(),
            underretning: to.into(),
            kind,
            on: day.parse().unwrap(),
            text: "t".into(),
            again: None,
            corrected: None,
            sequence: None,
            by: by("Mette"),
            at: at(day, 3),
        };
        roster.answers.insert(format!("{to}{kind:?}"), answer);
    }

    #[test]
    fn sent_come_newest_first_and_the_one_under_way_is_none_of_them() {
        let roster = roster(vec![
            ("a", letter("2026-03-01", Suspicion::Nej, true)),
            ("b", letter("2026-03-05", Suspicion::Nej, true)),
            ("d", letter("2026-03-09", Suspicion::Nej, false)),
        ]);
        let ids: Vec<_> = roster.sent_of("c").iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, ["b", "a"]);
        assert_eq!(roster.letter_under_way("c").unwrap().0, "d");
        assert!(roster.sent_of("x").is_empty() && roster.letter_under_way("x").is_none());
        assert_eq!(roster.workplace_of(&by("Mette")), "Huset 2026-03-09");
        assert_eq!(roster.workplace_of(&by("Bo")), "");
    }

    #[test]
    fn what_an_underretning_bars_is_open_only_when_the_municipality_says_so() {
        let mut roster = roster(vec![
            ("a", letter("2026-03-01", Suspicion::Foraelder, true)),
            ("b", letter("2026-03-05", Suspicion::Andre, true)),
            ("d", letter("2026-03-09", Suspicion::Nej, false)),
        ]);
        assert_eq!(roster.parents_by_underretning("c"), Parents::MaaIkke);
        assert_eq!(roster.parents_by_sent_underretning("c"), Parents::MaaIkke);
        assert_eq!(roster.parents_by_underretning("x"), Parents::Ja);
        for kind in [AnswerKind::Kvittering, AnswerKind::Afsluttet] {
            answer(&mut roster, "a", kind, "2026-03-10");
        }
        assert_eq!(roster.parents_by_underretning("c"), Parents::MaaIkke);
        answer(&mut roster, "a", AnswerKind::ForaeldreMaaVide, "2026-03-11");
        assert_eq!(roster.parents_by_underretning("c"), Parents::Vent);
        answer(&mut roster, "b", AnswerKind::ForaeldreMaaVide, "2026-03-11");
        assert_eq!(roster.parents_by_underretning("c"), Parents::Ja);
    }

    #[test]
    fn corrected_sending_counts_and_the_first_one_stays() {
        let mut roster = roster(vec![("a", letter("2026-03-02", Suspicion::Nej, true))]);
        let first = roster.sending_of("a").cloned().unwrap();
        for (day, minute) in [("2026-03-04", 9), ("2026-03-05", 9), ("2026-03-06", 9)] {
            let sent = Sent {
                on: day.parse().unwrap(),
                noted: at("2026-03-06", minute),
                ..first.clone()
            };
            let place = ("c".to_owned(), "a".to_owned());
            assert_eq!(correction(place.clone(), 0, " ", sent.clone()), None);
            let before = roster.corrections_of_sending("a");
            let note = correction(place, before, "Forkert dag", sent).unwrap();
            // Whatever order the records have.
            let key = format!("{}{day}", 3 - before);
            roster.answers.insert(key, note);
        }
        let counts = roster.sending_of("a").unwrap();
        assert_eq!(counts.on, "2026-03-06".parse().unwrap());
        let letter = roster.underretninger.get("a").unwrap();
        assert_eq!(letter.sent.as_ref(), Some(&first));
        assert_eq!(roster.answers_of("a").len(), 3);
        assert_eq!(roster.sending_of("b"), None);
    }

    #[test]
    fn open_question_of_suspicion_bars_until_it_is_answered() {
        let mut roster = roster(vec![
            ("a", letter("2026-03-02", Suspicion::Nej, true)),
            ("d", letter("2026-03-09", Suspicion::Nej, false)),
        ]);
        let says = |roster: &Roster| {
            (
                roster.parents_by_underretning("c"),
                roster.parents_by_answered_underretning("c"),
            )
        };
        assert_eq!(says(&roster), (Parents::Ja, Parents::Ja));
        roster.underretninger.get_mut("d").unwrap().suspicion = None;
        assert_eq!(says(&roster), (Parents::Vent, Parents::Ja));
        assert_eq!(roster.parents_by_sent_underretning("c"), Parents::Ja);
    }

    #[test]
    fn answer_to_one_underretning_ends_the_waiting_for_that_one_alone() {
        let limits = Limits {
            assessment_hours: Some(24),
            receipt_days: Some(6),
            answer_days: 20,
            closed: ClosedDays::default(),
        };
        let mut roster = roster(vec![
            ("a", letter("2026-03-02", Suspicion::Nej, true)),
            ("b", letter("2026-03-03", Suspicion::Nej, true)),
            ("d", letter("2026-03-09", Suspicion::Nej, false)),
        ]);
        answer(&mut roster, "a", AnswerKind::Tilbagemelding, "2026-03-06");
        assert_eq!(roster.awaited_after("a", &limits), None);
        let by: Date = "2026-03-11".parse().unwrap();
        assert_eq!(
            roster.awaited_after("b", &limits).map(Awaited::by),
            Some(by)
        );
        assert_eq!(roster.awaited_after("d", &limits), None);
    }
}
