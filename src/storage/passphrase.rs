//! What may protect a vault: a passphrase that the app made of Danish words, or a long one of the
//! professional's own.
//!
//! A retry limit on the screen stops a colleague, not somebody who has copied the profile. So the
//! passphrase itself carries the strength: five words of 2,048 are 55 bits, and at the default
//! work that is beyond a graphics card's years.
//!
//! Deliberately absent: a strength meter. A passphrase is good enough, or it is refused with the
//! reason.

use zeroize::{Zeroize, Zeroizing};

use super::{
    key::{NoRandomness, Randomness},
    trivial,
};

/// The words of a generated passphrase.
pub const GENERATED_WORDS: usize = 5;
/// The fewest words that a list must hold: 11 bits a word, so 55 bits for five.
pub const LEAST_WORDS_IN_LIST: usize = 2048;
/// The fewest characters of a self-chosen passphrase.
pub const LEAST_CHARACTERS: usize = 15;
/// The most characters that are read: more than anybody types, less than what stops a device.
pub const MOST_CHARACTERS: usize = 1000;

/// Why a self-chosen passphrase is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFlaw {
    /// Under 15 characters.
    #[error("take a passphrase of {found} characters")]
    TooShort {
        /// The characters it has.
        found: usize,
    },
    /// Over 1,000 characters.
    #[error("take a passphrase of more than {MOST_CHARACTERS} characters")]
    TooLong,
    /// Digits, spaces and signs only: a number falls much faster than words.
    #[error("take a passphrase without letters")]
    NoLetters,
    /// Fewer than six different characters.
    #[error("take a passphrase of few different characters")]
    FewDifferent,
    /// One short piece again and again.
    #[error("take a passphrase that repeats one piece")]
    Repeats,
    /// Mostly a row of the keyboard, of the alphabet or of the digits.
    #[error("take a passphrase that is a row of keys")]
    Row,
    /// Little besides words that everybody tries first.
    #[error("take a passphrase that is among the first guesses")]
    Common,
}

/// Why no passphrase could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GenerateError {
    /// The word list is shorter than 2,048 words, so something is wrong with the file.
    #[error("make a passphrase from a list of {found} words")]
    ShortList {
        /// The words that were found.
        found: usize,
    },
    /// The device gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// Makes a passphrase of five words from the list, one word a line, each word as likely as any.
/// `names` as in [`check`].
///
/// # Errors
///
/// [`GenerateError::ShortList`] for a damaged list.
pub fn generate(
    list: &str,
    names: &[String],
    randomness: &mut dyn Randomness,
) -> Result<Zeroizing<String>, GenerateError> {
    let words: Vec<&str> = list.split_ascii_whitespace().collect();
    if words.len() < LEAST_WORDS_IN_LIST {
        return Err(GenerateError::ShortList { found: words.len() });
    }
    loop {
        // Room for the longest words at once, so that no half passphrase stays in freed memory.
        let mut text = Zeroizing::new(String::with_capacity(GENERATED_WORDS * 32));
        for place in 0..GENERATED_WORDS {
            if place > 0 {
                text.push(' ');
            }
            let word = below(words.len(), randomness)?;
            text.push_str(words.get(word).copied().unwrap_or_default());
        }
        // Five days of the week are drawn once in a lifetime, and would be refused.
        if check(&text, names).is_ok() {
            return Ok(text);
        }
    }
}

/// A number below `count`, each as likely as any: draws above the last full round are thrown away.
fn below(count: usize, randomness: &mut dyn Randomness) -> Result<usize, NoRandomness> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let last_round = u32::MAX - u32::MAX % count;
    loop {
        let mut bytes = [0; 4];
        randomness.fill(&mut bytes)?;
        let draw = u32::from_le_bytes(bytes);
        bytes.zeroize();
        if draw < last_round {
            return Ok(usize::try_from(draw % count).unwrap_or_default());
        }
    }
}

/// The bytes that go into the key derivation, so that one passphrase is the same on every
/// keyboard: ends trimmed, white space one space, and the Danish letters in one piece where a
/// keyboard sends letter and accent apart.
pub fn bytes(typed: &str) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(String::with_capacity(typed.len()));
    let mut space = false;
    for sign in typed.chars() {
        if sign.is_whitespace() {
            space = !text.is_empty();
            continue;
        }
        if let Some(whole) = text.chars().last().and_then(|last| composed(last, sign)) {
            text.pop();
            text.push(whole);
            continue;
        }
        if space {
            text.push(' ');
            space = false;
        }
        text.push(sign);
    }
    Zeroizing::new(text.as_bytes().to_vec())
}

/// The letters that a Danish keyboard makes and Unicode can also write in two pieces.
fn composed(letter: char, accent: char) -> Option<char> {
    let pairs = match accent {
        '\u{30a}' => [('a', 'å'), ('A', 'Å')].as_slice(),
        '\u{301}' => &[('e', 'é'), ('E', 'É'), ('a', 'á'), ('o', 'ó')],
        '\u{308}' => &[
            ('a', 'ä'),
            ('A', 'Ä'),
            ('o', 'ö'),
            ('O', 'Ö'),
            ('u', 'ü'),
            ('U', 'Ü'),
        ],
        _ => return None,
    };
    pairs
        .iter()
        .find(|(plain, _)| *plain == letter)
        .map(|(_, whole)| *whole)
}

/// Whether a self-chosen passphrase may protect a vault. `names`: of the people and places here, which
/// whoever knows them tries first.
///
/// # Errors
///
/// The first reason against it.
pub fn check(typed: &str, names: &[String]) -> Result<(), PassphraseFlaw> {
    let bytes = bytes(typed);
    let text = Zeroizing::new(String::from_utf8_lossy(&bytes).to_lowercase());
    let found = text.chars().count();
    if found < LEAST_CHARACTERS {
        return Err(PassphraseFlaw::TooShort { found });
    }
    if found > MOST_CHARACTERS {
        return Err(PassphraseFlaw::TooLong);
    }
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    trivial::flaw(&text, &names).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Counting(u32);
    impl Randomness for Counting {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            self.0 = self.0.wrapping_add(0x9E37_79B9);
            bytes.copy_from_slice(&self.0.to_le_bytes());
            Ok(())
        }
    }

    #[test]
    fn generated_passphrase_is_five_words_of_the_list_and_passes_the_check() {
        let list = include_str!("../../public/passphrase-words.txt");
        let mut randomness = Counting(1);
        for _ in 0..1000 {
            let text = generate(list, &[], &mut randomness).unwrap();
            let words: Vec<_> = text.split(' ').collect();
            assert_eq!(words.len(), GENERATED_WORDS);
            assert!(words.iter().all(|word| list.lines().any(|l| l == *word)));
            assert_eq!(check(&text, &["Mette".to_owned()]), Ok(()), "{}", *text);
        }
    }

    #[test]
    fn short_list_is_refused() {
        assert_eq!(
            generate("en to tre", &[], &mut Counting(1)),
            Err(GenerateError::ShortList { found: 3 })
        );
    }

    #[test]
    fn generated_passphrase_that_would_be_refused_is_drawn_again() {
        /// The first word five times, then one after the other.
        struct First(u32);
        impl Randomness for First {
            fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
                self.0 += 1;
                bytes.copy_from_slice(&self.0.saturating_sub(5).to_le_bytes());
                Ok(())
            }
        }
        let list = include_str!("../../public/passphrase-words.txt");
        let text = generate(list, &[], &mut First(0)).unwrap();
        let words: Vec<_> = text.split(' ').collect();
        let distinct: std::collections::BTreeSet<_> = words.iter().collect();
        assert_eq!((words.len(), distinct.len()), (5, 5), "{}", *text);
    }

    #[test]
    fn draw_in_the_broken_last_round_is_thrown_away() {
        struct Draws(Vec<u32>);
        impl Randomness for Draws {
            fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
                bytes.copy_from_slice(&self.0.pop().ok_or(NoRandomness)?.to_le_bytes());
                Ok(())
            }
        }
        // 2^32 − 1 is 1,431,655,765 full rounds of three, so only the highest draw is refused.
        assert_eq!(below(3, &mut Draws(vec![5, u32::MAX])), Ok(2));
        assert_eq!(below(3, &mut Draws(vec![])), Err(NoRandomness));
    }

    #[test]
    fn self_chosen_passphrase_is_refused_by_reason() {
        for (typed, flaw) in [
            ("kort og godt", PassphraseFlaw::TooShort { found: 12 }),
            (
                "   kort    godt     ",
                PassphraseFlaw::TooShort { found: 9 },
            ),
            ("031256 0312 5678 90", PassphraseFlaw::NoLetters),
            ("aaaaaaaaaaaaaaaaaaaa", PassphraseFlaw::FewDifferent),
            ("abba abba baab abba", PassphraseFlaw::FewDifferent),
            ("sommer1sommer1sommer1", PassphraseFlaw::Repeats),
            ("qwertyuiopåasdfgh", PassphraseFlaw::Row),
            ("abcdefghijklmnop", PassphraseFlaw::Row),
            ("123456789abcdefg", PassphraseFlaw::Row),
            ("Adgangskode123456", PassphraseFlaw::Common),
            ("Børnehave 2026 !!", PassphraseFlaw::Common),
            ("mitkodeorderkodeord", PassphraseFlaw::Common),
            ("a b c d e f g h i j", PassphraseFlaw::Row),
            ("q-w-e-r-t-y-u-i-o-p", PassphraseFlaw::Row),
            ("Blå stue Blå stue", PassphraseFlaw::Repeats),
            (
                "min lange sætning, min lange sætning",
                PassphraseFlaw::Repeats,
            ),
            ("januar februar marts", PassphraseFlaw::Common),
            ("mandag tirsdag onsdag", PassphraseFlaw::Common),
            ("rød gul grøn blå sort", PassphraseFlaw::Common),
            ("en to tre fire fem seks", PassphraseFlaw::Common),
            ("der er et yndigt land", PassphraseFlaw::Common),
            ("Mester Jakob 2026!", PassphraseFlaw::Common),
            ("jegelskermitbarn", PassphraseFlaw::Common),
            ("ingen adgangssætning", PassphraseFlaw::Common),
        ] {
            assert_eq!(check(typed, &[]), Err(flaw), "{typed}");
        }
        assert_eq!(check(&"ab ".repeat(400), &[]), Err(PassphraseFlaw::TooLong));
    }

    #[test]
    fn names_of_the_people_and_places_here_are_first_guesses() {
        let names = ["Mette Holm", "Bo", "Solsikken"].map(ToOwned::to_owned);
        for typed in [
            "Mette Mette 1990",
            "mette.holm@1990",
            "M3tte elsker 1990!",
            "Mette i Solsikken",
        ] {
            assert_eq!(check(typed, &names), Err(PassphraseFlaw::Common), "{typed}");
            assert_eq!(
                check(typed, &[]).is_ok(),
                !typed.contains("elsker"),
                "{typed}"
            );
        }
        for typed in ["Mette cykler gennem skoven", "tiger bord bold hat"] {
            assert_eq!(check(typed, &names), Ok(()), "{typed}");
        }
    }

    #[test]
    fn ordinary_long_passphrase_is_taken() {
        for typed in [
            "Vores gule hus ved åen",
            "min farmor bager på torsdage",
            "børnehaven ligger bag den store eg",
            "Xk7#pl-Qm2vR9w!t",
            "tiger mane sol bord hat",
            "den røde cykel står i gården",
            "september var våd i skoven",
            "fire små mus spiste osten",
        ] {
            assert_eq!(check(typed, &[]), Ok(()), "{typed}");
        }
    }

    #[test]
    fn same_passphrase_from_another_keyboard_gives_the_same_bytes() {
        assert_eq!(
            bytes("  gule\u{a0} hus ved a\u{30a}en ").as_slice(),
            "gule hus ved åen".as_bytes()
        );
        assert_ne!(bytes("Hus"), bytes("hus"));
    }

    proptest! {
        #[test]
        fn any_text_is_checked_without_panic(text in ".*") {
            let _ = check(&text, &[]);
        }

        #[test]
        fn bytes_of_bytes_are_the_same(text in ".*") {
            let once = bytes(&text);
            let again = bytes(std::str::from_utf8(&once).unwrap());
            prop_assert_eq!(once, again);
        }
    }
}
