//! When an agreement is to be looked at.

use super::{by, day, found, moment};
use crate::domain::{
    agreement::{About, Agreement, Status},
    due::{Course, Matter, Urgency},
};

#[test]
fn agreement_is_looked_at_on_its_day_until_it_is_closed() {
    let made = Agreement {
        child: "c".into(),
        about: About::Us,
        goal: "Jeg kan være med.".into(),
        we_do: "w".into(),
        parents_do: "p".into(),
        who: "A".into(),
        from: day("2026-03-02"),
        to: day("2026-04-05"),
        sign: "s".into(),
        made: moment("2026-03-02", 0),
        made_by: by("A"),
        events: Vec::new(),
    };
    let follow = |agreement: &Agreement, status, next| {
        let at = moment("2026-04-01", 0);
        agreement
            .follow(Some(status), "n", next, by("A"), at)
            .unwrap()
    };
    let moved = follow(&made, Status::Juster, "2026-04-14");
    let goal = || "Jeg kan være med.".to_owned();
    let of = |agreement: &Agreement, today| {
        let course = Course {
            child: "c",
            agreements: vec![agreement],
            ..Course::default()
        };
        found(&course, today)
    };
    let at = |moved_from, urgency, day: &str| {
        let goal = goal();
        (Matter::Agreement { goal, moved_from }, urgency, day.into())
    };
    // Easter day: the wednesday before is the last day on which anybody can look.
    for (today, urgency) in [
        ("2026-03-31", Urgency::Soon),
        ("2026-04-01", Urgency::Today),
        ("2026-04-07", Urgency::Overdue),
    ] {
        assert_eq!(of(&made, today), [at(None, urgency, "2026-04-05")]);
    }
    let from = Some(day("2026-04-05"));
    assert_eq!(
        of(&moved, "2026-04-01"),
        [at(from, Urgency::Later, "2026-04-14")]
    );
    assert!(of(&follow(&moved, Status::Afsluttet, ""), "2026-05-01").is_empty());
}
