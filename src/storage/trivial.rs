//! Which long passphrases are still among the first guesses. The tables hold what a guesser tries
//! before thinking: rows of keys, repetitions, the words of the trade.

use super::passphrase::PassphraseFlaw;

/// Rows as fingers and tongues run over them, forwards; backwards is tried as well.
const ROWS: [&str; 7] = [
    "qwertyuiopå",
    "asdfghjklæø",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyzæøå",
    "01234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "½1234567890+",
];
/// As many neighbours in a row are no accident any more.
const LEAST_RUN: usize = 4;
/// The fewest different characters.
const LEAST_DIFFERENT: usize = 6;
/// The longest piece whose repetition is looked for.
const LONGEST_PIECE: usize = 8;
/// As much must be left when runs or common words are taken out: half of what is asked for.
const LEAST_LEFT: usize = 8;

/// What people in this field write when asked for a password. Longest first, so that a word inside
/// another one is not taken out before it.
const COMMON: [&str; 44] = [
    "daginstitution",
    "trivselsskema",
    "hemmeligheden",
    "kommunekode",
    "adgangskoden",
    "sundhedspleje",
    "næste skridt",
    "dagplejen",
    "adgangskode",
    "vuggestuen",
    "børnehaven",
    "institution",
    "sommerferie",
    "hemmelighed",
    "velkommen",
    "vuggestue",
    "børnehave",
    "børnehus",
    "password",
    "dagpleje",
    "kodeordet",
    "kommunen",
    "hemmelig",
    "passwort",
    "letmein",
    "kodeord",
    "kommune",
    "danmark",
    "iloveyou",
    "welcome",
    "sommer",
    "vinter",
    "forår",
    "efterår",
    "qwerty",
    "admin",
    "login",
    "pædagog",
    "kode",
    "test",
    "mit",
    "min",
    "det",
    "er",
];

/// The first reason why `text`, in small letters, is too easy to guess.
pub(super) fn flaw(text: &str) -> Option<PassphraseFlaw> {
    let signs: Vec<char> = text.chars().collect();
    let first = |sign| signs.iter().position(|other| other == sign);
    let different = (0..)
        .zip(&signs)
        .filter(|(at, sign)| first(*sign) == Some(*at));
    let different = different.count();
    if different < LEAST_DIFFERENT {
        Some(PassphraseFlaw::FewDifferent)
    } else if !signs.iter().any(|sign| sign.is_alphabetic()) {
        Some(PassphraseFlaw::NoLetters)
    } else if repeats(&signs) {
        Some(PassphraseFlaw::Repeats)
    } else if without_runs(&signs)
        .split_whitespace()
        .collect::<String>()
        .chars()
        .count()
        < LEAST_LEFT
    {
        Some(PassphraseFlaw::Row)
    } else if is_common(text) {
        Some(PassphraseFlaw::Common)
    } else {
        None
    }
}

/// Whether one piece of up to eight characters makes the whole, the last one perhaps cut.
fn repeats(signs: &[char]) -> bool {
    (1..=LONGEST_PIECE.min(signs.len() / 2)).any(|piece| {
        signs
            .iter()
            .zip(signs.iter().skip(piece))
            .all(|(sign, next)| sign == next)
    })
}

/// What is left when every run of four or more neighbours of a row is taken out.
fn without_runs(signs: &[char]) -> String {
    let mut left = String::new();
    let mut run: Vec<char> = Vec::new();
    for &sign in signs {
        run.push(sign);
        if !is_run(&run) {
            run.pop();
            if run.len() < LEAST_RUN {
                left.extend(&run);
            }
            run = vec![sign];
        }
    }
    if run.len() < LEAST_RUN {
        left.extend(&run);
    }
    left
}

fn is_run(run: &[char]) -> bool {
    let forwards: String = run.iter().collect();
    let backwards: String = run.iter().rev().collect();
    ROWS.iter()
        .any(|row| row.contains(&forwards) || row.contains(&backwards))
}

/// Whether a guesser's words, digits and signs are nearly all of it.
fn is_common(text: &str) -> bool {
    let spelled: String = text
        .chars()
        .map(|sign| match sign {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            sign => sign,
        })
        .collect();
    [text.to_owned(), spelled].into_iter().any(|mut rest| {
        let mut found = false;
        for word in COMMON {
            // A short word alone proves nothing; it only fills the space between the long ones.
            found |= word.chars().count() > LEAST_RUN && rest.contains(word);
            rest = rest.replace(word, " ");
        }
        found && letters_left(&rest) < LEAST_LEFT
    })
}

fn letters_left(text: &str) -> usize {
    text.chars().filter(|sign| sign.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn run_inside_words_is_taken_out_and_words_stay() {
        let signs: Vec<char> = "hus1234 bil".chars().collect();
        assert_eq!(without_runs(&signs), "hus bil");
    }

    #[test]
    fn digits_for_letters_do_not_hide_a_common_word() {
        assert_eq!(flaw("p4ssw0rd!2026!!"), Some(PassphraseFlaw::Common));
    }

    #[test]
    fn row_read_backwards_is_still_a_row() {
        assert_eq!(flaw("poiuytrewq98765"), Some(PassphraseFlaw::Row));
    }
}
