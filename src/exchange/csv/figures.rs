//! How many children stand where, with small counts hidden.
//!
//! A count of one to four is hidden. How many children a group has is known to everybody around it,
//! so a single hidden count could be worked out: then the smallest other count is hidden with it.
//! A group of fewer than five says nothing at all (databeskyttelse.md C3).

use super::table::table;

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

/// The table. `heading` names the groups' column first, then each count.
pub fn figures_table(heading: &[&str], groups: &[Group]) -> String {
    let heading = heading.iter().map(|&name| name.to_owned()).collect();
    let rows = groups.iter().map(|group| {
        let mut row = vec![group.name.clone()];
        row.extend(
            hidden(&group.counts)
                .into_iter()
                .map(|count| count.map_or_else(|| "skjult".to_owned(), |count| count.to_string())),
        );
        row
    });
    table(std::iter::once(heading).chain(rows))
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
    if shown.iter().filter(|count| count.is_none()).count() == 1 {
        let smallest = shown
            .iter()
            .flatten()
            .copied()
            .filter(|count| *count > 0)
            .min();
        if let Some(other) = shown
            .iter_mut()
            .find(|count| count.is_some() && **count == smallest)
        {
            *other = None;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_counts_are_hidden_and_never_alone() {
        for (counts, shown) in [
            ([12, 7, 0], [Some(12), Some(7), Some(0)]),
            ([12, 3, 2], [Some(12), None, None]),
            ([12, 7, 3], [Some(12), None, None]),
            ([7, 3, 0], [None, None, Some(0)]),
            ([2, 1, 0], [None, None, None]),
            ([0, 0, 0], [Some(0), Some(0), Some(0)]),
        ] {
            assert_eq!(hidden(&counts), shown, "{counts:?}");
        }
    }

    #[test]
    fn table_says_hidden_in_words() {
        let group = Group {
            name: "3–5 år".to_owned(),
            counts: vec![12, 3, 2],
        };
        let text = figures_table(&["Alder", "Grøn", "Gul", "Rød"], &[group]);
        assert_eq!(
            text,
            "\u{feff}Alder;Grøn;Gul;Rød\r\n3–5 år;12;skjult;skjult\r\n"
        );
    }

    proptest! {
        /// Whoever knows how many children there are cannot work out a count below five.
        #[test]
        fn hidden_count_cannot_be_worked_out_from_the_size_of_the_group(
            counts in prop::collection::vec(0usize..12, 2..6),
        ) {
            let shown = hidden(&counts);
            for (count, shown) in counts.iter().zip(&shown) {
                prop_assert!(shown.is_none() || !(1..FEWEST).contains(count));
                prop_assert!(shown.is_none_or(|shown| shown == *count));
            }
            let gone = shown.iter().filter(|count| count.is_none()).count();
            let whole: usize = counts.iter().sum();
            prop_assert!(gone != 1 || whole == 0);
        }
    }
}
