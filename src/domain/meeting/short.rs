//! Texts for a sheet with room for so much and no more.

/// A text on one line and of at most so many characters, cut between two words; a text that was
/// cut ends in `…`.
pub fn shortened(text: &str, limit: usize) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let gap = usize::from(length > 0);
        let next = word.chars().count();
        // Room for the sign that more follows is always kept.
        if length + gap + next + 2 > limit {
            if length == 0 {
                short.extend(word.chars().take(limit.saturating_sub(1)));
            } else {
                short.push(' ');
            }
            short.push('…');
            return short;
        }
        if gap > 0 {
            short.push(' ');
        }
        short.push_str(word);
        length += gap + next;
    }
    short
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_cut_between_words() {
        assert_eq!(
            shortened("Alma leger\n\nmed Bo. ", 60),
            "Alma leger med Bo."
        );
        assert_eq!(shortened("Alma leger med Bo.", 14), "Alma leger …");
        assert_eq!(shortened("Ordetderikkehargrænser", 8), "Ordetde…");
    }

    proptest! {
        #[test]
        fn nothing_is_longer_than_its_room(text in "\\PC{0,200}", limit in 2usize..80) {
            let short = shortened(&text, limit);
            prop_assert!(short.chars().count() <= limit, "{short:?}");
            prop_assert!(!short.contains('\n'));
        }
    }
}
