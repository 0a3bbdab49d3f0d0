//! What is waited for after an underretning, and until when.
//!
//! The duties are the municipality's, not the professional's: to assess within 24 hours, to
//! confirm, and to tell what was begun (jura.md B4). When to be reminded of the last one is a
//! setting, since no source names a number of days.

use super::{
    answer::{Answer, AnswerKind},
    sent::Sent,
};
use crate::domain::{
    date::{Date, Moment},
    working_day::ClosedDays,
};

/// How long the municipality has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Hours to assess whether the child is in danger. `None` where it is not certain enough.
    pub assessment_hours: Option<u16>,
    /// Working days to confirm the receipt. `None` where it is not certain enough.
    pub receipt_days: Option<u16>,
    /// Working days until the tool reminds of the tilbagemelding.
    pub answer_days: u16,
    /// The days on which nobody works.
    pub closed: ClosedDays,
}

/// The days that follow from the sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// By when the municipality is to have assessed the danger, counted from the sending; the
    /// minute where it is known.
    pub assessed: Option<(Date, Option<u16>)>,
    /// By when it is to have confirmed the receipt.
    pub receipt: Option<Date>,
    /// When the tool reminds of the tilbagemelding.
    pub answer: Option<Date>,
}

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// The receipt.
    Kvittering {
        /// The day on which the tool reminds.
        by: Date,
        /// Whether "ikke modtaget" was noted.
        asked: bool,
    },
    /// The tilbagemelding.
    Tilbagemelding {
        /// The day on which the tool reminds.
        by: Date,
        /// Whether "ikke modtaget" was noted.
        asked: bool,
    },
}

impl Awaited {
    /// The day on which the tool reminds.
    pub fn by(self) -> Date {
        match self {
            Self::Kvittering { by, .. } | Self::Tilbagemelding { by, .. } => by,
        }
    }
}

impl Clock {
    /// The days after `sent`.
    pub fn of(sent: &Sent, limits: &Limits) -> Self {
        let working = |days| limits.closed.plus_working_days(sent.on, days);
        Self {
            assessed: limits
                .assessment_hours
                .and_then(|hours| hours_after(sent, hours)),
            receipt: limits.receipt_days.and_then(working),
            answer: working(limits.answer_days),
        }
    }
}

fn hours_after(sent: &Sent, hours: u16) -> Option<(Date, Option<u16>)> {
    let Some(minute) = sent.minute else {
        // The minute is not known: the end of the last day that it can be.
        return Some((sent.on.plus_days(hours.div_ceil(24))?, None));
    };
    let minutes = minute.checked_add(hours.checked_mul(60)?)?;
    let date = sent.on.plus_days(minutes / 1440)?;
    Some((date, Some(minutes % 1440)))
}

/// What is waited for after `sent`, with the notes about it in any order. Nothing once the
/// tilbagemelding has come or nothing more is waited for.
pub fn awaited(sent: &Sent, notes: &[&Answer], limits: &Limits) -> Option<Awaited> {
    let newest = |kind| {
        notes
            .iter()
            .filter(|note| note.kind == kind)
            .max_by_key(|note| note.at)
    };
    let over = [AnswerKind::Tilbagemelding, AnswerKind::Afsluttet];
    if over.into_iter().any(|kind| newest(kind).is_some()) {
        return None;
    }
    let clock = Clock::of(sent, limits);
    let receipt = newest(AnswerKind::Kvittering);
    // What was asked before the receipt came was about the receipt.
    let since: Option<Moment> = receipt.map(|note| note.at);
    let again = newest(AnswerKind::IkkeModtaget)
        .filter(|note| since.is_none_or(|since| note.at > since))
        .and_then(|note| note.again);
    let asked = again.is_some();
    if receipt.is_none()
        && let Some(by) = clock.receipt
    {
        let by = again.unwrap_or(by).max(by);
        return Some(Awaited::Kvittering { by, asked });
    }
    let by = clock.answer?;
    let by = again.unwrap_or(by).max(by);
    Some(Awaited::Tilbagemelding { by, asked })
}

#[cfg(test)]
mod tests {
    use super::{super::sent::tests::sent, *};

    const LIMITS: Limits = Limits {
        assessment_hours: Some(24),
        receipt_days: Some(6),
        answer_days: 20,
        closed: ClosedDays {
            grundlovsdag: true,
            juleaftensdag: true,
            nytaarsaftensdag: true,
        },
    };

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn note(kind: AnswerKind, at: &str, again: Option<&str>) -> Answer {
        let sent = sent(|_| {}).unwrap();
        Answer {
            child: "c".into(),
            underretning: "u".into(),
            kind,
            on: day(at),
            text: String::new(),
            again: again.map(day),
            corrected: None,
            sequence: None,
            by: sent.by,
            at: Moment {
                date: day(at),
                minute: 600,
            },
        }
    }

    #[test]
    fn days_of_the_municipality_run_over_easter_and_the_hours_do_not() {
        // The tuesday before easter 2026: three holidays and two weekends lie between.
        let clock = Clock::of(&sent(|_| {}).unwrap(), &LIMITS);
        assert_eq!(clock.assessed, Some((day("2026-04-01"), Some(870))));
        assert_eq!(clock.receipt, Some(day("2026-04-13")));
        assert_eq!(clock.answer, Some(day("2026-05-01")));
        let whole = Clock::of(&sent(|d| d.time.clear()).unwrap(), &LIMITS);
        assert_eq!(whole.assessed, Some((day("2026-04-01"), None)));
    }

    #[test]
    fn uncertain_limit_gives_no_day_and_the_answer_is_waited_for_all_the_same() {
        let limits = Limits {
            assessment_hours: None,
            receipt_days: None,
            ..LIMITS
        };
        let sent = sent(|_| {}).unwrap();
        let clock = Clock::of(&sent, &limits);
        assert_eq!((clock.assessed, clock.receipt), (None, None));
        let by = day("2026-05-01");
        assert_eq!(
            awaited(&sent, &[], &limits),
            Some(Awaited::Tilbagemelding { by, asked: false })
        );
    }

    #[test]
    fn receipt_is_waited_for_first_then_the_answer_then_nothing() {
        let sent = sent(|_| {}).unwrap();
        let wait = |notes: &[&Answer]| awaited(&sent, notes, &LIMITS);
        let (receipt, answer) = (day("2026-04-13"), day("2026-05-01"));
        assert_eq!(
            wait(&[]),
            Some(Awaited::Kvittering {
                by: receipt,
                asked: false
            })
        );
        let missing = note(AnswerKind::IkkeModtaget, "2026-04-14", Some("2026-04-21"));
        assert_eq!(
            wait(&[&missing]),
            Some(Awaited::Kvittering {
                by: day("2026-04-21"),
                asked: true
            })
        );
        let came = note(AnswerKind::Kvittering, "2026-04-15", None);
        assert_eq!(
            wait(&[&came, &missing]),
            Some(Awaited::Tilbagemelding {
                by: answer,
                asked: false
            })
        );
        let still = note(AnswerKind::IkkeModtaget, "2026-05-04", Some("2026-05-11"));
        assert_eq!(
            wait(&[&still, &came]),
            Some(Awaited::Tilbagemelding {
                by: day("2026-05-11"),
                asked: true
            })
        );
        for kind in [AnswerKind::Tilbagemelding, AnswerKind::Afsluttet] {
            let end = note(kind, "2026-05-05", None);
            assert_eq!(wait(&[&still, &end, &came]), None, "{kind:?}");
        }
    }

    #[test]
    fn answer_may_come_before_the_receipt() {
        let sent = sent(|_| {}).unwrap();
        let answer = note(AnswerKind::Tilbagemelding, "2026-04-01", None);
        assert_eq!(awaited(&sent, &[&answer], &LIMITS), None);
    }
}
