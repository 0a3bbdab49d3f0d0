//! Short lists in order.

/// The items by `key`, lowest first; equal ones stay in the order in which they come.
///
/// For lists of up to some hundreds. The library's sort is quicker for thousands, and every use of
/// it weighs some kilobytes in the browser.
pub fn ordered<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered = Vec::new();
    for item in items {
        let own = key(&item);
        let place = ordered.partition_point(|other| key(other) <= own);
        ordered.insert(place, item);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn list_is_ordered_as_the_stable_sort_of_the_library_does(list: Vec<(u8, u32)>) {
            let mut sorted = list.clone();
            sorted.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ordered(list, |(key, _)| *key), sorted);
        }
    }
}
