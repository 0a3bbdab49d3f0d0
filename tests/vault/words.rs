//! The words that passphrases are made of.

use std::collections::BTreeSet;

use naeste_skridt::storage::passphrase::LEAST_WORDS_IN_LIST;

const LIST: &str = include_str!("../../public/passphrase-words.txt");

#[test]
fn list_holds_enough_short_distinct_danish_words() {
    let words: Vec<_> = LIST.lines().collect();
    assert!(words.len() >= LEAST_WORDS_IN_LIST);
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
    for word in &words {
        assert!((3..=8).contains(&word.chars().count()), "{word}");
        let danish = |letter: char| letter.is_ascii_lowercase() || "æøå".contains(letter);
        assert!(word.chars().all(danish), "{word}");
    }
}

#[test]
fn five_words_are_at_least_fifty_bits() {
    let words = u32::try_from(LIST.lines().count()).unwrap();
    assert!(f64::from(words).log2() * 5.0 >= 50.0);
}

#[test]
fn words_that_sound_or_look_like_another_are_not_in_the_list() {
    let words: BTreeSet<_> = LIST.lines().collect();
    let spelled = |word: &str| {
        word.replace('æ', "ae")
            .replace('ø', "oe")
            .replace('å', "aa")
    };
    let plain: BTreeSet<_> = words.iter().map(|word| spelled(word)).collect();
    assert_eq!(plain.len(), words.len());
    // Who remembers "hund" may not have to choose between "hund" and "hunden".
    for ending in ["e", "en", "et", "er", "ere", "n", "ne", "r", "re", "s", "t"] {
        for word in &words {
            if let Some(stem) = word.strip_suffix(ending) {
                assert!(!words.contains(stem), "{stem} and {word}");
            }
        }
    }
}
