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
/// Shorter names stand inside other words.
const LEAST_NAME: usize = 3;
/// The fewest different characters.
const LEAST_DIFFERENT: usize = 6;
/// As much must be left when runs or common words are taken out: half of what is asked for.
const LEAST_LEFT: usize = 8;

/// What is tried first, one a line, without spaces: what people in this field write when asked for a
/// password, days, months, colours, numbers and lines that everybody can sing. What is inside another
/// stands after it.
const COMMON: &str = "\
dereretyndigtland\nalledisseællinger\nmariehønenevigglad\nmesterjakob\nsebastianskillingsgade\n\
tillykkemedfødselsdagen\nvoreskærligheder\nfaderhansenharenbondegård\noppebjerget\npåengrøngren\n\
jegerglad\nidagerdet\ndetvarengang\ntilværelsensulideligelethed\natværeellerikkeatvære\n\
korrekthesteterienbatteri\ncorrecthorsebatterystaple\nrødgrødmedfløde\n\
daginstitution\ntrivselsskema\nhemmeligheden\nkommunekode\nadgangskoden\nadgangssætning\n\
adgangsord\nsundhedspleje\nnæsteskridt\ndagplejen\nadgangskode\nvuggestuen\nbørnehaven\n\
institution\nsommerferie\nhemmelighed\nvelkommen\nvuggestue\nbørnehave\nbørnehus\npassword\n\
dagpleje\nkodeordet\nkommunen\nhemmelig\npasswort\nletmein\nkodeord\nkommune\ndanmark\n\
iloveyou\nwelcome\nsommer\nvinter\nforår\nefterår\nqwerty\nadmin\nlogin\npædagog\n\
gendannelsesnøgle\ntablet\nelsker\nbørn\nbarn\nfødselsdag\ngodmorgen\nfarvel\n\
mandag\ntirsdag\nonsdag\ntorsdag\nfredag\nlørdag\nsøndag\n\
januar\nfebruar\nmarts\napril\njuni\njuli\naugust\nseptember\noktober\nnovember\ndecember\n\
orange\nlilla\nlyserød\nhvid\nbrun\nsort\ngrå\ngrøn\nblå\ngul\nrød\n\
fjorten\nfemten\ntretten\nfire\nfem\nseks\nsyv\notte\ntolv\nelleve\nnul\ntre\nni\n\
ingen\nkode\ntest\nmit\nmin\nmaj\ndet\njeg\nden\ner\nog";

/// The first reason why `text`, in small letters, is too easy to guess. `names`: of the people and
/// places here, in small letters too.
pub(super) fn flaw(text: &str, names: &[String]) -> Option<PassphraseFlaw> {
    let signs: Vec<char> = text.chars().collect();
    // What stands between the letters hides neither a row nor a repetition.
    let plain: Vec<char> = text.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let first = |sign| signs.iter().position(|other| other == sign);
    let different = (0..)
        .zip(&signs)
        .filter(|(at, sign)| first(*sign) == Some(*at));
    let different = different.count();
    if different < LEAST_DIFFERENT {
        Some(PassphraseFlaw::FewDifferent)
    } else if !signs.iter().any(|sign| sign.is_alphabetic()) {
        Some(PassphraseFlaw::NoLetters)
    } else if repeats(&signs) || repeats(&plain) {
        Some(PassphraseFlaw::Repeats)
    } else if is_row(&signs) || is_row(&plain) {
        Some(PassphraseFlaw::Row)
    } else if is_common(text, names) {
        Some(PassphraseFlaw::Common)
    } else {
        None
    }
}

/// Whether one piece of up to half the text makes the whole, the last one perhaps cut.
fn repeats(signs: &[char]) -> bool {
    (1..=signs.len() / 2).any(|piece| {
        signs
            .iter()
            .zip(signs.iter().skip(piece))
            .all(|(sign, next)| sign == next)
    })
}

/// Whether too little is left without the runs.
fn is_row(signs: &[char]) -> bool {
    let left = without_runs(signs);
    left.chars().filter(|sign| !sign.is_whitespace()).count() < LEAST_LEFT
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

/// Whether a guesser's words, the names here, digits and signs are nearly all of it.
fn is_common(text: &str, names: &[String]) -> bool {
    let letters = |spelled: fn(char) -> char| -> String {
        let signs = text.chars().map(spelled);
        signs.filter(|sign| sign.is_alphanumeric()).collect()
    };
    let spelled = letters(|sign| match sign {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        sign => sign,
    });
    [letters(|sign| sign), spelled].into_iter().any(|mut rest| {
        let mut found = false;
        let mut take = |word: &str, proves: bool| {
            found |= proves && rest.contains(word);
            rest = rest.replace(word, " ");
        };
        for name in names {
            let words = name.split(|sign: char| !sign.is_alphanumeric());
            for word in words.filter(|word| word.chars().count() >= LEAST_NAME) {
                take(word, true);
            }
        }
        for word in COMMON.lines() {
            // A short word alone proves nothing; it only fills the space between the long ones.
            take(word, word.chars().count() >= LEAST_RUN);
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
        assert_eq!(flaw("p4ssw0rd!2026!!", &[]), Some(PassphraseFlaw::Common));
    }

    #[test]
    fn row_read_backwards_is_still_a_row() {
        assert_eq!(flaw("poiuytrewq98765", &[]), Some(PassphraseFlaw::Row));
    }
}
