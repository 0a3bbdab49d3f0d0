//! How long a child's records are kept: a date of deletion from the first day on, and why it is
//! that day (databeskyttelse.md C3, point 7).
//!
//! The date reminds. Nothing is ever deleted by itself: people decide, and a record that belongs to
//! a case is first put into the municipality's own system (offentlighedsloven §§ 13 and 15 can
//! stand against a deletion; databeskyttelse.md C1, "Records").

use serde::{Deserialize, Serialize};

use super::{
    assessment::Professional,
    date::{Date, Moment},
    municipality::KeepingLimits,
};

/// One change of how long a child's records are kept. None is ever overwritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// Which child, by record id.
    pub child: String,
    /// What changes.
    pub change: KeepingChange,
    /// Who changes it.
    pub by: Professional,
    /// When.
    pub at: Moment,
    /// How many changes came before it: two may come in one minute.
    #[serde(default, skip_serializing_if = "is_first")]
    pub after: usize,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_first(after: &usize) -> bool {
    *after == 0
}

/// What changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeepingChange {
    /// The child leaves, or has left.
    Left {
        /// The last day.
        on: Date,
    },
    /// The child stays after all.
    Stays,
    /// Another day than the rule says.
    Moved {
        /// The day before.
        from: Date,
        /// The new day.
        to: Date,
        /// Why.
        reason: String,
    },
}

/// When a child's records are due to be deleted, and why then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepUntil {
    /// The day.
    pub by: Date,
    /// Why that day.
    pub why: KeepWhy,
    /// What the rule alone says.
    pub rule: Date,
}

/// Why a day is the day of deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeepWhy {
    /// So many months after the child left.
    Left {
        /// The child's last day.
        on: Date,
    },
    /// So many months after the last entry.
    LastEntry {
        /// The day of that entry.
        on: Date,
    },
    /// Somebody chose it.
    Chosen {
        /// Their reason.
        reason: String,
        /// Who.
        by: Professional,
        /// When.
        at: Moment,
    },
}

/// Why a day of deletion cannot be changed as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeepingError {
    /// No date, or a text that is none.
    #[error("no date is set")]
    NoDate,
    /// A day that has passed.
    #[error("the date lies in the past")]
    DateInPast,
    /// The day that it is already.
    #[error("the date is the same as before")]
    SameDate,
    /// No reason is written.
    #[error("no reason is written")]
    NoReason,
}

impl KeepingChange {
    /// The change to another day, once everything is there.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the screen.
    pub fn read(from: Date, to: &str, reason: &str, today: Date) -> Result<Self, KeepingError> {
        let to: Date = to.parse().map_err(|_| KeepingError::NoDate)?;
        if to < today {
            return Err(KeepingError::DateInPast);
        }
        if to == from {
            return Err(KeepingError::SameDate);
        }
        if reason.trim().is_empty() {
            return Err(KeepingError::NoReason);
        }
        Ok(Self::Moved {
            from,
            to,
            reason: reason.trim().to_owned(),
        })
    }
}

/// When a child's records are due to be deleted. `last_entry` is the day of the newest entry that
/// everybody can read, and `changes` come oldest first.
pub fn keep_until(limits: KeepingLimits, last_entry: Date, changes: &[&Keeping]) -> KeepUntil {
    let mut left = None;
    let mut chosen = None;
    for keeping in changes {
        match &keeping.change {
            // Whoever chose a day knew nothing of this one.
            KeepingChange::Left { on } => (left, chosen) = (Some(*on), None),
            KeepingChange::Stays => (left, chosen) = (None, None),
            KeepingChange::Moved { to, reason, .. } => {
                chosen = Some((
                    *to,
                    KeepWhy::Chosen {
                        reason: reason.clone(),
                        by: keeping.by.clone(),
                        at: keeping.at,
                    },
                ));
            }
        }
    }
    let latest = months_after(last_entry, limits.months_after_last_entry);
    let after_leaving = left.map(|on| (months_after(on, limits.months_after_leaving), on));
    let (rule, why) = match after_leaving {
        Some((by, on)) if by <= latest => (by, KeepWhy::Left { on }),
        _ => (latest, KeepWhy::LastEntry { on: last_entry }),
    };
    let (by, why) = chosen.unwrap_or((rule, why));
    KeepUntil { by, why, rule }
}

/// The same day so many months later, or the last day of that month where it is shorter.
fn months_after(date: Date, months: u16) -> Date {
    /// The last date there is.
    const LAST: (u16, u8, u8) = (2199, 12, 31);
    let count = u32::from(date.month().year()) * 12 + u32::from(date.month().month() - 1);
    let count = count + u32::from(months);
    let found = u16::try_from(count / 12)
        .ok()
        .zip(u8::try_from(count % 12 + 1).ok())
        .and_then(|(year, month)| {
            let days = (date.day().saturating_sub(3)..=date.day()).rev();
            days.into_iter().find_map(|day| Date::new(year, month, day))
        });
    let (year, month, day) = LAST;
    found
        .or_else(|| Date::new(year, month, day))
        .unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::assessment::Profession;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn changed(change: KeepingChange) -> Keeping {
        Keeping {
            child: "c".into(),
            change,
            by: Professional {
                name: "Mette".into(),
                profession: Profession::Paedagog,
            },
            at: Moment {
                date: day("2026-11-22"),
                minute: 600,
            },
            after: 0,
        }
    }

    fn until(last: &str, changes: &[KeepingChange]) -> KeepUntil {
        let changes: Vec<_> = changes.iter().cloned().map(changed).collect();
        let changes: Vec<_> = changes.iter().collect();
        keep_until(KeepingLimits::default(), day(last), &changes)
    }

    fn left(on: &str) -> KeepingChange {
        KeepingChange::Left { on: day(on) }
    }

    fn moved(to: &str) -> KeepingChange {
        let from = day("2031-11-22");
        KeepingChange::read(from, to, "sag i gang", day("2026-11-22")).unwrap()
    }

    #[test]
    fn day_follows_the_last_entry_until_the_child_leaves() {
        let by = |last, changes: &[KeepingChange]| until(last, changes).by.to_string();
        assert_eq!(by("2026-11-22", &[]), "2031-11-22");
        assert_eq!(by("2026-11-22", &[left("2027-06-30")]), "2027-09-30");
        // Three months after a leaving that was noted too late would come after the five years.
        assert_eq!(by("2022-01-10", &[left("2026-12-01")]), "2027-01-10");
        assert_eq!(
            by("2026-11-22", &[left("2027-06-30"), KeepingChange::Stays]),
            "2031-11-22"
        );
        // A day that a shorter month does not have.
        assert_eq!(by("2026-11-22", &[left("2026-11-30")]), "2027-02-28");
        assert_eq!(by("2024-02-29", &[]), "2029-02-28");
    }

    #[test]
    fn chosen_day_counts_until_something_new_is_known() {
        let chosen = until("2026-11-22", &[moved("2030-01-01")]);
        assert_eq!(chosen.by, day("2030-01-01"));
        assert_eq!(chosen.rule, day("2031-11-22"));
        assert!(matches!(chosen.why, KeepWhy::Chosen { .. }));
        let after = until("2026-11-22", &[moved("2030-01-01"), left("2027-06-30")]);
        assert_eq!(after.by, day("2027-09-30"));
        let last = until("2026-11-22", &[left("2027-06-30"), moved("2028-01-01")]);
        assert_eq!((last.by, last.rule), (day("2028-01-01"), day("2027-09-30")));
    }

    #[test]
    fn change_names_the_first_thing_that_is_wrong() {
        let read = |to, reason| {
            KeepingChange::read(day("2031-11-22"), to, reason, day("2026-11-22")).unwrap_err()
        };
        assert_eq!(read("", ""), KeepingError::NoDate);
        assert_eq!(read("2026-11-21", "x"), KeepingError::DateInPast);
        assert_eq!(read("2031-11-22", "x"), KeepingError::SameDate);
        assert_eq!(read("2030-01-01", " \n"), KeepingError::NoReason);
    }

    proptest! {
        #[test]
        fn rule_is_never_later_than_the_limit_after_the_last_entry(
            last in 0_u16..20_000, leaving in proptest::option::of(0_u16..40_000),
            months in 1_u16..=600, more in 0_u16..=600,
        ) {
            let first = day("1990-01-31");
            let last = first.plus_days(last).unwrap();
            let limits = KeepingLimits {
                months_after_leaving: months,
                months_after_last_entry: months.saturating_add(more).min(600),
            };
            let leaving = leaving.map(|days| changed(KeepingChange::Left {
                on: first.plus_days(days).unwrap(),
            }));
            let changes: Vec<_> = leaving.iter().collect();
            let until = keep_until(limits, last, &changes);
            prop_assert!(until.by <= months_after(last, limits.months_after_last_entry));
            prop_assert!(months_after(last, 1) > last);
        }
    }
}
