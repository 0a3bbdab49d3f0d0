//! How many children stand where, with small counts hidden.
//!
//! A count of one to four is hidden. How many children a group has is known to everybody around it,
//! so what is hidden can be added up: as long as that gives a count away, the smallest other count is
//! hidden with it. A group of fewer than five says nothing at all
//! (databeskyttelse.md C3).
//!
//! The share of a group is made of a count that is shown and of how many there are, and of nothing
//! else: it tells no more than they do, and goes where its count goes.

use super::table::{decimal, table};

/// Below this a count could point to a child.
const FEWEST: usize = 5;

/// A group of children, and how many of them stand in each place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the group is called: an age band.
    pub name: String,
    /// The counts, in the order of the heading.
    pub counts: Vec<usize>,
}

/// What stands for a count that is hidden, and for its share.
const HIDDEN: &str = "skjult";

/// The table. `heading` names the groups' column first, then each count. The share of each follows.
pub fn figures_table(heading: &[&str], groups: &[Group]) -> String {
    let counts = heading.iter().map(|&name| name.to_owned());
    let shares = heading.iter().skip(1);
    let shares = shares.map(|name| format!("{name}, procent"));
    let heading = counts.chain(shares).collect();
    let rows = groups.iter().map(|group| {
        let whole = group.counts.iter().sum();
        let shown = hidden(&group.counts);
        let cell = |count: &Option<usize>, say: &dyn Fn(usize) -> String| {
            count.map_or_else(|| HIDDEN.to_owned(), say)
        };
        let counts = shown.iter().map(|count| cell(count, &|n| n.to_string()));
        let shares = shown.iter().map(|count| cell(count, &|n| share(n, whole)));
        std::iter::once(group.name.clone())
            .chain(counts)
            .chain(shares)
            .collect()
    });
    table(std::iter::once(heading).chain(rows))
}

/// How much of the whole in percent, to the nearest tenth. Nothing where there is nobody.
fn share(count: usize, whole: usize) -> String {
    let tenths = (count * 1000 + whole / 2).checked_div(whole);
    tenths.map(decimal).unwrap_or_default()
}

fn hidden(counts: &[usize]) -> Vec<Option<usize>> {
    let whole: usize = counts.iter().sum();
    if (1..FEWEST).contains(&whole) {
        return vec![None; counts.len()];
    }
    let mut shown: Vec<_> = counts
        .iter()
        .map(|count| Some(*count).filter(|count| !(1..FEWEST).contains(count)))
        .collect();
    while gives_away(counts, &shown) {
        let others = || {
            counts
                .iter()
                .zip(&shown)
                .filter(|(count, shown)| shown.is_some() && **count > 0)
        };
        let Some(smallest) = others().map(|(count, _)| *count).min() else {
            return vec![None; counts.len()];
        };
        // All that are as small: which of them is hidden would tell something too.
        for other in &mut shown {
            *other = other.filter(|count| *count != smallest);
        }
    }
    shown
}

/// Whether whoever knows how many children there are can work out what is hidden: one count alone,
/// fewer than five children, or small counts that can only be all ones or all fours.
fn gives_away(counts: &[usize], shown: &[Option<usize>]) -> bool {
    let gone: Vec<_> = counts
        .iter()
        .zip(shown)
        .filter(|(_, shown)| shown.is_none())
        .map(|(count, _)| *count)
        .collect();
    let all = |count| gone.iter().all(|gone| *gone == count);
    match gone.len() {
        0 => false,
        1 => true,
        _ => gone.iter().sum::<usize>() < FEWEST || all(1) || all(FEWEST - 1),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_counts_are_hidden_and_never_alone() {
        for (counts, shown) in [
            ([12, 7, 0], [Some(12), Some(7), Some(0)]),
            ([12, 3, 2], [Some(12), None, None]),
            ([12, 7, 3], [Some(12), None, None]),
            ([7, 3, 0], [None, None, Some(0)]),
            ([12, 1, 1], [None, None, None]),
            ([2, 1, 0], [None, None, None]),
            ([0, 0, 0], [Some(0), Some(0), Some(0)]),
        ] {
            assert_eq!(hidden(&counts), shown, "{counts:?}");
        }
    }

    #[test]
    fn table_says_hidden_in_words_and_shares_with_a_comma() {
        let group = |name: &str, counts: [usize; 3]| Group {
            name: name.to_owned(),
            counts: counts.into(),
        };
        let groups = [
            group("0–11 mdr.", [0, 0, 0]),
            group("1–2 år", [2, 1, 0]),
            group("3–5 år", [12, 3, 2]),
            group("6 år", [12, 7, 0]),
        ];
        let text = figures_table(&["Alder", "Grøn", "Gul", "Rød"], &groups);
        let lines = [
            "\u{feff}Alder;Grøn;Gul;Rød;Grøn, procent;Gul, procent;Rød, procent",
            "0–11 mdr.;0;0;0;;;",
            "1–2 år;skjult;skjult;skjult;skjult;skjult;skjult",
            "3–5 år;12;skjult;skjult;70,6;skjult;skjult",
            "6 år;12;7;0;63,2;36,8;0,0",
            "",
        ];
        assert_eq!(text, lines.join("\r\n"));
    }

    #[test]
    fn share_is_to_the_nearest_tenth() {
        for (count, whole, expected) in [
            (5, 8, "62,5"),
            (1, 3, "33,3"),
            (2, 3, "66,7"),
            (1, 16, "6,3"),
            (7, 7, "100,0"),
            (0, 7, "0,0"),
            (0, 0, ""),
        ] {
            assert_eq!(share(count, whole), expected, "{count} of {whole}");
        }
    }

    /// Everything that could be behind what is shown, for whoever knows the size of the group and
    /// this rule: a count below five is never the only possibility. The row as it is written has
    /// the shares too.
    #[test]
    fn no_small_count_can_be_worked_out() {
        /// Beyond it a count is like any other large one.
        const MOST: usize = 16;
        for places in 2..=4 {
            let mut behind: BTreeMap<_, Vec<Vec<usize>>> = BTreeMap::new();
            for mut at in 0..MOST.pow(places) {
                let counts: Vec<_> = (0..places)
                    .map(|_| {
                        let count = at % MOST;
                        at /= MOST;
                        count
                    })
                    .collect();
                let whole: usize = counts.iter().sum();
                let name = String::new();
                let group = Group { name, counts };
                let seen = (whole, figures_table(&[""], std::slice::from_ref(&group)));
                behind.entry(seen).or_default().push(group.counts);
            }
            for ((whole, shown), possible) in behind {
                // Some of what could be behind a larger group lies beyond this walk.
                if whole >= MOST {
                    continue;
                }
                for place in 0..possible[0].len() {
                    let values: BTreeSet<_> = possible.iter().map(|counts| counts[place]).collect();
                    let small = values.iter().any(|count| (1..FEWEST).contains(count));
                    assert!(
                        values.len() > 1 || !small,
                        "{whole} as {shown}: {possible:?}"
                    );
                }
            }
        }
    }

    proptest! {
        /// What is shown is so, and none of it is small.
        #[test]
        fn nothing_small_is_shown(
            counts in prop::collection::vec(0usize..12, 2..6),
        ) {
            let shown = hidden(&counts);
            for (count, shown) in counts.iter().zip(&shown) {
                prop_assert!(shown.is_none() || !(1..FEWEST).contains(count));
                prop_assert!(shown.is_none_or(|shown| shown == *count));
            }
        }
    }
}
