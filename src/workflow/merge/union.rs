//! What is only ever added to, on two devices.

use crate::domain::{
    date::Moment,
    next_step::Answer3,
    notice::{Entry, Event, Route},
};

/// Whether every line of `part` stands in `whole`, in the same order.
fn holds<T: PartialEq>(whole: &[T], part: &[T]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|line| whole.any(|other| other == line))
}

/// Both lists in one, each line once, by when it was written. Each side's own order stays as it is.
/// The same whichever list comes first.
pub(super) fn united<T: Clone + PartialEq>(
    here: &[T],
    there: &[T],
    at: impl Fn(&T) -> Moment,
    text: impl Fn(&T) -> String,
) -> Vec<T> {
    if holds(here, there) {
        return here.to_vec();
    }
    if holds(there, here) {
        return there.to_vec();
    }
    // A clock that was set back between two lines does not turn them round.
    let dated = |lines: &[T]| {
        let mut latest = Moment::EARLIEST;
        let mut dated = Vec::with_capacity(lines.len());
        for line in lines {
            latest = latest.max(at(line));
            dated.push((latest, line.clone()));
        }
        dated
    };
    let (here, there) = (dated(here), dated(there));
    let mut moments: Vec<Moment> = here.iter().chain(&there).map(|(at, _)| *at).collect();
    moments.sort_unstable();
    moments.dedup();
    let mut all: Vec<T> = Vec::new();
    for moment in moments {
        let then = |lines: &[(Moment, T)]| -> Vec<T> {
            let found = lines.iter().filter(|(at, _)| *at == moment);
            found.map(|(_, line)| line.clone()).collect()
        };
        let (one, other) = (then(&here), then(&there));
        let together = if holds(&one, &other) {
            one
        } else if holds(&other, &one) {
            other
        } else {
            let mut together = one;
            let new: Vec<T> = other
                .into_iter()
                .filter(|line| !together.contains(line))
                .collect();
            together.extend(new);
            together.sort_by_cached_key(&text);
            together
        };
        // A line that a set-back clock has dated otherwise on the other side stands once.
        for line in together {
            let known = all.iter().filter(|one| **one == line).count();
            let most = count(&here, &line).max(count(&there, &line));
            if known < most {
                all.push(line);
            }
        }
    }
    all
}

fn count<T: PartialEq>(lines: &[(Moment, T)], line: &T) -> usize {
    lines.iter().filter(|(_, one)| one == line).count()
}

/// What happened to one notice on two devices. Where both went on, what bars more comes last, so that
/// it stands: nobody's end lifts what they had not seen.
pub(super) fn noticed(
    here: &[Entry],
    there: &[Entry],
    text: impl Fn(&[Entry]) -> String,
) -> Vec<Entry> {
    if holds(here, there) {
        return here.to_vec();
    }
    if holds(there, here) {
        return there.to_vec();
    }
    let same = here.iter().zip(there).take_while(|(a, b)| a == b).count();
    let (shared, mine) = here.split_at(same);
    let (_, theirs) = there.split_at(same);
    // What came in before, and was put in another order then, is not put in again.
    let bars = |tail: &[Entry]| severity(tail.last());
    match (has_all(mine, theirs), has_all(theirs, mine)) {
        (true, false) if bars(mine) >= bars(theirs) => return here.to_vec(),
        (false, true) if bars(theirs) >= bars(mine) => return there.to_vec(),
        _ => {}
    }
    let key = |tail: &[Entry]| (bars(tail), text(tail));
    let (mild, severe) = if key(mine) <= key(theirs) {
        (mine, theirs)
    } else {
        (theirs, mine)
    };
    // An entry of both stands once, and one that stands twice on one side stands twice.
    let mut known = severe.to_vec();
    let new = mild.iter().filter(|entry| {
        let found = known.iter().position(|one| one == *entry);
        found.map(|at| known.remove(at)).is_none()
    });
    let mut all = shared.to_vec();
    all.extend(new.cloned());
    all.extend_from_slice(severe);
    all
}

/// Whether every line of `part` stands in `whole`, as often, in whatever order.
fn has_all(whole: &[Entry], part: &[Entry]) -> bool {
    let times = |lines: &[Entry], line| lines.iter().filter(|one| *one == line).count();
    part.iter()
        .all(|line| times(whole, line) >= times(part, line))
}

/// How much a notice bars that ends with this.
fn severity(last: Option<&Entry>) -> (Option<Route>, bool) {
    match last.map(|entry| &entry.event) {
        Some(Event::Begun(route)) => (Some(*route), true),
        Some(Event::Ended { parents, .. }) => (None, *parents != Some(Answer3::Ja)),
        Some(Event::Withdrawn) | None => (None, false),
    }
}
